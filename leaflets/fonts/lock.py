"""Bring ``fonts.lock`` up to date with the files. A developer runs this by hand.

    python -m leaflets.fonts.lock

Name, family, version, size and sha256 are read from the files; licence, origin and what was
modified are kept from the lock. A new file is listed with question marks to fill in.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from leaflets.fonts import FILES, HERE

LOCK = HERE / "fonts.lock"
HEADER = """\
# What each font file is and where it came from. Written by leaflets/fonts/lock.py, checked by
# tests/fonts/test_lock.py; origin, licence and modified are kept by hand.
"""
KEPT = ("licence", "origin", "modified")


def describe(path: Path) -> dict[str, str | int]:
    """What the file itself says."""
    from fontTools.ttLib import TTFont

    names = TTFont(path, lazy=True)["name"]
    content = path.read_bytes()
    return {
        "file": path.name,
        "family": names.getDebugName(16) or names.getDebugName(1) or "",
        "version": (names.getDebugName(5) or "").split(";")[0].removeprefix("Version "),
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }


def read_lock(path: Path = LOCK) -> dict[str, dict[str, str | int]]:
    """The rows of the lock, by file name."""
    rows = tomllib.loads(path.read_text("utf-8")).get("font", []) if path.exists() else []
    return {row["file"]: row for row in rows}


def write_lock(path: Path = LOCK) -> None:
    known = read_lock(path)
    parts = [HEADER]
    for font in sorted(file for file in FILES.iterdir() if file.suffix in (".ttf", ".otf")):
        row = describe(font)
        row.update({key: known.get(font.name, {}).get(key, "?") for key in KEPT})
        lines = [f"{k} = {v}" if isinstance(v, int) else f'{k} = "{v}"' for k, v in row.items()]
        parts.append("[[font]]\n" + "\n".join(lines) + "\n")
    path.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    write_lock()
