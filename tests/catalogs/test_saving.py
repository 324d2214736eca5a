"""Several files are written together, or none of them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaflets.catalogs.saving import Text, save_all
from leaflets.problems import LeafletsError


def texts(folder: Path) -> list[Text]:
    """Two files that are there, and one in a folder that is not."""
    for name in ("a.po", "b.po"):
        (folder / name).write_bytes(b"old " + name.encode())
    return [
        Text(folder / "a.po", b"old a.po", b"new a.po"),
        Text(folder / "b.po", b"old b.po", b"new b.po"),
        Text(folder / "new" / "c.po", None, b"new c.po"),
    ]


def there(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


OLD = {"a.po": b"old a.po", "b.po": b"old b.po"}


def fails_at(call: Callable[..., Any], number: int, error: BaseException) -> Callable[..., Any]:
    """``call``, which fails the so-and-so-many-th time."""
    calls = iter(range(1, 100))

    def failing(*arguments: Any) -> Any:
        if next(calls) == number:
            raise error
        return call(*arguments)

    return failing


def test_all_are_written(tmp_path: Path) -> None:
    save_all(texts(tmp_path))
    assert there(tmp_path) == {
        "a.po": b"new a.po", "b.po": b"new b.po", "new": b"", "new/c.po": b"new c.po",
    }  # fmt: skip


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace")])
def test_whatever_goes_wrong_everything_is_as_it_was(
    owner: Any,
    name: str,
    number: int,
    error: BaseException,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = texts(tmp_path)
    monkeypatch.setattr(owner, name, fails_at(getattr(owner, name), number, error))
    with pytest.raises(
        LeafletsError if isinstance(error, OSError) else KeyboardInterrupt
    ) as caught:
        save_all(wanted)
    assert there(tmp_path) == OLD
    assert isinstance(error, OSError) == isinstance(caught.value, LeafletsError)
    if isinstance(caught.value, LeafletsError):
        (problem,) = caught.value.problems
        assert problem.code == "po/not-written"
        assert problem.where
        assert problem.where.path == wanted[number - 1].path


def test_what_somebody_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    wanted = texts(tmp_path)
    (tmp_path / "b.po").write_bytes(b"saved meanwhile")
    with pytest.raises(LeafletsError) as caught:
        save_all(wanted)
    assert [p.code for p in caught.value.problems] == ["po/changed-meanwhile"]
    assert there(tmp_path) == {**OLD, "b.po": b"saved meanwhile"}
    (tmp_path / "b.po").unlink()
    with pytest.raises(LeafletsError):
        save_all(wanted)


def test_links_stay_links_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.po", tmp_path / "link.po"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    save_all([Text(link, b"old", b"new")])
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
