"""What comes back: which answers may stand in the PO files, and which are refused, and why.

Three texts decide, as in any merge: the translation at export (its fingerprint is in the file), the
one in the PO file today, and the answer. An answer that only repeats the export changes nothing;
one to a translation that has changed here since is refused, for nobody can tell which is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from leaflets.catalogs.answers import Answer, with_answers
from leaflets.catalogs.po import Catalog, parse_po
from leaflets.exchange.faults import Faults
from leaflets.exchange.gathering import Found, gather
from leaflets.exchange.segments import Delivery, Segment, tidy
from leaflets.languages import same_tag
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import Text
from leaflets.workspace import PSEUDOLOCALES


@dataclass(frozen=True, slots=True)
class Change:
    """A message that is taken. ``language``: into which; ``where``: its PO entry; ``before`` and
    ``after``: its plural forms, or its only text; ``fuzzy``: it comes in as needing work."""

    language: str
    context: str
    where: Where
    before: tuple[str, ...]
    after: tuple[str, ...]
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """``files``: PO files as they are to be, only those that change; ``unchanged``: how many
    messages had no answer that says something new; ``refused``: why messages are not taken, one
    list of problems for each; ``comments``: what translators remarked."""

    files: tuple[Text, ...]
    changes: tuple[Change, ...]
    unchanged: int
    refused: tuple[tuple[Problem, ...], ...]
    comments: tuple[Segment, ...]


def take(library: Library, deliveries: Sequence[Delivery]) -> Taken:
    """Judge all answers; nothing is written. Raises LeafletsError ``exchange/language`` for what is
    in a language that is not ours, and ``po/…`` for PO files that cannot be read."""
    targets = [_target(library, delivery) for delivery in deliveries]
    wrong = [target for target in targets if isinstance(target, Problem)]
    if wrong:
        raise LeafletsError(*wrong)
    parts = []
    for language in dict.fromkeys(map(str, targets)):
        mine = [d for d, t in zip(deliveries, targets, strict=True) if t == language]
        parts.append(_Taking(library, language).all(mine))
    return Taken(
        tuple(file for part in parts for file in part.files),
        tuple(change for part in parts for change in part.changes),
        sum(part.unchanged for part in parts),
        (
            *((problem,) for delivery in deliveries for problem in delivery.problems),
            *(problems for part in parts for problems in part.refused),
        ),
        tuple(s for delivery in deliveries for s in delivery.segments if s.comment),
    )


def _target(library: Library, delivery: Delivery) -> str | Problem:
    """The language as the workspace calls it; or why there is none."""
    where = delivery.where
    if not same_tag(delivery.source_language, library.language):
        message = f"this file translates from {delivery.source_language or 'no language'}"
        hint = f"the content is in {library.language}: take a file that was exported from it"
        return Problem("exchange/language", message, where, hint)
    for language in library.languages:
        if same_tag(language, delivery.language) and language != library.language:
            return language
    said = delivery.language or "no language"
    message = f"this file is into {said}, which has not been begun here"
    if delivery.language in PSEUDOLOCALES or same_tag(delivery.language, library.language):
        message = f"this file is into {said}, which has no translations"
    hint = "check the target language in the file; leaflets translations add begins a new one"
    return Problem("exchange/language", message, where, hint)


class _Taking:
    """The answers in one language."""

    def __init__(self, library: Library, language: str) -> None:
        self._library, self._language = library, language
        self._found = gather(library, language)
        self._faults = Faults(library, language)
        self._answers: dict[Path, dict[str, Answer]] = {}
        self._catalogs: dict[Path, Catalog] = {}
        self._changes: list[Change] = []
        self._refused: list[tuple[Problem, ...]] = []

    def all(self, deliveries: Sequence[Delivery]) -> Taken:
        messages: dict[str, list[Segment]] = {}
        for segment in (segment for delivery in deliveries for segment in delivery.segments):
            messages.setdefault(segment.context, []).append(segment)
        for context, segments in messages.items():
            self._message(context, segments)
        unchanged = len(messages) - len(self._changes) - len(self._refused)
        files = (
            self._file(self._catalogs[path], answers) for path, answers in self._answers.items()
        )
        return Taken(tuple(files), tuple(self._changes), unchanged, tuple(self._refused), ())

    def _file(self, catalog: Catalog, answers: Mapping[str, Answer]) -> Text:
        text = with_answers(catalog, answers)
        parse_po(text, catalog.path)  # what is written must be there to be read again
        return Text(catalog.path, catalog.text().encode(), text.encode())

    def _message(self, context: str, segments: list[Segment]) -> None:
        said = [segment for segment in segments if _says_something(segment)]
        if not said:
            return
        found = self._found.get(context)
        if found is None or any(one.form not in _forms(found) for one in said):
            self._refused.append(tuple(_unknown(one) for one in said))
            return
        ours = {one.form: one for one in found.segments}
        news = [one for one in said if one.fingerprint != ours[one.form].fingerprint]
        if not news:
            return
        problems = tuple(
            problem for one in news for problem in self._problems(one, ours[one.form], found, news)
        )
        after = {**ours, **{one.form: one for one in news}}
        problems = problems or tuple(_missing_forms(news[0], after))
        if problems or found.catalog is None or found.entry is None:
            self._refused.append(problems)
            return
        self._take(found, found.catalog, tuple(after.values()))

    def _take(self, found: Found, catalog: Catalog, after: tuple[Segment, ...]) -> None:
        fuzzy = any(segment.needs_work for segment in after)
        answer = Answer(tuple(tidy(segment.target) for segment in after), fuzzy)
        before = tuple(segment.target for segment in found.segments)
        if answer.translations == before and found.entry and fuzzy == found.entry.fuzzy:
            return  # one plural form is confirmed, and others still wait
        context = found.message.context
        where = Where(catalog.path, found.entry.line if found.entry else None, context)
        self._catalogs[catalog.path] = catalog
        self._answers.setdefault(catalog.path, {})[context] = answer
        self._changes.append(
            Change(self._language, context, where, before, answer.translations, fuzzy)
        )

    def _problems(
        self, segment: Segment, ours: Segment, found: Found, news: list[Segment]
    ) -> Iterator[Problem]:
        """Why an answer may not be taken; the first reason that makes others pointless ends it."""
        others = [
            n for n in news if n.form == segment.form and n.fingerprint != segment.fingerprint
        ]
        if others:
            message = f"two files say different things: “{segment.target}”, “{others[0].target}”"
            yield _problem("twice", message, segment, "keep the right one")
        elif tidy(segment.source) != tidy(ours.source):
            message = (
                f"the English has changed since: it was “{segment.source}”, "
                f"and is now “{ours.source}”"
            )
            hint = "export the message again, and have the new words translated"
            yield _problem("changed", message, segment, hint)
        elif not found.up_to_date:
            message = "the PO file does not have the English of today yet"
            hint = f"run leaflets translations update -l {self._language}, then import again"
            yield _problem("not-updated", message, segment, hint)
        elif ours.target and ours.fingerprint != segment.at_export and _differs(segment, ours):
            yield _conflict(segment, ours)
        else:
            yield from self._faults.of(replace(segment, source=ours.source), found)


def _forms(found: Found) -> frozenset[int | None]:
    return frozenset(segment.form for segment in found.segments)


def _says_something(segment: Segment) -> bool:
    """Whether somebody answered: neither empty nor as it went out."""
    return bool(segment.target.strip()) and segment.fingerprint != segment.at_export


def _differs(segment: Segment, ours: Segment) -> bool:
    """Whether taking it would lose words, or a mark, that the file knows nothing of. Where it does
    not say what it went out with, the same words lose nothing."""
    return bool(segment.at_export) or tidy(segment.target) != ours.target


def _unknown(segment: Segment) -> Problem:
    message = f"there is no message “{segment.id}” in the content"
    hint = "it may have been deleted or renamed since; the id of a message must not be changed"
    return _problem("unknown", message, segment, hint)


def _conflict(segment: Segment, ours: Segment) -> Problem:
    since = "has changed here since the export" if segment.at_export else "may be newer here"
    message = f"the translation {since}: here “{ours.target}”, in the file “{segment.target}”"
    hint = "decide which is right, and put that into the PO file by hand"
    return _problem("both-changed", message, segment, hint)


def _missing_forms(segment: Segment, after: Mapping[int | None, Segment]) -> Iterator[Problem]:
    missing = [one.id for one in after.values() if not one.target.strip()]
    if missing:
        message = f"not all plural forms are there: {', '.join(missing)} has no words"
        yield _problem("forms", message, segment, "translate all forms of the message")


def _problem(code: str, message: str, segment: Segment, hint: str) -> Problem:
    return Problem(f"exchange/{code}", message, segment.where, hint)
