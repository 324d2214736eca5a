"""Markup read once for each shape: the same template with other words makes the same nodes.

What a template has printed is known as its source, with a sign where each text stands, and these
texts. Reading such a source again and again would tell nothing new, as long as the texts look
alike: as many stretches, the same of them bold, linked or set apart. So it is read once with
numbered signs instead of words; then the words are put in. Whatever could be read in another way
with its words in it than with the signs is not taken for granted, but read as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final, NamedTuple

from leaflets.markup import Parsed, parse_markup
from leaflets.markup.faults import MarkupError
from leaflets.markup.signs import NotPlain, Signs, Texts, has_signs, number_in, pieces_of
from leaflets.model.localized import FigureLabel, LocalFigure
from leaflets.model.nodes import Image, Node, Run, Stretch
from leaflets.model.rich_text import Printable
from leaflets.model.seal import STANDS_FOR
from leaflets.remembered import Kept

FEW: Final = 8
"""Texts that differ from those put in before, up to which it is worth looking for what is the same.
"""


_Labels = tuple[tuple[FigureLabel, ...], ...]
"""Of each picture."""


class _Given(NamedTuple):
    """What is put into a shape. ``changed``: numbers of the texts that differ from those put in
    before; None when all is to be made anew."""

    texts: Texts
    figures: Mapping[str, LocalFigure]
    changed: Sequence[int] | None


class _Before(NamedTuple):
    """What was put into a shape before, and what came of it."""

    texts: Texts
    labels: _Labels
    nodes: tuple[Node, ...]
    said: list[Stretch]


class _Part(NamedTuple):
    """A part of nodes with texts in it, from number ``first`` to ``last``. ``make``: gives the part
    with other texts; takes the part as it was made before, or None."""

    first: int
    last: int
    make: Callable[[_Given, Any], Any]

    def made(self, given: _Given, before: Any) -> Any:
        """The very same as before where no text of it differs."""
        if before is not None and given.changed is not None:
            for number in given.changed:
                if self.first <= number <= self.last:
                    break
            else:
                return before
        return self.make(given, before)


class _Shape:
    """What is read from a source: nodes, words and pictures of ``Parsed``, with numbers of texts
    where these stand."""

    def __init__(self, read: Parsed) -> None:
        self._nodes, self._shown = read.nodes, read.shown
        self._part = _tuple(read.nodes)
        self._printed = tuple(map(number_in, read.printed))
        self._said = tuple(map(_said, read.said))
        self._before: _Before | None = None

    def filled(self, texts: Texts, figures: Mapping[str, LocalFigure]) -> Parsed:
        """As ``parse_markup`` would read it with these texts."""
        whole, labels = texts.whole, _labels_of(figures)
        printed = [whole[one] if isinstance(one, int) else one for one in self._printed]
        changed, before = self._changed(whole, labels), self._before
        same = before and changed is not None and before.texts.contexts == texts.contexts
        said = self._stretches(texts, changed, before.said if before and same else None)
        nodes = self._filled(_Given(texts, figures, changed))
        self._before = _Before(texts, labels, nodes, said)
        return Parsed(nodes, tuple(printed), self._shown, tuple(said))

    def _filled(self, given: _Given) -> tuple[Node, ...]:
        if self._part is None:
            return self._nodes
        nodes: tuple[Node, ...] = self._part.made(given, self._before and self._before.nodes)
        return nodes

    def _stretches(
        self, texts: Texts, changed: Sequence[int] | None, before: list[Stretch] | None
    ) -> list[Stretch]:
        """What is said; ``before``: with other texts at the numbers ``changed``."""
        said = before.copy() if before else []
        for place, one in enumerate(self._said):
            if before and (isinstance(one, Stretch) or one[0] not in (changed or ())):
                continue
            if not isinstance(one, Stretch):
                one = Stretch(texts.contexts[one[0]], texts.whole[one[0]], one[1])
            said[place : place + 1] = [one]
        return said

    def _changed(self, whole: list[str], labels: _Labels) -> list[int] | None:
        if self._before is None or self._before.labels != labels:
            return None
        pairs = zip(whole, self._before.texts.whole, strict=True)
        changed = [number for number, (one, other) in enumerate(pairs) if one != other]
        return changed if len(changed) <= FEW else None


def _labels_of(figures: Mapping[str, LocalFigure]) -> _Labels:
    """All that pictures bring with them besides texts."""
    return tuple([figure.labels for figure in figures.values()])


_SHAPES: Kept[tuple[_Shape | None]] = Kept(64)
_FILLED: Kept[Parsed] = Kept(64)


def parsed(source: str, values: Sequence[Printable], figures: Mapping[str, LocalFigure]) -> Parsed:
    """As ``parse_markup`` of ``source`` with the markup of ``values`` where they stand; the very
    same when all of it is the same. Raises MarkupError as it does."""
    texts = Texts()
    for value in values:
        texts.add(value)
    for figure in figures.values():
        texts.figure(figure)
    shape = None
    if texts.linkable and source.count(STANDS_FOR) == len(values):
        shape = _shape(source, values, figures, texts)
    if shape is None:
        return parse_markup(_with(source, values), figures)
    more = (tuple(texts.whole), tuple(texts.contexts), _labels_of(figures))
    found = _FILLED.get((shape,), more)
    if found is None:
        if texts.unsure():
            return parse_markup(_with(source, values), figures)
        found = _FILLED.put(shape.filled(texts, figures), (shape,), more)
    return found


def _with(source: str, values: Sequence[Printable]) -> str:
    """``source`` with the markup of ``values`` in it."""
    first, *others = source.split(STANDS_FOR)
    pairs = zip(values, others, strict=True)
    return first + "".join([str(value.__html__()) + after for value, after in pairs])


def _shape(
    source: str, values: Sequence[Printable], figures: Mapping[str, LocalFigure], texts: Texts
) -> _Shape | None:
    """The shape of a source with such texts; None when it cannot be read with signs."""
    more: Hashable = (source, tuple(texts.shape))
    known = _SHAPES.get((), more)
    if known is None:
        known = _SHAPES.put((_read(source, values, figures),), (), more)
    return known[0]


def _read(
    source: str, values: Sequence[Printable], figures: Mapping[str, LocalFigure]
) -> _Shape | None:
    if has_signs(source):
        return None
    signs = Signs()
    marked = [signs.value(value) for value in values]
    drawn = {name: signs.figure(figure) for name, figure in figures.items()}
    try:
        return _Shape(parse_markup(_with(source, marked), drawn))
    except (MarkupError, NotPlain):
        return None


def _said(stretch: Stretch) -> tuple[int, bool] | Stretch:
    number = number_in(stretch.text)
    if isinstance(number, str):
        return stretch
    if stretch.of_picture and len(stretch.text) > 1:
        raise NotPlain
    return (number, stretch.of_picture)


def _part(thing: Any, running: bool = False) -> _Part | None:
    """``running``: words inside running text."""
    if isinstance(thing, str):
        return _text(thing, running)
    if isinstance(thing, tuple):
        return _tuple(thing)
    if isinstance(thing, Image):
        return _image(thing)
    return _node(thing) if is_dataclass(thing) and not isinstance(thing, type) else None


def _tuple(things: tuple[Any, ...]) -> _Part | None:
    parts = [(n, part) for n, thing in enumerate(things) if (part := _part(thing))]
    if not parts:
        return None

    def make(given: _Given, before: Any) -> tuple[Any, ...]:
        made = list(things)
        for number, part in parts:
            made[number] = part.made(given, before and before[number])
        return tuple(made)

    return _around([part for _, part in parts], make)


def _node(thing: Any) -> _Part | None:
    kind, running = type(thing), isinstance(thing, Run)
    names = [field.name for field in fields(thing)]
    held = [getattr(thing, name) for name in names]
    parts = [
        (number, name, part)
        for number, name in enumerate(names)
        if (part := _part(held[number], running and name == "text"))
    ]
    if not parts:
        return None

    def make(given: _Given, before: Any) -> Any:
        made = held.copy()
        for number, name, part in parts:
            made[number] = part.made(given, before and getattr(before, name))
        return kind(*made)

    return _around([part for _, _, part in parts], make)


def _around(parts: list[_Part], make: Callable[[_Given, Any], Any]) -> _Part:
    return _Part(min(part.first for part in parts), max(part.last for part in parts), make)


def _image(image: Image) -> _Part | None:
    """A picture, whose labels are those of its figure."""
    alt = _text(image.alt, False)
    if alt is None and not image.labels:
        return None

    def make(given: _Given, _: Any) -> Image:
        words = alt.make(given, None) if alt else image.alt
        labels = given.figures[image.name].labels if image.labels else ()
        return Image(image.name, words, labels, image.classes, image.width_mm)

    return _Part(alt.first if alt else 0, alt.last if alt else 0, make)


def _text(text: str, running: bool) -> _Part | None:
    pieces = pieces_of(text)
    if not pieces:
        return None
    numbers = [piece for piece in pieces if isinstance(piece, int)]

    def lone(given: _Given, _: Any) -> str:
        return (given.texts.core if running else given.texts.whole)[numbers[0]]

    def joined(given: _Given, _: Any) -> str:
        words = given.texts.core if running else given.texts.whole
        return "".join([words[one] if isinstance(one, int) else one for one in pieces])

    return _Part(min(numbers), max(numbers), joined if len(pieces) > 1 else lone)
