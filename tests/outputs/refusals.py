"""What an output says when it cannot do something."""

from __future__ import annotations

from typing import Any

import pytest

from leaflets.problems import LeafletsError, Problem


def refused(work: Any, *arguments: object) -> Problem:
    """The one problem; it says what to do."""
    with pytest.raises(LeafletsError) as raised:
        work(*arguments)
    (problem,) = raised.value.problems
    assert problem.hint
    return problem
