"""YAML that cannot be read, or that would be read as something else than it says."""

from __future__ import annotations

import pytest

from tests.bad_input.cases import CARING, RECIPE, SIGNS, WHAT, Case
from tests.bad_input.mended import Mended

TITLE = "title: What is a sacral dimple?"
CLEAN = "item: Keep the dimple clean.{cite:adam-pfusion}"

CASES = [
    Case("broken", WHAT, TITLE, "title: [What", "yaml/syntax", ("not closed",)),
    Case("a colon in words", WHAT, TITLE, "title: What: a dimple", "yaml/syntax",
         ("colon", ">-")),
    Case("a tab", CARING, "  - id: clean", "\t- id: clean", "yaml/tab", ("tab", "spaces")),
    Case("a field twice", WHAT, TITLE, f"{TITLE}\ntitle: Again", "yaml/twice",
         ("“title” is written twice (first on line 5)", "keep one"), line=6),
    Case("an unknown field", WHAT, TITLE, f"{TITLE}\nsubtitel: x", "content/extra-forbidden",
         ("no field “subtitel”",), line=6, field="subtitel"),
    Case("a field with a slip in its name", WHAT, TITLE, "titel: What is it?",
         "content/extra-forbidden", ("did you mean title",), field="titel"),
    Case("an unknown kind", WHAT, "kind: text", "kind: txet", "content/kind",
         ("no kind of block called “txet”", "text"), field="kind"),
    Case("no kind", WHAT, "kind: text\n", "", "content/kind", ("has no kind",), line=1),
    Case("a list for words", CARING, CLEAN, "item: [a, b]", "content/string-type",
         ("words are expected here, not a list",), field="items.clean.item"),
    Case("words for a list", CARING, "items:\n", "items: wash\nignored:\n", "content/tuple-type",
         ("not a list", "hyphen"), field="items"),
    Case("an empty list", "content/blocks/sacral-dimple/words.yaml", "terms: [sacral, ultrasound]",
         "terms: []", "content/too-short", ("1 or more",), field="terms"),
    Case("a swallowed #", CARING, CLEAN, "item: See room #4", "yaml/comment",
         ("would be lost", "#4")),
    Case("an anchor", CARING, CLEAN, "item: &clean Keep clean", "yaml/anchor", ("&", ">-")),
    Case("an alias", CARING, CLEAN, "item: *clean", "yaml/alias", ("*", ">-")),
    Case("bold at the start", CARING, CLEAN, "item: **Do not** poke it", "yaml/syntax",
         ("*", ">-")),
    Case("a tag", CARING, CLEAN, "item: !note Keep clean", "yaml/tag", ("!", ">-")),
    Case("a Python tag", CARING, CLEAN, 'item: !!python/object/apply:os.system ["x"]', "yaml/tag",
         ("!", ">-")),
    Case("a hole at the start", CARING, CLEAN, "item: {clinic.phone} is our number",
         "yaml/syntax", ("{", ">-")),
    Case("a hole alone", CARING, CLEAN, "item: {clinic.phone}", "content/string-type",
         ("{", ">-"), field="items.clean.item"),
    Case("an open quotation mark", CARING, CLEAN, 'item: "Keep clean', "yaml/syntax",
         ("quotation mark",)),
    Case("words after a quotation", CARING, CLEAN, 'item: "Keep" clean', "yaml/syntax",
         ("quotation mark",)),
    Case("crooked indentation", CARING, f"    {CLEAN}", f"   {CLEAN}", "yaml/syntax",
         ("lined up",)),
    Case("two documents", CARING, "kind: checklist", "kind: checklist\n---\nkind: text",
         "yaml/documents", ("second document",), line=3),
    Case("not UTF-8", WHAT, "", "kind: text\ntitle: Caf\u00e9\n".encode("latin-1"),
         "yaml/encoding", ("not UTF-8", "Save as"), line=2),
    Case("UTF-16", WHAT, "", "kind: text\n".encode("utf-16"), "yaml/encoding", ("not UTF-8",),
         line=1),
    Case("empty", WHAT, "", "", "yaml/empty", ("empty",), line=1),
    Case("only comments", WHAT, "", "# later\n", "yaml/empty", ("empty",), line=1),
    Case("only words", WHAT, "", "hello\n", "content/kind", ("has no kind",), line=1),
    Case("a list", RECIPE, "", "- a\n- b\n", "content/shape", ("holds no fields",), line=1),
    Case("a zero byte", WHAT, TITLE, "title: a\0b", "yaml/character", ("U+0000",)),
    Case("nested too deeply", WHAT, TITLE, f"title: {'[' * 60}x{']' * 60}", "yaml/depth",
         ("nested too deeply",)),
    Case("too large", WHAT, TITLE, f"title: {'x' * 1_000_001}", "yaml/too-large",
         ("too large",), line=0),
    Case("empty words", CARING, CLEAN, 'item: ""', "content/fault", ("this is empty",),
         field="items.clean.item"),
    Case("no words", CARING, CLEAN, "item:", "content/fault", ("this is empty",),
         field="items.clean.item"),
    Case("only spaces", CARING, CLEAN, 'item: "   "', "content/fault", ("this is empty",),
         field="items.clean.item"),
    Case("no paragraphs", WHAT, "paragraphs:\n", "paragraphs: []\nrest:\n", "content/too-short",
         ("1 or more",), field="paragraphs"),
    Case("an id twice", SIGNS, "id: sleepy", "id: fever-or-cold", "content/twice",
         ("used twice", "translations"), field="tiers.now.signs.fever-or-cold.id"),
    Case("an id with capitals", SIGNS, "id: sleepy", "id: Sleepy",
         "content/string-pattern-mismatch",
         ("small letters",), field="id"),
    Case("two paragraphs in one", CARING, CLEAN, "item: |\n      One.\n\n      Two.",
         "content/fault", ("more than one paragraph",), field="items.clean.item"),
    Case("an unknown word in a choice", SIGNS, "urgency: call-today", "urgency: call-todya",
         "content/literal-error", ("did you mean call-today",), field="tiers.today.urgency"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)
