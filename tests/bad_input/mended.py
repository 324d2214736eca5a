"""A workspace in which everything has been built once, to break one thing of and mend it again."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result

from leaflets.cli import cli
from leaflets.model.job import Job
from tests.small_workspace import CLINIC, LEAFLET, OTHER, copy_workspace

BOTH = (LEAFLET, OTHER)
EARLIER = (1795176000, 1795176000)
"""2026-11-20, noon UTC."""
LAYOUT = {LEAFLET: "handout", OTHER: "sheet"}


@dataclass
class Mended:
    """``write`` and its like change a file; ``mend`` puts back everything as it was.

    Originals are moved away and back, so that what the program remembers of them stays good.
    """

    folder: Path
    spare: Path
    built: dict[Path, bytes] = field(default_factory=dict)
    _changed: dict[str, Path | None] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def path(self, name: str) -> Path:
        return self.folder / name

    def read(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def take_away(self, name: str) -> Path:
        """Remove a file or folder until ``mend``; returns where it was."""
        path = self.path(name)
        if name not in self._changed:
            kept = self.spare / str(len(self._changed))
            there = path.exists() or path.is_symlink()
            self._changed[name] = kept if there else None
            if there:
                path.rename(kept)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name: str, words: str | bytes) -> int:
        """Write a file; returns its number of lines."""
        data = words.encode() if isinstance(words, str) else words
        self.take_away(name).write_bytes(data)
        return data.count(b"\n")

    def edit(self, name: str, old: str, new: str) -> int:
        """Replace ``old``, which must be there, once; returns the line on which ``new`` begins."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        edited = text.replace(old, new, 1)
        if old.startswith("item: ") and "{cite:" in old and "{cite:" not in new:
            edited += "no_source:\n  - {reason: For tests, entries: [clean]}\n"
        self.write(name, edited)
        return text[: text.index(old)].count("\n") + 1

    def mend(self) -> None:
        for name, kept in self._changed.items():
            path = self.path(name)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            if kept:
                kept.rename(path)
        self._changed.clear()
        for path in self.files():
            if path not in self.built:
                path.unlink()
        for path, data in self.built.items():
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
                os.utime(path, EARLIER)

    def files(self) -> list[Path]:
        """Everything but the record, which lies beside the PDFs."""
        found = (p for p in self.output.rglob("*") if p.is_file())
        return sorted(p for p in found if not p.name.startswith(".leaflets-record"))

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(cli, [*words, "-w", str(self.folder)])

    def build(self, *words: str, language: str = "en-GB") -> Result:
        return self.run("build", "-l", language, *words)

    def pdf(self, leaflet: str, language: str = "en-GB", paper: str = "a4") -> Path:
        job = Job(leaflet, language, CLINIC, LAYOUT[leaflet], paper, "screen")
        return self.output / job.path


def made(folder: Path, spare: Path, *languages: str) -> Mended:
    """A copy of the shipped workspace with its PDFs made."""
    spare.mkdir()
    mended = Mended(copy_workspace(folder), spare)
    for language in languages:
        result = mended.build(language=language)
        assert result.exit_code == 0, result.output
    mended.built = {path: path.read_bytes() for path in mended.files()}
    for path in mended.built:
        os.utime(path, EARLIER)
    return mended


def assert_refused(
    mended: Mended, result: Result, refused: tuple[str, ...], language: str = "en-GB"
) -> None:
    """What holds for every refusal, whatever the reason."""
    assert result.exit_code == 1, result.output
    assert_calm(result)
    assert "what to do:" in result.stderr, result.output
    lines = result.stdout.splitlines()
    for leaflet in BOTH:
        pdf = mended.pdf(leaflet, language)
        told = [line for line in lines if pdf.name in line or _file_of(leaflet, line)]
        assert [line.startswith("refused") for line in told] in (
            [[True]]
            if leaflet in refused
            else [[], [False]]  # nothing is told of what is up to date
        ), result.output
        for line in told if leaflet in refused else ():
            assert re.search(r"kept (the earlier file from 2026-11-20|\d earlier PDF)", line)
            assert pdf.read_bytes() == mended.built[pdf]
    assert f"{2 - len(refused)} of " in lines[-1] or lines[-1].startswith("No PDF done")
    assert "refused (see above)" in lines[-1]
    assert mended.files() == sorted(mended.built)


def _file_of(leaflet: str, line: str) -> bool:
    """Whether ``line`` refuses the file of a leaflet, or of the clinic of all of them."""
    files = (f"content/leaflets/{leaflet}.yaml", f"content/clinics/{CLINIC}.yaml")
    return line.startswith("refused") and any(file in line for file in files)


def assert_calm(result: Result) -> None:
    """No traceback and no mistake of ours."""
    assert result.exit_code in (0, 1, 2, 130), result.output
    assert "Traceback" not in result.output
    assert "internal/" not in result.output, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception


def entries(result: Result) -> Iterator[tuple[str, str, str]]:
    """(file, problem, remedy) of each problem printed."""
    file = problem = ""
    for line in result.stderr.splitlines():
        if "what to do:" in line:
            yield file, problem, line.partition("what to do: ")[2]
            problem = ""
        elif "error: " in line:
            if problem:
                yield file, problem, ""
            problem = line.strip()
        elif line and not line.startswith(" "):
            file = line
    if problem:
        yield file, problem, ""
