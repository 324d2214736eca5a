"""The page in a real browser: it changes while files are saved, and everybody can use it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image, ImageChops

from tests.browser import PHONE, Violations
from tests.preview.serving import KEY_MESSAGE, Served, serving
from tests.proof.planted import write_translation
from tests.small_workspace import LEAFLET, change, copy_workspace

pytest.importorskip("playwright")
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page

BLOCK = "sacral-dimple/key-message"
SPOT = f'.spot[data-block="{BLOCK}"]'
SOON = 20_000
"""Milliseconds."""

expect.set_options(timeout=SOON)


def _open(window: Page, served: Served, **more: str) -> None:
    window.set_viewport_size({"width": 1200, "height": 800})
    window.goto(served.page(**more))
    _shown(window)


def _shown(window: Page) -> str:
    """The digest of what is shown, once it is there."""
    pages = window.locator("#pages[data-shown]")
    expect(pages).to_have_count(1)
    return pages.get_attribute("data-shown") or ""


def _redrawn(window: Page, old: str) -> None:
    expect(window.locator("#pages")).not_to_have_attribute("data-shown", old)


def _seen(found: Locator) -> Image.Image:
    return Image.open(io.BytesIO(found.screenshot())).convert("RGB")


def _box(found: Locator) -> FloatRect:
    box = found.bounding_box()
    assert box, "it is not there to be seen"
    return box


def _address(window: Page) -> dict[str, str]:
    return {name: value[0] for name, value in parse_qs(urlsplit(window.url).query).items()}


@contextmanager
def _changed(served: Served, file: str, old: str, new: str) -> Iterator[None]:
    """A file is saved with other words, and put back in the end."""
    path = served.root / file
    kept = path.read_text("utf-8")
    change(served.root, file, old, new)
    try:
        yield
    finally:
        path.write_text(kept, "utf-8")


def test_the_picture_changes_when_a_file_is_saved(window: Page, served: Served) -> None:
    _open(window, served)
    first, picture = _shown(window), _seen(window.locator("figure").first)
    address = window.locator("figure img").first.get_attribute("src")
    with _changed(served, KEY_MESSAGE, "a small dent", "a very small dent, a dent"):
        _redrawn(window, first)
        assert window.locator("figure img").first.get_attribute("src") != address
        other = _seen(window.locator("figure").first)
        assert other.size != picture.size or ImageChops.difference(other, picture).getbbox()
        expect(window.locator("#said")).to_have_text(re.compile("Redrawn. No problems"))
        expect(window.locator(".words").nth(1)).to_contain_text("a very small dent")
        second = _shown(window)
    _redrawn(window, second)
    assert _shown(window) == first, "the same words give the same file again"


def test_a_mistake_is_shown_at_its_block_and_goes_when_it_is_mended(
    window: Page, served: Served
) -> None:
    _open(window, served)
    first, line = _shown(window), (served.root / KEY_MESSAGE).read_text("utf-8").count("\n") + 1
    with _changed(served, KEY_MESSAGE, "no_source:", "no_such_field: x\nno_source:"):
        problem = window.locator("#problems .problem").first
        expect(problem).to_contain_text("Error:")
        expect(problem.locator(".place")).to_have_text(re.compile(rf"^{KEY_MESSAGE}:\d+$"))
        said = problem.locator(".place").inner_text()
        assert 1 < int(said.rpartition(":")[2]) < line
        expect(problem.locator("button")).to_have_text("Show key-message")
        expect(window.locator("#notice")).to_contain_text("Not what is on the disk")
        expect(window.locator("#pages")).to_have_class(re.compile(r"\bold\b"))
        expect(window.locator("figure img").first).to_have_css("filter", re.compile("grayscale"))
        expect(window.locator(f"{SPOT} i")).to_have_text("1")
        assert _shown(window) == first
    expect(window.locator("#problems")).to_have_text("Nothing is wrong.")
    expect(window.locator("#notice")).to_be_hidden()
    expect(window.locator("#pages")).not_to_have_class(re.compile(r"\bold\b"))


def test_a_half_written_file_and_a_deleted_leaflet_do_no_harm(window: Page, served: Served) -> None:
    _open(window, served)
    recipe = served.root / f"content/leaflets/{LEAFLET}.yaml"
    kept = recipe.read_text("utf-8")
    try:
        recipe.write_text(kept[: len(kept) // 2], "utf-8")
        expect(window.locator("#notice")).to_contain_text("Not what is on the disk")
        recipe.unlink()
        expect(window.locator("#problems")).to_contain_text(f'no leaflet called "{LEAFLET}"')
        expect(window.locator("[name=leaflet]")).to_have_class("wrong")
        expect(window.locator("figure img").first).to_be_visible()
    finally:
        recipe.write_text(kept, "utf-8")
    expect(window.locator("#notice")).to_be_hidden()
    expect(window.locator("[name=leaflet]")).not_to_have_class("wrong")


def test_a_click_on_a_block_tells_where_it_comes_from(window: Page, served: Served) -> None:
    _open(window, served, language="es")
    window.locator(SPOT).click()
    panel = window.locator("#block")
    expect(panel.locator("h2")).to_have_text(BLOCK)
    expect(panel.locator(".place").first).to_have_text(re.compile(rf"^{KEY_MESSAGE}:\d+$"))
    expect(panel.locator("table")).to_contain_text("Español")
    expect(panel.locator("table .state").first).to_have_text("draft")
    message = panel.locator(".message").first
    expect(message.locator("[lang=es]")).to_contain_text("hoyuelo sacro")
    expect(message.locator(".place")).to_have_text(re.compile(r"/es/sacral-dimple\.po:\d+$"))
    expect(window.locator(SPOT)).to_have_attribute("aria-pressed", "true")
    window.locator(SPOT).click()
    expect(panel).to_be_hidden()


def test_blocks_are_chosen_by_keys(window: Page, served: Served) -> None:
    _open(window, served)
    first = window.locator(".spot").first
    expect(first).to_have_attribute("aria-label", f"{LEAFLET}, page 1")
    window.keyboard.press("j")
    expect(first).to_be_focused()
    window.keyboard.press("Tab")
    second = window.locator(SPOT)
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-label", "key-message, page 1")
    assert second.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    window.keyboard.press("Enter")
    expect(window.locator("#block-name")).to_have_text(BLOCK)
    expect(window.locator("#said")).to_have_text(re.compile(rf"key-message: {KEY_MESSAGE}:\d+"))
    window.keyboard.press("k")
    expect(first).to_be_focused()
    window.keyboard.press("Escape")
    expect(window.locator("#block")).to_be_hidden()


def test_focus_stays_on_a_block_that_is_redrawn(window: Page, served: Served) -> None:
    _open(window, served)
    window.locator(SPOT).focus()
    first = _shown(window)
    with _changed(served, KEY_MESSAGE, "a small dent", "a tiny dent"):
        _redrawn(window, first)
        expect(window.locator(SPOT)).to_be_focused()


def test_everything_can_be_reached_by_tab(window: Page, served: Served) -> None:
    _open(window, served, zoom="page")
    wanted = window.evaluate(
        "() => [...document.querySelectorAll('button, select')]"
        ".filter(e => e.checkVisibility()).length"
    )
    reached = set()
    for _ in range(wanted + 12):
        window.keyboard.press("Tab")
        reached.add(
            window.evaluate(
                "() => [...document.querySelectorAll('button, select')]"
                ".indexOf(document.activeElement)"
            )
        )
    assert len(reached - {-1}) == wanted


def test_the_original_stands_beside_the_translation(window: Page, served: Served) -> None:
    _open(window, served, language="ar", compare="1")
    row = window.locator(".row").first
    expect(row.locator("figure")).to_have_count(2)
    expect(row.locator("figcaption")).to_have_text(["Original · 1 / 2", "Arabic · 1 / 3"])
    both = row.locator(SPOT)
    expect(both).to_have_count(2)
    both.first.hover()
    expect(both.nth(1)).to_have_class(re.compile(r"\bnear\b"))
    both.nth(1).click()
    expect(both.first).to_have_attribute("aria-pressed", "true")
    left, right = (_box(both.nth(n)) for n in (0, 1))
    assert left["x"] + left["width"] < right["x"]
    expect(row.locator(".words[lang=ar][dir=rtl]").first).to_be_attached()
    expect(row.locator(".words[lang=en-GB][dir=ltr]").first).to_be_attached()
    window.keyboard.press("s")
    expect(window.locator(".row").first.locator("figure")).to_have_count(1)


OVERLAYS = {"c": "cuts", "m": "margins", "b": "baselines"}


def test_lines_are_laid_over_the_pages_by_keys_and_stay(window: Page, served: Served) -> None:
    _open(window, served, layout="tri-fold", paper="a4-tri-fold")
    plain = _seen(window.locator(".sheet").first)
    for key, name in OVERLAYS.items():
        group = window.locator(f".sheet svg .{name}").first
        expect(group).to_be_hidden()
        window.keyboard.press(key)
        expect(group).to_have_css("display", "block")
        shown = _seen(window.locator(".sheet").first)
        assert ImageChops.difference(shown, plain).getbbox(), name
        window.locator(f"[data-show={name}]").click()
        expect(group).to_have_css("display", "none")
    window.keyboard.press("o")
    window.keyboard.press("c")
    expect(window.locator("[data-show=blocks]")).to_have_attribute("aria-pressed", "true")
    assert _address(window)["show"] == "blocks cuts"
    window.reload()
    _shown(window)
    expect(window.locator(".sheet svg .cuts").first).to_have_css("display", "block")


SEEN = {
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""ITU-R BT.709; Machado, Oliveira and Fernandes 2009, severity 1.0: in linear RGB."""


