"""Plates of a page, made by Ghostscript as a print shop would make them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

PLATES = ("Cyan", "Magenta", "Yellow", "Black")


def require_ghostscript() -> str:
    """Skip the test loudly when it cannot run; fail it where ``CI`` is set."""
    found = shutil.which("gs")
    if found is None and os.environ.get("CI"):
        pytest.fail("plates cannot be checked: Ghostscript is not installed")
    if found is None:
        pytest.skip("PLATES NOT CHECKED: Ghostscript is not installed")
    return found


def plates(path: Path, folder: Path, dpi: int = 72) -> dict[str, Image.Image]:
    """Ink -> the plate of the first page, white where there is none of it."""
    command = [
        require_ghostscript(), "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep",
        "-dLastPage=1", f"-r{dpi}", f"-sOutputFile={folder / 'plate%d.tif'}", str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: Image.open(folder / f"plate1({name}).tif").convert("L") for name in PLATES}
