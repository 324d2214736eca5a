"""Answers of a person who does not exist, for tests."""

from __future__ import annotations

import datetime

from leaflets.model.review import SignOff

SIGNED = SignOff("A", "Doctor", datetime.date(2026, 11, 30), "human", "", "", ())

ANSWER = """\
  - instrument: {instrument}
    item: {item}
    version: {version}
    answer: {answer}
    name: Nora Test
    role: Librarian
    date: 2026-11-30
    note: As seen
"""


def answers(*given: tuple[str, str, str], version: str = "1.0.0") -> dict[str, str]:
    """The file of answers of the leaflet: instrument, item and answer of each."""
    rows = (
        ANSWER.format(instrument=instrument, item=item, answer=answer, version=version)
        for instrument, item, answer in given
    )
    return {"content/answers/dimple.yaml": f"answers:\n{''.join(rows)}"}
