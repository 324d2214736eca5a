"""Reads XLIFF 1.2 as translators' programs give it back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from leaflets.exchange.codes import Code, Part, Span, codes_of, written
from leaflets.exchange.segments import Delivery, Segment, State, split_id
from leaflets.exchange.xml_tree import Element, read_xml
from leaflets.problems import LeafletsError, Problem, Where

NAMESPACES = (
    "urn:oasis:names:tc:xliff:document:1.2",
    "urn:oasis:names:tc:xliff:document:1.1",
    "",
)
"""The second one, and none, stand in files of tools that are less strict."""


def read(data: bytes, path: Path) -> tuple[Delivery, ...]:
    """What each ``<file>`` says. Raises LeafletsError ``exchange/…``."""
    root = read_xml(data, path)
    if root.name != "xliff" or root.space not in NAMESPACES:
        version = root.attributes.get("version", "")
        is_newer = root.name == "xliff" and version.startswith("2")
        message = f"this is XLIFF {version}" if is_newer else "this is not an XLIFF file"
        hint = "ask for XLIFF 1.2, as it was exported here"
        raise LeafletsError(Problem("exchange/format", message, Where(path, root.line), hint))
    reader = _Reader(path)
    found = tuple(map(reader.file, root.elements("file")))
    if reader.broken:
        raise LeafletsError(*reader.broken)
    if not found:
        hint = "export it again from the translator's program"
        where = Where(path, root.line)
        raise LeafletsError(Problem("exchange/format", "no <file> is in it", where, hint))
    return found


class _BadTagError(Exception):
    """A tag inside words that says nothing, or something else than its source."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self.broken: list[Problem] = []
        """Why nothing in the file can be relied on."""

    def file(self, file: Element) -> Delivery:
        for side in ("source", "target"):
            if not file.attributes.get(f"{side}-language"):
                message = f"<file> does not say its {side}-language"
                hint = "export it again from the translator's program"
                where = Where(self._path, file.line)
                self.broken.append(Problem("exchange/language", message, where, hint))
        segments: list[Segment] = []
        problems: list[Problem] = []
        seen: dict[str, int] = {}
        for unit in _units(file):
            name = unit.attributes.get("id", "")
            if name in seen:
                where = Where(self._path, unit.line, name)
                message = f"the unit “{name}” stands twice in one file (first on line {seen[name]})"
                hint = "keep the right one"
                self.broken.append(Problem("exchange/twice", message, where, hint))
                continue
            seen[name] = unit.line
            try:
                segments.append(self._segment(unit, name))
            except _BadTagError as bad:
                hint = "put the tags of the English into the translation again, whole"
                where = Where(self._path, bad.line, name)
                problems.append(Problem("exchange/tags", bad.message, where, hint))
        return Delivery(
            file.attributes.get("source-language", ""),
            file.attributes.get("target-language", ""),
            tuple(segments),
            tuple(problems),
            Where(self._path, file.line),
        )

    def _segment(self, unit: Element, name: str) -> Segment:
        context, form = split_id(name)
        source, target = unit.first("source"), unit.first("target")
        english = tuple(_parts(source, None)) if source else ()
        answer = tuple(_parts(target, codes_of(english))) if target else ()
        words = written(answer)
        notes = (n.text() for n in unit.elements("note") if n.attributes.get("from") != "developer")
        return Segment(
            context,
            form,
            written(english),
            words,
            _state(words, target),
            at_export=unit.attributes.get("extradata", ""),
            comment="\n".join(notes).strip(),
            where=Where(self._path, (target or unit).line, name),
        )


def _units(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.name == "trans-unit" and child.attributes.get("translate") != "no":
            yield child
        elif child.name in ("body", "group"):
            yield from _units(child)


def _state(words: str, target: Element | None) -> State:
    """``new`` and ``needs-…`` come back as what has to be looked at again; whatever a file calls
    final is translated here: only ``leaflets review`` approves."""
    if not words.strip() or target is None:
        return "untranslated"
    said = target.attributes.get("state", "")
    return "stale" if said == "new" or said.startswith("needs-") else "translated"


def _parts(element: Element, source: Mapping[int, str] | None) -> Iterator[Part]:
    """Words and tags. ``source``: the tags of the English, for a translation: one with the same
    number must be the same, because that is what the translator saw."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.name == "mrk":  # marks of segments and terms, which programs add
            if "delete" in child.attributes.get("mtype", ""):
                message = "tracked changes are in it: nobody can tell which words are meant"
                raise _BadTagError(message, child.line)
            yield from _parts(child, source)
        elif child.name in ("x", "ph"):
            yield _same(_code(child, source), child, source)
        elif child.name == "g":
            yield _same(_span(child, source), child, source)
        else:
            raise _BadTagError(f"<{child.name}> is no tag of this file's", child.line)


def _number(tag: Element) -> int:
    text = tag.attributes.get("id", "")
    if not re.fullmatch("[0-9]{1,6}", text):
        raise _BadTagError(
            f"the tag <{tag.name}> has the id “{text}”, which is none of ours", tag.line
        )
    return int(text)


def _code(tag: Element, source: Mapping[int, str] | None) -> Code:
    number = _number(tag)
    letters = tag.attributes.get("equiv-text") or (source or {}).get(number, "")
    return Code(number, letters)


def _span(tag: Element, source: Mapping[int, str] | None) -> Span:
    number = _number(tag)
    there = (source or {}).get(number, "")
    address = tag.attributes.get("equiv-text")
    bold = tag.attributes.get("ctype") == "bold" or there == Span(number, None, ()).key
    if address is None and not bold:
        if not there.startswith("]("):
            raise _BadTagError(f"the tag {number} says neither “bold” nor where it leads", tag.line)
        address = there[2:-1]
    return Span(number, address, tuple(_parts(tag, source)))


def _same(part: Code | Span, tag: Element, source: Mapping[int, str] | None) -> Code | Span:
    if not part.key:
        raise _BadTagError(f"the tag {part.id} does not say what it stands for", tag.line)
    there = (source or {}).get(part.id, part.key)
    if there != part.key:
        message = f"the tag {part.id} is “{part.key}” here, and “{there}” in the English"
        raise _BadTagError(message, tag.line)
    return part
