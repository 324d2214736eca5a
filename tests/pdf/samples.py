"""Leaflets made by hand: every kind of item, every kind of element, in several languages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leaflets.model.page import (
    ARTIFACT,
    Area,
    Bookmark,
    Drawing,
    Element,
    Href,
    Item,
    Metadata,
    Page,
    PagedDocument,
    QrDrawing,
    SetText,
    Stroke,
)
from leaflets.model.picture import Path, QrSymbol, RasterPicture, VectorPicture
from leaflets.text.glyphs import TextStyle
from tests.pdf.typesetting import pieces, set_lines

WIDTH, HEIGHT, MARGIN = 419.53, 595.28, 40.0
PALETTE = {
    "ink": (0.0, 0.0, 0.0),
    "accent": (0.05, 0.35, 0.6),
    "pale": (0.9, 0.95, 1.0),
    "line": (0.5, 0.5, 0.5),
}

CHECK = VectorPicture(
    24,
    24,
    (
        Path((("M", 4, 12), ("L", 10, 18), ("C", 12, 16, 16, 10, 20, 6)), None, "ink", 2.5),
        Path((("M", 0, 0), ("L", 24, 0), ("L", 24, 24), ("Z",)), "#cfe8d5", even_odd=True),
    ),
)
PHOTO = RasterPicture(
    4, 3, "rgb", bytes(range(36)), alpha=bytes([0, 64, 128, 255] * 3)
)  # fmt: skip
SCAN = RasterPicture(8, 2, "gray", bytes(range(0, 256, 16)))


def qr_symbol(size: int = 21) -> QrSymbol:
    """Not a readable code, but as dark as one."""
    rows = tuple(
        bytes((row * column + row // 3 + column // 2) % 3 != 0 for column in range(size))
        for row in range(size)
    )
    return QrSymbol(size, rows, 1, "M")


@dataclass
class Builder:
    """Puts one block below another and keeps what was said, in reading order."""

    language: str
    right_to_left: bool = False
    elements: list[Element] = field(default_factory=list)
    pages: list[list[Item]] = field(default_factory=lambda: [[]])
    bookmarks: list[Bookmark] = field(default_factory=list)
    y: float = MARGIN
    said: list[tuple[str, str]] = field(default_factory=list)

    def element(self, role: str, parent: int, **more: object) -> int:
        """Add an element; returns its number."""
        self.elements.append(Element(role, parent, **more))  # type: ignore[arg-type]
        return len(self.elements) - 1

    def style(self, size: float = 10, weight: int = 400, **more: object) -> TextStyle:
        """A style in the document's language."""
        plain = TextStyle(size, weight, "ink", self.language)
        return plain._replace(**more)  # type: ignore[arg-type]

    def text(
        self,
        element: int,
        runs: list[tuple[str, TextStyle]],
        *,
        x: float = MARGIN,
        width: float = WIDTH - 2 * MARGIN,
        inlines: tuple[int, ...] = (),
        links: tuple[Href, ...] = (),
        split_after: int | None = None,
    ) -> None:
        """Set a paragraph; ``split_after``: lines that stay on this page."""
        words = [piece for text, style in runs for piece in pieces(text, style, self.right_to_left)]
        lines = set_lines(words, width, self.right_to_left)
        self.said.append((self.elements[element].role, "".join(text for text, _ in runs)))
        groups = [lines] if split_after is None else [lines[:split_after], lines[split_after:]]
        for number, group in enumerate(groups):
            if number:
                self.new_page()
            pitch = 1.4 * runs[0][1].size
            baselines = tuple(self.y + pitch * (row + 1) for row in range(len(group)))
            xs = (x,) * len(group)
            self.pages[-1].append(SetText(group, xs, baselines, element, inlines, links))
            self.y += pitch * len(group) + 4

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = MARGIN

    def document(self, **more: object) -> PagedDocument:
        """What has been built."""
        metadata = Metadata(
            title="Sacral dimple & <you>",
            language=self.language,
            author="Children's clinic",
            subject="Warning signs",
            keywords="dimple, baby",
            identifier="job-7",
            date="2026-02-03T04:05:06Z",
            right_to_left=self.right_to_left,
        )
        return PagedDocument(
            tuple(Page(WIDTH, HEIGHT, tuple(items)) for items in self.pages),
            tuple(self.elements),
            tuple(self.bookmarks),
            PALETTE,
            replace(metadata, **more),  # type: ignore[arg-type]
        )


