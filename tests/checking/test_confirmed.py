"""Confirmations hold for exactly the words that a person saw."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.checking.confirmed import confirmations
from leaflets.checking.running import check_language
from leaflets.commands._confirming import Confirmed, confirm
from leaflets.governance.register import file_of_messages, owner_of, sign_offs
from leaflets.governance.report import stray_sign_offs
from leaflets.governance.signing import Signature
from leaflets.problems import LeafletsError, Problem
from tests.small_workspace import change, copy_workspace

MESSAGE = "sacral-dimple/caring#do-not-probe.item"
PO = "content/translations/es/sacral-dimple.po"
SAMPLE = "**No** lo hurgue ni meta nada dentro."
LOST = "**Deje** el hoyuelo en paz."
WHO = Signature("Ana Ruiz", "Medical interpreter", datetime.date(2026, 11, 20))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a Spanish message without its “not”."""
    folder = copy_workspace(tmp_path / "mine")
    change(folder, PO, SAMPLE, LOST)
    return folder


def _found(workspace: Path) -> list[Problem]:
    found = check_language(load_workspace(workspace), "es")
    return [problem for problem in found if problem.code == "translation/negation"]


def _confirm(workspace: Path, message: str = MESSAGE, who: Signature = WHO) -> Confirmed:
    return confirm(load_workspace(workspace), message, "es", who)


def test_a_confirmed_message_is_no_error_any_more(workspace: Path) -> None:
    (problem,) = _found(workspace)
    assert problem.where
    assert problem.where.field == MESSAGE
    done = _confirm(workspace)
    assert done.files == (file_of_messages(workspace, "es", "negation"),)
    assert _found(workspace) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PO, "en paz", "tranquilo"),
        ("content/blocks/sacral-dimple/caring.yaml", "poke it", "touch it"),
    ],
)
def test_a_change_of_either_side_takes_it_away(
    workspace: Path, file: str, old: str, new: str
) -> None:
    _confirm(workspace)
    change(workspace, file, old, new)
    if file != PO:
        change(workspace, PO, "**Do not** poke it", "**Do not** touch it")
    (problem,) = _found(workspace)
    assert "Ana Ruiz confirmed other words on 2026-11-20" in problem.message


def _lose_another(workspace: Path) -> str:
    po = "content/translations/es/back-dimples.po"
    change(workspace, po, "Lo que no se sabe", "Lo que se sabe ya")
    (problem,) = _found(workspace)
    assert problem.where
    return problem.where.field


def test_both_of_two_confirmations_hold(workspace: Path) -> None:
    _confirm(workspace)
    _confirm(workspace, _lose_another(workspace))
    assert _found(workspace) == []
    assert len(sign_offs(file_of_messages(workspace, "es", "negation"))) == 2


def test_a_confirmation_copied_to_another_language_confirms_nothing(workspace: Path) -> None:
    done = _confirm(workspace)
    target = file_of_messages(workspace, "pt", "negation")
    target.parent.mkdir(parents=True)
    target.write_bytes(done.files[0].read_bytes())
    with pytest.raises(LeafletsError) as caught:
        confirmations(workspace, "pt", "translation/negation")
    assert caught.value.problems[0].code == "review/digest"


def test_what_is_signed_belongs_to_the_language_and_the_check(workspace: Path) -> None:
    path = file_of_messages(workspace, "es", "negation")
    assert owner_of(path) == "translations/es/negation"


@pytest.mark.parametrize("number", [0, 1])
def test_words_changed_by_hand_confirm_nothing(workspace: Path, number: int) -> None:
    (path,) = _confirm(workspace).files
    _confirm(workspace, _lose_another(workspace))
    data = json.loads(path.read_text("utf-8"))
    data["sign_offs"][number]["items"][0][2] = "Otra cosa."
    path.write_text(json.dumps(data), "utf-8")
    codes = {p.code for p in check_language(load_workspace(workspace), "es")}
    assert {"review/digest", "translation/negation"} <= codes


def test_nothing_is_asked_of_confirmations_where_there_is_no_error(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    path = file_of_messages(folder, "es", "negation")
    path.parent.mkdir(parents=True)
    path.write_text("spoilt", "utf-8")
    assert check_language(load_workspace(folder), "es") == ()


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Signature("", "Nurse", WHO.date), "usage/nobody"),
        (Signature("NAME", "Nurse", WHO.date), "usage/name"),
        (Signature("Ana Ruiz", "123", WHO.date), "usage/name"),
    ],
)
def test_nobody_cannot_confirm(workspace: Path, who: Signature, code: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        _confirm(workspace, who=who)
    assert [p.code for p in caught.value.problems] == [code]
    assert not file_of_messages(workspace, "es", "negation").exists()


def test_what_needs_no_confirming_is_not_confirmed(workspace: Path) -> None:
    with pytest.raises(LeafletsError) as caught:
        _confirm(workspace, "sacral-dimple/caring#clean.item")
    assert caught.value.problems[0].code == "usage/nothing-to-confirm"
    with pytest.raises(LeafletsError) as caught:
        _confirm(workspace, "sacral-dimple/caring#do-not-prob.item")
    assert MESSAGE in caught.value.problems[0].hint


def test_a_second_confirmation_of_the_same_is_refused(workspace: Path) -> None:
    _confirm(workspace)
    with pytest.raises(LeafletsError):
        _confirm(workspace)


def test_confirmations_are_no_stray_sign_offs(workspace: Path) -> None:
    _confirm(workspace)
    assert list(stray_sign_offs(load_workspace(workspace))) == []
