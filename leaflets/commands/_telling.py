"""What is told while a run goes on and at its end: to people, to logs, to programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

import click

from leaflets.commands._progress import Progress
from leaflets.commands._report import counted, day_of, file_size, print_problems, shown
from leaflets.problems import Problem

if TYPE_CHECKING:
    from leaflets.batch import Outcome
    from leaflets.batch.report import Ending, Run
    from leaflets.batch.rows import Row, Totals
    from leaflets.batch.zips import Zip
    from leaflets.outputs import Output
    from leaflets.record.deciding import Decision
    from leaflets.record.leftovers import Leftover

FEW = 200
"""Up to so many PDFs, each gets a line; beyond it only those that were refused."""
FORMAT = 1
"""Of the JSON lines: a number that changes when a field is renamed or taken away."""


class Teller(Protocol):
    """Tells of one run: each method is called when the thing has happened."""

    def begin(self, problems: Sequence[Problem]) -> None:
        """The work begins. ``problems``: rows of an order file that nothing is made of."""
        ...

    def step(self, outcome: Outcome, row: Row) -> None:
        """One order is over. ``row``: what may be told of it."""
        ...

    def file(self, file: Path, earlier: int) -> None:
        """No order stands for a broken file, which has so many earlier PDFs."""
        ...

    def zip(self, made: Zip) -> None:
        """One zip is over."""
        ...

    def removed(self, path: str) -> None:
        """A PDF that nobody asked for any more is gone. ``path``: below the output."""
        ...

    def end(self, run: Run, totals: Totals, problems: Iterable[Problem], broken: int) -> None:
        """All is over: every problem of the run, the sum. ``broken``: files told by ``file``."""
        ...


class Lines:
    """For people: a line for each PDF if they are few, a bar, all that was refused."""

    def __init__(self, total: int) -> None:
        self._each = total <= FEW
        self._progress = Progress(total)

    def begin(self, problems: Sequence[Problem]) -> None:
        print_problems(problems)

    def step(self, outcome: Outcome, row: Row) -> None:
        refused = outcome.status == "refused"
        if refused or (self._each and outcome.status != "up to date"):
            self._progress.hide()
            click.echo(_line(outcome))
        self._progress.step(refused=refused)

    def file(self, file: Path, earlier: int) -> None:
        self._progress.hide()
        kept = f"; kept {counted(earlier, 'earlier PDF')}" if earlier else ""
        click.echo(f"{_refused()}  {file}{kept}")

    def zip(self, made: Zip) -> None:
        self._progress.hide()
        place = shown(made.place)
        if made.status == "refused":
            click.echo(f"{_refused()}  {place}")
        else:
            same = ", unchanged" if made.status == "unchanged" else ""
            click.echo(f"{place}  {counted(made.files, 'PDF')}, {file_size(made.size)}{same}")

    def removed(self, path: str) -> None:
        self._progress.hide()
        click.echo(f"removed  {path}")

    def end(self, run: Run, totals: Totals, problems: Iterable[Problem], broken: int) -> None:
        self._progress.hide()
        print_problems(problems)
        click.echo(summary(totals, run.ending, broken), err=run.ending != "finished")


class Quiet:
    """For logs: problems and the sum, all on stderr."""

    def begin(self, problems: Sequence[Problem]) -> None:
        print_problems(problems)

    def step(self, outcome: Outcome, row: Row) -> None:
        pass

    def file(self, file: Path, earlier: int) -> None:
        pass

    def zip(self, made: Zip) -> None:
        pass

    def removed(self, path: str) -> None:
        pass

    def end(self, run: Run, totals: Totals, problems: Iterable[Problem], broken: int) -> None:
        print_problems(problems)
        click.echo(summary(totals, run.ending, broken), err=True)


class JsonLines:
    """For programs: one JSON object a line on stdout, each as soon as it has happened, and nothing
    else there. Field names stay as they are; new ones may be added."""

    def __init__(self, total: int, output: str) -> None:
        self._start = {"orders": total, "output": output}
        self._number = 0
        self._told: set[tuple[str, ...]] = set()

    def begin(self, problems: Sequence[Problem]) -> None:
        from leaflets.batch.report import PROGRAM, moment
        from leaflets.clock import now

        _event("start", format=FORMAT, program=PROGRAM, time=moment(now()), **self._start)
        self._problems(problems)

    def step(self, outcome: Outcome, row: Row) -> None:
        self._number += 1
        self._told.update(_key(problem) for problem in outcome.problems)
        _event("outcome", number=self._number, **row.data())

    def file(self, file: Path, earlier: int) -> None:
        _event("broken-file", file=file.as_posix(), earlier_pdfs=earlier)

    def zip(self, made: Zip) -> None:
        self._told.update(_key(problem) for problem in made.problems)
        problems = [problem.data() for problem in made.problems]
        _event("zip", file=str(made.path), status=made.status, files=made.files, size=made.size,
               problems=problems)  # fmt: skip

    def end(self, run: Run, totals: Totals, problems: Iterable[Problem], broken: int) -> None:
        self._problems(problems)
        _event("end", broken_files=broken, **run.data(totals))

    def removed(self, path: str) -> None:
        _event("removed", file=path)

    def _problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if _key(problem) not in self._told:
                self._told.add(_key(problem))
                _event("problem", **problem.data())


def print_up_to_date(count: int, quiet: bool, printed: bool) -> None:
    """That nothing has changed since the same command was last run. ``printed``: see ``thing``."""
    what = f"The {thing(printed)} is" if count == 1 else f"All {counted(count, thing(printed))} are"
    click.echo(f"{what} up to date.", err=quiet)


def print_plan(
    decisions: Iterable[Decision],
    leftovers: Iterable[Leftover],
    output: Output,
    problems: Iterable[Problem],
    json_lines: bool,
) -> None:
    """What would be made and why, and what nobody asks for, as a line for each; then how much would
    be made."""
    wanted = total = 0
    printed = True
    for decision in decisions:
        total += 1
        printed &= decision.order.job.paged
        if decision.reason is None:
            continue
        wanted += 1
        path = decision.order.path
        if json_lines:
            _event("plan", file=str(path), reason=decision.reason)
        else:
            click.echo(f"{shown(output.place(path))}  {decision.reason}")
    for one in leftovers:
        path = PurePosixPath(one.entry.path)
        if json_lines:
            _event("left-over", file=str(path), reason=one.why)
        else:
            click.echo(f"{shown(output.place(path))}  nobody asks for it: {one.why}")
    print_problems(problems)
    if json_lines:
        _event("end", orders=total, wanted=wanted)
    else:
        click.echo(f"{wanted:,} of {counted(total, thing(printed))} would be made.")


def thing(printed: bool) -> str:
    """What is counted: HTML editions are files, but no PDFs."""
    return "PDF" if printed else "file"


def summary(totals: Totals, ending: Ending, broken: int) -> str:
    """The sum of a run in one sentence. ``broken``: files that no order stands for."""
    status, total = totals.status, sum(totals.status.values())
    when = "done" if ending == "finished" else "done before it stopped"
    when = "done before you stopped" if ending == "interrupted" else when
    things = counted(total, thing(totals.printed))
    parts = [f"{totals.made} of {things} {when}"] if total else ["No PDF done"]
    parts += [f"{status['up to date']} up to date"] if status["up to date"] else []
    parts += [f"{status['unchanged']} unchanged"] if status["unchanged"] else []
    parts += [f"{status['refused']} refused (see above)"] if status["refused"] else []
    parts += [f"{counted(broken, 'file')} refused (see above)"] if broken else []
    return ", ".join(parts) + "."


def _refused() -> str:
    return click.style("refused", fg="red")


def _line(outcome: Outcome) -> str:
    if outcome.status == "refused":
        day = day_of(outcome.path)
        kept = f"; kept the earlier file from {day}" if day else ""
        return f"{_refused()}  {shown(outcome.path)}{kept}"
    same = "" if outcome.status == "written" else f", {outcome.status}"
    pages = f"{counted(outcome.pages, 'page')}, " if outcome.order.job.paged else ""
    return f"{shown(outcome.path)}  {pages}{file_size(outcome.size)}{same}"


def _key(problem: Problem) -> tuple[str, ...]:
    return tuple(problem.data().values())


def _event(event: str, **fields: Any) -> None:
    # In ASCII, which means the same whatever encoding the system has for pipes.
    click.echo(json.dumps({"event": event, **fields}))
