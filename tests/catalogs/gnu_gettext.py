"""GNU gettext itself, which judges what we write."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAMS = ("msgfmt", "msgcat", "msgmerge", "msginit")


def missing() -> str:
    """What is not installed, in words; nothing if all is there."""
    gone = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"GNU gettext ({', '.join(gone)})" if gone else ""


def require() -> None:
    """Skip the test loudly when it cannot run; fail it where ``CI`` is set."""
    lacking = missing()
    if lacking and os.environ.get("CI"):
        pytest.fail(f"PO files cannot be compared: {lacking} is not installed")
    if lacking:
        pytest.skip(f"PO FILES NOT COMPARED: {lacking} is not installed")


def run(program: str, *arguments: str | Path) -> str:
    """What a program prints. Fails the test with its messages if it finds anything to say."""
    done = subprocess.run([program, *arguments], capture_output=True, check=False)
    assert not done.returncode, done.stderr.decode()
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def check(text: str, folder: Path) -> None:
    """That ``msgfmt --check`` has nothing to say about a PO file."""
    path = folder / "checked.po"
    path.write_bytes(text.encode())
    run("msgfmt", "--check", "-o", folder / "checked.mo", path)


def normal(text: str, folder: Path) -> str:
    """A PO file as ``msgcat`` writes it."""
    path = folder / "normal.po"
    path.write_bytes(text.encode())
    return run("msgcat", "--no-wrap", path)
