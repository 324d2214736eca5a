"""JSON Schemas: valid, explained, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from leaflets.blocks import kind_names, sample
from leaflets.schemas import LAYOUTS, json_schemas, write_schemas
from tests.workspaces import FILES

ROOT = Path(__file__).parents[1]
SCHEMAS = json_schemas()
KINDS = (
    "answers", "block", "leaflet", "clinic", "figure", "source-list", "glossary-list", "labels",
    "measures", "quality", "workspace", "layout", "paper", "profile", "theme",
)  # fmt: skip
SHIPPED = sorted([*ROOT.glob("content/**/*.yaml"), *ROOT.glob("layouts/**/*.yaml")])


class Typed(yaml.SafeLoader):
    """YAML as editors read it: dates stay text (YAML 1.2)."""


Typed.yaml_implicit_resolvers = {
    letter: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(name: str, text: str) -> list[str]:
    resources = [(f"{n}.json", Resource.from_contents(s)) for n, s in SCHEMAS.items()]
    registry: Any = Registry().with_resources(resources)
    validator = Draft202012Validator(SCHEMAS[name], registry=registry)
    data = yaml.load(text, Loader=Typed)
    return [error.message for error in validator.iter_errors(data)]


def test_there_is_one_for_every_kind_of_file() -> None:
    assert set(SCHEMAS) == {*KINDS, *kind_names()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_with_explanations(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert '"type": "null"' not in json.dumps(schema)
    described = schema if "description" in schema else schema["then"]
    assert described["description"]


@pytest.mark.parametrize("kind", kind_names())
def test_samples_pass(kind: str) -> None:
    assert errors(kind, sample(kind)) == []
    assert errors("block", sample(kind)) == []


@pytest.mark.parametrize("kind", kind_names())
def test_unknown_fields_do_not_pass(kind: str) -> None:
    text = f"{sample(kind)}colour: red\n"
    assert any("colour" in message for message in errors(kind, text))
    assert any("colour" in message for message in errors("block", text))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/leaflets/dimple.yaml", "leaflet"),
        ("content/clinics/riverbank.yaml", "clinic"),
        ("content/figures/back.yaml", "figure"),
        ("content/sources.yaml", "source-list"),
        ("content/glossary.yaml", "glossary-list"),
        ("content/labels.yaml", "labels"),
        ("content/measures.yaml", "measures"),
        ("content/workspace.yaml", "workspace"),
        ("layouts/handout.yaml", "layout"),
        ("layouts/papers/a4.yaml", "paper"),
        ("layouts/themes/calm.yaml", "theme"),
    ],
)
def test_files_that_load_pass(path: str, name: str) -> None:
    assert errors(name, FILES[path]) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: str(p.relative_to(ROOT)))
def test_shipped_files_name_a_schema_and_pass_it(path: Path) -> None:
    text = path.read_text("utf-8")
    first = text.split("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
    assert found, "the first line must name the schema"
    written = {
        Path("layouts" if name in LAYOUTS else "content", "schemas", f"{name}.json")
        for name in SCHEMAS
    }
    named = (path.parent / found[1]).resolve().relative_to(ROOT)
    assert named in written
    assert errors(named.stem, text) == []


def test_writing_gives_the_same_bytes_again(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    second = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    assert first == second
    assert all(text.endswith(b"}\n") for text in first.values())
    places = {str(path.relative_to(tmp_path)) for path in write_schemas(tmp_path)}
    assert {"content/schemas/text.json", "layouts/schemas/theme.json"} < places


def test_shipped_schemas_are_what_the_code_says(tmp_path: Path) -> None:
    """Refresh them with ``leaflets schema``."""
    root = Path(__file__).parent.parent
    for folder in ("content", "layouts"):
        (tmp_path / folder).mkdir()
    write_schemas(tmp_path)
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.json"))
    assert written
    for path in written:
        assert (root / path).read_text("utf-8") == (tmp_path / path).read_text("utf-8"), path
