"""Which files of a workspace belong to somebody; all others count for every leaflet.

A file is only left out of a leaflet's fingerprint when the program would find it by a name that the
leaflet does not use. What has a name that is not known here may matter to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from leaflets.catalogs.messages import SHARED_TOPICS
from leaflets.governance.register import CLINICS, FOLDER, MESSAGES
from leaflets.record.digests import ABSENT
from leaflets.record.digests import FOLDER as A_FOLDER

if TYPE_CHECKING:
    from leaflets.model.library import Library

SINGLE = {
    "settings": "content/workspace.yaml",
    "sources": "content/sources.yaml",
    "glossary": "content/glossary.yaml",
    "fixed words": "content/labels.yaml",
    "units": "content/measures.yaml",
}
"""Files that there is one of: every leaflet may need any of them."""

_TEMPLATE = re.compile(r"layouts/.*\.j2")
_ICON = re.compile(r"layouts/icons/.*")
_NAMED = re.compile(
    r"content/(leaflets|clinics|figures|blocks/[^/]+)/[^/]+\.yaml"
    r"|layouts/((papers|themes)/)?[^/]+\.yaml"
    rf"|content/{FOLDER}/(({CLINICS}|{MESSAGES})/)?[^/]+/[^/]+\.json"
)
"""Found by the names in a job, a leaflet or a layout, and in no other way."""

_NOBODYS = re.compile(
    r"(content|layouts)/schemas/[^/]+\.json"
    r"|content/translations/templates/[^/]+\.pot"
    r"|(.*/)?(\.[^/]*\.(lock|part|sw[a-p])|\.DS_Store|\.git(attributes|ignore|keep)|[^/]*~)"
)
"""For editors of files, translators and version control; leftovers of programs."""

_CATALOG = re.compile(r"content/translations/[^/]+/(.*)\.po")


class Claims:
    """The files of a workspace by whose they are."""

    def __init__(self, library: Library, files: Mapping[str, str]) -> None:
        self._files = files
        self._below: dict[str, list[str]] = {}
        for path, known in sorted(files.items()):
            self._below.setdefault(path.rpartition("/")[0], []).append(f"{path}={known}")
        pictures = {f"content/figures/{f.picture}" for f in library.figures.values()}
        logos = {f"content/clinics/{c.logo}" for c in library.clinics.values() if c.logo}
        self._claimed = pictures | logos | set(SINGLE.values())
        self._topics = {*SHARED_TOPICS, *_topics(files)}
        self.templates = tuple(self._listed(_TEMPLATE))
        self.icons = tuple(self._listed(_ICON))
        self.others = tuple(
            f"{path}={known}"
            for path, known in sorted(files.items())
            if known != A_FOLDER and not self._has_place(path)
        )

    def __call__(self, path: str) -> str:
        """The digest of a file that is called by its name."""
        return self._files.get(path, ABSENT)

    def inside(self, folder: str) -> Sequence[str]:
        """Path and digest of each file in a folder."""
        return self._below.get(folder, ())

    def _listed(self, pattern: re.Pattern[str]) -> Iterator[str]:
        for path, known in sorted(self._files.items()):
            if pattern.fullmatch(path) and not _NOBODYS.fullmatch(path):
                yield f"{path}={known}"

    def _has_place(self, path: str) -> bool:
        catalog = _CATALOG.fullmatch(path)
        if catalog:
            return catalog[1] in self._topics
        patterns = (_NOBODYS, _TEMPLATE, _ICON, _NAMED)
        return path in self._claimed or any(one.fullmatch(path) for one in patterns)


def _topics(files: Mapping[str, str]) -> Iterator[str]:
    """Names that PO files may have: those of folders of blocks, and of clinics."""
    for path in files:
        parts = path.split("/")
        if parts[:2] == ["content", "blocks"] and len(parts) == 3:
            yield parts[2]
        elif parts[:2] == ["content", "clinics"] and path.endswith(".yaml"):
            yield f"clinic-{parts[2].removesuffix('.yaml')}"
