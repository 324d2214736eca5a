"""The PO files of a workspace, each looked at when it is first needed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from leaflets.catalogs.po import Catalog, read_po
from leaflets.languages import same_tag
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Remembered, Snapshot, Stamp

MOST: Final = 128
"""PO files held. A run has the files of some topics in constant use, and for a while those of each
clinic, which are small."""

First = dict[tuple[str, str], Stamp | None]

_read = Remembered(read_po, 64)  # for whoever loads a workspace again


class Catalogs:
    """``Catalogs(folder)(language, topic)``: the PO file ``<folder>/<language>/<topic>.po``, as it
    was when it was first asked for. ``first``: see ``Snapshot``."""

    def __init__(self, folder: Path, first: First | None = None) -> None:
        self._folder = folder
        self._files = Snapshot(self._place, self._catalog, MOST, first)

    def __reduce__(self) -> tuple[type[Catalogs], tuple[Path, First]]:
        return Catalogs, (self._folder, self._files.first)

    def __call__(self, language: str, topic: str) -> Catalog | None:
        """The file, or None if there is none. Raises LeafletsError when it cannot be used."""
        return self._files((language, topic))

    def _place(self, key: tuple[str, str]) -> Path:
        return self._folder / key[0] / f"{key[1]}.po"

    def _catalog(self, key: tuple[str, str]) -> Catalog | None:
        path, language = self._place(key), key[0]
        try:
            if not path.is_file():
                return None
        except OSError as error:  # a folder that may not be entered
            reason = f"this file cannot be read ({error.strerror or error})"
            hint = "check that you may open its folder"
            raise LeafletsError(Problem("po/unreadable", reason, Where(path), hint)) from None
        catalog = _read(path)
        said = catalog.header.get("language", "")
        if said and not same_tag(said, language):
            message = f"this file says it is in {said}, its folder says {language}"
            hint = f"write Language: {language} in its header, or move it"
            raise LeafletsError(Problem("po/language", message, Where(path, 1), hint))
        return catalog
