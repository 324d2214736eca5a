"""Nodes become the elements of the same names, and no words ever become markup."""

from __future__ import annotations

import pytest

from leaflets.html.cited import Sources
from leaflets.html.dress import Dress
from leaflets.html.nodes import Writer
from leaflets.model.nodes import (
    Cell,
    Figure,
    Heading,
    Image,
    ListItem,
    ListNode,
    Node,
    Paragraph,
    QrCode,
    Rule,
    Run,
    Section,
    Table,
    TableRow,
)

WORDS = (Run("Call us"),)
P = Paragraph(WORDS, ("p",))


def written(node: Node, ids: str = "", linked: frozenset[str] = frozenset()) -> str:
    return Writer(lambda image: f"[{image.name}]", Dress(), ids=ids, linked=linked).node(node)


def runs(*found: Run) -> Paragraph:
    return Paragraph(found, ("p",))


def cell(text: str, header: str = "", *classes: str) -> Cell:
    return Cell((runs(Run(text)),), header, ("td", *classes))  # type: ignore[arg-type]


EXPECTED: dict[str, tuple[Node, str]] = {
    "heading": (Heading(2, WORDS, ("h2", "on-panel")), '<h2 class="on-panel">Call us</h2>'),
    "paragraph": (P, "<p>Call us</p>"),
    "caption": (Paragraph(WORDS, ("p",), "Caption"), "<figcaption>Call us</figcaption>"),
    "in another language": (
        Paragraph(WORDS, ("p",), language="ar"), '<p lang="ar" dir="rtl">Call us</p>'
    ),
    "section": (Section((P,), ("section", "tier")), '<div class="tier"><p>Call us</p></div>'),
    "list": (
        ListNode((ListItem((P,), ("li",)),), True, ("ol",)), "<ol><li><p>Call us</p></li></ol>"
    ),
    "figure": (
        Figure((Image("baby", "A baby", (), ("img",)), P), ("figure",)),
        "<figure>[baby]<p>Call us</p></figure>",
    ),
    "rule": (Rule(("hr", "blank-line")), '<hr class="blank-line" aria-hidden="true"/>'),
    "strong": (runs(Run("now", strong=True)), "<p><strong>now</strong></p>"),
    "phone": (
        runs(Run("020 7946", href="tel:+44207946", isolate=True)),
        '<p><a href="tel:+44207946"><bdi>020 7946</bdi></a></p>',
    ),
    "address shown": (
        runs(Run("example.org/a", href="https://example.org/a")),
        '<p><a class="l-shown" href="https://example.org/a">example.org/a</a></p>',
    ),
    "other language inside": (
        runs(Run("Clinic", language="en")), '<p><span lang="en" dir="ltr">Clinic</span></p>'
    ),
    "two lines": (runs(Run("a\nb")), "<p>a<br/>b</p>"),
    "page numbers": (runs(Run("Page {page}", counter=True)), ""),
    "words before page numbers": (
        runs(Run("In May · "), Run("Page {page}", counter=True)), "<p>In May</p>"
    ),
    "set apart": (
        runs(Run("Not translated: "), Run("Fever", set_apart=True)),
        '<p class="l-apart">Not translated: Fever</p>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_elements(name: str) -> None:
    node, expected = EXPECTED[name]
    assert written(node) == expected


HOSTILE = ("<script>alert(1)</script>", '" onload="x', "{{7*7}}", "]]>", "</style>", "&amp;", "\0")
"""``\\0`` begins a stand-in of ours."""


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    from html import escape

    assert written(runs(Run(words))) == f"<p>{escape(words, quote=False)}</p>"
    link = written(runs(Run("x", href=f"https://example.org/{words}")))
    assert f'href="https://example.org/{escape(words)}"' in link
    classes = written(Section((P,), ("section", words.replace(" ", ""))))
    assert classes.count('"') == 2
    assert "<script" not in classes


def test_tables_keep_their_roles_and_say_what_each_cell_is_of() -> None:
    head = TableRow((Cell((), "", ("td",)), cell("Age", "column")), ("tr",))
    row = TableRow((cell("Scan", "row"), cell("6 weeks")), ("tr",))
    writer = Writer(lambda image: "", Dress(), ids="h-")
    writer.node(Heading(2, WORDS, ("h2",)))
    table = writer.node(Table(None, (head,), (row,), ("table", "comparison")))
    assert table == (
        '<table role="table" class="comparison" aria-labelledby="h-1">'
        '<thead role="rowgroup"><tr role="row"><td role="cell"></td>'
        '<th scope="col" role="columnheader"><p>Age</p></th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row">'
        '<th scope="row" role="rowheader"><p>Scan</p></th>'
        '<td role="cell" data-head="Age"><p>6 weeks</p></td></tr></tbody></table>'
    )


def test_a_qr_code_is_its_address_unless_that_is_a_link_already() -> None:
    code = QrCode("https://example.org/a", "QR code", ("qr",))
    link = '<a class="l-shown" href="https://example.org/a">https://example.org/a</a>'
    assert written(code) == f"<p>{link}</p>"
    assert written(code, linked=frozenset({"https://example.org/a"})) == ""


def test_citation_marks_lead_to_their_source_and_back() -> None:
    item = ListItem((P,), ("li",))
    listed = ListNode((item, item), True, ("ol", "sources"))
    sources = Sources(listed, "")
    writer = Writer(lambda image: "", Dress(), sources, ids="h-")
    sources.under = "h-1"
    mark = writer.node(runs(Run("٢, 9", raised=True)))
    assert mark == '<p><sup><a id="cite-1" href="#source-2">٢</a>, 9</sup></p>'
    page = sources.filled(writer.node(listed))
    assert page.count('class="l-back"') == 1
    back = page.index('href="#cite-1" aria-labelledby="h-1"')
    assert page.index('id="source-1"') < page.index('id="source-2"') < back
