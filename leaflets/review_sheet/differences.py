"""Word by word: what was taken out and what was put in, in signs that also read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from leaflets.model.inline import Words, read_inline
from leaflets.model.nodes import Run

BEGIN, TAKEN_OUT, PUT_IN, END = "[", "taken out:", "put in:", "]"
NO_BREAK = "\u00a0"


def plain(text: str) -> tuple[Run, ...]:
    """Words as runs: bold is bold, holes show their names."""
    inline = read_inline(text.replace("\n", " / "), True)
    if inline.faults or not inline.pieces:
        return (Run(text.replace("\n", " / ")),)
    return tuple(
        Run(piece.text, strong=piece.strong)
        if isinstance(piece, Words)
        else Run(str(piece), isolate=True)
        for piece in inline.pieces
    )


def compared(old: str, new: str, marks: str | None = None) -> tuple[Run, ...]:
    """``new`` with the words of ``old`` that are gone, both marked. ``marks``: language of the
    marks, where it is another than that of the words."""
    if old == new:
        return plain(new)
    before, after = _words(old), _words(new)
    runs: list[Run] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs += _holes_apart("".join(after[k:m]))
            continue
        if i < j:
            runs += _bracketed(TAKEN_OUT, before[i:j], marks)
        if k < m:
            runs += _bracketed(PUT_IN, after[k:m], marks)
    return tuple(run for run in runs if run.text)


def _bracketed(mark: str, words: list[str], language: str | None) -> Iterator[Run]:
    """Words in brackets behind a mark. In words of another language the mark is kept apart, and
    the brackets are theirs: from right to left they stand the other way round (UAX #9, N0)."""
    text = "".join(words).strip()
    if language is None:
        yield Run(f"{BEGIN}{mark} {text}{END} ", strong=True)
        return
    yield Run(BEGIN, strong=True)
    yield Run(mark.replace(" ", NO_BREAK), strong=True, language=language, isolate=True)
    yield Run(" ")
    yield from _holes_apart(text, strong=True)
    yield Run(END, strong=True)
    yield Run(" ")


def _holes_apart(text: str, strong: bool = False) -> Iterator[Run]:
    for part in re.split(r"(\{[^{}]*\})", text):
        yield Run(part, strong=strong, isolate=part.startswith("{"))


def _words(text: str) -> list[str]:
    """Words, numbers and signs with the space behind them; Han letters one by one."""
    return re.findall(r"\{[^{}]*\}\s*|[\u3000-\u9fff]|[^\s{}\u3000-\u9fff]+\s*|[{}]|\s+", text)
