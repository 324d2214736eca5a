"""The catalogue in a real browser, from a file share and from a server: found, asked, printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import PHONE, Violations, wait_for
from tests.catalogue.test_page import EVIL, html_of, shelf
from tests.catalogue.world import REAL, TITLE_AR, TITLE_BN
from tests.small_workspace import CLINIC, LEAFLET

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

NO_PRINTER = """
window.printed = [];
window.opened = [];
window.open = (address) => { window.opened.push(address); };
Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
  get() {
    const frame = this;
    return { focus() {}, print() { window.printed.push(frame.src); } };
  },
});
"""
"""What would open a window of the computer is written down instead."""
REFUSED = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); },
});
"""
ENGLISH = f"/{REAL}/en-GB/{LEAFLET}-handout-a4-office.pdf"
ARABIC = f"/{REAL}/ar/{LEAFLET}-handout-a4-office.pdf"
ALL = ["BD-MYTH.ar", "BD-MYTH.en-GB", "SD-WARN.ar", "SD-WARN.bn", "SD-WARN.en-GB", "SD-WARN.es"]

FINDS: Mapping[str, list[str]] = {
    "": ALL,
    "WARN sacr": ["SD-WARN.ar", "SD-WARN.bn", "SD-WARN.en-GB", "SD-WARN.es"],
    "fever": ["SD-WARN.ar", "SD-WARN.bn", "SD-WARN.en-GB", "SD-WARN.es"],
    "signs arabic": ["SD-WARN.ar"],
    "arab warn": ["SD-WARN.ar"],
    "العربية": ["BD-MYTH.ar", "SD-WARN.ar"],
    TITLE_AR: ["SD-WARN.ar"],
    "غمازه عجزيه": ["SD-WARN.ar"],
    "حمى": ["SD-WARN.ar"],
    TITLE_BN: ["SD-WARN.bn"],
    "সতর্ক": ["SD-WARN.bn"],
    "espanol": ["SD-WARN.es"],
    "SEÑALES": ["SD-WARN.es"],
    "senal": ["SD-WARN.es"],
    "q82.6 bangla": ["SD-WARN.bn"],
    "arning": [],
    "dimple broken leg": [],
}
"""What is typed -> the cards that are found."""


@pytest.fixture
def page(window: Page, site: str) -> Page:
    """The page of the real clinic, from a server, on a computer that prints nothing."""
    window.add_init_script(NO_PRINTER)
    window.goto(f"{site}/catalogue/{REAL}.html")
    return window


@pytest.fixture
def shared(window: Page, world: Path) -> Page:
    """The same from a file share."""
    window.add_init_script(NO_PRINTER)
    window.goto((world / f"output/catalogue/{REAL}.html").as_uri())
    return window


def shown(page: Page) -> list[str]:
    """The cards that can be seen."""
    return sorted(
        page.eval_on_selector_all(
            ".card", "cards => cards.filter(one => one.offsetParent).map(one => one.id)"
        )
    )


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText"))


def typed(page: Page, words: str) -> None:
    """Real keystrokes into the search field."""
    page.locator("#query").fill("")
    page.locator("#query").press_sequentially(words)


def test_the_first_page_leads_to_clinics_and_remembers_the_last(window: Page, site: str) -> None:
    window.goto(f"{site}/index.html")
    assert window.locator("#found").inner_text() == "2 clinics"
    names = window.locator("#clinics li")
    assert names.first.inner_text() == "Hill Street\n2 leaflets, 4 languages"
    window.keyboard.press("/")
    window.keyboard.type("RIVERB")
    assert window.locator("#found").inner_text() == "1 clinic"
    window.keyboard.press("Enter")
    window.keyboard.press("Enter")
    window.wait_for_url(f"**/catalogue/{CLINIC}.html")
    window.get_by_role("link", name="Other clinics").click()
    window.wait_for_url("**/index.html")
    assert names.first.get_attribute("data-clinic") == CLINIC


def test_what_is_typed_finds_leaflets(page: Page) -> None:
    found = {}
    for words, cards in FINDS.items():
        typed(page, words)
        found[words] = shown(page)
        assert page.locator("#nothing").is_visible() == (not cards), words
    assert found == FINDS


