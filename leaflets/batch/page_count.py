"""How many pages a PDF has that was just made."""

from __future__ import annotations

import re
import zlib


def page_count(pdf: bytes) -> int:
    """Number of pages of a PDF made here.

    Reads only what says so (ISO 32000-1 7.7.3: page objects, 7.5.7: object streams): a PDF reader
    would take longer to load than a leaflet takes to build.
    """
    page = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
    count = len(page.findall(pdf))
    for stream in re.finditer(rb"/Type\s*/ObjStm.*?stream\r?\n", pdf, re.DOTALL):
        count += len(page.findall(zlib.decompressobj().decompress(pdf[stream.end() :])))
    return count
