"""Names of things that are not there, and facts that cannot be."""

from __future__ import annotations

import pytest

from tests.bad_input.cases import CARING, CLINIC_FILE, CONTACT, HANDOUT, RECIPE, Case
from tests.bad_input.mended import BOTH, Mended, assert_calm, assert_refused, entries

CLEAN = "item: Keep the dimple clean.{cite:adam-pfusion}"
PHONE = "phone: 020 7946 0123"
BLOCK = "block: sacral-dimple/caring, role: main"

NAMES = [
    Case("block", RECIPE, BLOCK, "block: sacral-dimple/carign, role: main", "content/no-block",
         ("no block “sacral-dimple/carign”", "did you mean sacral-dimple/caring"),
         field="blocks"),
    Case("block with a slash too many", RECIPE, BLOCK, "block: ../../secret, role: main",
         "content/string-pattern-mismatch", ("topic/name",), field="blocks"),
    Case("theme", HANDOUT, "theme: calm", "theme: clam", "layout/no-theme",
         ("“clam”", "did you mean calm"), field="theme"),
    Case("accent", RECIPE, "accent: teal", "accent: teel", "content/no-accent",
         ("“teel”", "did you mean teal"), field="accent"),
    Case("role", RECIPE, "caring, role: main", "caring, role: mian", "content/literal-error",
         ("did you mean main",), field="role"),
    Case("language of a clinic", CLINIC_FILE, "language: en-GB", "language: english",
         "content/", ("en-GB",), BOTH, field="language"),
    Case("country", CLINIC_FILE, "country: GB", "country: Britain", "content/",
         ("two capital letters",), BOTH, field="country"),
    Case("source", CARING, "{cite:adam-pfusion}", "{cite:adam-pfusino}", "content/no-source",
         ("“adam-pfusino”", "did you mean adam-pfusion"), field="items.bathe.item"),
    Case("term", CARING, CLEAN, "item: Keep the {term:sacrum} dry", "content/no-term",
         ("“sacrum”", "sacral"), field="items.clean.item"),
    Case("term in a glossary block", "content/blocks/sacral-dimple/words.yaml", "[sacral,",
         "[scaral,", "content/no-term", ("“scaral”", "did you mean sacral"), field="terms"),
    Case("figure", "content/blocks/sacral-dimple/where-it-is.yaml", "figure: baby-lower-back",
         "figure: baby-back", "content/no-figure", ("“baby-back”", "baby-lower-back"),
         field="figure"),
    Case("hole of the clinic", CARING, CLEAN, "item: Fax {clinic.fax} us", "content/fault",
         ("{clinic.fax} is not something a clinic has", "{clinic.phone}"),
         field="items.clean.item"),
    Case("hole", CARING, CLEAN, "item: Keep {foo} clean", "content/fault",
         ("{foo} is not a hole", "{clinic.phone}"), field="items.clean.item"),
    Case("local value", CARING, CLEAN, "item: Until {local.scan_age}", "clinic/no-value",
         ("local.scan_age", "sacral-dimple/caring"), line=0, told_in=CLINIC_FILE),
    Case("unit", CLINIC_FILE, "unit: week", "unit: weak", "content/no-unit",
         ("“weak”", "did you mean week"), BOTH, field="local.ultrasound_age_limit.unit"),
    Case("source of a local value", CLINIC_FILE, "source: bristol-sacral-dimple", "source: brsitol",
         "content/no-source", ("“brsitol”",), BOTH, field="local.ultrasound_age_limit.source"),
    Case("contact detail", CONTACT, "[phone,", "[fax,", "content/literal-error", ("“fax”",), BOTH,
         field="shows"),
]  # fmt: skip

