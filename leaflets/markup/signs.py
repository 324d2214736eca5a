"""Texts of templates by numbers, and numbered signs that stand for them."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from leaflets.model.inline import link_fault
from leaflets.model.localized import FigureLabel, LocalFigure
from leaflets.model.rich_text import InAttribute, Printable, RichText, Span
from leaflets.model.seal import Value

_FIRST: Final = 0xF0000
"""Signs are private characters, which no content may hold, from here on."""

_SIGN = re.compile("([\U000f0000-\U000ffffd])")
_LINK: Final = "https://sign.invalid/"
"""Where a target of a link stands (RFC 2606: nothing real is called so)."""

_UNSURE = re.compile("[\x00-\x1f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
"""What XML, or a seal, could take for something else."""

_SPACES = re.compile(" {2,}")


class NotPlain(Exception):  # noqa: N818 - only tells that a source is to be read as it is
    """Signs stand where nobody can put words in their place."""


def has_signs(source: str) -> bool:
    """Whether something in it looks like a sign."""
    return _LINK in source or _SIGN.search(source) is not None


def number_in(text: str) -> int | str:
    """The number of the only sign in a text; the text itself if there is none. Raises NotPlain."""
    if not _SIGN.search(text):
        return text
    core = text.strip(" ")
    if len(core) > 1:
        raise NotPlain
    return ord(core) - _FIRST


def pieces_of(text: str) -> tuple[int | str, ...]:
    """A text with signs in it: numbers, and what stands between them; nothing for a text without
    signs. Raises NotPlain."""
    if _LINK in text:
        number = text.removeprefix(_LINK)
        if not number.isdecimal():
            raise NotPlain
        return (int(number),)
    if not _SIGN.search(text):
        return ()
    return tuple(
        number_in(piece) if _SIGN.match(piece) else piece for piece in _SIGN.split(text) if piece
    )


@lru_cache(maxsize=512)
def _is_no_link(target: str) -> bool:
    return link_fault(target) is not None


class Texts:
    """The texts of some values, by the numbers of their signs. ``whole``: as they are; ``core``: as
    they stand inside running text, without the space at their ends; ``shape``: everything else that
    decides how a source with them is read; ``linkable``: whether all targets of
    links can be linked to."""

    def __init__(self) -> None:
        self.whole: list[str] = []
        self.core: list[str] = []
        self.contexts: list[str] = []
        self.shape: list[Hashable] = []
        self.linkable = True

    def unsure(self) -> bool:
        """Whether a text holds what XML, or a seal, could take for something else."""
        return _UNSURE.search("".join(self.whole)) is not None

    def add(self, value: Printable) -> None:
        if isinstance(value, RichText):
            self.shape.append(tuple([self._span(span, value.context) for span in value.spans]))
        elif isinstance(value, InAttribute):
            if not value.text:
                self.shape.append("")
                return
            if value.name == "href" and _is_no_link(value.text):
                self.linkable = False
            self.shape.append(value.name)
            self._sign(value.text, value.text, value.context)
        else:
            self.shape.append(self._words(value, ""))

    def figure(self, figure: LocalFigure) -> None:
        self.shape.append((figure.name, figure.width_mm, len(figure.labels)))
        self.shape.append(self._words(figure.alt, figure.alt_context, True))
        for label in figure.labels:
            self.shape.append(self._words(str(label.words), label.words.context, True))

    def _span(self, span: Span, context: str) -> Hashable:
        looks = self._words(span.text, context)
        if span.href:
            if _is_no_link(span.href):
                self.linkable = False
            self._sign(span.href, span.href, "")
        elif not (span.strong or span.isolate or span.cites or span.language or span.set_apart):
            return looks
        raised = bool(span.cites)
        return (looks, span.strong, bool(span.href), span.language, raised, span.isolate,
                span.set_apart)  # fmt: skip

    def _words(self, text: str, context: str, aloud: bool = False) -> Hashable:
        """What is to be known of a text: whether there is space at its ends, or all of it."""
        core = text if aloud else text.strip(" ")
        if not core:
            return (text, context) if text or aloud else ""
        if "  " in core and not aloud:
            core = _SPACES.sub(" ", core)
        self._sign(text, core, context)
        return (text[0] == " ", text[-1] == " ")

    def _sign(self, whole: str, core: str, context: str) -> None:
        self.whole.append(whole)
        self.core.append(core)
        self.contexts.append(context)


class Signs:
    """The same values, with numbered signs for their texts."""

    def __init__(self) -> None:
        self._next = 0

    def value(self, value: Printable) -> Printable:
        if isinstance(value, RichText):
            return replace(value, spans=tuple(map(self._span, value.spans)))
        if isinstance(value, InAttribute):
            if not value.text:
                return value
            return value._replace(text=self._link() if value.name == "href" else self._sign())
        return Value(self._words(value))

    def figure(self, figure: LocalFigure) -> LocalFigure:
        alt = Value(self._words(figure.alt, True))
        return replace(figure, alt=alt, labels=tuple(map(self._label, figure.labels)))

    def _label(self, label: FigureLabel) -> FigureLabel:
        words = self._words(str(label.words), True)
        return replace(label, words=replace(label.words, spans=(Span(words),)))

    def _span(self, span: Span) -> Span:
        text = self._words(span.text)
        return replace(span, text=text, href=self._link() if span.href else span.href)

    def _words(self, text: str, aloud: bool = False) -> str:
        if not (text if aloud else text.strip(" ")):
            return text
        if aloud:
            return self._sign()
        return " " * (text[0] == " ") + self._sign() + " " * (text[-1] == " ")

    def _sign(self) -> str:
        self._next += 1
        return chr(_FIRST + self._next - 1)

    def _link(self) -> str:
        self._next += 1
        return f"{_LINK}{self._next - 1}"
