"""Options of the whole test suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-goldens",
        action="store_true",
        help="write tests/goldens anew from what is built now, then look at the differences",
    )


@pytest.fixture(scope="session")
def refresh_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written, not compared."""
    return bool(request.config.getoption("--refresh-goldens"))
