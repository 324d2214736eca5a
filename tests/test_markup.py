"""The closed vocabulary of templates: what becomes a node, and what is refused."""

from __future__ import annotations

import pytest

from leaflets.markup import MarkupError, parse_markup
from leaflets.model.nodes import (
    Heading,
    Image,
    ListNode,
    Paragraph,
    QrCode,
    Rule,
    Run,
    Section,
    Table,
)
from leaflets.templating import number_elements


def parse(source: str) -> tuple[object, ...]:
    return parse_markup(source, {"back": None})


def faults(source: str) -> tuple[tuple[str, int | None], ...]:
    with pytest.raises(MarkupError) as caught:
        parse(source)
    return caught.value.found


def test_headings_and_paragraphs_keep_their_classes() -> None:
    heading, paragraph = parse('<h2 class="big">Care</h2><p>Wash it.</p>')
    assert heading == Heading(2, (Run("Care"),), ("h2", "big"))
    assert paragraph == Paragraph((Run("Wash it."),), ("p",))


def test_inline_elements_become_runs() -> None:
    (paragraph,) = parse(
        '<p>Do <strong>not</strong> wait: <a href="tel:+44"><bdi>020</bdi></a>'
        '<sup>1</sup> <span lang="es">hola</span></p>'
    )
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("Do "),
        Run("not", strong=True),
        Run(" wait: "),
        Run("020", href="tel:+44", isolate=True),
        Run("1", raised=True),
        Run(" "),
        Run("hola", language="es"),
    )


def test_indentation_of_the_template_is_not_content() -> None:
    (paragraph,) = parse("<p>\n    Wash\n    it.\n  </p>")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (Run("Wash it."),)


def test_lists_tables_images_and_rules() -> None:
    nodes = parse(
        "<section><ul><li>a</li><li><p>b</p><p>c</p></li></ul>"
        "<table><thead><tr><th>x</th><th>y</th></tr></thead>"
        "<tbody><tr><th>1</th><td>2</td></tr></tbody></table>"
        '<img src="back" alt="A back"/><qr href="https://example.org" alt="Code"/><hr/></section>'
    )
    (section,) = nodes
    assert isinstance(section, Section)
    bullet_list, table, image, code, rule = section.children
    assert isinstance(bullet_list, ListNode)
    assert len(bullet_list.items[1].children) == 2
    assert isinstance(table, Table)
    assert [cell.header for cell in table.head[0].cells] == ["column", "column"]
    assert [cell.header for cell in table.body[0].cells] == ["row", ""]
    assert isinstance(image, Image)
    assert isinstance(code, QrCode)
    assert isinstance(rule, Rule)


def test_page_numbers_are_filled_in_later() -> None:
    (paragraph,) = parse("<p><page-number>Page {page} of {pages}</page-number></p>")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (Run("Page {page} of {pages}", counter=True),)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>a</p><blink>b</blink>", "<blink> is not an element"),
        ("<p>a <h1>b</h1></p>", "<h1> cannot stand inside running text"),
        ("<ul><p>a</p></ul>", "<p> cannot stand in <ul>"),
        ("loose words", "words outside a paragraph: “loose words”"),
        ("<section>loose</section>", "words outside a paragraph: “loose”"),
        ("<ul>loose<li>a</li></ul>", "words outside a paragraph: “loose”"),
        (
            "<table><tbody><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
            "rows of a table must have the same number of cells",
        ),
    ],
)
def test_what_means_nothing_is_refused(source: str, words: str) -> None:
    assert words in faults(source)[0][0]


def test_faults_name_the_line_of_the_template() -> None:
    source = number_elements("<section>\n  <p>a</p>\n  <blink>b</blink>\n</section>")
    assert faults(source) == (("<blink> is not an element of leaflets here", 3),)


def test_an_unclosed_element_is_named_with_its_line() -> None:
    source = number_elements("<p>a</p>\n<section>\n  <p>b</p>\n")
    assert faults(source) == (("<section> is opened but not closed", 2),)


def test_all_faults_are_reported_at_once() -> None:
    assert len(faults("<blink>a</blink><p>b</p><marquee>c</marquee>")) == 2


def test_line_numbers_leave_braces_alone() -> None:
    assert number_elements("{{ '<p>' }}\n<p>x</p>") == "{{ '<p>' }}\n<p data-line=\"2\">x</p>"