Colour = tuple[int, int, int]


def _pixel(picture: Image.Image, x: int, y: int) -> Colour:
    return picture.getpixel((x, y))  # type: ignore[return-value]


def _simulated(colour: Colour, matrix: tuple[tuple[float, ...], ...]) -> list[int]:
    """IEC 61966-2-1 there and back."""
    linear = [(c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4) for c in colour]
    mixed = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in matrix]
    clipped = [min(1.0, max(0.0, value)) for value in mixed]
    return [
        round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))
        for v in clipped
    ]


def test_what_other_eyes_see(window: Page, served: Served) -> None:
    _open(window, served)
    image = window.locator("figure img").first
    window.mouse.move(5, 5)
    true = _seen(image)
    at: dict[Colour, tuple[int, int]] = {}
    for y in range(0, true.height, 4):
        for x in range(0, true.width, 4):
            at.setdefault(_pixel(true, x, y), (x, y))
    counted = true.getcolors(1 << 24) or []
    common = [c for _, c in sorted(counted, reverse=True) if c in at]
    chosen = [c for c in common if max(c) - min(c) > 60][:4]
    assert len(chosen) >= 3
    for name, matrix in SEEN.items():
        window.keyboard.press("g")
        expect(window.locator("#sight")).to_have_value(name)
        seen = _seen(image)
        for colour in chosen:
            wanted = _simulated(colour, matrix)
            assert _pixel(seen, *at[colour]) == pytest.approx(wanted, abs=3), (name, colour)
    window.keyboard.press("g")
    expect(window.locator("#sight")).to_have_value("")
    assert "sight" not in _address(window)


