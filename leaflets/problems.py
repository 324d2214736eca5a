"""Problems as data: what went wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What every command says to the shell when it ends."""

    DONE = 0
    """All done; a page printed with a mark is done, and warnings alone are too."""
    PROBLEMS = 1
    """Something was refused, or an error was found."""
    USAGE = 2
    """The command line itself was wrong."""
    INTERRUPTED = 130
    """Stopped from the keyboard (128 + SIGINT)."""


class Severity(StrEnum):
    """How bad a problem is: an error stops the job, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Where:
    """A place a person can open: a file and, when known, its line and field."""

    path: Path | None = None
    line: int | None = None
    field: str = ""

    @classmethod
    def at(cls, place: Path | str) -> Where:
        """A file, or a URL: that is no path, where two slashes would become one."""
        return cls(place) if isinstance(place, Path) else cls(field=place)

    def __str__(self) -> str:
        place = str(self.path) if self.path else ""
        if self.line:
            place += f":{self.line}"
        if self.field:
            place += f" ({self.field})" if place else self.field
        return place


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words for the person who can mend it.

    ``code`` is stable (``room/what``); ``message`` says what is wrong; ``hint`` says what to do.
    ``about``: the letter, colour or name it is about, for rooms that can find where it stands;
    ``over``: by how many millimetres that does not fit, 0 where nothing was measured.
    """

    code: str
    message: str
    where: Where | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR
    about: str = ""
    over: float = field(default=0.0, compare=False)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where and str(self.where) else ""
        tail = f"\n    what to do: {self.hint}" if self.hint else ""
        return f"{place}{self.severity.value}: {self.message} [{self.code}]{tail}"

    def data(self) -> dict[str, str]:
        """For programs: JSON, tables."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "where": str(self.where or ""),
            "hint": self.hint,
        }


def mistake(error: BaseException, code: str, said: str, more: str = "") -> Problem:
    """Words for a mistake of ours; ``more``: behind what ``error`` says. ``where`` is the line of
    our code, so equal ones count once."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    reason = f"{type(error).__name__}: {error}".rstrip(": ")
    return Problem(
        code,
        f"{said} ({reason}{more})",
        Where(Path(frame.tb_frame.f_code.co_filename), frame.tb_lineno) if frame else None,
        "this is a mistake in leaflets, not yours: please report it, with this message and with "
        "what you typed",
    )


class LeafletsError(Exception):
    """Stops one job. Carries every problem found so far, never only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type[LeafletsError], tuple[Problem, ...]]:
        return type(self), self.problems
