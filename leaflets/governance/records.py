"""A file of sign-offs -> its records; what is missing or malformed in words for people."""

from __future__ import annotations

import datetime
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from leaflets.governance.who import fault_of_day, faults_of_text
from leaflets.model.review import Item, SignOff
from leaflets.problems import LeafletsError, Problem, Where

LIST = "sign_offs"
TEXTS = ("reviewer", "role", "date", "method", "certificate", "digest")
"""The facts of a sign-off, in the order in which they are sealed."""

RESTORE = "restore the file from your copies, or delete it and have the words signed again"
_ALL = (*TEXTS, "seal")
_ASK = "ask who looks after the computer: nobody can see whether this has been signed"


class Record(NamedTuple):
    """A sign-off as it stands in a file."""

    sign_off: SignOff
    seal: str


def is_there(path: Path) -> bool:
    """Whether there is a file of sign-offs; a folder that is not there yet counts as none.

    Raises LeafletsError when something else stands where it, or a folder above it, should be:
    to call that “never signed” would be a guess.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if problem := _in_the_way(path):
            raise LeafletsError(problem) from None
        return False
    except OSError as error:  # a link that leads to itself, or a folder that may not be read
        raise LeafletsError(_in_the_way(path) or _closed(path, error)) from None
    if stat.S_ISREG(mode):
        return True
    what = "a folder" if stat.S_ISDIR(mode) else "something that is no file"
    message = f"{what} has the name of a file of sign-offs"
    raise LeafletsError(Problem("review/in-the-way", message, Where(path), "move or rename it"))


def read_records(path: Path) -> tuple[Record, ...]:
    """All records of a file, oldest first. Raises LeafletsError with every fault."""
    records = _listed(path)
    problems = [p for n, record in enumerate(records, 1) for p in _faults(path, n, record)]
    if problems:
        raise LeafletsError(*problems)
    return tuple(Record(_sign_off(record), record["seal"]) for record in records)


def _in_the_way(path: Path) -> Problem | None:
    """What keeps a file that was not found from being there; nothing if it only is not."""
    there = str(path)  # every unsigned leaflet asks: pathlib takes ten times as long
    while not os.path.lexists(there) and there != (above := os.path.dirname(there)):  # noqa: PTH120
        there = above
    if there != str(path) and os.path.isdir(there):  # noqa: PTH112
        return None
    place = Path(there)
    if place.is_symlink():
        message = "this link leads nowhere, or to itself"
        hint = "put the files of sign-offs here, or delete the link if nothing has been signed"
    else:
        message, hint = "a file stands where a folder of sign-offs should be", "move or rename it"
    return Problem("review/in-the-way", message, Where(place), hint)


def _closed(path: Path, error: OSError) -> Problem:
    message = f"this file of sign-offs cannot be opened ({error.strerror or error})"
    return Problem("review/unreadable", message, Where(path), _ASK)


def _listed(path: Path) -> list[Any]:
    """The records as they are written, none of them looked at."""
    line: int | None = None
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise LeafletsError(_closed(path, error)) from None
    except UnicodeDecodeError:
        message = "this file of sign-offs is damaged: it is not text (UTF-8)"
    except json.JSONDecodeError as error:
        line, message = error.lineno, "this file of sign-offs is damaged here: it is not JSON"
    except (ValueError, RecursionError):  # numbers of thousands of digits; thousands of brackets
        message = "this file of sign-offs is damaged: it is not JSON"
    else:
        records = data.get(LIST) if isinstance(data, dict) else None
        if isinstance(records, list):
            return records
        message = f"this is no file of sign-offs: the list “{LIST}” is missing"
    raise LeafletsError(Problem("review/unreadable", message, Where(path, line), RESTORE))


def _faults(path: Path, number: int, record: Any) -> Iterator[Problem]:
    """What is missing or malformed in one record."""

    def problem(code: str, message: str, field: str) -> Problem:
        return Problem(code, f"sign-off {number}: {message}", Where(path, None, field), RESTORE)

    if not isinstance(record, dict):
        yield problem("review/unreadable", "this is no record with names and values", LIST)
        return
    for name in _ALL:
        if name not in record:
            yield problem("review/unreadable", f"the field “{name}” is missing", name)
        elif not _is_text(record[name]):
            yield problem("review/unreadable", f"“{name}” is not text in quotation marks", name)
        elif name == "date":
            if fault := fault_of_day(record[name]):
                yield problem("review/unreadable", fault.message, name)
        elif name in ("reviewer", "role", "certificate"):
            for fault in faults_of_text(name, record[name]):
                code = "review/name" if record[name].strip() else "review/nobody"
                yield problem(code, f"the {name} {fault.message}", name)
    if "items" not in record:
        yield problem("review/unreadable", "the field “items” is missing", "items")
    elif not isinstance(record["items"], list):
        yield problem("review/unreadable", "“items” is not a list", "items")
    else:
        for place, row in enumerate(record["items"], 1):
            if not _is_item(row):
                message = f"entry {place} of “items” is not three texts in brackets"
                yield problem("review/unreadable", message, "items")
                return  # one is enough: a damaged file may hold hundreds


def _is_item(row: Any) -> bool:
    return isinstance(row, list) and len(row) == 3 and all(map(_is_text, row))


def _is_text(value: Any) -> bool:
    """JSON can hold halves of characters (``\\ud800``): no hash can be made of those."""
    return isinstance(value, str) and not any("\ud800" <= char <= "\udfff" for char in value)


def _sign_off(record: dict[str, Any]) -> SignOff:
    facts = {name: record[name] for name in TEXTS}
    facts["date"] = datetime.date.fromisoformat(facts["date"])
    return SignOff(items=tuple(Item(*row) for row in record["items"]), **facts)
