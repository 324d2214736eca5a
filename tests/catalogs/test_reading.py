"""PO files of a workspace that cannot be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.catalogs.reading import Catalogs
from leaflets.problems import LeafletsError


def test_a_folder_that_may_not_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stat(_path: Path, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    assert Catalogs(tmp_path)("es", "dimple") is None
    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(LeafletsError, match="cannot be read") as caught:
        Catalogs(tmp_path)("es", "dimple")
    assert [problem.code for problem in caught.value.problems] == ["po/unreadable"]
