"""Strict YAML: what a clinician types is kept as typed, or refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import MAX_BYTES, Tree, load, parse
from leaflets.strict_yaml.building import MAX_DEPTH

PATH = Path("block.yaml")


def read(text: str) -> Tree:
    return parse(text, PATH)


def refusals(text: str) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        read(text)
    return caught.value.problems


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("no", "no"),
        ("012", "012"),
        ("12:30", "12:30"),
        ("1.0", "1.0"),
        ("~", "~"),
        ("null", "null"),
        ("2026-11-22", "2026-11-22"),
        ("call us#now", "call us#now"),
        ('"Fever: over 38 # really"', "Fever: over 38 # really"),
        (
            ">-\n  Fever: see room #4,\n  #5 or {clinic.phone}",
            "Fever: see room #4, #5 or {clinic.phone}",
        ),
        ("", ""),
    ],
)
def test_scalars_stay_text(written: str, kept: str) -> None:
    assert read(f"kind: text\naction: {written}\n").data["action"] == kept


@pytest.mark.parametrize(
    ("written", "code", "line", "words"),
    [
        ("See room #4 today", "yaml/comment", 2, "what follows # would be lost"),
        ("# nothing", "yaml/comment", 2, "what follows # would be lost"),
        ('"quoted" # comment', "yaml/comment", 2, "what follows # would be lost"),
        (">- # header\n  words", "yaml/comment", 2, "what follows # would be lost"),
        ("Fluid #4\n  or more", "yaml/comment", 2, "what follows # would be lost"),
        ("Fever: over 38", "yaml/syntax", 2, "colon"),
        ("**Now** call", "yaml/syntax", 2, "* or &"),
        ("*now", "yaml/alias", 2, "* at the start"),
        ("&now words", "yaml/anchor", 2, "& at the start"),
        ("!important words", "yaml/tag", 2, "! at the start"),
        ("{clinic.phone} is open", "yaml/syntax", 2, "{ at the start"),
        ("[words](https://example.org) here", "yaml/syntax", 2, "[ at the start"),
        ("@home", "yaml/syntax", 2, "cannot start with @"),
        ('"Now" she said', "yaml/syntax", 2, "closing quotation mark"),
        ('"never closed', "yaml/syntax", 2, "opened and not closed"),
        ("a\naction: b", "yaml/twice", 3, "written twice (first on line 2)"),
        ("a\n\tb: c", "yaml/tab", 3, "tab"),
        ("a\n---\nkind: text", "yaml/documents", 3, "second document"),
        ("a\u202eb", "yaml/character", 2, "U+202E"),
        ("a\u00adb", "yaml/character", 2, "U+00AD"),
        ("a\ue000b", "yaml/character", 2, "U+E000"),
        ("a\ufdd0b", "yaml/character", 2, "U+FDD0"),
        ("a\x07b", "yaml/character", 2, "U+0007"),
        ("a\u2028b", "yaml/character", 2, "U+2028"),
    ],
)
def test_traps_are_refused_at_their_line(written: str, code: str, line: int, words: str) -> None:
    (problem,) = refusals(f"kind: text\naction: {written}\n")
    assert problem.code == code
    assert problem.where is not None
    assert problem.where.line == line
    assert words in problem.message
    assert problem.hint


def test_a_text_with_a_colon_is_told_where_to_go() -> None:
    (problem,) = refusals("action: Fever: over 38\n")
    assert "text that contains a colon must go on the next line" in problem.hint
    assert ">-" in problem.hint


def test_all_problems_at_once() -> None:
    found = refusals("a: see #4\nb: !x y\nb: z\nc: w # lost\n")
    assert [p.code for p in found] == ["yaml/tag", "yaml/twice", "yaml/comment", "yaml/comment"]


def test_comments_on_lines_of_their_own() -> None:
    text = "# first\nkind: text\n  # indented\nitems:\n# between\n  - a\n  - b\n# last\n"
    assert read(text).data == {"kind": "text", "items": ["a", "b"]}


def test_lines_and_fields_of_values() -> None:
    tree = read("kind: x\ntiers:\n  - id: now\n    signs:\n      - {id: a, sign: b}\n      - c\n")
    assert tree.line(("tiers", 0, "signs", 0, "sign")) == 5
    assert tree.line(("tiers", 0, "signs", 1)) == 6
    assert tree.line(("tiers", 0, "missing")) == 3
    assert tree.field(("tiers", 0, "signs", 0, "sign")) == "tiers.now.signs.a.sign"
    assert tree.field(("tiers", 0, "signs", 1)) == "tiers.now.signs.2"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_empty_file(text: str) -> None:
    (problem,) = refusals(text)
    assert problem.code == "yaml/empty"


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfkind: text\r\ntext: >-\r\n  one\r\n  two\r\n")
    assert load(path).data == {"kind": "text", "text": "one two"}


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"kind: text\ntext: caf\xe9\n")
    with pytest.raises(LeafletsError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.where and problem.where.line) == ("yaml/encoding", 2)


def test_missing_and_too_large(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError, match="cannot be read"):
        load(tmp_path / "none.yaml")
    (tmp_path / "big.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(LeafletsError, match="too large"):
        load(tmp_path / "big.yaml")


def test_nesting_is_limited() -> None:
    assert read("a: " + "[" * 20 + "]" * 20).data
    (problem,) = refusals("a: " + "[" * 40 + "]" * 40)
    assert problem.code == "yaml/depth"


def test_decomposed_letters_are_composed() -> None:
    assert read("a: cafe\u0301\n").data == {"a": "caf\u00e9"}


def test_a_list_as_a_name_is_refused() -> None:
    assert refusals("[a, b]: c\n")[0].code == "yaml/name"


@pytest.mark.parametrize(("levels", "refused"), [(MAX_DEPTH, False), (MAX_DEPTH + 1, True)])
@pytest.mark.parametrize("opening", ["{a: ", "["])
def test_how_deep_a_plain_value_may_stand(opening: str, levels: int, refused: bool) -> None:
    closing = "}" if opening.startswith("{") else "]"
    text = f"{opening * levels}x{closing * levels}"
    if refused:
        assert [problem.code for problem in refusals(text)] == ["yaml/depth"]
    else:
        assert max(map(len, read(text).lines)) == levels
