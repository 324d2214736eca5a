"""What there is to show of a workspace, whatever state its files are in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.preview import studio
from leaflets.preview.choosing import Asked
from leaflets.preview.drawing import MOST_PIXELS, Drawn, drawn
from leaflets.preview.studio import Latest, Studio
from leaflets.text.faces import FontLibrary
from tests.preview.serving import ASKED, KEY_MESSAGE, tree_digest
from tests.small_workspace import LEAFLET, OTHER, change, copy_workspace

ENGLISH = Asked(**ASKED)
SPANISH = Asked(**{**ASKED, "language": "es"})
RECIPE = f"content/leaflets/{LEAFLET}.yaml"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_workspace(tmp_path_factory.mktemp("studio") / "mine")


@pytest.fixture
def look(shipped: Path, tmp_path: Path) -> tuple[Path, Callable[..., Any]]:
    """A workspace to break, and a look at it as it is now."""
    root = shutil.copytree(shipped, tmp_path / "mine")
    found, times = Studio(root), iter(range(1, 100))
    return root, lambda asked=ENGLISH: found.view(asked, next(times))


def test_a_leaflet_is_shown_with_its_choices(shipped: Path) -> None:
    before = tree_digest(shipped)
    found = Studio(shipped).view(ENGLISH, 1)
    assert found["current"]
    assert found["problems"] == []
    assert found["job"] == {
        **ASKED, "second": "", "layout": "handout", "paper": "a4", "profile": "screen",
        "source": "en-GB",
    }  # fmt: skip
    names = {field: [one["name"] for one in there] for field, there in found["choices"].items()}
    assert names["leaflet"] == sorted((LEAFLET, OTHER))
    assert {"en-GB", "ar", "es", "en-XA"} <= set(names["language"])
    assert "en-XA" not in names["second"]
    assert found["usual"]["paper"] == "a4"
    assert tree_digest(shipped) == before


def test_what_is_left_out_is_the_first_there_is(shipped: Path) -> None:
    found = Studio(shipped).view(Asked(), 1)
    assert (found["job"]["leaflet"], found["job"]["language"]) == (OTHER, "en-GB")


def test_words_of_each_block_for_who_hears_the_page(shipped: Path) -> None:
    found = Studio(shipped).view(Asked(**{**ASKED, "language": "ar", "second": "en-GB"}), 1)
    arabic, english = found["leaflet"]["words"]["sacral-dimple/key-message"]
    assert (arabic["language"], arabic["direction"]) == ("ar", "rtl")
    assert (english["language"], english["direction"]) == ("en-GB", "ltr")
    assert english["text"].startswith("A\nsacral dimple\nis a small dent") or (
        english["text"].startswith("A sacral dimple is a small dent")
    )


def test_a_broken_block_leaves_the_last_pages_and_says_where(look: Any) -> None:
    root, view = look
    good = view()["leaflet"]["digest"]
    kept = (root / KEY_MESSAGE).read_text("utf-8")
    (root / KEY_MESSAGE).write_text(kept + "colour: red\n", "utf-8")
    broken = view()
    assert not broken["current"]
    assert broken["leaflet"]["digest"] == good
    first = broken["problems"][0]
    line = kept.count("\n") + 1
    assert (first["severity"], first["place"]) == ("error", f"{KEY_MESSAGE}:{line}")
    assert first["block"] == "sacral-dimple/key-message"
    (root / KEY_MESSAGE).write_text(kept, "utf-8")
    mended = view()
    assert mended["current"]
    assert mended["problems"] == []


def test_a_broken_workspace_is_shown_with_its_problems(shipped: Path, tmp_path: Path) -> None:
    root = shutil.copytree(shipped, tmp_path / "mine")
    for file in (RECIPE, "content/glossary.yaml", "layouts/handout.yaml"):
        (root / file).write_text("a: [\n", "utf-8")
    found = Studio(root).view(ENGLISH, 1)
    assert "leaflet" not in found
    assert {one["place"].partition(":")[0] for one in found["problems"]} >= {
        RECIPE, "content/glossary.yaml", "layouts/handout.yaml",
    }  # fmt: skip
    assert LEAFLET in [one["name"] for one in found["choices"]["leaflet"]]


def test_a_leaflet_that_is_deleted(look: Any) -> None:
    root, view = look
    good = view()["leaflet"]["digest"]
    (root / RECIPE).unlink()
    found = view()
    assert not found["current"]
    assert found["leaflet"]["digest"] == good
    assert found["problems"][0]["code"] == "usage/unknown-leaflet"
    assert [one["name"] for one in found["choices"]["leaflet"]] == [OTHER]


def test_a_workspace_that_is_taken_away_and_put_back(look: Any) -> None:
    root, view = look
    good = view()["leaflet"]["digest"]
    root.rename(root.with_name("elsewhere"))
    found = view()
    assert found["problems"][0]["code"] == "usage/no-workspace"
    assert (found["current"], found["leaflet"]["digest"]) == (False, good)
    root.with_name("elsewhere").rename(root)
    assert view()["current"]


@pytest.mark.parametrize(
    "field", ["leaflet", "language", "second", "clinic", "layout", "paper", "profile"]
)
def test_a_name_that_does_not_exist(shipped: Path, field: str) -> None:
    found = Studio(shipped).view(Asked(**{**ASKED, field: "nothing"}), 1)
    kind = {"second": "language"}.get(field, field)
    assert [one["code"] for one in found["problems"]] == [f"usage/unknown-{kind}"]
    assert found["choices"][field]


def test_a_form_that_does_not_fit(shipped: Path) -> None:
    asked = Asked(**{**ASKED, "layout": "poster", "paper": "a5"})
    found = Studio(shipped).view(asked, 1)
    assert [one["code"] for one in found["problems"]] == ["layout/paper-too-narrow"]
    assert found["problems"][0]["place"].startswith("layouts/poster.yaml:")


def test_what_a_layout_has_no_room_for_is_said_of_the_block(look: Any) -> None:
    root, view = look
    change(root, KEY_MESSAGE, "small dent", "small dent " + "and so on " * 1_500)
    found = view(Asked(**{**ASKED, "layout": "tri-fold", "paper": "a4-tri-fold"}))
    assert not found["current"]
    assert "sacral-dimple/key-message" in {one["block"] for one in found["problems"]}


def test_translations_are_checked(look: Any) -> None:
    root, view = look
    change(root, KEY_MESSAGE, "} Very few", "} Hardly any")
    found = view(SPANISH)
    assert found["current"], "it is shown all the same, framed"
    stale = [one for one in found["problems"] if one["code"] == "translation/stale"]
    assert [(one["severity"], one["block"]) for one in stale] == [
        ("warning", "sacral-dimple/key-message")
    ]
    assert stale[0]["place"].startswith("content/translations/es/sacral-dimple.po:")


def test_a_mistake_of_ours_is_a_problem_on_the_page(
    look: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view = look
    good = view()["leaflet"]["digest"]
    monkeypatch.setattr(studio, "drawn", lambda *_: 1 / 0)
    found = view()
    assert found["problems"][0]["code"] == "internal/ZeroDivisionError"
    assert found["leaflet"]["digest"] == good


def test_the_same_is_laid_out_once(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[object] = []

    def counting(library: Library, job: Job, fonts: FontLibrary) -> Drawn:
        times.append(job)
        return drawn(library, job, fonts)

    monkeypatch.setattr(studio, "drawn", counting)
    found = Studio(shipped)
    for _ in range(5):
        found.view(ENGLISH, 1)
    assert len(times) == 1
    found.view(ENGLISH, 2)
    assert len(times) == 2


def test_pictures_are_of_the_pdf_in_the_size_asked_for(shipped: Path) -> None:
    found = Studio(shipped)
    leaflet = found.view(ENGLISH, 1)["leaflet"]
    page = leaflet["pages"][1]
    sizes = {}
    for scale in (0.5, 2.0, 16.0):
        png = found.picture(leaflet["digest"], 1, scale)
        assert png is not None
        sizes[scale] = Image.open(BytesIO(png)).size
    assert sizes[2.0] == pytest.approx((page["width"] * 2, page["height"] * 2), abs=1)
    assert sizes[0.5] == pytest.approx((page["width"] / 2, page["height"] / 2), abs=1)
    wide, high = sizes[16.0]
    assert wide * high == pytest.approx(MOST_PIXELS, rel=0.01)
    assert found.picture("0" * 64, 0, 1.0) is None
    with pytest.raises(IndexError):
        found.picture(leaflet["digest"], 99, 1.0)


def test_facts_of_a_block(look: Any) -> None:
    root, _ = look
    change(root, KEY_MESSAGE, "} Very few", "} Hardly any")
    facts = Studio(root).block(SPANISH, "sacral-dimple/key-message", 1)
    assert facts is not None
    assert facts["place"].startswith(f"{KEY_MESSAGE}:")
    assert facts["kind"] == "key-message"
    states = {one["name"]: one["state"] for one in facts["languages"]}
    assert states == {"ar": "stale", "es": "stale"}
    (message,) = facts["messages"]
    assert message["state"] == "stale"
    assert "Hardly any" in message["source"]
    assert message["translation"]
    assert message["translation_place"].startswith("content/translations/es/sacral-dimple.po:")


@pytest.mark.parametrize(
    ("words", "state"), [("draft-machine", "draft"), ("translated", "translated")]
)
def test_a_translation_is_as_far_as_its_file_says(look: Any, words: str, state: str) -> None:
    root, _ = look
    change(root, "content/translations/es/sacral-dimple.po", "draft-machine", words)
    facts = Studio(root).block(SPANISH, "sacral-dimple/key-message", 1)
    assert facts is not None
    assert {one["name"]: one["state"] for one in facts["languages"]} == {"ar": "draft", "es": state}


def test_a_missing_translation(look: Any) -> None:
    root, _ = look
    (root / "content/translations/es/sacral-dimple.po").unlink()
    facts = Studio(root).block(SPANISH, "sacral-dimple/key-message", 1)
    assert facts is not None
    assert {one["name"]: one["state"] for one in facts["languages"]}["es"] == "missing"
    assert facts["messages"][0]["translation"] == ""


def test_facts_of_the_leaflet_itself_and_of_nothing(shipped: Path) -> None:
    found = Studio(shipped)
    facts = found.block(ENGLISH, f"leaflets/{LEAFLET}", 1)
    assert facts is not None
    assert facts["place"].startswith(f"{RECIPE}:")
    assert facts["messages"][0]["field"] == "title"
    assert found.block(ENGLISH, "../../etc/passwd", 1) is None
    assert found.block(Asked(leaflet="nothing"), "sacral-dimple/key-message", 1) is None


def test_only_the_latest_are_kept() -> None:
    kept: Latest[int, str] = Latest(2)
    kept.put(1, "one")
    kept.put(2, "two")
    assert kept.get(1) == "one"
    kept.put(3, "three")
    assert (kept.get(1), kept.get(2), kept.get(3)) == ("one", None, "three")
