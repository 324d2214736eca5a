"""Fixed labels: every one is used, and none is missing."""

from __future__ import annotations

import re
from pathlib import Path

from leaflets.stages.load import load

ROOT = Path(__file__).parent.parent


def test_every_label_is_used_by_a_template_or_by_the_contact() -> None:
    sources = [*(ROOT / "layouts").rglob("*.j2"), *(ROOT / "leaflets" / "wording").glob("*.py")]
    words = " ".join(path.read_text("utf-8") for path in sources)
    unused = [name for name in load(ROOT).labels if not re.search(rf"[\"']{name}[\"']", words)]
    assert not unused, "translators would translate these for nothing"


def test_templates_use_only_labels_that_exist() -> None:
    templates = " ".join(path.read_text("utf-8") for path in (ROOT / "layouts").rglob("*.j2"))
    used = set(re.findall(r"labels\[[\"']([a-z-]+)[\"']\]", templates))
    assert used
    assert used <= set(load(ROOT).labels)
