"""Values of a patient in a leaflet: where they stand, how they read, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from leaflets.model.job import Job
from leaflets.model.localized import LocalBlock, LocalEdition
from leaflets.model.order import NOTHING, Values
from leaflets.pipeline import build
from leaflets.problems import LeafletsError
from leaflets.provenance import from_metadata
from leaflets.stages.fill_in import KIND, fill_in
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from leaflets.wording.digest import with_second
from tests.conformance.verapdf import Validator, report, verapdf
from tests.oracle.read_back import flaws, open_pdf, read_tree
from tests.pdf.content import content_flaws
from tests.personal import BOTH, JOB, OTHER, SECRET, personal_library

__all__ = ["verapdf"]

VALUES = Values({"ward": "Ward **3** {clinic.phone} <b>&amp;", "seen_by": SECRET})
AR = replace(JOB, language="ar")


@cache
def edition(job: Job) -> LocalEdition:
    return localize(resolve(personal_library(), job))


@cache
def made(job: Job, values: Values = NOTHING) -> bytes:
    return build(personal_library(), job, values=values)


def block(edition: LocalEdition) -> LocalBlock:
    return next(block for block in edition.blocks if block.kind == KIND)


def test_values_stand_behind_their_labels_as_they_were_given() -> None:
    filled = block(fill_in(edition(JOB), VALUES))
    assert [str(text) for text in filled.words] == [
        "Your appointment", "Date and time", "Where to go", VALUES["ward"], "Who you will see",
        SECRET,
    ]  # fmt: skip
    (ward,) = filled.fields.blanks[1].given.spans
    assert (ward.strong, ward.href, ward.isolate) == (False, None, True)
    assert filled.fields.blanks[1].words == filled.words[2:4]
    assert filled.fields.blanks[0].given is None


def test_what_was_made_before_is_left_alone() -> None:
    before = edition(JOB)
    assert fill_in(before, NOTHING) is before
    after = fill_in(before, VALUES)
    assert all(blank.given is None for blank in block(before).fields.blanks)
    assert after.content_hash == before.content_hash
    assert [b for b in after.blocks if b.kind != KIND] == [
        b for b in before.blocks if b.kind != KIND
    ]
    assert made(JOB, VALUES) != made(JOB)
    assert build(personal_library(), JOB) == made(JOB)


def test_a_value_that_nothing_prints() -> None:
    with pytest.raises(LeafletsError) as raised:
        fill_in(edition(JOB), Values({"place": SECRET, "ward": "3", "room": SECRET}))
    problems = raised.value.problems
    assert [p.where.field for p in problems if p.where] == ["place", "room"]
    assert {p.code for p in problems} == {"values/not-printed"}
    with pytest.raises(LeafletsError):
        build(personal_library(), replace(JOB, leaflet=OTHER), values=Values({"ward": "3"}))


def test_both_languages_print_them() -> None:
    both = with_second(edition(BOTH.each()[0]), edition(BOTH.each()[1]))
    for side in fill_in(both, VALUES).sides:
        assert SECRET in map(str, block(side).words)
    assert read_tree(made(BOTH, VALUES)).text.count(SECRET) == 2


@pytest.mark.parametrize("job", [JOB, AR, BOTH], ids=str)
@pytest.mark.parametrize("values", [NOTHING, VALUES], ids=["lines", "values"])
def test_the_pages(job: Job, values: Values) -> None:
    data = made(job, values)
    assert flaws(read_tree(data)) == []
    assert content_flaws(data) == []
    for value in values.values():
        assert value in read_tree(data).text


def test_conforms(verapdf: Validator, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = []
    for number, key in enumerate([(JOB, NOTHING), (AR, VALUES), (BOTH, VALUES)]):
        files.append(tmp_path_factory.mktemp("personal") / f"{number}.pdf")
        files[-1].write_bytes(made(*key))
    failures = verapdf(files)
    assert not failures, report(failures)


def test_a_line_to_write_on_is_no_content() -> None:
    """It is drawn, and a screen reader hears the labels alone."""
    texts = [node.text for node in read_tree(made(JOB)).walk() if node.role == "P"]
    at = texts.index("Date and time")
    assert texts[at : at + 3] == ["Date and time", "Where to go", "Who you will see"]


def test_latin_words_in_an_arabic_leaflet_keep_their_order() -> None:
    values = Values({"seen_by": "Dr Quux (3)", "appointment": "2027-03-04, 14:30"})
    text = read_tree(made(AR, values)).text
    assert "Dr Quux (3)" in text
    assert "2027-03-04, 14:30" in text


def test_the_file_says_that_it_is_for_one_person_and_not_for_whom() -> None:
    said, usual = from_metadata(made(JOB, VALUES)), from_metadata(made(JOB))
    assert said
    assert said.personal
    assert usual
    assert not usual.personal
    assert replace(said, personal=False) == usual
    with open_pdf(made(JOB, VALUES)) as pdf:
        packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
        info = " ".join(str(value) for value in pdf.docinfo.values())
        outline = [str(item.title) for item in pdf.open_outline().root]
    assert "leaflets:personal" in packet
    for value in VALUES.values():
        for part in value.split():
            assert part not in packet
            assert part not in info
            assert part not in outline


def test_a_label_is_part_of_what_is_hashed() -> None:
    library = personal_library()
    name = "shared/your-appointment"
    noun = library.blocks[name]
    first = noun.blanks[0].model_copy(update={"label": "Day and time"})  # type: ignore[attr-defined]
    changed = noun.model_copy(update={"blanks": (first, *noun.blanks[1:])})  # type: ignore[attr-defined]
    other = replace(library, blocks={**library.blocks, name: changed})
    assert localize(resolve(other, JOB)).content_hash != edition(JOB).content_hash
