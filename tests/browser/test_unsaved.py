"""Nothing typed is lost unasked: not to a file, not to a reload, not to what was pasted elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import DESK
from tests.browser.test_check import DRAFT, check
from tests.serving import Server

DROP = """([selector, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "notes.txt", { type: "text/plain" }));
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector(selector).dispatchEvent(drop);
}"""
TYPED = "“Half a draft, and nowhere else"


class Asked(list[tuple[str, str]]):
    """What the browser asked, with how it is answered."""

    def __init__(self) -> None:
        self.answer = False

    def take(self, dialog: Dialog) -> None:
        self.append((dialog.type, dialog.message))
        if self.answer or dialog.type == "beforeunload":
            dialog.accept()
        else:
            dialog.dismiss()


@pytest.fixture(scope="module")
def window(browser: Browser, service: Server) -> Iterator[tuple[Page, Asked]]:
    """One page for all of this module, and what it asked."""
    with browser.new_context(base_url=service.address, viewport=DESK) as context:
        page, asked = context.new_page(), Asked()
        page.on("dialog", asked.take)
        yield page, asked


@pytest.fixture
def asked(window: tuple[Page, Asked]) -> Asked:
    """What was asked since the test began; the answer is no until it says otherwise."""
    _, asked = window
    asked.clear()
    asked.answer = False
    return asked


@pytest.fixture
def page(window: tuple[Page, Asked], asked: Asked) -> Page:
    """The page, on its start."""
    page, _ = window
    page.goto("/check")
    page.locator("form.draft").wait_for()
    asked.clear()
    return page


def test_a_file_takes_the_place_of_typed_words_only_where_that_is_wanted(page: Page, asked: Asked) -> None:
    draft = page.get_by_label("The draft", exact=True)
    draft.press_sequentially(TYPED)
    page.evaluate(DROP, ["footer", DRAFT])
    question = "Put notes.txt in the place of the words that you typed? They are nowhere else."
    assert asked == [("confirm", question)]
    expect(draft).to_have_value(TYPED)
    asked.answer = True
    page.evaluate(DROP, ["footer", DRAFT])
    expect(draft).to_have_value(DRAFT)
    assert len(asked) == 2
    page.evaluate(DROP, ["footer", "Another one."])
    expect(draft).to_have_value("Another one.")
    assert len(asked) == 2, "what a file held is still in the file"
    page.reload()
    assert len(asked) == 2, "nor has a reload to ask"


def test_a_text_to_compare_with_is_kept_beside_a_dropped_one_and_on_reload(page: Page, asked: Asked) -> None:
    page.goto("/")
    page.get_by_text("Compare with a text of your own").click()
    text = page.get_by_label("The text, or its HTML").first
    text.press_sequentially(TYPED)
    page.evaluate(DROP, ["details.source:nth-of-type(2)", DRAFT])
    expect(page.get_by_label("The text, or its HTML").nth(1)).to_have_value(DRAFT)
    expect(text).to_have_value(TYPED)
    assert asked == []
    page.reload()
    assert [kind for kind, _ in asked] == ["beforeunload"]


def test_the_reason_of_a_clearance_is_not_lost_on_reload(page: Page, asked: Asked) -> None:
    page.get_by_label("Or its file").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": DRAFT.encode()}
    )
    expect(page.get_by_label("The draft", exact=True)).to_have_value(DRAFT)
    page.get_by_role("button", name="Check the draft").click()
    page.locator("#quote-2 > summary").click()
    page.locator("#quote-2").get_by_role("button", name="Mark as cleared").click()
    page.get_by_label("Why it is right").press_sequentially("I heard it")
    page.reload()
    assert [kind for kind, _ in asked] == ["beforeunload"]


def test_what_was_pasted_to_verify_takes_the_place_of_a_typed_draft_only_where_that_is_wanted(
    page: Page, asked: Asked
) -> None:
    check(page, TYPED + "”, she said.")
    page.get_by_role("link", name="Verify", exact=True).click()
    page.get_by_label("The quote").fill("“The ball is in our court,” Blinken said. “We will read it,” Grushko said.")
    page.get_by_role("button", name="Verify").click()
    page.get_by_role("button", name="Check all 2 quotes").click()
    expect(page.get_by_label("The draft", exact=True)).to_have_value(TYPED + "”, she said.")
    assert [kind for kind, _ in asked] == ["confirm"]


def test_going_to_another_view_asks_where_words_would_go_with_this_one(page: Page, asked: Asked) -> None:
    page.goto("/watches")
    page.get_by_role("link", name="Articles", exact=True).click()
    page.get_by_role("link", name="Watches", exact=True).click()
    assert asked == [], "nothing is typed"
    name = page.get_by_label("Call it (if you like)")
    name.press_sequentially("The ferry")
    page.get_by_role("link", name="Quotes", exact=True).click()
    question = ("confirm", "Leave this page? The words that you typed are nowhere else.")
    assert asked == [question]
    expect(name).to_have_value("The ferry")
    assert page.evaluate("location.pathname") == "/watches"
    page.go_back()
    page.wait_for_function("location.pathname === '/watches'")
    assert asked == [question] * 2, "nor by the browser's button"
    expect(name).to_have_value("The ferry")
    asked.answer = True
    page.go_back()
    expect(page.get_by_role("heading", name="Articles")).to_be_visible()
    assert asked == [question] * 3
    page.reload()
    assert asked == [question] * 3


def test_a_text_to_compare_with_is_not_left_unasked(page: Page, asked: Asked) -> None:
    page.goto("/")
    page.get_by_text("Compare with a text of your own").click()
    text = page.get_by_label("The text, or its HTML").first
    text.press_sequentially(TYPED)
    page.get_by_label("The quote").fill("Half a draft")
    page.get_by_role("button", name="Verify").click()
    expect(page.locator(".source-note")).to_be_visible()
    assert asked == [], "another question goes with the text"
    page.get_by_role("link", name="Quotes", exact=True).click()
    assert [kind for kind, _ in asked] == ["confirm"]
    expect(text).to_have_value(TYPED)
    asked.answer = True
    page.get_by_role("link", name="Quotes", exact=True).click()
    expect(page.get_by_role("heading", name="Quotes on record")).to_be_visible()
