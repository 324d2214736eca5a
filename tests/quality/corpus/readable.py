"""Faults in how easy the words are to read, in the author's language and in others."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.quality.corpus.planting import Draft, Kind, Plants, Told

WHAT = "content/blocks/short/what.yaml"
RECIPE = "content/leaflets/short.yaml"

GRADE = (
    "Doctors often measure the dimple after bathing your baby, under better lighting, using a "
    "paper ruler, never pressing into the tender center.",
    "Mothers, fathers, sisters and brothers helping with bathing may always gently wipe the "
    "dimple using only water, never perfume or powder.",
    "Nurses always offer helpful answers after seeing your baby, even during busy mornings, "
    "writing every important detail into the orange folder.",
    "Older babies moving about after feeding often carry little bits of fabric inside the dimple, "
    "making tender areas redder under heavy clothing.",
)
"""Long sentences of words with two syllables."""

LONG_WORDS = (
    "The manager of the hospital will write to you if we need to see you.",
    "The assistant at the hospital will ring you if we need to see your child.",
    "Another visit at the hospital will not hurt you or your child.",
    "Remember to wash the skin in it and to dry it on Saturday.",
    "The radiographer will show you and your family how the scan works.",
    "Consider what you want to ask the doctor or the therapist when you come.",
    "Tomorrow or on Saturday you can ring us to ask what we think of it.",
    "A manager or a therapist will come and look at it with you.",
    "Imagine a dimple in your chin to see how harmless it is, in general.",
)
"""Among short words two of three syllables in each sentence."""

PLAIN = (
    "You can go on with all you do with your baby at home and out and in the bath and at play, "
    "as before.",
    "You can lift your baby, hold it, feed it and lay it down on its back or side as you do "
    "each day.",
    "You can wash the skin at the same time as you wash the rest of it and pat it dry when you "
    "are done.",
    "You can ask us at each of the next visits what we think of it, and we will look at it with "
    "you.",
    "You can take your baby to the pool, to the park, to the zoo and to the sea if you like to "
    "go there.",
    "You can let it sleep in its cot or in its pram or on your lap as long as you stay with it.",
    "You can tell your own mum and dad and friends that it has been there since birth and that "
    "it is fine.",
    "You can put on it the same soft clothes, and the same soft wraps, as you did up to now, "
    "day and night.",
    "You can feed it as you like, by breast or by bottle, by day or by night, as much as it wants.",
    "You can go by car, by bus or by train with it, as far as you like and as long as you wish.",
    "You can sit it up when it is old enough for that, at the same age as all the rest of them "
    "do it.",
)
"""Sentences of just under 25 short words."""

FAR_TOO_LONG = {
    "es": (
        "Puede lavar la piel del bebé como lava el resto del día y secar bien la zona con una "
        "toalla suave y ver si hay algo que no le gusta o que no vio antes.",
        "Si ve que la piel está roja o que sale algo de ella o que el bebé no está como el resto "
        "de los días, puede venir a vernos o hablar con nosotros por la tarde.",
    ),
    "fr": (
        "Si vous voyez que la peau est rouge ou que du sang en sort ou que le bébé ne va pas bien "
        "ou ne boit pas, vous pouvez venir ici le jour ou la nuit avec lui.",
        "Vous pouvez laver la peau de votre bébé comme vous le faites tous les jours, puis la "
        "sécher avec un linge doux, et voir en même temps si tout va bien ou si ce n’est pas le "
        "cas.",
    ),
}

SHORT_LONG_WORDS = (
    "Oma Amalie, Papa, Tamara: Banane, Kamera, Salami, Tomate.",
    "Papaya, Banane, Tomate, Salami: alle haben Kamera, Kimono.",
    "Paula, Monika, Amalie: alle haben Kamera, Banane, Salami.",
    "Kakadu, Koala, Bonobo haben alle Papaya, Tomate, Banane.",
    "Monika, Amalie, Tamara haben alle Kimono, Kakadu, Koala.",
    "Papaya, Tomate, Salami, Banane haben alle: Oma, Papa, Paula.",
)
"""German: words of three syllables with at most six letters."""

LONG_SYLLABLES = (
    "Schlecht brauchst du nichts, manches pflanzt du frisch am Sandstrand.",
    "Springst du schnell, wünschst du manches schlicht und glaubst dem Sprung.",
    "Streichst du manches schlecht, fürchtest du nichts und brauchst den Arzt.",
    "Sprichst du schlicht, glaubst du manches, brauchst du nichts.",
)
"""German: words of one syllable with seven letters and more."""

HARD = {
    "es": (
        "La malformación superficial habitualmente constituye una característica anatómica.",
        "Generalmente las exploraciones complementarias resultan innecesarias.",
        "Posteriormente recomendamos revisiones especializadas individuales.",
        "Las complicaciones neurológicas representan situaciones excepcionales.",
    ),
    "fr": (
        "Généralement, les examens complémentaires supplémentaires demeurent inutiles.",
        "Cette particularité anatomique représente habituellement une situation inoffensive.",
        "Les complications neurologiques constituent des situations exceptionnelles.",
        "Ultérieurement, nous recommandons une consultation spécialisée individuelle.",
    ),
    "it": (
        "Generalmente gli approfondimenti diagnostici strumentali risultano superflui.",
        "Questa caratteristica anatomica rappresenta abitualmente una particolarità innocua.",
        "Le complicazioni neurologiche costituiscono situazioni assolutamente eccezionali.",
        "Successivamente raccomandiamo valutazioni specialistiche ambulatoriali.",
        "Eventuali modificazioni morfologiche richiedono osservazione specialistica.",
        "Consigliamo frequentemente documentazione fotografica domiciliare.",
    ),
    "nl": (
        "Doorgaans zijn aanvullende diagnostische onderzoeken overbodig.",
        "Deze anatomische bijzonderheid veroorzaakt gewoonlijk geen gezondheidsproblemen.",
        "Neurologische complicaties vertegenwoordigen uitzonderlijke situaties.",
        "Vervolgens adviseren ziekenhuizen gespecialiseerde vervolgonderzoeken.",
    ),
}


def in_english(sentences: Sequence[str], count: int, each: int = 1, hint: bool = True) -> Plants:
    """Paragraphs say other things, in so many sentences each; the last one stays."""

    def plant(draft: Draft, chance: Random) -> Told:
        texts = [f"{one}{{cite:first}}" for one in chance.sample(sentences, count)]
        headings = ("**Home:** ", "**Day:** ", "**Night:** ", "**Out:** ", "**Bed:** ")
        draft[WHAT]["paragraphs"][:-1] = [
            {
                "id": f"p{n}",
                "text": (headings[n // each] if each > 1 else "") + " ".join(texts[n : n + each]),
            }
            for n in range(0, count, each)
        ]
        return Told(RECIPE, "blocks:", f"/{WHAT}:" if hint else "")

    return plant


def translated(language: str, sentences: Sequence[str], *messages: str) -> Plants:
    """Translations of some messages say other things."""

    def plant(draft: Draft, chance: Random) -> Told:
        file = f"content/translations/{language}/short.po"
        for message, sentence in zip(
            messages, chance.sample(sentences, len(messages)), strict=True
        ):
            draft.retranslate(file, f"short/{message}", sentence)
        return Told(RECIPE, "blocks:", f"/{file}:")

    return plant


def too_long(language: str) -> Plants:
    """One sentence of a translation is far too long."""

    def plant(draft: Draft, chance: Random) -> Told:
        message, source = chance.choice(
            (("what#place.text", "You can find it"), ("what#cause.text", "We do not know why"))
        )
        file = f"content/translations/{language}/short.po"
        draft.retranslate(file, f"short/{message}", chance.choice(FAR_TOO_LONG[language]))
        return Told(file, f'msgid "{source}')

    return plant


def _stale(draft: Draft, chance: Random) -> Told:
    """The source has other words than those that were translated."""
    words = chance.choice(("Wash the skin", "Look at it", "You can find it", "What is it"))
    before = chance.choice(("Now", "Then", "Once"))
    file = "content/translations/de/short.po"
    draft.replace(file, f'msgid "{words}', f'msgid "{before} {words}')
    return Told(file, f'msgid "{before} {words}')


_MOST = ("what#dent.text", "what#place.text", "what#cause.text")
_ALL = (*_MOST, "key#message")
_MORE = (*_ALL, "steps#wash.step")
_EVERY = (*_MORE, "steps#look.step")


def _foreign(code: str, language: str, plant: Plants, times: int = 3) -> Kind:
    return Kind(code, plant, times, "short", language)


READABLE = (
    Kind("readability/fkgl", in_english(GRADE, 3), leaflet="short"),
    Kind("readability/smog", in_english(LONG_WORDS, 8, 2), leaflet="short"),
    Kind("readability/sentence-length", in_english(PLAIN, 10, 2, hint=False), leaflet="short"),
    _foreign("readability/inflesz", "es", translated("es", HARD["es"], *_MOST)),
    _foreign("readability/kandel-moles", "fr", translated("fr", HARD["fr"], *_MOST)),
    _foreign("readability/gulpease", "it", translated("it", HARD["it"], *_EVERY)),
    _foreign("readability/douma", "nl", translated("nl", HARD["nl"], *_MOST)),
    _foreign("readability/lix", "de", translated("de", LONG_SYLLABLES, *_ALL)),
    _foreign(
        "readability/wiener-sachtext-1",
        "de",
        translated("de", SHORT_LONG_WORDS, *_MORE),
    ),
    _foreign("readability/long-sentences", "es", too_long("es"), 2),
    _foreign("readability/long-sentences", "fr", too_long("fr"), 2),
    _foreign("currency/words-set-apart", "de", _stale),
)
