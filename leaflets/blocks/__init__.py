"""Kinds of blocks, one file each. A file dropped in here is a new kind; nothing else is needed.

Each file holds one subclass of ``Block`` (its docstring says what the kind is for) and ``SAMPLE``,
a block of the kind as an author would write it.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from leaflets.model.content import Block


@cache
def kind_names() -> tuple[str, ...]:
    """Every kind, sorted: the names of the files in this folder, ``_`` read as ``-``."""
    files = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    return tuple(stem.replace("_", "-") for stem in files)


@cache
def block_kind(kind: str) -> type[Block]:
    """The schema of a kind; loads only the file of that kind. Raises KeyError if there is none."""
    if kind not in kind_names():
        raise KeyError(kind)
    module = importlib.import_module(f"{__name__}.{kind.replace('-', '_')}")
    found = [
        item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, Block) and item.__module__ == module.__name__
    ]
    (schema,) = found
    if kind != schema.KIND:
        raise TypeError(f"{module.__name__} holds the kind {schema.KIND}")
    return schema


def sample(kind: str) -> str:
    """A block of the kind as YAML, to start a new one from. Raises KeyError as ``block_kind``."""
    module = importlib.import_module(block_kind(kind).__module__)
    text: str = module.SAMPLE
    return text
