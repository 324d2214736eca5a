"""Word by word: what was taken out and what was put in, in signs that also read aloud."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from leaflets.model.inline import Words, read_inline
from leaflets.model.nodes import Run

TAKEN_OUT, PUT_IN, END = "[taken out: ", "[put in: ", "]"


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


def compared(old: str, new: str) -> tuple[Run, ...]:
    """``new`` with the words of ``old`` that are gone, both marked."""
    before, after = _words(old), _words(new)
    runs: list[Run] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run("".join(after[k:m])))
            continue
        if i < j:
            runs.append(Run(TAKEN_OUT + "".join(before[i:j]).strip() + END + " ", strong=True))
        if k < m:
            runs.append(Run(PUT_IN + "".join(after[k:m]).strip() + END + " ", strong=True))
    return tuple(run for run in runs if run.text)


def _words(text: str) -> list[str]:
    """Words, numbers and signs with the space behind them; Han letters one by one."""
    return re.findall(r"\{[^{}]*\}\s*|[\u3000-\u9fff]|[^\s{}\u3000-\u9fff]+\s*|[{}]|\s+", text)
