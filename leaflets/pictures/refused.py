"""Elements of SVG that are refused, each with the reason and the way out."""

from __future__ import annotations

from collections.abc import Mapping

REFUSED_ELEMENTS: Mapping[str, tuple[str, str, str]] = {
    name: (code, message, hint)
    for names, code, message, hint in (
        (
            "script handler listener",
            "picture/script",
            "A drawing must not carry a program.",
            "Remove the element.",
        ),
        (
            "text tspan textPath tref altGlyph flowRoot switch",
            "picture/text",
            "Words inside a drawing cannot be translated or read aloud.",
            "Write them as labels in the figure's YAML file; turn a logo's letters into paths.",
        ),
        (
            "image foreignObject feImage video audio iframe canvas",
            "picture/embedded",
            "Only paths and shapes can be read, no embedded picture or page.",
            "Use the PNG or JPEG file itself as the picture, or draw it as paths.",
        ),
        (
            "style",
            "picture/style-sheet",
            "Style sheets are not read.",
            "Export with presentation attributes (in the drawing program: no CSS classes).",
        ),
        (
            "linearGradient radialGradient meshgradient pattern hatch",
            "picture/gradient",
            "Gradients and patterns are not supported.",
            "Use one flat colour.",
        ),
        (
            "filter mask clipPath",
            "picture/effect",
            "Filters, masks and clipping are not supported.",
            "Cut or draw the shape itself.",
        ),
        (
            "animate animateMotion animateTransform animateColor set",
            "picture/animation",
            "Paper does not move: animation is refused.",
            "Remove the element.",
        ),
        (
            "use symbol marker",
            "picture/reuse",
            "Copies of other shapes are not read.",
            "Turn copies and symbols into paths (in Inkscape: Edit, Clone, Unlink).",
        ),
        (
            "a",
            "picture/reference",
            "A drawing must not hold links.",
            "Put the link into the leaflet's words.",
        ),
        (
            "svg",
            "picture/nested",
            "A drawing inside a drawing is not read.",
            "Use a group with a transform instead.",
        ),
    )
    for name in names.split()
}
"""Element name -> code, message, hint."""
