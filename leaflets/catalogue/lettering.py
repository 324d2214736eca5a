"""Letters of other scripts inside a page: of each script those that its titles and names need.

The computer at the front desk may have no Bengali or Chinese font: a title of squares helps nobody
to find a leaflet. Latin, Greek and Cyrillic every computer has. Nastaliq is left out, which would
take 300,000 bytes for one title: any computer has the Arabic letters of Urdu.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from leaflets.fonts.house import BOLD
from leaflets.html.web_font import HEAVY, source, web_font
from leaflets.languages import language
from leaflets.problems import LeafletsError
from leaflets.text.faces import FontLibrary

if TYPE_CHECKING:
    from leaflets.text.face import Face

_EVERYWHERE: Final = frozenset({"Latn", "Grek", "Cyrl"})


def lettering(shown: Mapping[str, str]) -> str:
    """Style for the words of a page. ``shown``: language (BCP 47) -> its letters."""
    fonts, rules = FontLibrary(), list[str]()
    for tag, text in sorted(shown.items()):
        face = _face(fonts, tag)
        font = web_font(face, frozenset(text)) if face else b""
        if not font or len(font) > HEAVY:
            continue
        family = f"leaflets-{len(rules) // 2 + 1}"
        rules.append(f"@font-face{{font-family:{family};font-weight:100 900;{source(font)}}}")
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