@dataclass(frozen=True)
class Words:
    """The words of a sample leaflet in one language."""

    title: str
    lead: str
    link: str
    foreign: tuple[str, str]
    signs: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    footer: str
    alt: str


ENGLISH = Words(
    "When to get help",
    "Most babies need no treatment. Call us when you see one of the signs below, day or night, "
    "even if you are not sure; an official nurse will first find out what your baby needs.",
    "Our page on sacral dimples",
    ("grand merci", "fr"),
    ("Fluid or pus", "Redness, fever of 38\u00a0°C", "A lump that grows"),
    (("Sign", "What to do"), ("Fever", "Call today"), ("Fluid", "Call now")),
    "Page 1 of 2",
    "A dimple above the crease",
)
ARABIC = Words(
    "متى تطلب المساعدة",
    "معظم الأطفال لا يحتاجون إلى علاج. اتصل بنا إذا رأيت إحدى العلامات أدناه ليلاً أو نهاراً حتى إذا "
    "لم تكن متأكداً؛ ستعرف الممرضة أولاً ما يحتاجه طفلك.",
    "صفحتنا عن النقرة العجزية",
    ("grand merci", "fr"),
    ("سائل أو صديد", "احمرار أو حمى 38", "كتلة تكبر"),
    (("العلامة", "ما العمل"), ("حمى", "اتصل اليوم"), ("سائل", "اتصل الآن")),
    "صفحة 1 من 2",
    "نقرة فوق الشق",
)
HINDI = Words(
    "मदद कब लें",
    "ज़्यादातर शिशुओं को इलाज की ज़रूरत नहीं होती। नीचे दिए किसी भी लक्षण पर हमें फ़ोन करें, दिन हो या रात।",
    "हमारी वेबसाइट पर पढ़ें",
    ("grand merci", "fr"),
    ("द्रव या मवाद", "लाली और बुखार", "बढ़ती हुई गाँठ"),
    (("लक्षण", "क्या करें"), ("बुखार", "आज फ़ोन करें"), ("द्रव", "अभी फ़ोन करें")),
    "पृष्ठ 1 / 2",
    "दरार के ऊपर गड्ढा",
)
CHINESE = Words(
    "何时求助",
    "大多数婴儿不需要治疗。 如果您看到以下任何迹象， 请随时打电话给我们。",
    "我们的网页",
    ("grand merci", "fr"),
    ("液体或脓液", "发红发烧", "肿块变大"),
    (("迹象", "怎么办"), ("发烧", "今天打电话"), ("液体", "马上打电话")),
    "第一页",
    "臀沟上方的小凹",
)
WORDS = {"en": ENGLISH, "ar": ARABIC, "hi": HINDI, "zh-Hans": CHINESE}


def leaflet(language: str) -> Builder:
    """Two pages with everything: headings, links, language changes, lists, tables, pictures."""
    words = WORDS[language]
    build = Builder(language, right_to_left=language == "ar")
    root = build.element("Document", -1, title="Leaflet")
    section = build.element("Sect", root)
    heading = build.element("H1", section)
    build.bookmarks.append(Bookmark(words.title, 0, 0, MARGIN))
    accent = build.style(18, 700, colour="accent")
    build.text(heading, [(words.title, accent)])
    _paragraph(build, section, words)
    _list(build, section, words)
    build.element("P", section)  # never drawn
    aside = build.element("Aside", root)
    second = build.element("H2", aside)
    build.bookmarks.append(Bookmark(words.signs[0], 1, 1, build.y))
    build.text(second, [(words.signs[0], build.style(14, 700))])
    _table(build, aside, words)
    _pictures(build, aside, words)
    for items in build.pages:
        lines = set_lines(pieces(words.footer, build.style(8), build.right_to_left), 200)
        items.append(SetText(lines, (MARGIN,), (HEIGHT - 20,), ARTIFACT, kind="Footer"))
    return build


