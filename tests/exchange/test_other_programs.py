"""Round trips through programs that translators use, and gettext's word on what comes out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.exchange.codes import Part, Span, coded, written
from leaflets.exchange.formats import format_called
from leaflets.exchange.opening import open_file
from leaflets.exchange.segments import Delivery
from leaflets.exchange.taking import take
from tests.exchange.polish import SMALL, WORDS, exported, library, polish
from tests.exchange.test_taking import GOOD
from tests.exchange.test_tmx import SEGMENTS, TMX

TOOL = Path(__file__).parent / "cat_tool.py"


def edited(source: Path) -> Path:
    """The file after translate-toolkit has edited it."""
    target = source.with_name("back.xlf")
    subprocess.run([sys.executable, str(TOOL), str(source), str(target)], check=True)
    return target


def in_capitals(text: str) -> str:
    def loud(part: Part) -> Part:
        if isinstance(part, Span):
            return replace(part, parts=tuple(map(loud, part.parts)))
        return part.upper() if isinstance(part, str) else part

    return written([loud(part) for part in coded(text)])


def test_an_editors_work_is_what_editing_the_po_files_would_have_been(tmp_path: Path) -> None:
    here = polish(tmp_path / "here")
    sent = exported(here)
    words: dict[str, tuple[str, ...]] = {}
    for segment in sent.segments:
        said = (*words.get(segment.context, ()), in_capitals(segment.source))
        words[segment.context] = said
    there = polish(tmp_path / "there", words)
    file = tmp_path / "all-pl.xlf"
    file.write_bytes(format_called("xliff").write(sent))
    found = take(library(here), open_file(edited(file)))
    assert found.refused == ()
    assert len(found.changes) == len(words)
    assert "A **SMALL** DENT. {cite:second} IT IS" in words[SMALL][0], "with bold and holes"
    for file_of_po in found.files:
        file_of_po.path.write_bytes(file_of_po.after)
    for path in (here / "content/translations/pl").iterdir():
        assert path.read_bytes() == (there / "content/translations/pl" / path.name).read_bytes()


def test_the_toolkit_reads_pairs() -> None:
    script = (
        "from translate.storage import tmx\n"
        "import sys\n"
        "file = tmx.tmxfile.parsestring(sys.stdin.buffer.read())\n"
        "print([(u.source, u.target) for u in file.units])\n"
    )
    data = TMX.write(Delivery("en-GB", "pl", SEGMENTS))
    done = subprocess.run(
        [sys.executable, "-c", script], input=data, capture_output=True, check=True
    )
    assert "('Call **{clinic.phone}**', '**{clinic.phone}**: <dzwoń>')" in done.stdout.decode()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gettext_accepts_what_was_taken(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = exported(tmp_path)
    file = tmp_path / "all-pl.csv"
    segments = [replace(s, target=GOOD.get(s.id, s.target)) for s in sent.segments]
    file.write_bytes(format_called("csv").write(sent._replace(segments=tuple(segments))))
    text = file.read_text("utf-8-sig")
    for segment, answer in zip(sent.segments, segments, strict=True):
        text = text.replace(answer.fingerprint, segment.fingerprint)
    file.write_text(text, "utf-8-sig")
    found = take(library(tmp_path), open_file(file))
    assert len(found.changes) == len(GOOD)
    assert set(WORDS) - set(GOOD)
    for changed in found.files:
        changed.path.write_bytes(changed.after)
        command = ["msgfmt", "-c", "-o", str(tmp_path / "x.mo"), str(changed.path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
