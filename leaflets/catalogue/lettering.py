"""Letters of other scripts inside a page: of each script those that its titles and names need.

The computer at the front desk may have no Bengali or Chinese font: a title of squares helps nobody
to find a leaflet. Latin, Greek and Cyrillic every computer has. Nastaliq would take 300,000 bytes
for one title: here, where little is read, Urdu stands in the plainer letters of Arabic (Naskh).
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
_PLAIN: Final = "ar"
"""The language whose letters stand in for those of a heavy font, where it has them all."""


def lettering(shown: Mapping[str, str]) -> str:
    """Style for the words of a page. ``shown``: language (BCP 47) -> its letters."""
    fonts, rules = FontLibrary(), list[str]()
    for tag, text in sorted(shown.items()):
        face = _face(fonts, tag, text)
        if face is None:
            continue
        family, font = f"leaflets-{len(rules) // 2 + 1}", web_font(face, frozenset(text))
        rules.append(f"@font-face{{font-family:{family};font-weight:100 900;{source(font)}}}")
        rules.append(f'[lang="{tag}"]{{font-family:{family},system-ui,sans-serif}}')
    return "\n".join(rules)


def _face(fonts: FontLibrary, tag: str, text: str) -> Face | None:
    """None: the computer has one, or we have none."""
    try:
        if language(tag).script in _EVERYWHERE:
            return None
        own = fonts.stack(tag).faces(BOLD)[0]
    except LeafletsError:
        return None
    plain = fonts.stack(_PLAIN).faces(BOLD)[0]
    letters = frozenset(text)
    needed = {letter for letter in letters if own.has(letter)}
    heavy = len(web_font(own, letters)) > HEAVY
    return plain if heavy and all(map(plain.has, needed)) else own
