"""Finds the translation of each message, and refuses those that may not be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from leaflets.catalogs.messages import FoundWords, may_stay, topic_of
from leaflets.catalogs.plural import GERMANIC
from leaflets.catalogs.plural_table import may_leave_number_out
from leaflets.catalogs.po import Catalog, Entry
from leaflets.catalogs.pseudo import named, pseudo
from leaflets.model.clinic import Clinic
from leaflets.model.inline import Inline, read_inline
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.wording.agreement import differences_of, gone_from
from leaflets.workspace import IDS, PSEUDOLOCALES

Doubt = Literal["stale", "untranslated"]
"""Why words are printed set apart: they belong to an older English, or are the English itself."""


@dataclass(slots=True)
class Translations:
    """The messages of a workspace in one language; what is wrong with them gathers in
    ``problems``, what may only be printed set apart in ``doubts`` (by context).

    ``allow_mixed``: print the source words, set apart, where there is no translation;
    ``unchecked``: also where there is one that does not agree with its source.
    """

    library: Library
    language: str
    allow_mixed: bool = False
    unchecked: bool = False
    problems: list[Problem] = field(default_factory=list)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    _catalogs: dict[str, Catalog | None] = field(default_factory=dict)

    @property
    def from_source(self) -> bool:
        """Whether this is the language the content is written in."""
        return self.language == self.library.language

    def words(
        self,
        found: FoundWords,
        labels: tuple[str, ...] | None = None,
        clinic: Clinic | None = None,
    ) -> Inline | None:
        """The message in the language; None if it stays in the source language, which only names
        and addresses of clinics may. Words in ``doubts`` must be printed set apart. ``clinic``:
        whose values fill the holes."""
        source = read_inline(found.text, found.rich, labels)
        if self.from_source:
            return source
        if self.language == IDS:
            return named(found.context, source)
        if self.language in PSEUDOLOCALES:
            if may_stay(found.context):
                return None
            return read_inline(pseudo(found.text, self.language), found.rich, labels)
        catalog, entry = self._entry(found.context)
        reason = _unusable(entry, found.text, None)
        stale = entry is not None and bool(reason) and entry.outdated(found.text, None)
        if entry is None or (reason and not stale):
            if may_stay(found.context):
                return None
            self._no_translation(found.context, found.text, reason, catalog, entry)
            return source
        if stale and may_stay(found.context):
            return None
        translated = read_inline(entry.translations[0].strip(), found.rich, labels)
        if stale and (gone := tuple(gone_from(found, source, translated, self.library, clinic))):
            return self._without(gone, found, source, entry)
        if stale:
            self.doubts[found.context] = "stale"
        # The program fills labels by name: an old one whose holes differ would lose a value.
        differences = tuple(differences_of(source, translated, stale and labels is None))
        if differences and (self.unchecked or (stale and self.allow_mixed)):
            self.doubts[found.context] = "untranslated"
            return source
        for message, hint in differences:
            where = Where(self._path(found.context), entry.line, found.context)
            self.problems.append(Problem("translation/differs", message, where, hint))
        return source if differences else translated  # what it names need not be there

    def _without(
        self, gone: tuple[str, ...], found: FoundWords, source: Inline, entry: Entry
    ) -> Inline:
        """The source words instead of a translation that cannot be filled in any more."""
        if self.allow_mixed:
            self.doubts[found.context] = "untranslated"
            return source
        where = Where(self._path(found.context), entry.line, found.context)
        for what in dict.fromkeys(gone):
            message = f"{_CHANGED}, and the translation still names {what}"
            hint = "translate the new English: the same holes, the same names in them"
            self.problems.append(Problem("translation/gone", message, where, hint))
        return source

    def measure(self, unit: str, number: int) -> str:
        """``6 weeks``: the words of a unit with a number, digits 0-9."""
        item = self.library.units[unit]
        if self.language == IDS:
            return f"measures#{unit} {number}"
        english = (item.one, item.other)
        if self.from_source or self.language in PSEUDOLOCALES:
            words = english[GERMANIC.form(number)]
            if self.language in PSEUDOLOCALES:
                words = pseudo(words, self.language, longer=False)
            return words.replace("{n}", str(number))
        context = f"measures#{unit}"
        catalog, entry = self._entry(context)
        reason = _unusable(entry, item.one, item.other)
        stale = entry is not None and bool(reason) and entry.outdated(item.one, item.other)
        if entry is None or catalog is None or (reason and not stale):
            self._no_translation(context, item.other, reason, catalog, entry)
            return english[GERMANIC.form(number)].replace("{n}", str(number))
        if stale:
            self.doubts[context] = "stale"
        words = entry.translations[catalog.plural.form(number)]
        faults = [(fault.message, fault.hint) for fault in read_inline(words, False, ("n",)).faults]
        if (
            not faults
            and "{n}" not in words
            and not may_leave_number_out(self.language, catalog.plural, catalog.plural.form(number))
        ):
            faults.append(("{n} is missing", "{n} stands for the number"))
        if faults and self.unchecked:
            self.doubts[context] = "untranslated"
            return english[GERMANIC.form(number)].replace("{n}", str(number))
        where = Where(self._path(context), entry.line, context)
        for message, hint in faults:
            self.problems.append(Problem("translation/differs", message, where, hint))
        return words.replace("{n}", str(number))

    def look_up_unit(self, unit: str) -> None:
        """Look at each plural form of a unit once: what is wrong gathers, whatever the number."""
        catalog = self.catalog_of("measures")
        # CLDR's rules tell numbers apart by their last two digits.
        forms = (
            {catalog.plural.form(number): number for number in range(200)} if catalog else {0: 2}
        )
        for number in forms.values():
            self.measure(unit, number)

    def _path(self, context: str) -> Path:
        folder = self.library.path("content", "translations", self.language)
        return folder / f"{topic_of(context)}.po"

    def _entry(self, context: str) -> tuple[Catalog | None, Entry | None]:
        catalog = self.catalog(topic_of(context))
        return catalog, catalog.by_context.get(context) if catalog else None

    def catalog_of(self, topic: str) -> Catalog | None:
        """The PO file that words of a topic are taken from, if they are taken from any."""
        if self.from_source or self.language in PSEUDOLOCALES:
            return None
        return self.catalog(topic)

    def catalog(self, topic: str) -> Catalog | None:
        """The PO file of a topic; one without entries when it cannot be read (noted once)."""
        if topic not in self._catalogs:
            try:
                self._catalogs[topic] = self.library.catalog(self.language, topic)
            except LeafletsError as error:
                self.problems.extend(error.problems)
                self._catalogs[topic] = _UNUSABLE
        return self._catalogs[topic]

    def _no_translation(
        self, context: str, text: str, reason: str, catalog: Catalog | None, entry: Entry | None
    ) -> None:
        if self.allow_mixed and catalog is not _UNUSABLE:
            self.doubts[context] = "untranslated"
        else:
            self._refuse(context, text, reason, catalog, entry)

    def _refuse(
        self, context: str, text: str, reason: str, catalog: Catalog | None, entry: Entry | None
    ) -> None:
        if catalog is _UNUSABLE:
            return  # that the file cannot be read has been said
        code = "fuzzy" if entry and entry.fuzzy else "missing"
        line = entry.line if entry else None
        hint = (
            "translate it in this file" if catalog else "translate it; this file is not there yet"
        )
        if code == "fuzzy":
            hint = "check the translation, and take the mark “fuzzy” away when it is right"
        self.problems.append(
            Problem(
                f"translation/{code}",
                f"{reason}: “{text}”",
                Where(self._path(context), line, context),
                hint,
            )
        )


_UNUSABLE = Catalog(Path(), {}, (), {}, GERMANIC)
_CHANGED = "the English has changed since it was translated"


def _unusable(entry: Entry | None, source: str, plural: str | None) -> str:
    """Why an entry may not be printed, or nothing."""
    if entry is None or not any(entry.translations):
        return "not translated"
    if not entry.is_of(source, plural):
        return _CHANGED
    if entry.fuzzy:
        return "the translation is marked as a guess (fuzzy)"
    return "" if entry.translated else "not all plural forms are translated"
