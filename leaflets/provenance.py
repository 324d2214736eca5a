"""What the file of a leaflet says about itself, and which leaflets a finished PDF or HTML edition
holds: from its metadata, and from the codes printed on its pages.

The file may come from anywhere: nothing in it is believed that does not look as we write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from leaflets.marks import NOT_FOR_PATIENTS, marks_in, needed_marks
from leaflets.model.page import PROVENANCE_URI, Duplex, Metadata
from leaflets.version import VERSION
from leaflets.web_page import facts, is_html, is_sealed, words

if TYPE_CHECKING:
    from pypdf import PdfReader

    from leaflets.model.localized import LocalEdition
    from leaflets.model.paper import Paper
    from leaflets.model.profile import Profile

_SHAPES: Final = {
    "leaflet": r"[A-Z0-9]+(?:-[A-Z0-9]+)*",
    "version": r"\d+\.\d+\.\d+",
    "language": r"{tag}(?:\+{tag})?".format(tag="[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"),
    "hash": r"[0-9a-f]{8}",
    "clinic": r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "review": r"[a-z]+",
    "marks": r"[a-z]+(?:[ -][a-z]+)*",
    "reviewBy": r"\d{4}-\d\d-\d\d",
    "tool": r"[\w.+ -]+",
    "personal": "yes",
}
"""XMP property -> what its value looks like."""

_NEEDED: Final = ("leaflet", "version", "language", "hash")
_MORE: Final = ("clinic", "review", "marks", "reviewBy", "tool", "personal")
_PROPERTY = re.compile(rb"<leaflets:(\w+)>([^<]*)</leaflets:\w+>")
_CODE = re.compile(
    r"(?<![A-Z0-9-])({leaflet})\s+({version})\s*{dot}\s*({language})\s*{dot}\s*({hash})\b".format(
        **_SHAPES, dot="[·•・]"
    )
)
"""The code of the footer. Some readers of text take the wide dot of Chinese fonts for another."""
SHEETS: Final = {
    (b"sheet", b"review"): "a review sheet",
    (b"sheet", b"proof"): "a proof",
    (b"sheet", b"report"): "a quality report",
}
"""The property of what holds no leaflet, and its value -> what it is."""
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Direction marks that text extraction may leave behind (UAX #9)."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """``language``: two have ``+`` between them. ``personal``: it holds words for one person, which
    nobody can build again without the order. ``clinic``, ``review``, ``review_by`` and ``tool``
    are empty when only the printed code is left; ``printed`` says so, and ``marks`` then holds
    those that could be read on the page."""

    leaflet: str
    version: str
    language: str
    hash: str
    clinic: str = ""
    review: str = ""
    marks: str = ""
    review_by: str = ""
    tool: str = ""
    printed: bool = False
    personal: bool = False

    @property
    def code(self) -> tuple[str, str, str, str]:
        """What the footer prints."""
        return (self.leaflet, self.version, self.language, self.hash)


def metadata_of(edition: LocalEdition, profile: Profile, date: str) -> Metadata:
    """What a file says about itself. ``date``: ISO 8601."""
    job = edition.job
    return Metadata(
        title=str(edition.title),
        language=job.language,
        author=str(edition.clinic.name),
        subject=str(edition.audience),
        keywords=f"{edition.leaflet_id} {edition.version} {edition.content_hash}",
        identifier=job.identifier,
        date=date,
        right_to_left=edition.right_to_left,
        print_scaling_none=profile.print_scaling_none,
        duplex=_duplex(edition.paper, profile),
        provenance=(
            ("leaflet", edition.leaflet_id),
            ("version", edition.version),
            ("language", job.languages),
            ("clinic", job.clinic),
            ("hash", edition.content_hash),
            ("review", _state(edition)),
            ("marks", " ".join(needed_marks(edition)) or "none"),
            ("reviewBy", edition.review_by),
            ("tool", f"leaflets {VERSION}"),
            *((("personal", "yes"),) if edition.personal else ()),
        ),
        second=job.second,
    )


def _duplex(paper: Paper, profile: Profile) -> Duplex:
    """Which edge the printer turns the sheet over: the upright one, as a reader turns a leaf or
    opens a fold, so that both sides have their top at the top. On a sheet that lies on its side
    that is the short one."""
    width, height = paper.in_the_printer
    return "DuplexFlipShortEdge" if profile.duplex and width > height else profile.duplex


def _state(edition: LocalEdition) -> str:
    """Two languages are as good as the worse of them."""
    states = [side.review.state for side in edition.sides]
    return next((state for state in states if state != "reviewed"), states[0])


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file holds: several leaflets if somebody joined files. ``trouble``: why there is none,
    in words for people. ``sheet``: about leaflets, as a proof is, and nothing to hand out."""

    leaflets: tuple[Provenance, ...] = ()
    trouble: str = ""
    sheet: bool = False


