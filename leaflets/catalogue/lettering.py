"""Letters of other scripts inside a page: of each script those that its titles and names need.

The computer at the front desk may have no Bengali or Chinese font: a title of squares helps nobody
to find a leaflet. Latin, Greek and Cyrillic every computer has.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from leaflets.fonts.house import BOLD
from leaflets.languages import language
from leaflets.problems import LeafletsError
from leaflets.text.faces import FontLibrary

if TYPE_CHECKING:
    from leaflets.text.face import Face

_EVERYWHERE: Final = frozenset({"Latn", "Grek", "Cyrl"})
HEAVY: Final = 100_000
"""Bytes of a font that is left to the computer, which has the Arabic letters of Urdu: Nastaliq
takes 300,000 for one title."""
_UNUSED: Final = ("DSIG", "LTSH", "MATH", "STAT", "VDMX", "gasp", "hdmx", "meta")
"""Tables that no browser needs to shape or draw."""


def lettering(shown: Mapping[str, str]) -> str:
    """Style for the words of a page. ``shown``: language (BCP 47) -> its letters."""
    fonts, rules = FontLibrary(), list[str]()
    for tag, text in sorted(shown.items()):
        face = _face(fonts, tag)
        data = _program(face, frozenset(text)) if face else b""
        if face is None or len(data) > HEAVY:
            continue
        family = f"leaflets-{len(rules) // 2 + 1}"
        coded = base64.b64encode(data).decode()
        rules.append(
            f"@font-face{{font-family:{family};font-weight:100 900;"
            f"src:url(data:font/ttf;base64,{coded})}}"
        )
        rules.append(f'[lang="{tag}"]{{font-family:{family},system-ui,sans-serif}}')
    return "\n".join(rules)


def _face(fonts: FontLibrary, tag: str) -> Face | None:
    """None: the computer has one, or we have none."""
    try:
        if language(tag).script in _EVERYWHERE:
            return None
        return fonts.stack(tag).faces(BOLD)[0]
    except LeafletsError:
        return None


@lru_cache(maxsize=64)
def _program(face: Face, letters: frozenset[str]) -> bytes:
    """The face with these letters, and whatever glyphs shaping makes of them."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(ord(char) for char in letters if face.has(char)))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode()) for tag in _UNUSED)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.variations:
        wanted.pin_all_axes_to_default(face.hb_face)
    for axis, value in sorted(face.variations.items()):
        wanted.pin_axis_location(face.hb_face, axis, value)
    return bytes(hb.SubsetPlan(face.hb_face, wanted).execute().blob.data)
