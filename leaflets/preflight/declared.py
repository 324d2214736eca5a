"""Standards that a file says it follows: in its XMP metadata and its output intents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from leaflets.preflight.objects import dictionary, entry
from leaflets.problems import Severity

if TYPE_CHECKING:
    from pypdf import PdfReader

_UA = "http://www.aiim.org/pdfua/ns/id/"
_A = "http://www.aiim.org/pdfa/ns/id/"
_X = "http://www.npes.org/pdfx/ns/id/"
PDF = "http://ns.adobe.com/pdf/1.3/"

Family = Literal["UA", "A", "X"]


@dataclass(frozen=True, slots=True)
class Declared:
    """``ua``: part of PDF/UA (ISO 14289, ``1``); ``a``: part and level of PDF/A (ISO 19005,
    ``2A``); ``x``: version of PDF/X (ISO 15930, ``PDF/X-4``). Nothing where the file says nothing.
    """

    ua: str = ""
    a: str = ""
    x: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """As people write them. Nobody has certified the file, least of all a press's."""
        ua = (f"PDF/UA-{self.ua}",) if self.ua else ()
        a = (f"PDF/A-{self.a.lower()}",) if self.a else ()
        return (*ua, *a, *((f"{self.x} keys",) if self.x else ()))

    def asks(self, *families: Family) -> bool:
        """Whether the file says that it follows a standard of one of these families."""
        return any({"UA": self.ua, "A": self.a, "X": self.x}[family] for family in families)

    def severity(self, *families: Family) -> Severity:
        """Of a fault against these families: an error only where the file says it has none."""
        return Severity.ERROR if self.asks(*families) else Severity.WARNING


def declared(reader: PdfReader) -> Declared:
    """From ISO 14289-1 clause 5, ISO 19005-2 6.6.4 and ISO 15930-7 6.11; a version of PDF/X from
    the information dictionary too, where PDF/X-1 and 3 have it."""
    xmp = reader.xmp_metadata
    part = said(xmp, _A, "part")
    info: Any = reader.trailer.get("/Info")
    press = said(xmp, _X, "GTS_PDFXVersion") or str(entry(info, "/GTS_PDFXVersion") or "")
    if not press and has_press_intent(reader.root_object):
        press = "PDF/X"
    level = said(xmp, _A, "conformance").upper()
    return Declared(said(xmp, _UA, "part"), f"{part}{level}" if part else "", press)


def has_press_intent(catalogue: Any) -> bool:
    """Whether an output intent is one of PDF/X."""
    return any(entry(one, "/S") == "/GTS_PDFX" for one in intents(catalogue))


def intents(catalogue: Any) -> Iterator[Any]:
    """ISO 32000-1 14.11.5."""
    yield from map(dictionary, entry(catalogue, "/OutputIntents") or [])


def said(xmp: Any, namespace: str, name: str) -> str:
    """A property of the document: an element, or an attribute of its description."""
    for node in xmp.get_element("", namespace, name) if xmp else ():
        text = node.value if node.nodeType == node.ATTRIBUTE_NODE else _text(node)
        if text.strip():
            return str(text).strip()
    return ""


def _text(element: Any) -> str:
    return "".join(c.data for c in element.childNodes if c.nodeType == c.TEXT_NODE)
