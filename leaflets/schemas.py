"""JSON Schemas of every YAML file, so that editors complete, explain and check what is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from leaflets.blocks import block_kind, kind_names
from leaflets.model.answers import Answers
from leaflets.model.clinic import Clinic
from leaflets.model.content import Glossary, Labels, SourceList, WorkspaceSettings
from leaflets.model.figure import Figure
from leaflets.model.form import Layout
from leaflets.model.layout import Theme
from leaflets.model.measures import Measures
from leaflets.model.paper import Paper
from leaflets.model.profile import Preset
from leaflets.model.quality_settings import QualitySettings
from leaflets.model.recipe import Recipe

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONTENT: dict[str, type[BaseModel]] = {
    "answers": Answers,
    "clinic": Clinic,
    "glossary-list": Glossary,
    "labels": Labels,
    "leaflet": Recipe,
    "measures": Measures,
    "quality": QualitySettings,
    "source-list": SourceList,
    "workspace": WorkspaceSettings,
}
LAYOUTS: dict[str, type[BaseModel]] = {
    "layout": Layout,
    "paper": Paper,
    "profile": Preset,
    "theme": Theme,
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """Name -> schema (draft 2020-12) for each kind of file: one for each kind of block, ``block``
    for any of them, and one for each other file. ``figure`` serves blocks and ``figures/``."""
    found = {name: _schema(model) for name, model in CONTENT.items()}
    blocks = {kind: _schema(block_kind(kind)) for kind in kind_names()}
    found |= blocks
    found["figure"] = _either(blocks["figure"], _schema(Figure))
    found["block"] = _any_block(blocks)
    found |= {name: _schema(model) for name, model in LAYOUTS.items()}
    return dict(sorted(found.items()))


def write_schemas(workspace: Path) -> tuple[Path, ...]:
    """Write them into ``content/schemas`` and ``layouts/schemas``; returns what was written.

    The same program writes the same bytes.
    """
    written = []
    for name, schema in json_schemas().items():
        part = "layouts" if name in LAYOUTS else "content"
        path = workspace / part / "schemas" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        path.write_text(f"{text}\n", "utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    made: dict[str, Any] = _as_typed(model.model_json_schema())
    return {"$schema": DIALECT, **made}


def _as_typed(node: Any) -> Any:
    """Every scalar is read as text, so ``number: 6`` is as good as ``number: "6"``; editors, which
    follow YAML's own types, are told so. A field without a value is not a way to leave it out."""
    if isinstance(node, list):
        return [_as_typed(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {name: _as_typed(value) for name, value in node.items()}
    for field in made.get("properties", {}).values():
        field.pop("title", None)
        if field.get("default", "") is None:
            del field["default"]
    options = [option for option in made.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del made["anyOf"]
        made |= options[0]
    closed = {"enum", "const", "format"} & made.keys()
    if made.get("type") == "string" and not closed:
        made["type"] = ["string", "number"]
    return made


def _any_block(blocks: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A schema that looks at ``kind`` first: then an editor names the fields of that kind only."""
    kind = {"type": "string", "enum": list(blocks), "description": "What kind of block this is"}
    choices = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"$ref": f"{name}.json"},
        }
        for name in blocks
    ]
    return {
        "$schema": DIALECT,
        "title": "Block",
        "description": "A piece of content that leaflets are put together from.",
        "type": "object",
        "properties": {"kind": kind},
        "required": ["kind"],
        "allOf": choices,
    }


def _either(block: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    definitions = {**block.pop("$defs", {}), **file.pop("$defs", {})}
    return {
        "$schema": DIALECT,
        "if": {"properties": {"kind": {"const": "figure"}}, "required": ["kind"]},
        "then": {name: value for name, value in block.items() if name != "$schema"},
        "else": {name: value for name, value in file.items() if name != "$schema"},
        "$defs": definitions,
    }
