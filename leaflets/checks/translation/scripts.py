"""Letters of another script: look-alikes inside a word, and words nobody can read.

A Cyrillic “а” in a Latin word looks right and is not: no search finds it, and a screen reader says
nonsense. The idea is that of mixed-script confusables, Unicode Technical Standard 39, section 4.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from leaflets.checks.translation._scripts import FOREIGN, LATIN, OWN, kinds, scripts_of
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity
from leaflets.text.unicode_data import script

_RUN = re.compile(f"[{OWN}{LATIN}{FOREIGN}a]+")
_ALIKE = {"Latn", "Cyrl", "Grek", "Armn", "Copt", "Cher"}
"""Scripts with letters that look the same: two of them in one word are a slip."""
_INSIDE = re.compile(f"{OWN}({LATIN}+)(?={OWN})")
"""Latin letters inside a word. Small ones are a slip of the keyboard; “CT” may have its ending. In
scripts without spaces they are a word of their own."""
_SPACELESS = {"Hani", "Hira", "Hang", "Thai", "Laoo", "Khmr", "Mymr"}


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    text = pair.target_words
    if text.isascii():
        return
    found = kinds(text, pair.language)
    own = set(scripts_of(pair.language))
    if LATIN in found and not own & (_ALIKE | _SPACELESS):
        yield from _inside(text, found)
    if FOREIGN not in found and not (_ALIKE & own and LATIN in found):
        return
    for run in _RUN.finditer(found):
        word = text[run.start() : run.end()]
        mixed = FOREIGN in run[0] or (OWN in run[0] and LATIN in run[0])
        if mixed and not _wanted(word, pair, around):
            yield from _fault(word, run[0])


def _inside(text: str, found: str) -> Iterator[Fault]:
    for match in _INSIDE.finditer(found):
        letters = text[match.start(1) : match.end(1)]
        if letters.islower():
            yield Fault(f"Latin letters stand inside a word: {_named(list(letters))}", _TYPE)


def _wanted(word: str, pair: Pair, around: Surroundings) -> bool:
    """Written so in the original or in the list of words that stay; or a Greek letter as a sign."""
    if len(word) == 1 and script(word) == "Grek":
        return True
    return word in pair.source_words or any(word in kept for kept in around.kept)


def _fault(word: str, run: str) -> Iterator[Fault]:
    in_word = dict.fromkeys(script(char) for char in word)
    alike = [code for code in in_word if code in _ALIKE]
    foreign = [char for char, kind in zip(word, run, strict=True) if kind == FOREIGN]
    if OWN in run and foreign:
        yield Fault(f"“{word}” has letters of two scripts: {_named(foreign)}", _TYPE)
    elif len(alike) > 1:
        latin = [char for char in word if script(char) == "Latn"] or foreign
        yield Fault(f"“{word}” has letters of two scripts: {_named(latin)}", _TYPE)
    elif foreign:
        hint = "write it in the letters of your language, or in Latin letters if it is a name"
        yield Fault(f"“{word}” is in a script that this language is not written in", hint)


_TYPE = "type the word again on one keyboard; a letter that looks right may be another"


def _named(letters: list[str]) -> str:
    names = (f"{unicodedata.name(c, 'letter').lower()} (U+{ord(c):04X})" for c in letters)
    return ", ".join(list(dict.fromkeys(names))[:3])


CHECK = Check(
    "translation/scripts",
    Severity.ERROR,
    _find,
    alone=True,
)
