"""The register of sign-offs: one file for each leaflet, or clinic, and language.

``content/signoffs/<leaflet>/<language>.json`` and ``content/signoffs/clinics/<clinic>/…`` hold all
sign-offs, the newest last; only the newest keeps what was signed word by word. Each has a seal, a
hash over the whole record. It notices slips and careless edits; it is no protection against
somebody who wants to forge a record, and does not say so anywhere.
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
from leaflets.model.review import Item, SignOff
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Remembered

FOLDER = "signoffs"
CLINICS = "clinics"
_TEXTS = ("reviewer", "role", "date", "method", "certificate", "digest")
_RESTORE = "restore the file from your copies, or delete it and have the words signed again"


def file_of_leaflet(root: Path, leaflet: str, language: str) -> Path:
    """Where the sign-offs of a leaflet in a language are."""
    return root / "content" / FOLDER / leaflet / f"{language}.json"


def file_of_clinic(root: Path, clinic: str, language: str) -> Path:
    """Where the sign-offs of a clinic's values in a language are."""
    return root / "content" / FOLDER / CLINICS / clinic / f"{language}.json"


def sign_offs(path: Path) -> tuple[SignOff, ...]:
    """All sign-offs in a file, oldest first; none if there is no such file.

    Raises LeafletsError (``review/…``) when somebody has changed the file, or it cannot be read.
    """
    if not path.exists():
        return ()
    return _read(path)


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


def with_added(path: Path, sign_off: SignOff) -> bytes:
    """What the file is to hold once ``sign_off`` stands at its end.

    Raises LeafletsError when what is there now is spoilt.
    """
    older = [replace(old, items=()) for old in sign_offs(path)]
    records = [_record(one) for one in (*older, sign_off)]
    text = json.dumps({"sign_offs": records}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _record(sign_off: SignOff) -> dict[str, Any]:
    facts = {name: str(getattr(sign_off, name)) for name in _TEXTS}
    items = [[item.name, item.source, item.words] for item in sign_off.items]
    return {**facts, "seal": _seal(facts), "items": items}


def _seal(facts: Mapping[str, str]) -> str:
    """SHA-256 over everything but the items, which have their own in ``digest``."""
    text = json.dumps([facts[name] for name in _TEXTS], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _load(path: Path) -> tuple[SignOff, ...]:
    try:
        data = json.loads(path.read_text("utf-8"))
        records = list(data["sign_offs"])
        found = tuple(_sign_off(record) for record in records)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"this file of sign-offs cannot be read ({type(error).__name__})"
        raise LeafletsError(Problem("review/unreadable", message, Where(path), _RESTORE)) from None
    problems = tuple(_faults(path, records, found))
    if problems:
        raise LeafletsError(*problems)
    return found


_read = Remembered(_load)


def _sign_off(record: Mapping[str, Any]) -> SignOff:
    texts = {name: record[name] for name in _TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("every fact of a sign-off is text")
    texts["date"] = datetime.date.fromisoformat(texts["date"])
    items = tuple(Item(*map(str, row)) for row in record["items"])
    return SignOff(items=items, **texts)


def _faults(
    path: Path, records: list[Mapping[str, Any]], found: tuple[SignOff, ...]
) -> Iterator[Problem]:
    for number, (record, sign_off) in enumerate(zip(records, found, strict=True), start=1):
        newest = number == len(found)
        for name in ("reviewer", "role"):
            if not getattr(sign_off, name).strip():
                message = f"sign-off {number} has no {name}"
                yield Problem("review/nobody", message, Where(path, None, name), _RESTORE)
        if record.get("seal") != _seal({name: record[name] for name in _TEXTS}):
            message = f"somebody has changed sign-off {number} by hand: its seal does not match"
            yield Problem("review/seal", message, Where(path), _RESTORE)
        if newest and digest(sign_off.items) != sign_off.digest:
            message = f"the words in sign-off {number} are not those that were signed"
            yield Problem("review/digest", message, Where(path), _RESTORE)
