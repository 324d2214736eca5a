"""The catalogue in the output folder: whole or as before, the same bytes, nobody else's files."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from leaflets.catalogue.pictures import MOST, WIDTH, drawn, height_of
from leaflets.cli import cli
from leaflets.outputs.folder import Folder
from tests.catalogue.world import REAL, typed
from tests.outputs.small_disk import run_on
from tests.small_workspace import CLINIC, LEAFLET

ENGLISH = f"{REAL}/en-GB/{LEAFLET}-handout-a4-office.pdf"


def held(output: Path) -> dict[str, bytes]:
    """Every file of the catalogue."""
    files = [output / "index.html", *(output / "catalogue").rglob("*")]
    return {str(f.relative_to(output)): f.read_bytes() for f in files if f.is_file()}


def pictures(output: Path) -> dict[str, int]:
    """Picture -> when it was written."""
    return {p.name: p.stat().st_mtime_ns for p in (output / "catalogue/pages").iterdir()}


def test_the_same_again_gives_the_same_bytes_and_draws_nothing(own: Path) -> None:
    before, drawn_before = held(own / "output"), pictures(own / "output")
    assert "0 new pictures" in typed("catalogue", "-w", own).stdout
    assert held(own / "output") == before
    assert pictures(own / "output") == drawn_before


def test_the_day_is_that_of_the_environment(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    typed("catalogue", "-w", own)
    page = (own / f"output/catalogue/{REAL}.html").read_text("utf-8")
    assert '<time datetime="2027-01-01">1 January 2027</time>' in page


def test_only_what_has_changed_is_drawn_and_what_is_stale_goes(own: Path) -> None:
    output = own / "output"
    before = pictures(output)
    typed("build", LEAFLET, "-c", REAL, "-l", "en", "--profile", "office", "--force", "-w", own,
          "--quiet")  # fmt: skip
    assert "0 new pictures" in typed("catalogue", "-w", own).stdout, "the same bytes"
    pdf = output / ENGLISH
    pdf.write_bytes(pdf.read_bytes() + b"\n")  # another file with the same pages
    assert "1 new picture." in typed("catalogue", "-w", own).stdout
    after = pictures(output)
    assert len(after) == len(before)
    assert len(set(before) - set(after)) == 1
    assert all(after[name] == before[name] for name in set(before) & set(after))


def test_pages_of_clinics_that_are_gone_go(own: Path) -> None:
    output = own / "output"
    assert (output / f"catalogue/{CLINIC}.html").exists()
    for path in (output / CLINIC).rglob("*.pdf"):
        path.unlink()
    typed("catalogue", "-w", own)
    assert not (output / f"catalogue/{CLINIC}.html").exists()
    assert f"url=catalogue/{REAL}.html" in (output / "index.html").read_text("utf-8")


def test_files_of_others_are_left_alone(own: Path) -> None:
    output = own / "output"
    others = {
        "catalogue/notes.html": b"<p>mine",
        "catalogue/pages/photo.webp": b"mine",
        "catalogue/pages/0123456789abcdef0123-264.webp.txt": b"mine",
        "catalogue/leaflet.txt": b"mine",
        "catalogue.csv": b"not this catalogue",
        f"{REAL}/index.html": b"mine",
    }
    for name, data in others.items():
        (output / name).write_bytes(data)
    before = {str(p.relative_to(output)) for p in output.rglob("*")}
    typed("catalogue", "-w", own)
    assert {str(p.relative_to(output)) for p in output.rglob("*")} == before
    assert {name: (output / name).read_bytes() for name in others} == others


@pytest.mark.parametrize("name", ["index.html", f"catalogue/{REAL}.html"])
@pytest.mark.parametrize("link", [False, True])
def test_a_page_of_somebody_else_is_not_written_over(own: Path, name: str, link: bool) -> None:
    page = own / "output" / name
    page.unlink()
    (own / "mine.html").write_text("<p>mine")
    if link:
        page.symlink_to(own / "mine.html")
    else:
        page.write_text("<p>mine")
    before = held(own / "output")
    result = CliRunner().invoke(cli, ["catalogue", "-w", str(own)])
    assert result.exit_code == 1
    assert "[catalogue/in-the-way]" in result.stderr
    assert held(own / "output") == before
    assert (own / "mine.html").read_text() == "<p>mine"


def test_a_linked_folder_is_not_written_through(own: Path) -> None:
    output, elsewhere = own / "output", own / "elsewhere"
    (output / "catalogue").rename(elsewhere)
    (output / "catalogue").symlink_to(elsewhere)
    for path in elsewhere.rglob("*.webp"):
        path.unlink()
    result = CliRunner().invoke(cli, ["catalogue", "-w", str(own)])
    assert result.exit_code == 1
    assert "[publish/link]" in result.stderr
    assert not list(elsewhere.rglob("*.webp"))


def test_a_disk_that_fills_up_leaves_whole_files(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, count, real = own / "output", 0, os.fsync
    for path in (output / "catalogue/pages").iterdir():
        path.unlink()
    before = held(output)

    def full(number: int) -> None:
        nonlocal count
        count += 1
        if count > 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    result = CliRunner().invoke(cli, ["catalogue", "-w", str(own)])
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    after = held(output)
    new = {name for name in after if name not in before}
    assert len(new) == 3
    assert all(height_of(after[name]) for name in new), "whole"
    assert {name: after[name] for name in before} == before


def test_a_disk_that_can_only_be_read_says_so(world: Path, tmp_path: Path) -> None:
    done = run_on(
        tmp_path / "disk",
        "20m",
        "import shutil, subprocess, sys\n"
        f"shutil.copytree({str(world / 'output')!r}, sys.argv[1] + '/output')\n"
        "subprocess.run(['mount', '-o', 'remount,ro', sys.argv[1]], check=True)\n"
        "from click.testing import CliRunner\n"
        "from leaflets.cli import cli\n"
        f"words = ['catalogue', '-w', {str(world)!r}, '-o', sys.argv[1] + '/output']\n"
        "result = CliRunner().invoke(cli, words, env={'SOURCE_DATE_EPOCH': '1'})\n"
        "print(result.exit_code, '[publish/' in result.output)\n",
    )
    assert done.stdout.split() == ["1", "True"], done.stdout + done.stderr


def test_builds_do_not_take_the_catalogue_for_a_leftover(own: Path) -> None:
    output = own / "output"
    typed("build", LEAFLET, "-c", CLINIC, "-l", "en", "-w", own)
    typed("catalogue", "-w", own)
    before = held(output)
    (own / "content/clinics" / f"{CLINIC}.yaml").unlink()
    told = typed("build", LEAFLET, "-c", REAL, "-l", "en", "--prune", "-w", own)
    assert not list((output / CLINIC).rglob("*.pdf")), told.output
    assert held(output) == before
    typed("catalogue", "-w", own)
    assert not (output / f"catalogue/{CLINIC}.html").exists()


def test_pictures_are_small_and_cut_where_a_page_is_very_tall(world: Path) -> None:
    picture = drawn((world / "output" / ENGLISH).read_bytes())
    assert picture
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.width, image.height) == (WIDTH, round(WIDTH * 297 / 210))
    assert len(picture) < 20_000
    tall = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]"
    tall += b"/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 2000]>>endobj\n"
    tall += b"trailer<</Root 1 0 R>>"
    cut = drawn(tall)
    assert cut
    assert height_of(cut) == MOST * WIDTH


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"words"])
def test_what_cannot_be_drawn_has_no_picture(data: bytes) -> None:
    assert drawn(data) is None
    assert height_of(data) == 0


def test_a_spoilt_picture_is_made_anew(own: Path) -> None:
    pages = own / "output/catalogue/pages"
    one = min(pages.iterdir())
    one.write_bytes(b"RIFF")
    assert "1 new picture." in typed("catalogue", "-w", own).stdout
    assert height_of(one.read_bytes())


def test_a_file_that_changes_meanwhile_is_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Folder.read
    monkeypatch.setattr(
        Folder,
        "read",
        lambda self, path: b"other" if path.suffix == ".pdf" else real(self, path),
    )
    for path in (own / "output/catalogue/pages").iterdir():
        path.unlink()
    result = typed("catalogue", "-w", own)
    assert result.stderr.count("[catalogue/changed]") == 7
    assert "<img" not in (own / f"output/catalogue/{REAL}.html").read_text("utf-8")
