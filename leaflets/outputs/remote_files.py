"""What a file system of fsspec says of its files: how it looks now, not how it was remembered."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePosixPath
from typing import Any

from leaflets.outputs.remote_faults import is_absent
from leaflets.saving import is_temporary

_TIMES = ("mtime", "modified", "LastModified", "last_modified", "updated", "created")
"""What file systems of fsspec call the time of the last change."""
_MD5 = re.compile('"?([0-9a-f]{32})"?')


def pass_if_absent(error: FileNotFoundError) -> None:
    """Raises ``error``, unless it is only the file that is not there."""
    if not is_absent(error):
        raise error


def info(fs: Any, name: str) -> dict[str, Any] | None:
    """What the place says of a file now; None if there is none, or one may not look. Raises what
    the file system does."""
    fs.invalidate_cache()
    try:
        info: dict[str, Any] = fs.info(name)
    except FileNotFoundError as error:
        pass_if_absent(error)
        return None
    except PermissionError:
        return None
    if info.get("type") == "directory":
        raise IsADirectoryError(name)
    return info


def seen_alone(fs: Any, name: str) -> dict[str, Any] | None:
    """As ``info``, of a file that may be new, and of which no folder has the name: S3 is then not
    asked a second time, for files below it. A bucket that is not there is like a file that is
    not."""
    if not hasattr(fs, "call_s3"):
        return info(fs, name)
    bucket, key, _version = fs.split_path(name)
    try:
        said = fs.call_s3("head_object", Bucket=bucket, Key=key)
    except (FileNotFoundError, PermissionError):
        return None
    return {"size": said.get("ContentLength"), "ETag": said.get("ETag")}


def listed(fs: Any, root: str, paths: list[PurePosixPath]) -> dict[PurePosixPath, str]:
    """Stamps of ``paths``, all in one folder of the first level (``root``), by listing it."""
    top = len(paths[0].parts) == 1
    fs.invalidate_cache()
    try:
        known = fs.find(root, maxdepth=1 if top else None, detail=True)
    except FileNotFoundError as error:
        pass_if_absent(error)
        return {}
    except PermissionError:
        return {}
    prefix = root.rstrip("/") if top else root.rpartition("/")[0]
    stamps = ((path, stamp(known.get(f"{prefix}/{path}"))) for path in paths)
    return {path: stamp for path, stamp in stamps if stamp is not None}


def stamp(info: dict[str, Any] | None) -> str | None:
    if info is None:
        return None
    tag = info.get("ETag") or info.get("etag")
    changed = next((info[key] for key in _TIMES if info.get(key) is not None), "")
    # One file system tells the same moment in two ways, alone and in a list.
    moment = _seconds(changed)
    changed = changed if moment is None else f"{moment:.6f}"
    return str(tag or f"{info.get('size')}-{changed}").strip('"')


def has_md5(info: dict[str, Any], digest: str) -> bool:
    """Whether the tag is the MD5 of the contents, as it is in S3 for what was put in one piece and
    is not encrypted with a key of the customer (S3 API, “Object”, ETag). Any other tag says
    nothing."""
    found = _MD5.fullmatch(str(info.get("ETag") or ""))
    return found is not None and found[1] == digest


def left_over(fs: Any, name: str, folder: PurePosixPath, before: float) -> list[PurePosixPath]:
    fs.invalidate_cache()
    try:
        entries = fs.ls(name, detail=True)
    except FileNotFoundError:
        return []
    found = []
    for entry in entries:
        own, changed = entry["name"].rpartition("/")[2], _seconds(entry.get("mtime"))
        if is_temporary(own) and entry["type"] == "file" and changed and changed < before:
            fs.rm_file(entry["name"])
            found.append(folder / own)
    return found


def _seconds(moment: object) -> float | None:
    if isinstance(moment, datetime.datetime):
        return moment.timestamp()
    return float(moment) if isinstance(moment, int | float) else None
