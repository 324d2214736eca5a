"""One workspace for all tests of a process, mended after each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bad_input.mended import Mended, made


@pytest.fixture(scope="session")
def _workspace(tmp_path_factory: pytest.TempPathFactory) -> Mended:
    folder = tmp_path_factory.mktemp("bad-input")
    return made(folder / "mine", folder / "spare", "en-GB", "es")


@pytest.fixture
def mended(_workspace: Mended, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mended]:
    """The shipped workspace, built in English and Spanish; the test stands in it."""
    monkeypatch.chdir(_workspace.folder)
    yield _workspace
    _workspace.mend()
