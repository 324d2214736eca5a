"""The marks on a page that nobody has released: above everything else, and once more at its foot.

Their colours and words are those of the strip on paper; no template, theme or translation can
empty, cover or restyle them.
"""

from __future__ import annotations

from html import escape

from leaflets.html.runs import in_language
from leaflets.typeset.marks import MarkWords
from leaflets.typeset.styles import INK, YELLOW

_FIXED = (
    "display:block!important;visibility:visible!important;position:static!important;"
    "opacity:1!important;overflow:visible!important;height:auto!important;transform:none!important;"
    f"color:{INK}!important;background:{YELLOW}!important;border:3px solid {INK}!important;"
    "padding:.6rem max(1.1rem, calc((100% - 46rem) / 2))!important;border-inline:0!important;"
    "font-size:1rem!important;font-weight:700!important;text-align:start!important;"
)


def banner(marks: tuple[MarkWords, ...]) -> str:
    """One paragraph for each language, nothing where there are no marks."""
    words = "".join(
        f"<div{in_language(one.language)}>{escape(one.text, quote=False)}</div>"
        for one in marks
        if one.sentences
    )
    return f'<div class="leaflet-marks" role="note">{words}</div>' if words else ""


def rules(marks: tuple[MarkWords, ...]) -> str:
    """CSS of the banner; on paper the marks also stand at the head of every page, where the browser
    can do that (CSS Paged Media 3, margin boxes)."""
    if not any(one.sentences for one in marks):
        return ""
    # Each language in its own direction and line (UAX #9: isolates).
    said = _string("\n".join(f"\u2068{one.text}\u2069" for one in marks if one.sentences))
    at_the_head = (
        f"content:{said};width:100%;white-space:pre-line;font:700 8pt var(--family,sans-serif);"
        f"color:{INK};background:{YELLOW}"
    )
    return (
        f"div.leaflet-marks{{{_FIXED}print-color-adjust:exact!important}}"
        f"@page{{@top-center{{{at_the_head}}}}}"
    )


def _string(text: str) -> str:
    """A string of CSS (CSS Syntax 3, 4.3.5) that ends neither itself nor the style sheet."""
    kept = (c if c.isalnum() or c in " .,:" else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(kept)}"'
