"""A translator's program, run by itself: translate-toolkit reads XLIFF, edits it and saves it.

``python cat_tool.py IN OUT``: every message gets a translation, its English in capitals, with the
tags of the English. It is not part of what is shipped, and nothing imports it.
"""

from __future__ import annotations

import sys
from typing import Any

from translate.storage import xliff


def capitals(words: Any) -> Any:
    """The same tags around the same words, in capitals."""
    words.sub = [part.upper() if isinstance(part, str) else capitals(part) for part in words.sub]
    return words


def main(source: str, target: str) -> None:
    file = xliff.xlifffile.parsefile(source)  # type: ignore[no-untyped-call]
    for unit in file.units:
        unit.rich_target = [capitals(part) for part in unit.rich_source]
        unit.marktranslated()
    file.savefile(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
