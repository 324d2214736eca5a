"""The folder of screenshots: pictures, and ``units.json``, which says what each of them shows."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from leaflets.catalogs.messages import topic_of
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.screenshots.naming import ENDING, file_names
from leaflets.screenshots.taking import Screenshot
from leaflets.stages.publish import publish_all

UNITS = "units.json"


@dataclass(frozen=True, slots=True)
class Changes:
    """What has become of a folder: how many of the pictures are new or changed, how many are as
    before, and how many are gone with their messages; ``without``: messages looked for in vain."""

    written: int
    unchanged: int
    removed: int
    without: tuple[str, ...]


class _Units(NamedTuple):
    """What ``units.json`` says. ``units``: by file name; ``without``: ids of messages."""

    language: str
    units: dict[str, dict[str, Any]]
    without: list[str]


def keep(
    folder: Path,
    language: str,
    taken: Iterable[Screenshot],
    messages: Collection[str],
    looked_for: Collection[str],
) -> Changes:
    """Put pictures into ``folder``, all or none.

    ``messages``: contexts of all there are. Earlier pictures of those that were not ``looked_for``
    stay; what else there was is removed, if ``units.json`` lists it. Raises ``LeafletsError``
    (``publish/…``, ``screenshots/…``).
    """
    earlier, names = _earlier(folder, language), file_names(messages)
    found = {one.context: one for one in taken}  # only now, when nothing is in the way
    untouched = set(messages) - set(looked_for) - set(found)
    units = {
        file: unit
        for file, unit in earlier.units.items()
        if unit["id"] in untouched and names[unit["id"]] == file
    }
    units |= {names[context]: _unit(one) for context, one in found.items()}
    without = tuple(context for context in looked_for if context not in found)
    listed = [*without, *(context for context in earlier.without if context in untouched)]
    pictures = {names[context]: one.png for context, one in found.items()}
    text = _text(_Units(language, units, sorted(listed)))
    written = publish_all({**pictures, UNITS: text}, folder) - {UNITS}
    gone = [file for file in earlier.units if file not in units]
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    return Changes(len(written), len(pictures) - len(written), len(gone), without)


def _unit(one: Screenshot) -> dict[str, Any]:
    job = one.job
    return {
        "id": one.context,
        "topic": topic_of(one.context),
        "leaflet": job.leaflet,
        "clinic": job.clinic,
        "page": one.page,
    }


def _text(found: _Units) -> bytes:
    data = {
        "language": found.language,
        "screenshots": dict(sorted(found.units.items())),
        "without": found.without,
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _earlier(folder: Path, language: str) -> _Units:
    """What is there from the last time; nothing if there is no ``units.json``."""
    path = folder / UNITS
    try:
        found = _read(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # the second is told by who writes
        return _Units(language, {}, [])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "this file does not say which pictures are here: it has been changed or spoilt"
        hint = "remove it together with the pictures, or choose another folder with -o FOLDER"
        raise LeafletsError(Problem("screenshots/units", message, Where(path), hint)) from None
    if found.language != language:
        message = f"the pictures here are of pages in {found.language}, not in {language}"
        hint = "choose another folder with -o FOLDER"
        raise LeafletsError(Problem("screenshots/other-language", message, Where(path), hint))
    return found


def _read(text: str) -> _Units:
    """Raises ValueError, KeyError, TypeError or AttributeError for anything but what we write."""
    data = json.loads(text)
    units = {str(file): dict(unit) for file, unit in data["screenshots"].items()}
    for file, unit in units.items():
        if Path(file).name != file or not file.endswith(ENDING) or not isinstance(unit["id"], str):
            raise ValueError(file)  # we remove what is listed: nothing but our pictures
    return _Units(str(data["language"]), units, list(map(str, data["without"])))
