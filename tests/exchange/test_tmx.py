"""TMX 1.4b: pairs with their tags, in the order the standard asks for."""

from __future__ import annotations

from typing import Any

from lxml import etree

from leaflets.exchange.formats import format_called
from leaflets.exchange.segments import Delivery, Segment

TMX = format_called("tmx")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SEGMENTS = (
    Segment("a/b#c", None, "Call **{clinic.phone}**", "**{clinic.phone}**: <dzwoń>", "approved"),
    Segment("a/b#d", None, "See [this](https://a.org)", "Zobacz [to](https://a.org)", "draft"),
    Segment("a/b#e", None, "New", "", "untranslated"),
)


def tree() -> Any:
    data = TMX.write(Delivery("en-GB", "pl", SEGMENTS))
    assert data == TMX.write(Delivery("en-GB", "pl", SEGMENTS))
    return etree.fromstring(data)


def test_the_parts_the_standard_asks_for() -> None:
    root = tree()
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    assert [child.tag for child in root] == ["header", "body"]
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"}
    assert set(root[0].attrib) == {*needed, "datatype"}
    assert root[0].get("segtype") in ("block", "paragraph", "sentence", "phrase")
    assert root[0].get("srclang") == "en-GB"
    for unit in root[1]:
        assert [child.tag for child in unit] == ["prop", "tuv", "tuv"]
        assert [tuv.get(LANGUAGE) for tuv in unit.iter("tuv")] == ["en-GB", "pl"]
        assert [[child.tag for child in tuv] for tuv in unit.iter("tuv")] == [["seg"], ["seg"]]


def test_pairs_with_their_state() -> None:
    units = list(tree().iter("tu"))
    assert [(u.get("tuid"), u.findtext("prop")) for u in units] == [
        ("a/b#c", "approved"),
        ("a/b#d", "draft"),
    ]
    words = ["".join(seg.itertext()) for seg in units[0].iter("seg")]
    assert words == ["Call **{clinic.phone}**", "**{clinic.phone}**: <dzwoń>"]


def test_tags_have_both_ends_and_one_number_in_both_languages() -> None:
    for unit in tree().iter("tu"):
        kinds = []
        for seg in unit.iter("seg"):
            begun = [tag.get("i") for tag in seg.iter("bpt")]
            assert begun == [tag.get("i") for tag in seg.iter("ept")]
            assert len(set(begun)) == len(begun)
            kinds.append({(t.tag, t.get("x"), t.get("type")) for t in seg.iter("ph", "bpt")})
        assert kinds[0] == kinds[1]
        assert kinds[0]


def test_it_does_not_come_back() -> None:
    assert TMX.read is None
