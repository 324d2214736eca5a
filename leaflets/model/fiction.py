"""Details that cannot be real: a clinic that is not a sample must not print them.

Who takes ``sample: true`` out of a starter and forgets a line would hand patients a number that
nobody answers.
"""

from __future__ import annotations

import re

STARTER_NAME = "Name of your clinic"
STARTER_ADDRESS = ("Street and number", "Town and postcode")
STARTER_EMERGENCY = "00000"
"""No country's emergency number, so that nobody can keep it by mistake."""
STARTER_COUNTRY = "ZZ"
"""ISO 3166-1 leaves ZZ to users; CLDR calls it "unknown region"."""

_DRAMA = re.compile(
    r"0(?:1632960|207946(?=0)|1(?:1[3-8]|21|31|41|51|61)4960|1914980|2896496|2920180|7700900"
    r"|8081570|9098790|3069990)\d{3,4}"
    r"|1?[2-9]\d\d55501\d\d"
)
"""Numbers kept free for fiction: Ofcom's for the United Kingdom, 555-01xx of North America."""

_RESERVED = re.compile(
    r"(?:^|[.@/])(?:example\.(?:com|net|org)|[\w-]+\.(?:example|test|invalid))(?=$|[/:])"
)
"""Names that belong to nobody (RFC 2606)."""


def invented_number(number: str) -> bool:
    """Whether a telephone number is kept free for fiction, or a starter's."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    national = "0" + digits[2:] if digits.startswith("44") else digits
    return digits == STARTER_EMERGENCY or bool(_DRAMA.fullmatch(national))


def invented_name(address: str) -> bool:
    """Whether a web or e-mail address lies in a name that belongs to nobody."""
    return bool(_RESERVED.search(address))
