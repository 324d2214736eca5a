"""What leaflets say about the clinic: its names, numbers, hours and addresses, ready to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

from leaflets.catalogs.messages import words_of
from leaflets.catalogs.pseudo import pseudo
from leaflets.cldr import day_name, in_digits, time_of_day
from leaflets.model.clinic import Clinic, Hours
from leaflets.model.job import Job
from leaflets.model.library import LOGO, Edition, Library
from leaflets.model.online import filled
from leaflets.model.rich_text import RichText, Span
from leaflets.model.seal import Value
from leaflets.pictures.logo import is_wide
from leaflets.pictures.shelf import pictured
from leaflets.places import where
from leaflets.problems import Problem, Where
from leaflets.remembered import once_for_each
from leaflets.wording.filling import Filling, shown_address
from leaflets.workspace import IDS, PSEUDOLOCALES

BETWEEN = "\u00a0· "
"""Between two details on a line: a sign that no language reads as a word or a comma."""

HOURS_LABELS = ("hours-range", "days-range")
"""Labels that opening hours are said with: every template may print them."""

CONTACT_LABELS = (
    "phone", "out-of-hours", "emergency", "opening-hours", *HOURS_LABELS, "address",
    "email", "web", "read-online", "qr-code",
)  # fmt: skip
"""Labels that details of a contact block are said with."""


def online(edition: Edition) -> str:
    """What the QR code of a leaflet leads to: its HTML edition in this language, where the clinic
    says where these are; else its short address; or nothing."""
    clinic, job, end = edition.clinic, edition.job, edition.recipe.short_address or ""
    if clinic.html_edition:
        return filled(clinic.html_edition, job.language, job.leaflet, end, job.clinic)
    short = short_url(edition)
    return f"https://{short}" if short else ""


def short_url(edition: Edition) -> str:
    """The short address of a leaflet, as it is printed; or nothing."""
    base, end = edition.clinic.leaflets_web, edition.recipe.short_address
    return f"{base}/{end}" if base and end else ""


def without_end(library: Library, job: Job) -> Iterator[Problem]:
    """A leaflet without an end for the address of its HTML editions."""
    pattern = library.clinics[job.clinic].html_edition or ""
    if "{short_address}" in pattern and not library.leaflets[job.leaflet].short_address:
        place = where(library, f"content/clinics/{job.clinic}.yaml", ("html_edition",))
        message, hint = f"{job.leaflet} has no short_address", "write one, or use {leaflet} here"
        yield Problem("clinic/no-short-address", message, place, hint)


@dataclass(slots=True)
class ClinicWords:
    """The clinic of an edition in its language. ``online``: what the QR code leads to, if there
    is one."""

    filling: Filling
    labels: Mapping[str, RichText]
    short_url: str
    online: str
    _texts: dict[tuple[str | int, ...], RichText] = field(default_factory=dict)
    _fields: SimpleNamespace | None = None

    def __post_init__(self) -> None:
        file = f"clinics/{self.filling.edition.job.clinic}"
        self._texts = {
            found.location: self.filling.text(found, from_clinic=True)
            for found in words_of(self.clinic, file)
        }

    @property
    def clinic(self) -> Clinic:
        return self.filling.edition.clinic

    def fields(self) -> SimpleNamespace:
        """Everything templates may print of the clinic; None where it has nothing."""
        if self._fields is None:
            self._fields = self._made_fields()
        return self._fields

    def _made_fields(self) -> SimpleNamespace:
        clinic = self.clinic
        numbers = ("phone", "out_of_hours_phone", "emergency_number")
        return SimpleNamespace(
            name=self._texts[("name",)],
            department=self._texts.get(("department",)),
            header_text=self._texts.get(("header_text",)),
            sample=clinic.sample,
            language=clinic.language,
            country=clinic.country,
            logo=LOGO if clinic.logo else None,
            wide_logo=bool(clinic.logo and _is_wide(self.filling.edition.library, clinic.logo)),
            address=self._address(),
            email=self._link(clinic.email, f"mailto:{clinic.email}"),
            web=self._link(shown_address(clinic.web), clinic.web) if clinic.web else None,
            urgent_lines=tuple(self._urgent_lines()),
            opening_hours=tuple(self._hours(hours) for hours in clinic.opening_hours),
            short_url=Value(self.short_url),
            **{name: self._number(getattr(clinic, name)) for name in numbers},
        )

    def hashed(self) -> dict[str, object]:
        """What of ``fields`` counts for the content hash: not the shape of the logo, whose file
        counts. A field that clinics did not always have counts where it has something, so that
        what others print keeps its hash."""
        fields = dict(vars(self.fields()))
        del fields["wide_logo"]
        if fields["header_text"] is None:
            del fields["header_text"]
        return fields

    def details(
        self, shows: tuple[str, ...], qr_words: RichText | None
    ) -> tuple[SimpleNamespace, ...]:
        """What a contact block prints, in the order of ``shows``: ``id``, ``name`` (or None),
        ``words`` (RichText) and, for the QR code, ``url``. A detail the clinic lacks is left out.
        """
        found: list[SimpleNamespace] = []
        for shown in shows:
            says = _SAYS[shown]
            for name, words in says(self, qr_words):
                url = Value(self.online if shown == "qr" else "")
                found.append(SimpleNamespace(id=shown, name=name, words=words, url=url))
        return tuple(found)

    def _number(self, number: str | None) -> RichText | None:
        return self.filling.phone(number) if number else None

    def _link(self, words: str | None, target: str) -> RichText | None:
        if words is None:
            return None
        return RichText((Span(words, href=target, isolate=True),), self.filling.language)

    def _address(self) -> tuple[RichText, ...]:
        return tuple(self._texts["address", n] for n in range(len(self.clinic.address)))

    def _urgent_lines(self) -> Iterator[SimpleNamespace]:
        for number, line in enumerate(self.clinic.urgent_lines):
            yield SimpleNamespace(
                id=line.id,
                name=self._texts["urgent_lines", number, "name"],
                number=self.filling.phone(line.number),
                when=self._texts.get(("urgent_lines", number, "when")),
            )

    def _hours(self, hours: Hours) -> SimpleNamespace:
        language, region = self.filling.language, self.clinic.country
        digits, pseudolocale = self.filling.digits, language in PSEUDOLOCALES
        told = "en" if pseudolocale else language
        first, last = (day_name(day, told) for day in hours.day_numbers)
        if pseudolocale:
            first, last = (pseudo(day, language, longer=False) for day in (first, last))
        opens, closes = (
            in_digits(time_of_day(clock, told, region), digits).replace(" ", "\u00a0")
            for clock in (hours.opens, hours.closes)
        )
        days = first
        if first != last:
            days = str(self.label("days-range").fill(first=Value(first), last=Value(last)))
        times = str(self.label("hours-range").fill(opens=Value(opens), closes=Value(closes)))
        begun = days if language == IDS else days[:1].upper() + days[1:]
        text = Span(begun + BETWEEN + times)
        return SimpleNamespace(
            id=hours.id, days=Value(days), opens=Value(opens), closes=Value(closes),
            times=Value(times),
            words=RichText((text,), language),
        )  # fmt: skip

    def label(self, name: str) -> RichText:
        """A fixed word; a problem is noted when the workspace has none."""
        if name in self.labels:
            return self.labels[name]
        path = self.filling.edition.library.path("content", "labels.yaml")
        message = f"there is no label “{name}”"
        problem = Problem("content/no-label", message, Where(path), "add it; the starter has it")
        if problem not in self.filling.translations.problems:
            self.filling.translations.problems.append(problem)
        return RichText((), self.filling.language)

    def joined(self, *parts: RichText | None) -> RichText:
        """Parts that there are, on one line."""
        spans: list[Span] = []
        for part in parts:
            if part:
                spans += [Span(BETWEEN)] if spans else []
                spans += part.spans
        return RichText(tuple(spans), self.filling.language)


@once_for_each(1_024)
def _is_wide(library: Library, file: str) -> bool:
    """Of a logo that can be read; one that cannot is told by the stage that reads pictures."""
    picture = pictured(library, library.path("content", "clinics", file)).picture
    return picture is not None and is_wide(picture)


Said = Iterator[tuple[RichText | None, RichText]]


def _numbered(name: str, label: str) -> Callable[[ClinicWords, RichText | None], Said]:
    def say(words: ClinicWords, _qr: RichText | None) -> Said:
        number = getattr(words.clinic, name)
        if number:
            yield words.label(label), words.filling.phone(number)

    return say


def _urgent(words: ClinicWords, _qr: RichText | None) -> Said:
    for line in words.fields().urgent_lines:
        yield line.name, words.joined(line.number, line.when)


def _opening(words: ClinicWords, _qr: RichText | None) -> Said:
    for number, hours in enumerate(words.fields().opening_hours):
        yield None if number else words.label("opening-hours"), hours.words


def _postal(words: ClinicWords, _qr: RichText | None) -> Said:
    lines = words.fields().address
    if lines:
        yield words.label("address"), words.joined(*lines)


def _linked(name: str) -> Callable[[ClinicWords, RichText | None], Said]:
    def say(words: ClinicWords, _qr: RichText | None) -> Said:
        value = getattr(words.fields(), name)
        if value:
            yield words.label(name), value

    return say


def _qr_code(words: ClinicWords, qr_words: RichText | None) -> Said:
    if words.online:
        # What is printed, what is linked to and what is in the code are one and the same.
        shown = words.online.removeprefix("https://")
        span = Span(shown, href=words.online, isolate=True)
        yield qr_words or words.label("read-online"), RichText((span,), words.filling.language)


_SAYS: dict[str, Callable[[ClinicWords, RichText | None], Said]] = {
    "phone": _numbered("phone", "phone"),
    "out-of-hours": _numbered("out_of_hours_phone", "out-of-hours"),
    "emergency": _numbered("emergency_number", "emergency"),
    "urgent-lines": _urgent,
    "hours": _opening,
    "address": _postal,
    "email": _linked("email"),
    "web": _linked("web"),
    "qr": _qr_code,
}
