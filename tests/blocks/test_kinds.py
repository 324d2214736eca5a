"""Every kind of block: its file, its sample, and what each kind refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import leaflets.blocks
from leaflets.blocks import block_kind, kind_names, sample
from leaflets.catalogs.messages import words_of
from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import parse
from leaflets.validation import validate

PATH = Path("block.yaml")


def problems(kind: str, text: str) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        validate(block_kind(kind), parse(text, PATH))
    return caught.value.problems


def test_kinds_are_the_files_of_the_folder() -> None:
    files = Path(leaflets.blocks.__file__).parent.glob("*.py")
    stems = {path.stem.replace("_", "-") for path in files if path.stem != "__init__"}
    assert stems == set(kind_names())
    assert len(stems) == 16


@pytest.mark.parametrize("kind", kind_names())
def test_each_kind_has_a_purpose_described_fields_and_a_sample(kind: str) -> None:
    schema = block_kind(kind)
    assert kind == schema.KIND
    assert schema.__doc__
    for name, field in schema.model_fields.items():
        assert field.description or name == "kind", f"{kind}.{name} is not described"
    block = validate(schema, parse(sample(kind), PATH))
    assert list(words_of(block, "topic/name"))


@pytest.mark.parametrize("kind", kind_names())
def test_each_kind_refuses_unknown_and_missing_fields(kind: str) -> None:
    found = problems(kind, f"kind: {kind}\ncolour: red\n")
    assert any("there is no field “colour”" in p.message for p in found)
    assert any("is missing" in p.message for p in found)


def test_unknown_kind() -> None:
    with pytest.raises(KeyError):
        block_kind("haiku")


def test_tiers_stand_in_order_of_urgency() -> None:
    text = sample("warning-signs")
    later = text.replace("emergency-now", "book-soon")
    (problem,) = problems("warning-signs", later)
    assert "more urgent tier stands below" in problem.message
    assert problem.where is not None
    assert problem.where.line == 12
    assert problem.where.field == "tiers.today.urgency"


def test_each_urgency_once() -> None:
    (problem,) = problems(
        "warning-signs", sample("warning-signs").replace("emergency-now", "call-today")
    )
    assert "two tiers “call-today”" in problem.message


def test_a_comparison_has_a_text_for_each_subject() -> None:
    text = sample("comparison")
    (problem,) = problems("comparison", text.replace("      mri: At any age\n", ""))
    assert "no text for “mri”" in problem.message
    (first, second) = problems("comparison", text.replace("      mri:", "      mro:"))
    assert "no text for “mri”" in first.message
    assert "“mro” is not a subject" in second.message


def test_a_comparison_has_two_or_three_subjects() -> None:
    more = "".join(f"  - {{id: s{n}, name: S}}\n" for n in range(4))
    rows = "rows:\n  - {id: r, aspect: A, cells: {}}\n"
    text = f"kind: comparison\ntitle: T\nsubjects:\n{more}{rows}"
    (problem,) = problems("comparison", text)
    assert "this list has 4; it may have 3" in problem.message


def test_a_subject_cannot_take_the_address_of_the_head() -> None:
    text = sample("comparison").replace("mri", "aspect")
    assert "cannot be called" in problems("comparison", text)[0].message


def test_cells_read_in_the_order_of_the_subjects() -> None:
    text = sample("comparison").replace(
        "      ultrasound: In the first weeks\n      mri: At any age\n",
        "      mri: At any age\n      ultrasound: In the first weeks\n",
    )
    block = validate(block_kind("comparison"), parse(text, PATH))
    contexts = [found.context for found in words_of(block, "t/n")]
    assert contexts[-2:] == ["t/n#when.ultrasound", "t/n#when.mri"]
