"""Edition -> LocalEdition: every word in the patient's language, every hole filled.

Nothing is printed in the source language by default: a message that is missing stops the leaflet in
that language and is listed. One that belongs to an older English text is printed set apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

from leaflets import clock
from leaflets.catalogs.messages import FoundWords, words_of
from leaflets.catalogs.pseudo import pseudo
from leaflets.cldr import in_digits, long_date
from leaflets.governance.items import logo_now, pictures_now
from leaflets.governance.labels import fixed_words, labels_of_layout, labels_used
from leaflets.governance.staff_title import title_for_staff
from leaflets.languages import language as known_language
from leaflets.model.content import Source
from leaflets.model.figure import Figure
from leaflets.model.library import Edition, PlacedBlock, icon_array_name
from leaflets.model.localized import FigureLabel, LocalBlock, LocalClinic, LocalEdition, LocalFigure
from leaflets.model.review import Review
from leaflets.model.rich_text import RichText
from leaflets.model.seal import Value
from leaflets.problems import LeafletsError
from leaflets.remembered import Kept
from leaflets.wording.clinic import ClinicWords, online, short_url
from leaflets.wording.digest import content_hash, gaps_filled, sign, with_gaps, words_printed
from leaflets.wording.filling import Filling, shown_address
from leaflets.wording.known_blocks import Known, OfClinic, keep, recall
from leaflets.wording.order import in_order
from leaflets.wording.parts import Location
from leaflets.wording.translations import Translations
from leaflets.wording.views import Texts, namespace, with_words
from leaflets.workspace import PSEUDOLOCALES

_KNOWN_LISTS: Kept[Known] = Kept(8)
_KNOWN_TITLES: Kept[dict[str | int, RichText]] = Kept(8)

DRAWING_ON_OTHERS = frozenset(("figure", "glossary", "contact", "icon-array", "links", "sources"))
"""Kinds of block that print more than their own words, or a picture."""

UNREVIEWED = Review("draft", "unreviewed", draft_translation=True)


def localize(
    edition: Edition,
    review: Review = UNREVIEWED,
    today: datetime.date | None = None,
    allow_mixed: bool = False,
    unchecked: bool = False,
) -> LocalEdition:
    """Translate and fill in one edition.

    ``today`` decides what is overdue; ``allow_mixed``: print what is not translated in the source
    language, set apart; ``unchecked``: also where a translation does not agree with its source.
    Raises LeafletsError with every message that is not translated, every hole that differs from the
    source's and every value the clinic does not have.
    """
    return _Localizer(edition, review, allow_mixed, unchecked).run(today or clock.today())


class _Localizer:
    def __init__(
        self, edition: Edition, review: Review, allow_mixed: bool, unchecked: bool
    ) -> None:
        self.edition, self.review = edition, review
        self.language = edition.job.language
        self.translations = Translations(edition.library, self.language, allow_mixed, unchecked)
        self.filling = Filling(edition, self.translations, changed=review.changed)
        kinds = tuple(dict.fromkeys(placed.block.kind for placed in edition.blocks))
        self.labels = fixed_words(self.filling, labels_used(edition.library, kinds))
        self.short_url = short_url(edition)
        self.clinic = ClinicWords(self.filling, self.labels, self.short_url, online(edition))

    def run(self, today: datetime.date) -> LocalEdition:
        recipe, clinic = self.edition.recipe, self.edition.clinic
        titles, around = self._titles(), self._labels_around()
        labels = (self.labels, around) if around else (self.labels,)
        made = tuple(self._block(placed) for placed in self.edition.blocks)
        made = tuple(self._listing(k) if k.block.kind == "sources" else k for k in made)
        blocks = tuple(known.block for known in made)
        fields = self.clinic.fields()
        spoken = known_language(self.language)
        if self.translations.problems:
            raise LeafletsError(*dict.fromkeys(self.translations.problems))
        published, review_by = recipe.published.isoformat(), recipe.review_by.isoformat()
        first = (
            self.language, recipe.id, recipe.version, titles["title"], titles.get("subtitle"),
            titles["audience"], published, review_by, self.clinic.hashed(),
        )  # fmt: skip
        library, job = self.edition.library, self.edition.job
        pictures = (*pictures_now(library, job.leaflet), logo_now(library, job.clinic))
        return LocalEdition(
            job=self.edition.job,
            leaflet_id=recipe.id,
            version=recipe.version,
            title=titles["title"],
            subtitle=titles.get("subtitle"),
            audience=titles["audience"],
            title_for_staff=title_for_staff(self.filling, titles["title"], self.review, today),
            clinic=LocalClinic(
                fields.name, fields.department, clinic.sample, clinic.language, fields
            ),
            accent=recipe.accent,
            blocks=blocks,
            labels={**self.labels, **around} if around else self.labels,
            language_name=spoken.name,
            right_to_left=spoken.right_to_left,
            digits=self.filling.digits,
            review=self.review,
            stale="stale" in self.translations.doubts.values(),
            mixed="untranslated" in self.translations.doubts.values(),
            overdue=recipe.review_by < today,
            content_hash=content_hash(first, made, labels, pictures),
            published=published,
            review_by=review_by,
            published_words=self.date(recipe.published),
            review_by_words=self.date(recipe.review_by),
            reviewed_words=self._reviewed(),
            short_url=self.short_url,
            banner=recipe.banner,
            layout=self.edition.layout,
            paper=self.edition.paper,
            theme=self.edition.theme,
            branded=clinic.colours is not None,
        )

    def _labels_around(self) -> Mapping[str, RichText]:
        """Those that the layout puts around the leaflet."""
        names = labels_of_layout(self.edition.library, self.edition.layout)
        return fixed_words(self.filling, names) if names else {}

    def _titles(self) -> dict[str | int, RichText]:
        recipe, filling = self.edition.recipe, self.filling
        things = (self.edition.library, recipe, self.translations.catalog_of("leaflets"))
        more = (self.edition.job.leaflet, self.language, filling.digits)
        known = _KNOWN_TITLES.get(things, more)
        if known is not None and not self.review.changed:
            return known
        problems = len(self.translations.problems)
        filling.forget()
        made = {
            found.location[0]: filling.text(found)
            for found in words_of(recipe, f"leaflets/{self.edition.job.leaflet}")
            if found.location[0] != "purpose"
        }
        if self._lasts(problems) and not (filling.of_clinic or filling.cited):
            _KNOWN_TITLES.put(made, things, more)
        return made

    def _lasts(self, problems: int) -> bool:
        """Whether what has been made since the last ``forget`` may be remembered; ``problems``: how
        many there were before."""
        unsure = self.filling.doubtful or self.review.changed
        return not unsure and len(self.translations.problems) == problems

    def date(self, day: datetime.date) -> str:
        """A date as printed."""
        region = self.edition.clinic.country
        if self.language in PSEUDOLOCALES:
            words = pseudo(long_date(day, "en", region), self.language, longer=False)
        else:
            words = in_digits(long_date(day, self.language, region), self.filling.digits)
        return words.replace(" ", "\u00a0")

    def _reviewed(self) -> str:
        """The day of the sign-off, as long as it holds."""
        signed = self.review.sign_off
        return self.date(signed.date) if signed and self.review.state == "reviewed" else ""

    def _block(self, placed: PlacedBlock) -> Known:
        known = None if self.review.changed else recall(placed, self.filling)
        if isinstance(known, OfClinic):
            return self._for_clinic(placed, known)
        if known is None:
            before, problems = dict(self.filling.cited), len(self.translations.problems)
            self.filling.forget()
            texts, anew = self._texts(placed)
            block = self._new_block(placed, texts)
            known = Known(block, words_printed((block.id, block.fields)))
            if block.kind != "contact" and self._lasts(problems):
                if not self.filling.of_clinic:
                    keep(placed, self.filling, before, known)
                elif block.kind not in DRAWING_ON_OTHERS:
                    signs = {w.location: sign(n, self.language) for n, w in enumerate(anew)}
                    printed = with_gaps((block.id, with_words(block.fields, signs)))
                    made = OfClinic(texts, block.fields, anew, printed)
                    keep(placed, self.filling, before, made)
        return known

    def _texts(self, placed: PlacedBlock) -> tuple[Texts, tuple[FoundWords, ...]]:
        """The words of a block by their places, and those that print something of the clinic."""
        texts: dict[Location, RichText] = {}
        anew: list[FoundWords] = []
        for words in words_of(placed.block, placed.id):
            before, self.filling.of_clinic = self.filling.of_clinic, False
            texts[words.location] = self.filling.text(words)
            if self.filling.of_clinic:
                anew.append(words)
            self.filling.of_clinic |= before
        return texts, tuple(anew)

    def _for_clinic(self, placed: PlacedBlock, known: OfClinic) -> Known:
        """A block made for another clinic, with what this one has in it."""
        changed = {words.location: self.filling.text(words) for words in known.anew}
        fields = with_words(known.fields, changed)
        words = tuple(in_order(placed.block.kind, {**known.texts, **changed}, fields))
        block = LocalBlock(placed.id, placed.block.kind, placed.role, fields, words)
        if all(one.spans for one in changed.values()):
            return Known(block, gaps_filled(known.printed, tuple(changed.values())))
        return Known(block, words_printed((block.id, fields)))

    def _new_block(self, placed: PlacedBlock, texts: Texts) -> LocalBlock:
        fields = namespace(placed.block, texts, ())
        match placed.block.kind:
            case "figure":
                figure = self.edition.library.figures[fields.figure]
                fields.figure = self._figure(fields.figure, figure, fields.width)
            case "glossary":
                fields.terms = tuple(self._term(name) for name in fields.terms)
            case "contact":
                fields.contact = self.clinic.details(fields.shows, fields.qr_words)
                fields.short_url = Value(self.short_url)
            case "icon-array":
                name = icon_array_name(placed.id)
                fields.figure = LocalFigure(name, Value(fields.alt), (), None, fields.alt.context)
            case "links":
                for entry in fields.links:
                    entry.shown = self._address(entry.address)
                    entry.address = Value(entry.address)
            case "fill-in":
                for entry in fields.blanks:
                    entry.given = None  # see the stage fill_in
            case _:
                pass
        words = tuple(in_order(placed.block.kind, texts, fields))
        drawn = getattr(fields, "figure", None)
        picture = drawn.name if isinstance(drawn, LocalFigure) else None
        return LocalBlock(placed.id, placed.block.kind, placed.role, fields, words, picture)

    def _address(self, address: str) -> RichText:
        """A web address as people write it, and a link."""
        return self.filling.foreign(shown_address(address), self.language, address)

    def _figure(self, name: str, figure: Figure, width: float | None) -> LocalFigure:
        found = words_of(figure, f"figures/{name}")
        texts = {w.location: self.filling.text(w) for w in found if w.location != ("title",)}
        labels = tuple(
            FigureLabel(
                label.id, texts["labels", n, "label"], label.place, label.align, label.points
            )
            for n, label in enumerate(figure.labels)
        )
        alt = texts[("alt",)]
        return LocalFigure(name, Value(alt), labels, width, alt.context)

    def _term(self, name: str) -> SimpleNamespace:
        term = self.edition.library.glossary[name]
        found = words_of(term, "glossary", name)
        return namespace(term, {w.location: self.filling.text(w) for w in found}, ())

    def _listing(self, known: Known) -> Known:
        """A list of sources with what the leaflet cites, now that all of it has been read."""
        library, cited = self.edition.library, self.filling.cited
        dates = (self.language, self.filling.digits, self.edition.clinic.country)
        more = (tuple(cited), dates)
        found = _KNOWN_LISTS.get((known, library), more)
        if found is not None:
            return found
        sources = tuple(
            self._source(number, library.sources[name])
            for name, number in cited.items()
            if name in library.sources
        )
        fields = SimpleNamespace(**{**vars(known.block.fields), "sources": sources})
        words = (*known.block.words, *(source.citation for source in sources))
        block = replace(known.block, fields=fields, words=words)
        made = Known(block, words_printed((block.id, fields)))
        return _KNOWN_LISTS.put(made, (known, library), more)

    def _source(self, number: int, source: Source) -> SimpleNamespace:
        written = self.edition.library.language
        citation = self.filling.foreign(source.printed or source.citation, written)
        address = None
        if source.address:
            address = self._address(source.address)
        words = (citation, address) if address else (citation,)
        return SimpleNamespace(
            id=source.id,
            number=Value(in_digits(str(number), self.filling.digits)),
            citation=citation,
            address=address,
            words=words,
        )
