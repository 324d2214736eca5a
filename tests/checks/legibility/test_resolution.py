from collections.abc import Iterable
from dataclasses import replace

from leaflets.model.page import Drawing, Item
from leaflets.model.picture import RasterPicture
from leaflets.model.quality import Subject
from leaflets.problems import Severity
from tests.checks.pages import found, redrawn, shipped

CODE = "legibility/resolution"


def with_photograph(dots: float) -> Subject:
    """The figure as a photograph with so many dots in an inch."""

    def changed(item: Item) -> Iterable[Item]:
        if not isinstance(item, Drawing) or item.width < 100:
            return (item,)
        wide, high = round(item.width / 72 * dots), round(item.height / 72 * dots)
        return (replace(item, picture=RasterPicture(wide, high, "gray", b"")),)

    return redrawn(shipped(), changed)


def test_drawings_are_sharp() -> None:
    assert not found(CODE, shipped())


def test_few_dots_are_a_warning_and_fewer_an_error() -> None:
    assert not found(CODE, with_photograph(300))
    (warning,) = found(CODE, with_photograph(220))
    assert (warning.severity, "300 is the least" in warning.message) == (Severity.WARNING, True)
    (error,) = found(CODE, with_photograph(120))
    assert (error.severity, "150 is the least" in error.message) == (Severity.ERROR, True)


def test_the_picture_is_told_where_it_is_known() -> None:
    photograph = with_photograph(120)
    assert photograph.laid
    items = (i for page in photograph.laid.document.pages for i in page.items)
    picture = next(
        i.picture for i in items if isinstance(i, Drawing) and isinstance(i.picture, RasterPicture)
    )
    edition = replace(photograph.edition, pictures={"lower-back": picture})
    (finding,) = found(CODE, replace(photograph, edition=edition))
    assert str(finding.where).endswith("figures/lower-back.yaml:2 (picture)")
