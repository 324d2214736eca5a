"""Messages that a named reviewer has confirmed against a check, word for word.

That somebody has signed the whole leaflet is not enough: its signature holds every message by its
name, but says that all has been read, not that anybody was asked about this one. So a message is
confirmed by itself, with what the check found before the reviewer's eyes. It holds for exactly
these words, source and translation; a change of either takes it away.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leaflets.checking.acknowledged import bare
from leaflets.governance.items import digest
from leaflets.governance.register import file_of_messages, owner_of, sign_offs, with_added
from leaflets.governance.signing import Signature
from leaflets.model.review import Item, SignOff
from leaflets.model.translation import Pair


def item_of(pair: Pair) -> Item:
    """What is confirmed of a pair."""
    return Item(pair.context, pair.source_text, pair.target_text)


def confirmations(root: Path, language: str, code: str) -> tuple[SignOff, ...]:
    """All that were written for a check; the same object as long as the file is the same.

    Raises LeafletsError (``review/…``) when somebody has changed the file.
    """
    return sign_offs(file_of_messages(root, language, bare(code)))


def is_confirmed(pair: Pair, known: Iterable[SignOff]) -> bool:
    """Whether one of them holds exactly this message."""
    return any(item_of(pair) in sign_off.items for sign_off in known)


def confirmed_before(pair: Pair, known: Iterable[SignOff]) -> SignOff | None:
    """Who confirmed this message when it had other words, last."""
    found = None
    for sign_off in known:
        if any(item.name == pair.context for item in sign_off.items):
            found = sign_off
    return found


def with_confirmed(
    root: Path, language: str, code: str, pairs: Iterable[Pair], signature: Signature
) -> bytes:
    """What the file of a check is to hold when ``signature`` has confirmed ``pairs``; its lock must
    be held until it is written. Raises LeafletsError when what is there now is spoilt."""
    path = file_of_messages(root, language, bare(code))
    items = tuple(map(item_of, pairs))
    return with_added(path, signature.under(items, digest(items, owner_of(path))), keep=True)
