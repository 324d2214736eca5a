"""The words of the marks that the program prints on pages that nobody has released.

They ship with the package and are drawn by it: nothing in a workspace can change them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, get_args

Mark = Literal["unsigned", "draft-translation", "sample-clinic", "overdue"]
MARKS: tuple[str, ...] = get_args(Mark)
FALLBACK = "en"


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


def _tags(language: str) -> list[str]:
    """``language``, shorter and shorter (RFC 4647, 3.4); never Hans for Hant or the like."""
    subtags = language.replace("_", "-").split("-")
    tags = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    scripted = any(len(subtag) == 4 and subtag.isalpha() for subtag in subtags[1:])
    return tags[:-1] if scripted and len(tags) > 1 else tags


@cache
def _table() -> dict[str, dict[str, str]]:
    import tomllib

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
