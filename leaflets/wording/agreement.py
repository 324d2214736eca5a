"""Whether a translation agrees with its source: holes, links and bold, and what it asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflets.catalogs.messages import FoundWords
from leaflets.model.clinic import Clinic
from leaflets.model.inline import Hole, Inline, Words
from leaflets.model.library import Library


def gone_from(
    found: FoundWords,
    source: Inline,
    translated: Inline,
    library: Library,
    clinic: Clinic | None,
) -> Iterator[str]:
    """What the translation of an older source asks for and cannot get any more. Of the clinic's
    values only those that the source does not ask for: the others are told where it asks."""
    asked = {str(hole) for hole in source.holes}
    for hole in translated.holes:
        for name in hole.names:
            if hole.kind == "cite" and name not in library.sources:
                yield f"the source “{name}”, which is not in content/sources.yaml"
            elif hole.kind == "term" and name not in library.glossary:
                yield f"the term “{name}”, which is not in content/glossary.yaml"
            elif hole.kind == "term" and found.location == ("term",):
                yield f"the term “{name}”: one term cannot be made of another"
            elif clinic is not None and str(hole) not in asked and not _has(clinic, hole):
                yield f"{hole}, which is not in the clinic's file"


def _has(clinic: Clinic, hole: Hole) -> bool:
    match hole.kind:
        case "local":
            return hole.names[0] in clinic.local
        case "clinic":
            return getattr(clinic, hole.names[0]) is not None
    return True


def differences_of(
    source: Inline, translated: Inline, stale: bool = False
) -> Iterator[tuple[str, str]]:
    """What a translation must keep and does not: holes, links and bold of the source. One that is
    stale belongs to an older source, and keeps what that had."""
    for fault in translated.faults:
        yield fault.message, fault.hint
    if translated.faults or stale or (_plain(source) and _plain(translated)):
        return
    wanted, there = _names(source), _names(translated)
    missing, extra = wanted - there, there - wanted
    if missing or extra:
        parts = [f"{' '.join(sorted(missing.elements()))} is missing"] if missing else []
        parts += [f"{' '.join(sorted(extra.elements()))} is too much"] if extra else []
        hint = "holes stand in the translation as in the English: same names, same number"
        yield f"the translation has other holes: {', '.join(parts)}", hint
    if Counter(source.links) != Counter(translated.links):
        hint = f"the English links to: {', '.join(source.links) or 'nothing'}"
        yield "the translation has other links", hint
    if source.strong_count != translated.strong_count:
        message = (
            f"{translated.strong_count} parts are bold in the translation, "
            f"{source.strong_count} in the English"
        )
        yield message, "mark the same words with ** on both sides"


def _plain(inline: Inline) -> bool:
    """Whether it has neither holes nor links nor bold: most texts."""
    match inline.pieces:
        case () | (Words(strong=False, href=None),):
            return True
        case _:
            return False


def _names(inline: Inline) -> Counter[str]:
    """Holes as they are written, with the sources of a citation in one order."""
    return Counter(str(Hole(hole.kind, tuple(sorted(hole.names)))) for hole in inline.holes)
