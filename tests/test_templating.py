"""Which labels a template prints is known before it is rendered."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from leaflets.templating import Environment


def templates(folder: Path, **sources: str) -> Environment:
    for name, source in sources.items():
        (folder / f"{name}.j2").write_text(source, "utf-8")
    return Environment(folder)


def test_labels_of_a_template_and_of_what_it_includes(tmp_path: Path) -> None:
    one = '<p>{{ labels["a"] }}{{ (labels)[\'b\'].fill(x=y) }}</p>{% include "two.j2" %}'
    made = templates(tmp_path, one=one, two='{{ labels["c"] }}{% include "one.j2" %}')
    assert made.labels("one.j2") == {"a", "b", "c"}
    assert made.labels("two.j2") == {"a", "b", "c"}
    assert made.labels("three.j2") == frozenset()


def test_labels_of_the_second_language_count_and_those_of_figures_do_not(tmp_path: Path) -> None:
    one = '<p>{{ second.labels["a"] }}</p>{% for x in block.figure.labels %}{{ x }}{% endfor %}'
    assert templates(tmp_path, one=one).labels("one.j2") == {"a"}


@pytest.mark.parametrize(
    "source",
    [
        "{{ second.labels.a }}",
        "{{ second.labels[block.id] }}",
        '{{ labels.get("a") }}',
        "{{ labels.a }}",
        '{{ labels["a" ~ "b"] }}',
        "{{ labels[block.id] }}",
        '{% set other = labels %}{{ other["a"] }}',
        "{% for name in labels %}{{ name }}{% endfor %}",
    ],
)
def test_labels_are_asked_for_in_one_way_only(source: str, tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError, match="by name") as caught:
        templates(tmp_path, one=f"\n{source}").get_template("one.j2")
    assert caught.value.lineno == 2


@pytest.mark.parametrize("source", ["{% include block.kind %}", "{% import x as y %}"])
def test_other_templates_stand_in_quotation_marks(source: str, tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError, match="quotation marks"):
        templates(tmp_path, one=source).get_template("one.j2")
