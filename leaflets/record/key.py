"""The key that proves who wrote a record, and hides what values of patients it was made from.

A record lies in the output folder, where others may write. Each of its entries has a seal, made
with a key that is kept elsewhere; without the key nobody can make a record say that an old leaflet
is up to date. The hash of what is printed for one person is made with the same key: names and
appointments are few enough to be guessed from a hash that anybody can make.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import sys
from pathlib import Path

from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.saving import check_it_ends, temporary_name

VARIABLE = "LEAFLETS_KEY_FILE"
"""The variable of the environment that says where the key is."""

LENGTH = 32
"""Bytes of a new key, and the fewest that a file must hold: as long as the hash (RFC 2104, 3)."""


class Key:
    """Makes and compares seals. ``kept``: whether the next run will have the same."""

    __slots__ = ("_secret", "kept")

    def __init__(self, secret: bytes, kept: bool = True) -> None:
        self._secret, self.kept = secret, kept

    def seal(self, text: str) -> str:
        """HMAC-SHA-256 (RFC 2104), 32 hex digits."""
        data = text.encode("utf-8", "surrogateescape")
        return hmac.digest(self._secret, data, "sha256").hex()[:32]

    def __repr__(self) -> str:
        return "Key()"


def find_key() -> tuple[Key, tuple[Problem, ...]]:
    """The key, made if there is none; and a warning when it cannot be kept.

    Raises LeafletsError ``usage/key-file`` when ``LEAFLETS_KEY_FILE`` names what is no key.
    """
    path = key_file()
    try:
        secret = _read(path)
        if secret is None:
            secret = _made(path)
    except OSError as error:
        return Key(os.urandom(LENGTH), kept=False), (_not_kept(path, error),)
    return Key(hashlib.sha256(secret).digest()), ()


def key_file() -> Path:
    """Where the key is: what ``LEAFLETS_KEY_FILE`` says, or the user's folder for what programs
    remember (XDG Base Directory Specification, ``XDG_STATE_HOME``)."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    return state_folder() / "key"


def state_folder() -> Path:
    """The user's own folder for what the program remembers; it may not be there yet."""
    if named := os.environ.get("XDG_STATE_HOME"):
        return Path(named, "leaflets")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - pathlib raises where there is none
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home, "leaflets")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "leaflets"
    return home / ".local" / "state" / "leaflets"


def _read(path: Path) -> bytes | None:
    """What the file holds; None if there is none, or a broken one of ours."""
    try:
        check_it_ends(path)
        with path.open("rb") as file:
            secret = file.read(65_536)
    except FileNotFoundError:
        return None
    if len(secret) >= LENGTH:
        return secret
    if not os.environ.get(VARIABLE):
        return None
    message = f"this file holds {len(secret)} bytes; a key needs {LENGTH} or more"
    hint = f"name another file in {VARIABLE}, or remove this one: a new key is made"
    raise LeafletsError(Problem("usage/key-file", message, Where(path), hint))


def _made(path: Path) -> bytes:
    """A new key, in its place; the one that another run has put there meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = os.urandom(LENGTH)
    temporary = path.with_name(temporary_name())
    try:
        file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as stream:
            stream.write(secret)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_size < LENGTH:
                path.unlink()
        try:
            os.link(temporary, path)
        except FileExistsError:
            return _read(path) or secret
        except OSError:  # a disk without hard links
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return secret


def _not_kept(path: Path, error: OSError) -> Problem:
    reason = error.strerror or str(error)
    return Problem(
        "record/key-not-kept",
        f"the key of the record can be neither read nor kept ({reason}): everything is made again",
        Where(path),
        f"name a file that you may write, outside the output folder, in {VARIABLE}",
        Severity.WARNING,
    )
