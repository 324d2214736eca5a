"""The fingerprint of an order: everything its PDF depends on, in parts that a person can name.

Safe first: whatever changes a byte of a PDF changes its fingerprint. A part is made of the bytes of
files, not of what is read from them, and what is not known to belong to others counts for everybody
(``leaflets.record.claims``). Some depend on more than their name says: every leaflet prints fixed
words that the templates of any layout name, and may be refused because of the id of another.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leaflets.catalogs.messages import SHARED_TOPICS
from leaflets.governance.register import CLINICS, FOLDER, MESSAGES
from leaflets.model.paper import files_of
from leaflets.record.claims import SINGLE, Claims
from leaflets.record.digests import LENGTH, digest
from leaflets.record.ground import Ground
from leaflets.record.key import Key
from leaflets.wording.sources import is_future
from leaflets.workspace import PSEUDOLOCALES

if TYPE_CHECKING:
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.model.order import Order

COMMON = (
    "the program", "fonts", "SOURCE_DATE_EPOCH", "--final or --allow-mixed", *SINGLE,
    "templates", "icons", "other files",
)  # fmt: skip
LEAFLET = (
    "the leaflet", "its blocks", "its pictures", "translations", "sign-offs",
    "what the day decides", "other leaflets",
)  # fmt: skip
CLINIC = ("the clinic", "sign-offs of the clinic")
LAYOUT = ("the layout", "the theme", "the paper")
ORDER = ("what is asked for", "values")
NAMES = (*COMMON, *LEAFLET, *CLINIC, *LAYOUT, *ORDER)
"""The parts, in the order in which a person is told of them."""

SHORT = 8
"""Hex digits of a part where it only tells what has changed."""


_NO_VALUES = "0" * LENGTH
"""The last part of what is printed for everybody."""


def is_personal(short: str) -> bool | None:
    """Whether what was made from such parts says something to one person only; None if they are not
    known: the program had other parts then."""
    known = len(short) == SHORT * len(NAMES)
    return not _NO_VALUES.startswith(short[-SHORT:]) if known else None


class Parts(NamedTuple):
    """``digests``: one for each of ``NAMES``."""

    digests: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Of all parts; 32 hex digits."""
        return hashlib.sha256("".join(self.digests).encode()).hexdigest()[:LENGTH]

    @property
    def short(self) -> str:
        """All parts, as the record keeps them."""
        return "".join([one[:SHORT] for one in self.digests])

    def differing(self, short: str) -> tuple[str, ...]:
        """Names of the parts that are not as in ``short``; all of the program's if it had other
        parts then."""
        if len(short) != SHORT * len(NAMES):
            return ("the program",)
        before = (short[at : at + SHORT] for at in range(0, len(short), SHORT))
        pairs = zip(NAMES, self.digests, before, strict=True)
        return tuple(name for name, now, then in pairs if now[:SHORT] != then)


