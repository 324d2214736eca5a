"""Workspaces in which something does not fit."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from leaflets.fit.rows import Row, rows
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.stages.load import load
from leaflets.stages.paginate import Pagination
from tests.end_to_end.jobs import shipped_library
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

LOW, NARROW, LEPORELLO = "low", "narrow", "leporello"
LOWER = 100
"""Millimetres that ``LOW`` is lower than A5."""
UNTRANSLATED = "sacral-dimple/caring#bathe.item"
PAPERS = {
    LOW: f"title: Low\nwidth: 148\nheight: {210 - LOWER}\n",
    NARROW: "title: Narrow\nwidth: 90\nheight: 210\n",
    LEPORELLO: """\
title: Three panels
width: 148
height: 210
sheet:
  width: 444
  height: 210
  way: fold
  sides:
    - [{page: 1}, {page: 2}, {page: 3}]
""",
}


def planted(folder: Path) -> Path:
    """The repository's workspace with papers on which things go wrong, and with one message that
    is not translated into Spanish."""
    copy_workspace(folder)
    for name, text in PAPERS.items():
        (folder / f"layouts/papers/{name}.yaml").write_text(text, "utf-8")
    path = folder / "content/translations/es/sacral-dimple.po"
    text = path.read_text("utf-8")
    start = text.index(f'msgctxt "{UNTRANSLATED}"')
    changed = re.sub(r'^msgstr "(.|\n)*?"\n\n', 'msgstr ""\n\n', text[start:], count=1, flags=re.M)
    assert changed != text[start:]
    path.write_text(text[:start] + changed, "utf-8")
    return folder


def job(
    layout: str = "handout", paper: str = "a4", language: str = "en-GB", second: str = ""
) -> Job:
    return Job(LEAFLET, language, CLINIC, layout, paper, "screen", second)


def row_of(library: Library, one: Job) -> tuple[Row, Pagination | None]:
    (found,) = rows(library, [one])
    return found


@cache
def shipped(one: Job) -> tuple[Row, Pagination]:
    """Of a leaflet of ours, which fits."""
    row, made = row_of(shipped_library(), one)
    assert made is not None
    return row, made


def planted_library(folder: Path) -> Library:
    return load(planted(folder))
