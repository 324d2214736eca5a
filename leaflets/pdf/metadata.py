"""What the file says about itself: XMP, the information dictionary, how it wants to be shown."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from leaflets.model.page import PROVENANCE_URI
from leaflets.pdf.syntax import stream_of, text_string

if TYPE_CHECKING:
    from leaflets.model.page import Metadata

PRODUCER: Final = "leaflets with ReportLab"

_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

PDFX_URI: Final = "http://www.npes.org/pdfx/ns/id/"
_MEDIA_URI: Final = "http://ns.adobe.com/xap/1.0/mm/"

PDFX_VERSION: Final = "PDF/X-4"
"""ISO 15930-7. The keys are there; nobody has certified the file."""

_PROVENANCE: Final = {
    "leaflet": "Id of the leaflet, as printed",
    "version": "Version of the leaflet",
    "language": "Language of the words, BCP 47",
    "clinic": "Clinic it was made for",
    "hash": "Eight digits over all printed words",
    "review": "Review state of the words when the file was made",
    "marks": "Marks that every page carries",
    "reviewBy": "Day on which the review ends, ISO 8601",
    "tool": "Program and version that made the file",
    "sheet": "What a file is that holds no leaflet for patients",
}
"""Property -> what it says, for the extension schema."""

_PERSONAL: Final = {"personal": "Whether it holds words for one person only"}
"""The same for files that do."""


def _schema(title: str, uri: str, prefix: str, properties: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{text}</pdfaProperty:description></rdf:li>"
        for name, (kind, text) in properties.items()
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{listed}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


_UA: Final = _schema(
    "PDF/UA identification",
    _NAMESPACES["pdfuaid"],
    "pdfuaid",
    {"part": ("Integer", "Part of ISO 14289 that the file conforms to")},
)
_OURS, _OURS_PERSONAL = (
    _schema(
        "Provenance of a patient leaflet",
        PROVENANCE_URI,
        "leaflets",
        {name: ("Text", text) for name, text in described.items()},
    )
    for described in (_PROVENANCE, _PROVENANCE | _PERSONAL)
)
"""PDF/A knows neither ``pdfuaid`` nor ours: the file has to describe them (ISO 19005-2 6.6.2.3)."""


_PRESS: Final = _schema(
    "PDF/X identification",
    PDFX_URI,
    "pdfxid",
    {"GTS_PDFXVersion": ("Text", "Version of PDF/X whose keys the file has")},
) + _schema(
    "Trapping",
    _NAMESPACES["pdf"],
    "pdf",
    {"Trapped": ("Text", "Whether the colours have been trapped")},
)
"""What PDF/X adds, and PDF/A does not know."""


def moment(date: str) -> datetime:
    """An ISO 8601 date or time, in UTC where it names no zone. Raises ValueError."""
    value = datetime.fromisoformat(date)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@lru_cache(maxsize=64)
def _told(date: str, form: str) -> str:
    return f"{moment(date):{form}}"


def information(metadata: Metadata, for_press: bool = False) -> bytes:
    """The document information dictionary (ISO 32000-1 14.3.3); says the same as the XMP."""
    date = f"(D:{_told(metadata.date, '%Y%m%d%H%M%S')}+00'00')"
    texts = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": metadata.keywords,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    entries = "".join([f"/{key}{text_string(text)}" for key, text in texts.items() if text])
    if for_press:
        entries += f"/GTS_PDFXVersion({PDFX_VERSION})/Trapped/False"
    return f"<<{entries}/CreationDate{date}/ModDate{date}>>".encode()


def viewer_preferences(metadata: Metadata) -> str:
    """ISO 32000-1 12.2: the title in the window's bar (PDF/UA-1 7.1), direction, printing."""
    entries = "/DisplayDocTitle true"
    if metadata.right_to_left:
        entries += "/Direction/R2L"
    if metadata.print_scaling_none:
        entries += "/PrintScaling/None"
    if metadata.duplex:
        entries += f"/Duplex/{metadata.duplex}"
    return f"<<{entries}>>"


def xmp_stream(metadata: Metadata, for_press: bool = False) -> bytes:
    """The metadata stream (ISO 16684-1), uncompressed so that any tool can find it."""
    return stream_of(xmp_packet(metadata, for_press).encode(), "/Type/Metadata/Subtype/XML")


def xmp_packet(metadata: Metadata, for_press: bool = False) -> str:
    """The XMP packet of a file that is PDF/UA-1 and PDF/A-2a; ``for_press``: with what PDF/X-4
    asks for (ISO 15930-7 6.11)."""
    names, schemas = _NAMESPACES, _UA
    if metadata.provenance:
        ours = _OURS_PERSONAL if "personal" in dict(metadata.provenance) else _OURS
        names, schemas = {**_NAMESPACES, "leaflets": PROVENANCE_URI}, _UA + ours
    if for_press:
        names, schemas = {**names, "pdfxid": PDFX_URI, "xmpMM": _MEDIA_URI}, schemas + _PRESS
    date = f"{_told(metadata.date, '%Y-%m-%dT%H:%M:%S')}+00:00"
    properties = [
        _alternative("dc:title", metadata.title),
        _container("dc:language", "Bag", metadata.language, metadata.second),
        _container("dc:creator", "Seq", metadata.author),
        _alternative("dc:description", metadata.subject),
        _simple("dc:identifier", metadata.identifier),
        _simple("dc:format", "application/pdf"),
        _simple("pdf:Keywords", metadata.keywords),
        _simple("pdf:Producer", PRODUCER),
        _simple("xmp:CreatorTool", PRODUCER),
        _simple("xmp:CreateDate", date),
        _simple("xmp:ModifyDate", date),
        _simple("xmp:MetadataDate", date),
        _simple("pdfuaid:part", "1"),
        _simple("pdfaid:part", "2"),
        _simple("pdfaid:conformance", "A"),
        *(_for_press(metadata) if for_press else ()),
        *[_simple(f"leaflets:{name}", value) for name, value in metadata.provenance],
        f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>",
    ]
    spaces = "".join([f' xmlns:{prefix}="{uri}"' for prefix, uri in names.items()])
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{"".join(properties)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _for_press(metadata: Metadata) -> tuple[str, ...]:
    """Version of PDF/X, trapping, and ids that are the same for the same leaflet."""
    said = "\n".join([PROVENANCE_URI, metadata.identifier, metadata.title, metadata.date])
    return (
        _simple("pdfxid:GTS_PDFXVersion", PDFX_VERSION),
        _simple("pdf:Trapped", "False"),
        _simple("xmpMM:DocumentID", f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, said)}"),
        _simple("xmpMM:VersionID", dict(metadata.provenance).get("version", "1")),
        _simple("xmpMM:RenditionClass", "default"),
    )


def _simple(name: str, text: str) -> str:
    return f"<{name}>{_escape(text)}</{name}>" if text else ""


def _container(name: str, kind: str, *texts: str) -> str:
    items = "".join([f"<rdf:li>{_escape(text)}</rdf:li>" for text in texts if text])
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _alternative(name: str, text: str) -> str:
    item = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(text)}</rdf:li></rdf:Alt>'
    return f"<{name}>{item}</{name}>" if text else ""


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
