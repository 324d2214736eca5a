"""What a name, a role, a certificate and a day of a signature may look like."""

from __future__ import annotations

import pytest

from leaflets.governance.who import fault_of_day, faults_of_text


def told(field: str, text: str) -> list[str]:
    return [fault.message for fault in faults_of_text(field, text)]


@pytest.mark.parametrize(
    "name",
    ["Ann", "Seán Ó Briain-O’Neill", "王小明", "علی‌رضا", "ක්‍රිෂ්ණ", "M.", " Ann ", "x" * 100,
     "Dr. Ann (2nd)"],
)  # fmt: skip
def test_names_that_people_have(name: str) -> None:
    assert told("reviewer", name) == told("role", name) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("123", "has no letters"),
        ("—", "has no letters"),
        ("\u200b", "an invisible character (U+200B)"),
        ("Ann\u2060", "an invisible character (U+2060)"),
        ("A\u200dnn", "an invisible character (U+200D)"),
        ("علی‌‌رضا", "an invisible character (U+200C)"),
        ("\u3164", "an invisible character (U+3164)"),
        ("Ann\x07", "control character (U+0007)"),
        ("Ann\nBob", "control character (U+000A)"),
        ("Ann\u202eBob", "direction mark (U+202E)"),
        ("Ann\u00a0Bob", "an unusual space (U+00A0)"),
        ("Ann\udcff", "half a character, broken on its way here (U+DCFF)"),
        ("Ann\ue000", "private character"),
        ("x" * 101, "has 101 characters"),
        ("Your name", "is still “Your name”, as in the example"),
        ("NAME", "as in the example"),
    ],
)
def test_names_that_nobody_can_read(name: str, says: str) -> None:
    assert says in " ".join(told("reviewer", name))
    assert says in " ".join(told("role", name))
    assert all(fault.hint for fault in faults_of_text("reviewer", name))


def test_every_fault_at_once_and_each_once() -> None:
    assert len(told("reviewer", "\u200b\u200b\x01\u200b")) == 3


def test_a_certificate_may_be_empty_or_a_number() -> None:
    assert told("certificate", "") == told("certificate", "12") == told("certificate", "A-1") == []
    assert told("certificate", "--") == ["has no letters or digits"]
    assert told("certificate", "1\u200b2") == ["holds an invisible character (U+200B)"]


@pytest.mark.parametrize("text", ["2000-01-01", "2026-11-22", "2028-02-29"])
def test_days(text: str) -> None:
    assert fault_of_day(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-W40-1", "20261122", "2026-1-2", " 2026-11-22", "2026-11-22\n",
     "2026-02-30", "٢٠٢٦-١١-٢٢", "2026-11-22T10:00", "1999-12-31", "0001-01-01"],
)  # fmt: skip
def test_days_that_are_none(text: str) -> None:
    fault = fault_of_day(text)
    assert fault is not None
    assert fault.hint
