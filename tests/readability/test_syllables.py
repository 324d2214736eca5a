"""Syllables of Spanish, German, French and Dutch words, parted by hand as dictionaries do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.readability.syllables import COUNTERS

WORDS = {
    # Ortografía 2010: diphthongs, triphthongs, hiatus, h between vowels, y, gu and qu.
    "es": """
    que gue-rra a-gua an-ti-güe-dad pin-güi-no ahu-mar prohi-bir pro-hí-be bú-ho a-hue-car rey muy
    y ma-yo ya ye-ma le-er chi-i-ta dí-a bio-lo-gí-a huí cons-truí cons-truí-a je-suí-ti-co
    a-ve-ri-guáis buey pa-ra-no-ia cre-í-ais ciu-dad a-é-re-o hé-ro-e po-e-ta ca-os pa-ís ba-úl
    re-ír o-í-do cui-da-do viu-da guion fá-cil-men-te mé-di-co be-bé co-lum-na e-co-gra-fí-a
    es-pal-da ho-yue-lo sa-cro mé-du-la es-pi-nal lí-qui-do pa-ñal U-ru-guay lim-piáis za-na-ho-ria
    co-o-pe-rar ve-hí-cu-lo a-hí a-ún aun crá-ne-o ver-güen-za lin-güís-ti-ca le-yes oi-go
    ra-dió-lo-go ci-ru-gí-a re-so-nan-cia mag-né-ti-ca pe-diá-tri-co a-ho-ra re-ú-ne fie-bre
    """,
    "de": """
    ge-impft be-ur-tei-len be-in-hal-ten bei-de Bei-spiel Beu-le Bak-te-ri-en Wien er-schien
    die-nen Fa-mi-li-e Fa-mi-li-en-mit-glied e-ner-gie The-ra-pie The-ra-pi-en spe-zi-ell
    viel-leicht Pa-ti-ent Pa-ti-en-ten dient Mu-se-um Mu-se-ums-be-such I-de-en Ju-bi-lä-um
    ko-o-pe-rie-ren Pro-te-in na-iv O-pe-ra-ti-on in-se-rie-ren bau-en Feu-er Ei-er ru-hig se-hen
    zie-hen Haar See Boot Yo-ga Qua-li-tät Quel-le zwei-ei-ig be-ob-ach-ten ge-öff-net
    Ul-tra-schall Rü-cken-mark Grüb-chen Säug-ling Steiß-bein Wir-bel-säu-le Stu-di-e Stu-di-en
    Hy-gi-e-ne Toi-let-te ge-eig-net be-ein-flus-sen Ge-gend Me-di-zi-ner Flüs-sig-keit Tour Team
    """,
    "fr": """
    table pe-tite pe-tit bé-bé dos co-lonne ver-té-brale é-cho-gra-phie pied nuit oui cri-er
    ou-bli-er l'eau qu'il au-jour-d'hui jus-qu'à c'est d'a-bord pa-ys pay-er vo-yage yeux fille
    fa-mille bou-teille tra-vail feuille oeuf coeur œuf main-te-nant aiment parlent sou-vent
    vrai-ment a-cci-dent pa-tient cli-ent na-tion ré-el o-cé-an thé-âtre rue vie an-née sta-tue
    man-geons gui-der qui ac-cueil août fou-iller dif-fé-rent doivent peuvent ar-gent mo-ment
    ma-la-die
    """,
    "nl": """
    rug-gen-graat kuil-tje ba-by ou-ders ge-ïmpft zee-ën Bel-gi-ë bu-reau po-li-tie sta-tion
    na-tio-naal ra-di-o of-fi-ci-eel pa-ti-ënt se-ri-eus nieuw leeuw ei-e-ren bloei-en bij-een
    mu-se-um re-ü-nie be-ïn-vloe-den co-ör-di-na-tie kwa-li-teit huis-arts zie-ken-huis
    wer-vel-ko-lom e-cho-gra-fie on-der-zoek koorts met-een bij-na ijs vrij au-to's fo-to's mi-lieu
    ge-beurt ma-te-ri-aal spe-ci-aal si-tu-a-tie groei-en mooi-e sneeu-wen pen-sioen mil-joen
    quo-ta bei-de geit geur
    """,
}
"""Parted as they are spoken: hyphenation would leave no single letter."""


@pytest.mark.parametrize(
    ("language", "parted"),
    [(language, word) for language, words in WORDS.items() for word in words.split()],
)
def test_words_parted_by_hand(language: str, parted: str) -> None:
    assert COUNTERS[language](parted.replace("-", "").lower()) == len(parted.split("-"))


LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñäöß'œ"


@given(st.sampled_from(sorted(COUNTERS)), st.text(LETTERS, min_size=1))
def test_any_letters_have_a_syllable_and_no_more_than_letters(language: str, word: str) -> None:
    assert 1 <= COUNTERS[language](word) <= max(1, len(word))
