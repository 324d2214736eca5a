"""XLIFF 1.2 (OASIS, 2008): what agencies' programs read and write.

The id of a unit is the PO context. A fingerprint in ``extradata`` says what the translation was at
export. Plural forms stand in a group, as the XLIFF 1.2 guide for gettext has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from leaflets.catalogs.messages import topic_of
from leaflets.exchange.codes import Code, Part, Span, coded
from leaflets.exchange.segments import Delivery, Format, Segment
from leaflets.exchange.xliff_reading import NAMESPACES, read
from leaflets.exchange.xml_tree import escaped, opening, tag

PLURALS = "x-gettext-plurals"
_STATES = {
    "stale": {"state": "needs-translation"},
    "machine draft": {"state": "translated", "state-qualifier": "leveraged-mt"},
    "approved": {"state": "final"},
}


def _write(delivery: Delivery) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<xliff xmlns="{NAMESPACES[0]}" version="1.2">')
    for topic, segments in groupby(delivery.segments, lambda one: topic_of(one.context)):
        attributes = {
            "original": f"{topic}.po",
            "source-language": delivery.source_language,
            "target-language": delivery.language,
            "datatype": "plaintext",
        }
        lines.append(opening("file", attributes))
        lines.append("<body>")
        for _, forms in groupby(segments, lambda one: one.context):
            lines += _message(tuple(forms))
        lines += ["</body>", "</file>"]
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _message(forms: tuple[Segment, ...]) -> Iterator[str]:
    first = forms[0]
    if first.form is None:
        yield _unit(first)
        return
    attributes = {"id": first.context, "restype": PLURALS, "resname": first.context}
    yield opening("group", attributes)
    yield from map(_unit, forms)
    yield "</group>"


def _unit(segment: Segment) -> str:
    attributes = {
        "id": segment.id,
        "resname": segment.context,
        "approved": "yes" if segment.state == "approved" else None,
        "maxwidth": segment.limit,
        "size-unit": "char" if segment.limit else None,
        "extradata": segment.fingerprint,
        "xml:space": "preserve",
    }
    return tag("trans-unit", attributes, "\n" + "".join(f"{line}\n" for line in _inside(segment)))


def _inside(segment: Segment) -> Iterator[str]:
    """The children of a unit, in the order of the schema."""
    yield tag("source", {}, _inline(coded(segment.source)))
    if segment.target:
        said = _STATES.get(segment.state, {"state": "translated"})
        yield tag("target", said, _inline(coded(segment.target, segment.source)))
    for note in segment.notes:
        yield tag("note", {"from": "developer"}, escaped(note))
    if segment.state == "stale" and segment.previous:
        source = tag("source", {}, _inline(coded(segment.previous)))
        target = tag("target", {}, _inline(coded(segment.target, segment.previous)))
        kind = {"alttranstype": "previous-version", "xml:space": "preserve"}
        yield tag("alt-trans", kind, source + target)


def _inline(parts: tuple[Part, ...]) -> str:
    return "".join(map(_part, parts))


def _part(part: Part) -> str:
    match part:
        case Code():
            return tag("x", {"id": part.id, "equiv-text": part.text})
        case Span(address=None):
            return tag("g", {"id": part.id, "ctype": "bold"}, _inline(part.parts))
        case Span():
            kind = {"id": part.id, "ctype": "link", "equiv-text": part.address}
            return tag("g", kind, _inline(part.parts))
    return escaped(part)


FORMAT = Format((".xlf", ".xliff"), _write, read)
