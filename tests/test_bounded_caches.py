"""What is remembered has a limit: a batch of hundreds of thousands must not fill the memory."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "leaflets").rglob("*.py"))
KEEPING = {"Kept", "KeptByOne", "lru_cache"}
MOST = 16_384
"""Nothing holds more; what is large holds far less."""


def _limit(node: ast.Call, constants: dict[str, object]) -> object:
    values = [*node.args, *(word.value for word in node.keywords if word.arg == "maxsize")]
    if not values:
        return None
    value = values[0]
    return constants.get(value.id) if isinstance(value, ast.Name) else getattr(value, "value", None)


def _constants(paths: list[Path]) -> dict[str, object]:
    """Numbers with a name in capitals."""
    found: dict[str, object] = {}
    for path in paths:
        for node in ast.parse(path.read_text("utf-8")).body:
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            target = node.target if isinstance(node, ast.AnnAssign) else target
            value = getattr(node, "value", None)
            if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
                found[target.id] = value.value
    return found


def unbounded(source: str, constants: dict[str, object]) -> Iterator[str]:
    """Caches without a limit, or with one above ``MOST``, by line."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEEPING:
            limit = _limit(node, constants)
            if not isinstance(limit, int) or not 0 < limit <= MOST:
                yield f"line {node.lineno}: {ast.unparse(node)}"
        for mark in getattr(node, "decorator_list", ()):
            if getattr(mark, "id", "") == "lru_cache":
                yield f"line {mark.lineno}: lru_cache without a limit of its own"


EVERYWHERE = _constants(MODULES)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_cache_has_a_limit(path: Path) -> None:
    constants = EVERYWHERE | _constants([path])
    made_with_a_limit = {"remembered.py"}
    if path.name not in made_with_a_limit:
        assert not list(unbounded(path.read_text("utf-8"), constants))


@pytest.mark.parametrize(
    "source",
    [
        "a = Kept(99_999)",
        "a = Kept(x)",
        "@lru_cache\ndef f(): ...",
        "@lru_cache(None)\ndef f(): ...",
    ],
)
def test_caches_without_one_are_found(source: str) -> None:
    assert list(unbounded(source, {}))
