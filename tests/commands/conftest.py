"""A workspace to stand in, a fake builder, and a way to type commands."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leaflets import batch
from leaflets.cli import cli
from tests.small_workspace import FakeBuilder, copy_workspace

Type = Callable[..., Result]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's workspace; the test stands in it."""
    folder = copy_workspace(tmp_path / "mine")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def use_builder(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeBuilder], FakeBuilder]:
    """Put a fake in the place of the pipeline."""

    def use(fake: FakeBuilder) -> FakeBuilder:
        # batch.freshness is the function; the module of that name has a builder of its own.
        for module in (batch, sys.modules["leaflets.batch.freshness"]):
            monkeypatch.setattr(module, "builder", lambda _font_dirs=(), **_terms: fake)
        return fake

    return use


@pytest.fixture
def leaflets() -> Type:
    """Type a command: ``leaflets("build", "-l", "en")``."""
    runner = CliRunner()
    return lambda *words: runner.invoke(cli, [str(word) for word in words])
