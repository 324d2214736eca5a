"""Faults in the words of the author."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.quality.corpus.planting import Draft, Kind, Plants, Told

RECIPE = "content/leaflets/dimple.yaml"
SETTINGS = "content/quality.yaml"
BLOCKS = "content/blocks/dimple"

PLACES = (
    ("what", ("paragraphs", 3, "text")),
    ("steps", ("steps", 0, "step")),
    ("steps", ("steps", 1, "step")),
    ("steps", ("steps", 3, "step")),
    ("formats", ("text",)),
    ("key", ("support",)),
    ("signs", ("tiers", 1, "lead")),
    ("compare", ("rows", 0, "cells", "one")),
    ("compare", ("rows", 1, "cells", "other")),
)
"""Block and field of texts that need no source."""

MAIN = (("key", ("message",)), ("steps", ("steps", 2, "step")), ("signs", ("tiers", 2, "lead")))
"""As ``PLACES``: what matters most."""


def _holder(data: Any, field: tuple[str | int, ...]) -> Any:
    for step in field[:-1]:
        data = data[step]
    return data


def says(*sentences: str, places: tuple[Any, ...] = PLACES) -> Plants:
    """One sentence more in one of the texts."""

    def plant(draft: Draft, chance: Random) -> Told:
        (block, field), sentence = chance.choice(places), chance.choice(sentences)
        file = f"{BLOCKS}/{block}.yaml"
        _holder(draft[file], field)[field[-1]] += f" {sentence}"
        return Told(file, sentence)

    return plant


def without(*blocks: str) -> Plants:
    """The leaflet leaves out blocks."""

    def plant(draft: Draft, chance: Random) -> Told:
        kept = [b for b in draft[RECIPE]["blocks"] if b["block"].partition("/")[2] not in blocks]
        draft[RECIPE]["blocks"] = kept
        return Told(RECIPE, "blocks:")

    return plant


def paragraphs(block: str, *forms: tuple[str, ...], line: int | None = 0) -> Plants:
    """Other paragraphs in a block. ``line``: the paragraph that is told, or None: the title."""

    def plant(draft: Draft, chance: Random) -> Told:
        form, file = chance.choice(forms), f"{BLOCKS}/{block}.yaml"
        draft[file]["paragraphs"] = [{"id": f"p{n}", "text": text} for n, text in enumerate(form)]
        draft[file]["no_source"] = [{"reason": "For tests", "entries": _ids(form)}]
        return Told(file, draft[file]["title"] if line is None else form[line])

    return plant


def _ids(form: tuple[str, ...]) -> list[str]:
    return [f"p{n}" for n in range(len(form))]


def _headings(draft: Draft, chance: Random) -> Told:
    block = chance.choice(("what", "known", "steps", "compare"))
    file = f"{BLOCKS}/{block}.yaml"
    if block == "known":
        del draft[file]["title"]
        return Told(file)
    title = chance.choice(("Overview", "More information", "Other:", "Background"))
    draft[file]["title"] = title
    return Told(file, title)


def _not_known(draft: Draft, chance: Random) -> Told:
    said = chance.choice(("Babies are born with it", "It is there at birth", "It shows at birth"))
    draft[f"{BLOCKS}/known.yaml"]["paragraphs"][2]["text"] = f"{said}.{{cite:second}}"
    return Told(RECIPE, "blocks:")


def _list_length(draft: Draft, chance: Random) -> Told:
    block, field = chance.choice(
        (
            ("signs", ("tiers", chance.randrange(3), "signs")),
            ("steps", ("steps",)),
            ("questions", ("questions",)),
        )
    )
    file = f"{BLOCKS}/{block}.yaml"
    entries = _holder(draft[file], field)[field[-1]]
    word = next(name for name in entries[0] if name != "id")
    wanted = chance.randrange(8, 11)
    added = [
        {"id": f"more-{n}", word: f"{entries[0][word][:-1]} {name}{entries[0][word][-1]}"}
        for n, name in enumerate(("at night", "by day", "at noon", "at home", "here", "in bed",
                                  "in spring", "at dawn")[: wanted - len(entries)])
    ]  # fmt: skip
    entries += added
    for reason in draft[file].get("no_source", ()):
        reason["entries"] += [entry["id"] for entry in added]
    return Told(file, f"{field[-1]}:")


def _order(draft: Draft, chance: Random) -> Told:
    blocks = draft[RECIPE]["blocks"]
    name, place = chance.choice((("key", 2), ("sources", 3), ("what", 1), ("known", 1)))
    moved = next(block for block in blocks if block["block"] == f"dimple/{name}")
    blocks.remove(moved)
    blocks.insert(place, moved)
    return Told(RECIPE, "dimple/signs" if name in ("what", "known") else f"dimple/{name}")


def _purpose(draft: Draft, chance: Random) -> Told:
    field, text = chance.choice(
        (
            ("title", "What you should know"),
            ("title", "A leaflet for you"),
            ("purpose", "Says what a sacral dimple is. Says when to call."),
            ("purpose", "Helps to decide when a visit makes sense."),
        )
    )
    draft[RECIPE][field] = text
    return Told(RECIPE, "title:" if "visit" in text else text)


def _table(draft: Draft, chance: Random) -> Told:
    file = f"{BLOCKS}/compare.yaml"
    table, form = draft[file], chance.randrange(3)
    if form == 0:  # no table has more columns than the program's own threshold allows
        draft[SETTINGS]["thresholds"] = {"wording/table-size": {"columns": 2}}
        return Told(file, "subjects:")
    words = chance.choice(("Where on the back it is", "What you can see of it"))
    if form == 1:
        chance.choice(table["rows"])["aspect"] = words
    else:
        chance.choice(table["subjects"])["name"] = words
    return Told(file, words)


def _key_message(draft: Draft, chance: Random) -> Told:
    if chance.random() < 0.4:
        return without("key")(draft, chance)
    more = (
        "It is small.",
        "It is low.",
        "It stays.",
        "Do not worry.",
        "Keep it dry.",
        "Keep calm.",
    )
    draft[f"{BLOCKS}/key.yaml"]["message"] += " " + " ".join(chance.sample(more, 3))
    return Told(f"{BLOCKS}/key.yaml", "message:")


_LONG = (
    "You can go on with all you do with your baby as you did up to now, at home, at play, in the "
    "bath and in bed, and so can we."
)
_LONGER = (
    "If you find that the skin in the dimple is red, or wet, or warm, or if it does not look the "
    "same as it did last week, you can call us."
)
_PARAGRAPHS = (
    "You can go out. You can play. You can swim. You can eat what you like. You can go to bed when "
    "you like. You can go to a friend. You can go by car. You can go by train. You can go by bike. "
    "You can go on foot. You can sing. You can dance. You can go to the sea. You can go to the "
    "park. You can go to the zoo.",
    "Your baby can lie on the back. Your baby can lie on the side. Your baby can sit in a car. "
    "Your "
    "baby can sit in a pram. Your baby can sit on your lap. Your baby can go in the bath. Your "
    "baby "
    "can go in the sea. Your baby can go in the sun. Your baby can play. Your baby can sleep. Your "
    "baby can eat.",
)
_SECTION = tuple(
    f"You can go {there}. You can stay there as long as you like. Take your baby with you when you "
    f"go. Come back when it is time to eat. Then go to bed and sleep well. It will do you good."
    for there in ("out", "to the park", "to the sea", "to a friend")
)
_PASSIVE = (
    ("The skin is washed in the bath. It is dried with a towel.", "Your baby was seen by us.",
     "The dimple was found at birth. It was measured, too."),
    ("Your baby will be weighed. The skin will be examined.", "A scan will be planned.",
     "You will be told by post. You will be phoned, too."),
    ("The dimple was drawn. It was shown to a nurse.", "The skin was cleaned.",
     "It is often done so. Your baby is often held."),
)  # fmt: skip

WORDS = (
    Kind("wording/acronyms", says("Ask for an MRI.", "Your GP can help.", "Show it to the ENT.")),
    Kind("wording/active-message", says("It is seen by us.", "The skin is checked at birth.",
         places=MAIN)),
    Kind("wording/headings", _headings),
    Kind("wording/key-message", _key_message),
    Kind("wording/known-and-not-known", _not_known),
    Kind("wording/list-length", _list_length),
    Kind("wording/no-calculations", says("Divide the weeks by 4.", "Add the weeks up.",
         "Work out how many weeks it was.")),
    Kind("wording/numbers-explained", says("It is so in 3 of every 1,000.",
         "It grows in 20 in every 1,000.")),
    Kind("wording/order", _order),
    Kind("wording/paragraph-length", paragraphs("what", *[(text,) for text in _PARAGRAPHS]), 2),
    Kind("wording/passive-voice", paragraphs("what", *_PASSIVE)),
    Kind("wording/picture", without("picture"), 1),
    Kind("wording/purpose", _purpose),
    Kind("wording/same-denominator", says("Few have hair: 3 in 100.", "Few have two: 1 in 200.",
         "Few have it so: one in ten.")),
    Kind("wording/section-length", paragraphs("what", _SECTION, _SECTION[::-1], line=None), 2),
    Kind("wording/speaks-to-reader", says("Parents should call us.", "Patients must wait.",
         "It is advisable to wait.")),
    Kind("wording/steps", without("signs", "steps"), 1),
    Kind("wording/table-size", _table),
    Kind("wording/tool", without("questions", "visit"), 1),
    Kind("wording/whole-numbers", says("It is so in 3.4% of babies.", "It grows by 1.5 each week.",
         "We see it in a quarter of babies.", "Only 1/2 of it shows.")),
    Kind("readability/long-sentences", says(_LONG, _LONGER)),
    Kind("legibility/capitals", says("DO NOT WAIT FOR US.", "NEVER TOUCH THE DIMPLE.")),
    Kind("colophon/formats", without("formats"), 1),
    Kind("colophon/contact", without("contact"), 1),
)  # fmt: skip
