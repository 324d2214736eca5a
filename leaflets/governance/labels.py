"""Which fixed words a leaflet prints: those that templates of its kinds and of the page name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leaflets.catalogs.messages import FoundWords, NamedNoun
from leaflets.model.inline import Words
from leaflets.model.library import Library
from leaflets.model.rich_text import RichText, Span
from leaflets.remembered import Kept, once_for_each
from leaflets.templating import CONTINUED, DEFAULT, FOOTER, HEADER, environment
from leaflets.wording.clinic import CONTACT_LABELS, HOURS_LABELS
from leaflets.wording.filling import Filling
from leaflets.wording.parts import parts


@once_for_each(256)
def labels_used(library: Library, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of labels in the templates of ``kinds`` (of every layout) and of the page, sorted."""
    layouts = library.path("layouts")
    templates = environment(layouts)
    names = {label for name in _templates(layouts, kinds) for label in templates.labels(name)}
    names.update(CONTACT_LABELS if "contact" in kinds else HOURS_LABELS)
    return tuple(sorted(names & set(library.labels)))


_MADE: Kept[dict[str, RichText]] = Kept(64)


def fixed_words(filling: Filling, kinds: tuple[str, ...]) -> dict[str, RichText]:
    """The labels in the language of an edition; their own holes stay in braces, for
    ``RichText.fill``."""
    library, translations = filling.edition.library, filling.translations
    names = labels_used(library, kinds)
    things, more = (library, translations.catalog_of("labels")), (filling.language, names)
    known = _MADE.get(things, more)
    if known is not None and not filling.changed:
        return known
    before, found = len(translations.problems), {}
    for name, label in ((name, library.labels[name]) for name in names):
        words = FoundWords(f"labels#{name}.text", ("text",), label.text, False, "")
        inline = translations.words(words, label.holes)
        pieces = inline.pieces if inline else ()
        text = "".join(p.text if isinstance(p, Words) else str(p) for p in pieces)
        plain = RichText((Span(text),), filling.language, words.context)
        found[name] = filling.checked(plain, words.context)
    if filling.doubtful or len(translations.problems) > before:
        return found
    return _MADE.put(found, things, more)


def labels_of_leaflet(library: Library, leaflet: str) -> Iterator[NamedNoun]:
    """The fixed words around a leaflet, whoever the clinic is."""
    blocks = (library.blocks.get(placed.block) for placed in library.leaflets[leaflet].blocks)
    for name in labels_used(library, tuple(dict.fromkeys(block.kind for block in blocks if block))):
        yield NamedNoun("labels", "content/labels.yaml", library.labels[name], name)


def nouns_of_leaflet(library: Library, leaflet: str) -> Iterator[NamedNoun]:
    """What has words that a leaflet prints, whoever the clinic is, in reading order."""
    yield from parts(library, leaflet)
    yield from labels_of_leaflet(library, leaflet)


def _templates(layouts: Path, kinds: tuple[str, ...]) -> Iterator[str]:
    yield from (HEADER, CONTINUED, FOOTER, DEFAULT)
    for part in (HEADER, CONTINUED, FOOTER, *(f"blocks/{kind}.xml.j2" for kind in kinds)):
        for path in layouts.glob(f"**/{part}"):
            yield path.relative_to(layouts).as_posix()
