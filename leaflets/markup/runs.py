"""Runs of text as the markup of a template holds them."""

from __future__ import annotations

from dataclasses import replace

from leaflets.model.nodes import Run


def trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """``runs`` without space at the ends; template indentation is not content."""
    while runs and not runs[0].text.lstrip(" "):
        runs.pop(0)
    while runs and not runs[-1].text.rstrip(" "):
        runs.pop()
    if runs and runs[0].text.startswith(" "):
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
    if runs and runs[-1].text.endswith(" "):
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(runs)
