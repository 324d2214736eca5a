"""Same input, same bytes: in every process, in every order, whatever was drawn before."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from leaflets.pdf import draw
from leaflets.remembered import Kept, KeptByOne
from tests.pdf.samples import WORDS, leaflet

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib, sys
from leaflets.pdf import draw
from tests.pdf.samples import leaflet
drawn = {name: draw(leaflet(name).document()) for name in sys.argv[1:]}
print(" ".join(hashlib.sha256(drawn[name]).hexdigest() for name in sorted(drawn)))
"""


def _digests(seed: str, names: list[str]) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Kolkata"}
    command = [sys.executable, "-c", PROGRAM, *names]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _forget() -> None:
    """Empty everything the room keeps between documents."""
    emptied = 0
    for name, module in list(sys.modules.items()):
        for kept in vars(module).values() if name.startswith("leaflets.pdf.") else ():
            if isinstance(kept, Kept | KeptByOne):
                kept.clear()
                emptied += 1
            elif hasattr(kept, "cache_clear"):
                kept.cache_clear()
    assert emptied >= 6


def test_bytes_do_not_depend_on_process_hash_seed_or_order() -> None:
    here = " ".join(
        hashlib.sha256(draw(leaflet(name).document())).hexdigest() for name in sorted(WORDS)
    )
    assert _digests("1", sorted(WORDS)) == here
    assert _digests("2", sorted(WORDS, reverse=True)) == here


def test_bytes_do_not_depend_on_what_is_cached() -> None:
    documents = {name: leaflet(name).document() for name in WORDS}
    alone: dict[str, bytes] = {}
    for name, document in documents.items():
        _forget()
        alone[name] = draw(document)
    for name in reversed(documents):
        assert draw(documents[name]) == alone[name]


def test_the_identifier_follows_the_content() -> None:
    def identifier(title: str) -> list[bytes]:
        document = leaflet("en").document(title=title)
        with pikepdf.open(BytesIO(draw(document))) as pdf:
            return [bytes(part) for part in pdf.trailer.ID]

    first, second = identifier("One"), identifier("Two")
    assert first == identifier("One")
    assert first[0] == first[1]
    assert first != second


@pytest.mark.parametrize("language", WORDS)
def test_the_file_is_sound(language: str) -> None:
    data = draw(leaflet(language).document())
    assert data.startswith(b"%PDF-1.7\n%")
    assert data.endswith(b"%%EOF\n")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        reachable = sum(1 for _ in pdf.objects)
        assert reachable > 20


def test_many_objects_need_several_object_streams() -> None:
    document = leaflet("en").document()
    many = replace(document, bookmarks=document.bookmarks * 700)
    data = draw(many)
    assert data.count(b"/Type/ObjStm") >= 3
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert int(pdf.Root.Outlines.Count) == len(many.bookmarks)


def test_the_file_is_small() -> None:
    # Most of it are the fonts: two of Latin, one more with another script.
    assert len(draw(leaflet("en").document())) < 16_000
    assert len(draw(leaflet("ar").document())) < 24_000
