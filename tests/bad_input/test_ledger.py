"""Sources, dates, terms and names of files that cannot be right."""

from __future__ import annotations

import pytest

from tests.bad_input.cases import CARING, CLINIC_FILE, FIGURE, RECIPE, WHAT, Case
from tests.bad_input.mended import BOTH, Mended, assert_calm, assert_refused, entries
from tests.small_workspace import LEAFLET

GLOSSARY = "content/glossary.yaml"
SOURCES = "content/sources.yaml"
WORDS = "content/blocks/sacral-dimple/words.yaml"
CLEAN = "item: Keep the dimple clean.{cite:adam-pfusion}"
MEANING = "Pictures made with sound."
LOCAL = ", source: bristol-sacral-dimple"

CASES = [
    Case("a sentence without a source", CARING, CLEAN, f"{CLEAN} It is rare.", "content/unsourced",
         ("“It is rare.”", "no_source", "entries: [clean]"), field="items.clean.item"),
    Case("a numeral without a source", WHAT, "title: What is", "title: 5 facts. What is",
         "content/unsourced", ("“5 facts.”",), field="title"),
    Case("a numeral in a picture", FIGURE, "alt: ", "alt: 2 of 3. ", "content/unsourced",
         ("“2 of 3.”",), field="alt"),
    Case("a numeral in the title of a leaflet", RECIPE, 'title: "Sacral', 'title: "7 Sacral',
         "content/unsourced", ("“7 Sacral",), field="title"),
    Case("a reason without words", WHAT, "reason: The sentence behind it has the source of both.",
         'reason: "  "', "content/fault", ("this is empty",), field="no_source.1.reason"),
    Case("a reason for nothing", WHAT, "entries: [what", "entries: [title, what",
         "content/no-reason-needed", ("“title”", "take it out"), field="no_source.1.entries.1"),
    Case("a reason for an entry that is not there", WHAT, "entries: [what", "entries: [waht, what",
         "content/no-reason-needed", ("“waht”", "no entry or field"),
         field="no_source.1.entries.1"),
    Case("jargon", CARING, CLEAN, "item: Keep congenital lesions clean.{cite:adam-pfusion}",
         "content/jargon", ("“congenital”", "say: there from birth"), field="items.clean.item"),
    Case("a term made of itself", GLOSSARY, "term: sacral", 'term: "{term:sacral}"',
         "content/circular", ("“sacral”", "write the word itself"),
         field="terms.sacral.term"),
    Case("a meaning that leads back", GLOSSARY, MEANING, "A {term:ultrasound}.",
         "content/circular", ("ultrasound → ultrasound", "everyday words"),
         field="terms.ultrasound.meaning"),
    Case("a meaning with an unknown term", GLOSSARY, MEANING, "Sent by a {term:prob}.",
         "content/no-term", ("“prob”",), field="terms.ultrasound.meaning"),
    Case("an unknown term in the title of a leaflet", RECIPE, 'title: "Sacral',
         'title: "{term:sacrum} Sacral', "content/no-term", ("“sacrum”",), field="title"),
    Case("an unknown term in the name of a clinic", CLINIC_FILE, "department: Children",
         "department: For {term:sacrum} of children", "content/no-term", ("“sacrum”",), BOTH,
         field="department"),
    Case("a term that no glossary explains", WORDS, "[sacral, ultrasound]", "[sacral]",
         "content/unexplained", ("“ultrasound”", "kind glossary"), line=-1,
         told_in="content/blocks/sacral-dimple/what-happens-next.yaml", field="steps.scan.step"),
    Case("a local value without a source", CLINIC_FILE, LOCAL, "", "content/missing",
         ("“source” is missing",), BOTH, field="local.ultrasound_age_limit"),
    Case("a local value with an unknown source", CLINIC_FILE, LOCAL, ", source: bristol-dimple",
         "content/no-source", ("“bristol-dimple”", "did you mean bristol-sacral-dimple"), BOTH,
         field="local.ultrasound_age_limit.source"),
    Case("a source without a date", SOURCES, "    checked: 2026-11-23\n", "", "content/missing",
         ("“checked” is missing",), BOTH, line=-1),
    Case("a source of no known strength", SOURCES, "strength: guideline", "strength: good",
         "content/literal-error", ("“good”", "guideline"), BOTH, field="strength"),
    Case("two sources with one id", SOURCES, "id: bristol-sacral-dimple",
         "id: glasgow-sacral-dimple", "content/twice", ("used twice",), BOTH),
    Case("two terms with one id", GLOSSARY, "id: ultrasound", "id: sacral", "content/twice",
         ("used twice",), BOTH),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)


