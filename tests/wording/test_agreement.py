"""A translation of an older text asks for nothing that is gone: and is filled in rightly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from tests.stages.test_localize import TODAY, apart, fields, problems, translated
from tests.workspaces import FILES, JOB, write_workspace

WHAT = "content/blocks/dimple/what.yaml"
SIGNS = "content/blocks/dimple/signs.yaml"
CLINIC = "content/clinics/riverbank.yaml"
SOURCES = "content/sources.yaml"


def older(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """A workspace translated to Spanish, then changed; returns its ``dimple.po``."""
    translated(folder)
    after: dict[str, str] = {}
    for name, old, new in changes:
        text = after.get(name, FILES[name])
        assert old in text, old
        after[name] = text.replace(old, new)
    write_workspace(folder, after)
    return folder / "content/translations/es/dimple.po"


DROPPED = (
    (WHAT, "{cite:second}", "{cite:unused}"),
    (WHAT, "{cite:first,second}", "{cite:first,unused}"),
    (SOURCES, "id: second\n", "id: other\n"),
)


def told(problem: Problem) -> tuple[str, Path | None, bool, str]:
    assert problem.where is not None
    return problem.code, problem.where.path, bool(problem.where.line), problem.where.field


def test_a_source_that_is_gone(tmp_path: Path) -> None:
    po = older(tmp_path, *DROPPED)
    (problem,) = problems(tmp_path)
    assert told(problem) == ("translation/gone", po, True, "dimple/what#small.text")
    assert "the source “second”, which is not in content/sources.yaml" in problem.message
    assert problem.hint


def test_the_english_is_printed_instead_when_it_may_be(tmp_path: Path) -> None:
    older(tmp_path, *DROPPED)
    edition = resolve(load(tmp_path), replace(JOB, language="es"))
    mixed = localize(edition, today=TODAY, allow_mixed=True)
    text = fields(mixed, "dimple/what").paragraphs[0].text
    assert str(text).startswith("Sin traducir: A small dent.")
    assert apart(text)
    assert (mixed.stale, mixed.mixed) == (False, True)
    cited = {str(number) for span in text.spans for number in span.cites}
    listed = {str(source.number) for source in fields(mixed, "shared/sources").sources}
    assert cited == listed == {"1", "2"}


def test_a_term_that_is_gone(tmp_path: Path) -> None:
    po = older(
        tmp_path,
        (WHAT, "{term:scan}", "{term:mri}"),
        ("content/glossary.yaml", "id: scan", "id: mri"),
        ("content/blocks/dimple/words.yaml", "[scan]", "[mri]"),
    )
    glossary = po.with_name("glossary.po")
    glossary.write_text(glossary.read_text("utf-8").replace("glossary#scan", "glossary#mri"))
    (problem,) = problems(tmp_path)
    assert told(problem) == ("translation/gone", po, True, "dimple/what#scan.text")
    assert "the term “scan”" in problem.message


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "hole"),
    [
        (WHAT, "until {local.age_limit}", "for a while",
         "local:\n  age_limit: {number: 6, unit: week, source: first}\n", "{local.age_limit}"),
        (SIGNS, "on {clinic.phone}", "now", "phone: 020 7946 0123\n", "{clinic.phone}"),
    ],
)  # fmt: skip
def test_a_value_that_the_clinic_has_no_more(
    name: str, old: str, new: str, line: str, hole: str, tmp_path: Path
) -> None:
    po = older(tmp_path, (name, old, new), (CLINIC, line, ""))
    found = problems(tmp_path)
    assert told(found[0])[:3] == ("translation/gone", po, True)
    assert hole in found[0].message


def test_what_the_english_asks_for_too_is_told_of_the_clinic(tmp_path: Path) -> None:
    older(tmp_path, (SIGNS, "Call {clinic.name}", "Ring {clinic.name}"),
          (CLINIC, "phone: 020 7946 0123\n", ""))  # fmt: skip
    assert {problem.code for problem in problems(tmp_path)} == {"clinic/no-value"}


def test_older_holes_that_can_be_filled_stay(tmp_path: Path) -> None:
    older(tmp_path, (WHAT, "{cite:second}", "{cite:first}"))
    edition = localize(resolve(load(tmp_path), replace(JOB, language="es")), today=TODAY)
    assert (edition.stale, edition.mixed) == (True, False)


@pytest.mark.parametrize("older_text", [True, False])
def test_a_term_made_of_itself(older_text: bool, tmp_path: Path) -> None:
    words: Mapping[str, str] = {"glossary#scan.term": "{term:scan}"}
    translated(tmp_path, changes=words)
    if older_text:
        glossary = FILES["content/glossary.yaml"].replace("ultrasound scan", "scan")
        write_workspace(tmp_path, {"content/glossary.yaml": glossary})
    with pytest.raises(LeafletsError) as caught:
        localize(resolve(load(tmp_path), replace(JOB, language="es")), today=TODAY)
    assert {problem.code for problem in caught.value.problems} == {
        "translation/gone" if older_text else "translation/differs"
    }


def old_label(folder: Path) -> Path:
    """A translated label that belongs to an older English with other holes."""
    translated(folder)
    po = folder / "content/translations/es/labels.po"
    text = po.read_text(encoding="utf-8")
    assert text.count("{first}") == 2
    po.write_text(text.replace("{first}", "Mon"), encoding="utf-8")
    return po


def test_an_old_label_that_would_lose_a_value(tmp_path: Path) -> None:
    po = old_label(tmp_path)
    (problem,) = problems(tmp_path)
    assert told(problem) == ("translation/differs", po, True, "labels#days-range.text")
    assert "{first} is missing" in problem.message


def test_the_english_label_fills_in_for_it_when_it_may(tmp_path: Path) -> None:
    old_label(tmp_path)
    edition = resolve(load(tmp_path), replace(JOB, language="es"))
    mixed = localize(edition, today=TODAY, allow_mixed=True)
    assert (mixed.stale, mixed.mixed) == (False, True)
