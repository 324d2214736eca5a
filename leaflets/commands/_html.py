"""Pages that commands write: one file each, nothing fetched, no scripts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from leaflets.commands._report import shown

if TYPE_CHECKING:
    from leaflets.problems import Problem

_STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 2em; color: #1b2330; background: #fff; }
table { border-collapse: collapse; margin-bottom: 2em; }
caption { text-align: left; font-weight: bold; font-size: 1.2em; padding-bottom: .5em; }
th, td { text-align: left; padding: .35em .55em; border-bottom: 1px solid #9aa3ae; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { max-width: 45em; margin-bottom: 2em; } dt { font-weight: bold; } dd { margin: 0 0 .5em; }
.good { background: #e3f3e7; } .wait { background: #fff3cf; } .bad { background: #fde3e3; }
"""


def page(title: str, heading: str, body: str, problems: Iterable[Problem]) -> str:
    """The whole page; ``body``: HTML; ``problems`` stand below."""
    return f"{begin(title, heading)}{body}{end(problems)}"


def begin(title: str, heading: str) -> str:
    """What stands before the body of a page that is written in pieces."""
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{heading}</h1>\n"
    )


def end(problems: Iterable[Problem]) -> str:
    """What stands after it; ``problems`` as a list."""
    return f"{_problem_list(problems)}</body>\n</html>"


def table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table of rows that are HTML already, and of ``heads`` made with ``head``."""
    body = "\n".join(rows)
    return f"{begin_table(caption, heads)}{body}\n{END_TABLE}"


def begin_table(caption: str, heads: Iterable[str]) -> str:
    """What stands before the rows of a table that is written in pieces."""
    row = "".join(heads)
    return f"<table><caption>{caption}</caption>\n<thead><tr>{row}</tr></thead>\n<tbody>\n"


END_TABLE = "</tbody></table>\n"


def head(words: str, kind: str = "") -> str:
    """The head of a column; ``kind``: ``number``, for a column of numbers."""
    style = f' class="{kind}"' if kind else ""
    return f'<th scope="col"{style}>{words}</th>'


def in_language(words: str, tag: str) -> str:
    """Words that are to be read aloud in their own language."""
    return f'<span lang="{escape(tag)}">{escape(words)}</span>'


def _problem_list(problems: Iterable[Problem]) -> str:
    """What is wrong, as a list with a heading; nothing if nothing is."""
    items = "".join(f"<li>{escape(_told(problem))}</li>\n" for problem in problems)
    return f"<h2>What is wrong</h2>\n<ul>\n{items}</ul>\n" if items else ""


def _told(problem: Problem) -> str:
    where = problem.where
    place = [shown(where.path)] if where and where.path else []
    place += [f"line {where.line}"] if where and where.line else []
    lead = f"{', '.join(place)}: " if place else ""
    hint = f" What to do: {problem.hint}." if problem.hint else ""
    return f"{lead}{problem.message} [{problem.code}].{hint}"
