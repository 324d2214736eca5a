"""Printing conditions: ICC profiles of print shops, looked at before anything is made."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from leaflets.model.profile import PrintingCondition
from leaflets.problems import LeafletsError, Problem, Where

_LARGEST = 16_000_000
"""Bytes. The largest output profiles in use have 3 MB."""

_HEADER = 128
"""Bytes (ICC.1 7.2): space at 16, class at 12, signature at 36."""

_ASK = "ask the print shop for its ICC output profile (CMYK, class prtr), or leave it out"

_SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"Lab ": "Lab"}
_CLASSES = {
    b"scnr": "a scanner or a camera", b"mntr": "a screen", b"link": "a link between two devices",
    b"spac": "a colour space", b"abst": "an effect", b"nmcl": "named colours",
}  # fmt: skip


@cache
def usual_condition() -> PrintingCondition:
    """The one that the program brings; see ``data/README.md``."""
    return read_condition(Path(__file__).parent / "data" / "cmyk.icc")


def read_condition(path: Path, where: Where | None = None) -> PrintingCondition:
    """Read an ICC profile. ``where``: the place that names it.

    Raises LeafletsError: missing, not ICC, for something else than a press, or damaged.
    """
    where = where or Where(path)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        message = f"the output profile {path.name} cannot be read ({error.strerror or error})"
        raise LeafletsError(
            Problem("profile/unreadable", message, where, "check its name and folder")
        ) from None
    if problem := _wrong(data, path.name):
        code, message = problem
        raise LeafletsError(Problem(f"profile/{code}", message, where, _ASK))
    name = _name(data)
    if name is None:
        message = f"{path.name} says that it is an output profile, but colours cannot be made by it"
        raise LeafletsError(Problem("profile/damaged", message, where, _ASK))
    return PrintingCondition(name or path.stem, data)


def _wrong(data: bytes, name: str) -> tuple[str, str] | None:
    """What can be seen from the header (ICC.1 7.2)."""
    if data[36:40] != b"acsp":
        return "not-icc", f"{name} is not an ICC profile"
    if len(data) > _LARGEST or int.from_bytes(data[:4]) > len(data):
        return "damaged", f"{name} is not whole: {len(data)} bytes are not what it says it has"
    space, kind = data[16:20], data[12:16]
    if space != b"CMYK":
        found = _SPACES.get(space, space.decode("latin-1").strip())
        return "not-cmyk", f"{name} is a profile for {found}; a print shop needs one for CMYK"
    if kind != b"prtr":
        found = _CLASSES.get(kind, kind.decode("latin-1").strip())
        return "not-output", f"{name} is a profile for {found}, not for a press"
    if data[8] > 4:
        return "version", f"{name} is ICC version {data[8]}; PDF/A and PDF/X take 4 at most"
    return None


def _name(data: bytes) -> str | None:
    """What it calls itself, on one line; None when nothing can be converted to it or from it."""
    from PIL import ImageCms  # 20 ms, and only print shops need it

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        described = ImageCms.getProfileDescription(profile)
        plain = ImageCms.createProfile("sRGB")
        ImageCms.buildTransform(plain, profile, "RGB", "CMYK")
        ImageCms.buildTransform(profile, plain, "CMYK", "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return " ".join(described.split())[:80]
