"""What the YAML parser says, in the words of the people who write content."""

from __future__ import annotations

from pathlib import Path

from leaflets.problems import Problem, Where

BELOW = "write >- after the colon and put the text on the next line, indented"
"""The remedy that always works: a block scalar, in which no character has a meaning."""

_SYNTAX = (
    ("mapping values are not allowed", "a colon followed by a space needs care inside a text",
     f"text that contains a colon must go on the next line: {BELOW}"),
    ("alphabetic or numeric character", "* or & at the start of a value has a meaning of its own",
     BELOW),
    ("cannot start any token", "a value cannot start with @, % or `", BELOW),
    ("expected ',' or", "{ or [ at the start of a value opens a list that is not closed",
     f"if it belongs to the text, {BELOW}"),
    ("could not find expected ':'", "a name of a field without a colon, or a line out of place",
     "check this line and the one above: name, colon, space, value; two spaces for each level"),
    ("undefined tag", "! at the start of a value has a meaning of its own", BELOW),
    ("did not find expected '-'", "an entry of the list is not lined up with the others",
     "start each entry with - in the same column"),
    ("block sequence entries are not allowed", "a list cannot start on the line of its name",
     "start the list on the next line, each entry with - and a space"),
    ("did not find expected <document start>", "the text goes on where it should have ended",
     BELOW),
    ("unknown escape", "a backslash inside double quotes has a meaning of its own", BELOW),
)  # fmt: skip


def syntax_problem(problem: str, context: str, line: int, text: str, path: Path) -> Problem:
    """For authors: what the YAML parser says as ``problem`` and ``context``; ``line`` from 0."""
    content = text.split("\n")[line] if line <= text.count("\n") else ""
    value = content.partition(": ")[2].strip() or content.strip().removeprefix("- ")
    if "quoted scalar" in context:
        message, hint = "a quotation mark is opened and not closed", BELOW
    elif "expected key" in problem and value[:1] in ("{", "["):
        message = f"{value[0]} at the start of a value has a meaning of its own"
        hint = f"if it begins a text, {BELOW}"
    elif "expected key" in problem and value[:1] in ("'", '"'):
        message = "the text goes on after its closing quotation mark"
        hint = f"take the quotation marks away: {BELOW}"
    elif "expected key" in problem:
        message = "this line does not fit under the one above"
        hint = "check the indentation: two spaces for each level"
    else:
        found = next((entry for entry in _SYNTAX if entry[0] in problem), None)
        _, message, hint = found or ("", problem, f"check this line; if it holds a text, {BELOW}")
    return Problem("yaml/syntax", message, Where(path, line + 1), hint)
