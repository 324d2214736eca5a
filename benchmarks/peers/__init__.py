"""Other engines that set the same words: one file each. None of them knows anything of us.

Each has ``ready``: fonts are opened there, and what it returns makes a PDF. ``prepared`` turns a
story (see ``benchmarks.story``) into what its users would have at hand. Neither is timed.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

Story = dict[str, Any]

PEERS = {
    "platypus": ("reportlab", "platypus, untagged"),
    "typst": ("typst", "Typst, PDF/UA-1 + PDF/A-2a"),
    "weasy": ("weasyprint", "WeasyPrint, PDF/UA-1"),
    "fpdf2": ("fpdf", "fpdf2, untagged"),
}
"""Name of the module here -> the package it needs, and what stands in the table."""


class Peer(Protocol):
    """A module of this folder."""

    def ready(self, folder: Path, font: str) -> Callable[[Any], bytes]: ...

    def prepared(self, story: Story) -> Any: ...


def peer(name: str) -> Peer:
    """The module of that name."""
    module: Any = importlib.import_module(f"benchmarks.peers.{name}")
    found: Peer = module
    return found


def installed() -> tuple[str, ...]:
    """Those whose packages are here: ``pip install -e ".[peers]"`` brings all of them."""
    return tuple(name for name, (package, _) in PEERS.items() if importlib.util.find_spec(package))
