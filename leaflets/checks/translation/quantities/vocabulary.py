"""The words of a language for numbers and units: one TOML file for each language, read when needed.

``languages/<tag>.toml``; every table has lists of spellings, ``*`` at the end of one: any ending.

exact       number words by value: they count as the number wherever they stand
loose       words that may mean the value or something else (articles, ordinals, “both”): good for a
            number word of the source, never for a digit of it
scales      words after a number that multiply it: million, 万, लाख
units       spellings of each unit (``UNITS``)
dual        words that are two of a unit by themselves: ساعتين
single      words that are one of a unit without saying so: لمدة ساعة, for an hour
frequency   ``per``: what makes a frequency of a unit after it (a day, every week); by unit: words
            that are a frequency by themselves (daily)
proportion  ``of``: what stands before the whole of a proportion (“of every 1,000”)

``prefix``: pattern of particles written together with the word after it. ``two``: endings of words
that can be a dual. ``not``: words that hold number words and mean no number. ``spaces = false``:
words stand side by side. ``verbs``: units that are a verb at the end of a sentence (Bengali দিন is
“day” and “give”): there they are a unit only after a number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from leaflets.checks.translation.quantities.folding import NO_LETTER_AFTER, NO_LETTER_BEFORE, folded
from leaflets.languages import language as language_of
from leaflets.problems import LeafletsError

T = TypeVar("T")

_FOLDER = Path(__file__).parent / "languages"
_SHARED = {"zh-Hant": "zh-Hans", "yue": "zh-Hans", "prs": "fa"}
"""Languages that are served by the file of another."""

LISTED = (*sorted(path.stem for path in _FOLDER.glob("*.toml")), *_SHARED)
"""Languages that there are lists of words for."""

SYMBOLS: Mapping[str, tuple[str, ...]] = {
    "mg": ("mg", "㎎", "мг"),
    "ug": ("µg", "μg", "mcg", "ug", "㎍", "мкг"),
    "g": ("g", "gm", "г"),
    "kg": ("kg", "㎏", "кг"),
    "ml": ("ml", "㎖", "cc", "мл"),
    "l": ("l", "ℓ", "л"),
    "mm": ("mm", "㎜", "мм"),
    "cm": ("cm", "㎝", "см"),
    "m": ("m", "м"),
    "km": ("km", "㎞", "км"),
    "mmol": ("mmol", "ммоль"),
    "iu": ("iu", "i.u.", "ui", "u.i.", "ie", "ме"),
    "percent": ("%", "٪", "﹪"),
    "permille": ("‰", "؉"),
    "celsius": ("°c", "° c", "ºc", "º c", "℃"),
    "fahrenheit": ("°f", "° f", "ºf", "º f", "℉"),
    "minute": ("min",),
    "hour": ("h",),
}
"""Signs of units that every language may use, in small letters."""

UNITS: Mapping[str, str] = {
    "ug": "µg", "iu": "IU", "percent": "%", "permille": "‰", "celsius": "°C", "fahrenheit": "°F",
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks",
    "month": "months", "year": "years", "times": "times",
    **{name: name for name in ("mg", "g", "kg", "ml", "l", "mm", "cm", "m", "km", "mmol")},
}  # fmt: skip
"""Units -> how messages call them."""

TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "times"))


@dataclass(frozen=True, slots=True)
class Word:
    """A number word found: value, place in the folded text, whether it can mean nothing else."""

    value: Fraction
    start: int
    end: int
    exact: bool


class Vocabulary:
    """The words of one language, as patterns over folded text."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.spaces: bool = data.get("spaces", True)
        self._prefix = folded(data.get("prefix", ""))

    @cached_property
    def values(self) -> Mapping[str, tuple[Fraction, bool] | None]:
        """Number word -> its value, and whether it is exact; nothing for the words of ``not``."""
        return dict.fromkeys(map(folded, self._data.get("not", ()))) | {
            folded(word): (Fraction(str(value)), kind == "exact")
            for kind in ("loose", "exact")
            for value, words in self._data.get(kind, {}).items()
            for word in words
        }

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Finds number words, and words of ``not``."""
        spellings = [w for kind in ("exact", "loose") for w in self._all(kind)]
        return self._pattern((*spellings, *self._data.get("not", ())))

    @cached_property
    def exact_words(self) -> re.Pattern[str]:
        """Finds number words that mean nothing else: whether looking closer is worth it."""
        return self._pattern(self._all("exact"))

    @cached_property
    def scales(self) -> tuple[re.Pattern[str], Mapping[str, int]]:
        """What multiplies the number before it."""
        factors = {folded(w): int(f) for f, ws in self._data.get("scales", {}).items() for w in ws}
        after = "(?![克米卡焦瓦升分])" if not self.spaces else NO_LETTER_AFTER
        return re.compile(rf"[\s]*({_any(factors)}){after}"), factors

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Spelling -> unit."""
        own: Mapping[str, list[str]] = self._data.get("units", {})
        signs = {sign: unit for unit, signs in SYMBOLS.items() for sign in signs}
        return signs | {folded(word): unit for unit, words in own.items() for word in words}

    @cached_property
    def unit_after(self) -> re.Pattern[str]:
        """A unit right after a number."""
        no_unit = r"(?!(?<=[\s\d]l)['’])(?!(?<=[\s\d][glmh])\.[^\W\d_])"  # l’an, 300 M.Ö.
        return re.compile(rf"\s*[-‐‑]?\s*({_any(self.units)})(?:{self._after(True)}){no_unit}")

    @cached_property
    def unit_words(self) -> re.Pattern[str]:
        """Units anywhere, that are words and no single letters."""
        own = {w for words in self._data.get("units", {}).values() for w in words}
        verbs = set(self._data.get("verbs", ()))
        signs = {"mg", "kg", "ml", "mm", "cm", "mmol", "mcg", "µg"}
        plain = self._pattern(own - verbs | signs)
        if not verbs:
            return plain
        return re.compile(rf"{plain.pattern}|{self._pattern(verbs).pattern}(?!\s*(?:[,;.!?।]|$))")

    @cached_property
    def counted(self) -> tuple[tuple[int, re.Pattern[str], Mapping[str, str]], ...]:
        """One or two of a unit without a number: how many, what finds them, word -> unit."""
        found = []
        for count, table in ((1, "single"), (2, "dual")):
            words = {folded(w): unit for unit, ws in self._data.get(table, {}).items() for w in ws}
            if words:
                found.append((count, self._pattern(words), words))
        return tuple(found)

    @cached_property
    def two(self) -> re.Pattern[str] | None:
        """Endings of words that can mean two of something."""
        return self._pattern(self._data["two"]) if "two" in self._data else None

    @cached_property
    def frequencies(self) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
        """Frequencies: a unit of time after “a” or “every”, or a word for it."""
        table: Mapping[str, list[str]] = self._data.get("frequency", {})
        if not table:
            return None
        named = {folded(w): unit for unit, ws in table.items() if unit != "per" for w in ws}
        times = {w: u for w, u in self.units.items() if u in TIME - {"times", "second"}}
        per = _any([folded(word) for word in table["per"]])
        both = {**times, **named}
        gap = r"\s+" if self.spaces else r"\s*"
        before, after = (NO_LETTER_BEFORE, NO_LETTER_AFTER) if self.spaces else ("", "")
        found = rf"{before}(?:(?:{per}){gap}(?P<unit>{_any(times)})|(?P<word>{_any(named)})){after}"
        return re.compile(found), both

    @cached_property
    def every(self) -> re.Pattern[str] | None:
        """What stands right before the whole of a proportion."""
        words = self._data.get("proportion", {}).get("of", ())
        before = NO_LETTER_BEFORE if self.spaces else ""
        return re.compile(rf"{before}(?:{_any(map(folded, words))})\s*$") if words else None

    def opens_frequency(self, words: str) -> bool:
        """Whether words end with what makes a frequency of a unit: “once a”, before “day”."""
        table = self._data.get("frequency", {})
        return words.rpartition(" ")[2] in table.get("per", ()) and " " in words

    def value_of(self, word: str) -> tuple[Fraction, bool] | None:
        """The value of a word that ``words`` has found; nothing for those of ``not``."""
        return self.spelled_in(word, self.values)

    def unit_of(self, spelled: str) -> str:
        """The unit of a spelling that one of the patterns has found."""
        return self.spelled_in(spelled, self.units)

    def spelled_in(self, text: str, table: Mapping[str, T]) -> T:
        """What a table has for a text, with or without the particles before it."""
        for word in self._without_prefix(re.sub(r"\s+", " ", text)):
            if word in table:
                return table[word]
            stems = (w for w in table if w.endswith("*") and word.startswith(w[:-1]))
            if longest := max(stems, key=len, default=""):
                return table[longest]
        raise KeyError(text)

    def _without_prefix(self, word: str) -> Iterator[str]:
        yield word
        if self._prefix and (found := re.match(self._prefix, word)):
            yield word[found.end() :]
            for length in range(1, found.end()):
                yield word[length:]

    def _all(self, table: str) -> list[str]:
        return [word for words in self._data.get(table, {}).values() for word in words]

    def _pattern(self, words: Iterable[str]) -> re.Pattern[str]:
        before = NO_LETTER_BEFORE if self.spaces else ""
        return re.compile(rf"{before}{self._prefix}(?:{_any(map(folded, words))}){self._after()}")

    def _after(self, unit: bool = False) -> str:
        if not self.spaces:
            return "" if not unit else "(?![a-z])"
        return NO_LETTER_AFTER


_IN_WORD = r"[^\s\d\ufffc!-/:-@[-`{-~،؛؟۔।॥。，、；：！？“”«»…]"
"""What a word can go on with: a class of what cannot is compiled ten times as fast."""


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(_spelling(word) for word in longest_first) or "(?!)"


def _spelling(word: str) -> str:
    word = folded(word)
    ending = f"{_IN_WORD}*" if word.endswith("*") else ""
    beginning = f"{_IN_WORD}{{2,}}" if word.startswith("*") else ""
    return beginning + re.escape(word.strip("*")).replace(r"\ ", r"\s+") + ending


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of the language that serves a tag (``leaflets.languages``), if there are any."""
    try:
        tag = language_of(language).tag
    except LeafletsError:
        return None
    path = _FOLDER / f"{_SHARED.get(tag, tag)}.toml"
    return Vocabulary(tomllib.loads(path.read_text("utf-8"))) if path.is_file() else None


def no_words_for(language: str) -> str:
    """Why a check that needs the words of a language says nothing about it, or nothing."""
    if vocabulary(language) is None:
        return "there is no list of its number words and units"
    return ""
