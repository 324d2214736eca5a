"""TMX 1.4b (LISA, 2005): pairs that an agency's translation memory can use. Goes out only.

A pair that comes back through a memory has lost its place; translations come back by their ids.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.exchange.codes import Code, Part, Span, coded
from leaflets.exchange.segments import Delivery, Format, Segment
from leaflets.exchange.xml_tree import escaped, tag
from leaflets.version import VERSION


def _write(delivery: Delivery) -> bytes:
    header = {
        "creationtool": "leaflets",
        "creationtoolversion": VERSION,
        "segtype": "paragraph",
        "o-tmf": "gettext",
        "adminlang": "en",
        "srclang": delivery.source_language,
        "datatype": "plaintext",
    }
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', tag("header", header)]
    lines.append("<body>")
    lines += [_pair(segment, delivery) for segment in delivery.segments if segment.target]
    return "\n".join([*lines, "</body>", "</tmx>", ""]).encode()


def _pair(segment: Segment, delivery: Delivery) -> str:
    sides = (
        (delivery.source_language, coded(segment.source)),
        (delivery.language, coded(segment.target, segment.source)),
    )
    lines = [tag("prop", {"type": "x-state"}, escaped(segment.state))]
    for language, parts in sides:
        words = tag("seg", {}, "".join(_inline(parts)))
        lines.append(tag("tuv", {"xml:lang": language}, words))
    return tag("tu", {"tuid": segment.id}, "\n" + "".join(f"{line}\n" for line in lines))


def _inline(parts: tuple[Part, ...]) -> Iterator[str]:
    """``x`` joins tags of the two languages, ``i`` the two ends of one."""
    for part in parts:
        match part:
            case Code():
                yield tag("ph", {"x": part.id}, escaped(part.text))
            case Span():
                kind = "bold" if part.address is None else "link"
                yield tag("bpt", {"i": part.id, "x": part.id, "type": kind}, escaped(part.open))
                yield from _inline(part.parts)
                yield tag("ept", {"i": part.id}, escaped(part.close))
            case _:
                yield escaped(part)


FORMAT = Format((".tmx",), _write)
