"""The PO files of a workspace, each read when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leaflets.catalogs.po import Catalog, read_po
from leaflets.languages import same_tag
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Remembered

_read = Remembered(read_po)


@dataclass(frozen=True, slots=True)
class Catalogs:
    """``Catalogs(folder)(language, topic)``: the PO file ``<folder>/<language>/<topic>.po``."""

    folder: Path

    def __call__(self, language: str, topic: str) -> Catalog | None:
        """The file, or None if there is none. Raises LeafletsError when it cannot be used."""
        path = self.folder / language / f"{topic}.po"
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
