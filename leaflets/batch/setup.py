"""What makes a worker ready, on this computer or another, so that it makes the same files."""

from __future__ import annotations

import datetime
import os
import platform
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets import clock
from leaflets.batch.carrying import at_home, below, packed, unpack
from leaflets.batch.making import Build, Builder, Made, Maker
from leaflets.batch.outcome import Outcome
from leaflets.fonts.house import SUFFIXES
from leaflets.model.order import Order
from leaflets.outputs import Output
from leaflets.problems import LeafletsError, Problem
from leaflets.version import VERSION
from leaflets.workspace import PARTS

if TYPE_CHECKING:
    from leaflets.model.library import Library

Make = Callable[[Order], Made | Outcome]

_BYTES_DEPEND_ON = (
    "babel", "icu4py", "jinja2", "manimgx-fonts-cjk", "pillow", "reportlab", "uharfbuzz",
)  # fmt: skip
"""Packages whose version may show in a PDF, or decide whether there is one."""


@cache
def versions() -> Mapping[str, str]:
    """What must be the same everywhere, or files would not be: names and versions."""
    return {
        "leaflets": VERSION,
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "system": os.name,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: _version(name) for name in _BYTES_DEPEND_ON},
    }


def _version(name: str) -> str:
    import importlib.metadata  # 9 ms, and only workers of other programs are asked for theirs

    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"


def _font_files(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """What is looked at in folders of house fonts: a folder of all fonts there are is large."""
    for number, folder in enumerate(folders):
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in SUFFIXES:
                yield f"fonts/{number}/{path.name}", path.resolve()


@dataclass(frozen=True, slots=True)
class Nearby:
    """For workers on this computer. Can be pickled if ``build`` can."""

    library: Library
    build: Build
    output: Output | None

    def __call__(self) -> Make:
        """What makes orders. Raises LeafletsError when fonts cannot be used."""
        if isinstance(self.build, Builder):
            self.build.get_ready()
        return Maker(self.library, self.build, self.output)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """For workers on other computers, which see no file of this one: everything is in here, and is
    unpacked there into a folder for temporary files.

    ``root``, ``font_dirs``: where the files are here. ``day``, ``epoch``: today, and what
    ``SOURCE_DATE_EPOCH`` says, here. ``output``: None where the PDFs come back.
    """

    files: bytes = field(repr=False)
    root: Path
    font_dirs: tuple[Path, ...]
    build: Build
    output: Output | None
    day: datetime.date
    epoch: str | None

    @classmethod
    def of(cls, library: Library, build: Build, output: Output | None) -> Elsewhere:
        """Pack all that is needed. Raises LeafletsError (``setup/unreadable``)."""
        fonts = build.font_dirs if isinstance(build, Builder) else ()
        workspace = (file for part in PARTS for file in below(part, library.path(part)))
        files = packed((*workspace, *_font_files(fonts)), library.root)
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        return cls(files, library.root, fonts, build, output, clock.today(), epoch)

    def __call__(self) -> Make:
        """What makes orders as they would be made where this comes from. For a process of its own:
        it is that day in it from now on. Raises LeafletsError as ``Nearby``."""
        here = Path(tempfile.mkdtemp()).resolve()
        unpack(self.files, here)
        self._set_the_clock()
        fonts = tuple(here / "fonts" / str(number) for number in range(len(self.font_dirs)))
        homes = (*zip(fonts, self.font_dirs, strict=True), (here, self.root))

        def told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
            return tuple(at_home(problem, homes) for problem in problems)

        try:
            make = self._ready(here, fonts)
        except LeafletsError as error:
            raise LeafletsError(*told(error.problems)) from None

        def made(order: Order) -> Made | Outcome:
            done = make(order)
            return replace(done, problems=told(done.problems))

        return made

    def _ready(self, here: Path, fonts: tuple[Path, ...]) -> Make:
        from leaflets.stages.load import load

        build = self.build
        if isinstance(build, Builder):
            build = replace(build, font_dirs=fonts)
        return Nearby(load(here), build, self.output)()

    def _set_the_clock(self) -> None:
        clock.hold(self.day)
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if self.epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = self.epoch
