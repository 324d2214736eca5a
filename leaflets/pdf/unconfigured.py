"""ReportLab as it comes: what it would read from the home, the folder one is in or the environment
is neither run nor heeded, or the same leaflet would have other bytes elsewhere."""

from __future__ import annotations

import importlib
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

_PICTURES: Final = "PIL.Image"
"""What ReportLab imports to read pictures, which it never has to here: 3 MB of memory."""


class _WhenAsked(ModuleType):
    """In its place; finds the module for anybody else in this process who asks ReportLab."""

    def __getattr__(self, name: str) -> object:
        return getattr(importlib.import_module(_PICTURES), name)


_VARIABLES: Final = "RL_"
"""How variables of the environment begin that say more than those."""


@contextmanager
def _as_it_comes() -> Iterator[None]:
    """Empty modules stand in for settings while ReportLab is imported."""
    standing_in = {name: ModuleType(name) for name in _SETTINGS}
    standing_in[_PICTURES] = _WhenAsked(_PICTURES)
    empty = {name: one for name, one in standing_in.items() if name not in sys.modules}
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
