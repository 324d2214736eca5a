"""Which fixed words a leaflet prints: those that templates of its kinds and of the page name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leaflets.catalogs.messages import FoundWords, NamedNoun
from leaflets.model.form import Layout
from leaflets.model.inline import Words
from leaflets.model.library import Library
from leaflets.model.rich_text import RichText, Span
from leaflets.remembered import Kept, once_for_each
from leaflets.templating import CONTINUED, DEFAULT, FOOTER, HEADER, PART, SLIP, environment
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


def labels_of_layout(library: Library, layout: Layout) -> tuple[str, ...]:
    """Ids of labels around a part of a leaflet, and on a slip: the content hash of a leaflet has
    them in layouts that print them, and in no other."""
    slips = any(form.slip for form in layout.forms)
    named = tuple(name for name, there in ((PART, layout.only), (SLIP, slips)) if there)
    found = _labels_in(library, named) if named else frozenset()
    return tuple(sorted(found & set(library.labels)))


@once_for_each(16)
def _labels_in(library: Library, named: tuple[str, ...]) -> frozenset[str]:
    layouts = library.path("layouts")
    templates = environment(layouts)
    paths = (path for name in named for path in sorted(layouts.glob(f"**/{name}")))
    found = (templates.labels(path.relative_to(layouts).as_posix()) for path in paths)
    return frozenset(label for labels in found for label in labels)


_MADE: Kept[dict[str, RichText]] = Kept(8)


def fixed_words(filling: Filling, names: tuple[str, ...]) -> dict[str, RichText]:
    """The labels of these ids in the language of an edition; their own holes stay in braces, for
    ``RichText.fill``."""
    library, translations = filling.edition.library, filling.translations
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
    """The fixed words around a leaflet, whoever the clinic is and in whatever layout."""
    blocks = (library.blocks.get(placed.block) for placed in library.leaflets[leaflet].blocks)
    names = dict.fromkeys(
        labels_used(library, tuple(dict.fromkeys(block.kind for block in blocks if block)))
    )
    for layout in library.layouts.values():
        names.update(dict.fromkeys(labels_of_layout(library, layout)))
    for name in names:
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
