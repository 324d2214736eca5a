"""One server for the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.preview.serving import Served, serving
from tests.small_workspace import copy_workspace


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Over a small copy of the repository's workspace."""
    with serving(copy_workspace(tmp_path_factory.mktemp("preview") / "mine")) as found:
        yield found