def test_results_are_announced(page: Page) -> None:
    found = page.get_by_role("status")
    assert found.inner_text() == "6 leaflets in 4 languages"
    typed(page, "arabic")
    assert found.inner_text() == "2 leaflets in 1 language"
    page.keyboard.press("Escape")
    assert found.inner_text() == "6 leaflets in 4 languages"
    assert page.locator("#query").input_value() == ""


def test_from_search_to_print_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("warning english")
    page.keyboard.press("Enter")
    assert focused(page).startswith("Print")
    page.keyboard.press("Enter")
    wait_for(lambda: page.evaluate("window.printed.length"))
    assert page.evaluate("window.printed[0]").endswith(ENGLISH)
    assert page.locator("dialog[open]").count() == 0, "it is final: nothing is asked"
    assert page.get_by_role("status").inner_text() == "The print window is opening."


def test_a_draft_asks_first_and_can_be_left(page: Page) -> None:
    typed(page, "arabic warn")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Not for patients")
    assert dialog.is_visible()
    words = dialog.inner_text()
    assert "Sacral dimple: warning signs, Arabic, Handout, A4, for the office printer" in words
    assert "No clinician has approved these words." in words
    assert "Every page of it says so. Do not give it to patients." in words
    assert focused(page) == "Cancel"
    inside = (
        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    )
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate(inside), "the focus stays in the question"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert focused(page).startswith("Print"), "the focus is where it was"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Cancel").click()
    assert page.evaluate("[window.printed, window.opened]") == [[], []]
    assert page.locator("iframe").count() == 0


def test_a_draft_can_be_printed_as_a_draft(page: Page) -> None:
    page.locator('[id="SD-WARN.ar"] .print:visible').first.click()
    page.get_by_role("button", name="Print as a draft").click()
    wait_for(lambda: page.evaluate("window.printed.length"))
    assert page.evaluate("window.printed[0]").endswith(ARABIC)


@pytest.mark.parametrize("card", ["SD-WARN.en-GB", "SD-WARN.ar"])
def test_a_download_is_the_file_that_was_built(page: Page, world: Path, card: str) -> None:
    with page.expect_download() as caught:
        page.locator(f'[id="{card}"] .download:visible').first.click()
        if card.endswith("ar"):
            page.get_by_role("button", name="Save as a draft").click()
    language = card.partition(".")[2]
    file = world / f"output/{REAL}/{language}/{LEAFLET}-handout-a4-office.pdf"
    assert caught.value.path().read_bytes() == file.read_bytes()
    assert caught.value.suggested_filename == file.name


def test_what_has_run_out_since_asks_although_the_page_does_not_say_so(
    window: Page, site: str
) -> None:
    window.add_init_script(NO_PRINTER)
    window.clock.set_fixed_time("2028-11-22T23:00:00")
    window.goto(f"{site}/catalogue/{REAL}.html")
    card = window.locator('[id="SD-WARN.en-GB"]')
    assert "Not for patients" not in card.inner_text()
    window.clock.set_fixed_time("2028-11-23T09:00:00")
    window.reload()
    assert "Not for patients: review overdue" in card.inner_text()
    card.locator(".print:visible").first.click()
    dialog = window.get_by_role("dialog")
    assert "The day by which it had to be reviewed has passed." in dialog.inner_text()
    assert "Its pages do not say all of this." in dialog.inner_text()
    dialog.get_by_role("button", name="Print all the same").click()
    wait_for(lambda: window.evaluate("window.printed.length"))


def test_filters_narrow_and_all_comes_back(page: Page) -> None:
    arabic = page.get_by_role("button", name="العربية Arabic")
    arabic.click()
    assert arabic.get_attribute("aria-pressed") == "true"
    assert shown(page) == ["BD-MYTH.ar", "SD-WARN.ar"]
    page.get_by_label("Leaflet", exact=True).select_option(label="Sacral dimple: warning signs")
    assert shown(page) == ["SD-WARN.ar"]
    page.get_by_label("Form", exact=True).select_option("Side by side")
    card = page.locator('[id="SD-WARN.ar"]')
    assert card.locator(".form:visible .name").all_inner_texts() == [
        "Side by side, A4, in full colour, English beside it"
    ]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == ALL
    assert page.evaluate("document.activeElement.id") == "query"
    assert card.locator(".form:visible").count() == 1, "more forms are folded again"
    page.get_by_label("State").select_option("final")
    assert shown(page) == ["SD-WARN.en-GB"]
    page.get_by_label("State").select_option("draft translation")
    assert "SD-WARN.en-GB" not in shown(page)
    page.get_by_label("State").select_option("")
    page.get_by_label("Print", exact=True).select_option("for the office printer")
    assert [one for one in shown(page) if one.startswith("BD")] == []


