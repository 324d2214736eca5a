"""The languages a leaflet can be in: names, script, direction and digits. The table is a TOML file.

Direction comes from this table and from nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from leaflets.problems import LeafletsError, Problem

# RFC 5646, 2.1: language, extended language, script, region, variants, extensions, private use.
_LANGTAG = (
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
_PRIVATE_USE = r"x(?:-[a-z0-9]{1,8})+"
# RFC 5646, 2.1, "irregular": registered before the grammar, and not matched by it.
_IRREGULAR = (
    "en-gb-oed|i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|"
    "sgn-(be-fr|be-nl|ch-de)"
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the product sets it.

    ``name`` is what its readers call it. ``script`` is an ISO 15924 code, ``digits`` a CLDR
    numbering system (``latn``, ``arab``, ``beng`` …), ``native_digits`` that of its own script,
    ``latn`` where it has none. ``font_script`` is its line in the font table, ``leading`` a line
    height of its own (multiple of the type size) or None, and ``shape_as`` the language to tell the
    shaper.
    """

    tag: str
    name: str
    english_name: str
    script: str
    right_to_left: bool
    digits: str
    native_digits: str
    font_script: str
    leading: float | None
    shape_as: str

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """As the attribute ``dir`` of HTML names it."""
        return "rtl" if self.right_to_left else "ltr"


def language(tag: str) -> Language:
    """The language that serves `tag`: itself or the nearest (``en-GB``: en, ``zh-TW``: zh-Hant).

    ``_`` is read as ``-``. The digits follow the region of `tag` (``ar-EG`` counts ٠١٢).
    Raises LeafletsError ``language/malformed`` or ``language/unknown``.
    """
    wanted = tag.replace("_", "-")
    if not well_formed(wanted):
        raise LeafletsError(
            Problem("language/malformed", f"“{tag}” is not a language tag", hint=_did_you_mean(tag))
        )
    found = _nearest(wanted)
    if found is None:
        raise LeafletsError(
            Problem(
                "language/unknown", f"the language “{tag}” is not known", hint=_did_you_mean(tag)
            )
        )
    return found


def languages() -> tuple[Language, ...]:
    """Every language of the table, in its order, pseudolocales last."""
    return tuple(_table().values())


@cache
def well_formed(tag: str) -> bool:
    """Whether `tag` follows the grammar of BCP 47 (RFC 5646, 2.2.9); it may still be unknown."""
    low = tag.lower()
    return bool(re.fullmatch(f"{_LANGTAG}|{_PRIVATE_USE}|{_IRREGULAR}", low, re.ASCII))


def canonical(tag: str) -> str:
    """`tag` in the usual letters (RFC 5646, 2.1.1): ``zh_hans`` is ``zh-Hans``, ``pt-br``
    ``pt-BR``. Small behind a single letter, which begins an extension."""
    found: list[str] = []
    for subtag in tag.replace("_", "-").lower().split("-"):
        plain = found and not any(len(before) == 1 for before in found)
        if plain and len(subtag) == 2:
            subtag = subtag.upper()
        found.append(subtag.title() if plain and re.fullmatch("[a-z]{4}", subtag) else subtag)
    return "-".join(found)


def same_tag(one: str, other: str) -> bool:
    """Whether two tags are one: in either case (RFC 5646, 2.1.1), and ``_`` counts as ``-``, which
    some programs write."""
    return one.replace("_", "-").lower() == other.replace("_", "-").lower()


def _nearest(tag: str) -> Language | None:
    """Look `tag` up, shorter and shorter (RFC 4647, 3.4), but never across scripts."""
    subtags = tag.lower().split("-")
    script = next((s.title() for s in subtags[1:3] if len(s) == 4 and s.isalpha()), None)
    for length in range(len(subtags), 0, -1):
        found = _by_key().get("-".join(subtags[:length]))
        if found is None:
            continue
        # "qps-tall" is a row of the table: its second part only looks like a script
        if length == len(subtags) or script in (None, found.script, found.font_script):
            return _with_regional_digits(found, subtags)
        return None
    return None


def _with_regional_digits(found: Language, subtags: list[str]) -> Language:
    for digits, regions in _rows()[found.tag].get("digits_in", {}).items():
        if any(subtag.upper() in regions for subtag in subtags[1:]):
            return replace(found, digits=digits)
    return found


def _did_you_mean(tag: str) -> str:
    """Name the languages whose tag or English name looks like `tag`."""
    from difflib import get_close_matches

    known = {key: item for item in languages() for key in _names(item)}
    primary = re.split("[-_]", tag.lower())[0]
    near = [item for item in languages() if item.tag.split("-")[0] == primary]
    near += [known[key] for key in get_close_matches(tag.lower(), known, n=4, cutoff=0.6)]
    if not near:
        return "use a BCP 47 tag such as en, pl or zh-Hans; leaflets/languages.toml lists them"
    unique = {item.tag: f"{item.tag} ({item.english_name})" for item in near}
    return "did you mean " + ", ".join(list(unique.values())[:5]) + "?"


def _names(item: Language) -> Iterator[str]:
    yield item.tag.lower()
    yield item.english_name.lower()
    yield item.english_name.split(" (")[0].lower()
    yield item.name.lower()


@cache
def _read() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _rows() -> Mapping[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = _read()["languages"]
    return rows


@cache
def _table() -> Mapping[str, Language]:
    return {
        tag: Language(
            tag=tag,
            name=row["name"],
            english_name=row["english"],
            script=row["script"],
            right_to_left=row.get("rtl", False),
            digits=row.get("digits", "latn"),
            native_digits=_native(row),
            font_script=row.get("fonts", row["script"]),
            leading=row.get("leading"),
            shape_as=row.get("shape_as", tag),
        )
        for tag, row in _rows().items()
    }


_NATIVE = {
    "Arab": "arab", "Beng": "beng", "Deva": "deva", "Guru": "guru", "Gujr": "gujr",
    "Taml": "tamldec", "Khmr": "khmr", "Mymr": "mymr", "Thai": "thai", "Laoo": "laoo",
}  # fmt: skip
"""ISO 15924 script -> its own digits (CLDR ``native`` numbering systems)."""


def _native(row: Mapping[str, Any]) -> str:
    found: str = row.get("native") or row.get("digits") or _NATIVE.get(row["script"], "latn")
    return found


@cache
def _by_key() -> Mapping[str, Language]:
    keys = {tag.lower(): item for tag, item in _table().items()}
    keys.update((alias.lower(), _table()[tag]) for alias, tag in _read()["aliases"].items())
    return keys
