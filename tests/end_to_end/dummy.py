"""A leaflet of numbered paragraphs, to be folded, stapled and cut: a printer's dummy."""

from __future__ import annotations

from pathlib import Path

from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.library import Library
from tests.small_workspace import CLINIC, copy_workspace

LAYOUT = """\
title: Dummy
theme: calm
forms:
  - min_width: 90
    margins: {top: 9, bottom: 8, sides: 9}
    bands:
      - columns: [{name: only, width: flex}]
    styles:
      band: {padding: [4, 0, 3, 0], row: [flex, 48], gap: 2}
      clinic-card: {padding: [1, 2]}
      with-logo: {row: [8, flex], gap: 1}
      logo: {width: 8, height: 8}
      h1: {type: title-small}
      running: {row: [flex], gap: 0}
      footer-row: {row: [flex, 22], gap: 2}
      p: {after: 2, keep: free}
"""
RECIPE = """\
id: DUMMY
version: 1.0.0
title: Dummy
audience: For folding
purpose: Shows where each page stands.
layout: dummy
accent: default
published: 2026-11-22
review_by: 2028-11-22
blocks:
  - {block: dummy/words, role: main}
  - {block: dummy/more, role: main}
"""
WORDS = (
    "goes on for some lines, so that it is divided between two pages of the leaflet wherever those "
    "stand, on one side of the sheet or on both, and is read aloud in one piece all the same."
)


def dummy_job(paper: str, language: str, profile: str = "office") -> Job:
    return Job("dummy", language, CLINIC, "dummy", paper, profile)


def dummy_library(folder: Path, paragraphs: int) -> Library:
    """A workspace with a leaflet of so many paragraphs, and a link in each fourth of them."""
    workspace = copy_workspace(folder / "dummy")
    (workspace / "layouts/dummy.yaml").write_text(LAYOUT, "utf-8")
    (workspace / "content/leaflets/dummy.yaml").write_text(RECIPE, "utf-8")
    blocks = workspace / "content/blocks/dummy"
    blocks.mkdir()
    half = paragraphs // 2
    for name, numbers in (("words", range(1, half + 1)), ("more", range(half + 1, paragraphs + 1))):
        (blocks / f"{name}.yaml").write_text(_block(name, numbers), "utf-8")
    return load_workspace(workspace)


def _block(name: str, numbers: range) -> str:
    ids = [f"p{number}" for number in numbers]
    texts = "".join(f"  - {{id: p{n}, text: 'Paragraph {_said(n)} {WORDS}'}}\n" for n in numbers)
    return (
        f"kind: text\ntitle: The {name}\nparagraphs:\n{texts}"
        f"no_source:\n  - {{reason: For tests, entries: [{', '.join(ids)}]}}\n"
    )


def _said(number: int) -> str:
    words = f"number {chr(64 + number)}"
    return words if number % 4 else f"[{words}](https://example.org/{number})"
