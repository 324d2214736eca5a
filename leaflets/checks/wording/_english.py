"""English as far as checks read it: sentences, the passive voice, words that tell somebody to act.

No grammar: patterns and short lists, which know what leaflets usually say. Where they are not sure,
they say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.quality import Printed, Subject
from leaflets.punctuation import sentences

ENGLISH = ("en",)
"""What these patterns read (ISO 639)."""

_LEAST = 3
"""Words of a sentence: what is shorter is an answer or a heading (“Yes.”)."""

_BE = r"(?:am|is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)"
_BETWEEN = r"(?: (?:not|never|also|often|always|then|now|still|sometimes|already|just|\w+ly)){0,2}"
_IRREGULAR = (
    "brought|built|caught|chosen|cut|done|drawn|driven|eaten|fed|found|forgotten|given|grown|heard|"
    "held|hidden|hurt|kept|known|laid|led|left|lost|made|meant|paid|put|read|said|seen|sent|set|"
    "shown|sold|spoken|stuck|taken|taught|thought|told|torn|understood|worn|won|written"
)
_PASSIVE = re.compile(rf"\b{_BE}{_BETWEEN} (\w+ed|{_IRREGULAR})(?![\w-])", re.IGNORECASE)

_STATES = frozenset(
    re.findall(
        r"\w+",
        "red bed naked need hundred indeed based blocked called closed coated concerned crooked "
        "experienced frightened healed interested involved located married named pleased qualified "
        "related relaxed relieved scared settled supposed surprised tired trained used worried "
        "wrinkled",
    )
)
"""After “is” these say what something is or is called, not what is done to it."""

_ACTS = frozenset(
    re.findall(
        r"\w+",
        "answer apply arrange ask attend avoid bath bathe book breathe bring call carry "
        "change check choose clean collect come compare complete contact cover cut dial "
        "discuss do drink dry eat exercise feed fill find follow get give go have help hold "
        "keep learn leave let lie lift list listen look lower make mark measure move note "
        "open order pat phone plan practise practice prepare press protect put raise read "
        "record remember remove repeat report rest return ring rinse rub say search seek "
        "see show sign sit sleep speak stand start stay stop store take talk tell think "
        "tick touch try turn use visit wait walk wash watch wear wet wipe wrap write never "
        "please",
    )
)
"""First words of sentences that tell the reader to act; “never” and “please” stand before others,
and “do” before “not”."""

_START = re.compile(r"(?:^|[.!?:;,–—]\s+|\b(?:and|or|then)\s+)[\"“‘'(]*([A-Za-z]+)")
_READER = re.compile(r"\b(?:you|your|yours|yourself|us|we|our|me|my|i)\b", re.IGNORECASE)


def sentences_in(printed: Printed, language: str) -> Iterator[str]:
    """The full sentences of a text: those that end in a sign and have three words or more."""
    for sentence in sentences(printed.text, language).parts:
        said = sentence.rstrip("\"'”’)] ")
        if said.endswith((".", "!", "?", "…")) and len(said.split()) >= _LEAST:
            yield sentence


def read_sentences(subject: Subject) -> Iterator[tuple[Printed, str]]:
    """Every full sentence of a leaflet but headings, with the text it stands in."""
    for printed in subject.texts:
        if printed.field != "title":
            for sentence in sentences_in(printed, subject.language):
                yield printed, sentence


def passive_in(sentence: str) -> str:
    """The words that make a sentence passive (“was examined”), or nothing."""
    for found in _PASSIVE.finditer(sentence):
        if found[1].lower() not in _STATES:
            return found[0]
    return ""


def tells_to_act(text: str) -> bool:
    """Whether a sentence, or a part of one behind a comma, begins with a word that tells the reader
    to act."""
    return any(found[1].lower() in _ACTS for found in _START.finditer(text))


def speaks_to_reader(text: str) -> bool:
    """Whether a text tells the reader to act, or is between “you” and “us”."""
    return tells_to_act(text) or _READER.search(text) is not None
