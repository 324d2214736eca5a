"""A small workspace with Polish PO files, and what tests do with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leaflets.batch import load_workspace
from leaflets.catalogs.messages import extract_messages
from leaflets.catalogs.po import Entry, read_po
from leaflets.catalogs.writing import quoted
from leaflets.exchange.gathering import gather
from leaflets.exchange.segments import Delivery, Segment
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem
from tests.workspaces import write_workspace

TITLE, SMALL, SCAN = "dimple/what#title", "dimple/what#small.text", "dimple/what#scan.text"
SLEEPY, CALL, WEEK = "dimple/signs#sleepy.sign", "dimple/signs#today.action", "measures#week"
PAGE = "labels#page-of.text"

HEADER = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? \
1 : 2);\\n"
"""

WORDS: Mapping[str, tuple[str, ...]] = {
    TITLE: ("Co to jest?",),
    SLEEPY: ("Bardzo senne",),
    WEEK: ("{n} tydzień", "{n} tygodnie", "{n} tygodni"),
}
"""What is translated; everything else is not."""


def polish(
    folder: Path, words: Mapping[str, tuple[str, ...]] = WORDS, status: str = "translated"
) -> Path:
    """The small workspace, with PO files of all its messages."""
    write_workspace(folder, {"content/translations/pl/empty.po": HEADER})
    for topic, messages in extract_messages(load_workspace(folder)).items():
        text = HEADER + f'"X-Leaflets-Status: {status}\\n"\n'
        for message in messages:
            said = words.get(message.context, ())
            text += f"\n# {message.context} by hand\n#. a note\nmsgctxt {quoted(message.context)}\n"
            text += f"msgid {quoted(message.source)}\n"
            if message.plural is None:
                text += f"msgstr {quoted(''.join(said))}\n"
                continue
            text += f"msgid_plural {quoted(message.plural)}\n"
            forms = said or ("", "", "")
            text += "".join(f"msgstr[{n}] {quoted(form)}\n" for n, form in enumerate(forms))
        (folder / f"content/translations/pl/{topic}.po").write_text(text, "utf-8")
    return folder


def po_of(folder: Path, topic: str) -> Path:
    return folder / f"content/translations/pl/{topic}.po"


def entry(folder: Path, context: str) -> Entry:
    topic = "labels" if context == PAGE else context.partition("#")[0].partition("/")[0]
    return read_po(po_of(folder, topic)).by_context[context]


def library(folder: Path) -> Library:
    return load_workspace(folder)


def exported(folder: Path) -> Delivery:
    """All messages, as they go out."""
    found = gather(library(folder), "pl")
    return Delivery("en-GB", "pl", tuple(s for one in found.values() for s in one.segments))


def problems(error: LeafletsError) -> tuple[Problem, ...]:
    return error.problems


def one(delivery: Delivery, name: str) -> Segment:
    (found,) = (segment for segment in delivery.segments if segment.id == name)
    return found
