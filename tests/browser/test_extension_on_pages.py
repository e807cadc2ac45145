"""The browser extension in a real Chromium, on pages of our own: what is selected, read and marked there, and where the
panel stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.extension_in_chromium import ESCAPE_SOON, MARKED, SELECT, Extension, wait_for_marks
from tests.browser.extension_pages import LAYERS_MARKED, MARKED_IN_LAYERS, SELECTED, recorder

PLACES = ["/news", "/strict"]


@pytest.fixture
def page(loaded: Extension) -> Iterator[Page]:
    """A new tab."""
    opened = loaded.context.new_page()
    yield opened
    opened.close()


SITE = "news.example"
"""A name of the outlet that the extension has no right to but by what a person does; see conftest.py."""


@pytest.mark.parametrize(("script", "words"), SELECTED.values(), ids=SELECTED)
def test_words_are_read_as_people_select_them(
    loaded: Extension, page: Page, pages: str, script: str, words: str
) -> None:
    with recorder() as (server, received):
        loaded.ask(server)
        page.goto(f"{pages}/selections".replace("127.0.0.1", SITE))
        page.evaluate(script)
        expect(loaded.press(page, "V").get_by_role("alert")).to_be_visible()
    assert [json.loads(body) for _, _, body in received] == [{"quote": words}]


def test_the_words_of_a_password_are_never_read(loaded: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/selections")
    page.locator("input[type=password]").select_text()
    panel = loaded.press(page, "V")
    expect(panel.get_by_text("Select the words of a quote on the page")).to_be_visible()


def test_words_of_a_pdf_are_taken_as_the_browser_gives_them(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/document.pdf")
    panel = extension.choose(page, "verify", "The ball is in their court")
    expect(panel.get_by_text("Said by Antony Blinken")).to_be_visible()


def test_where_no_panel_can_be_put_it_has_a_window_of_its_own(extension: Extension, page: Page) -> None:
    page.goto("chrome://version")
    with page.context.expect_page() as opened:
        extension.choose_apart(page, "verify", "The ball is in their court")
    expect(opened.value.get_by_text("Said by Antony Blinken")).to_be_visible()
    with opened.value.expect_event("close"):
        opened.value.get_by_role("button", name="Close").click(no_wait_after=True)


def test_the_panel_is_moved_by_pointer_and_keys_and_stays_there(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    extension.choose(page, "verify")
    panel = page.locator("quoteverify-panel")

    def stands_at(x: int, y: int) -> None:
        script = "([x, y]) => (box => box?.x === x && box.y === y)"
        script += "(document.querySelector('quoteverify-panel')?.getBoundingClientRect())"
        page.wait_for_function(script, arg=[x, y])

    stands_at(1280 - 16 - 420, 720 - 16 - 584)  # Playwright's window, less the panel and a gap
    page.mouse.move(1000, 130)
    page.mouse.down()
    page.mouse.move(900, 90, steps=3)
    stands_at(744, 80)
    page.mouse.move(0, 0, steps=3)
    page.mouse.up()
    stands_at(16, 16)  # no further than the window
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    stands_at(32, 112)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    stands_at(16, 112)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    page.goto(f"{pages}/strict")
    extension.choose(page, "verify")
    stands_at(16, 112)
    page.set_viewport_size({"width": 360, "height": 480})
    stands_at(16, 16)
    box = panel.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (328, 448)
    page.mouse.dblclick(100, 28)
    page.set_viewport_size({"width": 1280, "height": 720})
    stands_at(844, 120)


@pytest.mark.parametrize("place", PLACES)
def test_a_pages_quotes_are_marked_in_place(extension: Extension, page: Page, pages: str, place: str) -> None:
    page.goto(pages + place)
    before = page.evaluate("document.body.outerHTML")
    panel = extension.choose(page, "check")
    expect(panel.get_by_text("3 quotes, 1 with trouble, 1 not found, 1 on record")).to_be_visible()
    wait_for_marks(panel)
    marked = {severity: page.evaluate(MARKED, severity) for severity in ("fine", "wording", "unknown")}
    assert marked == {
        "fine": ["The ball is in their court,"],
        "wording": ["the ball is in our court,"],
        "unknown": ["Lighthouses ought to be painted in seven colours by the children,"],
    }
    described = page.locator("article [aria-description]")
    assert re.sub(' aria-description="[^"]*"', "", page.evaluate("document.body.outerHTML")) == before
    expect(described).to_have_count(3)
    assert extension.badge() == "1"
    panel.evaluate(ESCAPE_SOON)
    expect(page.locator("quoteverify-panel")).to_have_count(0)
    assert page.evaluate("document.body.outerHTML") == before
    extension.wait_for_badge("")


def test_marks_tell_severity_by_their_form_and_in_words_in_shadow_roots_and_frames_too(
    extension: Extension, page: Page, pages: str
) -> None:
    page.goto(f"{pages}/layers".replace("127.0.0.1", SITE))
    panel = extension.press(page, "Q")
    expect(panel.locator("details")).to_have_count(5)
    wait_for_marks(panel)
    assert page.evaluate(MARKED_IN_LAYERS) == LAYERS_MARKED
    assert panel.locator(".legend li").all_inner_texts() == [
        "another sense, or another speaker",
        "other words",
        "only written otherwise",
        "not found, or too little to tell",
        "as recorded",
    ]
    panel.locator("summary").first.click()
    assert [found["id"] for found in Axe().run(panel).response["violations"]] == []  # type: ignore[arg-type]
    described = page.locator("[aria-description]").evaluate_all("all => all.map(one => one.ariaDescription)")
    assert sorted(described) == [
        "Quoteverify: Lighthouses ought to be painted in seven colours by the children, –"
        " Not found: no recorded quote says this.",
        "Quoteverify: The ball is in our court, – The record has “their” for “our” (other words).",
        "Quoteverify: The ball is in their cort, – The record has “court” for “cort” (a misspelling).",
        "The first paragraph. Quoteverify: The ball is in their court, – Verbatim: these exact words are on record.",
    ]
    in_frame = page.frame_locator("iframe").locator("p")
    expect(in_frame).to_have_attribute("aria-description", re.compile("– The record is without “not”"))
    assert extension.badge() == "3"
    assert extension.title() == (
        "Quoteverify: 3 of 5 quotes with trouble"
        " (1 in another sense or by another speaker, 1 in other words, 1 only written otherwise)"
    )
    in_frame.click()
    expect(panel.locator("details[open] > summary q")).to_have_text("The ball is not in their court,")
    panel.evaluate(ESCAPE_SOON)
    expect(page.locator("quoteverify-panel")).to_have_count(0)
    assert page.evaluate(MARKED_IN_LAYERS) == {}
    assert page.locator("[aria-description]").evaluate_all("all => all.map(one => one.ariaDescription)") == [
        "The first paragraph."
    ]


def test_the_frame_of_another_site_hinders_nothing(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/framing".replace("127.0.0.1", SITE))
    wait_for_marks(extension.press(page, "Q"))
    assert page.evaluate(MARKED_IN_LAYERS) == {"fine": [["The ball is in their court,", "solid"]]}


def test_a_page_is_read_as_it_is_shown(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/verse")
    panel = extension.choose(page, "check")
    expect(panel.locator(".summary")).to_have_text(
        "4 quotes, 1 with trouble, 0 not found, 1 too short or too common to tell, 2 on record."
    )
    expect(panel.locator("summary", has_text="very good")).to_contain_text("Nothing can be told of these words")
    wait_for_marks(panel)
    assert {state: page.evaluate(MARKED, state) for state in ("fine", "wording")} == {
        "fine": ["The ball is in their court,", "The military alliance’s door remains open,"],
        "wording": ["The ball isin our court,"],  # a range's text has nothing for the line's end
    }


def test_a_click_on_a_marked_quote_opens_it_in_the_panel(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.choose(page, "check")
    wait_for_marks(panel)
    page.get_by_text("Somebody else has it").click()
    page.mouse.click(*centre_of(page, "Lighthouses"))
    expect(panel.locator("details[open] > summary q")).to_have_text(
        "Lighthouses ought to be painted in seven colours by the children,"
    )


def centre_of(page: Page, word: str) -> tuple[float, float]:
    page.evaluate(SELECT, [word, word])
    box = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_escape_takes_the_panel_and_the_lines_away(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.choose(page, "check")
    panel.locator("summary").first.focus()
    panel.evaluate(ESCAPE_SOON)
    expect(page.locator("quoteverify-panel")).to_have_count(0)
    assert page.evaluate(MARKED, "fine") == []


def test_escape_closes_the_panel_from_the_page_too(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.choose(page, "check")
    expect(panel.locator("details")).to_have_count(3)
    page.get_by_role("heading", name="What was said").click()
    page.keyboard.press("Escape")
    expect(page.locator("quoteverify-panel")).to_have_count(0)
    assert page.evaluate(MARKED, "fine") == []