def test_the_language_used_last_stands_first(page: Page) -> None:
    page.get_by_role("button", name="Español Spanish").click()
    page.get_by_role("button", name="বাংলা Bengali").click()
    assert shown(page) == ["SD-WARN.bn"]
    page.reload()
    names = page.locator("#languages button:visible").all_inner_texts()
    assert [name.split()[-1] for name in names] == ["Bengali", "Spanish", "English", "Arabic"]
    assert shown(page) == ALL, "nothing is hidden from the next patient"


def test_an_address_can_name_a_language(page: Page) -> None:
    page.goto(f"{page.url}#ar")
    page.reload()
    assert shown(page) == ["BD-MYTH.ar", "SD-WARN.ar"]


def _favourite(page: Page) -> None:
    page.get_by_role("button", name="Favourite: Sacral dimple: warning signs, Bengali").click()


def test_favourites_survive_and_belong_to_a_clinic(page: Page, site: str) -> None:
    chip = page.get_by_role("button", name="Favourites", exact=True)
    assert not chip.is_visible()
    _favourite(page)
    page.reload()
    chip.click()
    assert shown(page) == ["SD-WARN.bn"]
    assert page.get_by_role("button", name="Favourite: Sacral dimple: warning signs, Bengali")
    page.goto(f"{site}/catalogue/{CLINIC}.html")
    assert not chip.is_visible()
    page.goto(f"{site}/catalogue/{REAL}.html")
    _favourite(page)
    page.reload()
    assert not chip.is_visible()


def test_favourites_stand_first_in_their_language(page: Page) -> None:
    english = '[data-language="en-GB"] .card'
    assert page.locator(english).first.get_attribute("id") == "BD-MYTH.en-GB"
    page.get_by_role("button", name="Favourite: Sacral dimple: warning signs, English").click()
    page.reload()
    assert page.locator(english).first.get_attribute("id") == "SD-WARN.en-GB"


def test_a_browser_that_remembers_nothing(window: Page, site: str) -> None:
    window.add_init_script(REFUSED)
    window.goto(f"{site}/catalogue/{REAL}.html")
    _favourite(window)
    window.get_by_role("button", name="Favourites", exact=True).click()
    assert shown(window) == ["SD-WARN.bn"]


def test_what_others_have_left_in_the_storage_does_no_harm(page: Page) -> None:
    key = f"leaflets catalogue, {REAL}, favourites"
    for rubbish in ("{", '{"a": 1}', "[null, 7]", '"SD"'):
        page.evaluate("([key, words]) => localStorage.setItem(key, words)", [key, rubbish])
        page.reload()
        assert shown(page) == ALL


def test_from_a_file_share(shared: Page) -> None:
    """Style, pictures and search are there; the leaflet opens in a window of its own."""
    assert shared.locator(".card").first.evaluate("one => getComputedStyle(one).display") == "grid"
    typed(shared, "arabic warn")
    image = shared.locator('[id="SD-WARN.ar"] img')
    image.scroll_into_view_if_needed()
    wait_for(lambda: image.evaluate("one => one.naturalWidth > 0"))
    link = shared.locator('[id="SD-WARN.ar"] .print:visible').first
    assert link.inner_text().startswith("Open and print")
    link.click()
    shared.get_by_role("button", name="Print as a draft").click()
    assert shared.evaluate("window.opened[0]").endswith(ARABIC)
    assert shared.evaluate("window.printed") == []
    assert "in a new window" in shared.get_by_role("status").inner_text()


def test_from_a_file_share_a_final_leaflet_opens_by_its_link(shared: Page) -> None:
    typed(shared, "english warn")
    link = shared.locator('[id="SD-WARN.en-GB"] .print:visible').first
    assert link.get_attribute("target") == "_blank"
    with shared.context.expect_page() as caught:
        link.click()
    caught.value.wait_for_url(f"**{ENGLISH}")
    assert shared.evaluate("[window.printed, window.opened]") == [[], []]


