from dataclasses import replace
from pathlib import Path

from leaflets.model.quality import Finding, Subject
from leaflets.model.rich_text import RichText, Span
from leaflets.problems import Severity
from tests.checks.pages import found, shipped, written
from tests.small_workspace import LEAFLET, OTHER, change, copy_workspace

CODE = "currency/other-leaflets"


def superseded(subject: Subject, leaflet: str) -> Subject:
    leaflets = dict(subject.library.leaflets)
    leaflets[leaflet] = leaflets[leaflet].model_copy(update={"superseded_by": "SD-TESTS"})
    library = replace(subject.library, leaflets=leaflets)
    return replace(subject, library=library, recipe=leaflets[subject.leaflet])


def saying(subject: Subject, words: str, href: str | None = None) -> list[Finding]:
    printed = subject.texts[3]._replace(words=RichText((Span(words, href=href),), "en-GB"))
    return found(CODE, replace(subject, texts=(printed,)))


def test_shipped_leaflets_lead_nowhere_else() -> None:
    assert not found(CODE, shipped())


def test_a_leaflet_that_another_has_taken_the_place_of() -> None:
    (finding,) = found(CODE, superseded(shipped(), LEAFLET))
    assert finding.severity is Severity.WARNING
    assert "SD-TESTS has taken the place" in finding.message


def test_who_names_a_superseded_leaflet_is_told() -> None:
    subject = superseded(shipped(), OTHER)
    (finding,) = saying(subject, "Ask us for the leaflet BD-MYTH.")
    assert "names BD-MYTH, whose place SD-TESTS has taken" in finding.message
    assert finding.where == subject.texts[3].where
    assert not saying(subject, "Ask us for the leaflet BD-MYTHS or XBD-MYTH.")
    assert not saying(shipped(), "Ask us for the leaflet BD-MYTH.")


def test_an_address_without_a_leaflet_leads_nowhere() -> None:
    (finding,) = saying(shipped(), "Read on", "https://leaflets.example.org/gone")
    assert finding.severity is Severity.ERROR
    assert "there is no leaflet at leaflets.example.org/gone" in finding.message
    assert not saying(shipped(), "Read on", "https://leaflets.example.org/bd-myth/")
    assert not saying(shipped(), "Read on", "https://www.example.com/gone")
    assert saying(superseded(shipped(), OTHER), "Read on", "https://leaflets.example.org/bd-myth")


def test_an_address_that_is_typed_among_words_counts_too() -> None:
    (finding,) = saying(shipped(), "See leaflets.example.org/gone.")
    assert "leaflets.example.org/gone" in finding.message


def test_addresses_in_blocks_of_links_are_told_with_their_line(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    (workspace / "content/blocks/shared/more.yaml").write_text(
        "kind: links\ntitle: More\nlinks:\n"
        "  - id: gone\n    name: A leaflet\n    address: https://leaflets.example.org/gone\n",
        "utf-8",
    )
    recipe = f"content/leaflets/{LEAFLET}.yaml"
    change(workspace, recipe, "blocks:\n", "blocks:\n  - {block: shared/more, role: next}\n")
    (finding,) = found(CODE, written(workspace))
    assert str(finding.where).endswith("blocks/shared/more.yaml:6 (links.1.address)")
