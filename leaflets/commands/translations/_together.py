"""Writes several files, or none of them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from leaflets.problems import LeafletsError
from leaflets.stages.publish import publish


def publish_together(files: Mapping[Path, bytes]) -> None:
    """Put each file in its place as ``publish`` does; when one cannot be written, or Ctrl-C comes,
    those before it get back what they held. All must be there already. Raises LeafletsError."""
    before = {path: path.read_bytes() for path in files}
    done: list[Path] = []
    try:
        for path, data in files.items():
            done.append(path)
            publish(data, path)
    except BaseException:
        for path in done:
            with contextlib.suppress(LeafletsError):
                publish(before[path], path)
        raise
