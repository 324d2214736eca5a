"""``leaflets review``, when it signs: everything is looked at before anything is written."""

from __future__ import annotations

import errno
import json
import os
import re
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from leaflets.batch import load_workspace
from leaflets.commands import _signing
from leaflets.commands._signing import sign
from leaflets.governance import lock
from leaflets.governance.lock import lock_of
from leaflets.governance.register import file_of_leaflet, sign_offs
from leaflets.governance.signing import Signature
from leaflets.stages import publish
from tests.commands.conftest import Type
from tests.governance.test_sign_off import WHO as PERSON
from tests.small_workspace import CLINIC, LEAFLET, OTHER

WHO = ("--reviewer", "A. Person", "--role", "Nurse")
CARING = "content/blocks/sacral-dimple/caring.yaml"
RECIPE = f"content/leaflets/{LEAFLET}.yaml"
CLINIC_FILE = f"content/clinics/{CLINIC}.yaml"
SPANISH = "content/translations/es/sacral-dimple.po"


def edit(workspace: Path, file: str, old: str, new: str) -> None:
    path = workspace / file
    text = path.read_text("utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    path.write_text(changed, "utf-8")


def test_nobody_is_lost_when_several_sign_at_once(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load_workspace(workspace)

    def slowly(data: bytes, target: Path) -> publish.Status:
        time.sleep(0.05)
        return publish.publish(data, target)

    monkeypatch.setattr(_signing, "publish", slowly)
    names = {f"Person {letter}" for letter in "ABCDE"}
    threads = [
        threading.Thread(
            target=sign,
            args=(library, "leaflet", LEAFLET, "en-GB", Signature(name, "Nurse", PERSON.date)),
        )
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    path = file_of_leaflet(workspace, LEAFLET, "en-GB")
    assert {one.reviewer for one in sign_offs(path)} == names
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_lock_left_behind(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    path = file_of_leaflet(workspace, LEAFLET, "en-GB")
    path.parent.mkdir(parents=True)
    lock_of(path).touch()
    result = leaflets("review", LEAFLET, *WHO)
    assert result.exit_code == 1
    assert ".en-GB.json.lock" in result.stderr
    assert "Signed" not in result.stdout
    assert not path.exists()


REFUSED = {
    "a fact without source": (
        CARING, r"Keep the dimple clean\.\{cite:[^}]*\}", "Keep the dimple clean.", (LEAFLET,),
        "content/unsourced",
    ),
    "a circle": (RECIPE, r"\Z", "superseded_by: SD-WARN\n", (LEAFLET,), "content/circular"),
    "two of one id": (
        f"content/leaflets/{OTHER}.yaml", "id: BD-MYTH", "id: SD-WARN", (LEAFLET,),
        "content/twice",
    ),
    "a source nobody has": (
        CARING, r"\{cite:adam-pfusion\}", "{cite:nobody}", (LEAFLET,), "content/no-source",
    ),
    "a block nobody has": (
        RECIPE, "sacral-dimple/caring", "sacral-dimple/carign", (LEAFLET,), "content/no-block",
    ),
    "a picture that cannot be printed": (
        "content/figures/baby-lower-back.svg", "</svg>", "<text>a</text></svg>", (LEAFLET,),
        "picture/text",
    ),
    "a hole that is not in the English": (
        SPANISH, r'(msgstr "Mantenga limpio[^"]*)"', r'\1 {clinic.phone}"', (LEAFLET, "-l", "es"),
        "translation/differs",
    ),
    "a translation that is not there": (
        SPANISH, r'msgstr "Mantenga limpio[^"]*"', 'msgstr ""', (LEAFLET, "-l", "es"),
        "translation/missing",
    ),
    "an older English": (
        SPANISH, r'msgid "Keep the dimple clean\.', 'msgid "Keep the dimple dry.',
        (LEAFLET, "-l", "es"), "review/incomplete",
    ),
    "a hole in a clinic’s words that is not in the English": (
        f"content/translations/es/clinic-{CLINIC}.po", r'(msgstr "Día[^"]*)"',
        r'\1 {clinic.phone}"', ("--clinic", CLINIC, "-l", "es"),
        "translation/differs",
    ),
    "a unit nobody has": (
        CLINIC_FILE, r"unit: \w+", "unit: fortnight", ("--clinic", CLINIC), "content/no-unit",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_cannot_be_signed(
    name: str, workspace: Path, leaflets: Type
) -> None:
    file, old, new, words, code = REFUSED[name]
    edit(workspace, file, old, new)
    result = leaflets("review", *words, *WHO)
    assert result.exit_code == 1, result.output
    place = "" if code.startswith("picture/") else r"line \d+.*"
    assert re.search(rf"{place}\[{code}\]", result.stderr), result.stderr
    assert result.stderr.count("error:") <= 2, "nothing is said twice"
    assert "Signed" not in result.stdout
    assert not (workspace / "content/signoffs").exists()


def test_a_logo_too_small_to_be_printed_is_not_approved(workspace: Path, leaflets: Type) -> None:
    Image.new("L", (90, 45)).save(workspace / "content/clinics/logo.png")
    edit(workspace, CLINIC_FILE, r"logo: [\w.-]+", "logo: logo.png")
    for words in (("--clinic", CLINIC, *WHO), ("--clinic", CLINIC, "--show"), (LEAFLET, *WHO)):
        result = leaflets("review", *words)
        assert result.exit_code == 1, result.output
        assert re.search(r"line \d+.*90 x 45 pixels.*\[picture/logo-too-small\]", result.stderr)
        assert "Signed" not in result.stdout
    assert not (workspace / "content/signoffs").exists()
    assert not (workspace / "output").exists()


def test_a_file_of_translations_that_is_missing_is_named(workspace: Path, leaflets: Type) -> None:
    (workspace / SPANISH).unlink()
    result = leaflets("review", LEAFLET, "-l", "es", *WHO)
    assert result.exit_code == 1
    assert SPANISH in result.stderr


def test_a_clinic_with_a_slip_stops_no_leaflet(workspace: Path, leaflets: Type) -> None:
    text = (workspace / CLINIC_FILE).read_text("utf-8")
    spoilt = re.sub(r"unit: \w+", "unit: fortnight", text, count=1)
    (workspace / "content/clinics/a-slip.yaml").write_text(spoilt, "utf-8")
    assert leaflets("review", LEAFLET, *WHO).exit_code == 0
    (workspace / CLINIC_FILE).unlink()
    result = leaflets("review", LEAFLET, *WHO)
    assert result.exit_code == 1
    assert "a-slip.yaml" in result.stderr


def test_without_a_clinic_nobody_could_see_it(workspace: Path, leaflets: Type) -> None:
    edit(workspace, CLINIC_FILE, r"\Z", "bogus: 1\n")
    assert "there is no field “bogus”" in leaflets("review", LEAFLET, *WHO).stderr
    (workspace / CLINIC_FILE).unlink()
    assert "leaflets new clinic" in leaflets("review", LEAFLET, *WHO).stderr
    assert not (workspace / "content/signoffs").exists()


def test_a_leaflet_with_a_slip_stops_no_clinic(workspace: Path, leaflets: Type) -> None:
    edit(workspace, RECIPE, r"\Z", "superseded_by: SD-WARN\n")
    result = leaflets("review", "--clinic", CLINIC, "-l", "es", *WHO)
    assert result.exit_code == 0, result.output


def test_a_spoilt_file_of_the_source_is_told_before_a_translation_is_signed(
    workspace: Path, leaflets: Type
) -> None:
    leaflets("review", LEAFLET, *WHO)
    edit(workspace, f"content/signoffs/{LEAFLET}/en-GB.json", "A. Person", "B. Person")
    result = leaflets("review", LEAFLET, "-l", "es", *WHO)
    assert result.exit_code == 1
    assert "its seal does not match" in result.stderr
    assert not (workspace / f"content/signoffs/{LEAFLET}/es.json").exists()


@pytest.mark.parametrize(
    ("words", "file"),
    [((LEAFLET,), RECIPE), (("--clinic", CLINIC), CLINIC_FILE)],
)
@pytest.mark.parametrize("more", [WHO, ("--show",)])
def test_a_broken_file_is_not_unknown(
    words: tuple[str, ...], file: str, more: tuple[str, ...], workspace: Path, leaflets: Type
) -> None:
    edit(workspace, file, r"\Z", "bogus: 1\n")
    result = leaflets("review", *words, *more)
    assert result.exit_code == 1
    assert "there is no field “bogus”" in result.stderr
    assert f"{Path(file).name}\n  error: line" in result.stderr
    assert "called" not in result.stderr


def test_a_slip_in_a_name_is_still_helped(workspace: Path, leaflets: Type) -> None:
    result = leaflets("review", LEAFLET[:-1], *WHO)
    assert result.exit_code == 2
    assert f"did you mean {LEAFLET}" in result.stderr


@pytest.mark.parametrize("tag", ["en", "EN", "en-gb", "en_GB", "EN-GB"])
def test_languages_are_matched_as_build_does(tag: str, workspace: Path, leaflets: Type) -> None:
    assert leaflets("review", LEAFLET, "-l", tag, *WHO).exit_code == 0
    assert (workspace / f"content/signoffs/{LEAFLET}/en-GB.json").exists()


def test_a_language_that_could_be_two(workspace: Path, leaflets: Type) -> None:
    (workspace / "content/translations/en-US").mkdir()
    result = leaflets("review", LEAFLET, "-l", "en", *WHO)
    assert result.exit_code == 2
    assert '"en" could be en-GB or en-US' in result.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--reviewer", "\u200b", "--role", "Nurse"), "U+200B"),
        (("--reviewer", "Ann", "--role", "\x07"), "--role holds an invisible control character"),
        (("--reviewer", "Ann\udcff", "--role", "Nurse"), "half a character"),
        (("--reviewer", "A" * 5000, "--role", "Nurse"), "--reviewer has 5000 characters"),
        ((*WHO, "--certificate", "\u2060"), "--certificate holds an invisible character"),
        ((*WHO, "--date", "2026-W40-1"), "not a date"),
        ((*WHO, "--date", "20261122"), "not a date"),
        ((*WHO, "--date", "1999-12-31"), "too long ago"),
        ((*WHO, "-o", "sheet.pdf"), "-o is for the PDF of --show"),
    ],
)
def test_signatures_that_nobody_could_believe(
    words: tuple[str, ...], says: str, workspace: Path, leaflets: Type
) -> None:
    result = leaflets("review", LEAFLET, *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (workspace / "content/signoffs").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EACCES, "not-allowed"), (errno.EIO, "not-written"),
     (errno.ENAMETOOLONG, "name-too-long"), (errno.EISDIR, "is-a-folder")],
)  # fmt: skip
def test_hints_fit_when_it_cannot_be_written(
    number: int, code: str, workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflets("review", LEAFLET, *WHO)
    path = file_of_leaflet(workspace, LEAFLET, "en-GB")
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", fail)
    result = leaflets("review", LEAFLET, *WHO)
    assert result.exit_code == 1
    assert f"publish/{code}" in result.stderr
    assert "nothing was signed" in result.stderr
    assert "-o" not in result.stderr.replace("sign-o", "")
    assert "PDF" not in result.stderr
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_folder_where_nobody_may_write(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: "signoffs" not in str(path))
    result = leaflets("review", LEAFLET, *WHO)
    assert result.exit_code == 1
    assert "ask who looks after the folder" in result.stderr


def test_everything_wrong_with_a_signature_at_once(workspace: Path, leaflets: Type) -> None:
    result = leaflets("review", LEAFLET, "--role", "\u200b", "--date", "soon", "-o", "sheet.pdf")
    for says in ("--reviewer is missing", "--role holds", "not a date", "-o is for"):
        assert says in result.stderr


def test_what_is_recorded_has_no_space_around_it(workspace: Path, leaflets: Type) -> None:
    result = leaflets("review", LEAFLET, "--reviewer", " Ann ", "--role", "Nurse ")
    assert "Signed by Ann, Nurse, " in result.stdout
    (record,) = json.loads(file_of_leaflet(workspace, LEAFLET, "en-GB").read_text("utf-8"))[
        "sign_offs"
    ]
    assert (record["reviewer"], record["role"]) == ("Ann", "Nurse")


def test_a_translation_with_another_number_cannot_be_signed(
    workspace: Path, leaflets: Type
) -> None:
    edit(workspace, SPANISH, "unos 34", "unos 43")
    result = leaflets("review", LEAFLET, "-l", "es", *WHO)
    assert result.exit_code == 1
    assert "[translation/numbers]" in result.stderr
    assert not file_of_leaflet(workspace, LEAFLET, "es").exists()
    result = leaflets("status", LEAFLET, "-l", "es", "--no-fit")
    assert "1 refused" in result.stdout
    assert "[translation/numbers]" in result.stderr


def test_a_clinic_with_a_number_typed_by_a_translator_cannot_be_signed(
    workspace: Path, leaflets: Type
) -> None:
    edit(workspace, f"content/translations/es/clinic-{CLINIC}.po", "Día.y.noche", "Día y noche 911")
    result = leaflets("review", "--clinic", CLINIC, "-l", "es", *WHO)
    assert result.exit_code == 1
    assert "[translation/phones]" in result.stderr
