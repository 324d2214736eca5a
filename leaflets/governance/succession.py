"""Leaflets that take the place of others: ``superseded_by`` must lead somewhere, and to an end."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.validation import nearest

FIELD = "superseded_by"


def is_superseded(library: Library, leaflet: str) -> bool:
    """Whether another leaflet takes the place of ``leaflet``, one of ``library.leaflets``.

    Raises LeafletsError when there is no such leaflet, or when it leads back in a circle: nobody
    could find the leaflet to print instead.
    """
    if library.leaflets[leaflet].superseded_by is None:
        return False
    problems = tuple(_faults(library, leaflet))
    if problems:
        raise LeafletsError(*problems)
    return True


def _faults(library: Library, leaflet: str) -> Iterator[Problem]:
    names = {recipe.id: name for name, recipe in library.leaflets.items()}
    passed, name = [library.leaflets[leaflet].id], leaflet
    while (following := library.leaflets[name].superseded_by) is not None:
        if following in passed:
            way = " → ".join((*passed, following))
            hint = f"take {FIELD} out of the leaflet that is to be printed"
            message = f"the leaflets take each other’s place in a circle: {way}"
            yield Problem("content/circular", message, _place(library, leaflet), hint)
            return
        if following not in names:
            message = f"there is no leaflet with the id {following}, or its file cannot be used"
            hint = nearest(following, names)
            yield Problem("content/no-leaflet", message, _place(library, name), hint)
            return
        passed.append(following)
        name = names[following]


def _place(library: Library, leaflet: str) -> Where:
    return where(library, f"content/leaflets/{leaflet}.yaml", (FIELD,))
