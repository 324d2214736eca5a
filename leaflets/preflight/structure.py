"""The structure tree of a file (ISO 32000-1 14.7.2), as checks read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaflets.preflight.objects import dictionary, entry, resolved

_STEPS = 20
"""Of names that stand for names: further is a loop."""


@dataclass(frozen=True, slots=True)
class Element:
    """``kind``: its structure type as the file calls it, ``standard``: what that stands for;
    ``above``: standard types of what it stands in, the outermost first; ``node``: its
    dictionary."""

    kind: str
    standard: str
    above: tuple[str, ...]
    node: Mapping[str, Any]

    def attribute(self, name: str) -> Any:
        """Of its attribute objects (14.7.5): the first that has it."""
        listed = entry(self.node, "/A")
        for one in listed if isinstance(listed, list) else [listed]:
            if (value := entry(one, name)) is not None:
                return value
        return None


def elements(root: Any) -> Iterator[Element]:
    """In reading order, each once even in a damaged tree."""
    roles = dictionary(entry(root, "/RoleMap"))
    seen: set[int] = set()
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while waiting:
        value, above = waiting.pop()
        node = resolved(value)
        if isinstance(node, list):
            waiting.extend((one, above) for one in reversed(node))
        elif isinstance(node, Mapping) and id(node) not in seen:
            seen.add(id(node))
            if "/S" in node:
                kind = str(node["/S"])
                standard = _standard(kind, roles)
                yield Element(kind.lstrip("/"), standard, above, node)
                above = (*above, standard)
            waiting.append((node.get("/K"), above))


def _standard(kind: str, roles: Mapping[str, Any]) -> str:
    for _ in range(_STEPS):
        if kind not in roles:
            break
        kind = str(resolved(roles[kind]))
    return kind.lstrip("/")
