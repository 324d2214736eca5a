"""Reads a tagged PDF the way assistive technology does: along the structure tree, from marked
content, ActualText and ToUnicode. No guessing from positions.

``read_tree`` gives the tree, ``rows`` its elements one by one, ``tag_tree`` readable YAML, and
``flaws`` what a PDF/UA validator does not notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import yaml

_BFCHAR = re.compile(r"<([0-9A-F]{4})>\s*<([0-9A-F]+)>")
_SILENT = "\u200b"
"""Stands for glyphs without text of their own."""
_MAY_BE_EMPTY = ("StructTreeRoot", "TD", "TH")


class Row(NamedTuple):
    """One element: ``text`` with all that is inside it, ``language`` as inherited, ``page`` from 1
    (0: nothing drawn)."""

    role: str
    text: str
    language: str
    alt: str
    page: int


@dataclass
class Node:
    """A structure element. ``parts``: its text and child elements in reading order."""

    role: str
    language: str
    own_language: str = ""
    alt: str = ""
    title: str = ""
    page: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    marks: int = 0
    parts: list[str | Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element and everything in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def children(self) -> list[Node]:
        """Child elements in reading order."""
        return [part for part in self.parts if isinstance(part, Node)]

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def open_pdf(source: bytes | Path) -> pikepdf.Pdf:
    """A PDF from its bytes or its file."""
    return pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source)


def read_tree(source: bytes | Path) -> Node:
    """The structure tree of a PDF."""
    with open_pdf(source) as pdf:
        return _Reader(pdf).root()


def rows(tree: Node, *roles: str) -> list[Row]:
    """The elements in reading order; only those with one of ``roles``, if any are given."""
    return [
        Row(node.role, node.text, node.language, node.alt, node.page)
        for node in tree.walk()
        if not roles or node.role in roles
    ]


def marked_texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """(page index, marked-content identifier) -> text."""
    found: dict[tuple[int, int], str] = {}
    for index, page in enumerate(pdf.pages):
        for identifier, text in _page_texts(page).items():
            found[index, identifier] = text
    return found


def _page_texts(page: pikepdf.Page) -> dict[int, str]:
    fonts = page.obj.Resources.get("/Font", pikepdf.Dictionary())
    maps: dict[str, dict[int, str]] = {}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []  # identifier in force, inside an ActualText
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            identifier, replaced = stack[-1] if stack else (None, False)
            properties: Any = operands[1] if len(operands) > 1 else {}
            if "/MCID" in properties:
                identifier = int(properties["/MCID"])
                texts.setdefault(identifier, "")
            if "/ActualText" in properties:
                if identifier is not None:
                    texts[identifier] += str(properties["/ActualText"])
                replaced = True
            stack.append((identifier, replaced))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = str(operands[0])
            if font not in maps:
                maps[font] = _to_unicode(fonts[font])
            current = maps[font]
        elif name in ("Tj", "TJ") and stack and stack[-1][0] is not None and not stack[-1][1]:
            texts[stack[-1][0]] += _shown(operands[0], current)
    return texts


def _shown(operand: Any, meanings: dict[int, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return "".join(meanings[high << 8 | low] for high, low in pairs).replace(_SILENT, "")


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    body = cmap[cmap.index("endcodespacerange") :]
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in _BFCHAR.findall(body)
    }


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._texts = marked_texts(pdf)
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}

    def root(self) -> Node:
        catalogue = self._pdf.Root
        root = Node("StructTreeRoot", str(catalogue.get("/Lang", "")))
        for kid in _kids(catalogue.StructTreeRoot):
            root.parts.append(self._element(kid, root.language, -1))
        return root

    def _element(self, element: Any, language: str, page: int) -> Node:
        own = str(element.get("/Lang", ""))
        node = Node(str(element.S)[1:], own or language, own)
        node.alt, node.title = str(element.get("/Alt", "")), str(element.get("/T", ""))
        node.attributes = _attributes(element)
        if "/Pg" in element:
            page = self._pages[element.Pg.objgen]
        for kid in _kids(element):
            self._add(node, kid, page)
        return node

    def _add(self, node: Node, kid: Any, page: int) -> None:
        if not isinstance(kid, pikepdf.Dictionary):
            self._add_mark(node, page, int(kid))
        elif "/S" in kid:
            child = self._element(kid, node.language, page)
            node.page = node.page or child.page
            node.parts.append(child)
        else:
            where = self._pages[kid.Pg.objgen] if "/Pg" in kid else page
            if kid.get("/Type") == "/OBJR":
                node.targets.append(str(kid.Obj.A.URI))
                node.contents.append(str(kid.Obj.get("/Contents", "")))
            else:
                self._add_mark(node, where, int(kid.MCID))

    def _add_mark(self, node: Node, page: int, identifier: int) -> None:
        node.marks += 1
        node.page = node.page or page + 1
        text = self._texts[page, identifier]
        if node.parts and isinstance(node.parts[-1], str):
            node.parts[-1] += text
        elif text:
            node.parts.append(text)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(element: Any) -> dict[str, str]:
    groups = element.get("/A")
    if groups is None:
        return {}
    listed = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
    found: dict[str, str] = {}
    for group in listed:
        for key, value in group.items():
            if key == "/BBox":
                found["BBox"] = " ".join(f"{float(side):g}" for side in value)
            elif key != "/O":
                found[key[1:]] = str(value).removeprefix("/")
    return found


def tag_tree(tree: Node) -> str:
    """The tree as YAML a person can read and compare: what is said, not where it stands."""
    described = [_described(node) for node in tree.children]
    return yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=100)


def _described(node: Node) -> dict[str, Any]:
    """``{role: text}`` or ``{role: [what is inside]}``, with its properties in the key."""
    notes = [f"lang={node.own_language}"] if node.own_language else []
    notes += [f"{key}={value}" for key, value in sorted(node.attributes.items()) if key != "BBox"]
    notes += dict.fromkeys(node.targets)
    key = f"{node.role} ({', '.join(notes)})" if notes else node.role
    if node.alt:
        key += f" [{node.alt}]"
    if not node.children:
        return {key: node.text}
    parts = [part if isinstance(part, str) else _described(part) for part in node.parts]
    return {key: parts}


def flaws(tree: Node) -> list[str]:
    """What veraPDF passes and a reader of the leaflet would still stumble over."""
    found: list[str] = []
    for node in tree.walk():
        where = f"{node.role} {node.text[:30]!r}"
        if node.role == "Figure" and "BBox" not in node.attributes:
            found.append(f"{where}: no BBox")
        if node.role == "L" and "ListNumbering" not in node.attributes:
            found.append(f"{where}: no ListNumbering")
        if node.role == "Link" and not node.targets:
            found.append(f"{where}: no annotation (OBJR)")
        if node.role == "Link" and not all(node.contents):
            found.append(f"{where}: no Contents")
        for child in node.children:
            if child.role == "Span" and not child.own_language and node.role != "Figure":
                found.append(f"Span {child.text[:30]!r}: no Lang")
        if not node.parts and not node.marks and node.role not in _MAY_BE_EMPTY:
            found.append(f"{where}: empty")
        if node.text.strip() != " ".join(node.text.split()):
            found.append(f"{where}: odd spaces")
    return found
