"""Which labels a template prints is known before it is rendered."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from leaflets.markup.shapes import _with
from leaflets.model.rich_text import RichText, Span
from leaflets.model.seal import STANDS_FOR, Value
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


TITLE = RichText((Span("Back", strong=True), Span(" pain")), "en", "a#title")
GIVEN = {
    "title": TITLE,
    "day": Value("1 May"),
    "items": (SimpleNamespace(id="a", words=TITLE), SimpleNamespace(id="b", words=None)),
    "kind": "plain",
}
PLAIN = (
    "<p>{{ title }} · {{ day }}</p>",
    '{% for one in items if one.words %}<p class="{{ one.id }}">{{ one.words }}</p>{% endfor %}',
    '<qr href="{{ day }}" alt="{{ title }}"/><p lang="{{ day }}">{{ kind }}{{ 3 * 4 }}</p>',
    "{% set other = title %}{% if other %}<p>{{ other }}</p>{% else %}<p>{{ day }}</p>{% endif %}",
)
NOT_PLAIN = (
    "{% set block %}<p>{{ title }}</p>{% endset %}{{ block }}",
    "{% macro p(words) %}<p>{{ words }}</p>{% endmacro %}{{ p(title) }}",
    "{% filter upper %}{{ title }}{% endfilter %}",
    '{% include "other.j2" %}',
)


@pytest.mark.parametrize("source", [*PLAIN, *NOT_PLAIN])
def test_texts_are_noted_in_their_order(source: str, tmp_path: Path) -> None:
    made = templates(tmp_path, one=source, other="<p>{{ title }}</p>")
    template = made.get_template("one.j2")
    noted, texts = made.render(template, GIVEN)
    assert _with(noted, texts) == template.render(GIVEN)
    assert noted.count(STANDS_FOR) == len(texts)
    assert bool(texts) == (source in PLAIN)


def test_what_is_no_words_is_no_text(tmp_path: Path) -> None:
    made = templates(tmp_path, one='<p lang="{{ day }}" class="{{ day }}">{{ kind }}</p>')
    assert made.render(made.get_template("one.j2"), GIVEN)[1] == []


@pytest.mark.parametrize("name", ["__class__", "_secret", "words"])
def test_attributes_of_entries_are_as_safe_as_any(name: str, tmp_path: Path) -> None:
    made = templates(tmp_path, one="{{ entry." + name + " }}")
    entry = SimpleNamespace(words=Value("yes"), _secret=Value("no"))
    template = made.get_template("one.j2")
    if name == "words":
        assert "yes" in template.render(entry=entry)
    else:
        with pytest.raises(jinja2.exceptions.SecurityError):
            template.render(entry=entry)
