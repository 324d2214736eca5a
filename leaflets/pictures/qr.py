"""QR codes for web addresses, small enough to read after a photocopy and a fold."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from leaflets.model.picture import QrSymbol
from leaflets.pictures.qr_encoding import modules
from leaflets.problems import LeafletsError, Problem

QUIET_ZONE: Final = 4
"""Empty modules on each side of a symbol (ISO/IEC 18004 6.3.8; Denso Wave)."""

MIN_MODULE_MM: Final = 0.55
"""Smallest printed module in millimetres (our choice: codes of 0.5 mm could not be read from
photocopies of some pages; the longest address still fits 25 mm)."""

ADDRESS_LIMIT: Final = 60
"""Characters of an address: at level Q, 60 need 37 modules a side (ISO/IEC 18004 table 7)."""

ERROR_LEVEL: Final = "Q"
"""About a quarter of the symbol may be damaged: print is copied, folded and stained."""


@lru_cache(maxsize=256)
def qr_symbol(text: str) -> QrSymbol:
    """The symbol for an address, error level Q, without its quiet zone.

    Raises ``LeafletsError``: ``qr/empty``, ``qr/too-long`` (more than ``ADDRESS_LIMIT``
    characters), ``qr/characters`` (anything but visible ASCII: readers guess other encodings).
    """
    problems = _problems(text)
    if problems:
        raise LeafletsError(*problems)
    version, rows = modules(text)
    return QrSymbol(len(rows), rows, version, ERROR_LEVEL)


def module_size(symbol: QrSymbol, side: float) -> float:
    """The side of one module when symbol and quiet zone together fill ``side`` points; points."""
    return side / (symbol.size + 2 * QUIET_ZONE)


def _problems(text: str) -> list[Problem]:
    if not text:
        hint = "Give the clinic's or the leaflet's web address."
        return [Problem("qr/empty", "There is no address for the QR code.", None, hint)]
    found = []
    if not all("!" <= letter <= "~" for letter in text):
        message = f'The address "{text[:80]}" holds a space or a letter outside ASCII.'
        hint = "Write the address as the browser sends it (percent-encoded, or xn-- for names)."
        found.append(Problem("qr/characters", message, None, hint))
    if len(text) > ADDRESS_LIMIT:
        message = f'The address "{text[:80]}" has {len(text)} characters; '
        message += f"{ADDRESS_LIMIT} is the most that prints clearly."
        hint = "Use a short address that leads to the long one."
        found.append(Problem("qr/too-long", message, None, hint))
    return found
