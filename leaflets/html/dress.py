"""How elements look: what stands in their ``class``, and which sign stands before their words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Literal, NamedTuple

from leaflets.model.nodes import Classes

Marker = Literal["disc", "decimal", "checkbox", "none"]


class Sign(NamedTuple):
    """``icon``: markup of the sign before the words, or nothing; ``kind``: class of what has one;
    ``marker``: of a list."""

    icon: str = ""
    kind: str = ""
    marker: Marker | None = None


class Dress:
    """Names of the template as they are; for pages with a style sheet of their own."""

    @contextmanager
    def worn(self, tag: str, classes: Classes) -> Iterator[Sign]:
        """While open, words are those of an element with ``classes``, written as ``tag``."""
        yield Sign()

    def words(self, text: str, language: str | None = None, strong: bool = False) -> None:
        """Words that are shown, in a language of their own or in that of the page."""

    @contextmanager
    def speaking(self, language: str | None) -> Iterator[None]:
        """While open, words are in this language unless they say so."""
        yield


def attribute(classes: Classes, tag: str, *more: str) -> str:
    """The ``class`` of an element, without its own name; ``more``: those of the program."""
    own = " ".join((*(one for one in classes[1:] if one != tag), *filter(None, more)))
    return f' class="{escape(own)}"' if own else ""
