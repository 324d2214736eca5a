"""Edition -> LocalEdition: every word in the patient's language, every hole filled.

Nothing is printed in the source language by default: a message that is missing stops the leaflet in
that language and is listed. One that belongs to an older English text is printed set apart.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from types import SimpleNamespace

from leaflets import clock
from leaflets.catalogs.messages import FoundWords, words_of
from leaflets.catalogs.pseudo import pseudo
from leaflets.cldr import in_digits, long_date
from leaflets.governance.items import logo_now, pictures_now
from leaflets.governance.labels import labels_used
from leaflets.governance.states import content_review
from leaflets.languages import language as known_language
from leaflets.model.content import Source
from leaflets.model.figure import Figure
from leaflets.model.inline import Words
from leaflets.model.library import Edition, PlacedBlock, icon_array_name
from leaflets.model.localized import FigureLabel, LocalBlock, LocalClinic, LocalEdition, LocalFigure
from leaflets.model.review import Review
from leaflets.model.rich_text import RichText, Span
from leaflets.model.seal import Value
from leaflets.problems import LeafletsError
from leaflets.remembered import Kept
from leaflets.wording.clinic import ClinicWords
from leaflets.wording.digest import content_hash, words_printed
from leaflets.wording.filling import Filling, shown_address
from leaflets.wording.known_blocks import Known, keep, recall
from leaflets.wording.order import in_order
from leaflets.wording.translations import Translations
from leaflets.wording.views import namespace
from leaflets.workspace import PSEUDOLOCALES

_KNOWN_LISTS: Kept[Known] = Kept(256)
_KNOWN_LABELS: Kept[dict[str, RichText]] = Kept(64)


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
        self.labels = self._labels()
        base, end = edition.clinic.leaflets_web, edition.recipe.short_address
        self.short_url = f"{base}/{end}" if base and end else ""
        self.clinic = ClinicWords(self.filling, self.labels, self.short_url)

    def run(self, today: datetime.date) -> LocalEdition:
        recipe, clinic = self.edition.recipe, self.edition.clinic
        titles = {
            found.location[0]: self.filling.text(found)
            for found in words_of(recipe, f"leaflets/{self.edition.job.leaflet}")
            if found.location[0] != "purpose"
        }
        made = tuple(self._block(placed) for placed in self.edition.blocks)
        made = tuple(self._listing(k) if k.block.kind == "sources" else k for k in made)
        blocks = tuple(known.block for known in made)
        fields = self.clinic.fields()
        spoken = known_language(self.language)
        if self.translations.problems:
            raise LeafletsError(*dict.fromkeys(self.translations.problems))
        local = LocalEdition(
            job=self.edition.job,
            leaflet_id=recipe.id,
            version=recipe.version,
            title=titles["title"],
            subtitle=titles.get("subtitle"),
            audience=titles["audience"],
            title_for_staff=self._title_for_staff(today),
            clinic=LocalClinic(
                fields.name, fields.department, clinic.sample, clinic.language, fields
            ),
            accent=recipe.accent,
            blocks=blocks,
            labels=self.labels,
            language_name=spoken.name,
            right_to_left=spoken.right_to_left,
            digits=self.filling.digits,
            review=self.review,
            stale="stale" in self.translations.doubts.values(),
            mixed="untranslated" in self.translations.doubts.values(),
            overdue=recipe.review_by < today,
            content_hash="",
            published=recipe.published.isoformat(),
            review_by=recipe.review_by.isoformat(),
            published_words=self.date(recipe.published),
            review_by_words=self.date(recipe.review_by),
            reviewed_words=self._reviewed(),
            short_url=self.short_url,
            banner=recipe.banner,
            layout=self.edition.layout,
            paper=self.edition.paper,
            theme=self.edition.theme,
        )
        library, job = self.edition.library, self.edition.job
        pictures = (*pictures_now(library, job.leaflet), logo_now(library, job.clinic))
        return replace(local, content_hash=content_hash(local, made, pictures))

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

    def _labels(self) -> dict[str, RichText]:
        """The fixed words; their own holes stay in braces, for ``RichText.fill``."""
        library = self.edition.library
        kinds = tuple(dict.fromkeys(placed.block.kind for placed in self.edition.blocks))
        names = labels_used(library, kinds)
        things = (library, self.translations.catalog_of("labels"))
        known = _KNOWN_LABELS.get(things, (self.language, names))
        if known is not None and not self.review.changed:
            return known
        before, found = len(self.translations.problems), {}
        for name, label in ((name, library.labels[name]) for name in names):
            words = FoundWords(f"labels#{name}.text", ("text",), label.text, False, "")
            inline = self.translations.words(words, label.holes)
            pieces = inline.pieces if inline else ()
            text = "".join(p.text if isinstance(p, Words) else str(p) for p in pieces)
            plain = RichText((Span(text),), self.language, words.context)
            found[name] = self.filling.checked(plain, words.context)
        if self.filling.doubtful or len(self.translations.problems) > before:
            return found
        return _KNOWN_LABELS.put(found, things, (self.language, names))

    def _title_for_staff(self, today: datetime.date) -> str:
        """The title in the clinic's language, or as it was written: so where there is no
        translation, and where nobody has checked the one that a page without a mark would show."""
        staff, library = self.edition.clinic.language, self.edition.library
        title = self.edition.recipe.title
        if staff == self.language:
            translations = self.translations
        elif staff in library.languages and self._may_show(staff, today):
            translations = Translations(library, staff)
        else:
            translations = Translations(library, library.language)
        for used in (translations, Translations(library, library.language)):
            job = replace(self.edition.job, language=used.language)
            filling = Filling(replace(self.edition, job=job), used)
            context = f"leaflets/{self.edition.job.leaflet}#title"
            text = filling.text(FoundWords(context, ("title",), title, False, ""))
            if not used.problems and not used.doubts:
                return str(text)
        return title

    def _may_show(self, language: str, today: datetime.date) -> bool:
        library, leaflet = self.edition.library, self.edition.job.leaflet
        if not self.review.released:
            return True
        return content_review(library, leaflet, language, today).state == "reviewed"

    def _block(self, placed: PlacedBlock) -> Known:
        known = None if self.review.changed else recall(placed, self.filling)
        if known is None:
            before, problems = dict(self.filling.cited), len(self.translations.problems)
            self.filling.forget()
            block = self._new_block(placed)
            known = Known(block, words_printed((block.id, block.fields)))
            if (
                block.kind != "contact"
                and not self.filling.of_clinic
                and not self.filling.doubtful
                and not self.review.changed
                and len(self.translations.problems) == problems
            ):
                keep(placed, self.filling, before, known)
        return known

    def _new_block(self, placed: PlacedBlock) -> LocalBlock:
        found = words_of(placed.block, placed.id)
        texts = {words.location: self.filling.text(words) for words in found}
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
