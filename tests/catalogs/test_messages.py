"""Messages are named by ids, told with what a translator must know, and sorted into topics."""

from __future__ import annotations

import datetime
from pathlib import Path

from leaflets.catalogs.merging import Heading, merge
from leaflets.catalogs.messages import extract_messages, may_stay, topic_of
from leaflets.catalogs.po import parse_po
from leaflets.stages.load import load
from tests.workspaces import changed, write_workspace


def contexts(folder: Path, topic: str) -> list[str]:
    return [m.context for m in extract_messages(load(folder))[topic]]


def test_topics_and_contexts(tmp_path: Path) -> None:
    messages = extract_messages(load(write_workspace(tmp_path)))
    assert list(messages) == [
        "clinic-riverbank", "dimple", "figures", "glossary", "labels", "leaflets", "measures",
        "shared",
    ]  # fmt: skip
    assert [m.context for m in messages["dimple"]] == [
        "dimple/picture#caption",
        "dimple/signs#title",
        "dimple/signs#now.action",
        "dimple/signs#sleepy.sign",
        "dimple/signs#today.action",
        "dimple/signs#fluid.sign",
        "dimple/what#title",
        "dimple/what#small.text",
        "dimple/what#scan.text",
        "dimple/words#title",
    ]
    assert [m.context for m in messages["figures"]] == [
        "figures/back#title", "figures/back#alt", "figures/back#dimple.label",
    ]  # fmt: skip
    assert [m.context for m in messages["glossary"]] == [
        "glossary#scan.term",
        "glossary#scan.meaning",
    ]
    assert [m.context for m in messages["clinic-riverbank"]] == [
        "clinics/riverbank#name",
        "clinics/riverbank#department",
        "clinics/riverbank#address.1",
        "clinics/riverbank#address.2",
        "clinics/riverbank#nhs-111.name",
        "clinics/riverbank#nhs-111.when",
    ]
    (week,) = messages["measures"]
    assert (week.context, week.source, week.plural) == ("measures#week", "{n} week", "{n} weeks")


def test_moving_a_sign_to_another_tier_disturbs_nothing(tmp_path: Path) -> None:
    before = set(contexts(write_workspace(tmp_path), "dimple"))
    sign = "      - id: fluid\n        sign: Fluid comes from it\n"
    other = "      - id: other\n        sign: Something else\n"
    moved = changed("content/blocks/dimple/signs.yaml", sign, other)
    name = "content/blocks/dimple/signs.yaml"
    moved[name] = moved[name].replace(
        "        sign: Very sleepy\n", "        sign: Very sleepy\n" + sign
    )
    after = set(contexts(write_workspace(tmp_path, moved), "dimple"))
    assert after - before == {"dimple/signs#other.sign"}
    assert before - after == set()


def test_names_may_stay() -> None:
    assert may_stay("clinics/a#name")
    assert may_stay("clinics/a#address.2")
    assert not may_stay("clinics/a#department")
    assert not may_stay("dimple/a#name")


def test_topic_of() -> None:
    assert topic_of("clinics/riverbank#name") == "clinic-riverbank"
    assert topic_of("dimple/what#title") == "dimple"
    assert topic_of("labels#myth.text") == "labels"


def test_every_topic_can_be_written(tmp_path: Path) -> None:
    for topic, messages in extract_messages(load(write_workspace(tmp_path))).items():
        text = merge(Heading("ar", datetime.date(2026, 12, 1)), messages).text
        catalog = parse_po(text, Path(f"{topic}.po"))
        assert list(catalog.by_context) == [m.context for m in messages]
