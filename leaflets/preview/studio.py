"""Looks at the workspace and lays leaflets out. One thread at a time: neither the caches of the
rooms below nor PDFium may be used by several."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from leaflets import batch
from leaflets.checking.running import blocking, check_leaflet
from leaflets.checking.standing import standing_of_leaflet
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.pipeline import font_library
from leaflets.preview.choosing import Asked, job_of, offered, usual
from leaflets.preview.describing import block_data, leaflet_data, problems_data
from leaflets.preview.drawing import Drawn, drawn, picture
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from leaflets.workspace import find_workspace

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

MOST_LEAFLETS = 64
"""Leaflets kept, half a megabyte each: five people who look at two each use ten."""

MOST_PICTURES = 48
"""Pictures kept, a quarter of a megabyte each on an ordinary screen."""


class Latest(Generic[K, T]):
    """The last few things that were asked for."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, OrderedDict[K, T]()

    def get(self, key: K) -> T | None:
        """The thing, which is the latest from now on."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def put(self, key: K, thing: T) -> T:
        """Keep it; what has not been asked for longest makes room. Returns it."""
        self._held[key] = thing
        self._held.move_to_end(key)
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return thing


class _Good(NamedTuple):
    """What is left of ``Drawn`` when it has been told of."""

    pdf: bytes
    data: dict[str, Any]
    blocks: Mapping[str, str]


class Studio:
    """``root``: the workspace; ``font_dirs``: house fonts. Nothing is written anywhere."""

    def __init__(self, root: Path, font_dirs: tuple[Path, ...] = ()) -> None:
        self._root = root
        self._fonts = font_library(font_dirs)
        self._library: tuple[int, Library] | None = None
        self._views = Latest[tuple[int, Asked], dict[str, Any]](MOST_LEAFLETS)
        self._pdfs = Latest[str, bytes](MOST_LEAFLETS)
        self._good = Latest[Asked, _Good](MOST_LEAFLETS)
        self._pictures = Latest[tuple[str, int, float], bytes](MOST_PICTURES)

    def view(self, asked: Asked, generation: int) -> dict[str, Any]:
        """What to show of what is on the disk, as plain data; where it cannot be laid out, the last
        that could be, marked as such. ``generation``: how often files were saved until now."""
        known = self._views.get((generation, asked))
        if known and ("leaflet" not in known or self._pdfs.get(known["leaflet"]["digest"])):
            return known
        return self._views.put((generation, asked), self._view(asked, generation))

    def picture(self, digest: str, number: int, scale: float) -> bytes | None:
        """A PNG of a page, from 0, of a PDF that was in a view; None if it is not known any more.
        Raises IndexError where it has no such page."""
        pdf = self._pdfs.get(digest)
        if pdf is None:
            return None
        key = (digest, number, scale)
        return self._pictures.get(key) or self._pictures.put(key, picture(pdf, number, scale))

    def block(self, asked: Asked, name: str, generation: int) -> dict[str, Any] | None:
        """What there is to say of one block; None where nothing is known of it."""
        try:
            library = self._read(generation)
            return block_data(library, job_of(library, asked), name)
        except LeafletsError:
            return None  # why, the view says

    def _view(self, asked: Asked, generation: int) -> dict[str, Any]:
        data: dict[str, Any] = {"generation": generation, "asked": asked.named(), "current": False}
        try:
            library = self._read(generation)
        except LeafletsError as error:  # the folder itself is gone
            return data | {"problems": _alone(error.problems), **self._last(asked)}
        data |= {"choices": offered(library), "usual": usual(library, asked)}
        job, made, problems = self._made(library, asked)
        data["job"] = job and {
            "leaflet": job.leaflet, "language": job.language, "second": job.second,
            "clinic": job.clinic, "layout": job.layout, "paper": job.paper, "profile": job.profile,
            "source": library.language,
        }  # fmt: skip
        if job:
            problems += _kept(lambda: _of_words(library, job))
        problems += library.problems
        if made:
            self._good.put(asked, _Good(made.pdf, leaflet_data(made), made.blocks))
        data |= {**self._last(asked), "current": made is not None}
        last = self._good.get(asked)
        data["problems"] = list(problems_data(problems, library, last.blocks if last else {}))
        return data

    def _last(self, asked: Asked) -> dict[str, Any]:
        last = self._good.get(asked)
        if last is None:
            return {}
        self._pdfs.put(last.data["digest"], last.pdf)  # its pictures will be asked for
        return {"leaflet": last.data}

    def _made(
        self, library: Library, asked: Asked
    ) -> tuple[Job | None, Drawn | None, list[Problem]]:
        job: Job | None = None
        try:
            job = job_of(library, asked)
            return job, drawn(library, job, self._fonts), []
        except LeafletsError as error:
            return job, None, list(error.problems)
        except Exception as error:  # a mistake of ours; the page says so and lives on
            return job, None, [batch.internal_problem(error)]

    def _read(self, generation: int) -> Library:
        """The workspace as it is on the disk; files that have not changed are not read again.
        Raises LeafletsError where it is none any more."""
        if self._library is None or self._library[0] != generation:
            self._library = generation, load(find_workspace(self._root))
        return self._library[1]


def _of_words(library: Library, job: Job) -> Iterator[Problem]:
    """What is wrong with the words in each language of a job, and what its clinic leaves out."""
    for one in job.each():
        if one.leaflet in library.leaflets:
            yield from standing_of_leaflet(library, one.leaflet, one.language)
            yield from check_leaflet(library, one.leaflet, one.language)
            yield from blocking(library, one.leaflet, one.clinic, one.language)
    yield from batch.left_out(library, [job])
    yield from batch.replaced_colours(library, [job])


def _kept(found: Callable[[], Iterator[Problem]]) -> list[Problem]:
    """Everything found, also what stopped the search."""
    problems: list[Problem] = []
    try:
        problems.extend(found())
    except LeafletsError as error:
        problems += error.problems
    except Exception as error:
        problems.append(batch.internal_problem(error))
    return problems


def _alone(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [
        {**problem.data(), "place": str(problem.where or ""), "field": "", "block": "", "over": 0}
        for problem in problems
    ]
