"""Order files in JSON Lines and YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaflets.orders import read_orders, yaml_rows
from leaflets.problems import LeafletsError
from tests.orders.reading import HEAD, ROW, places, read, refused, rows
from tests.personal import CLINIC, LEAFLET, personal_library

USUAL = {"leaflet": LEAFLET, "language": "en", "clinic": CLINIC}
YAML = f"- leaflet: {LEAFLET}\n  language: en\n  clinic: {CLINIC}\n"


def line(**more: Any) -> str:
    return json.dumps(USUAL | more) + "\n"


def test_one_object_a_line(tmp_path: Path) -> None:
    text = "\ufeff" + line(ward="Säal 3") + "\n" + line(ward=4, Copies=3)
    found = read(tmp_path, text, "orders.jsonl")
    assert [dict(order.values) for order in found.orders] == [{"ward": "Säal 3"}, {"ward": "4"}]
    assert found.orders[1].copies == 3
    assert rows(found) == [1, 3]
    assert not found.problems


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{", "orders/json"),
        ('{"leaflet": }', "orders/json"),
        ("[1]", "orders/json"),
        ("3", "orders/json"),
        (line(ward=1.5), "orders/json"),
        (line(ward=True), "orders/json"),
        (line(ward=None), "orders/json"),
        (line(ward={"a": "b"}), "orders/json"),
        (line(ward=["b"]), "orders/json"),
        (line().replace('"en"', "NaN"), "orders/json"),
        ('{"a": ' * 100_000, "orders/json"),
        ("[" * 100_000, "orders/json"),
        ('{"ward": ' + "9" * 10_000 + "}", "orders/json"),
        ('{"ward": "3", "Ward": "4"}', "orders/twice"),
        (line(wrad="3"), "orders/unknown-column"),
        (line(ward="\ud800"), "orders/character"),
        (line(ward="a\nb"), "orders/character"),
        (line(ward="a\0b"), "orders/character"),
        (line(ward="=1"), "orders/formula"),
        (line(**{"": "x"}), "orders/unknown-column"),
        (line(**{"a\n" * 99: "x"}), "orders/unknown-column"),
    ],
)
def test_a_bad_line_stops_no_other(tmp_path: Path, bad: str, code: str) -> None:
    found = read(tmp_path, line() + bad.strip() + "\n" + line(ward="3"), "orders.jsonl")
    assert [(at, told) for at, _, told in places(found)] == [(2, code)]
    assert rows(found) == [1, 3]
    assert all(len(str(problem)) < 500 for problem in found.problems)


def test_a_list_of_orders(tmp_path: Path) -> None:
    both = YAML + '  ward: "3"\n' + YAML + "  copies: 2\n"
    for text in (both, "orders:\n" + both.replace("\n", "\n  ").join(("  ", ""))):
        found = read(tmp_path, text, "orders.yaml")
        assert [order.copies for order in found.orders] == [1, 2]
        assert dict(found.orders[0].values) == {"ward": "3"}
        assert rows(found) == ([1, 5] if text is both else [2, 6])
        assert not found.problems


def test_a_bad_order_stops_no_other(tmp_path: Path) -> None:
    text = YAML + "- just words\n" + YAML + "  ward:\n    a: b\n" + YAML + "  ward: 3\n"
    text += "- ward: 4\n  Ward: 5\n"
    found = read(tmp_path, text, "orders.yml")
    assert places(found) == [
        (4, "", "orders/yaml"),
        (5, "", "orders/yaml"),
        (14, "", "orders/twice"),
    ]
    assert rows(found) == [1, 10]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "yaml/empty"),
        ("leaflet: x\n", "orders/yaml"),
        ("orders: x\n", "orders/yaml"),
        ("[]\n", "orders/empty"),
        ("- {a: Zebedee # Zebedee\n", "yaml/comment"),
        (YAML + "  ward: Zebedee # 3\n", "yaml/comment"),
        (YAML + "  ward: 1\n  ward: Zebedee\n", "yaml/twice"),
        (YAML + "  ward: &Zebedee x\n", "yaml/anchor"),
        (YAML + "  ward: \x07Zebedee\n", "yaml/character"),
        (YAML + '  ward: "Zebedee\n', "yaml/syntax"),
        (YAML.encode() + b"  ward: \xff\n", "yaml/encoding"),
    ],
)
def test_yaml_that_is_refused_is_not_quoted(tmp_path: Path, text: str | bytes, code: str) -> None:
    problems = refused(tmp_path, text, "orders.yaml")
    assert code in [problem.code for problem in problems]
    assert "Zebedee" not in "".join(map(str, problems))


def test_large_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_rows, "MOST_BYTES", len(YAML) - 1)
    (problem,) = refused(tmp_path, YAML, "orders.yaml")
    assert problem.code == "orders/too-large"
    assert "CSV" in problem.hint


def test_formats_are_known_by_the_ending(tmp_path: Path) -> None:
    for name in ("orders.xlsx", "orders.json", "orders"):
        (problem,) = refused(tmp_path, "", name)
        assert problem.code == "orders/format"
    assert "save the sheet as CSV" in refused(tmp_path, "", "orders.xlsx")[0].hint
    assert len(read(tmp_path, f"{HEAD}\n{ROW}\n".replace(",", "\t"), "orders.TSV").orders) == 1


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.yaml"])
def test_files_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    folder, missing = tmp_path / name, tmp_path / "missing" / name
    folder.mkdir()
    for path in (folder, missing):
        with pytest.raises(LeafletsError) as raised:
            read_orders(path, personal_library())
        assert [problem.code for problem in raised.value.problems] == ["orders/unreadable"]
