"""Text cut into items: stretches of one script in one face, ready for shaping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.shaping import COMMON
from leaflets.text.unicode_data import script

if TYPE_CHECKING:
    from leaflets.text.face import Face
    from leaflets.text.faces import FontStack

_SHARED: Final = (COMMON, "Zinh")
"""Scripts of characters that take on the script of their neighbours (UAX #24 section 5.1)."""


class Item(NamedTuple):
    """A stretch of text that one face draws; ``face`` is None when no font has the characters.

    ``script`` is an ISO 15924 code, `COMMON` for digits and signs without letters beside them.
    """

    text: str
    script: str
    face: Face | None


def itemize(text: str, stack: FontStack, weight: int) -> tuple[Item, ...]:
    """Cut a word of one direction and style by script and face.

    A word of one script is set in the first face that has all of it. Else every grapheme cluster
    stays in one item; digits and punctuation go with the letters before them, or else after them,
    if that face has them ("COVID-19" in one face).
    """
    own = stack.faces(weight)[0]
    if text and text.isascii() and own.has_all(text):
        letters = text.isalpha() or any(map(str.isalpha, text))
        return (Item(text, "Latn" if letters else COMMON, own),)
    scripts = {one for one in map(script, text) if one not in _SHARED}
    if len(scripts) < 2:
        for face in stack.faces(weight) if text else ():
            if face.has_all(text):
                return (Item(text, scripts.pop() if scripts else COMMON, face),)
    items: list[Item] = []
    start = 0
    for end in grapheme_boundaries(text):
        _append(items, text[start:end], stack, weight)
        start = end
    return tuple(items)


def _append(items: list[Item], cluster: str, stack: FontStack, weight: int) -> None:
    """Add a grapheme cluster to the last item or as a new one."""
    last = items[-1] if items else None
    cluster_script = next((s for s in map(script, cluster) if s not in _SHARED), COMMON)
    if cluster_script == COMMON:
        if last and last.script != COMMON and last.face and covers(last.face, cluster):
            items[-1] = last._replace(text=last.text + cluster)
            return
        face = _face_for(cluster, stack, weight)
        if last and last.script == COMMON and last.face is face:
            items[-1] = last._replace(text=last.text + cluster)
            return
        items.append(Item(cluster, COMMON, face))
        return
    face = _face_for(cluster, stack, weight)
    if last and last.script == cluster_script and last.face is face:
        items[-1] = last._replace(text=last.text + cluster)
    elif last and last.script == COMMON and face and face.has_all(last.text):
        # Signs before the first letter go with it.
        items[-1] = Item(last.text + cluster, cluster_script, face)
    else:
        items.append(Item(cluster, cluster_script, face))


def _face_for(cluster: str, stack: FontStack, weight: int) -> Face | None:
    """The face that draws a whole cluster, so that marks sit on their letters."""
    face = stack.face_for(cluster[0], weight)
    if face is not None and (len(cluster) == 1 or covers(face, cluster)):
        return face
    for face in stack.faces(weight):
        if covers(face, cluster):
            return face
    return None


def covers(face: Face, cluster: str) -> bool:
    """Whether the face can draw the cluster as it stands, composed or decomposed: HarfBuzz takes
    the form that the font has."""
    if face.has_all(cluster):
        return True
    return not cluster.isascii() and (
        face.has_all(normalize("NFC", cluster)) or face.has_all(normalize("NFD", cluster))
    )


def missing_characters(text: str, stack: FontStack, weight: int) -> list[str]:
    """Which characters of an item without a face are the reason; each once."""
    unknown = [char for char in text if stack.face_for(char, weight) is None]
    # Every character is in some font but no font has them together: name what does not fit.
    return list(dict.fromkeys(unknown or text[-1:]))
