"""Title, date and job of a finished PDF or HTML edition, as this program writes them: in the XMP
packet, which is not compressed, or in the head of the page. Nothing where they do not look so.
"""

from __future__ import annotations

import re
from typing import Final

from leaflets.web_page import is_html

_TITLE: Final = (
    re.compile(rb'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</rdf:li>'),
    re.compile(rb"<title>([^<]*)</title>"),
)
_DATE: Final = (
    re.compile(rb"<xmp:CreateDate>([^<]*)</xmp:CreateDate>"),
    re.compile(rb'<meta name="dcterms.created" content="([^"<>]*)"/>'),
)
_IDENTIFIER: Final = (
    re.compile(rb"<dc:identifier>([^<]{1,900})</dc:identifier>"),
    re.compile(rb'<meta name="leaflets:identifier" content="([^"<>]{1,900})"/>'),
)
"""Each for PDFs, and for HTML editions (``leaflets.html.metadata``)."""


def title_of(data: bytes) -> str:
    """In the language of the leaflet."""
    return _found(_TITLE, data)


def date_of(data: bytes) -> str:
    """ISO 8601."""
    return _found(_DATE, data)


def identifier_of(data: bytes) -> str:
    """Of its job: see ``Job.named``."""
    return _found(_IDENTIFIER, data)


def _found(patterns: tuple[re.Pattern[bytes], re.Pattern[bytes]], data: bytes) -> str:
    import html  # its table of names takes 1 ms, and making a leaflet needs none

    found = patterns[is_html(data)].search(data)
    return html.unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
