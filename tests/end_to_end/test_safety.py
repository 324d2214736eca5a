"""What must never go wrong on paper: unreleased pages that do not say so, and numbers that read
backwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.languages import language as known_language
from leaflets.model.job import Job
from leaflets.model.page import Area, Page, PagedDocument, SetText
from leaflets.pdf import draw
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError
from leaflets.text.glyphs import Line
from tests.end_to_end.geometry import Rectangle, rectangles, whole
from tests.end_to_end.jobs import JOBS, SOURCE, job_id, shipped
from tests.end_to_end.rendering import POINTS_IN_INCH, rendered
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

MARKS = {
    SOURCE: "Not clinically reviewed. Do not give to patients.",
    "ar": "لم تتم مراجعته طبيًا. لا تعطه للمرضى.",
}
"""Written out here: the package's own table must not be able to empty them either."""

INK, FILLS = "#1a1a1a", {"screen": "#ffe14d", "office": "#ffffff"}
PIXELS = {"screen": (255, 225, 77), "office": (255, 255, 255)}

THEME = "layouts/themes/calm.yaml"
BAND = "gap: 4, padding: [7, 0, 5, 0]}"
FOOTER = "  footer: {type: footer, colour: muted}"
COLOPHON = (
    "<p>{{ leaflet.id }} {{ leaflet.version }} {{ leaflet.content_hash }} {{ leaflet.published }} "
    "{{ leaflet.review_by }} {{ leaflet.reviewer }} {{ leaflet.reviewed }}</p>"
)

Attack = Callable[[Path], None]


def change(file: str, old: str, new: str) -> Attack:
    """Replaces words in a file of the workspace; the words must be there."""

    def attack(workspace: Path) -> None:
        path = workspace / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    return attack


def write(file: str, text: str) -> Attack:
    """Replaces a file of the workspace."""

    def attack(workspace: Path) -> None:
        (workspace / file).write_text(text, "utf-8")

    return attack


def both(*attacks: Attack) -> Attack:
    """One after the other."""

    def attack(workspace: Path) -> None:
        for part in attacks:
            part(workspace)

    return attack


def white_palette(workspace: Path) -> None:
    path = workspace / THEME
    head, rest = path.read_text("utf-8").split("accents:", 1)
    head = re.sub('"#[0-9a-f]{6}"', '"#ffffff"', head)
    path.write_text(f"{head}accents:{rest}", "utf-8")


def no_sample(workspace: Path) -> None:
    """Nothing invented is left: numbers that no country has, no addresses in reserved names."""
    path = workspace / "content/clinics/riverbank-sample.yaml"
    text = path.read_text("utf-8").replace("sample: true", "sample: false")
    text = text.replace("020 7946 01", "000 0000 00")
    path.write_text(re.sub(r"(?m)^(email|web|leaflets_web): .*\n", "", text), "utf-8")


def other_labels(workspace: Path) -> None:
    """Labels named like the marks say that all is well."""
    path = workspace / "content/labels.yaml"
    names = ("unsigned", "draft-translation", "sample-clinic", "overdue")
    added = "".join(f"  - {{id: {name}, text: Approved}}\n" for name in names)
    path.write_text(path.read_text("utf-8") + added, "utf-8")


def empty_translation(workspace: Path) -> None:
    """Arabic labels are a character that cannot be seen, but for those with holes."""
    path = workspace / "content/translations/ar/labels.po"
    text = path.read_text("utf-8")
    emptied = re.sub(r'(\nmsgid "[^{\n]+"\nmsgstr )"[^{\n]+"', '\\1"\u200b"', text)
    assert emptied.count('"\u200b"') > 9
    path.write_text(emptied, "utf-8")