def test_pages_are_drawn_again_at_each_zoom(window: Page, served: Served) -> None:
    _open(window, served)
    image = window.locator("figure img").first
    for zoom in ("100", "400", "page", "width"):
        window.locator("#zoom").select_option(zoom)
        expect(window.locator("#zoom")).to_have_value(zoom)
        window.wait_for_timeout(50)
        _sharp(image, window)
        width = _box(image)["width"]
        if zoom.isdigit():
            assert width == pytest.approx(210 / 25.4 * 96 * int(zoom) / 100, abs=2)
    window.keyboard.press("1")
    expect(window.locator("#zoom")).to_have_value("100")
    window.keyboard.press("+")
    expect(window.locator("#zoom")).to_have_value("125")
    assert _address(window)["zoom"] == "125"


def _sharp(image: Locator, window: Page) -> None:
    """As many pixels in the picture as on the screen, before long."""
    for _ in range(200):
        wide, real = image.evaluate("e => [e.getBoundingClientRect().width, e.naturalWidth]")
        if abs(wide - real) <= 1:
            return
        window.wait_for_timeout(50)
    raise AssertionError(f"{real} pixels are drawn over {wide}")


def test_facing_pages(window: Page, served: Served) -> None:
    _open(window, served, facing="1", paper="a5")
    expect(window.locator("figure")).to_have_count(6)
    expect(window.locator(".row.facing")).to_have_count(4)
    one = _box(window.locator("figure").first)
    two, three = (_box(window.locator("figure").nth(n)) for n in (1, 2))
    assert two["x"] < three["x"] == pytest.approx(one["x"], abs=1)
    assert two["y"] == pytest.approx(three["y"], abs=1)
    window.goto(served.page(language="ar", facing="1"))
    _shown(window)
    two, three = (_box(window.locator("figure").nth(n)) for n in (1, 2))
    assert two["x"] > three["x"], "Arabic is read from the right"


def test_the_choice_is_in_the_address(window: Page, served: Served) -> None:
    _open(window, served)
    first = _shown(window)
    window.locator("[name=language]").select_option("ar")
    _redrawn(window, first)
    assert _address(window)["language"] == "ar"
    second = _shown(window)
    window.locator("[name=paper]").select_option("letter")
    _redrawn(window, second)
    third, address = _shown(window), window.url
    window.go_back()
    _redrawn(window, third)
    assert _shown(window) == second
    window.goto(address)
    assert _shown(window) == third
    expect(window).to_have_title(re.compile(r"\(ar\) – preview$"))


def test_names_that_do_not_exist(window: Page, served: Served) -> None:
    window.goto(served.page(leaflet="nothing", paper="papyrus"))
    expect(window.locator(".empty")).to_contain_text("Leaflet: there is no “nothing”. There is:")
    expect(window.locator(".empty")).to_contain_text(LEAFLET)
    expect(window.locator(".empty")).to_contain_text("Paper: there is no “papyrus”. There is:")
    expect(window.locator("#problems .problem")).to_have_count(2)
    window.locator("[name=leaflet]").select_option(LEAFLET)
    window.locator("[name=paper]").select_option("")
    _shown(window)


