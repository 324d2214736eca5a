"""Templates: sandboxed, bounded, and with every element's line in its markup."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

_START_TAG = re.compile(r"<([a-z][a-z0-9-]*)(?=[\s/>])")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
LINE = "data-line"
"""Attribute that carries an element's line in its template, so that messages can name it."""


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


class _Undefined(jinja2.StrictUndefined):
    @property
    def _undefined_message(self) -> str:
        return f"nothing here is called “{self._undefined_name}”"


class Environment(ImmutableSandboxedEnvironment):
    """Sandboxed: escapes everything, knows no undefined names, reads nothing outside ``layouts``.

    There is no ``safe`` filter: content renders itself. Nothing that makes a huge value of a small
    one is left (``'x' * 999999999``): a slip of the pen would fill the computer's memory.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, layouts: Path) -> None:
        super().__init__(
            loader=_NumberedLoader(layouts),
            autoescape=True,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        for unsafe in ("safe", "pprint", "random", "center", "format", "indent"):
            self.filters.pop(unsafe, None)
        self.globals.clear()
        self._uses: dict[str | None, tuple[str, ...]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        tree = super()._parse(source, name, filename)
        if _loops(tree) > MAX_LOOPS:
            message = f"more than {MAX_LOOPS} loops inside each other never come to an end"
            raise jinja2.TemplateSyntaxError(message, 1, name, filename)
        self._uses[name] = _uses(tree)
        return tree

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic of small numbers: all that a layout needs."""
        if all(isinstance(value, int | float) and abs(value) < 10_000 for value in (left, right)):
            return super().call_binop(context, operator, left, right)
        raise ValueError(f"{operator} is for numbers below 10,000 here")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Words and numbers have no functions: some make very long words (``ljust``)."""
        plain = isinstance(obj, str | int | float)
        return not plain and super().is_safe_attribute(obj, attr, value)

    def uses(self, template: jinja2.Template) -> tuple[str, ...]:
        """Those of ``SHARED`` that a template and all it may include read."""
        return self._uses[template.name]


def _uses(tree: jinja2.nodes.Template) -> tuple[str, ...]:
    nodes = jinja2.nodes
    if any(tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends))):
        return SHARED
    names = {name.name for name in tree.find_all(nodes.Name)}
    return tuple(name for name in SHARED if name in names)


def _loops(node: jinja2.nodes.Node) -> int:
    """How many loops stand inside each other below ``node``."""
    deepest = max(map(_loops, node.iter_child_nodes()), default=0)
    return deepest + isinstance(node, jinja2.nodes.For)


MAX_LOOPS = 4
"""Loops inside each other; the starter's templates have two."""

SHARED = ("clinic", "labels", "leaflet")
"""Names every template can use, beside ``block`` and ``fields`` in templates of blocks."""


@lru_cache(maxsize=16)
def environment(layouts: Path) -> Environment:
    """The environment for a folder of layouts."""
    return Environment(layouts)


def template_place(error: Exception, path: Path) -> tuple[Path, int | None]:
    """File and line of the innermost template frame that the error passed through."""
    trace: TracebackType | None = error.__traceback__
    place: tuple[Path, int | None] = (path, None)
    while trace:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".j2"):
            place = (Path(filename), trace.tb_lineno)
        trace = trace.tb_next
    return place
