"""How results and problems are printed."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from leaflets.problems import ExitCode, Problem, Severity


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems on stderr, grouped by file in order of line; equal ones once, counted."""
    counts: dict[Problem, int] = {}
    for problem in problems:
        counts[problem] = counts.get(problem, 0) + 1
    groups: dict[Path | None, list[Problem]] = {}
    for problem in counts:
        groups.setdefault(problem.where.path if problem.where else None, []).append(problem)
    # Files in order of name; what belongs to no file last, nearest to the prompt.
    for path in sorted(groups, key=lambda path: (path is None, str(path))):
        if path:
            click.echo("", err=True)
            click.secho(shown(path), bold=True, err=True)
        for problem in sorted(groups[path], key=lambda problem: _line(problem) or 0):
            click.echo(_entry(problem, counts[problem], indent="  " if path else ""), err=True)


def is_of_printing(error: OSError) -> bool:
    """Whether ``error`` means that stdout or stderr takes no more, and no other file."""
    step = error.__traceback__
    while step and step.tb_frame.f_code is not click.echo.__code__:
        step = step.tb_next
    return step is not None or isinstance(error, BrokenPipeError)


def stop_printing(error: OSError) -> ExitCode:
    """Print no more after ``error``; returns what to tell the shell.

    That the reader went away (``leaflets list | head``) is not a mistake; a full disk is.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # what is still buffered must not be tried again when Python ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if isinstance(error, BrokenPipeError):
        return ExitCode.DONE
    reason = error.strerror or str(error)
    with contextlib.suppress(OSError):
        click.echo(f"error: what is to be shown here cannot be written: {reason}", err=True)
    return ExitCode.PROBLEMS


def _line(problem: Problem) -> int | None:
    return problem.where.line if problem.where else None


def _entry(problem: Problem, count: int, indent: str) -> str:
    where = problem.where
    place = [f"line {where.line}"] if where and where.line else []
    place += [where.field] if where and where.field else []
    lead = f"{', '.join(place)}: " if place else ""
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    severity = click.style(problem.severity.value, fg=colour)
    times = f" ({count} PDFs)" if count > 1 else ""
    lines = [f"{indent}{severity}: {lead}{problem.message} [{problem.code}]{times}"]
    if problem.hint:
        lines.append(f"{indent}    what to do: {problem.hint}")
    return "\n".join(lines)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of ``problems`` is more than a warning."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def shown(path: Path | str) -> str:
    """``path`` as a person near it would write it: from the current folder if it lies below. A URL
    stays as it is."""
    if isinstance(path, str):
        return path
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def grid(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Collection[int] = (),
    colours: Mapping[int, Mapping[str, str]] = MappingProxyType({}),
) -> str:
    """A table as text, its heads in bold. ``right``: columns, from 0, whose cells stand to the
    right; ``colours``: column -> word in a cell -> its colour."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]

    def line(cells: Sequence[str], colours: Mapping[int, Mapping[str, str]]) -> str:
        padded = [
            f"{cell:>{width}}" if column in right else f"{cell:<{width}}"
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        for column, known in colours.items():
            padded[column] = click.style(padded[column], fg=known.get(cells[column]))
        return "  ".join(padded).rstrip()

    return "\n".join((click.style(line(heads, {}), bold=True), *(line(r, colours) for r in rows)))


def counted(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def length(pages: int | None) -> str:
    """How many pages a leaflet has; 0: it cannot be made; None: nobody has looked."""
    return "" if pages is None else str(pages) if pages else "refused"


def file_size(size: int) -> str:
    """Bytes in words: ``23 KB`` (1 KB = 1000 bytes, as file managers count)."""
    return f"{max(1, round(size / 1000))} KB" if size < 1e6 else f"{size / 1e6:.1f} MB"


def day_of(path: Path | str) -> str | None:
    """The day a file was last written, as ``2026-11-20``; ``None`` if there is no such file, or if
    it is somewhere else (a URL)."""
    if isinstance(path, str):
        return None
    try:
        return time.strftime("%Y-%m-%d", time.localtime(path.stat().st_mtime))
    except OSError:
        return None
