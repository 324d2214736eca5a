"""The dress of leaflets: looks of the theme, and the letters that are shown in each weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from leaflets.cldr import in_digits
from leaflets.html.dress import Dress, Marker, Sign
from leaflets.html.faces import Letters
from leaflets.html.looks import Looks
from leaflets.html.pictures import sign
from leaflets.model.layout import Icon
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Classes
from leaflets.model.picture import Picture
from leaflets.typeset.setting import Setting

_MARKERS: Mapping[str, Marker] = {"ol": "decimal", "ul": "disc"}
"""Of lists of which the theme says nothing."""


class Themed(Dress):
    """Of one language of a leaflet; ``looks`` and ``letters`` are those of the whole page."""

    def __init__(
        self,
        looks: Looks,
        letters: Letters,
        edition: LocalEdition,
        setting: Setting,
        icons: Mapping[str, Picture],
    ) -> None:
        self._looks, self._letters, self._edition = looks, letters, edition
        self._sheet, self._icons = setting.stylesheet, icons
        self._worn = [setting.root]
        self._languages = [edition.job.language]

    @contextmanager
    def worn(self, tag: str, classes: Classes) -> Iterator[Sign]:
        given = self._looks.use(tag, classes)
        self._worn.append(self._sheet.look(classes, self._worn[-1]))
        try:
            marker = _MARKERS.get(tag)
            if marker and "marker" in given:
                marker = given["marker"]
            if marker == "decimal":
                # Numbers of lists are bold, whatever the words are.
                self.words(in_digits("0123456789", self._edition.digits) + ".", strong=True)
            bar, icon = given.get("bar"), given.get("icon")
            if bar and bar.icon:
                yield Sign(self._sign(bar.icon), "l-barred", marker)
            elif icon:
                yield Sign(self._sign(icon), "l-signed", marker)
            else:
                yield Sign(marker=marker)
        finally:
            self._worn.pop()

    def _sign(self, icon: Icon) -> str:
        turned = icon.mirror and self._edition.right_to_left
        return sign(self._icons[icon.name], turned)

    def words(self, text: str, language: str | None = None, strong: bool = False) -> None:
        weight = 700 if strong else self._worn[-1].weight
        self._letters.note(text, language or self._languages[-1], weight)

    @contextmanager
    def speaking(self, language: str | None) -> Iterator[None]:
        self._languages.append(language or self._languages[-1])
        try:
            yield
        finally:
            self._languages.pop()
