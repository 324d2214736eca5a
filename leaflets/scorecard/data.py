"""Assessments as JSON. The fields are those of ``leaflets.model.assessment``, and what it computes;
docs/reviewers.md explains them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from leaflets.model.assessment import Assessment, Gate, Instrument, Reading
from leaflets.problems import Problem
from leaflets.scorecard.telling import open_points


def as_json(assessments: Iterable[Assessment]) -> str:
    """One object with all of them, ready for a file."""
    data = {"assessments": [_plain(one) for one in assessments]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Problem):
        return value.data()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Gate):
        return {"good": value.good, "most": value.most}
    if is_dataclass(value):
        found = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {**found, **_computed(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _computed(value: Any) -> dict[str, Any]:
    """What the report shows of it besides its fields."""
    if isinstance(value, Reading):
        return {"verdict": value.verdict}
    if isinstance(value, Instrument):
        return {"share": value.share}
    if isinstance(value, Assessment):
        silent = [{"check": code, "why": why} for code, why in value.silent]
        return {"silent": silent, "open_points": list(open_points(value))}
    return {}
