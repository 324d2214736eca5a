"""Fakes for the rooms above the pipeline: a copy of the repository's workspace, and a builder."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.order import NOTHING, Values
from leaflets.problems import LeafletsError, Problem, Where

REPOSITORY = Path(__file__).parents[1]
LEAFLET = "sacral-dimple-warning-signs"
OTHER = "back-dimples-myths-and-facts"
CLINIC = "riverbank-sample"


KEPT = {"leaflets": {LEAFLET, OTHER}, "clinics": {CLINIC}, "translations": {"es", "ar"}}
"""What is left of the repository's leaflets, clinics and languages in a small workspace."""


def copy_workspace(folder: Path) -> Path:
    """A workspace of one's own to break: the repository's, with fewer leaflets and languages."""
    for part in ("content", "layouts"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=_others)
    _keep_waivers(folder / "content" / "quality.yaml")
    return folder


def _keep_waivers(settings: Path) -> None:
    """Of leaflets that are left."""
    held = yaml.safe_load(settings.read_text("utf-8"))
    kept = [one for one in held["waivers"] if one.get("leaflet", LEAFLET) in KEPT["leaflets"]]
    settings.write_text(yaml.safe_dump({**held, "waivers": kept}, sort_keys=False), "utf-8")


def change(workspace: Path, file: str, old: str, new: str) -> None:
    """Replaces the first ``old`` in a file, which must hold it."""
    path = workspace / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _others(directory: str, names: list[str]) -> list[str]:
    kept = KEPT.get(Path(directory).name)
    others = [name for name in names if kept and name.partition(".")[0] not in kept]
    clinics = {f"clinic-{name}.po" for name in KEPT["clinics"]}
    return others + [n for n in names if n.startswith("clinic-") and n not in clinics]


def fake_pdf(job: Job, pages: int = 2) -> bytes:
    """Not a PDF, but it has a name and pages."""
    return b"%PDF-1.7 " + str(job).encode() + b" /Type /Page " * pages + b"/Type /Pages %%EOF"


class FakeBuilder:
    """Builds fakes; ``refuse``, ``crash`` and ``interrupt`` name leaflets or languages."""

    def __init__(self, refuse: str = "", crash: str = "", interrupt: str = "") -> None:
        self.refuse, self.crash, self.interrupt = refuse, crash, interrupt
        self.jobs: list[Job] = []

    def __call__(self, library: Library, job: Job, values: Values = NOTHING) -> bytes:
        self.jobs.append(job)
        named = (job.leaflet, job.language)
        if self.refuse in named:
            where = Where(library.root / "content" / "blocks" / "bad.yaml", 7, "title")
            raise LeafletsError(Problem("fake/refused", "it is bad", where, "mend it"))
        if self.crash in named:
            raise ZeroDivisionError("oh no")
        if self.interrupt in named:
            raise KeyboardInterrupt
        return fake_pdf(job)