PRINTED: dict[str, Attack] = {
    "nothing done": lambda _: None,
    "styles for what marks could be called": change(
        THEME,
        "  page: {type",
        "".join(
            f"  {name}: {{colour: paper, height: 5, width: 0, type: footer}}\n"
            for name in ("mark", "marks", "strip", "mark-strip", "draft", "unsigned", "watermark")
        )
        + "  page: {type",
    ),
    "paragraphs at the far end, in small type": change(
        THEME, "  p: {after: 2,", "  p: {after: 2, align: end, type: footer, before: 0,"
    ),
    "a page without space": change(THEME, "colour: ink, gap: 5}", "colour: ink, gap: 0}"),
    "yellow that is white": change(
        THEME, 'paper: "#ffffff"', 'paper: "#ffffff"\n  yellow: "#ffffff"'
    ),
    "labels named like marks": other_labels,
    "labels of one space that is not seen": empty_translation,
    "header and footer with the least there can be, no running header": both(
        write("layouts/page/header.xml.j2", "<h1>{{ leaflet.title }}</h1>"),
        write("layouts/page/continued.xml.j2", ""),
        write("layouts/page/footer.xml.j2", COLOPHON),
    ),
    "a footer row that fills the page": change(
        THEME, "footer-row: {row: [flex, 70], gap: 6}",
        "footer-row: {row: [flex, 70], gap: 6, background: paper, bleed: true}",
    ),
    "a footer that fills the page": change(
        THEME, FOOTER, "  footer: {type: footer, colour: ink, background: paper, bleed: true}"
    ),
    "a running header that fills the page": change(
        THEME, "running: {type: footer, colour: muted,",
        "running: {type: footer, colour: ink, background: paper, bleed: true,",
    ),
    "a block that bleeds": change(
        THEME, "key-message: {background: accent-tint,",
        "key-message: {bleed: true, background: accent-tint,",
    ),
    "a clinic that is not a sample": no_sample,
}  # fmt: skip

REFUSED: dict[str, tuple[str, Attack]] = {
    "a sample that says it is none": (
        "content",
        change("content/clinics/riverbank-sample.yaml", "sample: true", "sample: false"),
    ),
    "white paragraphs": (
        "theme",
        change(THEME, "  p: {after: 2,", "  p: {after: 2, colour: paper,"),
    ),
    "a white palette": ("theme", white_palette),
    "no header": ("template", write("layouts/page/header.xml.j2", "")),
    "no footer": ("template", write("layouts/page/footer.xml.j2", "")),
    "a footer without the code": (
        "template",
        change("layouts/page/footer.xml.j2", "{{ leaflet.content_hash }}", ""),
    ),
    "a header as tall as the page": (
        "layout",
        change(THEME, BAND, "gap: 4, padding: [150, 0, 120, 0]}"),
    ),
    "a header of many words": (
        "layout",
        write(
            "layouts/page/header.xml.j2",
            "<h1>{{ leaflet.title }}</h1>" + "<p>{{ leaflet.id }}</p>" * 80,
        ),
    ),
    "a running header of many words": (
        "layout",
        write("layouts/page/continued.xml.j2", "<p>{{ leaflet.id }}</p>" * 80),
    ),
    "a footer as tall as the page": (
        "layout",
        change(THEME, FOOTER, FOOTER.replace("muted}", "muted, padding: [240, 0, 0, 0]}")),
    ),
    "a top margin below the page": (
        "layout",
        change("layouts/handout.yaml", "top: 13", "top: 400"),
    ),
    "margins that leave a thread": (
        "layout",
        change("layouts/handout.yaml", "sides: 14", "sides: 100"),
    ),
    "space that pushes everything away": (
        "layout",
        change(THEME, "colour: ink, gap: 5}", "colour: ink, gap: 900}"),
    ),
}

FORMS = [
    Job(LEAFLET, language, CLINIC, "handout", "a4", profile)
    for language, profile in zip(MARKS, FILLS, strict=True)
]
"""English for the screen, Arabic for the office."""


