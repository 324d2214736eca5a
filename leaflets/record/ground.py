"""Everything that PDFs are made from, as it is on the disk now: workspace, fonts, program, day.

It is looked at before the workspace is read. Whatever changes afterwards is not in it, so that
leaflets made of it are made again.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from leaflets import clock
from leaflets.record.database import Record
from leaflets.record.digests import Digests, Known, digest
from leaflets.workspace import PARTS

REQUIRED = (
    "babel", "click", "icu4py", "jinja2", "manimgx-fonts-cjk", "markupsafe", "pillow", "pydantic",
    "pydantic-core", "pypdf", "pypdfium2", "pyyaml", "reportlab", "uharfbuzz",
)  # fmt: skip
"""Packages whose versions a PDF may depend on: those of ``pyproject.toml``, and two of theirs."""

_FILES = "files"


@dataclass(frozen=True)
class Ground:
    """``files``: path below the workspace -> digest, of all that ``content`` and ``layouts`` hold;
    ``program``, ``fonts``: digests of what is installed and of house fonts; ``day``: ISO, as
    ``clock.today()``; ``epoch``: ``SOURCE_DATE_EPOCH``, or nothing. ``changed``: files that are not
    as they were when a run began that has not come to its end; None: all may be."""

    workspace: Path
    folders: tuple[Path, ...]
    files: Mapping[str, str]
    program: str
    fonts: str
    day: str
    epoch: str
    stamps: Mapping[str, str]
    learned: Known
    changed: frozenset[str] | None = frozenset()

    @cached_property
    def digest(self) -> str:
        """One digest of all of it."""
        files = (f"{path}={known}" for path, known in sorted(self.files.items()))
        return digest(self.program, self.fonts, self.day, self.epoch, *files)

    def with_changed(self, paths: Iterable[str]) -> Ground:
        """As if ``paths`` held something else."""
        files = dict(self.files) | dict.fromkeys(paths, "changed")
        return replace(self, files=files)

    def changed_since(self) -> frozenset[str]:
        """Files of the workspace that are not as they were, even if they hold the same again."""
        digests = Digests({}, reading=False)
        _workspace(digests, self.workspace)
        return differing(self.stamps, digests.stamps)


def survey(record: Record, workspace: Path, font_dirs: Sequence[Path] = ()) -> Ground:
    """Look at everything; only files that have changed are read.

    Raises LeafletsError ``usage/source-date-epoch``.
    """
    known = _known(record)
    digests = Digests(known or {})
    files = _workspace(digests, workspace)
    program = _program(digests)
    fonts = _house_fonts(digests, font_dirs)
    epoch = clock.said_by_the_environment()
    changed: frozenset[str] | None = frozenset()
    if record.open_since:
        before = {name: stamps for name, (stamps, _) in (known or {}).items()}
        changed = differing(before, digests.stamps) if known is not None else None
    return Ground(
        workspace,
        tuple(font_dirs),
        files,
        program,
        fonts,
        clock.today().isoformat(),
        str(int(epoch.timestamp())) if epoch else "",
        digests.stamps,
        digests.learned,
        changed,
    )


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """Files of the workspace whose stamps differ, gone and new ones included."""
    names = {name for name, _ in before.items() ^ now.items()}
    return frozenset(name[2:] for name in names if name.startswith("w/"))


def kept(ground: Ground) -> dict[str, str]:
    """The note that saves reading the files the next time."""
    return {_FILES: json.dumps(ground.learned, separators=(",", ":"))}


def _known(record: Record) -> Known | None:
    """What earlier runs have learned; it has a seal, and what it holds is only ever compared."""
    found: Known | None = json.loads(record.note(_FILES) or "null")
    return {name: (stamps, one) for name, (stamps, one) in found.items()} if found else None


def _workspace(digests: Digests, workspace: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in PARTS:
        below = digests.of_folder(str(workspace / part), f"w/{part}/")
        found.update({f"{part}/{path}" if path else part: one for path, one in below.items()})
    return found


def _house_fonts(digests: Digests, folders: Sequence[Path]) -> str:
    """Of each folder in its order, as ``leaflets.fonts.house`` reads it."""
    if not folders:
        return digest()
    from leaflets.fonts.house import SUFFIXES  # 5 ms, and few have fonts of their own

    found = []
    for number, folder in enumerate(folders):
        files = digests.of_folder(str(folder), f"f{number}/")
        found += [
            f"{number}/{path}={known}"
            for path, known in sorted(files.items())
            if "/" not in path and (not path or path.lower().endswith(SUFFIXES))
        ]
    return digest(*found)


def _program(digests: Digests) -> str:
    """Of every file of the package, so that it is noticed when somebody changes the code of a
    checkout; of Python, of the library that compresses, and of the installed packages."""
    package = Path(__file__).parents[1]
    files = digests.of_folder(str(package), "p/", skipped="starter")
    python = f"{sys.implementation.name} {sys.version}"
    if not files.get("version.py"):  # packed into one file, where nothing can be looked at
        python += os.urandom(16).hex()
    listed = (f"{path}={known}" for path, known in sorted(files.items()))
    return digest(python, zlib.ZLIB_RUNTIME_VERSION, *_versions(), *listed)


def _versions() -> list[str]:
    """``name-version`` of each required package, by the names of the folders that installers write
    (Python Packaging User Guide, “Recording installed projects”): ``importlib.metadata`` would take
    longer than all the rest."""
    found: list[str] = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are all that is wanted
        except OSError:
            continue
        for name in sorted(names):
            if name.endswith((".dist-info", ".egg-info")):
                project = name.partition("-")[0].lower().replace("_", "-").replace(".", "-")
                if project in REQUIRED:
                    found.append(name)
    return found
