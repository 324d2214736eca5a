"""The colours of a clinic's brand."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from leaflets.model.content import Noun, fault_error
from leaflets.model.inline import Fault

_SAFETY = re.compile("(emergency|today|soon|myth|fact)(-tint)?")
"""Names that themes give to colours which mean something."""


def _colour(value: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        hint = 'write # and six digits or letters a to f, between quotation marks: "#005eb8"'
        raise fault_error(Fault(f"“{value}” is not a colour", hint))
    return value.lower()


Rgb = Annotated[str, AfterValidator(_colour)]


class BrandColours(Noun):
    """Colours that stand in for those of a leaflet's topic."""

    accent: Rgb = Field(description="Of the title band, headings and panels: #005eb8")
    tint: Rgb | None = Field(
        default=None,
        description="Behind words, a very light one; else a tenth of the accent on paper",
    )

    @model_validator(mode="before")
    @classmethod
    def _keeps_meaning(cls, value: Any) -> Any:
        for name in value if isinstance(value, dict) else ():
            if _SAFETY.fullmatch(name):
                message = f"a clinic cannot change the colour “{name}”"
                hint = "it means the same on the leaflets of every clinic; delete this line"
                raise fault_error(Fault(message, hint, (name,)))
        return value