class Fingerprints:
    """The parts of orders, of the workspace as it was when ``ground`` was looked at.

    ``library``: read after that. ``terms``: words for how leaflets are made, such as ``final``.
    """

    def __init__(self, library: Library, ground: Ground, terms: str, key: Key) -> None:
        self.ground, self.key = ground, key
        self._library, self._terms = library, terms
        self._today = datetime.date.fromisoformat(ground.day)
        self._later = [name for name in library.sources if is_future(library, name, self._today)]
        self._claims = Claims(library, ground.files)
        self._called = self._made_called()
        self._common = tuple(self._made_common())
        self._of_leaflet: Callable[..., tuple[str, ...]] = cache(self._made_of_leaflet)
        self._of_clinic: Callable[..., tuple[str, ...]] = cache(self._made_of_clinic)
        self._of_layout: Callable[..., tuple[str, ...]] = cache(self._made_of_layout)
        self._tongues: Callable[..., tuple[str, ...]] = cache(self._made_tongues)

    def with_changed(self, paths: Iterable[str]) -> Fingerprints:
        """The same if ``paths`` (below the workspace) held something else."""
        ground = self.ground.with_changed(paths)
        return Fingerprints(self._library, ground, self._terms, self.key)

    def of(self, order: Order) -> Parts:
        """The parts of an order; never raises for what the workspace does not have."""
        job, values = order.job, ""
        if order.values:
            items = sorted(order.values.items())
            values = self.key.seal(json.dumps(items, ensure_ascii=False))
        return Parts((*self.of_job(job), digest(job.identifier), values or _NO_VALUES))

    def of_job(self, job: Job) -> tuple[str, ...]:
        """The parts of a job, but for what it is called."""
        tongues = self._tongues(job.clinic, job.language, job.second)
        return (
            *self._common,
            *self._of_leaflet(job.leaflet, tongues),
            *self._of_clinic(job.clinic, tongues),
            *self._of_layout(job.layout, job.paper),
        )

    def _made_tongues(self, clinic: str, language: str, second: str) -> tuple[str, ...]:
        """Languages whose files a leaflet may need: its own, the source, and that of the clinic,
        in which the staff are told the title."""
        noun = self._library.clinics.get(clinic)
        spoken = noun.language if noun else ""
        wanted = dict.fromkeys((language, second, spoken, self._library.language))
        return tuple(tag for tag in wanted if tag and tag not in PSEUDOLOCALES)

    def _made_common(self) -> Iterable[str]:
        library, claims, ground = self._library, self._claims, self.ground
        yield ground.program
        yield ground.fonts
        yield digest(ground.epoch)
        yield digest(self._terms)
        for path in SINGLE.values():
            # Whether one that is not there is missed depends on all other files.
            yield digest(claims(path), str(bool(library.problems_of(path))))
        yield digest(*claims.templates)
        yield digest(*claims.icons)
        yield digest(*claims.others)

    def _made_of_leaflet(self, leaflet: str, tongues: tuple[str, ...]) -> tuple[str, ...]:
        library, claims = self._library, self._claims
        recipe = library.leaflets.get(leaflet)
        blocks = [placed.block for placed in recipe.blocks] if recipe else []
        shown = [getattr(library.blocks.get(name), "figure", None) for name in blocks]
        shown.append(recipe.banner if recipe else None)
        pictures = []
        for name in dict.fromkeys(filter(None, shown)):
            figure = library.figures.get(name)
            pictures.append(claims(f"content/figures/{name}.yaml"))
            pictures.append(claims(f"content/figures/{figure.picture}") if figure else "")
        topics = sorted({*(name.partition("/")[0] for name in blocks), *SHARED_TOPICS})
        overdue = bool(recipe and recipe.review_by < self._today)
        return (
            digest(claims(f"content/leaflets/{leaflet}.yaml")),
            digest(*(claims(f"content/blocks/{name}.yaml") for name in blocks)),
            digest(*pictures),
            digest(*(self._catalog(tag, topic) for tag in tongues for topic in topics)),
            digest(*self._signed(leaflet, tongues), *self._confirmed(tongues)),
            digest(str(overdue), *self._later),
            digest(*self._others(leaflet)),
        )

    def _others(self, leaflet: str) -> Iterator[str]:
        """What other leaflets have to do with one: those that nobody could tell from it, and those
        that may take its place."""
        leaflets = self._library.leaflets
        recipe = leaflets.get(leaflet)
        for name in self._called.get(("id", recipe.id), ()) if recipe else ():
            yield f"id {name}"
        for name in self._called.get(("address", recipe.short_address), ()) if recipe else ():
            yield f"address {name}"
        if recipe and recipe.superseded_by is not None:
            for name, other in sorted(leaflets.items()):
                yield f"{name} {other.id} {other.superseded_by}"

    def _made_called(self) -> Mapping[tuple[str, str | None], list[str]]:
        """Ids and short addresses -> the leaflets that have them."""
        called: dict[tuple[str, str | None], list[str]] = {}
        for name, recipe in sorted(self._library.leaflets.items()):
            called.setdefault(("id", recipe.id), []).append(name)
            if recipe.short_address is not None:
                called.setdefault(("address", recipe.short_address), []).append(name)
        return called

    def _made_of_clinic(self, clinic: str, tongues: tuple[str, ...]) -> tuple[str, ...]:
        noun = self._library.clinics.get(clinic)
        logo = noun.logo if noun else None
        return (
            digest(
                self._claims(f"content/clinics/{clinic}.yaml"),
                self._claims(f"content/clinics/{logo}") if logo else "",
                *(self._catalog(tag, f"clinic-{clinic}") for tag in tongues),
            ),
            digest(*self._signed(f"{CLINICS}/{clinic}", tongues)),
        )

    def _made_of_layout(self, layout: str, paper: str) -> tuple[str, ...]:
        noun = self._library.layouts.get(layout)
        theme = noun.theme if noun else ""
        return (
            digest(self._claims(f"layouts/{layout}.yaml")),
            digest(self._claims(f"layouts/themes/{theme}.yaml")),
            digest(*map(self._claims, files_of(paper))),
        )

    def _catalog(self, tag: str, topic: str) -> str:
        """One PO file; the source language has none, and one that is not begun is not looked at."""
        if tag == self._library.language:
            return ""
        begun = tag in self._library.languages
        return f"{begun} {self._claims(f'content/translations/{tag}/{topic}.po')}"

    def _signed(self, whose: str, tongues: tuple[str, ...]) -> Iterable[str]:
        for tag in tongues:
            yield self._claims(f"content/{FOLDER}/{whose}/{tag}.json")

    def _confirmed(self, tongues: tuple[str, ...]) -> Iterable[str]:
        """Messages that reviewers have confirmed against a check, whichever it is."""
        for tag in tongues:
            yield from self._claims.inside(f"content/{FOLDER}/{MESSAGES}/{tag}")
