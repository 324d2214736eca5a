"""LocalEdition -> Composition: templates fill the words in. The only room with Jinja2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from leaflets.model.localized import LocalBlock, LocalEdition
from leaflets.model.nodes import ComposedBlock, Composition, Node
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.markup import MarkupError, parse_markup

_START_TAG = re.compile(r"<([a-z][a-z0-9-]*)(?=[\s/>])")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
LINE = "data-line"
"""Attribute that carries an element's line in its template, so that messages can name it."""

DEFAULT = "blocks/_default.xml.j2"
HEADER, CONTINUED, FOOTER = "page/header.xml.j2", "page/continued.xml.j2", "page/footer.xml.j2"


class _NumberedLoader(jinja2.FileSystemLoader):
    """Loads templates with each element's line number written into it."""

    def get_source(self, environment: jinja2.Environment, template: str) -> Any:
        source, filename, uptodate = super().get_source(environment, template)
        return number_elements(source), filename, uptodate


def number_elements(source: str) -> str:
    """``source`` with a ``data-line`` attribute on each start tag outside Jinja's own braces."""
    inside = [match.span() for match in _JINJA.finditer(source)]

    def numbered(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in inside):
            return match[0]
        return f'{match[0]} {LINE}="{source.count(chr(10), 0, match.start()) + 1}"'

    return _START_TAG.sub(numbered, source)


@lru_cache(maxsize=16)
def environment(layouts: Path) -> jinja2.Environment:
    """A sandboxed environment: escapes everything, knows no undefined names, reads no files
    outside ``layouts``, and has no ``safe`` filter: content renders itself."""
    made = ImmutableSandboxedEnvironment(
        loader=_NumberedLoader(layouts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for unsafe in ("safe", "mark_safe", "pprint", "random"):
        made.filters.pop(unsafe, None)
    made.globals.clear()
    return made


def compose(edition: LocalEdition, layouts: Path) -> Composition:
    """Render every block and the page furniture.

    Raises LeafletsError with each template's problem at the template's own file and line.
    """
    composer = _Composer(edition, layouts)
    header, continued, footer = (composer.page(name) for name in (HEADER, CONTINUED, FOOTER))
    blocks = tuple(composer.block(block) for block in edition.blocks)
    if composer.problems:
        raise LeafletsError(*composer.problems)
    return Composition(header, continued, footer, blocks)


class _Composer:
    def __init__(self, edition: LocalEdition, layouts: Path) -> None:
        self.problems: list[Problem] = []
        self._edition = edition
        self._layouts = layouts
        self._environment = environment(layouts)
        self._shared: dict[str, Any] = {
            "leaflet": edition,
            "labels": edition.labels,
            "clinic": edition.clinic.fields,
        }

    def page(self, name: str) -> tuple[Node, ...]:
        return self._render(name, {})

    def block(self, block: LocalBlock) -> ComposedBlock:
        names = (
            f"{self._edition.job.layout}/blocks/{block.kind}.xml.j2",
            f"blocks/{block.kind}.xml.j2",
            DEFAULT,
        )
        name = next((n for n in names if (self._layouts / n).is_file()), DEFAULT)
        nodes = self._render(name, {"block": block.fields, "fields": vars(block.fields)})
        return ComposedBlock(block.id, block.role, nodes)

    def _render(self, name: str, names: Mapping[str, Any]) -> tuple[Node, ...]:
        path = self._layouts / name
        try:
            source = self._environment.get_template(name).render(**self._shared, **names)
            return parse_markup(source, figures=_figures(self._edition))
        except jinja2.TemplateNotFound as error:
            self._problem("missing", f"there is no template {error.message}", path, None)
        except jinja2.TemplateSyntaxError as error:
            where = Path(error.filename) if error.filename else path
            self._problem("syntax", str(error.message), where, error.lineno)
        except jinja2.TemplateError as error:
            self._problem("name", str(error.message), *_template_place(error, path))
        except MarkupError as error:
            for message, line in error.found:
                self._problem("markup", message, path, line)
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            self._problem("value", str(error), *_template_place(error, path))
        return ()

    def _problem(self, what: str, message: str, path: Path, line: int | None) -> None:
        hints = {
            "missing": "add the file, or copy it from the starter (leaflets init)",
            "syntax": "check the braces of the template on this line",
            "name": "the names a template can use are listed in docs/designers.md",
            "markup": "the elements a template can use are listed in docs/designers.md",
            "value": "check the expression in the template on this line",
        }
        where = Where(path, line)
        self.problems.append(Problem(f"template/{what}", message, where, hints[what]))


def _figures(edition: LocalEdition) -> Mapping[str, Any]:
    return {
        figure.name: figure
        for block in edition.blocks
        if (figure := getattr(block.fields, "figure", None)) is not None
    }


def _template_place(error: Exception, path: Path) -> tuple[Path, int | None]:
    """File and line of the innermost template frame that the error passed through."""
    trace: TracebackType | None = error.__traceback__
    place: tuple[Path, int | None] = (path, None)
    while trace:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".j2"):
            place = (Path(filename), trace.tb_lineno)
        trace = trace.tb_next
    return place
