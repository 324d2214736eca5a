"""What changes the bytes of a PDF changes its fingerprint; what does not, mostly does not.

Every change is really made in a copy of the shipped workspace, and leaflets are really built.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from leaflets import pipeline
from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.order import Order, Values
from leaflets.pipeline import build
from leaflets.problems import LeafletsError
from leaflets.record.database import Record
from leaflets.record.ground import survey
from leaflets.record.parts import NAMES, Fingerprints, Parts
from tests.sampling import sampled
from tests.small_workspace import REPOSITORY

SIGNS = "sacral-dimple-warning-signs"
RIVERBANK, PRAIRIE = "riverbank-sample", "prairie-sample"
JOBS = (
    Job(SIGNS, "en-GB", RIVERBANK, "handout", "a4", "screen"),
    Job(SIGNS, "ar", PRAIRIE, "sheet", "letter", "office"),
    Job("dimples-research", "fr", RIVERBANK, "handout", "a4", "screen"),
    Job("back-dimples-myths-and-facts", "zh-Hans", PRAIRIE, "sheet", "letter", "screen"),
    Job("sacral-dimple-tests", "es", RIVERBANK, "side-by-side", "a4", "screen", "en-GB"),
)
Made = dict[Job, str]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    for part in ("content", "layouts"):
        shutil.copytree(REPOSITORY / part, folder / part)
    return folder


@pytest.fixture
def workspace(copied: Path) -> Iterator[Path]:
    """A copy of the shipped workspace; afterwards it is again as it was."""
    yield copied
    there = {path.relative_to(copied).as_posix() for path in copied.rglob("*") if path.is_file()}
    for file in there - set(FILES):
        (copied / file).unlink()
    for folder in sorted((path for path in copied.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for file in FILES:
        if file not in there or (copied / file).read_bytes() != (REPOSITORY / file).read_bytes():
            (copied / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / file, copied / file)


def fingerprints(record: Record, workspace: Path, terms: str = "") -> Fingerprints:
    return Fingerprints(load_workspace(workspace), survey(record, workspace), terms, record.key)


def parts(record: Record, workspace: Path, jobs: tuple[Job, ...] = JOBS) -> dict[Job, Parts]:
    found = fingerprints(record, workspace)
    return {job: found.of(Order.of(job)) for job in jobs}


def made(workspace: Path, jobs: Iterable[Job] = JOBS) -> Made:
    """What is built, or why not."""
    library = load_workspace(workspace)
    found = {}
    for job in jobs:
        try:
            found[job] = hashlib.sha256(build(library, job)).hexdigest()
        except LeafletsError as error:
            found[job] = " ".join(sorted({problem.code for problem in error.problems}))
    return found


FILES = tuple(
    path.relative_to(REPOSITORY).as_posix()
    for part in ("content", "layouts")
    for path in sorted((REPOSITORY / part).rglob("*"))
    if path.is_file()
)
"""All that the shipped workspace holds."""


def chosen() -> list[str]:
    """One file of each kind; of translations those of the languages that are built."""
    kinds: dict[str, list[str]] = {}
    spoken = {job.language for job in JOBS} | {"templates"}
    for file in FILES:
        path = PurePosixPath(file)
        if "translations" not in path.parts or path.parts[2] in spoken:
            kinds.setdefault(f"{path.parent} {path.suffix}", []).append(file)
    return [files[len(files) // 2] for files in kinds.values()]


def tweaked(file: str, text: str) -> str:
    """The text of a file with one visible thing changed, as far as there is one."""
    if file.endswith(".po"):
        head, _, rest = text.partition("\n\n")
        return head + "\n\n" + re.sub(r'(?m)^msgstr "(\w)', r'msgstr "\1\1', rest, count=3)
    if file.endswith(".svg"):
        return re.sub(r'(fill|stroke)="#[0-9a-fA-F]{6}"', r'\1="#555555"', text, count=1)
    if file.endswith(".j2"):
        return text.replace("<p", '<p class="small"', 1) + "\n"
    if file.endswith(".yaml"):
        words = (
            r"(?m)^(\s*(?:- )?(?:title|text|name|sign|question|answer|citation|one|alt): [^\n]*\w)$"
        )
        return re.sub(words, r"\1 too", text, count=1) if re.search(words, text) else text + "# x\n"
    return text + "\n"


def changed(path: Path, file: str, how: str) -> None:
    if how == "gone":
        path.unlink()
    else:
        text = path.read_text("utf-8")
        path.write_text(tweaked(file, text), "utf-8")


@cache
def as_shipped() -> Made:
    return made(REPOSITORY)


HOW = ("changed", "gone")


@pytest.mark.parametrize("file", sampled(chosen(), 2))
def test_where_no_fingerprint_changes_no_pdf_does(
    file: str, record: Record, workspace: Path
) -> None:
    before, kept = parts(record, workspace), (workspace / file).read_bytes()
    for how in HOW:
        changed(workspace / file, file, how)
        now = parts(record, workspace)
        same = [job for job in JOBS if now[job] == before[job]]
        for job, digest in made(workspace, same).items():
            assert digest == as_shipped()[job], (how, job)
        (workspace / file).write_bytes(kept)


@pytest.mark.parametrize(
    ("file", "number"),
    [
        ("content/labels.yaml", 5),
        (f"content/leaflets/{SIGNS}.yaml", 2),
        ("content/translations/ar/sacral-dimple.po", 1),
        ("content/clinics/riverbank-sample.yaml", 3),
        ("layouts/themes/calm.yaml", 5),
    ],
)
def test_the_changes_are_real(file: str, number: int, workspace: Path) -> None:
    """Else the test above would say nothing."""
    changed(workspace / file, file, "gone")
    now = made(workspace)
    assert sum(now[job] != as_shipped()[job] for job in JOBS) == number


MORE = tuple(
    replace(job, clinic=clinic, language=language)
    for job in JOBS[:4]
    for clinic in (RIVERBANK, PRAIRIE)
    for language in ("en-GB", "ar", "fr", "zh-Hans")
)
ALL = (*MORE, JOBS[4])


def differing(before: dict[Job, Parts], now: dict[Job, Parts]) -> dict[Job, tuple[str, ...]]:
    return {
        job: now[job].differing(before[job].short)
        for job in before
        if now[job].fingerprint != before[job].fingerprint
    }


def after_change(record: Record, workspace: Path, file: str) -> dict[Job, tuple[str, ...]]:
    """Jobs that one more byte in a file changes, and the parts that do it."""
    before = parts(record, workspace, ALL)
    path = workspace / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as stream:
        stream.write(b"\n")
    return differing(before, parts(record, workspace, ALL))


@pytest.mark.parametrize(
    ("file", "name", "who"),
    [
        ("content/clinics/prairie-sample.yaml", "the clinic", lambda j: j.clinic == PRAIRIE),
        ("content/clinics/prairie-sample.svg", "the clinic", lambda j: j.clinic == PRAIRIE),
        (
            "content/translations/ar/clinic-prairie-sample.po",
            "the clinic",
            lambda j: j.clinic == PRAIRIE and j.language == "ar",
        ),
        (
            "content/translations/ar/sacral-dimple.po",
            "translations",
            lambda j: j.language == "ar" and j.leaflet == SIGNS,
        ),
        (
            "content/translations/es/tests.po",
            "translations",
            lambda j: j.language == "es" and j.leaflet == "sacral-dimple-tests",
        ),
        ("content/translations/ar/labels.po", "translations", lambda j: j.language == "ar"),
        (
            "content/blocks/research/known.yaml",
            "its blocks",
            lambda j: j.leaflet == "dimples-research",
        ),
        (f"content/leaflets/{SIGNS}.yaml", "the leaflet", lambda j: j.leaflet == SIGNS),
        ("content/figures/how-a-trial-works.svg", "its pictures",
         lambda j: j.leaflet == "dimples-research"),
        ("layouts/handout.yaml", "the layout", lambda j: j.layout == "handout"),
        ("layouts/themes/calm.yaml", "the theme", lambda j: True),
        ("layouts/papers/letter.yaml", "the paper", lambda j: j.paper == "letter"),
        ("content/glossary.yaml", "glossary", lambda j: True),
        ("content/sources.yaml", "sources", lambda j: True),
        ("layouts/icons/phone.svg", "icons", lambda j: True),
        ("layouts/handout/blocks/text.xml.j2", "templates", lambda j: True),
        ("layouts/what-is-this.txt", "other files", lambda j: True),
        ("content/figures/nobodys.svg", "other files", lambda j: True),
        (f"content/signoffs/{SIGNS}/ar.json", "sign-offs",
         lambda j: j.leaflet == SIGNS and j.language == "ar"),
        (f"content/signoffs/{SIGNS}/en-GB.json", "sign-offs", lambda j: j.leaflet == SIGNS),
        (f"content/signoffs/clinics/{PRAIRIE}/fr.json", "sign-offs of the clinic",
         lambda j: j.clinic == PRAIRIE and j.language == "fr"),
        ("content/signoffs/translations/ar/negation.json", "sign-offs",
         lambda j: j.language == "ar"),
        ("content/translations/de/tests.po", "", lambda j: False),
        ("content/translations/templates/tests.pot", "", lambda j: False),
        ("content/schemas/block.json", "", lambda j: False),
        ("content/clinics/somebody-else.yaml", "", lambda j: False),
        ("content/blocks/tests/new.yaml", "", lambda j: False),
        ("layouts/themes/other.yaml", "", lambda j: False),
        ("content/leaflets/.new.yaml.swp", "", lambda j: False),
    ],
)  # fmt: skip
def test_who_is_made_again(
    file: str, name: str, who: object, record: Record, workspace: Path
) -> None:
    found = after_change(record, workspace, file)
    assert set(found) == {job for job in ALL if who(job)}  # type: ignore[operator]
    assert all(name in names for names in found.values())
    assert all(set(names) <= {name} for names in found.values())


def test_the_second_language(record: Record, workspace: Path) -> None:
    two = {replace(JOBS[4], second=second) for second in ("en-GB", "fr")}
    before = parts(record, workspace, tuple(two))
    with (workspace / "content/translations/fr/tests.po").open("a") as stream:
        stream.write("\n")
    found = differing(before, parts(record, workspace, tuple(two)))
    assert found == {replace(JOBS[4], second="fr"): ("translations",)}


def test_the_language_in_which_the_staff_are_told_the_title(
    record: Record, workspace: Path
) -> None:
    clinic = workspace / f"content/clinics/{RIVERBANK}.yaml"
    clinic.write_text(clinic.read_text().replace("language: en-GB", "language: fr"))
    job = replace(JOBS[0], language="es")
    before, built = parts(record, workspace, (job,)), made(workspace, (job,))
    catalog = workspace / "content/translations/fr/leaflets.po"
    catalog.write_text(tweaked(catalog.name, catalog.read_text()))
    found = differing(before, parts(record, workspace, (job,)))
    assert found == {job: ("translations",)}
    catalog.unlink()
    assert made(workspace, (job,)) != built, "the title is printed in it"


def test_the_theme_of_another_layout(record: Record, workspace: Path) -> None:
    layout = workspace / "layouts/sheet.yaml"
    layout.write_text(layout.read_text().replace("theme: calm", "theme: other"))
    shutil.copy(workspace / "layouts/themes/calm.yaml", workspace / "layouts/themes/other.yaml")
    found = after_change(record, workspace, "layouts/themes/other.yaml")
    assert set(found) == {job for job in ALL if job.layout == "sheet"}


def test_a_paper_on_its_side_comes_from_the_file_of_the_other(
    record: Record, workspace: Path
) -> None:
    lying = {replace(JOBS[0], paper="a4-landscape")}
    before = parts(record, workspace, tuple(lying))
    for name in ("a4", "a4-landscape"):
        (workspace / f"layouts/papers/{name}.yaml").write_text("title: A4\nwidth: 9\nheight: 7\n")
        after = parts(record, workspace, tuple(lying))
        assert after != before
        before = after


def test_other_leaflets_count_if_they_have_the_same_name(record: Record, workspace: Path) -> None:
    before = parts(record, workspace, ALL)
    file = workspace / "content/leaflets/dimples-compared.yaml"
    own = re.search(r"(?m)^id: .*$", (workspace / f"content/leaflets/{SIGNS}.yaml").read_text())
    assert own
    for new, touched in (("id: OTHER", set()), (own[0], {SIGNS})):
        file.write_text(re.sub(r"(?m)^id: .*$", new, file.read_text()))
        found = differing(before, parts(record, workspace, ALL))
        assert {job.leaflet for job in found} == touched, new
        assert set(found.values()) <= {("other leaflets",)}


def test_other_leaflets_count_if_one_may_take_the_place(record: Record, workspace: Path) -> None:
    signs = workspace / f"content/leaflets/{SIGNS}.yaml"
    signs.write_text(signs.read_text() + "superseded_by: DIMPLES\n")
    before = parts(record, workspace, ALL)
    file = workspace / "content/leaflets/dimples-compared.yaml"
    file.write_text(re.sub(r"(?m)^id: .*$", "id: DIMPLES", file.read_text()))
    found = differing(before, parts(record, workspace, ALL))
    assert {job.leaflet for job in found} == {SIGNS}


def test_sources_that_are_missed_because_of_others(record: Record, workspace: Path) -> None:
    """A file that is not there is only missed where something in the workspace asks for it."""
    (workspace / "content/measures.yaml").unlink()
    before = parts(record, workspace)
    for clinic in (workspace / "content/clinics").glob("*.yaml"):
        clinic.write_text(re.sub(r"(?ms)^local:.*?(?=^\S|\Z)", "", clinic.read_text()))
    found = differing(before, parts(record, workspace))
    assert all("units" in names for names in found.values())
    assert found


def of(fingerprints: Fingerprints, **values: str) -> Parts:
    job = JOBS[0]
    return fingerprints.of(Order(job, job.path, values=Values(values)))


def test_values(record: Record, workspace: Path) -> None:
    found = fingerprints(record, workspace)
    orders = [of(found), of(found, ward="7"), of(found, ward="8"), of(found, room="7")]
    assert len({one.fingerprint for one in orders}) == 4
    assert orders[1].differing(orders[2].short) == ("values",)
    assert of(found, a="1", b="2") == of(found, b="2", a="1")
    assert hashlib.sha256(b'[["ward", "7"]]').hexdigest()[:8] not in orders[1].short


def test_terms_and_jobs(record: Record, workspace: Path) -> None:
    job = JOBS[0]
    draft, final = (
        fingerprints(record, workspace, terms).of(Order.of(job)) for terms in ("", "final")
    )
    assert draft.differing(final.short) == ("--final or --allow-mixed",)
    found = fingerprints(record, workspace)
    other = found.of(Order(replace(job, profile="office"), job.path))
    assert draft.differing(other.short) == ("what is asked for",)


def test_a_record_with_other_parts(record: Record, workspace: Path) -> None:
    found = of(fingerprints(record, workspace))
    assert len(found.digests) == len(NAMES) == len(set(NAMES))
    assert found.differing("") == ("the program",)


def test_names_that_are_not_there(record: Record, workspace: Path) -> None:
    found = fingerprints(record, workspace)
    assert found.of(Order.of(Job("no", "xx", "such", "thing", "at", "all", "yy")))


def days(
    record: Record, workspace: Path, monkeypatch: pytest.MonkeyPatch, *epochs: str
) -> list[Parts]:
    """Of the first job on these days, at the same moment of the file."""
    found = []
    for epoch in epochs:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        ground = replace(survey(record, workspace), epoch="")
        library = load_workspace(workspace)
        found.append(Fingerprints(library, ground, "", record.key).of(Order.of(JOBS[0])))
    return found


def test_midnight_changes_nothing(
    record: Record, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, overdue = days(
        record, workspace, monkeypatch, "1800000000", "1800090000", "2000000000"
    )
    assert one == two
    assert one.differing(overdue.short) == ("what the day decides",)


def test_a_source_of_tomorrow(
    record: Record, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workspace / "content/sources.yaml"
    file.write_text(re.sub(r"checked: \S+?([,}\s])", r"checked: 2028-01-01\1", file.read_text()))
    one, two = days(record, workspace, monkeypatch, "1800000000", "1830297600")
    assert one.differing(two.short) == ("what the day decides",)


def test_a_template_brings_in_nothing_but_templates(workspace: Path) -> None:
    footer = workspace / "layouts/page/footer.xml.j2"
    footer.write_text(footer.read_text() + '{% include "papers/a4.yaml" %}')
    with pytest.raises(LeafletsError, match=r"no template called “papers/a4\.yaml”"):
        pipeline.build(load_workspace(workspace), JOBS[0])
