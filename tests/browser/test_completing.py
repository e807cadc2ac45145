"""Names as they are typed: by keyboard, by finger, with slips, and said to screen readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.serving import Server


@pytest.fixture(scope="module")
def shared(browser: Browser, service: Server) -> Iterator[Page]:
    """One page for all of this module."""
    with browser.new_context(base_url=service.address, viewport=DESK) as context:
        yield context.new_page()


@pytest.fixture
def speaker(shared: Page) -> Locator:
    """The empty field for the speaker."""
    shared.goto("/")
    return shared.get_by_role("combobox", name="Who is said to have said it")


@pytest.mark.parametrize("typed", ["Blin", "blimken", "Antny Blin", "blinken antho"])
def test_a_misspelt_speaker_is_offered_and_taken_by_the_keys(speaker: Locator, typed: str) -> None:
    page = speaker.page
    speaker.press_sequentially(typed)
    option = page.get_by_role("option", name="Antony Blinken")
    expect(option).to_be_visible()
    expect(speaker).to_have_attribute("aria-expanded", "true")
    speaker.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(speaker).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    speaker.press("Enter")
    expect(speaker).to_have_value("Antony Blinken")
    expect(speaker).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url.endswith("/"), "Enter took the name and asked nothing"


def test_arrows_go_round_and_escape_leaves_what_was_typed(speaker: Locator) -> None:
    page = speaker.page
    speaker.press_sequentially("st")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 name on record")
    speaker.press("ArrowUp")
    expect(options).to_have_attribute("aria-selected", "true")
    speaker.press("ArrowDown")
    assert speaker.get_attribute("aria-activedescendant") is None, "back in the field"
    speaker.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(speaker).to_have_value("st")
    expect(speaker).to_have_attribute("aria-expanded", "false")
    speaker.press_sequentially("o")
    expect(options).to_have_count(1)
    speaker.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(speaker).to_have_value("sto")


def test_the_open_list_is_accessible_and_what_nobody_is_called_opens_none(speaker: Locator) -> None:
    page = speaker.page
    speaker.press_sequentially("harb")
    expect(page.get_by_role("option", name="Ada Harbour")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["impact"]) for one in found if one["impact"] in {"serious", "critical"}] == []
    with page.expect_response("**/v1/completions?*"):
        speaker.press_sequentially("xyz")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(speaker).to_have_value("harbxyz")


def test_a_finger_takes_a_name(browser: Browser, service: Server) -> None:
    with browser.new_context(base_url=service.address, viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto("/quotes")
        outlet = page.get_by_role("combobox", name="Outlet")
        outlet.tap()
        page.keyboard.type("Curier")
        option = page.get_by_role("option", name="The Courier")
        expect(option).to_be_visible()
        box = option.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        option.tap()
        expect(outlet).to_have_value("The Courier")
        expect(outlet).to_be_focused()
