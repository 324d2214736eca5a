"""What ``leaflets check`` found, for programs."""

from __future__ import annotations

import json
from typing import Any

from leaflets.commands._check_run import Results
from leaflets.quality.running import Waived


def as_json(results: Results) -> str:
    """``languages``: of translations; ``leaflets``: each in each language that was looked at."""
    languages: dict[str, Any] = {
        one.language: {
            "untranslated": one.untranslated,
            "stale": one.stale,
            "not_checked": one.silent,
        }
        for one in results.translations
    }
    leaflets: dict[str, dict[str, Any]] = {}
    for one in results.leaflets:
        found = {
            "problems": [problem.data() for problem in one.problems],
            "waived": [_waived(waived) for waived in one.waived],
            "not_checked": dict(one.silent),
        }
        leaflets.setdefault(one.leaflet, {})[one.language] = found
    data = {
        "languages": languages,
        "leaflets": leaflets,
        "problems": [problem.data() for problem in results.problems],
        "waived": [_waived(waived) for waived in results.waived],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _waived(waived: Waived) -> dict[str, str]:
    until = waived.waiver.until.isoformat()
    return {**waived.problem.data(), "reason": waived.waiver.reason, "until": until}
