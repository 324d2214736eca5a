"""ReportLab reads no settings: no code of others is run, and bytes are the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_workspace import REPOSITORY

CODE = """
import sys
sys.path.insert(0, "")
from leaflets.pdf import serialise
from reportlab import rl_config
names = ("documentLang", "invariant", "pageCompression", "pdfMultiLine", "useA85", "wrapA85")
print({name: getattr(rl_config, name) for name in names})
print([name for name in sys.modules if "_mods" in name or "settings" in name])
"""
STRANGE = """
open({!r}, "w").close()
documentLang, invariant, pageCompression, pdfMultiLine, useA85, wrapA85 = "xx", 1, 0, 1, 0, 1
"""


def settings(folder: Path, **environment: str) -> str:
    """What ReportLab has as its settings in a program that stands in ``folder``, its home."""
    known = {name: said for name, said in os.environ.items() if not name.startswith("RL_")}
    run = subprocess.run(
        [sys.executable, "-c", CODE], cwd=folder, env=known | {"HOME": str(folder)} | environment,
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return run.stdout


@pytest.mark.parametrize(
    "name",
    ["reportlab_settings.py", "reportlab_mods.py", ".reportlab_settings", ".reportlab_mods"],
)
def test_no_code_of_others_is_run(name: str, tmp_path: Path) -> None:
    usual = settings(tmp_path)
    (tmp_path / name).write_text(STRANGE.format(str(tmp_path / "run")), "utf-8")
    assert settings(tmp_path) == usual
    assert not (tmp_path / "run").exists()


def test_the_environment_says_nothing(tmp_path: Path) -> None:
    usual = settings(tmp_path)
    assert settings(tmp_path, RL_documentLang="xx", RL_pageCompression="0") == usual
    assert settings(tmp_path, RL_xmlParser="none") == usual


PICTURES = """
import sys
from pathlib import Path
from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.pipeline import build
job = Job("sacral-dimple-warning-signs", "en-GB", "riverbank-sample", "handout", "a4", "screen")
build(load_workspace(Path(sys.argv[1])), job)
print("PIL.Image" in sys.modules)
from reportlab.lib import utils
from PIL import Image
print(utils.Image.open is Image.open)
"""


def test_pillow_waits_until_there_is_a_picture_to_read() -> None:
    command = [sys.executable, "-c", PICTURES, str(REPOSITORY)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["False", "True"], "others who use ReportLab find it"
