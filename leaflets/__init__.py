"""Print-ready, accessible patient leaflets from checked content blocks.

The names below are all a program needs; each is loaded when it is first used, so that
``import leaflets`` costs next to nothing.

    library = leaflets.load_workspace("my-leaflets")
    for outcome in leaflets.build_all(library, Path("output")):
        print(outcome.path, outcome.status)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leaflets.batch import Outcome as Outcome
    from leaflets.batch import build_all as build_all
    from leaflets.batch import check as check
    from leaflets.batch import load_workspace as load_workspace
    from leaflets.model.job import Job as Job
    from leaflets.pipeline import build as build
    from leaflets.problems import LeafletsError as LeafletsError
    from leaflets.problems import Problem as Problem
    from leaflets.selection import Selection as Selection

    __version__: str

_HOMES = {
    "Job": "leaflets.model.job",
    "LeafletsError": "leaflets.problems",
    "Outcome": "leaflets.batch",
    "Problem": "leaflets.problems",
    "Selection": "leaflets.selection",
    "build": "leaflets.pipeline",
    "build_all": "leaflets.batch",
    "check": "leaflets.batch",
    "load_workspace": "leaflets.batch",
}

__all__ = [  # noqa: RUF022 - in the order in which they are used
    "load_workspace",
    "build",
    "build_all",
    "check",
    "Job",
    "Outcome",
    "Problem",
    "Selection",
    "LeafletsError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = _version()
    elif name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value  # the next use finds it at once
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _version() -> str:
    from leaflets.version import VERSION

    return VERSION