CLINIC = [
    Case("a value a leaflet prints", CLINIC_FILE, f"{PHONE}\n", "", "clinic/no-value",
         ("no phone", "sacral-dimple/warning-signs"), line=0, field="phone"),
    Case("no emergency number", CLINIC_FILE, 'emergency_number: "999"\n', "", "content/fault",
         ("“emergency_number” is missing", "no default country"), BOTH, line=3),
    Case("a real clinic without numbers", CLINIC_FILE, "sample: true\n", "note: real\nphne: x\n",
         "content/extra-forbidden", ("did you mean phone",), BOTH, line=4, field="phne"),
    Case("phone in words", CLINIC_FILE, PHONE, "phone: ask at the desk", "content/fault",
         ("“ask at the desk” is not a phone number", "as people dial it"), BOTH, field="phone"),
    Case("opening hours", CLINIC_FILE, 'closes: "18:00"', 'closes: "25:00"', "content/fault",
         ("“25:00” is not a time of day",), BOTH, field="opening_hours.weekdays.closes"),
    Case("closing before opening", CLINIC_FILE, 'closes: "18:00"', 'closes: "07:00"',
         "content/fault", ("before it opens",), BOTH, field="opening_hours.weekdays.closes"),
    Case("days", CLINIC_FILE, "days: mon-fri", "days: Monday", "content/fault",
         ("“Monday” is not a day of the week", "mon-fri"), BOTH,
         field="opening_hours.weekdays.days"),
    Case("web address", CLINIC_FILE, "web: https://clinic.example.org", "web: clinic.example.org",
         "content/fault", ("https://",), BOTH, field="web"),
    Case("email", CLINIC_FILE, "email: leaflets@example.org", "email: leaflets at example.org",
         "content/fault", ("name@example.org",), BOTH, field="email"),
    Case("language tag", CLINIC_FILE, "language: en-GB", "language: e", "content/",
         ("en-GB",), BOTH, field="language"),
    Case("digits", CLINIC_FILE, "paper: a4", "paper: a4\ndigits: roman", "content/literal-error",
         ("“roman”", "latn"), BOTH, line=9, field="digits"),
    Case("sample in other words", CLINIC_FILE, "sample: true", "sample: perhaps", "content/bool",
         ("neither true nor false",), BOTH, field="sample"),
    Case("a local number in words", CLINIC_FILE, "number: 6", "number: six",
         "content/string-pattern-mismatch", ("digits",), BOTH,
         field="local.ultrasound_age_limit.number"),
]  # fmt: skip

RECIPES = [
    Case("no blocks", RECIPE, "blocks:\n", "blocks: []\nmore:\n", "content/too-short",
         ("1 or more", "add an entry"), field="blocks"),
    Case("a block twice", RECIPE, BLOCK, "block: sacral-dimple/what-it-is, role: main",
         "content/fault", ("sacral-dimple/what-it-is is in this leaflet twice",), field="blocks"),
    Case("review before publishing", RECIPE, "review_by: 2028-11-22", "review_by: 2026-11-21",
         "content/fault", ("overdue", "a later day"), field="review_by"),
    Case("a day that is not there", RECIPE, "published: 2026-11-22", "published: 2026-02-30",
         "content/fault", ("“2026-02-30” is not a date",), field="published"),
    Case("a date in words", RECIPE, "published: 2026-11-22", "published: 22 November 2026",
         "content/fault", ("2026-11-22",), field="published"),
    Case("a version of two numbers", RECIPE, "version: 1.0.0", "version: 1.0",
         "content/string-pattern-mismatch", ("three numbers",), field="version"),
    Case("an id in small letters", RECIPE, "id: SD-WARN", "id: sd-warn",
         "content/string-pattern-mismatch", ("capital",), field="id"),
    Case("no title", RECIPE, 'title: "Sacral dimple: warning signs"\n', "", "content/missing",
         ("“title” is missing", "add a line"), line=9),
    Case("no list of sources", RECIPE, "  - {block: shared/sources, role: sources}\n", "",
         "content/no-list-of-sources", ("shared/sources",), line=21, field="blocks"),
]  # fmt: skip


@pytest.mark.parametrize("case", [*NAMES, *CLINIC, *RECIPES], ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)


def test_a_real_clinic_has_both_numbers(mended: Mended) -> None:
    text = mended.read(CLINIC_FILE)
    for line in ("sample: true\n", f"{PHONE}\n", 'emergency_number: "999"\n'):
        assert line in text
        text = text.replace(line, "")
    mended.write(CLINIC_FILE, text)
    result = mended.build()
    assert_refused(mended, result, BOTH)
    told = [problem for _, problem, _ in entries(result)]
    assert "“phone” is missing" in told[0]
    assert "“emergency_number” is missing" in told[1]


def test_a_real_clinic_has_nothing_invented(mended: Mended) -> None:
    mended.edit(CLINIC_FILE, "sample: true\n", "")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    told = [problem for _, problem, _ in entries(result)]
    fields = ("phone", "out_of_hours_phone", "email", "web", "leaflets_web")
    for field, problem in zip(fields, told, strict=True):
        assert f", {field}: this is still an invented one" in problem


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (RECIPE, "layout: handout", "layout: handuot", 14),
        (CLINIC_FILE, "paper: a4", "paper: a44", 8),
    ],
)
def test_what_names_the_pdf(mended: Mended, file: str, old: str, new: str, line: int) -> None:
    """Layout and paper are part of a PDF's name: the earlier one has another."""
    mended.edit(file, old, new)
    result = mended.build()
    assert result.exit_code == 1
    assert_calm(result)
    told = [entry for entry in entries(result) if entry[0] == file]
    assert f"line {line}" in told[0][1]
    assert f"did you mean {old.split()[1]}?" in told[0][2]
    assert mended.files() == sorted(mended.built)
