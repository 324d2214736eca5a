"""Characters that cannot be searched, read aloud or seen: presentation forms, zero width, tabs.

Control and private-use characters, marks of direction, soft hyphens and U+FFFD are refused where a
PO file is read (``leaflets.characters``), and its words are put into Unicode's form NFC there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.translation._scripts import scripts_of
from leaflets.model.inline import Fault
from leaflets.model.translation import HOLE, Check, Pair, Surroundings
from leaflets.problems import Severity
from leaflets.text.unicode_data import general_category

_FORM = "[\u3300-\u33ff\ufb00-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdf9\ufe70-\ufefc\U0001d400-\U0001d7ff]"
_SUSPECT = re.compile(f"{_FORM}|[\t\u200b-\u200d\uff01-\uff5e]")
_FIRST = re.compile(rf"(?:^|[\s{HOLE}(“\"])([^\w\s!-/:-@{HOLE}])")
"""What stands where a word begins, and is no letter: perhaps a mark."""
_WIDE = {"Hani", "Hira", "Hang"}
"""Scripts with fullwidth signs."""
_JOINING = {
    "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Mymr", "Khmr",
}  # fmt: skip
"""Scripts in which joiners are spelling (Unicode Standard 15.0, chapters 12, 13 and 16)."""
_ARABIC_WITHOUT = ("ar", "ug")
"""Languages in Arabic letters that need no joiners."""
_SPACELESS = {"Thai", "Laoo", "Khmr", "Mymr"}
"""Scripts in which a zero width space shows where a line may end."""


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    text = pair.target_words
    if text.isascii() and "\t" not in text:
        return
    for char in dict.fromkeys(_SUSPECT.findall(text)):
        yield from _faults(char, pair.language)
    for char in dict.fromkeys(_FIRST.findall(text)):
        if general_category(char)[0] == "M":
            code = f"U+{ord(char):04X}"
            yield Fault(f"a mark ({code}) stands on no letter", "type it after its letter")


def _faults(char: str, language: str) -> Iterator[Fault]:
    code, scripts = f"(U+{ord(char):04X})", set(scripts_of(language))
    if char == "\t":
        yield Fault("there is a tab in it", "type an ordinary space")
    elif char == "\u200b":
        if not scripts & _SPACELESS:
            yield Fault(f"an invisible space {code} stands in it", "delete it")
    elif char in "\u200c\u200d":
        if not (scripts & _JOINING or _joins(language, scripts)):
            yield Fault(f"an invisible joiner {code} stands in it", "delete it")
    elif "\uff01" <= char <= "\uff5e":
        if not scripts & _WIDE:
            narrow = chr(ord(char) - 0xFEE0)
            yield Fault(f"“{char}” {code} is a wide form of “{narrow}”", f"type {narrow}")
    else:
        hint = "type the letters themselves: it was made by an old program or a PDF"
        yield Fault(f"“{char}” {code} is a form for printing, not a letter", hint)


def _joins(language: str, scripts: set[str]) -> bool:
    return "Arab" in scripts and language.partition("-")[0] not in _ARABIC_WITHOUT


CHECK = Check(
    "translation/characters",
    Severity.ERROR,
    _find,
    alone=True,
)
