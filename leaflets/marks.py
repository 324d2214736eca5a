"""The words of the marks that the program prints on pages that nobody has released.

They ship with the package and are drawn by it: nothing in a workspace can change them. Those of the
pseudolocales are made of the English ones.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from leaflets.catalogs.pseudo import pseudo
from leaflets.workspace import PSEUDOLOCALES

if TYPE_CHECKING:
    from leaflets.model.localized import LocalEdition

Mark = Literal[
    "unsigned",
    "stale",
    "draft-translation",
    "mixed",
    "sample-clinic",
    "clinic-unreviewed",
    "overdue",
    "superseded",
    "stale-here",
    "untranslated-here",
]
"""Of pages, in the order they stand in the strip; the last two lead in a paragraph set apart."""
MARKS: tuple[str, ...] = get_args(Mark)
FALLBACK = "en"

NOT_FOR_PATIENTS = "Proof, not for patients"
"""Stands on every page of a proof, which shows pages of leaflets with their codes."""


def needed_marks(edition: LocalEdition) -> tuple[Mark, ...]:
    """The marks that every page of a leaflet must carry, in two languages those that either needs.
    None: it may go to patients."""
    needed = {mark for side in edition.sides for mark in marks_of(side)}
    return tuple(mark for mark in get_args(Mark) if mark in needed)


def marks_of(edition: LocalEdition) -> tuple[Mark, ...]:
    """The marks that the words of one language need."""
    review, clinic = edition.review, edition.clinic
    needed: dict[Mark, bool] = {
        "unsigned": review.sign_off is None or review.state in ("draft", "translated"),
        "stale": review.state == "stale" or bool(review.changed) or edition.stale,
        "draft-translation": review.draft_translation,
        "mixed": edition.mixed,
        "sample-clinic": clinic.sample,
        "clinic-unreviewed": not clinic.sample and review.clinic != "reviewed",
        "overdue": edition.overdue or review.state == "expired",
        "superseded": review.state == "superseded",
    }
    return tuple(mark for mark, wanted in needed.items() if wanted)


def mark_words(kind: str, language: str) -> tuple[str, str]:
    """The words of a mark and the language they really are in: ``language``, its nearest relative
    (``pt-BR``: ``pt``), or openly English. Raises KeyError for an unknown kind."""
    table = _table()
    if kind not in MARKS:
        raise KeyError(kind)
    for tag in _tags(language):
        if tag in table:
            # English words serve every kind of English; the page's own tag stays
            same = tag.split("-")[0] == language.split("-")[0]
            return table[tag][kind], language if same else tag
    return table[FALLBACK][kind], FALLBACK


def marks_in(text: str) -> tuple[str, ...]:
    """The marks that stand in the text of a page, in whatever language; order and spaces are those
    of a program that reads PDFs, so that none may be found though there is one."""
    squeezed = "".join(text.split())
    return tuple(
        kind
        for kind in MARKS
        if not kind.endswith("-here")
        and any("".join(words[kind].split()) in squeezed for words in _table().values())
    )


def _tags(language: str) -> list[str]:
    """``language``, shorter and shorter (RFC 4647, 3.4); never Hans for Hant or the like."""
    subtags = language.replace("_", "-").split("-")
    tags = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    scripted = any(len(subtag) == 4 and subtag.isalpha() for subtag in subtags[1:])
    return tags[:-1] if scripted and len(tags) > 1 else tags


@cache
def _table() -> dict[str, dict[str, str]]:
    import tomllib

    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    english: dict[str, str] = table[FALLBACK]
    for tag in PSEUDOLOCALES:
        table[tag] = {kind: pseudo(words, tag) for kind, words in english.items()}
    return table
