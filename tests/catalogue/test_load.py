"""Fifty people at once, as on a Monday morning: everybody gets everything."""

from __future__ import annotations

import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.catalogue.world import REAL

PEOPLE = 50
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _visit(site: str) -> dict[str, bytes]:
    """What one person's browser fetches: the first page, the clinic's, its pictures, a leaflet."""
    got: dict[str, bytes] = {}

    def fetch(path: str) -> str:
        with _OPENER.open(f"{site}/{path}", timeout=60) as answer:
            assert answer.status == 200
            got[path] = answer.read()
        return got[path].decode("utf-8", "replace")

    assert REAL in fetch("index.html")
    page = fetch(f"catalogue/{REAL}.html")
    for picture in re.findall(r'<img src="\.\./([^"]+)"', page):
        fetch(picture)
    leaflets = re.findall(r'class="print" href="\.\./([^"]+)"', page)
    fetch(leaflets[0])
    return got


def test_fifty_people_browse_at_once(site: str, world: Path) -> None:
    with ThreadPoolExecutor(PEOPLE) as crowd:
        visits = list(crowd.map(lambda _: _visit(site), range(PEOPLE)))
    assert len(visits) == PEOPLE
    assert all(len(visit) == 9 for visit in visits)
    for path, data in visits[0].items():
        assert data == (world / "output" / path).read_bytes()
    assert all(visit == visits[0] for visit in visits)
