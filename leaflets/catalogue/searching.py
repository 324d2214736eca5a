"""The words a leaflet is found by, as they are compared: the same for every way to write them.

The page does the same to what is typed, with the same tables: ``FOLDING`` goes into it as JSON.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

DROPPED = (
    r"[\u0300-\u036f\u0483-\u0487"  # Latin, Greek, Cyrillic: combining marks
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    r"\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u093c\u0a3c\u0abc"  # nukta of Hindi, Punjabi and Gujarati, which many do not type
    r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"  # nothing to see
)
"""What does not count, as a regular expression for Python and JavaScript. Arabic: harakat, the
hamza by itself (on its carriers it is a mark after NFKD) and the tatweel that only draws out. Signs
of other scripts stay: a vowel of Bengali or Tamil, a tone of Thai makes another word."""

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
    "ħ": "h", "ŋ": "n", "ς": "σ",
    "\u0671": "\u0627",  # alef wasla: alef
    "\u0629": "\u0647",  # teh marbuta: heh
    "\u0649": "\u064a", "\u06cc": "\u064a", "\u06d2": "\u064a",  # alef maksura, Persian, Urdu: yeh
    "\u06a9": "\u0643",  # Persian kaf: kaf
    "\u06c1": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647",  # Urdu, Kurdish: heh
}  # fmt: skip
"""Letter, after NFKD and in small letters -> what it is taken for."""

FOLDING = {"dropped": DROPPED, "letters": LETTERS}

_DROPPED = re.compile(DROPPED)
_LETTERS = str.maketrans(LETTERS)


def plain(text: str) -> str:
    """The words of ``text``, with one space between them: in small letters, compatibility forms as
    the usual ones (NFKD), accents and vowel points off, digits of every script as 0 to 9."""
    folded = unicodedata.normalize("NFKD", text).lower()
    folded = unicodedata.normalize("NFKD", folded)  # small letters may come apart again
    folded = _DROPPED.sub("", folded).translate(_LETTERS)
    return " ".join("".join(map(_counted, folded)).split())


def _counted(char: str) -> str:
    """A digit as it is counted; a space for what is neither letter, mark nor number."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    return char if category[0] in "LMN" else " "


def words_of(texts: Iterable[str]) -> str:
    """The words of all ``texts``, each once, in the order in which they come first."""
    return " ".join(dict.fromkeys(word for text in texts for word in plain(text).split()))
