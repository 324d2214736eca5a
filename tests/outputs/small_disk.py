"""A real file system of its own for a script: small, or made read-only; gone with the script."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_MOUNT = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"'


def run_on(folder: Path, size: str, script: str) -> subprocess.CompletedProcess[str]:
    """Run Python with ``folder`` as a file system of ``size``, which no other process sees."""
    if not _can_mount():
        pytest.skip("this computer lets nobody make a file system of their own")
    folder.mkdir()
    words = [sys.executable, "-c", script, str(folder)]
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", _MOUNT, "sh", size, str(folder)]
    return subprocess.run([*command, *words], capture_output=True, text=True, check=False)


@functools.cache
def _can_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    try_out = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(try_out, capture_output=True, check=False).returncode == 0
