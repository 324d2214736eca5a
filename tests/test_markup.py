"""The closed vocabulary of templates: what becomes a node, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from leaflets.markup import parse_markup
from leaflets.markup.faults import MarkupError, not_said, not_shown, out_of_place
from leaflets.model.localized import FigureLabel, LocalFigure
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
from leaflets.model.rich_text import RichText, Span, in_attribute
from leaflets.model.seal import Value, sealed, unsealed
from leaflets.templating import mark_attributes, number_elements
from tests.sealing import with_seals


def parse(source: str) -> tuple[object, ...]:
    return parse_markup(with_seals(source), {"back": None}).nodes


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


def test_a_section_may_be_in_another_language() -> None:
    section, plain = parse('<section lang="es"><p>hola</p></section><section><p>hi</p></section>')
    assert section == Section((Paragraph((Run("hola"),), ("p",)),), ("section",), "es")
    assert isinstance(plain, Section)
    assert plain.language is None


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


def raw_faults(source: str) -> tuple[tuple[str, int | None], ...]:
    with pytest.raises(MarkupError) as caught:
        parse_markup(source, {})
    return caught.value.found


def test_words_of_the_templates_own_are_refused_at_their_line() -> None:
    source = number_elements("<section>\n<p>Wait for a week.</p></section>")
    ((message, line),) = raw_faults(source)
    assert "words of the template’s own: “Wait for a week.”" in message
    assert line == 2


@pytest.mark.parametrize("source", ['<qr href="https://x.example" alt=""/>', "<p>7</p>"])
def test_so_are_addresses_and_numbers(source: str) -> None:
    ((message, _line),) = raw_faults(source)
    assert "words of the template’s own" in message


def test_signs_between_words_are_the_templates() -> None:
    parsed = parse_markup(f"<p>{sealed('SD-WARN')} · {sealed('1.0.0')}</p>", {})
    (paragraph,) = parsed.nodes
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (Run("SD-WARN · 1.0.0"),)
    assert parsed.printed == ("SD-WARN", "1.0.0")


@pytest.mark.parametrize(
    "change", [("need", "never need"), ("some", ""), ("\ue002", ""), ("\ue000", "")]
)
def test_words_that_a_template_has_changed_are_refused(change: tuple[str, str]) -> None:
    words = sealed("some signs need help").replace(*change)
    messages = [message for message, _line in raw_faults(f"<p>{words}</p>")]
    assert any("changes words" in message or "own" in message for message in messages)


def test_what_is_sealed_comes_back_whole() -> None:
    read = unsealed(f"a {sealed('not once')}{sealed('b')}")
    assert read == ("a not onceb", "a ", "", ("not once", "b"), ("", ""))
    assert unsealed("plain") == ("plain", "plain", "", (), ())
    assert sealed("") == ""


def test_words_bring_the_message_they_are_from_wherever_they_stand() -> None:
    words = RichText((Span("Not", strong=True), Span(" now")), "en", context="a/b#title")
    label = FigureLabel("end", replace(words, context="figures/scan#end"), "above", "start", ())
    figure = LocalFigure("scan", Value("A scan"), (label,), None, "figures/scan#alt")
    source = (
        f'<p>{words.__html__()} · {sealed("7")}</p><img src="scan"/>'
        f'<qr href="{sealed("x")}" alt="{in_attribute(words)}"/>'
    )
    parsed = parse_markup(source, {"scan": figure})
    assert parsed.said == (
        ("a/b#title", "Not", False),
        ("a/b#title", " now", False),
        ("", "7", False),
        ("figures/scan#alt", "A scan", True),
        ("figures/scan#end", "Not now", False),
        ("a/b#title", "Not now", True),
    )
    assert "a/b" not in str(parsed.nodes)


WORDS = tuple(RichText((Span(text),), "en") for text in ("A fit", "A fever", "A fit", "Call"))


def printed(*words: str) -> tuple[str, ...]:
    return parse_markup("".join(f"<p>{sealed(word)}</p>" for word in words), {}).printed


def test_words_in_their_order_are_in_order_whatever_stands_between() -> None:
    out_of_place(WORDS, printed("Title", "A fit", "A fever", "A fever", "A fit", "Call", "End"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("A fit", "A fever", "A fit"), "leaves out “Call”"),
        (("A fit", "A fever", "Call"), "moves “A fit” away"),
        (("A fit", "Call", "A fever", "A fit"), "moves “Call” away"),
        (("A fever", "A fit", "A fit", "Call"), "moves “A fever” away"),
        ((), "leaves out “A fit”; “A fever”; “A fit”; “Call”"),
    ],
)
def test_words_that_are_left_out_or_moved_are_named(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(MarkupError, match=said):
        out_of_place(WORDS, printed(*words))


def test_words_in_an_attribute_are_not_printed() -> None:
    parsed = parse_markup(f'<qr href="{sealed("a")}" alt="{sealed("b")}"/>', {})
    assert parsed.printed == ()


def test_a_picture_must_be_shown_with_its_own_words() -> None:
    figure = LocalFigure("scan", Value("A scan"), (), None)
    assert parse_markup('<img src="scan"/>', {"scan": figure}).shown == {"scan"}
    for decoration in ('<img src="scan" alt=""/>', "<p/>"):
        shown = parse_markup(decoration, {"scan": figure}).shown
        with pytest.raises(MarkupError, match="does not show the picture “scan”"):
            not_shown("scan", shown)
    with pytest.raises(MarkupError, match="has words of its own"):
        parse_markup(f'<img src="scan" alt="{sealed("Another")}"/>', {"scan": figure})


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "№", "≥", "%", "\u0336", "\u093f", "\u2212"])
def test_few_signs_are_free(sign: str) -> None:
    ((message, _line),) = raw_faults(f"<p>{sealed('999')}{sign}</p>")
    assert "of the template’s own" in message


def test_an_empty_seal_is_a_broken_one() -> None:
    ((message, _line),) = raw_faults("<p>\ue00012345678\ue001\ue002</p>")
    assert "changes words" in message


def test_words_in_attributes_bring_no_elements() -> None:
    source = (
        '<qr {% if a > b %}class="{{ x }}"{% endif %} alt="{{ labels["a"].fill(b=c) }}"/>{{ d }}'
    )
    assert mark_attributes(source) == (
        "<qr {% if a > b %}class=\"{{ ( x )|in_attribute('class') }}\"{% endif %} "
        'alt="{{ ( labels["a"].fill(b=c) )|in_attribute(\'alt\') }}"/>{{ d }}'
    )


def test_labels_are_filled_with_values_only() -> None:
    label = RichText((Span("By {date}"),), "en")
    assert str(label.fill(date=Value("2026"))) == "By 2026"
    with pytest.raises(TypeError, match="date="):
        label.fill(date="never")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no hole"):
        label.fill(day=Value("2026"))


def test_what_is_filled_in_is_not_filled_again() -> None:
    label = RichText((Span("By {name}, {date}"),), "en")
    filled = label.fill(name=Value("Ann {date} Smith"), date=Value("2026"))
    assert str(filled) == "By Ann {date} Smith, 2026"


def test_what_stands_in_an_attribute() -> None:
    words = RichText((Span("not", strong=True), Span("&")), "en")
    assert unsealed(unescape(in_attribute(words))).words == ("not&",)
    assert unsealed(unescape(in_attribute(words.__html__()))).words == ("not", "&")
    assert in_attribute("plain") == "plain"


def test_values_may_stand_inside_other_words() -> None:
    there = printed("Published 22 November 2026")
    not_said(("22 November 2026",), there)
    with pytest.raises(MarkupError, match=r"leaves out “1\.0\.0”; “23 November”"):
        not_said(("1.0.0", "22 November", "23 November"), there)
