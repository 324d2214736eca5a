"""What keeps a finished file from patients, in words for the person who is about to print it."""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.audit import Verdict, said_of_marks
from leaflets.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Wrong:
    """``short``: a few words, for a badge; ``sentence``: for the question before printing;
    ``printed``: the pages of the file say so themselves."""

    short: str
    sentence: str
    printed: bool = True


_SENTENCES = {
    "unsigned": "No clinician has approved these words.",
    "stale": "The words have changed since a clinician approved them.",
    "draft-translation": "The translation is a draft: nobody who knows the language has approved "
    "it.",
    "mixed": "Parts of it are not translated.",
    "sample-clinic": "It is made for an invented clinic: its phone numbers lead nowhere.",
    "clinic-unreviewed": "Nobody has checked the phone numbers and addresses of the clinic in it.",
    "overdue": "The day by which it had to be reviewed has passed.",
    "superseded": "Another leaflet has taken its place.",
}
"""Mark (``leaflets.marks``) -> what it means at the front desk."""

OVERDUE = Wrong("review overdue", _SENTENCES["overdue"], printed=False)
"""Of a file whose day has passed since it was made."""


def wrongs_of(said: Provenance, verdict: Verdict = "current", why: str = "") -> tuple[Wrong, ...]:
    """Everything that is wrong with a file; nothing: it may go to patients.

    ``verdict`` and ``why``: of ``leaflets.audit``; of a file that has not been compared,
    ``current``. A file is final only if it says that it is reviewed and has no mark.
    """
    marks = () if said.marks == "none" else tuple(said.marks.split())
    shorts = said_of_marks(said.marks)
    found = [
        Wrong(short, _SENTENCES.get(mark, f"It carries the mark “{mark}”."))
        for mark, short in zip(marks, shorts, strict=True)
    ]
    if verdict == "superseded":
        found.append(Wrong("out of date", f"It is out of date: {why}.", printed=False))
    if verdict == "expired" and "overdue" not in marks:
        found.append(OVERDUE)
    if not found and (said.review != "reviewed" or said.marks != "none"):
        found.append(Wrong("not reviewed", _SENTENCES["unsigned"], printed=False))
    return tuple(found)
