"""The ways of docs/journeys.md, taken by what a person does; every word in italics there is pressed or read here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from service.cli.check.clearance import read_clearances
from tests.browser.articles import DENIED, DISPUTED, EMOJI, SAID_AND_PRINTED, SECOND_WORDING
from tests.browser.conftest import DESK
from tests.browser.ways import Way
from tests.documents.made import docx_of
from tests.serving import Server, serving

KILN = {"outlet": "The Post", "title": "The kiln", "text": "“The kiln must be cold by noon,” said Vera Lund."}
KILN_AGAIN = {"outlet": "The Mail", "title": "Kilns", "text": "“Nobody may open it before the bell,” said Dagfinn Eek."}


@pytest.fixture(scope="module")
def window(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page for all ways, before a service with what they are about."""
    with serving(tmp_path_factory.mktemp("journeys"), "--workers", "1") as server:
        _fill(server)
        with browser.new_context(base_url=server.address, viewport=DESK, accept_downloads=True) as context:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.set_default_timeout(60_000)
            page = context.new_page()
            page.on("dialog", lambda dialog: dialog.accept())
            yield page


def _fill(server: Server) -> None:
    for article in [EMOJI, SECOND_WORDING, *DISPUTED, DENIED, *SAID_AND_PRINTED, KILN, KILN_AGAIN]:
        status, answer = server.ask("/v1/articles", article)
        assert status == 201, answer


@pytest.fixture
def page(window: Page) -> Page:
    """The page at its start."""
    window.goto("/")
    return window


def press(scope: Page | Locator, label: str) -> None:
    scope.get_by_role("button", name=label, exact=True).click()


def whole(page: Page, words: str) -> None:
    """The first sentence of the answer."""
    expect(page.locator(".whole")).to_have_text(words)


def test_a_reporter_with_a_sentence(page: Page) -> None:
    way = Way("A reporter with a sentence")
    page.get_by_label(way.said("The quote")).fill(
        way.told("“We see more troops only in and around Ukraine,” Sergei Lavrov said on Friday.")
    )
    page.keyboard.press("Enter")
    whole(page, way.said("Not as quoted, and not by Sergei Lavrov: Jens Stoltenberg said “not only”."))
    expect(page.locator(".whole")).to_have_class(re.compile("whole-bad"))
    note = page.get_by_role("region", name="What was compared")
    expect(note).to_contain_text(
        way.said("Compared: We see more troops only in and around Ukraine, said by Sergei Lavrov.")
    )
    timeline = page.get_by_role("region", name=way.said("Who carried it when"))
    expect(timeline.locator("tbody tr").first).to_contain_text(way.said("Earliest"))
    page.get_by_role("link", name=way.said("Read it here")).first.click()
    expect(page.locator("mark:focus")).to_be_in_viewport()
    page.go_back()
    press(page, way.said("Copy a citation"))
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('Stoltenberg'))")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert "We see more troops not only in and around Ukraine" in cited
    assert "The Messenger" in cited
    way.end()


def test_an_editor_with_a_docx(page: Page, tmp_path: Path) -> None:
    way = Way("An editor with a .docx")
    draft = tmp_path / "Draft.docx"
    said = "“The ball is in their court,” Antony Blinken said. “The ball is in our court,” Sergei Lavrov said."
    draft.write_bytes(docx_of("The ministers met.", said))
    page.get_by_role("link", name=way.said("Check a draft")).click()
    page.get_by_label("Or its file").set_input_files(draft)
    expect(page.locator(".chosen")).to_contain_text(way.said("is checked as it is, by page and paragraph"))
    press(page, way.said("Check the draft"))
    expect(page.get_by_role("heading", name=way.said("1 of 2 quotes need a look"))).to_be_focused()
    page.keyboard.press("n")
    card = page.locator("details.checked[open]")
    expect(card).to_contain_text(
        way.said("Not as quoted, and not by Sergei Lavrov: Antony Blinken said “their court”.")
    )
    with page.expect_download() as commented:
        press(page, way.said("Download with comments (.docx)"))
    (comment,) = docx.Document(str(commented.value.path())).comments
    assert "Antony Blinken said “their court”" in comment.text
    press(card, way.said("Mark as cleared"))
    card.get_by_label(way.said("Why it is right")).fill("I heard it")
    card.get_by_label(way.said("Your name")).fill("Dora Desk")
    press(card, way.said("Clear it"))
    expect(page.get_by_role("heading", name=way.said("All trouble is cleared"))).to_be_visible()
    with page.expect_download() as cleared:
        press(page, way.said("Download the clearances (.toml)"))
    cleared.value.save_as(tmp_path / "cleared.toml")
    clearance = read_clearances(tmp_path / "cleared.toml").of("The ball is in our court")
    assert clearance is not None
    assert clearance.by == "Dora Desk"
    page.goto("/check")
    page.get_by_label(way.said("The draft"), exact=True).fill(
        f"“The {way.told('new bridge is cancelled,')}” {way.told('Mayor Ada Harbour')} said."
    )
    press(page, "Check the draft")
    expect(page.get_by_role("heading", name="1 of 1 quote needs a look")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("details.checked .to-print")).to_have_text(way.said("Said: the new bridge is not cancelled"))
    press(page.locator("details.checked"), way.said("Copy what was said"))
    page.wait_for_function("navigator.clipboard.readText().then((text) => text === 'the new bridge is not cancelled')")
    way.end()


