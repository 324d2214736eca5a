"""Thresholds: those of the program, and a workspace's own in their place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from leaflets.model.quality import Limits
from leaflets.model.quality_settings import QualitySettings
from leaflets.strict_yaml import load
from leaflets.validation import validate

FILE = Path(__file__).with_name("thresholds.yaml")


@cache
def thresholds() -> Mapping[str, Limits]:
    """Code of a check -> its thresholds, as the program has them."""
    return validate(QualitySettings, load(FILE)).thresholds


def limits_of(code: str, settings: QualitySettings) -> Limits:
    """The thresholds that hold for a check in a workspace."""
    return {**thresholds().get(code, {}), **settings.thresholds.get(code, {})}
