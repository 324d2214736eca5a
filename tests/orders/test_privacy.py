"""A secret in every column of values, in every kind of file, good and bad: nothing says it."""

from __future__ import annotations

import json
import traceback
from pathlib import Path

import pytest

from leaflets.orders import OrderFile, read_orders
from leaflets.problems import LeafletsError
from tests.personal import CLINIC, LEAFLET, OTHER, SECRET, personal_library

NAMES = ("appointment", "ward", "seen_by")
GOOD = {"leaflet": LEAFLET, "language": "en", "clinic": CLINIC, "copies": "1", "file": ""}
SPOILT: tuple[dict[str, str], ...] = (
    {}, {"leaflet": OTHER}, {"leaflet": "dimpel"}, {"language": "xx"}, {"clinic": ""},
    {"copies": "x"}, {"file": "../a"}, {"file": "{ward}"}, {"ward": f"={SECRET}"},
    {"file": f"{{{SECRET}}}"}, {"file": f"{SECRET}/../{{{SECRET}"}, {"file": f"{SECRET}*.pdf"},
    {"ward": f"{SECRET}\u202e"}, {"ward": SECRET * 30}, {"seen_by": f"{SECRET}\t{SECRET}"},
    {"clinic": SECRET}, {"leaflet": SECRET}, {"language": SECRET}, {"copies": SECRET},
    {"language": "en", "clinic": SECRET * 9},
)  # fmt: skip


def rows() -> list[dict[str, str]]:
    return [GOOD | dict.fromkeys(NAMES, SECRET) | spoilt for spoilt in SPOILT]


def as_csv() -> str:
    lines = [",".join((*GOOD, *NAMES)), *(",".join(row.values()) for row in rows())]
    head = ",".join(GOOD[name] for name in GOOD)
    broken = (
        f'{head},"{SECRET}',
        f"{head},{SECRET}",
        f'{head},a"{SECRET},,',
        f"{head},{SECRET},,,",
    )
    return "\n".join((*lines, *broken, f'{head},"{SECRET}\n{SECRET}",,'))


def as_json() -> str:
    lines = [json.dumps(row) for row in rows()]
    broken = (f'{{"ward": "{SECRET}', f'"{SECRET}"', f'{{"ward": ["{SECRET}"]}}')
    twice = f'{{"ward": "{SECRET}", "ward": "{SECRET}"}}'
    return "\n".join((*lines, *broken, twice))


def as_yaml() -> str:
    return "".join(f"- {json.dumps(row)}\n" for row in rows())


@pytest.mark.parametrize(
    ("name", "text"),
    [("orders.csv", as_csv()), ("orders.jsonl", as_json()), ("orders.yaml", as_yaml())],
)
def test_nothing_says_a_value(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    found = read_orders(file, personal_library())
    (order,) = found.orders
    assert dict(order.values) == dict.fromkeys(NAMES, SECRET)
    assert len(found.refused) >= len(SPOILT) - 1
    said = [str(problem) + repr(problem) for problem in found.refused]
    said += [repr(found), repr(found.orders), str(found.problems), *capfd.readouterr()]
    said.append(str(order.path))
    assert not any(SECRET in text for text in said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("orders.csv", f"leaflet,language\n{LEAFLET},{SECRET}"),
        ("orders.csv", f"{LEAFLET},en,{CLINIC},{SECRET}\n"),
        ("orders.csv", f'leaflet,language,clinic,"ward\n{LEAFLET},en,{CLINIC},{SECRET}\n'),
        ("orders.yaml", f"- ward: {SECRET}\n  - {SECRET}\n"),
        ("orders.yaml", f"- ward: '{SECRET}\n"),
        ("orders.yaml", f"- {SECRET}: x\n  {SECRET}: # {SECRET}\n"),
        ("orders.yaml", f"{SECRET}: &{SECRET} !{SECRET} *{SECRET}\n"),
        ("orders.yaml", f"- ward: {{{SECRET}\n"),
        ("orders.yaml", f"- ward: {SECRET} # {SECRET}\n"),
    ],
)
def test_no_refusal_of_a_file_says_a_value(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    found: OrderFile | None = None
    with pytest.raises(LeafletsError) as raised:
        found = read_orders(file, personal_library())
    assert found is None
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    assert SECRET not in repr(raised.value.problems)
