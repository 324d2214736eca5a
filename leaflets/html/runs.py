"""Runs -> elements inside a line: links, isolated values, other languages, citation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from leaflets.languages import language as known_language
from leaflets.model.nodes import Run

Cited = Callable[[str], str]
"""A citation mark as it is printed, such as ``1, 3`` -> markup."""


def in_language(tag: str | None) -> str:
    """The attributes of an element in a language of its own: what it is read aloud in, and its
    direction (WCAG 2.2, success criterion 3.1.2)."""
    if not tag:
        return ""
    return f' lang="{escape(tag)}" dir="{known_language(tag).direction}"'


def line(runs: tuple[Run, ...], cited: Cited) -> str:
    """Running text. Numbers of pages are left out: there are none."""
    return "".join(_run(run, cited) for run in runs if not run.counter)


def said(runs: tuple[Run, ...]) -> str:
    """The same without any markup."""
    return "".join(run.text for run in runs if not run.counter)


def _run(run: Run, cited: Cited) -> str:
    words = escape(run.text, quote=False).replace("\n", "<br/>")
    if run.raised:
        return f"<sup>{cited(run.text)}</sup>"
    if run.strong:
        words = f"<strong>{words}</strong>"
    if run.language or run.isolate:
        kind = "bdi" if run.isolate else "span"
        words = f"<{kind}{in_language(run.language)}>{words}</{kind}>"
    if run.href:
        known = ' class="l-shown"' if _shows(run.text, run.href) else ""
        words = f'<a{known} href="{escape(run.href)}">{words}</a>'
    return words


def _shows(words: str, address: str) -> bool:
    """Whether the words of a link are its address, which print then needs no second time."""
    return _bare(words) == _bare(address)


def _bare(address: str) -> str:
    return re.sub(r"^(https?://|mailto:|tel:)", "", address).rstrip("/")