def _paragraph(build: Builder, section: int, words: Words) -> None:
    """Strong words, a link over the page's end, words in another language, a citation mark."""
    paragraph = build.element("P", section)
    strong = build.element("Strong", paragraph, inline=True)
    link = build.element("Link", paragraph, inline=True)
    inner = build.element("Strong", link, inline=True)
    foreign = build.element("Span", paragraph, inline=True, language=words.foreign[1])
    href = Href(2, "https://example.org/dimple?a=(b)", words.link)
    other = build.style(language=words.foreign[1], inline=4)
    runs = [
        (words.lead + " ", build.style()),
        (words.signs[0], build.style(weight=700, inline=1)),
        (" ", build.style()),
        (words.link + " ", build.style(colour="accent", inline=2)),
        (words.link, build.style(colour="accent", weight=700, inline=3)),
        (" ", build.style()),
        (words.foreign[0], other),
        ("1, 2", build.style(6, rise=4.0)),
    ]
    build.text(
        paragraph,
        runs,
        inlines=(strong, link, inner, foreign),
        links=(href,),
        split_after=2,
        width=200,
    )


def _list(build: Builder, section: int, words: Words) -> None:
    numbering = build.element("L", section, numbering="Decimal")
    for number, sign in enumerate(words.signs, 1):
        item = build.element("LI", numbering)
        label, body = build.element("Lbl", item), build.element("LBody", item)
        y = build.y
        at = WIDTH - MARGIN - 10 if build.right_to_left else MARGIN
        build.text(label, [(f"{number}.", build.style())], x=at, width=10)
        build.y = y
        build.text(body, [(sign, build.style())], x=MARGIN + 16, width=WIDTH - 2 * MARGIN - 32)


def _table(build: Builder, aside: int, words: Words) -> None:
    table = build.element("Table", aside, summary=words.title)
    build.pages[-1].append(Area(MARGIN, build.y, 200, 20, fill="pale"))
    build.pages[-1].append(
        Area(MARGIN, build.y, 200, 80, stroke="line", stroke_width=0.5, radius=6, fill=None)
    )
    build.pages[-1].append(
        Stroke(MARGIN, build.y + 20, MARGIN + 200, build.y + 20, "line", 0.5, (2.0, 1.0))
    )
    group = build.element("THead", table)
    for number, row in enumerate(words.cells):
        if number == 1:
            group = build.element("TBody", table)
        line = build.element("TR", group)
        y = build.y
        for column, cell in enumerate(row):
            head = number == 0 or column == 0
            scope = ("Column" if number == 0 else "Row") if head else None
            place = build.element("TH" if head else "TD", line, scope=scope)
            build.y = y
            build.text(place, [(cell, build.style())], x=MARGIN + 4 + 100 * column, width=90)
    line = build.element("TR", group)
    build.element("TD", line, column_span=2)  # a field to write in


def _pictures(build: Builder, aside: int, words: Words) -> None:
    items = build.pages[-1]
    items.append(Area(MARGIN, build.y, 60, 30, fill="accent", corners=frozenset({"nw"}), radius=9))
    items.append(Drawing(CHECK, MARGIN, build.y, 24, 24, ARTIFACT, True, {"ink": "accent"}))
    figure = build.element("Figure", aside, alt=words.alt)
    caption = build.element("Caption", figure)
    items.append(Drawing(CHECK, MARGIN, build.y + 40, 60, 60, figure))
    items.append(Drawing(SCAN, MARGIN + 60, build.y + 40, 20, 20, figure))
    photo = build.element("Figure", aside, alt=words.alt)
    items.append(Drawing(PHOTO, 200, build.y + 40, 40, 30, photo, mirror=True))
    code = build.element("Figure", aside, alt="QR: example.org")
    items.append(QrDrawing(qr_symbol(), 280, build.y + 30, 80, code))
    build.y += 104
    build.text(caption, [(words.alt, build.style(8))])
