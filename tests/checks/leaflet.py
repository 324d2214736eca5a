"""A leaflet made of a few blocks, as checks of its words look at it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from leaflets.checks import quality_checks
from leaflets.checks.limits import limits_of
from leaflets.model.library import Edition, PlacedBlock
from leaflets.model.localized import Role
from leaflets.model.quality import Finding, QualityCheck, Subject
from leaflets.model.review import Review
from leaflets.quality.subject import subject_in_words
from leaflets.stages.load import load
from leaflets.stages.localize import localize
from tests.workspaces import FILES, JOB, write_workspace

TODAY = datetime.date(2026, 12, 1)
UNSIGNED = Review("translated", "unreviewed", draft_translation=False)
RECIPE = FILES["content/leaflets/dimple.yaml"].partition("blocks:")[0]

KEY = "kind: key-message\nmessage: Most dimples are harmless.\n"
STEPS = "kind: steps\ntitle: What to do\nsteps:\n  - {id: one, step: Ask us.}\n"
SOURCES = "kind: sources\ntitle: Sources\n"
CONTACT = "kind: contact\ntitle: Contact us\nshows: [phone]\n"
FIGURE = "kind: figure\nfigure: back\ncaption: Where it is\n"
QUESTIONS = (
    "kind: questions\ntitle: Ask\nquestions:\n  - {id: one, question: What should I look for?}\n"
)


def texts(*paragraphs: str, title: str = "What is it?") -> str:
    """A block of paragraphs; without ``title`` it has none."""
    lines = [f"  - {{id: p{n}, text: '{text}'}}\n" for n, text in enumerate(paragraphs)]
    heading = f"title: '{title}'\n" if title else ""
    return f"kind: text\n{heading}paragraphs:\n{''.join(lines)}"


def subject(
    folder: Path,
    blocks: Mapping[str, str],
    roles: Mapping[str, Role] | None = None,
    changes: Mapping[str, str | None] | None = None,
    review: Review = UNSIGNED,
    language: str = JOB.language,
) -> Subject:
    """A leaflet of these blocks (name -> YAML) in this order, by an author who writes in
    ``language``; nobody asks for sources here."""
    given: Mapping[str, Role] = roles or {}
    listed = "".join(
        f"  - {{block: t/{name}, role: {given.get(name, 'main')}}}\n" for name in blocks
    )
    files = {f"content/blocks/t/{name}.yaml": text for name, text in blocks.items()}
    own = {
        "content/leaflets/dimple.yaml": f"{RECIPE}blocks:\n{listed}",
        "content/workspace.yaml": f"language: {language}\n",
    }
    library = load(write_workspace(folder, {**own, **files, **(changes or {})}))
    assert not library.problems, library.problems
    leaflet = library.leaflets[JOB.leaflet]
    placed = leaflet.blocks
    edition = Edition(
        library,
        replace(JOB, language=language),
        leaflet,
        tuple(PlacedBlock(one.block, one.role, library.blocks[one.block]) for one in placed),
        library.clinics[JOB.clinic],
        library.layouts[JOB.layout],
        library.papers[JOB.paper],
        library.themes["calm"],
    )
    made = subject_in_words(library, localize(edition, review, TODAY))
    return replace(made, today=TODAY)


def said(folder: Path, *paragraphs: str) -> Subject:
    """A leaflet that says these paragraphs and nothing else."""
    return subject(folder, {"said": texts(*paragraphs)})


def check_of(code: str) -> QualityCheck:
    """The check of a code."""
    return next(check for check in quality_checks() if check.code == code)


def found(code: str, leaflet: Subject) -> list[Finding]:
    """What a check finds, with the thresholds of the workspace."""
    return list(check_of(code).find(leaflet, limits_of(code, leaflet.library.quality)))


def told(code: str, leaflet: Subject) -> list[str]:
    """Messages of what a check finds, each with the field to mend."""
    return [
        f"{one.where.field if one.where else ''}: {one.message}" for one in found(code, leaflet)
    ]
