"""Numbers as authors write them: the digits 0 to 9, and a point in decimals; nothing else counts.

Pydantic would read ``1_0``, ``+33``, ``33.0`` and the digits of other scripts as numbers too.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BeforeValidator
from pydantic_core import PydanticKnownError


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch("-?[0-9]{1,9}", value):
        raise PydanticKnownError("int_parsing")
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", value):
        raise PydanticKnownError("float_parsing")
    return value


WHOLE = BeforeValidator(_whole)
DECIMAL = BeforeValidator(_decimal)
"""They stand behind the limits of a field: what stands before these hides them from JSON Schema."""
