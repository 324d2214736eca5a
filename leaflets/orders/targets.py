"""Which files the rows ask for: no two may ask for one, nor one for a folder that another fills."""

from __future__ import annotations

from pathlib import PurePosixPath

from leaflets.orders.naming import folded
from leaflets.problems import Problem


class Targets:
    """The files asked for so far, as all systems compare them, by the row that asked first."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._folders: dict[str, int] = {}

    def take(self, path: PurePosixPath, row: int, same: bool) -> Problem | None:
        """Note that ``row`` asks for ``path``; or why it cannot have it. ``same``: whether the name
        is the usual one of a leaflet without values, so that only ``copies`` can be meant."""
        name = folded(str(path))
        if (first := self._files.get(name)) is not None:
            return _twice(row, first, same)
        if (first := self._folders.get(name)) is not None:
            return _folder(row, first)
        folders = self._folders_of(name)
        for folder in folders:
            if (first := self._files.get(folder)) is not None:
                return _folder(row, first)
        self._files[name] = row
        for folder in folders:
            self._folders.setdefault(folder, row)
        return None

    @staticmethod
    def _folders_of(name: str) -> list[str]:
        parts = name.split("/")
        return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _twice(row: int, first: int, same: bool) -> Problem:
    message = f"row {row} asks for the same file as row {first}"
    hint = "give one of them another name in the column file, for example one with {row}"
    if same:
        hint = "delete one of them; to print more of it, write the number into the column copies"
    return Problem("orders/same-file", message, hint=hint)


def _folder(row: int, first: int) -> Problem:
    message = f"row {row} asks for a file where row {first} needs a folder, or the other way round"
    return Problem("orders/file-and-folder", message, hint="give one of them another name")
