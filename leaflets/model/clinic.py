"""A clinic: everything on a leaflet that differs from place to place."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from leaflets.model.brand import BrandColours
from leaflets.model.content import (
    Entry,
    FileName,
    Id,
    Line,
    Noun,
    Plain,
    WebAddress,
    fault_error,
)
from leaflets.model.countries import country_fault
from leaflets.model.fiction import (
    STARTER_ADDRESS,
    STARTER_COUNTRY,
    STARTER_NAME,
    invented_name,
    invented_number,
)
from leaflets.model.inline import Fault
from leaflets.model.online import EditionAddress

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TAG = r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"


_PHONE = re.compile(
    r"(\+?[0-9 ().\u2011-]+[0-9)])(?:,? (?:ext|extension|x)\.? ?[0-9]{1,7})?", re.IGNORECASE
)
_PHONE_HINT = (
    "write one number as people dial it, for example 020 7946 0123, +44 20 7946 0123 or "
    "020 7946 0123 ext. 12"
)


def _phone(value: str) -> str:
    """A number that can be dialled: a wrong link would call somebody else, or nobody."""
    value = " ".join(value.split())
    found = _PHONE.fullmatch(value)
    if not found or re.sub(r"\([0-9 ]+\)", "", found[1]).strip("+0123456789 .\u2011-"):
        raise fault_error(Fault(f"“{value}” is not a phone number", _PHONE_HINT))
    number = found[1].replace("(0)", "") if value.startswith("+") else found[1]
    count = len(re.findall("[0-9]", number))
    if not 2 <= count <= 15:  # ITU-T E.164: no number in the world is longer
        hint = "a phone number has 2 to 15 digits; write one number only"
        raise fault_error(Fault(f"“{value}” has {count} digits", hint))
    return value


def _country(value: str) -> str:
    fault = country_fault(value)
    if fault:
        raise fault_error(fault)
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[!-~]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", value):
        raise fault_error(Fault(f"“{value}” is not an email address", "write name@example.org"))
    return value


def _time(value: str) -> str:
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", value):
        hint = "write hours and minutes with a colon, from 00:00 to 23:59, for example 08:30"
        raise fault_error(Fault(f"“{value}” is not a time of day", hint))
    return value


def _days(value: str) -> str:
    first, dash, last = value.partition("-")
    if first not in DAYS or (dash and (last not in DAYS or DAYS.index(last) <= DAYS.index(first))):
        hint = f"write one day or a range, for example mon or mon-fri; days: {', '.join(DAYS)}"
        raise fault_error(Fault(f"“{value}” is not a day of the week", hint))
    return value


def _base(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[A-Za-z0-9._~-]+)*", value):
        hint = "write it as it is printed, without https:// and without / at the end"
        raise fault_error(Fault(f"“{value}” cannot begin a web address", hint))
    return value


Phone = Annotated[str, AfterValidator(_phone)]
Time = Annotated[str, AfterValidator(_time)]


class UrgentLine(Entry):
    """A phone line for urgent advice."""

    name: Line = Field(description="What it is called, for example NHS 111")
    number: Phone = Field(description="The number as people dial it")
    when: Line | None = Field(
        default=None, description="When it answers, for example Day and night"
    )


class Hours(Entry):
    """When the clinic is open, on one day or a range of days."""

    days: Annotated[str, AfterValidator(_days)] = Field(description="mon, or mon-fri")
    opens: Time = Field(description="For example 08:00")
    closes: Time = Field(description="For example 18:00")

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.closes <= self.opens:
            hint = "closes comes after opens, on the same day"
            raise fault_error(Fault("it closes before it opens", hint), at=("closes",))
        return self

    @property
    def day_numbers(self) -> tuple[int, int]:
        """First and last day, Monday is 0."""
        first, _, last = self.days.partition("-")
        return DAYS.index(first), DAYS.index(last or first)


class LocalValue(Noun):
    """A number that differs from place to place, with the reason for it."""

    number: Annotated[str, Field(pattern="^[0-9]{1,6}$")] = Field(
        description="A whole number: 6 (plural rules of languages know no others)"
    )
    unit: Id = Field(description="A unit from content/measures.yaml")
    source: Id = Field(description="Where the number is from: an id from content/sources.yaml")


_Found = tuple[tuple[str | int, ...], str | None]


class Clinic(Noun):
    """A clinic and how to reach it."""

    sample: bool = Field(default=False, description="true: not a real clinic; every page says so")
    name: Line = Field(description="Name of the clinic or hospital")
    department: Line | None = Field(default=None, description="Department or ward")
    header_text: Line | None = Field(
        default=None,
        description="A line above the name, for example what group of hospitals it belongs to",
    )
    language: Annotated[str, Field(pattern=_TAG)] = Field(
        description="The language the staff read, for example en-GB"
    )
    country: Annotated[str, Field(pattern="^[A-Z]{2}$"), AfterValidator(_country)] = Field(
        description="Two letters, for example GB (ISO 3166)"
    )
    paper: Id = Field(description="A file in layouts/papers, for example a4 or letter")
    logo: FileName | None = Field(default=None, description="A picture in the same folder")
    colours: BrandColours | None = Field(
        default=None, description="Of your brand, for the title band, headings and panels"
    )
    address: tuple[Line, ...] = Field(default=(), description="Postal address, line by line")
    phone: Phone | None = Field(default=None, description="The number patients call")
    out_of_hours_phone: Phone | None = Field(default=None, description="When you are closed")
    emergency_number: Phone | None = Field(
        default=None, description="The emergency number of your country, for example 999 or 911"
    )
    urgent_lines: tuple[UrgentLine, ...] = Field(
        default=(), description="Phone lines for urgent advice"
    )
    email: Annotated[str, AfterValidator(_email)] | None = Field(
        default=None, description="Email address that patients may write to"
    )
    web: WebAddress | None = Field(default=None, description="Your web site, with https://")
    leaflets_web: Annotated[str, AfterValidator(_base)] | None = Field(
        default=None,
        description="Where your leaflets are on the web: printed before a leaflet's short "
        "address and in the QR code. Without https://",
    )
    html_edition: EditionAddress | None = Field(
        default=None,
        description="Where your leaflets are as web pages: what the QR code then leads to. With "
        "https://, {language}, and {leaflet} or {short_address}",
    )
    opening_hours: tuple[Hours, ...] = Field(default=(), description="When you are open")
    local: Mapping[str, LocalValue] = Field(
        default_factory=dict, description="Numbers that differ from place to place, by name"
    )
    digits: Literal["latn", "native"] | None = Field(
        default=None,
        description="Digits of numbers in the text: latn 0123, or native, those of the language's "
        "own script, such as ٠١٢٣ and ০১২৩; else as is usual in the language",
    )
    note: Plain | None = Field(default=None, description="For translators. Not printed.")

    def has(self, detail: str) -> bool:
        """Whether there is something to print for a detail of a contact block (its ``shows``)."""
        if detail == "qr":
            return bool(self.leaflets_web or self.html_edition)
        return bool(getattr(self, _DETAILS.get(detail, detail)))

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name in self.local:
            if not re.fullmatch("[a-z][a-z0-9_]*", name):
                hint = "use small letters, digits and _"
                raise fault_error(Fault(f"“{name}” is not a name", hint), at=("local", name))
        faults = list(self._missing())
        if not self.sample:
            faults += self._invented()
        if faults:
            raise fault_error(*faults)
        return self

    def _missing(self) -> Iterator[Fault]:
        for name in ("emergency_number",) if self.sample else ("phone", "emergency_number"):
            if getattr(self, name) is None:
                hint = "there is no usual choice to fall back on, and no default country"
                yield Fault(f"the field “{name}” is missing", hint)

    def _invented(self) -> Iterator[Fault]:
        """What a starter or a sample left behind."""
        numbers: list[_Found] = [
            (("phone",), self.phone),
            (("out_of_hours_phone",), self.out_of_hours_phone),
            (("emergency_number",), self.emergency_number),
        ]
        lines = enumerate(self.urgent_lines)
        numbers += [(("urgent_lines", n, "number"), line.number) for n, line in lines]
        fields = ("email", "web", "leaflets_web", "html_edition")
        names: list[_Found] = [((field,), getattr(self, field)) for field in fields]
        words: list[_Found] = [(("name",), self.name)]
        words += [(("address", n), line) for n, line in enumerate(self.address)]
        found = [(at, value) for at, value in numbers if value and invented_number(value)]
        found += [(at, value) for at, value in names if value and invented_name(value)]
        starter = (STARTER_NAME, *STARTER_ADDRESS)
        found += [(at, value) for at, value in words if value in starter]
        found += [(("country",), self.country)] if self.country == STARTER_COUNTRY else []
        for at, value in found:
            hint = "put your own, or put back the line “sample: true”"
            yield Fault(f"this is still an invented one: {value}", hint, at)


_DETAILS = {
    "out-of-hours": "out_of_hours_phone",
    "emergency": "emergency_number",
    "urgent-lines": "urgent_lines",
    "hours": "opening_hours",
}
"""Details of contact blocks whose field in the clinic's file has another name."""
