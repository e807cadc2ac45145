"""The desk of a checked draft: cards beside their places, a way through them, clearances, nothing lost unasked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service.cli.check.clearance import read_clearances
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_check import DRAFT, check, check_again, unfold
from tests.serving import Server

CROWDED = DRAFT + "\n\nHe called it “very good”. The novel “War and Peace” lay on the desk.\n"
HEADING = "3 of 6 quotes need a look"
POSITION, TOP = (f"getComputedStyle(document.querySelector('.desk .checked')).{name}" for name in ("position", "top"))
PLACES = """() => [...document.querySelectorAll(".desk .checked")].map((card) => {
    const place = document.getElementById(card.id.replace("quote", "in-draft")).getClientRects()[0];
    const { top, bottom, left } = card.getBoundingClientRect();
    return { card: { top, bottom, left }, place: { top: place.top, right: place.right } };
})"""


@pytest.fixture(scope="module")
def shared(browser: Browser, service: Server) -> Iterator[Page]:
    """One page for all of this module, so that it stays cheap."""
    with browser.new_context(base_url=service.address, viewport=DESK, accept_downloads=True) as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


@pytest.fixture
def desk(shared: Page) -> Page:
    """The checked draft in a window of its own size, with nothing cleared."""
    shared.set_viewport_size(DESK)  # type: ignore[arg-type]
    shared.goto("/")
    shared.evaluate("localStorage.clear()")
    shared.goto("/check")
    check(shared, CROWDED)
    return shared


def test_cards_stand_beside_their_places_and_never_on_each_other(desk: Page) -> None:
    desk.wait_for_function(f"{POSITION} === 'absolute' && {TOP} !== 'auto'")
    places = desk.evaluate(PLACES)
    assert len(places) == 3
    assert places[0]["card"]["top"] == pytest.approx(places[0]["place"]["top"], abs=2)
    assert all(place["card"]["left"] >= place["place"]["right"] for place in places)
    desk.locator("#quote-2 > summary").click()
    desk.wait_for_function("document.querySelector('#quote-2').offsetHeight > 300")
    desk.evaluate("new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))")
    places = desk.evaluate(PLACES)
    assert all(later["card"]["top"] > earlier["card"]["bottom"] for earlier, later in pairwise(places))
    desk.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.wait_for_function(f"{POSITION} === 'static' && {TOP} === 'auto'")
    order = desk.locator(".draft-text > *").evaluate_all("(nodes) => nodes.map((node) => node.id || node.tagName)")
    assert order == ["P", "P", "quote-2", "P", "quote-3", "P", "quote-4", "P"]
    assert desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_keys_lead_from_the_gravest_to_the_next_and_back(desk: Page) -> None:
    expect(desk.get_by_role("heading", name=HEADING)).to_be_focused()
    for key, number in [("n", 2), ("n", 3), ("n", 4), ("n", 2), ("p", 4)]:
        desk.keyboard.press(key)
        expect(desk.locator(f"#quote-{number} > summary")).to_be_focused()
    expect(desk.locator("#in-draft-4")).to_be_in_viewport()
    expect(desk.locator(".troubles a[aria-current]")).to_contain_text("Not on record")
    desk.locator("#quote-4").get_by_role("button", name="Mark as cleared").click()
    desk.keyboard.type("np")
    expect(desk.get_by_label("Why it is right")).to_have_value("np")
    desk.keyboard.press("Escape")
    expect(desk.locator("#quote-4").get_by_role("button", name="Mark as cleared")).to_be_focused()
    expect(desk.locator("details.checked[open]")).to_have_count(1)


def test_what_an_editor_clears_stays_so_in_this_browser_and_becomes_the_file_of_the_command(
    desk: Page, tmp_path: Path
) -> None:
    desk.keyboard.press("n")
    card = desk.locator("#quote-2")
    card.get_by_role("button", name="Mark as cleared").click()
    card.get_by_label("Why it is right").fill('I heard it: "our", \\ not "their"')
    card.get_by_label("Your name").fill("Dora Desk")
    card.get_by_label("Until, if it ends").fill("2093-04-05")
    card.get_by_role("button", name="Clear it").click()
    expect(desk.get_by_role("heading", name="2 of 6 quotes need a look")).to_be_visible()
    expect(card.locator("> summary")).to_be_focused()
    expect(card).to_contain_text('Cleared by Dora Desk: I heard it: "our", \\ not "their" Until 2093-04-05.')
    expect(desk.locator(".troubles li")).to_have_count(2)
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Download the clearances").click()
    assert download.value.suggested_filename == "cleared.toml"
    download.value.save_as(tmp_path / "cleared.toml")
    clearance = read_clearances(tmp_path / "cleared.toml").of("The ball is in our court")
    assert clearance is not None
    assert (clearance.by, clearance.why, str(clearance.until)) == (
        "Dora Desk",
        'I heard it: "our", \\ not "their"',
        "2093-04-05",
    )

    kept = desk.evaluate("localStorage.getItem('quoteverify.cleared')")
    assert "Dora Desk" in kept
    assert "ball is" not in kept, "the draft's words are kept nowhere"
    desk.goto("/check")
    check(desk, "A new first line.\n\n" + CROWDED)  # another draft with the same paragraph
    expect(desk.get_by_role("heading", name="2 of 6 quotes need a look")).to_be_visible()
    unfold(desk)
    check(desk, CROWDED.replace("in the evening", "at night"))  # the paragraph is another one
    expect(desk.get_by_role("heading", name=HEADING)).to_be_visible()
    unfold(desk)
    check(desk, CROWDED)
    desk.locator("#quote-2 > summary").click()
    desk.get_by_role("button", name="Take the clearance back").click()
    expect(desk.get_by_role("heading", name=HEADING)).to_be_visible()


def test_what_could_not_be_judged_is_told_with_the_reason(desk: Page) -> None:
    unjudged = desk.get_by_role("region", name="What could not be judged: 2")
    expect(unjudged.locator("summary").first).to_contain_text("These are common words or none")
    expect(unjudged.locator("summary").last).to_contain_text("too few to tell")


def test_the_browser_asks_before_typed_words_are_lost_and_only_then(desk: Page) -> None:
    questions: list[str] = []
    desk.on("dialog", lambda dialog: questions.append(dialog.type))
    desk.reload()
    assert questions == ["beforeunload"]
    desk.reload()
    assert questions == ["beforeunload"], "nothing stood in the form"
    desk.get_by_label("Or its file").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": DRAFT.encode()}
    )
    expect(desk.get_by_label("The draft", exact=True)).not_to_have_value("")
    check_again(desk)
    desk.reload()
    assert questions == ["beforeunload"], "a file is still where it was"
    desk.get_by_label("The draft", exact=True).fill("“Half a draft")
    desk.get_by_role("link", name="Quotes").click()
    desk.get_by_role("link", name="Check a draft").click()
    expect(desk.get_by_label("The draft", exact=True)).to_have_value("“Half a draft")
