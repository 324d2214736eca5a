"""Options of the whole test suite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

BUILD_THE_LIBRARY = ("tests/end_to_end/",)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-goldens",
        action="store_true",
        help="write tests/goldens anew from what is built now, then look at the differences",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share what is made once stay in one process: those of a file, and all of a room
    that builds the library."""
    for item in items:
        file = item.nodeid.partition("::")[0]
        room = next((room for room in BUILD_THE_LIBRARY if file.startswith(room)), file)
        item.add_marker(pytest.mark.xdist_group(room))


@pytest.fixture(scope="session", autouse=True)
def state_of_a_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys and records of tests, and of the programs they start, are not those of the person who
    runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.delenv("LEAFLETS_KEY_FILE", raising=False)
        yield


@pytest.fixture(scope="session")
def refresh_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written, not compared."""
    return bool(request.config.getoption("--refresh-goldens"))
