"""A workspace in which something is wrong with some messages, each in its own way."""

from __future__ import annotations

import re
from pathlib import Path

from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.library import Library
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace

MISSING = "sacral-dimple/warning-signs#sleepy.sign"
STALE = "sacral-dimple/caring#clean.item"
HOLES = "sacral-dimple/warning-signs#soon.lead"
LIST = "sacral-dimple/caring#bathe.item"
ALT = "figures/baby-lower-back#alt"
"""Not translated; of an older text; without its holes; a list of its own; words of a picture, not
translated."""

WRONG = {MISSING: "", HOLES: "Pocas palabras", LIST: "- Uno{cite:adam-pfusion}", ALT: ""}


def planted(folder: Path, language: str = "es") -> Path:
    """A copy of the workspace, with everything above wrong in ``language``."""
    copy_workspace(folder)
    for context, words in WRONG.items():
        write_translation(folder, language, context, words)
    caring = "content/blocks/sacral-dimple/caring.yaml"
    change(folder, caring, "Keep the dimple clean", "Keep the dimple dry")
    return folder


def write_translation(folder: Path, language: str, context: str, words: str) -> None:
    """Puts ``words`` into the PO entry of ``context``."""
    topic = context.partition("/")[0]
    path = folder / f"content/translations/{language}/{topic}.po"
    entry = rf'(msgctxt "{re.escape(context)}"\nmsgid (?:"[^\n]*"\n)+)msgstr (?:"[^\n]*"\n)+'
    text, count = re.subn(
        entry, lambda found: f'{found[1]}msgstr "{words}"\n', path.read_text("utf-8")
    )
    assert count == 1, context
    path.write_text(text, "utf-8")


def job(library: Library, language: str = "es") -> Job:
    """The leaflet as the command would print it."""
    layout, paper = library.leaflets[LEAFLET].layout, library.clinics[CLINIC].paper
    return Job(LEAFLET, language, CLINIC, layout, paper, "screen")


def loaded(folder: Path) -> tuple[Library, Job]:
    library = load_workspace(folder)
    return library, job(library)
