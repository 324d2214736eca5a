"""The outline of one edition, line by line: what changes in it is looked at by a person.

After a change on purpose: ``python -m tests.html.test_golden``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.end_to_end.jobs import SIGNS, SOURCE
from tests.html.editions import body, edition

GOLDEN = Path(__file__).with_name("signs-en-GB.txt")
LINES = ("h1", "h2", "h3", "p", "figcaption", "title", "text")
BOXES = ("header", "main", "footer", "section", "div", "ul", "ol", "li", "figure", "svg", "hr")


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """An element a line, with its classes and, where it holds a paragraph, its words."""
    name = element.tag.rpartition("}")[2]
    shown = name in (*LINES, *BOXES)
    if shown:
        classes = "".join(f".{one}" for one in element.get("class", "").split())
        language = f"[{element.get('lang')}]" if element.get("lang") else ""
        direct = name in LINES or (name == "div" and not len(element))
        words = " ".join("".join(element.itertext()).split()) if direct else ""
        yield f"{'  ' * depth}{name}{classes}{language} {words}".rstrip()
    for child in element if name not in LINES else ():
        yield from outline(child, depth + shown)


def made() -> str:
    return "\n".join(outline(body(edition(SIGNS, SOURCE)))) + "\n"


def test_the_outline_is_what_somebody_looked_at() -> None:
    assert made() == GOLDEN.read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(made(), "utf-8")
