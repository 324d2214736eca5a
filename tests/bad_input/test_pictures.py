"""Drawings and logos that cannot be read, or that may not be."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.bad_input.cases import CLINIC_FILE, DRAWING, FIGURE, Case
from tests.bad_input.mended import BOTH, Mended, assert_refused, entries

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'
PATH = '<path d="M0 0L9 9Z"/>'
LOGO = "content/clinics/logo.png"


def svg(name: str, text: str, code: str, *says: str, line: int = 1) -> Case:
    return Case(name, DRAWING, "", text, code, says, line="found" if line else 0)


SVGS = [
    svg("a script", f"{HEAD}><script>x</script></svg>", "picture/script", "program"),
    svg("a handler", f'{HEAD} onload="x()">{PATH}</svg>', "picture/", ""),
    svg("words", f"{HEAD}><text>Dimple</text></svg>", "picture/text", "labels"),
    svg("a picture from outside", f'{HEAD}><image href="http://x.org/a.png"/></svg>',
        "picture/embedded", ""),
    svg("a copy from outside", f'{HEAD}><use href="other.svg#a"/></svg>', "picture/reuse", ""),
    svg("entities", f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}>&a;</svg>', "picture/doctype", ""),
    svg("laughing entities", '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        f"{HEAD}>&b;</svg>", "picture/doctype", ""),
    svg("a file as an entity", '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        f"{HEAD}>&a;</svg>", "picture/doctype", ""),
    svg("broken", f"{HEAD}><g>", "picture/", ""),
    svg("a broken path", f'{HEAD}><path d="M0 0L9"/></svg>', "picture/", ""),
    svg("no size", '<svg xmlns="http://www.w3.org/2000/svg"></svg>', "picture/", ""),
    svg("not a drawing", "<html><body>Not found</body></html>", "picture/", ""),
    svg("huge", f"{HEAD}>{PATH * 400_000}</svg>", "picture/too-large", "Simplify", line=0),
    svg("many shapes", f"{HEAD}>{PATH * 40_000}</svg>", "picture/", "", line=0),
    svg("empty", "", "picture/wrong-type", "empty", line=0),
    svg("words alone", "This is not a drawing", "picture/wrong-type", "SVG", line=0),
    svg("huge numbers", f'{HEAD}><path d="M0 0L1e308 1e308L-1e308 9Z"/></svg>', "picture/", ""),
    svg("infinite numbers", f'{HEAD}><path d="M0 0L1e999 9Z"/></svg>', "picture/", ""),
    svg("nothing wide",
         '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"><path d="M0 0L1 1"/></svg>',
         "picture/", ""),
    svg("negative width",
         '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 -5 9"><path d="M0 0L1 1"/></svg>',
         "picture/", ""),
    Case("a drawing that is not there", DRAWING, "", None, "content/no-file",
         ("baby-lower-back.svg",),
         line=2, field="picture", told_in=FIGURE),
]  # fmt: skip


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG of grey pixels; without ``rows`` only its head is right."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


LOGOS = {
    "cut short": (png(40, 40, b"\0" * 41 * 40)[:-30], "picture/damaged", "Export or copy"),
    "no pixels": (png(40, 40), "picture/damaged", "Export or copy"),
    "huge": (png(60_000, 60_000), "picture/too-large", "300 dpi"),
    "a text": (b"not a picture", "picture/wrong-type", "Export it as SVG"),
    "a PDF": (b"%PDF-1.7", "picture/wrong-type", "PDF file"),
    "a GIF": (b"GIF89a", "picture/wrong-type", "GIF file"),
    "empty": (b"", "picture/wrong-type", "empty"),
}

PATHS = [
    Case(name, CLINIC_FILE, "logo: riverbank-sample.svg", f"logo: {logo}", code, says, BOTH,
         field="logo")
    for name, logo, code, says in (
        ("up and away", "../../../etc/passwd", "content/fault", ("same folder",)),
        ("from the root", "/etc/passwd", "content/fault", ("same folder",)),
        ("a folder", "sub/logo.png", "content/fault", ("same folder",)),
        ("on Windows", "C:\\logo.png", "content/fault", ("same folder",)),
        ("from the web", "https://example.org/a.png", "content/fault", ("same folder",)),
        ("not there", "logo.svg", "content/no-file", ("content/clinics",)),
    )
]  # fmt: skip


@pytest.mark.parametrize("case", [*SVGS, *PATHS], ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)


@pytest.mark.parametrize("name", LOGOS)
def test_logos(mended: Mended, name: str) -> None:
    data, code, says = LOGOS[name]
    mended.write(LOGO, data)
    mended.edit(CLINIC_FILE, "logo: riverbank-sample.svg", "logo: logo.png")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    assert LOGO in result.stderr
    assert f"[{code}]" in result.stderr
    assert says in result.stderr


def test_a_logo_with_too_few_pixels(mended: Mended) -> None:
    mended.write(LOGO, png(90, 45, (b"\0" * 91) * 45))
    line = mended.edit(CLINIC_FILE, "logo: riverbank-sample.svg", "logo: logo.png")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    told = [entry for entry in entries(result) if "[picture/logo-too-small]" in entry[1]]
    ((file, problem, remedy),) = told
    assert file == CLINIC_FILE
    assert f"line {line}, logo" in problem
    assert "90 x 45 pixels" in problem
    assert "189 x 94" in problem
    assert "SVG" in remedy


@pytest.mark.parametrize("name", ["content/clinics/logo.svg", "content/blocks/shared/contact.yaml"])
def test_links_out_of_the_workspace(mended: Mended, name: str) -> None:
    outside = mended.folder.parent / "outside.svg"
    outside.write_text("kind: text\n", "utf-8")
    mended.take_away(name).symlink_to(outside)
    if name.endswith(".svg"):
        mended.edit(CLINIC_FILE, "logo: riverbank-sample.svg", "logo: logo.svg")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    assert "content/outside" in result.stderr
