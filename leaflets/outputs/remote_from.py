"""A URL as somebody typed it -> the place it names, and a connection to it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from leaflets.outputs.remote import OBJECT_STORES, Remote
from leaflets.outputs.remote_faults import package_missing
from leaflets.problems import LeafletsError, Problem


def remote(url: str) -> Remote:
    """The place that ``url`` names; nothing is looked at there. Raises LeafletsError
    (``usage/output-url``, ``publish/package-missing``)."""
    scheme = url.partition("://")[0].lower()
    shown = without_secrets(url)
    if scheme in OBJECT_STORES and re.search(r"://[^/@]*:[^/@]*@", url):
        message = f"{shown} holds a password, which does not belong there"
        hint = (
            "take it out, and give it as the place asks for it: for s3, AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY in the environment, or AWS_PROFILE"
        )
        raise LeafletsError(Problem("usage/output-url", message, hint=hint))
    if not urlsplit(url).netloc:
        message = f"“{shown}” does not say where: nothing stands after ://"
        hint = "write for example s3://BUCKET/FOLDER"
        raise LeafletsError(Problem("usage/output-url", message, hint=hint))
    _class_for(scheme, shown)
    return Remote(url, scheme, shown)


def connect(url: str) -> tuple[Any, str]:
    """A connection of this process's own, and the root there. Raises LeafletsError, and what the
    package for the place raises."""
    _class_for(url.partition("://")[0].lower(), without_secrets(url))
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(url, skip_instance_cache=True)
    if hasattr(fs, "retries"):
        fs.retries = 1  # boto tries again by itself, and so do we
    return fs, root


def without_secrets(url: str) -> str:
    """The URL without its password, and without what stands after ``?``: a key in some places."""
    hidden = re.sub(r"(?<=://)([^/@:]*):[^/]*@", r"\1:…@", url)
    return re.sub(r"\?.*", "?…", hidden)


def _class_for(scheme: str, shown: str) -> type:
    try:
        import fsspec
    except ImportError:
        raise LeafletsError(package_missing(shown, scheme)) from None
    try:
        found: type = fsspec.get_filesystem_class(scheme)
    except ImportError:
        raise LeafletsError(package_missing(shown, scheme)) from None
    except ValueError:
        message = f"“{scheme}://” is no kind of place that is known ({shown})"
        hint = "use a folder, s3://BUCKET/FOLDER, or another scheme of fsspec (gs, az, sftp)"
        raise LeafletsError(Problem("usage/output-url", message, hint=hint)) from None
    if scheme not in OBJECT_STORES and not _moves_at_once(found):
        message = f"{scheme}:// cannot take a whole file at once, so that half a PDF could be seen"
        hint = "use a folder, s3://BUCKET/FOLDER, gs://, az:// or sftp://"
        raise LeafletsError(Problem("usage/output-url", message, hint=hint))
    return found


def _moves_at_once(kind: type) -> bool:
    """Whether it has a way of its own to move a file; the usual way of fsspec is to copy it."""
    from fsspec import AbstractFileSystem

    return getattr(kind, "mv", None) is not AbstractFileSystem.mv
