"""The formulas, one small function each. What they are for, and their bands, are in the TOML file.

Each takes counts with at least one sentence and one word. Values are not rounded and not limited:
very short sentences may score below a grade of 0 or above 100.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from leaflets.model.assessment import Direction
from leaflets.readability.counting import Counts


def fkgl(counts: Counts) -> float:
    """Grade of a US school: Kincaid, Fishburne, Rogers and Chissom 1975 (Research Branch Report
    8-75, Naval Air Station Memphis)."""
    return 0.39 * _length(counts) + 11.8 * _syllables(counts) - 15.59


def smog(counts: Counts) -> float:
    """Years of schooling: McLaughlin 1969 (Journal of Reading 12), for 30 sentences; any other
    number is brought to 30."""
    return float(3.1291 + 1.0430 * (30 * counts.polysyllables / counts.sentences) ** 0.5)


def inflesz(counts: Counts) -> float:
    """Perspicuidad: Szigriszt Pazos 1993 (thesis, Madrid); with the scale INFLESZ of
    Barrio-Cantalejo et al. 2008 (Anales del Sistema Sanitario de Navarra 31)."""
    return 206.835 - 62.3 * _syllables(counts) - _length(counts)


def fernandez_huerta(counts: Counts) -> float:
    """Lecturabilidad: Fernández Huerta 1959 (Consigna 214). The last term is read, as by everybody,
    as words in a sentence; he prints “sentences in 100 words”, which would praise long ones."""
    return 206.84 - 60 * _syllables(counts) - 1.02 * _length(counts)


def wiener_sachtextformel_1(counts: Counts) -> float:
    """Grade of an Austrian school: Bamberger and Vanecek 1984 (Lesen, Verstehen, Lernen,
    Schreiben), first formula; shares of words in per cent."""
    share = 100 / counts.words
    return (
        0.1935 * share * counts.polysyllables
        + 0.1672 * _length(counts)
        + 0.1297 * share * counts.long_words
        - 0.0327 * share * counts.monosyllables
        - 0.875
    )


def lix(counts: Counts) -> float:
    """Läsbarhetsindex: Björnsson 1968 (Läsbarhet). Needs no syllables."""
    return _length(counts) + 100 * counts.long_words / counts.words


def gulpease(counts: Counts) -> float:
    """Lucisano and Piemontese 1988 (Scuola e Città 39). Needs no syllables."""
    return 89 + (300 * counts.sentences - 10 * counts.letters) / counts.words


def kandel_moles(counts: Counts) -> float:
    """Flesch for French: Kandel and Moles 1958 (Cahiers d’études de radio-télévision 19)."""
    return 207 - 1.015 * _length(counts) - 73.6 * _syllables(counts)


def douma(counts: Counts) -> float:
    """Flesch for Dutch: Douma 1960 (De leesbaarheid van landbouwbladen)."""
    return 206.835 - 0.93 * _length(counts) - 77 * _syllables(counts)


def _length(counts: Counts) -> float:
    """Words in a sentence."""
    return counts.words / counts.sentences


def _syllables(counts: Counts) -> float:
    """Syllables in a word."""
    return counts.syllables / counts.words


_FUNCTIONS: Mapping[str, Callable[[Counts], float]] = {
    "fkgl": fkgl,
    "smog": smog,
    "inflesz": inflesz,
    "fernandez-huerta": fernandez_huerta,
    "wiener-sachtext-1": wiener_sachtextformel_1,
    "lix": lix,
    "gulpease": gulpease,
    "kandel-moles": kandel_moles,
    "douma": douma,
}


class Formula(NamedTuple):
    """A formula as the table describes it. ``languages``: made or tested for; ``second``: languages
    in which it is a second opinion, without a scale that anybody has tested. ``bands``: below which
    value a text is how hard, by language, ``*`` for all others."""

    code: str
    name: str
    direction: Direction
    value: Callable[[Counts], float]
    languages: tuple[str, ...]
    second: tuple[str, ...]
    bands: Mapping[str, tuple[tuple[float, str], ...]]

    def band(self, value: float, language: str) -> str:
        """How hard a value is, in words; nothing where no scale is known."""
        steps = self.bands.get(language, self.bands.get("*", ()))
        return next((name for below, name in steps if value < below), "")


@cache
def formulas() -> Mapping[str, Formula]:
    """Every formula by its code, in the order in which they are reported."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {code: _formula(code, table[code]) for code in _FUNCTIONS}


def _formula(code: str, row: Mapping[str, Any]) -> Formula:
    bands = {
        language: tuple((step["below"], step["name"]) for step in scale["steps"])
        for scale in row.get("bands", ())
        for language in scale["languages"]
    }
    return Formula(
        code,
        row["name"],
        row["direction"],
        _FUNCTIONS[code],
        tuple(row.get("languages", ())),
        tuple(row.get("second", ())),
        bands,
    )


def formulas_for(language: str) -> tuple[Formula, ...]:
    """Those for a language (a tag of ``leaflets.languages``), those made for it first."""
    first = [formula for formula in formulas().values() if language in formula.languages]
    second = [formula for formula in formulas().values() if language in formula.second]
    return (*first, *second)
