"""A workspace with the sound leaflet, with a fault in it or none."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from leaflets.governance.signing import Signature, sign_leaflet
from leaflets.model.job import Job
from leaflets.model.quality import Subject
from leaflets.pipeline import Terms
from leaflets.problems import Problem
from leaflets.quality.running import findings
from leaflets.quality.subject import subject_of
from leaflets.stages.load import load
from tests.quality.corpus.planting import BASE
from tests.small_workspace import REPOSITORY

SHARED = ("content/labels.yaml", "content/measures.yaml")
"""Files of the repository that the sound leaflet has, too, besides its layouts."""

CLINIC = "riverbank"
WHO = Signature("A. Person", "Nurse", datetime.date(2026, 11, 26))


class Workspace:
    """A folder with the sound leaflet in it. Its files are changed for one fault at a time."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        shutil.copytree(REPOSITORY / "layouts", folder / "layouts")
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        for file in SHARED:
            shutil.copy(REPOSITORY / file, folder / file)
        self._label()

    def sign(self) -> Path:
        """Somebody signs the leaflet as it is; returns the file that says so."""
        path, content = sign_leaflet(load(self.root), "dimple", "en-GB", WHO)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def look(
        self, files: Mapping[str, bytes], leaflet: str, language: str, on_pages: bool
    ) -> tuple[Problem, ...]:
        """What checks find when ``files`` are as given; all files are as before afterwards."""
        before = {file: self._read(file) for file in files}
        try:
            self._write(files.items())
            return findings(self._subject(leaflet, language, on_pages)).problems
        finally:
            self._write(before.items())

    def _subject(self, leaflet: str, language: str, on_pages: bool) -> Subject:
        library = load(self.root)
        assert not library.problems, "\n".join(map(str, library.problems))
        job = Job(leaflet, language, CLINIC, "plain", "a4", "screen")
        return subject_of(library, job, Terms(unchecked=True), on_pages=on_pages)

    def _read(self, file: str) -> bytes | None:
        path = self.root / file
        return path.read_bytes() if path.exists() else None

    def _write(self, files: Iterable[tuple[str, bytes | None]]) -> None:
        for file, content in files:
            if content is None:
                (self.root / file).unlink()
            else:
                (self.root / file).write_bytes(content)

    def _label(self) -> None:
        """Labels of translations are left in English: no check of the corpus reads them there."""
        labels = yaml.safe_load((self.root / SHARED[0]).read_text("utf-8"))["labels"]
        for folder in (self.root / "content" / "translations").iterdir():
            head = f'msgid ""\nmsgstr "Language: {folder.name}\\n"\n'
            entries = (
                f'\nmsgctxt "labels#{label["id"]}.text"\nmsgid "{label["text"]}"\n'
                f'msgstr "{label["text"]}"\n'
                for label in labels
            )
            (folder / "labels.po").write_text(head + "".join(entries), "utf-8")
