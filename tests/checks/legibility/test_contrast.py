from collections.abc import Iterable
from dataclasses import replace

from leaflets.model.page import Area, Item
from leaflets.model.quality import Subject
from leaflets.problems import Severity
from tests.checks.pages import found, redrawn, reworded, shipped, the_text

CODE = "legibility/contrast"
WORDS = "A sacral dimple"


def coloured(subject: Subject, colour: str, start: str = WORDS) -> Subject:
    return reworded(subject, lambda w: w._replace(style=w.style._replace(colour=colour)), start)


def test_shipped_leaflets_can_be_read_on_paper_of_any_printer() -> None:
    for profile in ("screen", "office", "mono", "print"):
        assert not found(CODE, shipped(profile=profile))


def test_weak_words_are_told_with_their_colour_in_the_palette() -> None:
    (finding,) = found(CODE, coloured(shipped(), "hairline"))
    assert finding.severity is Severity.ERROR
    assert "hairline on accent-tint" in finding.message
    assert str(finding.where).endswith("calm.yaml:9 (palette.hairline)")


def test_a_colour_that_only_looks_strong_is_told_by_its_grey() -> None:
    """#d5281b on white: 5.06:1 in colour; on amber its grey is nearly that of the amber."""
    assert not found(CODE, coloured(shipped(), "#c02010", "The dimple"))
    behind = the_text(shipped(), WORDS)
    amber = Area(behind.xs[0] - 5, behind.baselines[0] - 20, 400, 90, "#ffb81c")

    def under(item: Item) -> Iterable[Item]:
        return (amber, item) if item is behind else (item,)

    (finding,) = found(CODE, coloured(redrawn(shipped(), under), "#d5281b"))
    assert "#d5281b on #ffb81c" in finding.message


def test_large_words_need_less() -> None:
    """#8a8a8a on white: 3.45:1."""
    weak = coloured(shipped(), "#8a8a8a", "")
    assert all("When to get help" not in f.message for f in found(CODE, weak, warnings=1))
    assert found(CODE, weak, warnings=1, large=4.5)


def test_warnings_should_have_more() -> None:
    """#595959 on the tint of an emergency: 6.3:1, enough for other words."""
    pale = coloured(shipped(), "#5f5f5f", "A fever")
    (finding,) = found(CODE, pale)
    assert finding.severity is Severity.WARNING
    assert "7:1 is the least" in finding.message
    (error,) = found(CODE, coloured(shipped(), "#999999", "A fever"))
    assert error.severity is Severity.ERROR


def test_words_half_on_something_dark_are_told() -> None:
    words = the_text(shipped(), WORDS)
    dark = Area(words.xs[0], words.baselines[0] - 30, 60, 100, "#1b2330")

    def under(item: Item) -> Iterable[Item]:
        return (dark, item) if item is words else (item,)

    assert any("on #1b2330" in f.message for f in found(CODE, redrawn(shipped(), under)))

    def moved(item: Item) -> Iterable[Item]:
        return (replace(dark, x=-100, width=50), item) if item is words else (item,)

    assert not found(CODE, redrawn(shipped(), moved))
