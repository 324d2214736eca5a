"""What a template uses, read from its tree: labels, shared names, other templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import jinja2

SHARED = ("clinic", "labels", "leaflet", "second")
"""Names every template can use, beside ``block`` and ``fields`` in templates of blocks. ``second``:
the other three in the language beside the first; in templates of the page, and only there."""


MAX_LOOPS = 4
"""Loops inside each other; the starter's templates have two."""


class Facts(NamedTuple):
    """``uses``: those of ``SHARED`` that a template and all it may include read; ``labels``: ids of
    those it names; ``parts``: names of the templates that it brings in; ``plain``: whether it
    prints everything straight away: nothing is put together first, and nothing is brought in."""

    uses: tuple[str, ...]
    labels: tuple[str, ...]
    parts: tuple[str, ...]
    plain: bool


def facts_of(tree: jinja2.nodes.Template, name: str | None, filename: str | None) -> Facts:
    """What a template uses. Raises TemplateSyntaxError for what no template may do."""
    found = list(_nodes_of(tree))
    if max(loops for _, loops in found) > MAX_LOOPS:
        message = f"more than {MAX_LOOPS} loops inside each other never come to an end"
        raise jinja2.TemplateSyntaxError(message, 1, name, filename)
    nodes = [node for node, _ in found]
    labels = tuple(_labels_of(nodes, name, filename))
    parts = tuple(_parts_of(nodes, name, filename))
    return Facts(_uses_of(nodes), labels, parts, _is_plain(tree))


def _is_plain(tree: jinja2.nodes.Template) -> bool:
    nodes = jinja2.nodes
    statements = (nodes.Output, nodes.If, nodes.For, nodes.Assign)
    return all(isinstance(node, statements) for node in tree.find_all(nodes.Stmt)) and not any(
        loop.recursive for loop in tree.find_all(nodes.For)
    )


def _nodes_of(node: jinja2.nodes.Node, loops: int = 0) -> Iterator[tuple[jinja2.nodes.Node, int]]:
    """Everything in a template, as it is read, and how many loops each thing stands in."""
    loops += isinstance(node, jinja2.nodes.For)
    yield node, loops
    for child in node.iter_child_nodes():
        yield from _nodes_of(child, loops)


def _labels_of(
    nodes: list[jinja2.nodes.Node], name: str | None, filename: str | None
) -> Iterator[str]:
    """Labels are asked for by their names alone, so that it is known which ones are printed."""
    named: set[int] = set()
    for item in nodes:
        if not isinstance(item, jinja2.nodes.Getitem) or not _is_labels(item.node):
            continue
        if isinstance(item.arg, jinja2.nodes.Const) and isinstance(item.arg.value, str):
            named.add(id(item.node))
            yield item.arg.value
    for used in nodes:
        if _is_labels(used) and id(used) not in named:
            message = 'labels are asked for by name, as labels["page-of"], and in no other way'
            raise jinja2.TemplateSyntaxError(message, used.lineno, name, filename)


def _is_labels(node: jinja2.nodes.Node) -> bool:
    """``labels``, or the same of the second language: ``second.labels``."""
    match node:
        case jinja2.nodes.Name(name="labels"):
            return True
        case jinja2.nodes.Getattr(node=jinja2.nodes.Name(name="second"), attr="labels"):
            return True
        case _:
            return False


_INCLUDING = (
    jinja2.nodes.Include, jinja2.nodes.Import, jinja2.nodes.FromImport, jinja2.nodes.Extends,
)  # fmt: skip


def _parts_of(
    nodes: list[jinja2.nodes.Node], name: str | None, filename: str | None
) -> Iterator[str]:
    """Names of the templates that a template brings in."""
    for part in nodes:
        if not isinstance(part, _INCLUDING):
            continue
        wanted = getattr(part, "template", None)
        if not isinstance(wanted, jinja2.nodes.Const) or not isinstance(wanted.value, str):
            message = "the name of another template stands in quotation marks"
            raise jinja2.TemplateSyntaxError(message, part.lineno, name, filename)
        yield wanted.value


def _uses_of(nodes: list[jinja2.nodes.Node]) -> tuple[str, ...]:
    """Which of the names that every template can use."""
    if any(isinstance(node, _INCLUDING) for node in nodes):
        return SHARED
    names = {node.name for node in nodes if isinstance(node, jinja2.nodes.Name)}
    return tuple(name for name in SHARED if name in names)