def test_a_source_checked_in_the_future(mended: Mended) -> None:
    """Only leaflets that cite it are refused."""
    text = mended.read(SOURCES)
    start = text.index("id: fpnotebook")
    old = text[start : text.index("note:", start)]
    line = mended.edit(SOURCES, old, old.replace("checked: 2026", "checked: 2062"))
    result = mended.build()
    assert_refused(mended, result, (LEAFLET,))
    (told,) = [entry for entry in entries(result) if "[content/future]" in entry[1]]
    assert told[0] == SOURCES
    assert f"line {line + old.count(chr(10), 0, old.index('checked'))}, " in told[1]
    assert "“fpnotebook” was checked on 2062-11-22, which is in the future" in told[1]
    assert "year-month-day" in told[2]


def test_a_leaflet_published_in_the_future(mended: Mended) -> None:
    """It is made, with a warning: leaflets may be prepared."""
    line = mended.edit(RECIPE, "published: 2026-11-22", "published: 2999-11-22")
    mended.edit(RECIPE, "review_by: 2028-11-22", "review_by: 3001-11-22")
    for words in ((), (LEAFLET,)):
        result = mended.build(*words)
        assert result.exit_code == 0, result.output
        assert_calm(result)
        assert f"warning: line {line}, published: this is published on 2999-11-22" in result.stderr
        assert "[content/published-later]" in result.stderr
        assert "what to do:" in result.stderr


def test_a_po_file_of_no_topic(mended: Mended) -> None:
    mended.write("content/translations/es/sacral-dimpel.po", 'msgid ""\nmsgstr ""\n')
    mended.write("content/translations/es/clinic-nowhere.po", 'msgid ""\nmsgstr ""\n')
    result = mended.build()
    assert result.exit_code == 0, result.output
    assert result.stderr.count("[po/no-topic]") == 2
    assert "warning: nothing here is called “sacral-dimpel”" in result.stderr
    assert "did you mean sacral-dimple" in result.stderr
    assert result.stderr.count("warning:") == 2


def test_two_files_for_one_block(mended: Mended) -> None:
    """By another ending or other letters: the second is not read, and that is said."""
    for name, code in (("caring.yml", "yaml/ending"), ("Caring.yaml", "content/file-name")):
        file = f"content/blocks/sacral-dimple/{name}"
        mended.write(file, mended.read(CARING))
        result = mended.build()
        assert result.exit_code == 1
        assert_calm(result)
        assert [(f, f"[{code}]" in problem) for f, problem, _ in entries(result)] == [(file, True)]
        mended.mend()


def test_a_source_that_nothing_cites(mended: Mended) -> None:
    """Told where somebody asks about sources; a build has nothing to do with it."""
    extra = "\n  - {id: spare, citation: Spare, strength: study, checked: 2026-11-22}\n"
    line = mended.write(SOURCES, mended.read(SOURCES).rstrip("\n") + extra)
    assert "spare" not in mended.build().stderr
    result = mended.run("sources")
    assert result.exit_code == 0, result.output
    at = f"line {line}, sources.spare.id: no leaflet and no clinic cites “spare”"
    assert f"warning: {at} [content/unused-source]" in result.stderr
