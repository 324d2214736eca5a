"""Words that would be printed as something else, or that nothing can print."""

from __future__ import annotations

import pytest

from tests.bad_input.cases import CARING, RECIPE, Case
from tests.bad_input.mended import Mended

ITEM = "items.clean.item"
CLEAN = "item: Keep the dimple clean.{cite:adam-pfusion}"


def words(name: str, text: str, *says: str, code: str = "content/fault", line: int = 1) -> Case:
    """A case in which an item of a checklist holds ``text``, as a block scalar."""
    new = f"item: >-\n      {text}"
    return Case(name, CARING, CLEAN, new, code, says, field=ITEM if "yaml" not in code else "",
                line="found" if line else 0)  # fmt: skip


CASES = [
    words("HTML bold", "Keep it <b>dry</b>", "<b> is HTML", "**words**"),
    words("a script", "Keep <script>alert(1)</script> dry", "<script> is HTML"),
    words("an HTML comment", "Keep <!-- it --> dry", "HTML"),
    words("an entity", "Wash &amp; dry", "&amp; is HTML", "the character itself"),
    words("a template value", "It is {{ 7*7 }} now", "template code", "one brace"),
    words("a template loop", "It {% for x in y %} is", "template code"),
    words("a template comment", "It {# is #} dry", "template code"),
    words("bold not closed", "Keep **it dry", "** is missing", "**like this**"),
    words("a single star", "Keep *it* dry", "single *", "**words**"),
    words("a brace alone", "Keep { it dry", "{ stands alone"),
    words("a JavaScript link", "See [this](javascript:alert(1))", "javascript:", "https://"),
    words("a data link", "See [this](data:text/html,x)", "https://"),
    words("a link without words", "See [](https://example.org)", "no words"),
    words("a link with a space", "See [this](https://example.org/a b)", "not complete"),
    words("a link in other letters", "See [this](https://exämple.org)", "address line"),
    words("a file link", "See [this](file:///etc/passwd)", "https://"),
    Case("bold in a title", RECIPE, 'title: "Sacral dimple: warning signs"',
         'title: "Sacral **dimple**"', "content/fault", ("not allowed in a title",),
         field="title"),
]  # fmt: skip

UNSEEN = [
    Case(
        f"U+{ord(char):04X}",
        CARING,
        CLEAN,
        f"item: Keep{char} it clean",
        "yaml/character",
        (f"U+{ord(char):04X}", "type the letter" if char in "\ue123\U000f0000" else "delete"),
    )
    for char in "\x07\x1b\x85\u2028\u202e\u2066\u200e\u061c\u00ad\u3164"
    "\ue123\U000f0000\ufffe\U000e0041"
]

MISSING = [
    Case(name, CARING, CLEAN, f"item: Keep it {char} clean", "text/missing-glyph",
         (char, f"U+{ord(char):04X}", "en-GB"), field=ITEM)
    for name, char in (("a butterfly", "🦋"), ("a rare Han letter", "\U0002a700"),
                       ("a Han letter", "漢"), ("an unassigned letter", "\u0378"))
]  # fmt: skip


@pytest.mark.parametrize("case", [*CASES, *UNSEEN, *MISSING], ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)
