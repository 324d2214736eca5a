"""Reads drawings and logos from SVG, strictly and safely.

Only what can be printed exactly is read: paths, basic shapes and groups in flat opaque colours.
Anything else is refused with the line it stands on. The reader never opens another file, never
expands an entity, and works in time proportional to the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple
from xml.parsers import expat

from leaflets.model import picture as model
from leaflets.model.picture import VectorPicture
from leaflets.pictures.geometry import Matrix
from leaflets.pictures.paint import Paint, Refusal, apply_property, in_order, property_kind
from leaflets.pictures.path_data import (
    LARGEST_NUMBER,
    SEGMENT_LIMIT,
    transform_matrix,
)
from leaflets.pictures.raster import read_limited
from leaflets.pictures.refused import REFUSED_ELEMENTS
from leaflets.pictures.shapes import SHAPE_ATTRIBUTES, shape_segments, view_box
from leaflets.problems import LeafletsError, Problem, Where

SVG_BYTES_LIMIT: Final = 512 * 1024
"""A larger file is a traced photograph or carries a hidden image (our choice)."""

PROBLEM_LIMIT: Final = 50
"""Reading stops after so many problems: a person mends the first ones and tries again."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SILENT = frozenset({"title", "desc", "metadata"})
_ROOT_ATTRIBUTES = frozenset({"version", "baseProfile", "width", "height", "viewBox", "x", "y"})
_ANYWHERE = frozenset({"id", "class", "style", "transform", "role", "focusable", "tabindex"})


class _Scope(NamedTuple):
    """What holds inside an open element. ``skipped``: nothing in it is drawn or looked at."""

    matrix: Matrix = Matrix()
    paint: Paint = Paint()
    skipped: bool = False
    unseen: bool = False


class _TooManyProblems(Exception):  # noqa: N818 - only ends the parse
    pass


def read_svg(path: Path) -> VectorPicture:
    """The drawing in ``path``, in its own units, origin top left.

    Colours come out as ``#rrggbb`` or as palette names (``data-fill``, ``data-stroke``). Raises
    ``LeafletsError`` with every problem found, each with its line.
    """
    return parse_svg(read_limited(path, SVG_BYTES_LIMIT), path)