def origin_of(pdf: bytes) -> Origin:
    """Everything that a PDF or an HTML edition says about where it is from. Never raises."""
    if not pdf:
        return Origin(trouble="the file is empty")
    if is_html(pdf):
        return _of_page(pdf)
    if b"%PDF-" not in pdf[:1024]:  # as readers do: ISO 32000-1 annex H, note 13
        return Origin(trouble="this is not a PDF")
    found = from_metadata(pdf)
    if found and as_made(pdf):
        return Origin((found,))
    sheets = [SHEETS[one] for one in _PROPERTY.findall(pdf) if one in SHEETS]
    if sheets and as_made(pdf):
        return Origin(trouble=sheets[0], sheet=True)
    return _read(pdf, found)


def from_metadata(pdf: bytes) -> Provenance | None:
    """What the XMP of a PDF says, as this program writes it: uncompressed; of an HTML edition, what
    its head says."""
    if is_html(pdf):
        return _checked(facts(pdf))
    import html  # its table of names takes 1 ms, and making a leaflet needs none

    return _checked(
        {
            name.decode(): html.unescape(value.decode("utf-8", "replace"))
            for name, value in _PROPERTY.findall(pdf)
        }
    )


def _of_page(html: bytes) -> Origin:
    """A page that was changed since may hold other leaflets: their codes count as well."""
    found = from_metadata(html)
    if found and as_made(html):
        return Origin((found,))
    text = _DIRECTIONS.sub("", words(html))
    codes = {one.code: one for one in _codes(text)}
    known = (found,) if found else ()
    others = tuple(one for one in codes.values() if found is None or one.code != found.code)
    if known or others:
        return Origin((*known, *others))
    return Origin(trouble="not made by this program")


def as_made(pdf: bytes) -> bool:
    """Whether nobody has saved the file again. Programs that do change one half of its ID (ISO
    32000-1 14.4) or append to it; other pages may then have come in, under the same metadata. An
    HTML edition has a seal."""
    if is_html(pdf):
        return is_sealed(pdf)
    halves = re.findall(rb"/ID\s*\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>\s*\]", pdf)
    return len(halves) == 1 and halves[0][0] == halves[0][1] and pdf.count(b"%%EOF") == 1


def _checked(found: Mapping[str, str]) -> Provenance | None:
    good = {
        name: value
        for name, value in found.items()
        if name in _SHAPES and len(value) <= 200 and re.fullmatch(_SHAPES[name], value, re.ASCII)
    }
    if any(name not in good for name in _NEEDED):
        return None
    said = [good.get(name, "") for name in (*_NEEDED, *_MORE)]
    leaflet, version, language, code, clinic, review, marks, review_by, tool, personal = said
    return Provenance(
        leaflet, version, language, code, clinic, review, marks, review_by, tool,
        personal=bool(personal),
    )  # fmt: skip


def _read(pdf: bytes, found: Provenance | None) -> Origin:
    """The metadata and all pages, through a PDF reader."""
    import io
    import logging

    from pypdf import PdfReader  # slow to load, and files as they were made do not need it
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it talks to stderr about repairs
    known = (found,) if found else ()
    try:
        reader = PdfReader(io.BytesIO(pdf))
        found = found or _checked(dict(_properties(reader)))
        known = (found,) if found else ()
        printed, letters = _printed(reader)
    except (DependencyError, FileNotDecryptedError):
        return Origin(known, "" if known else "the file is locked with a password or restrictions")
    except Exception:  # a damaged file can break a PDF reader anywhere
        return Origin(known, "" if known else "the file is damaged")
    others = tuple(one for one in printed if found is None or one.code != found.code)
    if known or others:
        return Origin((*known, *others))
    if not letters:
        return Origin(trouble="no text in it, perhaps a scan: look at the footer yourself")
    return Origin(trouble="not made by this program")


def _printed(reader: PdfReader) -> tuple[tuple[Provenance, ...], bool]:
    """The codes in the footers, each once, and whether there is any text at all. Codes of a proof
    are none: its pages show a leaflet, they are not one.

    Another program may have taken the metadata away, when files were joined or made smaller.
    """
    codes: dict[tuple[str, ...], Provenance] = {}
    letters = False
    for page in reader.pages:
        text = _DIRECTIONS.sub("", page.extract_text())
        letters = letters or bool(text.strip())
        if NOT_FOR_PATIENTS in text:
            continue
        for one in _codes(text):
            codes.setdefault(one.code, one)
    return tuple(codes.values()), letters


def _codes(text: str) -> Iterator[Provenance]:
    """What the codes in a text say, with the marks that stand in it."""
    for leaflet, version, language, code in _CODE.findall(text):
        marks = " ".join(marks_in(text))
        yield Provenance(leaflet, version, language, code, marks=marks, printed=True)


def _properties(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Our properties in XMP that another program has written anew: compressed, under another
    prefix, or as attributes (ISO 16684-1 7.9.2.2)."""
    from xml.etree import ElementTree

    stream = reader.root_object.get("/Metadata")
    packet: bytes = stream.get_object().get_data() if stream is not None else b""
    if PROVENANCE_URI.encode() not in packet or b"<!" in packet:  # no entities from strangers
        return
    space = f"{{{PROVENANCE_URI}}}"
    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError:  # there are still the printed codes
        return
    for element in root.iter():
        for name, value in (*element.attrib.items(), (element.tag, element.text or "")):
            if name.startswith(space):
                yield name.removeprefix(space), value
