"""One kind of digits on a leaflet: what the clinic chooses, and what is always 0-9."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.model.library import Library
from leaflets.model.localized import LocalEdition
from leaflets.model.rich_text import RichText
from leaflets.stages.load import load
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from tests.stages.test_localize import fields, translated
from tests.workspaces import FILES, JOB, changed

TODAY = datetime.date(2026, 12, 1)
RIVERBANK = "content/clinics/riverbank.yaml"
HILL = "content/clinics/hill.yaml"
SMALL = "dimple/what#small.text"


def edition(library: Library, language: str, clinic: str = "riverbank") -> LocalEdition:
    return localize(resolve(library, replace(JOB, language=language, clinic=clinic)), today=TODAY)


def clinic(more: str = "", country: str = "GB") -> str:
    return FILES[RIVERBANK].replace("country: GB", f"country: {country}\n{more}")


def said(folder: Path, language: str, text: str, clinic_file: str, **changes: str) -> LocalEdition:
    words = {SMALL: f"{text} **b** {{cite:second}} {{cite:first,second}}", **changes}
    return edition(load(translated(folder, language, words, {RIVERBANK: clinic_file})), language)


def small(local: LocalEdition) -> str:
    text: RichText = fields(local, "dimple/what").paragraphs[0].text
    return text.spans[0].text


@pytest.mark.parametrize(
    ("language", "digits", "country", "printed"),
    [
        ("ar", "", "GB", "12"),
        ("ar", "", "EG", "١٢"),  # as is usual there
        ("ar", "digits: native", "GB", "١٢"),
        ("ar", "digits: latn", "EG", "12"),
        ("ur", "", "GB", "12"),
        ("ur", "digits: native", "GB", "۱۲"),  # not the digits of Arabic
        ("bn", "", "GB", "১২"),
        ("bn", "digits: latn", "GB", "12"),
        ("hi", "digits: native", "US", "१२"),
        ("es", "digits: native", "US", "12"),
    ],
)
def test_the_clinic_chooses_or_else_language_and_country(
    tmp_path: Path, language: str, digits: str, country: str, printed: str
) -> None:
    for typed in ("12", "١٢"):
        local = said(tmp_path, language, f"x {typed} S2", clinic(digits, country))
        assert small(local).strip() == f"x {printed} S2"


def test_numbers_to_dial_and_names_stay(tmp_path: Path) -> None:
    changes = {
        "clinics/riverbank#nhs-111.name": "خط NHS 111",
        "clinics/riverbank#nhs-111.when": "24 ساعة",
        "clinics/riverbank#address.1": "1 شارع",
    }
    local = said(tmp_path, "ar", "x", clinic("digits: native"), **changes)
    known = local.clinic.fields
    (line,) = known.urgent_lines
    assert (str(line.name), str(line.number)) == ("خط NHS 111", "111")
    assert str(line.when) == "٢٤ ساعة"
    assert str(known.address[0]) == "1 شارع"
    assert str(known.phone).replace("\u00a0", " ") == "020 7946 0123"
    assert str(known.emergency_number) == "999"
    assert "٢٠٢٦" in local.published_words
    assert not any(letter.isascii() and letter.isdigit() for letter in known.opening_hours[0].times)


def test_clinics_of_one_run_keep_their_digits(tmp_path: Path) -> None:
    """Blocks without anything of the clinic are remembered from one leaflet to the next."""
    files = {HILL: clinic("digits: native")}
    words = {SMALL: "x 12 **b** {cite:second} {cite:first,second}"}
    folder = translated(tmp_path, "ar", words, files)
    hashes = []
    for order in (("riverbank", "hill"), ("hill", "riverbank")):
        library = load(folder)
        made = {name: edition(library, "ar", name) for name in order}
        assert small(made["hill"]).strip() == "x ١٢"
        assert small(made["riverbank"]).strip() == "x 12"
        hashes.append({name: local.content_hash for name, local in sorted(made.items())})
    assert hashes[0] == hashes[1]


def test_a_value_of_the_clinic_in_the_digits_of_the_leaflet(tmp_path: Path) -> None:
    folder = translated(
        tmp_path, "bn", files=changed(RIVERBANK, "paper: a4", "paper: a4\ndigits: latn")
    )
    po = folder / "content/translations/bn/measures.po"
    head = po.read_text("utf-8").split("msgctxt")[0]
    po.write_text(
        f'{head}msgctxt "measures#week"\nmsgid "{{n}} week"\nmsgid_plural "{{n}} weeks"\n'
        'msgstr[0] "{n} ১টি"\nmsgstr[1] "{n} ১টি"\n',
        "utf-8",
    )
    spans = fields(edition(load(folder), "bn"), "dimple/what").paragraphs[1].text.spans
    value = next(span for span in spans if span.isolate)
    assert value.text.replace("\u00a0", " ") == "6 1টি"
