"""A few hundred files broken at random: the program stays calm and writes nothing half.

The seed is fixed, so a failure is found again.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.bad_input.cases import CLINIC_FILE, DRAWING, RECIPE, SIGNS, TEXT_TEMPLATE, THEME, WHAT
from tests.bad_input.mended import Mended, assert_calm, entries
from tests.sampling import EVERYTHING
from tests.small_workspace import LEAFLET

PO = "content/translations/es/sacral-dimple.po"
FILES = (
    WHAT, SIGNS, RECIPE, CLINIC_FILE, THEME, TEXT_TEMPLATE, PO, DRAWING, "layouts/handout.yaml",
    "content/sources.yaml", "content/glossary.yaml", "content/labels.yaml",
    "content/measures.yaml", "layouts/page/header.xml.j2", "layouts/papers/a4.yaml",
    "content/figures/baby-lower-back.yaml", "layouts/blocks/contact.xml.j2",
)  # fmt: skip
TIMES = 20 if EVERYTHING else 10
BITS = (
    b"{", b"}", b"[", b"]", b"{{", b"}}", b"{%", b"%}", b"#", b": ", b"\n", b"\t", b"- ", b"<",
    b">", b'"', b"'", b"**", b"\\", b"\x00", b"\xff", b"\xe2\x80\xae", b"&", b"*", b"!", b"|",
    b"0", b"-1", b"1e9", b"nan", b"\xf0\x9f\xa6\x8b", b"msgid", b"\r", b"~", b"null", b"../",
)  # fmt: skip


def cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 40) :]


def insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(BITS) + data[place:]


def replace(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def double(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    line = chance.randrange(len(lines))
    return b"\n".join([*lines[:line], lines[line], *lines[line:]])


def swap(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def end(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, insert, insert, replace, double, swap, end,
)  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_mutations(mended: Mended, file: str) -> None:
    chance = random.Random(file)
    original = mended.path(file).read_bytes()
    language = "es" if file == PO else "en-GB"
    for _ in range(TIMES):
        broken = chance.choice(MUTATIONS)(original, chance)
        mended.write(file, broken)
        result = mended.build(LEAFLET, language=language)
        assert_calm(result)
        assert result.exit_code in (0, 1), result.output
        if result.exit_code == 1:
            pdf = mended.pdf(LEAFLET, language)
            assert pdf.read_bytes() == mended.built[pdf]
            assert all(remedy for _, _, remedy in entries(result)), result.stderr
        mended.mend()
