"""What is read once for each shape is just what would be read each time."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from leaflets.markup import Parsed, parse_markup
from leaflets.markup.faults import MarkupError
from leaflets.markup.shapes import _with, parsed
from leaflets.model.localized import FigureLabel, LocalFigure
from leaflets.model.nodes import Paragraph, Run, Stretch
from leaflets.model.rich_text import InAttribute, Printable, RichText, Span
from leaflets.model.seal import STANDS_FOR, Value

X = STANDS_FOR
SOURCES = (
    f"<p>{X}</p>",
    f'<section class="a"><h2 class="b c">{X}</h2><p> {X} · {X}</p><ul><li>{X}</li></ul></section>',
    f"<p>{X} {X}</p><hr/><p>( {X} )</p>",
    f"<p><strong>{X}</strong> {X}{X}</p>",
    f'<p lang="es">{X}<br/>{X}</p><table><tbody><tr><th>{X}</th><td>{X}</td></tr></tbody></table>',
    f'<qr href="{X}" alt="{X}"/><p>{X}</p>',
    f'<p><a href="{X}">{X}</a></p>',
    f'<figure><img src="back"/><figcaption>{X}</figcaption></figure>',
    f'<img src="back" alt="{X}"/>',
    f'<qr href="{X}" alt="{X} · {X}"/>',
    f"<p>mine {X}</p>",
    f"{X}<p>{X}</p>",
)
REFUSED = SOURCES[-2:]
TEXTS = (
    "Wash it", " before", "after ", " both ", "two  spaces", "   ", "", "a & b < c", "“¿ü”", "سلام",
    "tab\there", "line\nbreak", "\ue003", "\ue000", "\U000f0000", "\x07", "·",
    "https://sign.invalid/1",
)  # fmt: skip
LINKS = (None, None, None, "https://a.example/x", "tel:+44123", "mailto:a@b.example", "none", "")


def text(chance: random.Random) -> str:
    return chance.choice(TEXTS[:6] if chance.random() < 0.7 else TEXTS)


def span(chance: random.Random) -> Span:
    return Span(
        text(chance),
        strong=chance.random() < 0.2,
        href=chance.choice(LINKS),
        language=chance.choice((None, None, "es", "ar")),
        cites=(1,) if chance.random() < 0.1 else (),
        isolate=chance.random() < 0.2,
        set_apart=chance.random() < 0.1,
    )


def value(chance: random.Random, before: str) -> Printable:
    name = "href" if before.endswith('href="') else "alt" if 'alt="' in before[-9:] else ""
    context = chance.choice(("", "a#b", "c#d"))
    if name:
        words = chance.choice([link or "" for link in LINKS]) if name == "href" else text(chance)
        return InAttribute(name, words, context)
    if chance.random() < 0.2:
        return Value(text(chance))
    return RichText(tuple(span(chance) for _ in range(chance.randint(0, 3))), "en", context)


def figure(chance: random.Random) -> LocalFigure:
    labels = [
        FigureLabel(str(n), RichText((Span(text(chance)),), "en", "f#l"), "above", "end", ((n, n),))
        for n in range(chance.randint(0, 2))
    ]
    width = chance.choice((None, 4.0))
    return LocalFigure("back", Value(text(chance)), tuple(labels), width, "f#a")


def read(
    source: str, values: list[Printable], figures: Mapping[str, LocalFigure], by_shape: bool
) -> Parsed | tuple[tuple[str, int | None], ...]:
    try:
        if by_shape:
            return parsed(source, values, figures)
        return parse_markup(_with(source, values), figures)
    except MarkupError as error:
        return error.found


@pytest.mark.parametrize("source", SOURCES)
def test_words_put_into_a_shape_are_read_as_ever(source: str) -> None:
    chance = random.Random(source)
    pieces = source.split(X)
    values = [value(chance, piece) for piece in pieces[:-1]]
    taken = 0
    for _ in range(150):
        # Mostly one text differs from those before, as from clinic to clinic.
        number = chance.randrange(len(values))
        values[number] = value(chance, pieces[number])
        figures = {"back": figure(chance)} if "back" in source else {}
        wanted = read(source, values, figures, by_shape=False)
        assert read(source, values, figures, by_shape=True) == wanted
        taken += isinstance(wanted, Parsed)
    assert taken or source in REFUSED


def test_only_what_differs_is_made_anew() -> None:
    source = f"<p>{X}</p><p>{X}</p>"

    def made(*texts: str) -> Parsed:
        return parsed(source, [Value(text) for text in texts], {})

    first, second = made("a", "b"), made("a", "c")
    assert second.nodes == (Paragraph((Run("a"),), ("p",)), Paragraph((Run("c"),), ("p",)))
    assert second.nodes[0] is first.nodes[0]
    assert made("a", "b") is first


def test_what_the_words_are_from_is_told() -> None:
    for context in ("a#b", "c#d"):
        words = RichText((Span("Wash it"), Span(" ")), "en", context)
        said = parsed(f"<p>{X}</p>", [words], {}).said
        assert said == (Stretch(context, "Wash it"), Stretch(context, " "))


def test_labels_of_a_figure_are_its_own() -> None:
    words = RichText((Span("Spine"),), "en")
    for x in (1.0, 2.0):
        label = FigureLabel("spine", words, "above", "points", ((x, x),))
        figures = {"back": LocalFigure("back", Value("A back"), (label,), None)}
        (image,) = parsed('<img src="back"/>', [], figures).nodes
        assert getattr(image, "labels", ()) == (label,)
