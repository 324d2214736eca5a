"""Keys without which a file is not what it says it is."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.declared import PDF, has_press_intent, intents, said
from leaflets.preflight.objects import entry
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_AGAIN = "build it again; programs that change PDFs lose such things"


def faults(file: Whole) -> Iterator[Problem]:
    """What PDF/A (ISO 19005-2 6.1.3, 19005-1 6.7.2) and PDF/X (ISO 15930-7 6.2, 6.8, 6.11) ask of
    every file, whatever is drawn."""
    trailer = file.reader.trailer
    names = " and ".join(file.declared.names)
    if file.declared.asks("A", "X") and not entry(trailer, "/ID"):
        yield _lacks(names, "an ID (no two files have the same)")
    if file.declared.a.startswith("1") and "/Filter" in (entry(file.catalogue, "/Metadata") or ()):
        yield _lacks(names, "metadata that are not compressed, so that every program can read them")
    if file.declared.asks("X"):
        yield from _for_the_press(file)


def _for_the_press(file: Whole) -> Iterator[Problem]:
    if not has_press_intent(file.catalogue):
        yield _lacks(file.declared.x, "an output intent GTS_PDFX: which press it is for")
    elif not any(
        entry(one, "/OutputConditionIdentifier")
        for one in intents(file.catalogue)
        if entry(one, "/S") == "/GTS_PDFX"
    ):
        yield _lacks(file.declared.x, "the name of the printing condition")
    trapped = str(entry(entry(file.reader.trailer, "/Info"), "/Trapped") or "").lstrip("/")
    if (trapped or said(file.reader.xmp_metadata, PDF, "Trapped")) not in ("True", "False"):
        yield _lacks(file.declared.x, "a word on whether its colours are trapped")


def _lacks(standard: str, what: str) -> Problem:
    return Problem("verify/key-missing", f"{standard} asks for {what}", hint=_AGAIN)
