"""The proof as a file: what stands on it, in every direction, whatever is wrong with the words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from leaflets.audit import Audit
from leaflets.batch import load_workspace
from leaflets.catalogs.messages import extract_messages
from leaflets.checking import running
from leaflets.model.inline import Fault
from leaflets.model.library import Library
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError, Severity
from leaflets.proof import Proof, proof_of
from leaflets.proof.messages import rows_of
from leaflets.proof.tables import TICK
from leaflets.provenance import origin_of
from leaflets.typeset.regions import regions
from tests.conformance.verapdf import Validator, report, verapdf
from tests.governance.test_sign_off import TODAY
from tests.oracle.read_back import Row, flaws, read_tree, rows
from tests.pdf.content import content_flaws
from tests.proof.planted import ALT, HOLES, LIST, MISSING, STALE, job, loaded, planted
from tests.sampling import sampled
from tests.small_workspace import KEPT, LEAFLET, change, copy_workspace

__all__ = ["verapdf"]

BACK = {STALE: "Keep the little hole clean"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return loaded(copy_workspace(tmp_path_factory.mktemp("sound")))[0]


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """Of the planted workspace, with a back-translation."""
    library, spanish = loaded(planted(tmp_path_factory.mktemp("planted")))
    return proof_of(library, spanish, BACK)


@pytest.fixture(scope="module")
def heard(proof: Proof) -> list[Row]:
    """All table cells, in reading order."""
    return rows(read_tree(proof.pdf), "TH", "TD")


def squeezed(text: str) -> str:
    return "".join(text.split())


def cells_of(context: str, heard: list[Row]) -> list[str]:
    """The row of a message: what it is called, source, translation, back-translation, ticks. Ids
    of findings stand in a table before it."""
    at = max(n for n, cell in enumerate(heard) if squeezed(cell.text).endswith(context))
    return [" ".join(cell.text.split()) for cell in heard[at : at + 6]]


def test_every_text_of_the_leaflet_has_a_row(sound: Library) -> None:
    for language in ("ar", "en-GB"):
        cells = rows(read_tree(proof_of(sound, job(sound, language)).pdf), "TH")
        said = [squeezed(cell.text) for cell in cells]
        files = (f"leaflets/{LEAFLET}#", *(f"{b.block}#" for b in sound.leaflets[LEAFLET].blocks))
        contexts = [
            message.context
            for group in extract_messages(sound).values()
            for message in group
            if message.context.startswith(files)
        ]
        assert len(contexts) > 40
        for context in (*contexts, ALT, "glossary#sacral.term", "labels#page-of.text"):
            assert [one for one in said if one.endswith(context)], context


def test_rows_stand_in_the_order_in_which_texts_are_read(sound: Library) -> None:
    spanish = job(sound)
    made = lay_out(sound, spanish)
    landed = regions(made.document, made.composition)
    found, _ = rows_of(sound, spanish, landed)
    printed = [row.context for row in found if row.pages]
    assert printed == list(dict.fromkeys(region.context for region in landed))
    assert [row.number for row in found] == list(range(1, len(found) + 1))
    assert not any(row.pages for row in found[len(printed) :])


def test_the_pages_come_first_and_are_read_as_patients_would(proof: Proof) -> None:
    tree = read_tree(proof.pdf)
    headings = rows(tree, "H1", "H2")
    assert headings[0].text == "Proof, not for patients"
    assert headings[1].text.split() == ["Hoyuelo", "sacro:", "señales", "de", "alerta"]
    assert headings[1].language == "es"
    assert [one.text for one in headings[-4:]] == ["Findings", "All messages", "Room", "Fonts"]
    assert headings[-1].language == "en-GB"
    assert flaws(tree) == []
    assert content_flaws(proof.pdf) == []


def test_every_page_says_that_it_is_a_proof(proof: Proof) -> None:
    import pypdf

    for page in pypdf.PdfReader(BytesIO(proof.pdf)).pages:
        assert "Proof, not for patients" in page.extract_text()


def test_what_is_doubtful_is_said_and_tinted(proof: Proof, heard: list[Row]) -> None:
    doubts = {row.context: row.doubt for row in proof.rows if row.doubt}
    assert doubts == {
        MISSING: "untranslated",
        ALT: "untranslated",
        HOLES: "untranslated",
        STALE: "stale",
    }
    assert cells_of(MISSING, heard)[2] == "Not translated: the page shows the source."
    _, source, translation, *_ = cells_of(STALE, heard)
    assert source.startswith("Keep the dimple [taken out: clean.] [put in: dry.]")
    assert translation.startswith("The translation belongs to an older text.Mantenga")
    assert cells_of(HOLES, heard)[2].startswith("This cannot be printed: the page shows the source")
    stale, missing = b"1 0.878 0.541 rg", b"1 0.769 0.741 rg"
    with pikepdf.open(BytesIO(proof.pdf)) as pdf:
        contents = [page.Contents.read_bytes() for page in pdf.pages[:3]]
    # The legend paints each tint once on every page; around a picture it is a frame.
    assert sum(page.count(stale) for page in contents) == 3 + 1
    assert sum(page.count(missing) for page in contents) == 3 + 2
    assert sum(page.count(missing.replace(b"rg", b"RG")) for page in contents) == 1


def test_what_the_checks_find_is_listed_by_number(proof: Proof, heard: list[Row]) -> None:
    numbers = {row.context: str(row.number) for row in proof.rows}
    named = {finding.name: finding.problem for finding in proof.findings}
    assert {problem.code for problem in named.values()} >= {
        "translation/differs",
        "translation/line-breaks",
    }
    listed = next(n for n, cell in enumerate(heard) if cell.text == "E1")
    assert [cell.text for cell in heard[listed + 1 : listed + 3]] == [numbers[HOLES], HOLES]
    (name,) = (n for n, p in named.items() if p.code == "translation/line-breaks")
    assert f"{name}: the translation makes a list of its own." in cells_of(LIST, heard)[2]


def test_warnings_are_listed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title = "sacral-dimple/caring#title"
    sound = load_workspace(copy_workspace(tmp_path))  # what others have found is remembered

    def find(pair: Pair, _around: Surroundings) -> tuple[Fault, ...]:
        return (Fault("it is a title", "look at it"),) if pair.context == title else ()

    check = Check("translation/titles", Severity.WARNING, find)
    monkeypatch.setattr(running, "checks", lambda: (check,))
    made = proof_of(sound, job(sound))
    assert [finding.name for finding in made.findings] == ["W1"]
    cells = cells_of(title, rows(read_tree(made.pdf), "TH", "TD"))
    assert cells[2].endswith("W1: it is a title. What to do: look at it.")


def test_a_finding_is_named_in_the_margin(proof: Proof) -> None:
    import pypdf

    reader = pypdf.PdfReader(BytesIO(proof.pdf))
    text = " ".join(page.extract_text() for page in reader.pages[:3])
    for finding in proof.findings:
        assert finding.name in text.split()
    assert "sleepy.sign" in text.replace("\n", "")


def test_there_are_boxes_to_tick_and_room_to_write(proof: Proof, heard: list[Row]) -> None:
    for row in proof.rows:
        cells = cells_of(row.context, heard)
        assert cells[3] == BACK.get(row.context, "")
        assert cells[4:] == [TICK, TICK]


def test_translations_are_in_their_own_language(sound: Library) -> None:
    tree = read_tree(proof_of(sound, job(sound, "ar")).pdf)
    arabic = [row.text for row in rows(tree, "P") if row.language == "ar"]
    assert "متى تطلبون المساعدة" in arabic
    assert not [text for text in arabic if text.startswith("When to get help")]


def test_how_full_blocks_are(proof: Proof, heard: list[Row]) -> None:
    said = [
        cell.text.replace("\u00a0", " ") for cell in heard if "of the page’s column" in cell.text
    ]
    assert len(said) >= len({row.context.partition("#")[0] for row in proof.rows if row.pages}) / 2
    assert all(" % " in text and " mm left" in text for text in said)


def test_fonts_are_named(proof: Proof) -> None:
    (fonts,) = (row.text for row in rows(read_tree(proof.pdf), "P") if "NotoSans-Bold" in row.text)
    assert "LeafletsSymbols-Regular" in fonts
    assert "NotoSansArabic" not in fonts


def test_what_is_expired_is_drawn_too(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "old")
    file = f"content/leaflets/{LEAFLET}.yaml"
    change(folder, file, "published: 2026-11-22", "published: 2020-11-22")
    change(folder, file, "review_by: 2028-11-22", "review_by: 2021-11-22")
    library, spanish = loaded(folder)
    assert proof_of(library, spanish).pdf.startswith(b"%PDF-")


def test_what_cannot_be_laid_out_is_refused_with_every_reason(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "broken")
    with (folder / "content/translations/es/sacral-dimple.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "x\n')
    library, spanish = loaded(folder)
    with pytest.raises(LeafletsError) as refused:
        proof_of(library, spanish)
    assert {problem.code.partition("/")[0] for problem in refused.value.problems} == {"po"}


def test_a_proof_is_not_taken_for_a_leaflet(proof: Proof, sound: Library, tmp_path: Path) -> None:
    assert b"<leaflets:leaflet>" not in proof.pdf
    assert origin_of(proof.pdf).sheet
    (tmp_path / "proof.pdf").write_bytes(proof.pdf)
    assert list(Audit(sound, TODAY).files(tmp_path)) == []


def test_nor_when_another_program_has_saved_it(proof: Proof) -> None:
    again = BytesIO()
    with pikepdf.open(BytesIO(proof.pdf)) as pdf:
        del pdf.Root.Metadata
        pdf.save(again)
    assert origin_of(again.getvalue()).leaflets == ()


def test_the_same_bytes_again(proof: Proof, tmp_path: Path) -> None:
    library, spanish = loaded(planted(tmp_path / "again"))
    assert proof_of(library, spanish, BACK).pdf == proof.pdf


def test_proofs_are_pdf_ua_and_pdf_a(
    proof: Proof, sound: Library, tmp_path: Path, verapdf: Validator
) -> None:
    (tmp_path / "planted.pdf").write_bytes(proof.pdf)
    for language in sampled(("ar", "en-GB"), 2):
        pdf = proof_of(sound, job(sound, language)).pdf
        assert flaws(read_tree(pdf)) == []
        (tmp_path / f"{language}.pdf").write_bytes(pdf)
    failures = verapdf(sorted(tmp_path.glob("*.pdf")))
    assert not failures, report(failures)


def test_a_unit_that_does_not_say_its_number_is_drawn_in_the_source(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "units")
    change(folder, "content/translations/es/measures.po", '"{n} semanas"', '"semanas"')
    library, spanish = loaded(folder)
    with pytest.raises(LeafletsError):
        lay_out(library, spanish)
    made = proof_of(library, spanish)
    (row,) = (one for one in made.rows if one.context == "measures#week")
    assert row.doubt == "untranslated"
    assert [finding.problem.message for finding in row.findings] == ["{n} is missing"]


def test_two_weeks_are_not_printed_for_six(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "units")
    change(folder, "content/translations/ar/measures.po", "n==2 ? 2", "n==6 ? 2")
    library = load_workspace(folder)
    with pytest.raises(LeafletsError, match="n} is missing"):
        lay_out(library, job(library, "ar"))


def test_a_fault_in_any_plural_form_of_a_unit_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KEPT, "translations", {"pl"})
    folder = copy_workspace(tmp_path / "mine")
    file = "content/translations/pl/measures.po"
    change(folder, file, 'msgstr[2] "{n} tygodni"', 'msgstr[2] "tygodni"')
    library = load_workspace(folder)
    _, found = rows_of(library, job(library, "pl"), ())
    assert "{n} is missing" in [one.problem.message for one in found]
