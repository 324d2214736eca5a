"""Rich text: the words of one field in one language, with the only inline marking there is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from leaflets.model.seal import Value, sealed


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words that look and read alike.

    ``strong``: bold. ``href``: a checked link target (``https``, ``http``, ``tel`` or ``mailto``).
    ``language``: BCP 47 tag where it differs from the field's. ``cites``: numbers of cited
    sources; the text then holds them ready to print ("1, 3") and is set raised, bound to the word
    before it. ``isolate``: a value from outside (phone, name) whose direction must not mix with
    the words around it (UAX #9 isolates, HTML ``bdi``). ``set_apart``: words that nobody has
    checked as they stand; they are printed so that everybody sees it.
    """

    text: str
    strong: bool = False
    href: str | None = None
    language: str | None = None
    cites: tuple[int, ...] = ()
    isolate: bool = False
    set_apart: bool = False


@dataclass(frozen=True, slots=True)
class RichText:
    """The words of one field. Templates print it with ``{{ field }}``; it escapes itself.

    ``context``: the PO context of the message it is, where it is one: it says what stands where on
    a page, and is no part of the words.
    """

    spans: tuple[Span, ...]
    language: str
    context: str = field(default="", compare=False)

    def fill(self, **values: RichText | Value) -> RichText:
        """Copy with ``{name}`` in the words replaced, for fixed labels with holes in them.

        Raises TypeError for a value that a template has made up, and for a hole there is none of.
        Without words, as where a translation is missing, there is nothing to fill.
        """
        if not self:
            return self
        words = {name: _said(name, value) for name, value in values.items()}
        text = str(self)
        if missing := [name for name in words if "{" + name + "}" not in text]:
            raise TypeError(f"“{self}” has no hole {{{missing[0]}}}")
        holes = _holes(tuple(words))
        spans = [
            replace(span, text=holes.sub(lambda hole: words[hole[0][1:-1]], span.text))
            for span in self.spans
        ]
        return replace(self, spans=tuple(spans))

    def __html__(self) -> Markup:
        """Markup in the template vocabulary; Jinja2 calls this instead of escaping."""
        return Markup("".join([_markup(span, self.context) for span in self.spans]))

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        for span in self.spans:  # noqa: SIM110 - asked for every text; a generator takes long
            if span.text:
                return True
        return False


class InAttribute(NamedTuple):
    """Words in an attribute that is read aloud or followed; ``name``: of the attribute."""

    name: str
    text: str
    context: str = ""

    def __html__(self) -> Markup:
        """The words, sealed and escaped."""
        return escape(sealed(self.text, self.context))


Printable = RichText | Value | InAttribute
"""What a template can print."""


def in_attribute(value: Any) -> Any:
    """What a value is inside an attribute, where no elements can stand."""
    if isinstance(value, RichText):
        return escape(sealed(str(value), value.context))
    if isinstance(value, Value):
        return escape(sealed(str(value)))
    if isinstance(value, Markup):  # words that were put together before: their seals stay
        return Markup(re.sub("<[^>]*>", "", value))
    return value


@lru_cache(maxsize=256)
def _holes(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape("{" + name + "}") for name in names) or "(?!)")


def _said(name: str, value: object) -> str:
    if not isinstance(value, RichText | Value):
        raise TypeError(f"{name}=… takes a value of the leaflet or clinic, no words")
    return str(value)


@lru_cache(maxsize=512)
def _markup(span: Span, context: str) -> str:
    out = str(escape(sealed(span.text, context)))
    if span.cites:
        return _set_apart(span, f"<sup>{out}</sup>")
    if span.strong:
        out = f"<strong>{out}</strong>"
    if span.isolate:
        out = f"<bdi>{out}</bdi>"
    if span.language:
        out = f'<span lang="{escape(span.language)}">{out}</span>'
    if span.href:
        out = f'<a href="{escape(sealed(span.href))}">{out}</a>'
    return _set_apart(span, out)


def _set_apart(span: Span, markup: str) -> str:
    return f"<mark>{markup}</mark>" if span.set_apart else markup
