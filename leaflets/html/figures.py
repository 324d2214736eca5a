"""Images of a leaflet, each drawn from the box that stands for it on paper."""

from __future__ import annotations

from leaflets.html.pictures import drawn
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Image
from leaflets.typeset.figure import ImageBox
from leaflets.typeset.setting import Setting


class Figures:
    """Those of one language. ``ids``: what the names of its drawings begin with."""

    def __init__(self, setting: Setting, edition: LocalEdition, ids: str) -> None:
        self._setting, self._edition, self._ids = setting, edition, ids
        self._drawn = 0

    def draw(self, node: Image) -> str:
        """The markup of an image."""
        self._drawn += 1
        box = self._setting.build((node,), self._edition.pictures).boxes[0]
        assert isinstance(box, ImageBox)
        picture, turned = self._edition.pictures[node.name], self._edition.right_to_left
        return drawn(node, picture, box, turned, f"{self._ids}figure-{self._drawn}")