def parse_svg(data: bytes, path: Path) -> VectorPicture:
    """The drawing in the bytes of the file ``path``; see :func:`read_svg`."""
    if len(data) > SVG_BYTES_LIMIT:
        raise LeafletsError(
            Problem(
                "picture/too-large",
                f"The drawing is larger than {SVG_BYTES_LIMIT // 1024} KB.",
                Where(path),
                "Simplify the paths, remove hidden layers, or use a PNG of at least 300 dpi.",
            )
        )
    if b"\0" in data:
        # UTF-16 by its byte order mark: the parser would follow it whatever encoding we give it.
        message = "The drawing is not in UTF-8."
        hint = "Save it again as plain SVG in UTF-8."
        raise LeafletsError(Problem("picture/encoding", message, Where(path), hint))
    return _Reader(path).read(data)


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.paths: list[model.Path] = []
        self.segment_count = 0
        self.size: tuple[float, float] | None = None
        self.scopes: list[_Scope] = []
        # The encoding is fixed: a declared one could change what the checks see.
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> VectorPicture:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            words = expat.ErrorString(error.code)
            hint = "Open the file in a drawing program and save it again as plain SVG in UTF-8."
            self._add("picture/not-xml", f"The file is not well-formed XML: {words}.", hint)
        except _TooManyProblems:
            pass
        if self.problems:
            raise LeafletsError(*self.problems)
        if self.size is None or not self.paths:
            hint = "Export the drawing again; hidden shapes do not count."
            self._add("picture/empty", "There is nothing to draw in this file.", hint)
            raise LeafletsError(*self.problems)
        return VectorPicture(*self.size, tuple(self.paths))

    def _add(self, code: str, message: str, hint: str = "", field: str = "") -> None:
        where = Where(self.path, self.parser.CurrentLineNumber, field)
        self.problems.append(Problem(code, message, where, hint))
        if len(self.problems) >= PROBLEM_LIMIT:
            raise _TooManyProblems

    def _doctype(self, *_: object) -> None:
        hint = "Delete the <!DOCTYPE ...> part; plain SVG needs none."
        self._add("picture/doctype", "A document type could define entities: refused.", hint)
        raise _TooManyProblems

    def _instruction(self, target: str, _: str) -> None:
        hint = "Remove it, and write colours as attributes of the shapes."
        self._add("picture/style-sheet", f"The instruction <?{target[:30]}?> is refused.", hint)

    def _end(self, _: str) -> None:
        self.scopes.pop()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self.scopes:
            self.scopes.append(self._root(namespace, name, attributes))
            return
        outer = self.scopes[-1]
        foreign = namespace != _SVG
        if outer.skipped or (foreign and namespace) or name in _SILENT:
            # Notes of a drawing program (another namespace) and titles are not drawn.
            self.scopes.append(_Scope(skipped=True))
            return
        known = not foreign and (name in SHAPE_ATTRIBUTES or name in {"g", "defs"})
        if not known:
            self._refuse_element(name)
            self.scopes.append(_Scope(skipped=True))
            return
        scope = self._inside(name, outer, attributes)
        if name in SHAPE_ATTRIBUTES and not scope.unseen:
            self._draw(name, scope, attributes)
        self.scopes.append(scope)

    def _root(self, namespace: str, name: str, attributes: dict[str, str]) -> _Scope:
        if name != "svg" or namespace != _SVG:
            hint = f'The first element must be <svg xmlns="{_SVG}">.'
            self._add("picture/not-svg", f"The file begins with <{name[:30]}>, not SVG.", hint)
            raise _TooManyProblems
        scope = self._inside("svg", _Scope(), attributes)
        try:
            x, y, width, height = view_box(attributes)
        except ValueError as error:
            hint = 'Give the drawing a viewBox, such as viewBox="0 0 240 260".'
            self._add("picture/size", f"The size cannot be used: {error}.", hint, "viewBox")
            return scope
        self.size = (width, height)
        return _Scope(Matrix(e=-x, f=-y).after(scope.matrix), scope.paint, unseen=scope.unseen)

    def _refuse_element(self, name: str) -> None:
        plain = (f"<{name[:30]}> is not read.", "Turn it into paths, or remove it.")
        code, message, hint = REFUSED_ELEMENTS.get(name, ("picture/element", *plain))
        self._add(code, message if name not in REFUSED_ELEMENTS else f"<{name}>: {message}", hint)

    def _inside(self, name: str, outer: _Scope, attributes: dict[str, str]) -> _Scope:
        """The scope of an element, from its attributes; every bad attribute is a problem."""
        matrix, properties = outer.matrix, dict[str, str]()
        own = _ROOT_ATTRIBUTES if name == "svg" else SHAPE_ATTRIBUTES.get(name, frozenset())
        for attribute, value in attributes.items():
            if attribute in own:
                continue
            self._check_reference(attribute, value)
            kind = property_kind(attribute)
            if kind in {"paint", "neutral-only"}:
                properties[attribute] = value.strip()
            elif attribute == "transform":
                matrix = matrix.after(self._transform(value))
            elif kind == "unknown" and attribute not in _ANYWHERE:
                self._unknown(attribute)
        # A declaration in style="" wins over an attribute (SVG 1.1 6.4), palette names over both.
        declared = self._declarations(attributes.get("style", ""))
        unseen = outer.unseen or name == "defs"
        unseen |= "none" in (declared.pop("display", ""), attributes.get("display", "").strip())
        if not max(map(abs, matrix)) <= LARGEST_NUMBER:
            hint = "Apply the transforms to the shapes."
            self._add("picture/transform", "The transforms make the drawing too large.", hint)
            matrix = Matrix()
        return _Scope(matrix, self._painted(outer.paint, properties | declared), unseen=unseen)

    def _check_reference(self, attribute: str, value: str) -> None:
        namespace, _, name = attribute.rpartition(" ")
        if name.lower().startswith("on") and not namespace:
            hint = "Remove the attribute."
            self._add("picture/script", f'"{name[:30]}" would run a program.', hint, name[:30])
        elif name.lower() == "href" and namespace in {"", _XLINK}:
            hint = "Remove the attribute; a drawing stands alone."
            self._add("picture/reference", f'"{value[:40]}" points elsewhere.', hint, name)
        elif name.lower() == "base" and "XML" in namespace:
            self._add("picture/reference", "xml:base is refused.", "Remove it.", name)

    def _unknown(self, attribute: str) -> None:
        foreign = " " in attribute
        if foreign or attribute.lower().startswith(("on", "data-", "aria-")):
            return  # a drawing program's own note, or reported already
        if attribute.lower() == "href":
            return
        hint = "Remove it; if it changes how the drawing looks, draw that with paths."
        self._add("picture/attribute", f'"{attribute[:40]}" is not read.', hint, attribute[:40])

    def _transform(self, value: str) -> Matrix:
        try:
            return transform_matrix(value)
        except ValueError as error:
            hint = "Save the drawing with transforms applied to the shapes."
            self._add("picture/transform", f"{_sentence(error)}", hint, "transform")
            return Matrix()

    def _declarations(self, style: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for declaration in style.split(";"):
            name, colon, value = (part.strip() for part in declaration.partition(":"))
            kind = property_kind(name)
            if not name and not colon:
                continue
            if not colon or kind == "unknown":
                hint = "Keep to fill and stroke properties."
                self._add("picture/attribute", f'"{name[:40]}" is not read.', hint, "style")
            elif kind != "ignored" or name == "display":
                found[name] = value
        return found

    def _painted(self, paint: Paint, properties: dict[str, str]) -> Paint:
        for name, value in in_order(properties):
            try:
                paint = apply_property(paint, name, value)
            except Refusal as refusal:
                self._add(refusal.code, refusal.message, refusal.hint, name)
            except ValueError as error:
                self._add("picture/value", f"{_sentence(error)}", "Correct the value.", name)
        return paint

    def _draw(self, shape: str, scope: _Scope, attributes: dict[str, str]) -> None:
        try:
            segments = shape_segments(shape, attributes)
        except ValueError as error:
            hint = "Save the drawing again, or correct the numbers."
            self._add("picture/shape", f"<{shape}>: {_sentence(error)}", hint)
            return
        self.segment_count += len(segments)
        if self.segment_count > SEGMENT_LIMIT:
            hint = "Simplify the paths, or use a PNG of at least 300 dpi."
            message = f"The drawing has more than {SEGMENT_LIMIT} segments."
            self._add("picture/too-complex", message, hint)
            raise _TooManyProblems
        path = self._path(scope, segments)
        if path:
            self.paths.append(path)

    def _path(self, scope: _Scope, segments: list[model.Segment]) -> model.Path | None:
        paint, matrix = scope.paint, scope.matrix
        scale = abs(matrix.determinant) ** 0.5
        stroked = paint.stroke is not None and paint.stroke_width > 0
        if not segments or not scale or not paint.visible or not (paint.fill or stroked):
            return None
        if stroked and not matrix.is_even:
            hint = "Apply the transform to the path, or turn the stroke into a path."
            message = "A stroke is stretched unevenly by a transform."
            self._add("picture/uneven-stroke", message, hint, "transform")
            return None
        return model.Path(
            segments=matrix.apply(segments),
            fill=paint.fill,
            stroke=paint.stroke if stroked else None,
            stroke_width=round(paint.stroke_width * scale, 4) if stroked else 0.0,
            even_odd=paint.even_odd,
            round_joins="round" in (paint.join, paint.cap),
            dash=tuple(round(part * scale, 4) for part in paint.dash) if stroked else (),
        )


def _sentence(error: ValueError) -> str:
    words = str(error)
    return words[:1].upper() + words[1:] + "."
