"""Holes, bold and links become codes, and words again, without a letter lost."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from leaflets.exchange.codes import Code, Span, coded, codes_of, written

BITS = st.lists(
    st.sampled_from(
        (
            *("{clinic.phone}", "{cite:a,b}", "{n}", "{{", "}}", "{", "}", "**", "*", "[", "]("),
            *("[a](https://a.org)", "[**b** c](mailto:x@y.org)", "words ", "é", " ", "(", ")"),
            *("\n", "<g>"),
        )
    ),
    max_size=12,
).map("".join)


@given(BITS | st.text())
@example("**a [b** c](https://a.org) d")
def test_every_text_comes_back(text: str) -> None:
    assert written(coded(text)) == text


@given(BITS, BITS)
def test_a_translation_comes_back_whatever_its_source(source: str, target: str) -> None:
    parts = coded(target, source)
    assert written(parts) == target
    source_codes, codes = codes_of(coded(source)), codes_of(parts)
    for number, key in codes.items():
        assert source_codes.get(number, key) == key, "one number stands for one thing"


@given(BITS, BITS)
def test_no_two_codes_have_one_number(source: str, target: str) -> None:
    def numbers(parts: tuple[object, ...]) -> list[int]:
        found = [part.id for part in parts if isinstance(part, Code | Span)]
        return found + [n for p in parts if isinstance(p, Span) for n in numbers(p.parts)]

    for parts in (coded(source), coded(target, source)):
        assert len(set(numbers(parts))) == len(numbers(parts))


def test_what_becomes_a_code() -> None:
    text = "Call {clinic.phone} **now, see [this **page**](https://a.org)** or {{x}}"
    assert coded(text) == (
        "Call ",
        Code(1, "{clinic.phone}"),
        " ",
        Span(2, None, ("now, see ", Span(3, "https://a.org", ("this ", Span(4, None, ("page",)))))),
        " or ",
        Code(5, "{{"),
        "x",
        Code(6, "}}"),
    )


def test_codes_of_the_source_keep_their_numbers_in_another_order() -> None:
    source, target = "{clinic.name} on {clinic.phone}", "{clinic.phone}: {clinic.name}, {n}"
    assert codes_of(coded(target, source)) == {2: "{clinic.phone}", 1: "{clinic.name}", 3: "{n}"}


def test_stars_that_cross_a_link_stay_stars() -> None:
    assert coded("**a [b** c](https://a.org)") == (
        Code(1, "**"),
        "a ",
        Span(2, "https://a.org", ("b", Code(3, "**"), " c")),
    )
