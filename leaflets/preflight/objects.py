"""Objects of a PDF, as pypdf gives them, with references followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def resolved(value: Any) -> Any:
    """What an indirect reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def dictionary(value: Any) -> Mapping[str, Any]:
    """A dictionary or the dictionary of a stream; an empty one where there is none."""
    value = resolved(value)
    return value if isinstance(value, Mapping) else {}


def entry(mapping: Any, key: Any) -> Any:
    """``mapping[key]`` with references followed; None when there is no such thing."""
    mapping = resolved(mapping)
    if not isinstance(mapping, Mapping) or key not in mapping:
        return None
    return resolved(mapping[key])


def numbers(value: Any) -> tuple[float, ...]:
    """Of an array; anything else that stands in it is left out."""
    value = resolved(value)
    if not isinstance(value, list):
        return ()
    found = (resolved(one) for one in value)
    return tuple(float(one) for one in found if isinstance(one, int | float))
