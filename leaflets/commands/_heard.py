"""A teller that notices when nobody listens any more, so that the run can come to a clean end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.commands._report import is_of_printing, stop_printing
from leaflets.problems import ExitCode, Problem

if TYPE_CHECKING:
    from leaflets.batch import Outcome
    from leaflets.batch.report import Run
    from leaflets.batch.rows import Row, Totals
    from leaflets.batch.zips import Zip
    from leaflets.commands._telling import Teller


class Heard:
    """Gives all on to another teller. ``silenced``: whether what it prints to takes no more: the
    reader went away (``--json-lines | head``), or a disk is full; then ``code`` says which."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self.silenced = False
        self.code = ExitCode.DONE

    def begin(self, problems: Sequence[Problem]) -> None:
        self._tell(lambda: self._teller.begin(problems))

    def step(self, outcome: Outcome, row: Row) -> None:
        self._tell(lambda: self._teller.step(outcome, row))

    def file(self, file: Path, earlier: int) -> None:
        self._tell(lambda: self._teller.file(file, earlier))

    def zip(self, made: Zip) -> None:
        self._tell(lambda: self._teller.zip(made))

    def removed(self, path: str) -> None:
        self._tell(lambda: self._teller.removed(path))

    def end(self, run: Run, totals: Totals, problems: Iterable[Problem], broken: int) -> None:
        self._tell(lambda: self._teller.end(run, totals, problems, broken))

    def _tell(self, tell: Callable[[], None]) -> None:
        try:
            tell()
        except OSError as error:
            if not is_of_printing(error):
                raise
            self.silenced = True
            self.code = max(self.code, stop_printing(error))
