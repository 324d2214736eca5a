"""The pages for people are true: commands parse, examples load, names are those of the code."""

from __future__ import annotations

import builtins
import contextlib
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, get_args

import click
import pydantic_core
import pytest
from pydantic import BaseModel

from leaflets.blocks import block_kind, kind_names
from leaflets.catalogs.po import parse_po
from leaflets.checks import quality_checks
from leaflets.checks.limits import thresholds
from leaflets.checks.translation import checks
from leaflets.cli import COMMANDS, cli
from leaflets.languages import languages
from leaflets.marks import MARKS, mark_words
from leaflets.markup import BLOCKS, INLINE, parse_markup
from leaflets.markup.faults import MarkupError
from leaflets.model.answers import Answer, Answers
from leaflets.model.clinic import Clinic
from leaflets.model.content import Glossary, Labels, Source, SourceList, WorkspaceSettings
from leaflets.model.figure import Figure
from leaflets.model.form import Layout
from leaflets.model.job import Job
from leaflets.model.layout import Style, Theme
from leaflets.model.localized import LocalEdition, Role
from leaflets.model.measures import Measures
from leaflets.model.paper import Paper
from leaflets.model.profile import Preset
from leaflets.model.quality_settings import QualitySettings
from leaflets.model.recipe import Recipe
from leaflets.pipeline import lay_out
from leaflets.problems import ExitCode, LeafletsError
from leaflets.profiles import profiles
from leaflets.quality.instruments import instruments
from leaflets.stages import compose
from leaflets.stages.load import load
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from leaflets.strict_yaml import Tree, parse
from leaflets.templating.facts import SHARED
from leaflets.validation import validate
from leaflets.workspace import PSEUDOLOCALES
from tests.sealing import with_seals

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
README, CLINICS, TRANSLATORS, DESIGNERS, QUALITY = (
    (ROOT / name).read_text("utf-8")
    for name in (
        "README.md", "docs/clinics.md", "docs/translators.md", "docs/designers.md",
        "docs/quality.md",
    )
)  # fmt: skip
MODELS: Mapping[str, type[BaseModel]] = {
    "answers": Answers,
    "clinic": Clinic,
    "figure": Figure,
    "glossary": Glossary,
    "labels": Labels,
    "layout": Layout,
    "leaflet": Recipe,
    "measures": Measures,
    "paper": Paper,
    "profile": Preset,
    "quality": QualitySettings,
    "sources": SourceList,
    "theme": Theme,
    "workspace": WorkspaceSettings,
}
"""What stands after ``yaml`` in the first line of an example. ``<name>-part``: some fields, to be
put into a shipped file; ``block``: by its kind; ``refused``: a block that must not load."""

WHOLES = {
    "clinic": "content/clinics/riverbank-sample.yaml",
    "theme": "layouts/themes/calm.yaml",
    "figure": "content/figures/lower-back.yaml",
}
NESTED = ("li", "caption", "thead", "tbody", "tr", "th", "td", "figcaption")
"""Elements that stand only inside others, beside ``BLOCKS`` and ``INLINE``."""


