"""What is shown -> plain data for the page in the browser. No markup: there it stays text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from leaflets.catalogs.entry import worth
from leaflets.catalogs.lookup import entry_of
from leaflets.catalogs.messages import FoundWords, topic_of, words_of
from leaflets.governance.states import is_draft
from leaflets.languages import language as known_language
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.nodes import ComposedBlock
from leaflets.preview.drawing import Drawn
from leaflets.preview.places import Shown
from leaflets.problems import Problem, Where
from leaflets.wording.parts import Part as Wording

Data = dict[str, Any]


def leaflet_data(drawn: Drawn) -> Data:
    """The pages, what stands where, and every block's words in reading order."""
    edition = drawn.made.edition
    return {
        "digest": drawn.digest,
        "title": "".join(span.text for span in edition.title.spans),
        "language": edition.job.language,
        "direction": known_language(edition.job.language).direction,
        "imposed": bool(drawn.made.document.sides),
        "pages": [_page(number, page, drawn) for number, page in enumerate(drawn.pages)],
        "words": _words(drawn),
    }


def _page(number: int, page: Shown, drawn: Drawn) -> Data:
    return {
        "number": number + 1,
        "width": page.width,
        "height": page.height,
        "leaflet_pages": [one + 1 for one in page.pages],
        "cuts": [_rounded(line) for line in page.cuts],
        "margins": [_rounded(one) for one in page.margins],
        "safe": [_rounded(one) for one in page.safe],
        "baselines": [_rounded(line) for line in page.baselines],
        "parts": [
            {"block": part.block, "page": part.page + 1, "place": _rounded(part.place)}
            for part in drawn.parts
            if part.sheet == number
        ],
    }


def _rounded(numbers: Iterable[float]) -> list[float]:
    """Hundredths of a point: nothing that could be seen."""
    return [round(number, 2) for number in numbers]


def _words(drawn: Drawn) -> Data:
    """Block -> its words, for who hears the page: once for each language that is on it."""
    found: dict[str, list[Data]] = {}
    composition, edition = drawn.made.composition, drawn.made.edition
    sides = zip((composition.blocks, composition.second), edition.sides, strict=False)
    for blocks, side in sides:
        for block in blocks:
            found.setdefault(block.id, []).append(_said(block, side.job.language))
    header = ComposedBlock("", "lead", (), composition.said.get("header", ()))
    found[f"leaflets/{edition.job.leaflet}"] = [_said(header, edition.job.language)]
    return found


def _said(block: ComposedBlock, language: str) -> Data:
    words = "\n".join(text for one in block.said if (text := one.text.strip()))
    return {"language": language, "direction": known_language(language).direction, "text": words}


def problem_data(problem: Problem, library: Library, blocks: Mapping[str, str]) -> Data:
    """A problem with the place a person can open, as it is called in the workspace, and the block
    that it is about, if it is about one. ``blocks``: as in ``Drawn``."""
    place = problem.where or Where()
    file = _below(library.root, place.path)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "place": f"{file}:{place.line}" if file and place.line else file,
        "field": place.field,
        "block": _block(place, file, library, blocks),
        "over": round(problem.over, 1),
    }


def _below(root: Path, path: Path | None) -> str:
    if path is None:
        return ""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _block(place: Where, file: str, library: Library, blocks: Mapping[str, str]) -> str:
    name = file.removesuffix(".yaml").removeprefix("content/")
    if file.endswith(".yaml") and name.startswith("blocks/"):
        return name.removeprefix("blocks/")
    if name.startswith("leaflets/"):
        return name
    if place.field in blocks:
        return blocks[place.field]
    said = place.field.partition("#")[0]
    return said if said in library.blocks or said.startswith("leaflets/") else ""


def block_data(library: Library, job: Job, name: str) -> Data | None:
    """A block, its file, what it says, and how far each language is; None if there is none.
    ``name``: as ``places.Part`` has it."""
    part = _wording(library, name)
    if part is None:
        return None
    found = words_of(part.noun, part.file)
    lines = library.lines.get(Path(part.path), {})
    return {
        "block": name,
        "kind": getattr(part.noun, "kind", ""),
        "place": f"{part.path}:{min(lines.values(), default=1)}",
        "language": job.language,
        "direction": known_language(job.language).direction,
        "source": library.language,
        "languages": [
            _standing(library, tag, found) for tag in library.languages if tag != library.language
        ],
        "messages": [_message(library, job.language, one, part.path, lines) for one in found],
    }


def _wording(library: Library, name: str) -> Wording | None:
    folder, _, file = name.partition("/")
    if name in library.blocks:
        return Wording(name, f"content/blocks/{name}.yaml", library.blocks[name])
    if folder == "leaflets" and file in library.leaflets:
        return Wording(name, f"content/{name}.yaml", library.leaflets[file])
    return None


def _standing(library: Library, tag: str, found: Iterable[FoundWords]) -> Data:
    """How far one language is with these messages: as bad as the worst of them."""
    states = [_state(library, tag, one) for one in found]
    order = ("missing", "stale", "draft", "translated")
    worst = next((state for state in order if state in states), "translated")
    spoken = known_language(tag)
    return {
        "name": tag,
        "title": spoken.name,
        "english": spoken.english_name,
        "direction": spoken.direction,
        "state": worst,
        "count": states.count(worst),
        "of": len(states),
    }


def _state(library: Library, tag: str, found: FoundWords) -> str:
    entry = entry_of(library, tag, found.context)
    value = worth(entry, found.text, None)
    if value == "translated":
        return "draft" if is_draft(library, tag, topic_of(found.context)) else "translated"
    return "stale" if value == "stale" else "missing"


def _message(
    library: Library, tag: str, found: FoundWords, file: str, lines: Mapping[Any, int]
) -> Data:
    data = {
        "field": found.context.partition("#")[2],
        "source": found.text,
        "place": _with_line(file, lines.get(found.location)),
    }
    if tag != library.language and tag in library.languages:
        entry = entry_of(library, tag, found.context)
        topic = f"content/translations/{tag}/{topic_of(found.context)}.po"
        data |= {
            "state": _state(library, tag, found),
            "translation": " / ".join(filter(None, entry.translations)) if entry else "",
            "translation_place": _with_line(topic, entry.line if entry else None),
        }
    return data


def _with_line(file: str, line: int | None) -> str:
    return f"{file}:{line}" if line else file


def problems_data(
    problems: Iterable[Problem], library: Library, blocks: Mapping[str, str]
) -> Iterator[Data]:
    """Each once, errors first, in the order they were found."""
    ranked = sorted(dict.fromkeys(problems), key=lambda one: one.severity.value != "error")
    return (problem_data(one, library, blocks) for one in ranked)
