"""The register of sign-offs: one file for each leaflet, or clinic, and language.

``content/signoffs/<leaflet>/<language>.json`` and ``content/signoffs/clinics/<clinic>/…`` hold all
sign-offs, the newest last; only the newest keeps what was signed word by word. Messages that a
reviewer confirms against a check are in ``content/signoffs/translations/<language>/<check>.json``,
where every record keeps its own. Each has a seal, a hash over the whole record. It notices slips
and careless edits; it is no protection against somebody who wants to forge a record, and does not
say so anywhere.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from leaflets.governance.items import digest
from leaflets.governance.records import LIST, RESTORE, TEXTS, Record, is_there, read_records
from leaflets.model.review import SignOff
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Remembered

FOLDER = "signoffs"
CLINICS = "clinics"
MESSAGES = "translations"


def file_of_leaflet(root: Path, leaflet: str, language: str) -> Path:
    """Where the sign-offs of a leaflet in a language are."""
    return root.joinpath("content", FOLDER, leaflet, f"{language}.json")


def file_of_clinic(root: Path, clinic: str, language: str) -> Path:
    """Where the sign-offs of a clinic's values in a language are."""
    return root.joinpath("content", FOLDER, CLINICS, clinic, f"{language}.json")


def file_of_messages(root: Path, language: str, check: str) -> Path:
    """Where the messages are that reviewers have confirmed against a check (its bare name)."""
    return root / "content" / FOLDER / MESSAGES / language / f"{check}.json"


def owner_of(path: Path) -> str:
    """Whose sign-offs a file holds, and in which language: what its place says. Copied to another
    place it signs nothing."""
    deeper = path.parent.parent.name in (CLINICS, MESSAGES)
    return "/".join((*path.parts[-3 if deeper else -2 : -1], path.stem))


def sign_offs(path: Path) -> tuple[SignOff, ...]:
    """All sign-offs in a file, oldest first; none if there is no such file.

    Raises LeafletsError (``review/…``) when somebody has changed the file, when it cannot be read,
    or when something else is in its place.
    """
    return _read(path) if is_there(path) else ()


def latest(path: Path, today: datetime.date) -> SignOff | None:
    """The newest sign-off, or None. Raises LeafletsError as ``sign_offs``, and when it is dated
    after ``today``."""
    found = sign_offs(path)
    if not found:
        return None
    if found[-1].date > today:
        message = f"the sign-off of {found[-1].reviewer} is dated {found[-1].date}, in the future"
        hint = "look at the clock of the computer it was signed on, and have it signed again"
        raise LeafletsError(Problem("review/future", message, Where(path), hint))
    return found[-1]


def with_added(path: Path, sign_off: SignOff, keep: bool = False) -> bytes:
    """What the file is to hold once ``sign_off`` stands at its end; ``keep``: older ones keep what
    was signed. Raises LeafletsError when what is there now is spoilt.
    """
    older = sign_offs(path)
    if not keep:
        older = tuple(replace(old, items=()) for old in older)
    records = [_record(one) for one in (*older, sign_off)]
    text = json.dumps({LIST: records}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _record(sign_off: SignOff) -> dict[str, Any]:
    facts = _facts(sign_off)
    items = [[item.name, item.source, item.words] for item in sign_off.items]
    return {**facts, "seal": _seal(facts), "items": items}


def _facts(sign_off: SignOff) -> dict[str, str]:
    return {name: str(getattr(sign_off, name)) for name in TEXTS}


def _seal(facts: Mapping[str, str]) -> str:
    """SHA-256 over everything but the items, which have their own in ``digest``."""
    text = json.dumps([facts[name] for name in TEXTS], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _load(path: Path) -> tuple[SignOff, ...]:
    records = read_records(path)
    problems = tuple(_faults(path, records))
    if problems:
        raise LeafletsError(*problems)
    return tuple(record.sign_off for record in records)


_read = Remembered(_load)


def _faults(path: Path, records: tuple[Record, ...]) -> Iterator[Problem]:
    """Records that are not as they were signed."""
    for number, (sign_off, seal) in enumerate(records, start=1):
        signs = number == len(records) or sign_off.items
        if seal != _seal(_facts(sign_off)):
            message = f"somebody has changed sign-off {number} by hand: its seal does not match"
            yield Problem("review/seal", message, Where(path), RESTORE)
        if signs and digest(sign_off.items, owner_of(path)) != sign_off.digest:
            message = f"the words in sign-off {number} are not those that were signed here"
            yield Problem("review/digest", message, Where(path), RESTORE)
