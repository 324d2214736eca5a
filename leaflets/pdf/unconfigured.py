"""ReportLab as it comes: what it would read from the home, the folder one is in or the environment
is neither run nor heeded, or the same leaflet would have other bytes elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

_SETTINGS: Final = (
    "reportlab.local_rl_mods", "reportlab.local_rl_settings", "reportlab_mods",
    "reportlab_settings",
)  # fmt: skip
"""Modules that ReportLab runs when it is imported, wherever Python finds them; the last two else as
``~/.reportlab_mods`` and ``~/.reportlab_settings`` (its ``__init__.py``, ``rl_config.py``)."""

_VARIABLES: Final = "RL_"
"""How variables of the environment begin that say more than those."""


@contextmanager
def _as_it_comes() -> Iterator[None]:
    """Empty modules stand in for settings while ReportLab is imported."""
    empty = {name: ModuleType(name) for name in _SETTINGS if name not in sys.modules}
    said = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(_VARIABLES)}
    sys.modules.update(empty)
    try:
        yield
    finally:
        os.environ.update(said)
        for name in empty:
            sys.modules.pop(name, None)


with _as_it_comes():
    from reportlab.pdfbase import pdfdoc

__all__ = ["pdfdoc"]