@pytest.mark.parametrize("name", PRINTED)
def test_marks_stand_up_to(name: str, tmp_path: Path) -> None:
    """English for the screen is always printed, with its marks. Other forms may be refused: new
    labels are not translated, and office printers cannot print what bleeds."""
    workspace = copy_workspace(tmp_path / "mine")
    PRINTED[name](workspace)
    library = load_workspace(workspace)
    for job in FORMS:
        try:
            document = lay_out(library, job).document
        except LeafletsError:
            assert (job.language, job.profile) != (SOURCE, "screen")
        else:
            assert list(_flaws(document, job)) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_hide_marks_is_refused(name: str, tmp_path: Path) -> None:
    """In English for the screen. The theme's styles for the office undo some attacks: then there
    are marks."""
    family, attack = REFUSED[name]
    workspace = copy_workspace(tmp_path / "mine")
    attack(workspace)
    library = load_workspace(workspace)
    refused: dict[Job, set[str]] = {}
    for job in FORMS:
        try:
            document = lay_out(library, job).document
        except LeafletsError as error:
            refused[job] = {problem.code.split("/")[0] for problem in error.problems}
        else:
            assert list(_flaws(document, job)) == []
    assert FORMS[0] in refused
    assert all(family in families for families in refused.values())


@pytest.mark.parametrize("line", ["signed: true", "reviewed_by: Dr Nobody", "marks: []"])
def test_a_recipe_cannot_sign_itself(line: str, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    change(f"content/leaflets/{LEAFLET}.yaml", "version:", f"{line}\nversion:")(workspace)
    with pytest.raises(LeafletsError):
        lay_out(load_workspace(workspace), FORMS[0])


def test_this_guard_sees_spoilt_marks() -> None:
    job = FORMS[0]
    document = shipped(job).pagination.document
    assert list(_flaws(document, job)) == []
    page = document.pages[0]
    (mark,) = (i for i in page.items if isinstance(i, SetText) and MARKS[SOURCE] in _words(i))
    (strip,) = (i for i in page.items if isinstance(i, Area) and i.fill == FILLS["screen"])
    white = replace(strip, fill="#ffffff")
    at = page.items.index(mark)
    for items in (
        (*page.items, white),
        tuple(white if item is strip else item for item in page.items),
        tuple(item for item in page.items if item is not mark),
        (*page.items[:at], mark._replace(xs=(page.width - 9,)), *page.items[at + 1 :]),
    ):
        spoilt = replace(document, pages=(replace(page, items=items), *document.pages[1:]))
        assert list(_flaws(spoilt, job))


def _flaws(document: PagedDocument, job: Job) -> Iterator[str]:
    """What is wrong with the marks of each page, seen in its geometry and in a picture of it."""
    pdf = draw(document)
    for number, page in enumerate(document.pages):
        picture = rendered(pdf, number, POINTS_IN_INCH, colour=True)
        for language in dict.fromkeys((job.language, SOURCE)):
            where = f"page {number + 1}, {language}"
            found = [
                at
                for at, item in enumerate(page.items)
                if isinstance(item, SetText) and MARKS[language] in _words(item)
            ]
            if len(found) != 1:
                yield f"{where}: {len(found)} marks"
                continue
            yield from (f"{where}: {flaw}" for flaw in _item_flaws(page, found[0], job.profile))
            item = page.items[found[0]]
            area = Rectangle(
                min(r.left for r in rectangles(item)),
                min(r.top for r in rectangles(item)),
                max(r.right for r in rectangles(item)),
                max(r.bottom for r in rectangles(item)),
            )
            box = (int(area.left), int(area.top), int(area.right) + 1, int(area.bottom) + 1)
            counts = picture.crop(box).getcolors(1 << 24) or []
            total = sum(count for count, _ in counts)
            plain = sum(n for n, pixel in counts if _near(pixel, PIXELS[job.profile])) / total
            dark = sum(n for n, pixel in counts if _near(pixel, (26, 26, 26), 84)) / total
            if plain < 0.35 or dark < 0.05:
                yield f"{where}: looks wrong ({plain:.0%} plain, {dark:.0%} dark)"


def _item_flaws(page: Page, at: int, profile: str) -> Iterator[str]:
    item = page.items[at]
    assert isinstance(item, SetText)
    mine = rectangles(item)
    if not all(whole(page).holds(rectangle) for rectangle in mine):
        yield "outside the page"
    words = [word for line in item.lines for word in line.words]
    if {word.style.colour for word in words} != {INK}:
        yield "not black"
    if min(word.size for word in words) < 10 or {word.style.weight for word in words} != {700}:
        yield "small or thin"
    for later in page.items[at + 1 :]:
        if any(one.overlaps(other) for one in rectangles(later) for other in mine):
            yield f"covered by {later}"
    behind = [
        area
        for area in page.items[:at]
        if isinstance(area, Area) and any(r.overlaps(rectangles(area)[0]) for r in mine)
    ]
    if not behind or behind[-1].fill != FILLS[profile]:
        yield "on another colour"
    elif profile == "office" and behind[-1].stroke != INK:
        yield "without a frame"


def _words(item: SetText) -> str:
    return "".join(word.word.text for line in item.lines for word in line.words)


def _near(pixel: object, wanted: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= by for one, other in zip(pixel, wanted, strict=True))


# Numbers in right-to-left text.

TOKENS = {
    "phone": "0[0-9]{2,}(?:[ \u00a0][0-9]{3,})+",
    "web address": r"[a-z]+(?:\.[a-z]+)+(?:/[a-z-]+)?",
    "number": r"[0-9]+(?:[.,:/][0-9]+)*",
    "version": r"[0-9]+\.[0-9]+\.[0-9]+",
    "hash": "[0-9a-f]{8}",
    "leaflet id": "[A-Z]{2}-[A-Z]+",
}
"""Shapes written down here once more, so that the text layer does not judge itself."""

RIGHT_TO_LEFT = [job for job in JOBS if known_language(job.language).right_to_left]


@pytest.mark.parametrize("job", RIGHT_TO_LEFT, ids=job_id)
def test_numbers_read_from_left_to_right(job: Job) -> None:
    document = shipped(job).pagination.document
    seen = dict.fromkeys(TOKENS, 0)
    for page in document.pages:
        for item in page.items:
            for line in item.lines if isinstance(item, SetText) else ():
                text, places = _characters(line)
                for kind, pattern in TOKENS.items():
                    for match in re.finditer(pattern, text):
                        seen[kind] += 1
                        assert len(match.group()) == 1 or _rises(
                            places[match.start() : match.end()]
                        ), (kind, text)
    assert all(seen.values()), seen


def test_dates_in_arabic_keep_their_numbers() -> None:
    """The day stands to the right of the month, the year to its left, and each is readable."""
    job = next(job for job in RIGHT_TO_LEFT if job.language == "ar" and job.paper == "a4")
    found = 0
    for page in shipped(job).pagination.document.pages:
        for item in page.items:
            for line in item.lines if isinstance(item, SetText) else ():
                text, places = _characters(line)
                for match in re.finditer("(22)[\u00a0 ]نوفمبر[\u00a0 ](20[0-9]{2})", text):
                    found += 1
                    day, year = places[match.start(1)], places[match.start(2)]
                    assert day > year
    assert found >= 2


def test_this_guard_sees_reversed_numbers() -> None:
    assert _rises([1.0, 2.0, 3.0])
    assert not _rises([3.0, 4.0, 1.0, 2.0])


def _characters(line: Line) -> tuple[str, list[float]]:
    """The characters of a line in reading order, and where each glyph begins."""
    text, places = "", []
    for word in line.words:
        for glyph in word.word.glyphs:
            text += glyph.text
            places += [word.x + glyph.x * word.size / 1000] * len(glyph.text)
    return text, places


def _rises(places: list[float]) -> bool:
    """Never back; letters of a ligature share its place."""
    return places[0] < places[-1] and all(one <= other for one, other in pairwise(places))
