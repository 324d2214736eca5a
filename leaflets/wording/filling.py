"""Fills the holes of a text: phone numbers, names, local values, citations and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from leaflets.catalogs.messages import FoundWords, words_of
from leaflets.cldr import in_digits, numerals_in
from leaflets.languages import language as known_language
from leaflets.model.clinic import Clinic
from leaflets.model.inline import Hole, Inline, Words
from leaflets.model.library import Edition
from leaflets.model.rich_text import RichText, Span
from leaflets.problems import Problem, Where
from leaflets.wording.doubts import set_apart
from leaflets.wording.translations import Translations
from leaflets.workspace import PSEUDOLOCALES

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"


@dataclass(slots=True)
class Filling:
    """Makes rich text for one edition. ``cited``: sources in the order of their first citation;
    ``changed``: contexts of messages that are no longer what was signed.

    Since the last ``forget``: ``citing``: names of all sources cited; ``of_clinic``: whether
    anything depended on the clinic; ``doubtful``: whether any words are set apart.
    """

    edition: Edition
    translations: Translations
    cited: dict[str, int] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    citing: list[str] = field(default_factory=list)
    of_clinic: bool = False
    doubtful: bool = False
    language: str = field(init=False)
    digits: str = field(init=False)

    def __post_init__(self) -> None:
        self.language = self.edition.job.language
        self.digits = digits_of(self.edition.clinic, self.language)

    def forget(self) -> None:
        """Start to note anew what texts depend on."""
        self.citing.clear()
        self.of_clinic = self.doubtful = False

    def text(self, found: FoundWords, from_clinic: bool = False) -> RichText:
        """A message, translated, with its holes filled."""
        inline = self.translations.words(found, clinic=self.edition.clinic)
        if inline is None:  # a name: in the language of the clinic, and marked as such
            self.of_clinic = True
            text = found.text.replace("{{", "{").replace("}}", "}")
            made = self.foreign(text, self.edition.clinic.language)
            return replace(made, context=found.context)
        name = from_clinic and found.location[-1] != "when"  # or a number, as in "NHS 111"
        match inline.pieces:
            case (Words() as only,) if only.text:
                text = only.text if name else self._words(only)
                spans = [Span(text, only.strong, only.href, isolate=from_clinic)]
            case _:
                spans = self._spans(inline, found, dialled=name)
                if from_clinic:
                    spans = [replace(span, isolate=True) for span in spans]
        made = RichText(tuple(spans), self.language, found.context)
        return self.checked(made, found.context)

    def checked(self, made: RichText, context: str) -> RichText:
        """The words of a message, set apart if nobody has checked them as they stand."""
        doubts = self.translations.doubts
        if context in self.changed:
            doubts.setdefault(context, "stale")
        if context not in doubts:
            return made
        self.doubtful = True
        if not made:
            return made
        return set_apart(made, doubts[context], self.edition.library.language)

    def foreign(self, text: str, language: str, href: str | None = None) -> RichText:
        """Words that are printed as they are, in their own language."""
        tag = language if language != self.language else None
        return RichText((Span(text, href=href, language=tag, isolate=True),), self.language)

    def phone(self, number: str) -> RichText:
        """A phone number: never broken, never reordered, and a link where it can be dialled."""
        return RichText((phone_span(number),), self.language)

    def _spans(self, inline: Inline, found: FoundWords, dialled: bool = False) -> list[Span]:
        """``dialled``: numerals stay as they were typed."""
        spans: list[Span] = []
        for piece in inline.pieces:
            if isinstance(piece, Words):
                text = piece.text if dialled else self._words(piece)
                spans.append(Span(text, piece.strong, piece.href))
                continue
            if piece.kind == "cite" and spans:  # the mark belongs to the word before it
                before = spans[-1]
                if (text := before.text.rstrip()) != before.text:
                    spans[-1] = replace(before, text=text)
            for span in self._filled(piece, found):
                strong, href = span.strong or piece.strong, piece.href or span.href
                same = (strong, href) == (span.strong, span.href)
                spans.append(span if same else replace(span, strong=strong, href=href))
        return [span for span in spans if span.text]

    def _words(self, piece: Words) -> str:
        """Words of a message, numerals in the digits of the leaflet; the source stays as it is."""
        if self.translations.from_source:
            return piece.text
        return numerals_in(piece.text, self.digits)

    def _filled(self, hole: Hole, found: FoundWords) -> Iterator[Span]:
        match hole.kind:
            case "cite":
                self.citing.extend(hole.names)
                numbers = sorted(
                    self.cited.setdefault(name, len(self.cited) + 1) for name in hole.names
                )
                # The narrow space keeps "1,000 babies.14" from being read aloud as one number.
                marks = ",\u00a0".join(in_digits(str(number), self.digits) for number in numbers)
                marks = NARROW_SPACE + marks
                yield Span(marks, cites=tuple(numbers))
            case "term":
                term = self.edition.library.glossary[hole.names[0]]
                for words in words_of(term, "glossary", term.id):
                    if words.location == ("term",):
                        yield from self.text(words).spans
            case "local":
                self.of_clinic = True
                yield from self._local(hole, found)
            case "clinic":
                self.of_clinic = True
                yield from self._clinic(hole, found)
            case _:
                yield Span(str(hole))

    def _local(self, hole: Hole, found: FoundWords) -> Iterator[Span]:
        value = self.edition.clinic.local.get(hole.names[0])
        if value is None:
            self._no_value(hole, f"local.{hole.names[0]}", found)
        elif value.unit not in self.edition.library.units:
            pass  # the clinic's file has been refused for it
        else:
            words = self.translations.measure(value.unit, int(value.number))
            words = re.sub(r"(?<=\d) | (?=\d)", NO_BREAK_SPACE, words)
            apart = f"measures#{value.unit}" in self.translations.doubts
            yield Span(numerals_in(words, self.digits), isolate=True, set_apart=apart)

    def _clinic(self, hole: Hole, found: FoundWords) -> Iterator[Span]:
        name, clinic = hole.names[0], self.edition.clinic
        value = getattr(clinic, name)
        if value is None:
            self._no_value(hole, name, found)
        elif name == "name":
            file = f"clinics/{self.edition.job.clinic}"
            words = FoundWords(f"{file}#name", ("name",), value, False, "")
            yield from self.text(words, from_clinic=True).spans
        elif name == "web":
            yield Span(shown_address(value), href=value, isolate=True)
        else:
            yield phone_span(value)

    def _no_value(self, hole: Hole, field_name: str, found: FoundWords) -> None:
        path = self.edition.library.path("content", "clinics", f"{self.edition.job.clinic}.yaml")
        message = f"this clinic has no {field_name}, and {found.context} prints {hole}"
        hint = f"add {field_name} to this file: {_description(field_name)}"
        problem = Problem("clinic/no-value", message, Where(path, None, field_name), hint)
        if problem not in self.translations.problems:
            self.translations.problems.append(problem)


def digits_of(clinic: Clinic, language: str) -> str:
    """CLDR numbering system of all numbers but those that are dialled or looked up: phone numbers,
    names, codes and addresses."""
    if clinic.digits == "latn" or language in PSEUDOLOCALES:
        return "latn"
    return _digits(language, clinic.country, clinic.digits == "native")


@cache
def _digits(language: str, country: str, native: bool) -> str:
    """Those of the script, or those usual in the language in the clinic's country."""
    if native:
        return known_language(language).native_digits
    own = any(len(subtag) == 2 for subtag in language.split("-")[1:])
    return known_language(language if own else f"{language}-{country}").digits


def _description(field_name: str) -> str:
    if field_name.startswith("local."):
        return "{number: …, unit: …, source: …} below local"
    return Clinic.model_fields[field_name].description or ""


def phone_span(number: str) -> Span:
    """A phone number as a span: ``tel:`` holds its digits (RFC 3966, without separators)."""
    target = dialled(number)
    shown = number.replace(" ", NO_BREAK_SPACE)
    return Span(shown, href=f"tel:{target}" if target else None, isolate=True)


def dialled(number: str) -> str | None:
    """The digits to dial, with a leading ``+`` if there is one; None if it has words in it.

    ``+44 (0)20``: the 0 in brackets is not dialled after a country code.
    """
    if not re.fullmatch(r"\+?[0-9 ().\u2011-]+", number):
        return None
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return re.sub(r"[^0-9+]", "", number)


def shown_address(address: str) -> str:
    """A web address as people write it: without ``https://`` and without a ``/`` at the end."""
    return re.sub(r"^https?://", "", address).rstrip("/")
