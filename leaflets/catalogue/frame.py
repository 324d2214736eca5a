"""What every page of the catalogue begins and ends with: one file, nothing fetched but pictures."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from leaflets.html.runs import in_language
from leaflets.problems import LeafletsError

LANGUAGE = "en"
"""Of the page itself: the program speaks English."""
GENERATOR = '<meta name="generator" content="leaflets catalogue">'
"""By which our own pages are known."""
_WEB = Path(__file__).parent / "web"
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect x='2' y='1' width='12' height='14' rx='2' fill='%230d4f6b'/%3E"
    "%3Cpath d='M5 5h6M5 8h6M5 11h4' stroke='%23fff' stroke-width='1.4'/%3E%3C/svg%3E"
)


def page(title: str, body: str, data: Any = None, *, head: str = "", letters: str = "") -> str:
    """The whole page. ``body``, ``head``: HTML; ``data``: what the script is to know, as JSON;
    ``letters``: style with the fonts it needs."""
    style, script = _asset("catalogue.css") + letters, _asset("catalogue.js")
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{GENERATOR}\n'
        f'<meta name="color-scheme" content="light dark">\n{head}'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="{_ICON}">\n'
        f"<style>{style}</style>\n</head>\n<body>\n{body}"
        f'<script type="application/json" id="data">{_as_json(data)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def spoken(words: str, tag: str) -> str:
    """The attributes of an element with words of a language: ``lang``, and its direction."""
    try:
        return in_language(tag) if words else ""
    except LeafletsError:
        return f' lang="{escape(tag)}" dir="auto"'


def address(path: str) -> str:
    """A path below the output, as an address from a page in the folder ``catalogue``: nothing in it
    can be taken for a scheme, a host or a query."""
    return "../" + quote(path, safe="/", errors="surrogateescape")


def _policy(style: str, script: str) -> str:
    """A page from a file share has no server to say it, so it says it itself (Content Security
    Policy Level 3). Hashes allow just our own script and style, where ``'self'`` may mean nothing
    on a ``file:`` page; ``file:`` allows pictures and the page that prints there, and nothing
    elsewhere. The icon and fonts are ``data:`` addresses."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src 'self' file: data:",
            "font-src data:",
            "frame-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _as_json(data: Any) -> str:
    """Nothing in it can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _asset(name: str) -> str:
    return (_WEB / name).read_text("utf-8")
