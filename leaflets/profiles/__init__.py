"""Output profiles. One file each; a new file in this folder is found by its name."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from leaflets.model.profile import Profile


@cache
def profiles() -> dict[str, Profile]:
    """All profiles by name."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        found[info.name] = importlib.import_module(f"{__name__}.{info.name}").PROFILE
    return found
