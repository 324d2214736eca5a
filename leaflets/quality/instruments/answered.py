"""What is wrong with ``content/answers`` beyond its form: leaflets, items, people."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leaflets.clock import has_come_nowhere
from leaflets.governance.who import fault_of_day, faults_of_text
from leaflets.model.answers import Answer
from leaflets.model.inline import Fault
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem
from leaflets.quality.instruments import Item, instruments
from leaflets.validation import nearest


def faults_of_answers(library: Library, today: datetime.date) -> Iterator[Problem]:
    """Answers that could not count, or that nobody could believe."""
    for path in sorted(library.broken):
        if path.parts[:2] == ("content", "answers"):
            yield from library.broken[path]
    for leaflet, answers in library.answers.items():
        file = f"content/answers/{leaflet}.yaml"
        if leaflet not in library.leaflets:
            message = f"there is no leaflet called “{leaflet}”"
            hint = f"the file is called as the leaflet's own: {nearest(leaflet, library.leaflets)}"
            yield Problem("answers/unknown", message, where(library, file, ()), hint)
            continue
        seen: dict[tuple[str, str, str, str], int] = {}
        for number, answer in enumerate(answers.answers):
            faults = [*_of_item(answer), *_of_person(answer, today)]
            faults += _of_version(answer, library, leaflet)
            tongue = answer.language or library.language
            first = seen.setdefault(
                (answer.instrument, answer.item, answer.version, tongue), number
            )
            if first != number:
                message = f"this item is answered twice (first in entry {first + 1})"
                faults.append(("twice", Fault(message, "keep the answer that holds", ("item",))))
            for code, fault in faults:
                place = where(library, file, ("answers", number, *fault.at))
                yield Problem(f"answers/{code}", fault.message, place, fault.hint)


Faults = Iterator[tuple[str, Fault]]
"""Each with the second half of its code."""


def _of_item(answer: Answer) -> Faults:
    instrument = instruments().get(answer.instrument)
    if instrument is None:
        hint = nearest(answer.instrument, instruments())
        yield (
            "unknown",
            Fault(f"there is no instrument “{answer.instrument}”", hint, ("instrument",)),
        )
        return
    item = instrument.item(answer.item)
    if item is None:
        names = [one.item for one in instrument.items if _asked(one)]
        message = f"{answer.instrument} has no item “{answer.item}”"
        yield "unknown", Fault(message, nearest(answer.item, names), ("item",))
    elif item.same_as:
        message = f"this is answered by {item.same_as}"
        name, key = item.same_as.split("/")
        yield "decided", Fault(message, f"write instrument: {name} and item: {key}", ("item",))
    elif item.method == "decided":
        hint = "take the answer out; what a check finds can be waived in content/quality.yaml"
        yield "decided", Fault("checks decide this item, not people", hint, ("item",))
    elif item.needs_note and answer.answer == "yes" and not answer.note:
        yield "no-note", Fault("this does not say who, or what", "add a line: note: …", ("answer",))


def _asked(item: Item) -> bool:
    return item.method != "decided" and not item.same_as


def _of_person(answer: Answer, today: datetime.date) -> Faults:
    for field, text in (("name", answer.name), ("role", answer.role)):
        for fault in faults_of_text(field, text):
            yield "person", Fault(f"the {field} {fault.message}", fault.hint, (field,))
    if fault_found := fault_of_day(answer.date.isoformat()):
        yield "date", Fault(fault_found.message, fault_found.hint, ("date",))
    elif has_come_nowhere(answer.date, today):
        message = f"nobody can have answered on {answer.date}: it is in the future"
        yield "date", Fault(message, "write the day on which it was said", ("date",))


def _of_version(answer: Answer, library: Library, leaflet: str) -> Faults:
    now = library.leaflets[leaflet].version
    if _numbers(answer.version) > _numbers(now):
        message = f"there is no version {answer.version} of this leaflet yet: it is {now}"
        yield "version", Fault(message, f"write {now}, if that was looked at", ("version",))
    if answer.language is not None and answer.language not in library.languages:
        message = f"there is no language “{answer.language}” here"
        yield "unknown", Fault(message, nearest(answer.language, library.languages), ("language",))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
