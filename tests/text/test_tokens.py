"""What is a token, and that every token reads in its own order in right-to-left text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.text.bidi import resolve_levels, visual_order
from leaflets.text.tokens import isolated, kept_together, tokens

SAMPLES = {
    "number": "5 ½ 1½ 1,000 1.000,5 10'000 24/7 1:1000 999 111 112 2.5 .5 −5 ٥ ٣٨٫٥ ۱۲۳ १२३ ৫০০",
    "measure": "5mg 5mg/kg 38.5°C 101°F 10% £9.90 €5 2x ×2 22kg/m² 120/80mmHg ৫০০মি.গ্রা. 500毫克",
    "range": "5–10 4-6 10–20–30 5–10mg 38–39°C 8:30–17:00 01/02/2026–03/02/2026 ٥–١٠ ۵–۱۰ 5~10",
    "date": "03/12/2026 2026-11-22 5.5.2026 22.11.26 ٢٢/١١/٢٠٢٦ ٢٠٢٦-١١-٢٢ 2026年11月22日",
    "time": "8:30 8:30:15 23:59 8pm 8.30am 8h30 ٨:٣٠",
    "phone": "0800-123-456 +442079460000 555-123-4567 01.42.68.53.00 030/12345678 (555)123-4567",
    "url": "www.nhs.uk nhs.uk/conditions https://example.org/a-b/c?d=1 www.example.org/x/111",
    "email": "info@example.org a.b-c@clinic.nhs.uk",
}
SPACED_SAMPLES = {
    "number": "1 000|1\u00a0000\u00a0000",
    "measure": "500 mg|500\u00a0mg|38.5 °C|38 ° C|120 mg/5 ml|2 × 500 mg|5 €|10 mg/kg/day|90 mm Hg"
    "|5 мг|5 µg|५०० मि.ग्रा.|1 000 mg|.5 ml|10 %",
    "range": "4–6 h|38.5 °C–39 °C|5 – 10 mg|8–10 am|5 ± 2 mg|٥ – ١٠",
    "time": "5 pm|8.30 am|8:30 p.m.|8 h 30",
    "phone": "0800 123 456|+44 (0)20 7946 0000|+44 20 7946 0000|(020) 7946 0000|(555) 123-4567"
    "|1-800-555-1234|01 42 68 53 00|116 117|13 11 26|0800 1111|1800 123 456|98765 43210"
    "|020 7946 0000 ext. 5|٠٨٠٠ ١٢٣ ٤٥٦|০৮০০ ১২৩ ৪৫৬|0800\u00a0123\u00a0456"
    "|0800\u2011123\u2011456|22 33 44 55",
}
ALL = [(text, kind) for kind, texts in SAMPLES.items() for text in texts.split()] + [
    (text, kind) for kind, texts in SPACED_SAMPLES.items() for text in texts.split("|")
]
ARABIC, HEBREW = "اتصل على {} الآن", "התקשרו אל {}, עכשיו"


def found(text: str) -> list[tuple[str, str]]:
    return [(text[token.start : token.end], token.kind) for token in tokens(text)]


def seen_in_right_to_left(text: str) -> list[int]:
    """The offsets of ``text`` from left to right on a line, as a right-to-left paragraph."""
    shown, offsets = isolated(text)
    order = visual_order(resolve_levels(shown, 1))
    return [offsets[k] for k in order if offsets[k] >= 0]


@pytest.mark.parametrize(("text", "kind"), ALL)
@pytest.mark.parametrize("sentence", ["{}", "a {} b", "({}), b", "{}.", ARABIC, HEBREW, "电话{}。"])
def test_every_sample_is_one_token(text: str, kind: str, sentence: str) -> None:
    if sentence == "{}." and text.endswith("."):
        return  # the full stop of the abbreviation is the sentence's too
    if sentence[0] == "电" and text[0] in "−.":
        return  # after a letter these may be a dash or the end of a sentence
    assert found(sentence.format(text)) == [(text, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("No digits here, e.g. this. End.It", []),
        ("B12, COVID-19, H1N1, 7th, 2nd, 3D, A4", []),
        ("6 weeks", [("6", "number")]),
        ("4-6 hours", [("4-6", "range")]),
        ("500 mg – 2 tablets", [("500 mg", "measure"), ("2", "number")]),
        ("0800 123 456 24 hours", [("0800 123 456", "phone"), ("24", "number")]),
        ("2026-11-22 500 mg", [("2026-11-22", "date"), ("500 mg", "measure")]),
        ("500 مغ", [("500", "number")]),
        ("in 5 minutes", [("5", "number")]),
        ("5 months", [("5", "number")]),
        ("nhs.uk, a@b.org.", [("nhs.uk", "url"), ("a@b.org", "email")]),
        ("(see nhs.uk/x).", [("nhs.uk/x", "url")]),
        ("0800 111.co.uk", [("0800", "number"), ("111.co.uk", "url")]),
        ("111 or 999", [("111", "number"), ("999", "number")]),
    ],
)
def test_where_tokens_end(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "kind"), ALL)
@pytest.mark.parametrize("sentence", [ARABIC, HEBREW, "{}", "ب{}ب", "דואר Paracetamol {} (a) ב"])
def test_tokens_read_left_to_right_in_right_to_left_text(
    text: str, kind: str, sentence: str
) -> None:
    whole = sentence.format(text)
    order = seen_in_right_to_left(whole)
    assert sorted(order) == list(range(len(whole)))
    for token in tokens(whole):
        places = [order.index(offset) for offset in range(token.start, token.end)]
        assert places == list(range(places[0], places[0] + len(places))), kind


@pytest.mark.parametrize("text", ["0800 123 456", "38.5 °C", "٠٨٠٠ ١٢٣ ٤٥٦", ".5 ml"])
def test_without_isolation_they_do_not(text: str) -> None:
    whole = ARABIC.format(text)
    start = whole.index(text)
    order = visual_order(resolve_levels(whole, 1))
    places = [order.index(offset) for offset in range(start, start + len(text))]
    assert places != sorted(places)


def test_latin_words_stay_with_their_number() -> None:
    text = "اتصل NHS 111 الآن"
    order = seen_in_right_to_left(text)
    assert "NHS 111" in "".join(text[k] for k in order)


def test_arabic_unit_is_on_the_left_of_its_number_and_not_isolated_with_it() -> None:
    text = "خذ 500 مغ"
    assert isolated(text)[0] == "خذ \u2066500\u2069 مغ"
    assert "".join(text[k] for k in seen_in_right_to_left(text)) == "غم 500 ذخ"


def test_isolated_maps_every_character_back() -> None:
    shown, offsets = isolated("a 5 ٥–١٠")
    assert shown == "\u2066a 5 \u202d٥–١٠\u202c\u2069"
    assert offsets == (-1, 0, 1, 2, 3, -1, 4, 5, 6, 7, -1, -1)
    assert isolated("") == ("", ())


def test_kept_together_adds_comparisons_and_right_to_left_units() -> None:
    def kept(text: str) -> list[str]:
        return [text[start:end] for start, end in kept_together(text)]

    assert kept("if ≥ 38 °C") == ["≥ 38 °C"]
    assert kept("خذ 500 مغ كل 6 مرات") == ["500 مغ", "6"]
    assert kept("٣٨٫٥ °م") == ["٣٨٫٥ °م"]
    assert kept("www.nhs.uk 5") == ["5"]


PIECES = ["5", "08", "123", " ", "-", "–", "/", ":", ".", ",", "mg", "°C", "(", ")", "+", "x", "٥"]
PIECES += ["م", "ا", "ש", "a", "@", "org", "%", "€", "½", "\u00a0", "م ", "\n", "é", "१"]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_tokens_of_any_text_are_in_order_and_read_left_to_right(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        last = token.end
    shown, offsets = isolated(text)
    assert "".join(c for c, k in zip(shown, offsets, strict=True) if k >= 0) == text
    order = seen_in_right_to_left(text)
    for token in tokens(text):
        places = [order.index(offset) for offset in range(token.start, token.end)]
        assert places == list(range(places[0], places[0] + len(places)))
