"""Templates: sandboxed, bounded, and with every element's line in its markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from leaflets.model.nodes import LINE
from leaflets.model.rich_text import InAttribute, Printable, RichText, in_attribute
from leaflets.model.seal import STANDS_FOR, Value
from leaflets.templating.facts import Facts, facts_of

_START_TAG = re.compile(r"<([a-z][a-z0-9-]*)(?=[\s/>])")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
ATTRIBUTE = "in_attribute"
"""Name of the filter that makes of words what can stand in an attribute; not for authors."""

ENDING = ".j2"
HEADER, CONTINUED, FOOTER = "page/header.xml.j2", "page/continued.xml.j2", "page/footer.xml.j2"
PART, SLIP = "page/part.xml.j2", "page/slip.xml.j2"
DEFAULT = "blocks/_default.xml.j2"
"""Templates of the page (``PART``: what a page says that is not the whole leaflet; ``SLIP``: the
head of a slip to tear off), and of kinds of block that have none of their own."""


class _NumberedLoader(jinja2.FileSystemLoader):
    """Loads templates with each element's line number written into it. Nothing but a template can
    be brought in: what leaflets are made from is known by the names of files."""

    def get_source(self, environment: jinja2.Environment, template: str) -> Any:
        if not template.endswith(ENDING):
            raise jinja2.TemplateNotFound(template)
        source, filename, uptodate = super().get_source(environment, template)
        if ATTRIBUTE in source:
            line = source[: source.index(ATTRIBUTE)].count("\n") + 1
            message = f"“{ATTRIBUTE}” is the program's own"
            raise jinja2.TemplateSyntaxError(message, line, template, filename)
        return number_elements(mark_attributes(source)), filename, uptodate


def number_elements(source: str) -> str:
    """``source`` with a ``data-line`` attribute on each start tag outside Jinja's own braces."""
    inside = [match.span() for match in _JINJA.finditer(source)]

    def numbered(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in inside):
            return match[0]
        return f'{match[0]} {LINE}="{source.count(chr(10), 0, match.start()) + 1}"'

    return _START_TAG.sub(numbered, source)


_IN_TAG = re.compile(r"\{\{(-?)(.*?)(-?)\}\}", re.DOTALL)
_ATTRIBUTE_NAME = re.compile(r"([a-z-]+)=[\"']")
_TAG = re.compile(r"<[a-z/](?:\{[{%#].*?[}%#]\}|[^>{]|\{(?![{%#]))*>", re.DOTALL)


def mark_attributes(source: str) -> str:
    """``source`` with every expression inside a tag passed through ``in_attribute``: words bring
    elements with them, and none can stand in an attribute."""

    def named(found: re.Match[str]) -> str:
        names = _ATTRIBUTE_NAME.findall(found.string, 0, found.start())
        return names[-1] if names else ""

    def passed(found: re.Match[str]) -> str:
        return f"{{{{{found[1]} ({found[2]})|{ATTRIBUTE}('{named(found)}') {found[3]}}}}}"

    def in_tag(tag: re.Match[str]) -> str:
        return _IN_TAG.sub(passed, tag[0])

    return _TAG.sub(in_tag, source)


_CAN_NAME_LABELS = re.compile("labels|include|import|extends")
"""What stands in a template that prints a label, or brings in one that does."""

_SIGN = Markup(STANDS_FOR)
_TEXTS = frozenset((RichText, Value, InAttribute))


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
        self._files = _NumberedLoader(layouts)
        super().__init__(
            loader=self._files,
            autoescape=True,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        for unsafe in ("safe", "pprint", "random", "center", "format", "indent"):
            self.filters.pop(unsafe, None)
        self.filters[ATTRIBUTE] = _in_attribute
        self.finalize = _noted
        self.globals.clear()
        self._facts: dict[str | None, Facts] = {}
        self._parsed: dict[str | None, tuple[str, jinja2.nodes.Template]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        before, tree = self._parsed.pop(name, ("", None))  # given away once: compiling changes it
        if tree and before == source:
            return tree
        tree = super()._parse(source, name, filename)
        self._facts[name] = facts_of(tree, name, filename)
        return tree

    def _look_into(self, name: str) -> Facts | None:
        """Parse a template, without compiling it: that takes twice as long, and of the templates
        in which labels are looked for not half are printed. Raises as ``get_template``. None: it
        was not worth it, since nothing in it can name a label."""
        source, filename, _ = self._files.get_source(self, name)
        if not _CAN_NAME_LABELS.search(source):
            return None
        self._parsed[name] = (source, self._parse(source, name, filename))
        return self._facts[name]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As everywhere in the sandbox, in a tenth of the time for what blocks are made of."""
        if type(obj) is SimpleNamespace and attribute in vars(obj) and attribute[:1] != "_":
            return vars(obj)[attribute]
        return super().getattr(obj, attribute)

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
        return self._facts[template.name].uses

    def render(
        self, template: jinja2.Template, given: Mapping[str, Any]
    ) -> tuple[str, list[Printable]]:
        """What a template prints: its source with a sign where each text stands, and these texts.
        Raises as ``jinja2.Template.render`` does.

        A template that can look at what it has printed itself prints the texts into its source.
        """
        if not self._facts[template.name].plain:
            return template.render(given), []
        noted: list[Printable] = []
        return template.render({**given, _NOTED: noted}), noted

    def labels(self, name: str) -> frozenset[str]:
        """Ids of the labels that a template, and all it includes, can print; none when it cannot
        be read (the leaflet itself is refused for that)."""
        found: set[str] = set()
        waiting, seen = [name], set[str]()
        while waiting:
            part = waiting.pop()
            if part in seen:
                continue
            seen.add(part)
            try:
                facts = self._look_into(part)
            except (jinja2.TemplateError, UnicodeDecodeError, OSError, RecursionError):
                continue
            if facts:
                found.update(facts.labels)
                waiting += facts.parts
        return frozenset(found)


_NOTED = " noted"
"""Where texts are noted among what a template is given; no name in a template can be this."""


@jinja2.pass_context
def _noted(context: jinja2.runtime.Context, value: Any) -> Any:
    """What is printed of the value of an expression: a sign for it, where texts are noted."""
    if type(value) in _TEXTS:
        noted = context.parent.get(_NOTED)
        if noted is not None:
            noted.append(value)
            return _SIGN
    return value


@jinja2.pass_context
def _in_attribute(context: jinja2.runtime.Context, value: Any, name: str) -> Any:
    if name in ("href", "alt") and _NOTED in context.parent:
        if isinstance(value, RichText):
            return InAttribute(name, str(value), value.context)
        if isinstance(value, Value):
            return InAttribute(name, str(value))
    return in_attribute(value)


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
        if filename.endswith(ENDING):
            place = (Path(filename), trace.tb_lineno)
        trace = trace.tb_next
    return place
