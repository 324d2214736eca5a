"""An output folder as a clinic has one: built once for all tests of a file, and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from leaflets.cli import cli
from leaflets.model.job import Job
from leaflets.pipeline import build
from leaflets.stages.load import load
from tests.small_workspace import CLINIC, LEAFLET, OTHER, REPOSITORY, change, copy_workspace

REAL = "hill-street"
"""A clinic that is no sample; its details and one leaflet are signed in English."""
WHO = ("--reviewer", "A. Person", "--role", "Nurse")
BENGALI = "content/translations/bn"
REAL_ENOUGH = (
    ("sample: true\n", ""),
    ("Riverbank Sample Clinic", "Hill Street"),
    ("020 7946 0123", "000 00 0023"),
    ("020 7946 0199", "000 00 0099"),
    ("1 Example Street", "2 Hill Street"),
    ("Sampletown", "Hilltown"),
)
"""Nobody's: numbers of zeros, and no address in the net."""
TITLE_AR = "الغمّازة العجزية: علامات الخطر"
TITLE_BN = "স্যাক্রাল টোল: সতর্কতার লক্ষণ"


JOBS = (
    *(
        Job(LEAFLET, language, REAL, "handout", "a4", profile)
        for language in ("en-GB", "ar", "bn", "es")
        for profile in ("office", "screen")
    ),
    *(Job(OTHER, language, REAL, "sheet", "a4", "screen") for language in ("en-GB", "ar")),
    Job(LEAFLET, "ar", REAL, "side-by-side", "a4", "screen", "en-GB"),
    Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen"),
    Job(LEAFLET, "ar", REAL, "handout", "a4", "html"),
)
"""What has been built."""


def typed(*words: str | Path) -> Result:
    """A command, as a person types it; it must not fail."""
    done = CliRunner().invoke(cli, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done


def workspace_with_a_real_clinic(folder: Path) -> Path:
    """Two leaflets, in English, Arabic, Bengali and Spanish, for two clinics."""
    copy_workspace(folder)
    shutil.copytree(REPOSITORY / BENGALI, folder / BENGALI)
    clinics = folder / "content/clinics"
    shutil.copy(clinics / f"{CLINIC}.yaml", clinics / f"{REAL}.yaml")
    file = f"content/clinics/{REAL}.yaml"
    for old, new in REAL_ENOUGH:
        change(folder, file, old, new)
    lines = (folder / file).read_text("utf-8").split("\n")
    kept = [line for line in lines if "example.org" not in line or line[:1] == "#"]
    (folder / file).write_text("\n".join(kept), "utf-8")
    for language in ("ar", "bn", "es"):
        said = folder / f"content/translations/{language}/clinic-{CLINIC}.po"
        text = said.read_text("utf-8").replace(f"clinics/{CLINIC}#", f"clinics/{REAL}#")
        said.with_name(f"clinic-{REAL}.po").write_text(text, "utf-8")
    return folder


def built(folder: Path) -> Path:
    """The workspace, with its output: the first leaflet of the real clinic is final in English."""
    workspace_with_a_real_clinic(folder)
    here = ("-w", folder)
    typed("review", LEAFLET, *WHO, *here)
    typed("review", "--clinic", REAL, *WHO, *here)
    library = load(folder)
    for job in JOBS:
        path = folder / "output" / job.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build(library, job))
    return folder
