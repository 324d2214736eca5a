"""A number keeps its unit: 5 mg never becomes 5 g, 6 weeks never 6 months.

Units are compared for each value that both sides have: a number that is missing is the business of
``translation/numbers``. Units of time may be added (“under 16” is “menores de 16 años”), others
may not. Nothing is converted: °C and °F both stand in the source where both are wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from leaflets.checks.translation.quantities.calls import without_calls
from leaflets.checks.translation.quantities.numerals import HAS_NUMERAL
from leaflets.checks.translation.quantities.units import Quantity, quantities, units_said
from leaflets.checks.translation.quantities.vocabulary import LISTED, TIME, UNITS, no_words_for
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

Units = dict[Fraction | None, dict[str, str]]
"""Value (None: a hole) -> its units, each with the words it was read from."""


def _find(pair: Pair, _around: Surroundings) -> Iterable[Fault]:
    return _of_form(pair) if pair.kind == "unit" else _of_words(pair)


def _of_form(pair: Pair) -> Iterator[Fault]:
    """A plural form of a unit, with or without a hole for the number."""
    wanted = units_said(pair.source_words, pair.source_language)
    there = units_said(pair.target_words, pair.language)
    if wanted and wanted != there:
        said = f"says {_names(there)}" if there else "has no unit that is known"
        hint = "each plural form keeps the unit of the source"
        yield Fault(f"the unit is {_names(wanted)}, and the translation {said}", hint)


def _of_words(pair: Pair) -> Iterator[Fault]:
    source, target = pair.source_words, pair.target_words
    counted = quantities(without_calls(source), pair.source_language)
    if not counted and not HAS_NUMERAL.search(target):
        return
    ours = _units(counted)
    if not any(ours.values()) and not HAS_NUMERAL.search(target):
        return
    theirs = _units(quantities(without_calls(target), pair.language))
    said = units_said(target, pair.language) | _all(theirs)
    known = units_said(source, pair.source_language)
    faults = (
        _compared(units, theirs[value], said, known)
        for value, units in ours.items()
        if value in theirs
    )
    yield from dict(fault for fault in faults if fault).values()


def _compared(
    ours: dict[str, str], theirs: dict[str, str], said: frozenset[str], known: frozenset[str]
) -> tuple[object, Fault] | None:
    """What is wrong with the units of a value. The first of the two is the same for the numbers of
    a range, which share a unit and a mistake."""
    lost, added = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    gone, measures = lost - said, added - TIME - known
    if lost and added:
        message = f"“{_texts(ours, lost)}” of the source is in {_names(added)} in the translation"
        hint = f"the unit is {_names(lost)}: nothing is converted"
        return (frozenset(lost), frozenset(added)), Fault(message, hint)
    if gone:
        message = f"the unit of “{_texts(ours, gone)}” is not in the translation"
        return frozenset(gone), Fault(message, f"write {_names(gone)} right after the number")
    if measures:
        message = f"“{_texts(theirs, measures)}” is without {_names(measures)} in the source"
        return frozenset(measures), Fault(message, "write the number as it stands there")
    return None


def _units(found: Iterable[Quantity]) -> Units:
    units: Units = {}
    for quantity in found:
        here = units.setdefault(quantity.value, {})
        if quantity.unit:
            here.setdefault(quantity.unit, quantity.text)
    return units


def _all(units: Units) -> frozenset[str]:
    return frozenset(unit for here in units.values() for unit in here)


def _texts(units: dict[str, str], wanted: Iterable[str]) -> str:
    return "”, “".join(units[unit].replace("\ufffc", "{…}") for unit in sorted(wanted))


def _names(units: Iterable[str]) -> str:
    return ", ".join(sorted(UNITS[unit] for unit in units))


CHECK = Check(
    "translation/units",
    Severity.ERROR,
    _find,
    no_words_for,
    LISTED,
    alone=True,
)
