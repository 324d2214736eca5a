"""Opens a file that came back: which kind it is, and whether it is small enough to be one."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from leaflets.exchange.formats import format_called, format_names, format_of
from leaflets.exchange.segments import Delivery
from leaflets.problems import LeafletsError, Problem, Where

MAX_BYTES = 20_000_000
"""All messages of the sample content in XLIFF have 0.5 MB; a hundred times more would still fit
into what Trados makes of it."""


def open_file(path: Path) -> tuple[Delivery, ...]:
    """What came back in a file. Raises LeafletsError ``exchange/…``."""
    kind = format_of(path)
    if kind is None or kind.read is None:
        back = [name for name in format_names() if format_called(name).read is not None]
        endings = " ".join(ending for name in back for ending in format_called(name).endings)
        message = "files of this kind are not taken back"
        _refuse("format", message, path, f"it must be one of these: {endings}")
    return kind.read(bytes_of(path), path)


def bytes_of(path: Path) -> bytes:
    """What a file holds. Raises LeafletsError ``exchange/too-large`` or ``exchange/unreadable``."""
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"this file is larger than {MAX_BYTES // 1_000_000} MB"
            _refuse("too-large", message, path, "look whether it is the right file")
        return path.read_bytes()
    except OSError as error:
        reason = f"this file cannot be read ({error.strerror or error})"
        _refuse("unreadable", reason, path, "check its name, and that you may read it")


def _refuse(code: str, message: str, path: Path, hint: str) -> NoReturn:
    raise LeafletsError(Problem(f"exchange/{code}", message, Where(path), hint)) from None
