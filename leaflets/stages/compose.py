"""LocalEdition -> Composition: templates fill the words in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from os.path import isfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from leaflets.markup import Parsed, parse_markup
from leaflets.markup.faults import MarkupError, not_said, not_shown, out_of_place
from leaflets.model.localized import LocalBlock, LocalEdition, LocalFigure
from leaflets.model.nodes import ComposedBlock, Composition, PagePart, Stretch
from leaflets.model.rich_text import RichText
from leaflets.model.seal import Value
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Kept
from leaflets.templating import (
    CONTINUED,
    DEFAULT,
    FOOTER,
    HEADER,
    environment,
    template_place,
)

_RENDERED: Kept[Parsed] = Kept(512)
_NOTHING = Parsed((), (), frozenset())


def compose(edition: LocalEdition, layouts: Path) -> Composition:
    """Render every block and the page furniture.

    Raises LeafletsError with each template's problem at the template's own file and line.
    """
    composers = tuple(_Composer(side, layouts) for side in edition.sides)
    header, continued, footer = (composers[0].page(name) for name in (HEADER, CONTINUED, FOOTER))
    blocks, *second = (composer.blocks() for composer in composers)
    if problems := [problem for composer in composers for problem in composer.problems]:
        raise LeafletsError(*dict.fromkeys(problems))
    said: dict[PagePart, tuple[Stretch, ...]] = {
        "header": header.said, "continued": continued.said, "footer": footer.said
    }  # fmt: skip
    return Composition(header.nodes, continued.nodes, footer.nodes, blocks, said, *second)


class _Composer:
    def __init__(self, edition: LocalEdition, layouts: Path) -> None:
        self.problems: list[Problem] = []
        self._edition = edition
        self._layouts = layouts
        self._environment = environment(layouts)
        self._shared, second = _shared(edition), edition.second
        self._shared["second"] = SimpleNamespace(**_shared(second)) if second else None
        self._frozen = {name: _frozen(value) for name, value in self._shared.items()}

    def page(self, name: str) -> Parsed:
        """A template of the page: a leaflet without its title cannot be found, one without its
        colophon neither be trusted nor recalled. The same holds for both of two languages."""
        edition = self._edition
        needed = {
            HEADER: [words for side in edition.sides for words in _title(side)],
            CONTINUED: [words for side in edition.sides[1:] for words in _title(side)],
            FOOTER: [value for side in edition.sides for value in _colophon(side)],
        }
        if edition.second:
            needed[FOOTER].append(edition.job.languages)
        values = tuple(filter(None, needed[name]))
        banner = edition.banner
        figures = {banner: LocalFigure(banner, Value(), (), None)} if banner else {}
        template = self._found(name, name)
        return self._render(template, {}, figures, lambda found: not_said(values, found.printed))

    def blocks(self) -> tuple[ComposedBlock, ...]:
        """Those of the recipe."""
        return tuple(map(self._block, self._edition.blocks))

    def _block(self, block: LocalBlock) -> ComposedBlock:
        name = self._found(f"blocks/{block.kind}.xml.j2", DEFAULT)
        own: dict[str, Any] = {
            "block": block.fields,
            "fields": vars(block.fields),
            "words": block.words,
        }
        own["second"] = None  # each side speaks one language and knows nothing of the other
        figures = {block.picture: block.fields.figure} if block.picture else {}

        def check(made: Parsed) -> None:
            out_of_place(block.words, made.printed)
            not_shown(block.picture, made.shown)

        parsed = self._render(name, own, figures, check)
        return ComposedBlock(block.id, block.role, parsed.nodes, parsed.said)

    def _found(self, name: str, otherwise: str) -> str:
        """The layout's own template of that name, or else everybody's."""
        names = (f"{self._edition.job.layout}/{name}", name)
        # pathlib would take three times as long, for every block of every leaflet.
        found = (one for one in names if isfile(f"{self._layouts}/{one}"))  # noqa: PTH113
        return next(found, otherwise)

    def _render(
        self,
        name: str,
        own: dict[str, Any],
        figures: Mapping[str, LocalFigure],
        check: Callable[[Parsed], None],
    ) -> Parsed:
        """What a template makes; the very same when everything it uses is the same. It may show
        ``figures``; ``check`` raises MarkupError when something that it must print is not there."""
        path = self._layouts / name
        try:
            template = self._environment.get_template(name)
            uses = self._environment.uses(template)
            shared = tuple(self._frozen[used] for used in uses if used in self._frozen)
            more = (shared, _known_frozen(own.get("block")))
            found = _RENDERED.get((template,), more)
            if found is None:
                source = template.render(self._shared | own)
                found = parse_markup(source, figures)
                check(found)
                _RENDERED.put(found, (template,), more)
            return found
        except jinja2.TemplateNotFound as error:
            message = f"there is no template called “{error.name}”"
            self._problem("missing", message, *template_place(error, path))
        except jinja2.TemplateSyntaxError as error:
            where = Path(error.filename) if error.filename else path
            self._problem("syntax", str(error.message), where, error.lineno)
        except jinja2.TemplateError as error:
            self._problem("name", str(error.message), *template_place(error, path))
        except MarkupError as error:
            for message, line in error.found:
                self._problem("markup", message, path, line)
        except (RecursionError, MemoryError):
            message = "this template uses itself without end, or makes something huge"
            self._problem("endless", message, path, None)
        except (
            TypeError,
            ValueError,
            ArithmeticError,
            LookupError,
            AttributeError,
            AssertionError,
            NameError,
        ) as error:
            self._problem("value", str(error), *template_place(error, path))
        return _NOTHING

    def _problem(self, what: str, message: str, path: Path, line: int | None) -> None:
        hints = {
            "missing": "add the file, or copy it from the starter (leaflets init)",
            "syntax": "check this line; what a template can use is listed in docs/designers.md",
            "endless": "look for an include or a macro that leads back to itself",
            "name": "the names a template can use are listed in docs/designers.md",
            "markup": "the elements a template can use are listed in docs/designers.md",
            "value": "check the expression in the template on this line",
        }
        where = Where(path, line)
        self.problems.append(Problem(f"template/{what}", message, where, hints[what]))


def _shared(edition: LocalEdition) -> dict[str, Any]:
    """What every template can print in a language."""
    return {
        "leaflet": _printable(edition),
        "labels": _labels(edition),
        "clinic": edition.clinic.fields,
    }


def _printable(edition: LocalEdition) -> SimpleNamespace:
    """What a template can print of the leaflet as a whole."""
    return SimpleNamespace(
        id=Value(edition.leaflet_id),
        version=Value(edition.version),
        title=edition.title,
        subtitle=edition.subtitle,
        audience=edition.audience,
        title_for_staff=Value(edition.title_for_staff),
        language=Value(edition.job.language),
        languages=Value(edition.job.languages),
        language_name=Value(edition.language_name),
        clinic_language=Value(edition.clinic.language),
        content_hash=Value(edition.content_hash),
        published=Value(edition.published_words),
        review_by=Value(edition.review_by_words),
        reviewed=Value(edition.reviewed_words),
        reviewer=Value(_reviewer(edition)),
        short_url=Value(edition.short_url),
        banner=edition.banner,
    )


def _labels(edition: LocalEdition) -> Mapping[str, RichText]:
    """The fixed words. Those of the colophon come with their dates and names filled in: no
    template can put one date in the place of the other."""
    filled: dict[str, dict[str, str]] = {
        "published": {"date": edition.published_words},
        "review-by": {"date": edition.review_by_words},
        "reviewed-by": {"name": _reviewer(edition), "date": edition.reviewed_words},
    }
    labels = dict(edition.labels)
    for name, values in filled.items():
        if name in labels:
            labels[name] = labels[name].fill(**{k: Value(v) for k, v in values.items()})
    return labels


def _title(edition: LocalEdition) -> tuple[str, ...]:
    """Each part of it by itself, as it is printed: a mark before it is one (“Not translated:”)."""
    return tuple(span.text for span in edition.title.spans)


def _colophon(edition: LocalEdition) -> tuple[str, ...]:
    """What a footer must say; nothing stands for what does not hold."""
    return (
        edition.leaflet_id, edition.version, edition.content_hash, edition.published_words,
        edition.review_by_words, _reviewer(edition), edition.reviewed_words,
    )  # fmt: skip


def _reviewer(edition: LocalEdition) -> str:
    """Who has signed, and as what; nothing when the sign-off does not hold."""
    signed = edition.review.sign_off
    return f"{signed.reviewer}, {signed.role}" if signed and edition.reviewed_words else ""


_FROZEN: Kept[Hashable] = Kept(1024)


def _known_frozen(value: object) -> Hashable:
    """``_frozen``, with a hash that is kept; what blocks hold is often the very same object."""
    found = _FROZEN.get((value,))
    return found if found is not None else _FROZEN.put(_Hashed(_frozen(value)), (value,))


class _Hashed:
    """A value whose hash is worked out once."""

    __slots__ = ("_hash", "_value")

    def __init__(self, value: Hashable) -> None:
        self._value, self._hash = value, hash(value)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, _Hashed) and self._value == other._value

    def __hash__(self) -> int:
        return self._hash


def _frozen(value: object) -> Hashable:
    """``value`` as something that can be compared and hashed."""
    match value:
        case SimpleNamespace():
            return tuple((name, _frozen(part)) for name, part in vars(value).items())
        case Mapping():
            return tuple((name, _frozen(part)) for name, part in value.items())
        case tuple() | list():
            return tuple(map(_frozen, value))
        case RichText():
            return (value, value.context)
        case Hashable():
            return value
        case _:
            raise TypeError(f"a template cannot be given {type(value).__name__}")
