"""The XMP packet: our properties, and the descriptions of them that PDF/A demands."""

from __future__ import annotations

from xml.etree import ElementTree

from leaflets.model.page import PROVENANCE_URI, Metadata
from leaflets.pdf.metadata import xmp_packet
from leaflets.provenance import from_metadata
from tests.test_provenance import HERE, NAMES, PAIRS

SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"


def packet(provenance: tuple[tuple[str, str], ...]) -> str:
    return xmp_packet(
        Metadata("T", "en", "", "", "", "", "2026-01-01", False, provenance=provenance)
    )


def described(packet: str) -> dict[str, set[str]]:
    """Namespace -> names of its properties, as the extension schemas say."""
    found = {}
    for schema in ElementTree.fromstring(packet.split("?>", 1)[1].rsplit("<?", 1)[0]).iter():
        space = schema.find(f"{SCHEMA}namespaceURI")
        if space is not None:
            names = schema.iter(f"{PROPERTY}name")
            found[str(space.text)] = {str(name.text) for name in names}
    return found


def test_everything_written_is_described() -> None:
    """ISO 19005-2 6.6.2.3: whatever is not in a schema of the standard."""
    made = packet(PAIRS)
    root = ElementTree.fromstring(made.split("?>", 1)[1].rsplit("<?", 1)[0])
    space = f"{{{PROVENANCE_URI}}}"
    written = {e.tag.removeprefix(space) for e in root.iter() if e.tag.startswith(space)}
    assert written == set(NAMES)
    assert written <= described(made)[PROVENANCE_URI]


def test_what_is_written_can_be_read() -> None:
    assert from_metadata(packet(PAIRS).encode()) == HERE


def test_without_provenance_there_is_no_schema_for_it() -> None:
    assert PROVENANCE_URI not in packet(())
    assert from_metadata(packet(()).encode()) is None


def test_the_namespace_is_nobody_s_domain() -> None:
    assert PROVENANCE_URI.startswith("tag:leaflets,")
