"""One broken thing and what must be said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tests.bad_input.mended import Mended, assert_refused, entries
from tests.small_workspace import LEAFLET

WHAT = "content/blocks/sacral-dimple/what-it-is.yaml"
SIGNS = "content/blocks/sacral-dimple/warning-signs.yaml"
CARING = "content/blocks/sacral-dimple/caring.yaml"
CONTACT = "content/blocks/shared/contact.yaml"
MYTHS = "content/blocks/back-dimples/myths-and-facts.yaml"
CLINIC_FILE = "content/clinics/riverbank-sample.yaml"
RECIPE = f"content/leaflets/{LEAFLET}.yaml"
FIGURE = "content/figures/baby-lower-back.yaml"
DRAWING = "content/figures/baby-lower-back.svg"
LOGO = "content/clinics/riverbank-sample.svg"
HANDOUT = "layouts/handout.yaml"
THEME = "layouts/themes/calm.yaml"
TEXT_TEMPLATE = "layouts/blocks/text.xml.j2"


@dataclass(frozen=True)
class Case:
    """``old`` of ``file`` becomes ``new`` (without ``old``: all of the file; None: no file).

    ``code``: or how it begins. ``says``: what the message and its remedy hold. ``line``: ``found``
    where ``new`` stands, 0 for none, -1 for any. ``field``: as it is printed.
    """

    name: str
    file: str
    old: str
    new: str | bytes | None
    code: str
    says: tuple[str, ...]
    refused: tuple[str, ...] = (LEAFLET,)
    line: int | Literal["found"] = "found"
    field: str = ""
    language: str = "en-GB"
    words: tuple[str, ...] = ()
    told_in: str = ""
    """File the message is about, when that is another one."""

    def breaks(self, mended: Mended) -> int:
        """Break it; returns the line."""
        if self.new is None:
            mended.take_away(self.file)
            return 0
        if not self.old:
            mended.write(self.file, self.new)
            return 1
        assert isinstance(self.new, str)
        return mended.edit(self.file, self.old, self.new)

    def __str__(self) -> str:
        return self.name

    def check(self, mended: Mended) -> None:
        """Break it, build, and judge what is said and what is left."""
        found = self.breaks(mended)
        result = mended.build(*self.words, language=self.language)
        assert_refused(mended, result, self.refused, self.language)
        told = [entry for entry in entries(result) if f"[{self.code}" in entry[1]]
        assert told, result.stderr
        file, problem, remedy = told[0]
        assert file == (self.told_in or self.file)
        line = found if self.line == "found" else self.line
        if line > 0:
            assert re.match(f"error: line {line}[,:]", problem), problem
        elif line == 0:
            assert not problem.startswith("error: line"), problem
        assert self.field in problem
        assert remedy, problem
        for words in self.says:
            assert words in f"{problem} {remedy}", f"{problem} {remedy}"