class Example(NamedTuple):
    """A fenced block: its words after the fence (``yaml clinic``) and its text."""

    page: Path
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def _examples(page: Path) -> Iterator[Example]:
    text = page.read_text("utf-8")
    for found in re.finditer(r"^```(\w[\w -]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield Example(page, text.count("\n", 0, found.start()) + 2, found[1], found[2])


EXAMPLES = [example for page in PAGES for example in _examples(page)]


def _of(language: str) -> list[Any]:
    found = [e for e in EXAMPLES if e.kind.split()[0] == language]
    return [pytest.param(example, id=str(example)) for example in found]


def _commands() -> Iterator[tuple[str, str]]:
    """Place and words of each ``leaflets …`` on a page: in shell examples and between backticks."""
    for example in EXAMPLES:
        if example.kind == "sh":
            for number, line in enumerate(example.text.splitlines()):
                for part in shlex.join(shlex.split(line, comments=True)).split(" '&&' "):
                    yield f"{example.page.name}:{example.line + number}", part
    for page in PAGES:
        for found in re.finditer(r"(?<!`)`(leaflets [^`\n]+)`(?!`)", page.read_text("utf-8")):
            yield page.name, found[1]


COMMAND_LINES = {
    f"{place} {words.removeprefix('.venv/bin/')}": shlex.split(words)[1:]
    for place, words in _commands()
    if re.match(r"(\.venv/bin/)?leaflets( |$)", words)
}


@pytest.mark.parametrize("name", COMMAND_LINES)
def test_command_lines_parse(name: str) -> None:
    _parsed(cli, COMMAND_LINES[name])


def _parsed(command: click.Command, words: list[str]) -> None:
    """As Click does it before anything runs. Raises ClickException for what does not exist."""
    with contextlib.suppress(click.exceptions.Exit), contextlib.redirect_stdout(None):
        if not isinstance(command, click.Group):
            with contextlib.suppress(click.MissingParameter):  # `leaflets verify` in a sentence
                command.make_context("leaflets", list(words))
            return
        context = command.make_context("leaflets", list(words), resilient_parsing=not words)
        rest = [*context._protected_args, *context.args]
        if rest:
            _, found, rest = command.resolve_command(context, rest)
            assert found is not None
            _parsed(found, rest)


def test_the_guard_sees_wrong_command_lines() -> None:
    for words in ("bild", "build --languages ar", "new blok a/b", "list extra"):
        with pytest.raises(click.ClickException):
            _parsed(cli, words.split())


SHARED_FIELDS = ("note", "review_note", "no_source", "max")
"""Fields of every block, explained once for all."""


def test_every_command_and_option_is_explained_to_clinics() -> None:
    for name in COMMANDS:
        assert f"leaflets {name}" in CLINICS, name
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert any(option in CLINICS for option in parameter.opts), parameter.opts


def test_the_commands_of_the_readme_are_the_ones_promised() -> None:
    first, second, *_ = (example.text for example in EXAMPLES if example.page.name == "README.md")
    install = "python3 -m venv .venv && .venv/bin/pip install --quiet -e"
    assert first == f"{install} . && .venv/bin/leaflets build\n"
    assert second == f'{install} ".[test]" && .venv/bin/python -m pytest -n auto\n'
    assert re.search(r"^<!-- test-command -->\n\n```sh\n[^\n]+\n```$", README, re.MULTILINE)


def _checked(example: Example) -> None:
    kind = example.kind.split()[1]
    tree = parse(example.text, example.page)
    whole = kind.removesuffix("-part")
    if whole != kind:
        base = parse((ROOT / WHOLES[whole]).read_text("utf-8"), ROOT / WHOLES[whole])
        tree = Tree(example.page, _merged(base.data, tree.data), {})
    model = MODELS[whole] if whole in MODELS else block_kind(tree.data["kind"])
    validate(model, tree)


def _merged(base: Any, part: Any) -> Any:
    if not (isinstance(base, dict) and isinstance(part, dict)):
        return part
    return base | {name: _merged(base.get(name), value) for name, value in part.items()}


@pytest.mark.parametrize("example", _of("yaml"))
def test_yaml_examples_are_valid_or_refused_as_told(example: Example) -> None:
    if example.kind == "yaml refused":
        with pytest.raises(LeafletsError):
            _checked(example)
    else:
        _checked(example)


@pytest.mark.parametrize("example", _of("po"))
def test_po_examples_can_be_read(example: Example) -> None:
    assert all(entry.context for entry in parse_po(example.text, example.page).entries)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for part in ("content", "layouts"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def test_the_examples_make_a_leaflet(workspace: Path) -> None:
    """All examples of blocks, for the example clinic: names of sources and figures are real."""
    recipe = next(e.text for e in EXAMPLES if e.kind == "yaml leaflet")
    clinic = next(e.text for e in EXAMPLES if e.kind == "yaml clinic")
    folder = workspace / "content"
    (folder / "blocks" / "docs").mkdir()
    names = []
    for number, example in enumerate(e for e in EXAMPLES if e.kind == "yaml block"):
        kind = parse(example.text, example.page).data["kind"]
        (folder / "blocks" / "docs" / f"{kind}-{number}.yaml").write_text(example.text, "utf-8")
        names.append(f"docs/{kind}-{number}")
    kinds = [re.sub(r"^docs/|-\d+$", "", name) for name in names]
    assert sorted(kinds) == list(kind_names())
    blocks = "".join(f"  - {{block: {name}, role: main}}\n" for name in names)
    text = re.sub(r"^blocks:\n.*", f"blocks:\n{blocks}", recipe, flags=re.DOTALL | re.MULTILINE)
    text = text.replace("EAR-INF", "DOCS").replace("short_address: ear-infection", "")
    (folder / "leaflets" / "docs.yaml").write_text(text, "utf-8")
    (folder / "leaflets" / "example.yaml").write_text(recipe, "utf-8")
    (folder / "clinics" / "docs.yaml").write_text(clinic, "utf-8")
    library = load(workspace)
    assert not library.problems
    for name in ("docs", "example"):
        assert lay_out(library, Job(name, "en-GB", "docs", "handout", "a4", "screen")).document


def test_the_layout_of_twenty_minutes_can_be_made(workspace: Path) -> None:
    steps = DESIGNERS.partition("## Make your own layout in twenty minutes")[2].partition("\n## ")[
        0
    ]
    paper, layout, header = re.findall(r"^```(?:yaml \w+|jinja)\n(.*?)^```$", steps, re.M | re.S)
    (footer,) = re.findall(r"`(\{% include .*? %\})`", steps)
    layouts = workspace / "layouts"
    (layouts / "strip/page").mkdir(parents=True)
    for name, text in (
        ("papers/strip.yaml", paper),
        ("strip.yaml", layout),
        ("strip/page/header.xml.j2", header),
        ("strip/page/footer.xml.j2", footer),
    ):
        (layouts / name).write_text(text, "utf-8")
    job = Job(
        "sacral-dimple-warning-signs", "en-GB", "riverbank-sample", "strip", "strip", "screen"
    )
    assert len(lay_out(load(workspace), job).document.pages) == 1
    with pytest.raises(LeafletsError) as caught:
        lay_out(load(workspace), replace(job, language="en-XA"))
    (problem,) = caught.value.problems
    assert problem.message in steps.replace("\n", " ")


@pytest.mark.parametrize("example", _of("python"))
def test_python_examples_run(example: Example, workspace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", example.text], cwd=workspace, capture_output=True, text=True,
        check=False, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_images_exist(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.is_file(), target
        assert not anchor or anchor in _anchors(path), target


def test_every_image_is_shown_and_small() -> None:
    for path in (ROOT / "docs" / "images").iterdir():
        shown = [README, *(page.read_text("utf-8") for page in PAGES)]
        assert any(f"images/{path.name}" in text for text in shown), path.name
        assert path.stat().st_size <= 150_000


MADE_LATER = ("leaflets/starter", "content/clinics/hill-street.yaml")
"""In the wheel, and by the command on the same page."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    pattern = r"`((?:leaflets|tests|content|layouts|benchmarks|\.ci)/[\w./-]*)`"
    for name in re.findall(pattern, page.read_text("utf-8")):
        assert name in MADE_LATER or (ROOT / name).exists() or _is_code(name), name


@cache
def _sources() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted((ROOT / "leaflets").rglob("*.py")))


def _is_code(code: str) -> bool:
    """Whether the program has a problem of this code: written out, or put together from parts."""
    room, _, what = code.partition("/")
    if any(f'"{code}"' in source for source in _sources()):
        return True
    if room == "content":  # the name of one of pydantic's errors, or our own
        known = {*get_args(pydantic_core.core_schema.ErrorType), "fault"}
        return what.replace("-", "_") in known
    if room == "usage":
        return what.removeprefix("unknown-") in ("leaflet", "clinic", "language")
    if room == "internal":
        return hasattr(builtins, what)
    put_together = [source for source in _sources() if f'f"{room}/{{' in source]
    return any(f'"{what}"' in source or f"'{what}'" in source for source in put_together)


ROOMS = (
    "answers|clinic|colophon|content|fonts|init|internal|layout|line-breaking|new|picture|po|publish|qr|template|text"
    "|theme|translation|usage|wording|yaml"
)


def _codes(text: str) -> list[str]:
    bare = re.findall(rf"`((?:{ROOMS})/[a-zA-Z-]+)`", text)
    return bare + re.findall(rf"\[((?:{ROOMS})/[a-zA-Z-]+)\]$", text, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_problem_codes_are_those_of_the_program(page: Path) -> None:
    codes = [code for code in _codes(page.read_text("utf-8")) if not (ROOT / code).exists()]
    assert page.name != "clinics.md" or len(codes) > 40
    assert not [code for code in codes if not _is_code(code)]


def test_the_guard_sees_codes_that_do_not_exist() -> None:
    for code in ("yaml/colour", "content/wrong", "translation/late", "usage/unknown-cat", "qr/x"):
        assert not _is_code(code), code


def test_translators_find_every_check() -> None:
    section = TRANSLATORS.partition("## What is checked")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(translation/[\w-]+)` \| (\w+) \|", section, re.MULTILINE)
    assert dict(rows) == {check.code: check.severity.value for check in checks()}
    assert len(rows) == len(checks())


def test_clinics_find_every_check_of_words_and_its_thresholds() -> None:
    section = QUALITY.partition("## What is checked")[2].partition("\n## ")[0]
    rows = re.findall(
        r"^\| `([\w/-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE
    )
    listed = {code: (title, limits, items) for code, title, limits, items in rows}
    known = [c for c in quality_checks() if c.code.partition("/")[0] in ("wording", "colophon")]
    assert set(listed) == {check.code for check in known}
    for check in known:
        limits = (f"{name} {most:g}" for name, most in thresholds().get(check.code, {}).items())
        assert listed[check.code][:2] == (check.title, ", ".join(limits) or "–")
        items = []
        for name, one in instruments().items():
            settled = [item.item for item in one.items if check.code in item.checks]
            short = {"pemat-p": "PEMAT", "cdc-index": "CDC", "jama": "JAMA"}.get(name, name)
            items += [f"{short} {', '.join(settled)}"] if settled else []
        assert listed[check.code][2] == ("; ".join(items) or "–")


@pytest.mark.parametrize(
    ("heading", "room"),
    [
        ("How easy it is to read", "readability"),
        ("Whether the page can be read", "legibility"),
        ("Whether it still holds", "currency"),
    ],
)
def test_clinics_find_every_other_check_and_its_thresholds(heading: str, room: str) -> None:
    section = QUALITY.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([\w/-]+)` \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    listed = {code: (title, limits) for code, title, limits in rows}
    known = [c for c in quality_checks() if c.code.partition("/")[0] == room]
    assert set(listed) == {check.code for check in known}
    for check in known:
        found = thresholds().get(check.code, {})
        plain = {name: most for name, most in found.items() if not name.startswith("words-")}
        limits = ", ".join(f"{name} {most:g}" for name, most in plain.items()) or "–"
        limits += ", and others by language" if plain != found else ""
        assert listed[check.code] == (check.title, limits)


def test_clinics_find_every_item_that_only_people_can_answer() -> None:
    told = QUALITY.partition("Only people can answer: ")[2].partition("Who has reviewed")[0]
    pemat, index, colophon = told.split(";")
    for text, name in ((pemat, "pemat-p"), (index, "cdc-index")):
        human = [item.item for item in instruments()[name].items if item.method == "human"]
        assert re.findall(r"\d+", text) == human
    human = [i.item for i in instruments()["colophon"].items if i.needs_note]
    assert re.findall(r"`(\w+)`", colophon) == human
    for field in Answer.model_fields:
        assert re.search(rf"^\|[^|]*`{field}`[^|]*\|", QUALITY, re.MULTILINE), field
    for name in instruments():
        limit = thresholds()[f"quality/{name}"]["pass"]
        assert f"`{name}` {limit:g}" in QUALITY


def test_designers_find_every_style_property() -> None:
    table = DESIGNERS.partition("## Style properties")[2].partition("\n## ")[0]
    for name in Style.model_fields:
        assert re.search(rf"^\|[^|]*`{name}`[^|]*\|", table, re.MULTILINE), name
    names = re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\|([^|]*)\|", table, re.MULTILINE)))
    assert set(names) == set(Style.model_fields)


def test_designers_find_every_element() -> None:
    section = DESIGNERS.partition("## Templates")[2].partition("\n## ")[0]
    cells = "\n".join(re.findall(r"^\| ([^|]*) \|", section, re.MULTILINE))
    assert set(re.findall(r"`([\w-]+)`", cells)) == {*BLOCKS, *INLINE, *NESTED}


def test_the_reader_of_markup_knows_the_nested_elements() -> None:
    rows = "<table><caption>a</caption><thead><tr><th>b</th></tr></thead>"
    rows += "<tbody><tr><td>c</td></tr></tbody></table>"
    figure = "<figure><hr/><figcaption>d</figcaption></figure>"
    assert len(parse_markup(with_seals(f"{rows}<ul><li>e</li></ul>{figure}"), {}).nodes) == 3
    with pytest.raises(MarkupError):
        parse_markup("<dl/>", {})


@cache
def _edition() -> LocalEdition:
    job = Job("sacral-dimple-warning-signs", "en-GB", "riverbank-sample", "handout", "a4", "screen")
    return localize(resolve(load(ROOT), job))


def test_designers_find_every_name_of_templates() -> None:
    leaflet, clinic = vars(compose._printable(_edition())), vars(_edition().clinic.fields)
    for noun, names in (("leaflet", leaflet), ("clinic", clinic)):
        found = set(re.findall(rf"`{noun}\.(\w+)`", DESIGNERS))
        assert found == set(names)
    for name in (*SHARED, "block", "fields"):
        assert f"| `{name}` |" in DESIGNERS


def test_designers_find_what_kinds_bring() -> None:
    rows = dict(re.findall(r"^\| `([a-z]+)` \| (`block.*) \|$", DESIGNERS, re.MULTILINE))
    assert set(rows) == {"figure", "glossary", "sources", "contact"}
    fields = {block.kind: vars(block.fields) for block in _edition().blocks}
    for kind, words in rows.items():
        lists, parts = re.findall(r"`block\.(\w+)`", words), re.findall(r"`(\w+)`", words)
        value = fields[kind][lists[0]]
        entry = vars(value[0]) if isinstance(value, tuple) else None
        assert all(part in entry if entry else hasattr(value, part) for part in parts), kind
        assert set(lists) <= set(fields[kind])


def test_clinics_find_every_field() -> None:
    kinds = CLINICS.partition("## The 16 kinds of block")[2].partition("\n## ")[0]
    sections = re.findall(r"^### (\S+)\n(.*?)(?=^### |\Z)", kinds, re.MULTILINE | re.DOTALL)
    assert sorted(name for name, _ in sections) == list(kind_names())
    assert len(sections) == 16
    for kind, words in sections:
        for name in block_kind(kind).model_fields:
            assert re.search(rf"\b{name}\b", words) or name in SHARED_FIELDS, (kind, name)
    for title, model in (
        ("Your clinic file", Clinic),
        ("Write a leaflet", Recipe),
        ("Sources and citations", Source),
    ):
        section = CLINICS.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        fields = re.findall(r"^\| `(\w+)` \| (yes|no)", section, re.MULTILINE)
        assert [name for name, _ in fields if name in model.model_fields]
        assert set(model.model_fields) == {name for name, _ in fields}
        needed = {name for name, info in model.model_fields.items() if info.is_required()}
        extra = {"phone", "emergency_number"} if model is Clinic else set[str]()
        assert {name for name, need in fields if need == "yes"} == needed | extra


def test_words_of_fixed_choice_are_explained() -> None:
    for role in get_args(Role):
        assert f"| `{role}` |" in CLINICS
    for code in ExitCode:
        assert f"| {code.value} |" in CLINICS
    for name in profiles():
        assert f"`{name}`" in CLINICS
        assert f"`{name}`" in DESIGNERS
    for mark in MARKS:
        words = mark_words(mark, "en")[0]
        assert (f"“{words}”" if mark.endswith("-here") else f"| {words} |") in CLINICS


def test_languages_are_those_of_the_table() -> None:
    section = TRANSLATORS.partition("## Fonts and scripts")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", section, re.MULTILINE)
    tags = [tag for row in rows for tag in re.findall(r"(?<!extra) `([\w-]+)`", row)]
    real = [item for item in languages() if item.tag not in PSEUDOLOCALES]
    assert sorted(tags) == sorted(item.tag for item in real)
    scripts = {item.script for item in real}
    assert f"{len(real)} languages in {len(scripts)} scripts" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_headings_skip_no_level(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
