"""LocalEdition -> Composition: templates fill the words in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from leaflets.markup import Parsed
from leaflets.markup.faults import MarkupError, not_said, not_shown, out_of_place
from leaflets.markup.shapes import parsed
from leaflets.model.library import Library
from leaflets.model.localized import LocalBlock, LocalEdition, LocalFigure
from leaflets.model.nodes import ComposedBlock, Composition, PagePart, Stretch
from leaflets.model.rich_text import RichText
from leaflets.model.seal import Value
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Kept, once_for_each
from leaflets.templating import (
    CONTINUED,
    DEFAULT,
    FOOTER,
    HEADER,
    PART,
    SLIP,
    environment,
    template_place,
)

_NOTHING = Parsed((), (), frozenset())


def compose(edition: LocalEdition, library: Library) -> Composition:
    """Render every block and the page furniture, with the templates of a library as they were when
    each was first asked for.

    Raises LeafletsError with each template's problem at the template's own file and line.
    """
    composers = tuple(_Composer(side, _templates(library)) for side in edition.sides)
    header, continued, footer = (composers[0].page(name) for name in (HEADER, CONTINUED, FOOTER))
    part = composers[0].page(PART) if edition.layout.only else _NOTHING
    roles = edition.slip_roles
    slip = composers[0].page(SLIP) if roles else _NOTHING
    again = composers[0].on_slip(roles)
    blocks, second = (*(composer.blocks() for composer in composers), ())[:2]
    if problems := [problem for composer in composers for problem in composer.problems]:
        raise LeafletsError(*dict.fromkeys(problems))
    said: dict[PagePart, tuple[Stretch, ...]] = {
        "header": header.said, "continued": continued.said,
        "slip": slip.said, "footer": (*part.said, *footer.said),
    }  # fmt: skip
    foot = (*part.nodes, *footer.nodes)
    return Composition(header.nodes, continued.nodes, foot, blocks, said, second, slip.nodes, again)


class _Templates:
    """The templates of a workspace, each looked for once."""

    def __init__(self, layouts: Path) -> None:
        self.layouts = layouts
        self.environment = environment(layouts)
        self._names: dict[tuple[str, str, str], str] = {}
        self._ready: dict[str, jinja2.Template] = {}

    def named(self, layout: str, name: str, otherwise: str) -> str:
        """The layout's own template of that name, or else everybody's."""
        key = (layout, name, otherwise)
        if key not in self._names:
            names = (f"{layout}/{name}", name)
            found = (one for one in names if (self.layouts / one).is_file())
            self._names[key] = next(found, otherwise)
        return self._names[key]

    def ready(self, name: str) -> jinja2.Template:
        """Raises as ``jinja2.Environment.get_template``."""
        if name not in self._ready:
            self._ready[name] = self.environment.get_template(name)
        return self._ready[name]


@once_for_each(1)
def _templates(library: Library) -> _Templates:
    return _Templates(library.path("layouts"))


_KNOWN: Kept[Parsed] = Kept(64)
"""What templates make of blocks that are the same for every clinic."""


class _Composer:
    def __init__(self, edition: LocalEdition, templates: _Templates) -> None:
        self.problems: list[Problem] = []
        self._edition = edition
        self._templates = templates
        self._shared, second = _shared(edition), edition.second
        self._shared["second"] = SimpleNamespace(**_shared(second)) if second else None

    def page(self, name: str) -> Parsed:
        """A template of the page: a leaflet without its title cannot be found, one without its
        colophon neither be trusted nor recalled, and a part must not look like the whole. The same
        holds for both of two languages."""
        edition = self._edition
        needed = {
            HEADER: [words for side in edition.sides for words in (*_title(side), *_group(side))],
            CONTINUED: [words for side in edition.sides[1:] for words in _title(side)],
            FOOTER: [value for side in edition.sides for value in _colophon(side)],
            SLIP: [*_title(edition), *_code(edition)],
            PART: [words for side in edition.sides for words in _said_of_part(side)],
        }
        if edition.second:
            needed[FOOTER].append(edition.job.languages)
        values = tuple(filter(None, needed[name]))
        banner = edition.banner
        figures = {banner: LocalFigure(banner, Value(), (), None)} if banner else {}
        template = self._templates.named(edition.job.layout, name, name)
        return self._render(template, {}, figures, lambda found: not_said(values, found.printed))

    def blocks(self) -> tuple[ComposedBlock, ...]:
        """Those of the recipe that the layout prints."""
        return tuple(map(self._block, self._edition.printed))

    def on_slip(self, roles: frozenset[str]) -> tuple[ComposedBlock, ...]:
        """Blocks that a slip prints once more, with templates of their own where there are any."""
        blocks = (block for block in self._edition.printed if block.role in roles)
        return tuple(self._block(block, slip=True) for block in blocks)

    def _block(self, block: LocalBlock, slip: bool = False) -> ComposedBlock:
        layout, file = self._edition.job.layout, f"{block.kind}.xml.j2"
        name = self._templates.named(layout, f"blocks/{file}", DEFAULT)
        if slip:
            name = self._templates.named(layout, f"blocks/slip/{file}", name)
        things = (self._templates, block.fields, block.words)
        made = _KNOWN.get(things, name)
        if made is None:
            made = self._new_block(block, name)
            if made is not _NOTHING and not self._uses_shared(name):
                _KNOWN.put(made, things, name)
        return ComposedBlock(block.id, block.role, made.nodes, made.said)

    def _new_block(self, block: LocalBlock, name: str) -> Parsed:
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

        return self._render(name, own, figures, check)

    def _uses_shared(self, name: str) -> bool:
        """Whether a template reads anything but its block."""
        return bool(self._templates.environment.uses(self._templates.ready(name)))

    def _render(
        self,
        name: str,
        own: dict[str, Any],
        figures: Mapping[str, LocalFigure],
        check: Callable[[Parsed], None],
    ) -> Parsed:
        """What a template makes; the very same when everything it uses is the same. It may show
        ``figures``; ``check`` raises MarkupError when something that it must print is not there."""
        path = self._templates.layouts / name
        try:
            template = self._templates.ready(name)
            source, texts = self._templates.environment.render(template, {**self._shared, **own})
            found = parsed(source, texts, figures)
            check(found)
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
        "part-of": {"id": edition.leaflet_id},
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


def _group(edition: LocalEdition) -> tuple[str, ...]:
    """What the clinic wants at the head of its leaflets: templates copied from an older starter
    know nothing of it."""
    words = edition.clinic.fields.header_text
    return tuple(span.text for span in words.spans) if words else ()


def _said_of_part(edition: LocalEdition) -> tuple[str, ...]:
    """What a part of a leaflet must say: that it is one, of which leaflet, and where the rest is.
    Where the template does not name the words for it, their id is missed in their place."""
    said = _labels(edition).get("part-of")
    words = tuple(span.text for span in said.spans) if said else ('labels["part-of"]',)
    return (*words, edition.short_url)


def _colophon(edition: LocalEdition) -> tuple[str, ...]:
    """What a footer must say; nothing stands for what does not hold."""
    until = (edition.review_by_words, _reviewer(edition), edition.reviewed_words)
    return (*_code(edition), edition.published_words, *until)


def _code(edition: LocalEdition) -> tuple[str, ...]:
    """Which leaflet it is, and with which words."""
    return (edition.leaflet_id, edition.version, edition.content_hash)


def _reviewer(edition: LocalEdition) -> str:
    """Who has signed, and as what; nothing when the sign-off does not hold."""
    signed = edition.review.sign_off
    return f"{signed.reviewer}, {signed.role}" if signed and edition.reviewed_words else ""