def test_where_pdfs_are_not_shown_the_leaflet_is_opened(window: Page, site: str) -> None:
    window.add_init_script(NO_PRINTER)
    window.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', {get: () => false});"
    )
    window.goto(f"{site}/catalogue/{REAL}.html")
    assert window.locator(".print").first.inner_text().startswith("Open and print")


def test_without_scripts_everything_is_listed(chromium: Browser, site: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/catalogue/{REAL}.html")
        assert page.locator(".card:visible").count() == len(ALL)
        heads = page.locator("main h2").all_inner_texts()
        assert heads == ["English", "العربية Arabic", "বাংলা Bengali", "Español Spanish"]
        card = page.locator('[id="SD-WARN.ar"]')
        assert "No clinician has approved these words." in card.inner_text()
        links = page.locator(".card a").evaluate_all("all => all.map(one => one.href)")
        assert len(set(links)) == 12
        assert not page.locator("#query, #choices, .star").first.is_visible()
        assert "Scripts are off here" in page.inner_text("header")
        page.get_by_role("link", name="Español Spanish").click()
        assert page.url.endswith("#es")
        page.goto(f"{site}/index.html")
        page.get_by_role("link", name="Hill Street").click()
        assert page.url.endswith(f"/catalogue/{REAL}.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True])
def test_nobody_is_kept_out(page: Page, violations: Violations, scheme: Any, phone: bool) -> None:
    """WCAG 2.2 AA, with everything unfolded, and with the question open."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    if phone:
        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.get_by_role("button", name="العربية Arabic").click()
    _open_star(page)
    page.get_by_role("button", name="العربية Arabic").hover()
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("innerWidth"), "nothing is scrolled sideways (1.4.10)"
    page.locator(".print:visible").first.click()
    assert violations(page) == []


def _open_star(page: Page) -> None:
    page.get_by_role("button", name="Favourite: Sacral dimple: warning signs, Arabic").click()


def test_the_other_pages_keep_nobody_out(
    window: Page, chromium: Browser, site: str, violations: Violations
) -> None:
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        window.goto(f"{site}/index.html")
        assert violations(window) == []
    window.goto(f"{site}/catalogue/{CLINIC}.html")
    assert violations(window) == []


def test_the_focus_can_be_seen_wherever_it_is(page: Page) -> None:
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        name, style, wide = page.evaluate(
            "(() => { const one = document.activeElement, style = getComputedStyle(one);"
            "return [one.tagName + ' ' + one.className, style.outlineStyle,"
            "parseFloat(style.outlineWidth)] })()"
        )
        seen.append(name)
        assert (style, wide >= 2) == ("solid", True), name
    assert seen[0] == "A skip"
    assert len(set(seen)) > 4


def test_letters_that_the_computer_may_lack_come_with_the_page(page: Page) -> None:
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').length")
    assert loaded == 2, "Arabic and Bengali"


@pytest.fixture
def alerts(window: Page) -> Iterator[list[str]]:
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    window.on("dialog", note)
    yield said
    assert said == []


def test_hostile_words_are_shown_and_do_nothing(
    window: Page, alerts: list[str], tmp_path: Path
) -> None:
    (tmp_path / "catalogue").mkdir()
    file = tmp_path / "catalogue/hill.html"
    file.write_text(html_of(shelf(EVIL, name=EVIL)), "utf-8")
    window.goto(file.as_uri())
    assert window.locator("h3").inner_text() == EVIL
    window.locator(".print:visible").first.click()
    assert EVIL in window.get_by_role("dialog").inner_text()
    typed(window, "alert")
    assert window.locator(".card:visible").count() == 1
    assert window.locator("img").count() == 0


def test_the_guard_of_the_policy_sees_what_is_not_ours(chromium: Browser, tmp_path: Path) -> None:
    """A script that got in would not run: the policy refuses it, from a file as well."""
    page = html_of(shelf())
    file = tmp_path / "page.html"
    file.write_text(page.replace("<main", "<script>document.title = 'run'</script><main"), "utf-8")
    with chromium.new_context() as context:
        window, said = context.new_page(), list[str]()
        window.on("console", lambda message: said.append(message.text))
        window.goto(file.as_uri())
        assert window.title() != "run"
        assert any(re.search("Content Security Policy", words) for words in said)
