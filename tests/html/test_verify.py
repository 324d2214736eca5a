"""A finished edition says what it is, and whether it is whole; ``audit`` judges it as a PDF."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflets.audit import Audit
from leaflets.html.verify import verify
from leaflets.marks import mark_words
from leaflets.problems import LeafletsError
from leaflets.provenance import from_metadata, origin_of
from tests.end_to_end.jobs import SIGNS, SOURCE, shipped_library
from tests.html.editions import edition

PATH = Path("one.html")
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture(scope="module")
def page() -> bytes:
    return edition(SIGNS, SOURCE)


def codes(html: bytes) -> set[str]:
    return {one.code for one in verify(html, PATH).problems}


def test_what_it_says(page: bytes) -> None:
    report = verify(page, PATH)
    assert report.problems == ()
    assert (report.title, report.language) == ("Sacral dimple: warning signs", SOURCE)
    assert report.provenance == from_metadata(page)
    assert report.provenance
    assert report.provenance.clinic == "riverbank-sample"
    assert report.provenance.marks == "unsigned sample-clinic"
    assert report.letters > 2_000


def test_every_change_shows(page: bytes) -> None:
    assert codes(page.replace(b"A fever", b"No fever")) == {"verify/changed"}
    assert codes(page[:-10]) == {"verify/changed"}
    assert codes(page + b"<!-- -->") == {"verify/changed"}


def test_marks_that_were_taken_out_are_missed(page: bytes) -> None:
    words = mark_words("unsigned", SOURCE)[0].encode()
    assert codes(page.replace(words, b"")) == {"verify/changed", "verify/no-marks"}


@pytest.mark.parametrize(
    "more", ["<script>x</script>", '<img src="https://example.org/x"/>', '<p onclick="x">a</p>']
)
def test_what_would_be_fetched_or_run_is_found(page: bytes, more: str) -> None:
    assert "verify/fetches" in codes(page.replace(b"</main>", f"{more}</main>".encode()))


@pytest.mark.parametrize("html", [b"<!doctype html><title>x</title>", b"<html></html>"])
def test_other_pages_are_none_of_ours(html: bytes) -> None:
    with pytest.raises(LeafletsError) as raised:
        verify(html, PATH)
    assert raised.value.problems[0].code == "verify/not-a-leaflet"
    assert origin_of(html).trouble == "not made by this program"


def test_a_page_that_was_put_together_of_two_holds_both(page: bytes) -> None:
    other = b"<p>BD-MYTH 1.0.0 \xc2\xb7 ar \xc2\xb7 0123abcd</p></main>"
    found = origin_of(page.replace(b"</main>", other)).leaflets
    assert [one.leaflet for one in found] == ["SD-WARN", "BD-MYTH"]
    assert found[1].printed


def test_audit_judges_editions_and_passes_over_other_pages(tmp_path: Path, page: bytes) -> None:
    (tmp_path / "a.html").write_bytes(page)
    (tmp_path / "old.html").write_bytes(page.replace(b'"hash" ', b"").replace(
        b'name="leaflets:hash" content="', b'name="leaflets:hash" content="0'))  # fmt: skip
    (tmp_path / "index.html").write_bytes(b"<!doctype html><title>Leaflets</title>")
    found = {one.path.name: one.verdict for one in Audit(shipped_library(), TODAY).files(tmp_path)}
    assert found["a.html"] == "current"
    assert "index.html" not in found