def test_a_fact_checker_with_a_disputed_claim(page: Page) -> None:
    way = Way("A fact-checker with a disputed claim")
    quote, speaker = page.get_by_label(way.said("The quote")), page.get_by_role(
        "combobox", name=way.said("Who is said to have said it")
    )  # fmt: skip
    quote.fill("Nobody will pay for the tunnel under the lake")
    speaker.press_sequentially(way.told("Carl Shoer"))
    page.get_by_role("option", name=way.said("Carl Shore")).click()
    press(page, way.said("Verify"))
    whole(page, way.said("As quoted, but articles disagree on who said it: Carl Shore or Dana Fields."))
    expect(page.locator(".whole")).to_have_class(re.compile("whole-partly"))
    box = page.locator(".attribution.partly")
    expect(box.get_by_role("heading", name=way.said("Speaker disputed"))).to_be_visible()
    expect(box.get_by_role("listitem")).to_have_text(["Carl Shore: The Herald", "Dana Fields: The Observer"])
    page.get_by_text(way.said("Search within an outlet, a kind of source, or days")).click()
    page.get_by_label(way.said("Only in this outlet")).fill(way.told("The Observer"))
    press(page, "Verify")
    whole(page, way.said("As quoted, but not by Carl Shore: Dana Fields said it."))
    page.goto("/")
    quote.fill(way.told("the harbour belongs to the rich"))
    speaker.fill(way.told("Lena Orth"))
    press(page, "Verify")
    whole(page, way.said("As quoted, but Lena Orth is on record only as not having said it."))
    expect(page.locator(".whole")).to_have_class(re.compile("whole-bad"))
    expect(page.locator(".attribution.bad")).to_contain_text(
        way.said("According to Fact Desk, Lena Orth did not say this.")
    )
    page.goto("/")
    quote.fill(way.told("The moon is made of green cheese"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=way.said("Not on record"))).to_be_visible()
    expect(page.locator(".results")).to_contain_text(way.said("Looked through"))
    way.end()


def test_a_researcher_with_a_speaker(page: Page, tmp_path: Path) -> None:
    way = Way("A researcher with a speaker")
    page.get_by_role("link", name=way.said("Speakers")).click()
    page.get_by_role("searchbox").fill("harb")
    press(page, "Search")
    page.locator(".items").get_by_role("link", name=way.said("Ada Harbour")).click()
    years = page.get_by_role("region", name=way.said("Quotes over time"))
    expect(years.get_by_role("link")).to_have_text(["2021", "2026"])
    misquoted = page.get_by_role("region", name=way.said("Misquoted most"))
    expect(misquoted.get_by_role("listitem").first).to_contain_text("bridge is cancelled")
    page.get_by_role("link", name=way.said("Print beside what was said")).click()
    expect(page.get_by_role("main")).to_contain_text(way.said("Caution."))
    counts = page.locator("table tbody")
    for outcome in ("Word for word", "Altered in sense"):
        expect(counts.get_by_role("row", name=way.said(outcome)).get_by_role("cell").first).to_have_text("1")
    with page.expect_download() as table:
        press(page, way.said("Download all as CSV"))
    assert "The Gazette" in table.value.path().read_text(encoding="utf-8")
    counts.get_by_role("link", name="Altered in sense").click()
    case = page.locator(".items li")
    expect(case).to_have_count(1)
    expect(case).to_contain_text("“not” is left out".replace("“", '"').replace("”", '"'))
    case.get_by_role("link", name="See the quote").click()
    travelled = page.get_by_role("region", name=way.said("How the words travelled"))
    expect(travelled).to_contain_text("The Gazette")
    way.end()


def test_an_editor_who_corrects(page: Page) -> None:
    way = Way("An editor who corrects")
    page.get_by_role("link", name=way.said("Articles")).click()
    page.get_by_role("link", name="The kiln", exact=True).click()
    form = page.locator("details.correction")
    form.get_by_text(way.said("Wrong speaker?")).click()
    form.get_by_label(way.said("Who said it")).fill("Dag Ek")
    form.get_by_label(way.said("Why")).fill("on tape")
    press(form, way.said("Correct it"))
    expect(page.get_by_role("region", name="Corrections")).to_contain_text(way.said("Corrected by"))
    page.goto("/?quote=The+kiln+must+be+cold+by+noon&speaker=Dag+Ek")
    whole(page, way.said("As quoted, by Dag Ek."))
    page.goto("/speakers?q=Eek")
    page.locator(".items").get_by_role("link", name="Dagfinn Eek").click()
    page.get_by_text(way.said("Wrong name, two who are one, or one who is two?")).click()
    other = page.get_by_role("combobox", name=way.said("This is the same person as"))
    press(page, way.said("Merge them"))
    expect(page.get_by_role("form", name="Two who are one").get_by_role("status")).to_have_text("Say who it is.")
    other.press_sequentially("dag ek")
    page.get_by_role("option", name="Dag Ek", exact=True).click()
    press(page, "Merge them")
    expect(page.get_by_role("heading", name="Dag Ek", level=1)).to_be_visible()
    expect(page.locator(".items").last.get_by_role("listitem")).to_have_count(2)
    page.get_by_text("Wrong name, two who are one, or one who is two?").click()
    expect(page.locator("details.correction")).to_contain_text("Dagfinn Eek is Dag Ek")
    press(page, way.said("Undo"))
    expect(page.locator(".items").last.get_by_role("listitem")).to_have_count(1)
    way.end()
