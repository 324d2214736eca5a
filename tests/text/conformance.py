"""Where the conformance files of the Unicode consortium are: complete, or the sample shipped here.

The complete files (Debian: package ``unicode-data``) are used when they exist; the environment
variable ``LEAFLETS_UNICODE_DATA`` names another folder. To run everything::

    apt-get install unicode-data && pytest tests/text

With ``CI`` set the complete files must be there: a sample is not enough to release on.
The sample is written by ``python -m tests.text.conformance``, from the complete files.
"""

from __future__ import annotations

import os
from pathlib import Path

from leaflets.text.unicode_data import UNICODE_VERSION

SAMPLES = Path(__file__).parent / "data"
FILES = {
    "BidiCharacterTest.txt": 61,
    "BidiTest.txt": 353,
    "auxiliary/LineBreakTest.txt": 11,
    "auxiliary/GraphemeBreakTest.txt": 1,
}
"""Every conformance file, and which share of its cases the shipped sample keeps (one in n)."""


class ConformanceFileMissingError(Exception):
    """A complete conformance file is needed and is not there."""


def unicode_folder() -> Path:
    return Path(os.environ.get("LEAFLETS_UNICODE_DATA", "/usr/share/unicode"))


def sample(name: str) -> Path:
    return SAMPLES / Path(name).name


def conformance_file(name: str) -> Path:
    """The complete file, or the sample of it.

    Raises:
        ConformanceFileMissingError: only the sample is there, and ``CI`` is set.
    """
    complete = unicode_folder() / name
    if complete.is_file():
        first = complete.read_text(encoding="utf-8").partition("\n")[0]
        if UNICODE_VERSION in first:
            return complete
    if os.environ.get("CI"):
        raise ConformanceFileMissingError(f"{complete} of Unicode {UNICODE_VERSION} (unicode-data)")
    return sample(name)


def lines(path: Path) -> list[str]:
    """The lines of a conformance file that say something, comments cut off."""
    stripped = (
        line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").split("\n")
    )
    return [line for line in stripped if line]


def break_cases(path: Path) -> list[tuple[str, list[int]]]:
    """The cases of a break test: text, and the offsets inside and at its end with a break."""
    cases = []
    for line in lines(path):
        text, breaks = "", []
        for field in line.split()[1:]:
            if field == "÷":
                breaks.append(len(text))
            elif field != "×":
                text += chr(int(field, 16))
        cases.append((text, breaks))
    return cases


def write_samples() -> None:
    """Write every n-th case; the directives (``@Levels``) a case depends on stay with it."""
    SAMPLES.mkdir(exist_ok=True)
    for name, share in FILES.items():
        complete = unicode_folder() / name
        head = complete.read_text(encoding="utf-8").partition("\n")[0]
        kept, directives, count = [head], dict[str, str](), 0
        for line in lines(complete):
            if line.startswith("@"):
                directives[line.split()[0]] = line
                continue
            count += 1
            if count % share == 0:
                kept += [*directives.values(), line]
                directives.clear()
        sample(name).write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_samples()