def test_markup_in_content_stays_text(window: Page, served: Served) -> None:
    evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>&lt;b&gt;'
    catalogue = "content/translations/es/sacral-dimple.po"
    kept = (served.root / catalogue).read_text("utf-8")
    try:
        write_translation(served.root, "es", f"{BLOCK}#message", evil.replace('"', r"\""))
        _open(window, served, language="es")
        window.locator(SPOT).click()
        expect(window.locator("#facts .message [lang=es]")).to_have_text(evil)
    finally:
        (served.root / catalogue).write_text(kept, "utf-8")
    with _changed(served, KEY_MESSAGE, "low on the back", f"low {evil}"):
        expect(window.locator("#problems .problem").first).to_contain_text("<img src=x onerror=")
        expect(window.locator("#problems")).to_contain_text("<script> is HTML, not words")
        assert window.locator("img[src=x], body script").count() == 0
    window.goto(f"{served.address}/?leaflet={'%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'}")
    expect(window.locator(".empty")).to_contain_text("<img src=x onerror=alert(1)>")
    assert window.locator("img[src=x], body script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(
    window: Page, served: Served, violations: Violations, scheme: Any
) -> None:
    window.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    with _changed(served, KEY_MESSAGE, "} Very few", "} Hardly any"):
        _open(window, served, language="ar", show="blocks margins", compare="1")
        expect(window.locator("#problems .problem")).to_have_count(1)
        window.locator(SPOT).first.click()
        expect(window.locator("#facts table")).to_be_visible()
        assert violations(window) == []
    with _changed(served, KEY_MESSAGE, "kind:", "kin:"):
        expect(window.locator("#notice")).to_be_visible()
        assert violations(window) == []
    window.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    window.goto(served.page(leaflet="nothing"))
    expect(window.locator(".empty")).to_be_visible()
    window.locator("#more").click()
    assert violations(window) == []
    window.keyboard.press("?")
    expect(window.locator("dialog")).to_be_visible()
    assert violations(window) == []


def test_on_a_phone(window: Page, served: Served) -> None:
    window.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    window.goto(served.page(language="es"))
    _shown(window)
    expect(window.locator("#choices")).to_be_hidden()
    window.locator("#more").click()
    expect(window.locator("[name=language]")).to_be_visible()
    wide = window.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    page = _box(window.locator(".sheet").first)
    assert PHONE["width"] * 0.85 < page["width"] <= PHONE["width"]


def test_every_key_of_the_list_is_one(window: Page, served: Served) -> None:
    _open(window, served)
    window.keyboard.press("?")
    keys = window.locator("dialog kbd").all_inner_texts()
    assert len(keys) == len(set(keys)) > 15
    script = served.ask("/preview.js").body.decode()
    known = script.partition("const PRESSED")[2] + script.partition("const OVERLAYS")[2][:80]
    for key in set(keys) - {"Tab", "Esc"}:
        assert re.search(rf'(?<![\w]){re.escape(key)}"?: ', known), key


def test_it_comes_back_when_the_server_does(
    chromium: Browser, served: Served, tmp_path: Path
) -> None:
    root = copy_workspace(tmp_path / "mine")
    with chromium.new_context() as context:  # a lost connection is an error in a browser's log
        window = context.new_page()
        with serving(root) as first:
            _open(window, first)
            before = _shown(window)
        expect(window.locator("#notice")).to_contain_text("The preview has ended")
        expect(window.locator("figure img").first).to_be_visible()
        change(root, KEY_MESSAGE, "a small dent", "a tiny dent")
        with serving(root, first.port):
            _redrawn(window, before)
            expect(window.locator("#notice")).to_be_hidden()


TRIES = """async ([address, picture]) => {
    const got = [];
    await fetch(`${address}/state`).then(() => got.push("words"), () => 0);
    const image = new Image();
    await new Promise(done => {
        image.onload = () => { got.push("picture"); done(); };
        image.onerror = done;
        image.src = address + picture;
    });
    const news = new EventSource(`${address}/events`);
    await new Promise(done => {
        news.onopen = () => { got.push("news"); done(); };
        news.onerror = done;
    });
    news.close();
    return got;
}"""


def test_other_sites_are_told_nothing(chromium: Browser, served: Served) -> None:
    """A page of another origin in a real browser gets nothing: no words, no picture, no frame."""
    digest = served.state()["leaflet"]["digest"]
    with chromium.new_context() as context:
        stranger = context.new_page()
        stranger.goto("about:blank")
        for address in (served.address, f"http://localhost:{served.port}"):
            assert stranger.evaluate(TRIES, [address, f"/page/{digest}/1.png?scale=1"]) == []
