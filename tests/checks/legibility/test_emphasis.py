from collections.abc import Iterable

from leaflets.model.page import Item, Stroke
from tests.checks.pages import found, redrawn, reworded, shipped, the_text

CODE = "legibility/emphasis"
WORDS, PLAIN = "A sacral dimple", "A fever"


def test_nothing_is_slanted_or_underlined_in_shipped_layouts() -> None:
    for layout in ("handout", "large-print", "slip", "card"):
        assert not found(CODE, shipped(layout))


def test_a_slanted_typeface_is_told() -> None:
    class Slanted:
        italic_angle, ps_name, x_height = -12.0, "Some-Italic", 500.0

    word = the_text(shipped(), WORDS).lines[0].words[0].word
    slanted = type(word).upright(word.text, Slanted(), "", (1,), (500.0,))  # type: ignore[arg-type]
    (finding,) = found(CODE, reworded(shipped(), lambda w: w._replace(word=slanted), WORDS))
    assert "Some-Italic" in finding.message


def line(below: float, share: float = 1.0) -> Iterable[Item]:
    words = the_text(shipped(), PLAIN)
    left, y = words.xs[0], words.baselines[0] + below
    return (Stroke(left, y, left + words.lines[0].width * share, y, "ink", 0.5),)


def underlined(below: float, share: float = 1.0) -> bool:
    words = the_text(shipped(), PLAIN)

    def with_line(item: Item) -> Iterable[Item]:
        return (item, *line(below, share)) if item is words else (item,)

    return bool(found(CODE, redrawn(shipped(), with_line)))


def test_a_line_right_below_words_underlines_them() -> None:
    assert underlined(2.0)
    assert not underlined(6.0)
    assert not underlined(-3.0)
    assert not underlined(2.0, share=0.2)
