"""The page that ``leaflets translations status --format html`` writes: one file, no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from leaflets.commands import _html as html
from leaflets.languages import language as known_language

if TYPE_CHECKING:
    from leaflets.catalogs.counting import Count
    from leaflets.catalogs.progress import Progress
    from leaflets.problems import Problem

HEADS = {
    "messages": "Messages",
    "translated": "Translated",
    "stale": "Stale",
    "guesses": "Guesses",
    "untranslated": "Missing",
    "words": "Words to do",
    "new_words": "New",
    "changed_words": "Changed",
    "repeated_words": "Repeated",
}
"""Fields of ``Count`` -> heads of columns, in their order."""

_MEANING = """
<h2>What the columns mean</h2>
<dl>
<dt>Stale</dt><dd>The English has changed since it was translated.</dd>
<dt>Guesses</dt><dd>Marked as fuzzy by a program or a translator; never printed.</dd>
<dt>Missing</dt><dd>Not translated.</dd>
<dt>Words to do</dt><dd>Words of the English that are to be translated. New: of new sentences.
Changed: of sentences three quarters of which are as they were. Repeated: of sentences that are
there already.</dd>
<dt>Last saved</dt><dd>By a translator, as the file says. Nothing is known of the day on which a
single message was translated or became stale.</dd>
</dl>
"""


def page(rows: Sequence[Progress], problems: Sequence[Problem]) -> str:
    """The whole page: all languages, then each by topics, then ``problems``."""
    languages = [(_spoken(row), row.count, str(row.oldest_stale or "")) for row in rows]
    tables = [_table("All languages", "Language", "Oldest stale", languages), _MEANING]
    for row in rows:
        topics = [(escape(t.topic), t.count, str(t.revised or "")) for t in row.topics]
        tables.append(_table(_spoken(row), "File", "Last saved", topics))
    title = "Translations: how much there is to do"
    return html.page(title, title, "".join(tables), problems)


def _spoken(row: Progress) -> str:
    found = known_language(row.language)
    name = html.in_language(found.name, row.language)
    return f"{name} ({escape(found.english_name)}, {escape(row.language)})"


def _table(caption: str, what: str, last: str, rows: Sequence[tuple[str, Count, str]]) -> str:
    numbers = (html.head(head, "number") for head in HEADS.values())
    return html.table(caption, (html.head(what), *numbers, html.head(last)), _lines(rows))


def _lines(rows: Sequence[tuple[str, Count, str]]) -> Iterator[str]:
    for name, count, last in rows:
        numbers = "".join(f'<td class="number">{getattr(count, head):,}</td>' for head in HEADS)
        yield f'<tr><th scope="row">{name}</th>{numbers}<td>{escape(last)}</td></tr>'
