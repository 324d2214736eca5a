"""A leaflet with its choices made and every word in the patient's language: input of templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal

from leaflets.model.job import Job
from leaflets.model.rich_text import RichText
from leaflets.model.seal import Value

if TYPE_CHECKING:
    from leaflets.model.form import Layout
    from leaflets.model.layout import Theme
    from leaflets.model.paper import Paper
    from leaflets.model.picture import Picture
    from leaflets.model.review import Review

Role = Literal["lead", "urgent", "main", "aside", "next", "contact", "sources"]


@dataclass(frozen=True, slots=True)
class FigureLabel:
    """A label of a figure; ``points`` in picture units, where its leader lines end."""

    id: str
    words: RichText
    place: Literal["above", "below"]
    align: Literal["start", "center", "end", "points"]
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LocalFigure:
    """A figure ready to set: ``name`` finds the picture in ``LocalEdition.pictures``.

    ``alt_context``: the PO context of ``alt``; as that of ``RichText``.
    """

    name: str
    alt: Value
    labels: tuple[FigureLabel, ...]
    width_mm: float | None
    alt_context: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class LocalBlock:
    """One block of the recipe. ``fields``: what the template sees as ``block``: every field of the
    block's schema, Text fields as RichText, entries as namespaces; plus for kinds that draw on
    other files: ``figure`` (LocalFigure), ``sources`` (number, citation, address), ``terms``
    (term, meaning), ``contact`` details. ``words``: what a template must print of it,
    in this order; ``picture``: the name of the picture that it must show."""

    id: str
    kind: str
    role: Role
    fields: SimpleNamespace
    words: tuple[RichText, ...] = ()
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class LocalClinic:
    """What pages print of the clinic. ``phone`` etc. are RichText with ``tel:`` links."""

    name: RichText
    department: RichText | None
    sample: bool
    language: str
    fields: SimpleNamespace


@dataclass(frozen=True, slots=True)
class LocalEdition:
    """Everything a leaflet prints, in ``language``, before any layout.

    ``title_for_staff``: the title in the clinic's language. ``labels``: fixed words by id.
    ``review``: how far the words may be trusted; ``stale``: some of them belong to an older
    text, ``mixed``: some are not translated; both are set apart where they stand.
    ``content_hash``: 8 hex digits over every word printed. ``digits``: CLDR numbering system of
    its numbers. ``banner``: name of the picture in the title band. ``published``/``review_by``:
    ISO dates; ``*_words``: as printed, that of the review empty unless it holds today. ``second``:
    the same in the language beside it. ``personal``: it holds words for one person only.
    ``branded``: its theme is in the clinic's own colours.
    """

    job: Job
    leaflet_id: str
    version: str
    title: RichText
    subtitle: RichText | None
    audience: RichText
    title_for_staff: str
    clinic: LocalClinic
    accent: str
    blocks: tuple[LocalBlock, ...]
    labels: Mapping[str, RichText]
    language_name: str
    right_to_left: bool
    digits: str
    review: Review
    stale: bool
    mixed: bool
    overdue: bool
    content_hash: str
    published: str
    review_by: str
    published_words: str
    review_by_words: str
    reviewed_words: str
    short_url: str
    banner: str | None
    layout: Layout
    paper: Paper
    theme: Theme
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    second: LocalEdition | None = None
    personal: bool = False
    branded: bool = False

    @property
    def printed(self) -> tuple[LocalBlock, ...]:
        """The blocks that its layout prints: all, or those of some roles."""
        only = self.layout.only
        return tuple(block for block in self.blocks if not only or block.role in only)

    @property
    def slip_roles(self) -> frozenset[Role]:
        """Roles that its layout prints once more on a slip to tear off; none: there is no slip."""
        form = self.layout.form_for(self.paper)
        columns = form.slip.columns if form and form.slip else ()
        return frozenset(role for column in columns for role in column.roles)

    @property
    def sides(self) -> tuple[LocalEdition, ...]:
        """This, and what stands beside it."""
        return (self, self.second) if self.second else (self,)
