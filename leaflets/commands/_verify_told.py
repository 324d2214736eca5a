"""What ``leaflets verify`` says of a file, for people and for programs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._report import counted, shown
from leaflets.html.verify import NOT_CHECKED, PageReport

if TYPE_CHECKING:
    from leaflets.commands.verify import Finding
    from leaflets.preflight.sheet import Box
    from leaflets.stages.verify import Report

MM = 72 / 25.4


def as_text(finding: Finding) -> str:
    lines = [click.style(shown(finding.path), bold=True), f"  {finding.state}"]
    report = finding.report
    if report is None:
        return "\n".join([*lines, "  cannot be read"])
    rows = {
        "title": report.title or "none",
        "language": report.language or "none",
        "identifier": report.identifier or "none",
        "leaflet": _provenance_words(report),
        **(_of_page(report) if isinstance(report, PageReport) else _of_pages(report)),
    }
    if finding.validated:
        rows["veraPDF"] = finding.validated.words()
    return "\n".join([*lines, *(f"  {name:<11}{words}" for name, words in rows.items())])


def _of_page(report: PageReport) -> dict[str, str]:
    return {"text": counted(report.letters, "letter"), "unseen": NOT_CHECKED}


def _of_pages(report: Report) -> dict[str, str]:
    letters = sum(page.letters for page in report.pages)
    return {
        "declares": ", ".join(report.declared.names) or "no standard",
        "pages": f"{len(report.pages)}: {_paper(report)}",
        "text": f"{counted(letters, 'letter')}",
        "tags": ", ".join(f"{tag} {count}" for tag, count in report.tags.items()) or "none",
        "images": str(report.images),
        "fonts": ", ".join(_font_words(report)) or "none",
    }


def _provenance_words(report: Report | PageReport) -> str:
    """``SD-WARN 1.0.0 en-GB 3f9c21ab, for hill-street, draft, by leaflets 0.1.0``."""
    known = report.provenance
    if known is None:
        return "the file does not say"
    by = f"by {known.tool}" if known.tool else ""
    clinic = f"for {known.clinic}" if known.clinic else ""
    return ", ".join(filter(None, (" ".join(known.code), clinic, known.review, by)))


def _paper(report: Report) -> str:
    """The page boxes in millimetres, each different set once."""
    sets = dict.fromkeys(
        ", ".join(f"{name} {_millimetres(box)}" for name, box in page.boxes.items())
        for page in report.pages
    )
    return "; ".join(sets)


def _millimetres(box: Box) -> str:
    left, bottom, right, top = box
    return f"{(right - left) / MM:.0f} × {(top - bottom) / MM:.0f} mm"


def _font_words(report: Report) -> list[str]:
    return [
        f"{font.name} ({'embedded' if font.embedded else 'NOT embedded'}"
        f"{', subset' if font.subset else ''})"
        for font in report.fonts
    ]


def as_data(finding: Finding) -> dict[str, Any]:
    data: dict[str, Any] = {
        "file": str(finding.path),
        "state": finding.state,
        "sound": finding.sound,
        "problems": [problem.data() for problem in finding.problems],
    }
    if finding.report:
        report = dataclasses.asdict(finding.report)
        del report["problems"]
        data["report"] = report
    if finding.validated:
        data["verapdf"] = dict(finding.validated.rules)
    return data
