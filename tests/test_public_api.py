"""The few public names."""

from __future__ import annotations

import pytest

import leaflets


@pytest.mark.parametrize("name", leaflets.__all__)
def test_every_public_name_is_there(name: str) -> None:
    if name == "build":
        pytest.importorskip("leaflets.pipeline")
    assert getattr(leaflets, name)
    assert name in dir(leaflets)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        leaflets.nonsense  # noqa: B018
