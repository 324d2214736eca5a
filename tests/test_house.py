"""The house itself: style, types and layers, checked by their own tools in every test run."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "leaflets").rglob("*.py"))

TOOLS = {
    "ruff finds nothing": ["ruff", "check", "leaflets", "tests", "benchmarks"],
    "the code is formatted": ["ruff", "format", "--check", "leaflets", "tests", "benchmarks"],
    "mypy --strict finds nothing": ["mypy"],
    "layers are kept": ["importlinter.cli", "lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("name", TOOLS)
def test_tool(name: str) -> None:
    module, *arguments = TOOLS[name]
    if module == "importlinter.cli":
        command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    else:
        command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 300, "a module of more than 300 lines is two modules"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} is {length} lines long"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_catch_all_rooms() -> None:
    assert not [p for p in MODULES if p.stem in {"utils", "util", "helpers", "common", "misc"}]
