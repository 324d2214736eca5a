"""``leaflets check``: what is told, what the shell hears, and confirming."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from leaflets.governance.register import file_of_messages
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.quality import Subject
from leaflets.pipeline import Terms, lay_out
from leaflets.quality import looking
from leaflets.quality.subject import subject_of
from leaflets.stages.paginate import Pagination
from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change

PO = "content/translations/es/sacral-dimple.po"
SAMPLE = "**No** lo hurgue ni meta nada dentro."
LOST = "**Deje** el hoyuelo en paz."
MESSAGE = "sacral-dimple/caring#do-not-probe.item"
TITLE = "Cómo cuidar el hoyuelo"
NO_FONT = "\U0001f600"
WHO = ("--reviewer", "Ana Ruiz", "--role", "Medical interpreter")


def test_nothing_to_tell(workspace: Path, leaflets: Type) -> None:
    result = leaflets("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 leaflets in 3 languages checked: 0 errors, 0 warnings." in result.stdout
    assert workspace.is_dir()


def test_a_colour_of_a_clinic_that_cannot_be_read(workspace: Path, leaflets: Type) -> None:
    file = f"content/clinics/{CLINIC}.yaml"
    change(workspace, file, "language:", 'colours: {accent: "#ffb81c"}\nlanguage:')
    result = leaflets("check", "--no-fit")
    assert result.exit_code == 0
    assert file in result.stderr
    assert "colours.accent: #ffb81c cannot be read everywhere" in result.stderr
    assert "2 leaflets in 3 languages checked: 0 errors, 1 warning." in result.stdout


def test_an_error_has_its_file_line_message_and_remedy(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, SAMPLE, LOST)
    result = leaflets("check", "--no-fit", "-l", "es")
    assert result.exit_code == 1
    assert PO in result.stderr
    lines = (workspace / PO).read_text("utf-8").splitlines()
    number = lines.index(f'msgctxt "{MESSAGE}"') + 2  # that of msgid
    assert f"error: line {number}, {MESSAGE}: " in result.stderr
    assert "[translation/negation]" in result.stderr
    assert "what to do: " in result.stderr
    assert "2 leaflets in 1 language checked: 1 error, 0 warnings." in result.stdout


def test_a_warning_alone_is_no_failure(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, "Mantenga limpio", "Mantenga  limpio")
    result = leaflets("check", "--no-fit", "-l", "es")
    assert result.exit_code == 0
    assert "warning: " in result.stderr


def test_only_what_a_leaflet_says(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, SAMPLE, LOST)
    assert leaflets("check", OTHER, "--no-fit").exit_code == 0
    assert leaflets("check", LEAFLET, "--no-fit").exit_code == 1
    assert leaflets("check", LEAFLET, "--no-fit", "-l", "ar").exit_code == 0


def test_what_is_not_checked_is_told_once_for_all_languages(
    workspace: Path, leaflets: Type
) -> None:
    (workspace / "content/translations/vi").mkdir()
    (workspace / "content/translations/hi").mkdir()
    result = leaflets("check", "--no-fit")
    assert "not checked: double-words in hi, vi (it doubles words on purpose)" in result.stdout


def test_untranslated_messages_are_counted(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, f'msgstr "{SAMPLE}{{cite:fpnotebook}}"', 'msgstr ""')
    change(workspace, "content/blocks/sacral-dimple/caring.yaml", "Keep the dimple", "Keep it")
    result = leaflets("check", "--no-fit", "-l", "es")
    assert result.exit_code == 1
    assert "es: 1 message not translated, 1 older than the original" in result.stdout
    assert "[translation/missing]" in result.stderr
    assert "[translation/stale]" in result.stderr


def test_a_po_file_that_cannot_be_read_is_told(workspace: Path, leaflets: Type) -> None:
    (workspace / PO).write_text("msgid without quotes\n", "utf-8")
    result = leaflets("check", "--no-fit", "-l", "es")
    assert result.exit_code == 1
    assert "[po/" in result.stderr


def test_for_programs(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, SAMPLE, LOST)
    result = leaflets("check", "--no-fit", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    data = json.loads(result.stdout)
    (problem,) = data["problems"]
    assert problem["code"] == "translation/negation"
    assert list(data["languages"]) == ["ar", "es"]
    assert data["languages"]["es"] == {"untranslated": 0, "stale": 0, "not_checked": {}}


def test_what_does_not_fit_is_told(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, TITLE, f"{TITLE} {NO_FONT}")
    result = leaflets("check", LEAFLET, "-l", "es")
    assert result.exit_code == 1
    assert "[text/missing-glyph]" in result.stderr
    assert result.stderr.count("error: ") == 1
    quick = leaflets("check", LEAFLET, "-l", "es", "--no-fit")
    assert quick.exit_code == 0


def test_what_does_not_fit_is_told_beside_errors_of_the_words(
    workspace: Path, leaflets: Type
) -> None:
    change(workspace, PO, SAMPLE, LOST)
    change(workspace, PO, TITLE, f"{TITLE} {NO_FONT}")
    told = leaflets("check", LEAFLET, "-l", "es").stderr
    assert "[translation/negation]" in told
    assert "[text/missing-glyph]" in told


def test_every_clinic_is_laid_out_and_checks_look_once(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, laid = [], []

    def subject(library: Library, job: Job, terms: Terms, on_pages: bool) -> Subject:
        looked.append(job)
        return subject_of(library, job, terms, on_pages=on_pages)

    def lay(library: Library, job: Job, terms: Terms) -> Pagination:
        laid.append(job)
        return lay_out(library, job, terms=terms)

    monkeypatch.setattr(looking, "subject_of", subject)
    monkeypatch.setattr(looking, "lay_out", lay)
    text = (workspace / f"content/clinics/{CLINIC}.yaml").read_text("utf-8")
    (workspace / "content/clinics/second.yaml").write_text(text, "utf-8")
    leaflets("check", LEAFLET, "-l", "es", "-l", "en")
    assert [(job.language, job.clinic) for job in looked] == [("es", CLINIC), ("en-GB", CLINIC)]
    assert {(job.language, job.clinic) for job in laid} == {("es", "second"), ("en-GB", "second")}
    assert {job.layout for job in (*looked, *laid)} == {"handout"}


def test_without_pages_nothing_is_laid_out(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaflets.pipeline.paginate", None)
    result = leaflets("check", "--no-fit")
    assert result.exit_code == 0, result.output


def test_confirming(workspace: Path, leaflets: Type) -> None:
    change(workspace, PO, SAMPLE, LOST)
    result = leaflets("check", "-l", "es", "--confirm", MESSAGE, *WHO)
    assert result.exit_code == 0
    assert "**Do not** poke it" in result.stdout
    assert LOST in result.stdout
    assert "in spite of: the original says “not”" in result.stdout
    assert "Confirmed by Ana Ruiz, Medical interpreter" in result.stdout
    assert file_of_messages(workspace, "es", "negation").is_file()
    assert leaflets("check", "--no-fit", "-l", "es").exit_code == 0
    assert leaflets("build", LEAFLET, "-l", "es").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--confirm", MESSAGE, *WHO), "usage/confirm"),
        (("-l", "es", "-l", "ar", "--confirm", MESSAGE, *WHO), "usage/confirm"),
        ((LEAFLET, "-l", "es", "--confirm", MESSAGE, *WHO), "usage/confirm"),
        (("-l", "es", *WHO), "usage/confirm"),
        (("-l", "xx", "--confirm", MESSAGE, *WHO), "usage/unknown-language"),
        (("-l", "es", "--confirm", MESSAGE), "usage/nobody"),
        (("-l", "es", "--confirm", "nothing#here", *WHO), "usage/no-message"),
        (("-l", "ar", "--confirm", MESSAGE, *WHO), "usage/nothing-to-confirm"),
    ],
)
def test_what_cannot_be_confirmed(
    words: tuple[str, ...], code: str, workspace: Path, leaflets: Type
) -> None:
    change(workspace, PO, SAMPLE, LOST)
    result = leaflets("check", *words)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert not (workspace / "content/signoffs").exists()


def test_names_of_messages_stand_in_the_same_order_every_time(
    workspace: Path, leaflets: Type
) -> None:
    told = leaflets("check", "-l", "es", "--confirm", "x", *WHO).output
    names = told.rpartition("there is ")[2].split(", ")[:9]
    assert len(names) == 9
    assert names == sorted(names)


def test_mistakes_do_not_drown_among_messages_that_are_not_translated(
    workspace: Path, leaflets: Type
) -> None:
    folder = workspace / "content/translations/es"
    path = folder / "sacral-dimple.po"
    text = path.read_text("utf-8").replace("unos 34", "unos 43")
    path.write_text(text, "utf-8")
    (folder / "back-dimples.po").unlink()
    result = leaflets("check", "-l", "es", "--no-fit")
    assert result.exit_code == 1
    assert result.stderr.count("[translation/missing]") == 4
    assert re.search(r"\d\d more messages of this file are not translated", result.stderr)
    assert "[translation/numbers]" in result.stderr
    data = json.loads(leaflets("check", "-l", "es", "--no-fit", "--format", "json").stdout)
    listed = [p for p in data["problems"] if p["code"] == "translation/missing"]
    assert len(listed) > 20
