"""What patients dial, and where a clinic is: wrong ones are refused, with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from leaflets.model.clinic import Clinic
from leaflets.model.countries import COUNTRIES, country_fault
from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import parse
from leaflets.validation import validate
from tests.workspaces import FILES

TEXT = FILES["content/clinics/riverbank.yaml"]
PATH = Path("riverbank.yaml")


def clinic(old: str, new: str) -> Clinic:
    assert old in TEXT
    return validate(Clinic, parse(TEXT.replace(old, new), PATH))


def problem(old: str, new: str) -> Problem:
    with pytest.raises(LeafletsError) as caught:
        clinic(old, new)
    (found,) = caught.value.problems
    assert found.hint
    return found


def test_a_colour_of_the_brand() -> None:
    found = clinic("language:", 'colours: {accent: "#005EB8"}\nlanguage:').colours
    assert found
    assert (found.accent, found.tint) == ("#005eb8", None)


@pytest.mark.parametrize(
    ("colours", "said", "hint"),
    [
        ('{accent: "005eb8"}', "“005eb8” is not a colour", '"#005eb8"'),
        ("{accent: blue}", "“blue” is not a colour", '"#005eb8"'),
        ('{accent: "#05b"}', "“#05b” is not a colour", '"#005eb8"'),
        ('{accent: "#005eb8", tint: white}', "“white” is not a colour", '"#005eb8"'),
        ('{tint: "#ffffff"}', "“accent” is missing", "accent"),
        ('{accent: "#005eb8", emergency: "#00ff00"}', "cannot change the colour “emergency”",
         "delete"),
        ('{accent: "#005eb8", fact-tint: "#00ff00"}', "cannot change the colour “fact-tint”",
         "delete"),
        ('{accent: "#005eb8", acent: "#00ff00"}', "no field “acent”", "accent"),
    ],
)  # fmt: skip
def test_what_is_no_colour_of_a_brand(colours: str, said: str, hint: str) -> None:
    found = problem("language:", f"colours: {colours}\nlanguage:")
    assert said in found.message
    assert hint in found.hint
    assert found.where
    assert "colours" in found.where.field


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0123", "+44 20 7946 0123", "+44 (0)20 7946 0123", "(020) 7946-0123",
        "020\u20117946\u20110123", "020.7946.0123", "116 117", "11", "1" * 15,
        "020 7946 0123 ext. 12", "020 7946 0123, ext 12", "020 7946 0123 Extension 7",
    ],
)  # fmt: skip
def test_phone_numbers(number: str) -> None:
    assert clinic("phone: 020 7946 0123", f'phone: "{number}"').phone == number
    assert clinic('emergency_number: "999"', f'emergency_number: "{number}"')


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0123/4", "o2o 7946 0123", "٠٢٠ ٧٩٤٦ ٠١٢٣", "1", "1" * 16, "1" * 43, "++44 20",
        "44 + 20", "(020 7946", ") 020 (", "020 7946 0123 or 0124", "020 7946 0123, 0124", "none",
        "020 7946 0123 ask for Ann", "020 7946 0123 ext. ٣", "ext. 12", "-", "12½",
        "1 2 " * 5000 + "x",
    ],
)  # fmt: skip
def test_what_cannot_be_dialled(number: str) -> None:
    assert problem("phone: 020 7946 0123", f'phone: "{number}"').code == "content/fault"
    assert problem('emergency_number: "999"', f'emergency_number: "{number}"')
    assert problem('number: "111"', f'number: "{number}"')


@pytest.mark.parametrize("time", ["0٨:00", "８:00", "24:00"])
def test_times_are_digits(time: str) -> None:
    assert "not a time of day" in problem('opens: "08:00"', f'opens: "{time}"').message


def test_countries_are_those_of_cldr_and_iso() -> None:
    codes = {code for code in map(str, Locale("en").territories) if len(code) == 2}
    reserved = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ"
    assert codes - set(reserved.split(" ")) == COUNTRIES


def test_a_country_that_there_is_not() -> None:
    for code, hint in (("UK", "did you mean GB?"), ("XX", "ISO 3166"), ("QQ", "ISO 3166")):
        found = problem("country: GB", f"country: {code}")
        assert found.message == f"there is no country “{code}”"
        assert hint in found.hint
        assert found.where is not None
        assert found.where.field == "country"
    assert country_fault("FR") is None
