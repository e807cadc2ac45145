"""The browser extension in a real Chromium, against the running service and pages of our own."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Frame, Page, Playwright, Worker, expect

from tests.browser.conftest import OPTIONS, executable
from tests.browser.extension_pages import LAYERS_MARKED, MARKED_IN_LAYERS, newer_service, outlet, recorder
from tests.serving import Server

EXTENSION = Path(__file__).resolve().parents[2] / "examples" / "browser-extension"
PLACES = ["/news", "/strict"]
MARKED = """state => [...(CSS.highlights.get(`quoteverify-${state}`) ?? [])].map(range => range.toString())"""
SELECT = """([first, last]) => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let started = false;
  while (walker.nextNode()) {
    const {data} = walker.currentNode;
    const at = started ? 0 : data.indexOf(first);
    if (!started && at >= 0) { range.setStart(walker.currentNode, at); started = true; }
    const end = started ? data.indexOf(last, Math.max(at, 0)) : -1;
    if (end >= 0) { range.setEnd(walker.currentNode, end + last.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
# A real key goes to a frame that is gone before the key is up, and then the browser may never say that it was pressed.
ESCAPE_SOON = """() => void setTimeout(() => {
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
})"""
BUTTON = """async () => {
  const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
  return [await chrome.action.getBadgeText({tabId: tab.id}), await chrome.action.getTitle({tabId: tab.id})];
}"""
CHOOSE = """async item => {
  const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
  chrome.contextMenus.onClicked.dispatch({menuItemId: item, frameId: 0, selectionText: ""}, tab);
}"""


class Extension:
    """The extension in its browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        running = context.service_workers
        self.worker: Worker = running[0] if running else context.wait_for_event("serviceworker")
        self.origin = self.worker.url.removesuffix("/background.js")

    def ask(self, server: str) -> None:
        """Let it ask `server` from now on."""
        self.worker.evaluate("server => chrome.storage.local.set({server, key: ''})", server)

    def badge(self) -> str:
        """What stands on its button for the page in front."""
        text: str = self.worker.evaluate(BUTTON)[0]
        return text

    def title(self) -> str:
        """What its button says when it is pointed at."""
        text: str = self.worker.evaluate(BUTTON)[1]
        return text

    def wait_for_badge(self, text: str) -> None:
        """Until `text` stands on its button: the page's message is on its way."""
        deadline = time.monotonic() + 10
        while self.badge() != text:
            assert time.monotonic() < deadline, self.badge()
            time.sleep(0.02)

    def verify(self, page: Page, first: str, last: str) -> Frame:
        """Select from `first` to the end of `last`, and choose to verify it; returns the panel."""
        page.evaluate(SELECT, [first, last])
        return self.choose(page, "verify")

    def choose(self, page: Page, item: str) -> Frame:
        """Choose an item of its menu on `page`; returns the panel."""
        page.bring_to_front()
        # The panel's frame stands in a closed shadow root, where no locator finds it.
        with page.expect_event("framenavigated", lambda frame: frame.url == f"{self.origin}/panel.html") as shown:
            self.worker.evaluate(CHOOSE, item)
        return shown.value


def wait_for_marks(panel: Frame) -> None:
    """Wait until the page has marked what the panel lists already."""
    expect(panel.locator("main")).to_have_attribute("aria-busy", "false")


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    """The address of an outlet's pages."""
    with outlet() as address:
        yield address


@pytest.fixture(scope="module")
def loaded(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extension]:
    """A browser with the extension as it is in the project."""
    with driver.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=executable(),
        headless=False,  # Playwright's own headless mode has no extensions; Chromium's new one has
        args=["--headless=new", *OPTIONS, f"--disable-extensions-except={EXTENSION}", f"--load-extension={EXTENSION}"],
    ) as context:
        context.set_default_timeout(60_000)
        yield Extension(context)


@pytest.fixture
def extension(loaded: Extension, service: Server) -> Extension:
    """The extension, which asks the running service."""
    loaded.ask(service.address)
    return loaded


@pytest.fixture
def page(loaded: Extension) -> Iterator[Page]:
    """A new tab."""
    opened = loaded.context.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("place", PLACES)
def test_selected_words_are_verified_where_they_stand(extension: Extension, page: Page, pages: str, place: str) -> None:
    page.goto(pages + place)
    panel = extension.verify(page, "The ball is", "court")  # the words run across inline elements
    expect(panel.get_by_role("heading", name="these exact words are on record")).to_be_visible()
    expect(panel.get_by_text("Said by Antony Blinken")).to_be_visible()
    link = panel.get_by_role("link", name="BM.GE, 27 January 2022")
    assert "#:~:text=" in (link.get_attribute("href") or "")


def test_what_differs_is_marked_in_both_wordings(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.verify(page, "the ball is in our court", "court")
    expect(panel.get_by_role("heading", name="Altered")).to_be_visible()
    expect(panel.locator("article")).to_have_class("answer trouble")  # other words, in the same sense
    expect(panel.locator(".whence")).to_have_text("Said by Antony Blinken; first in BM.GE, 27 January 2022.")
    expect(panel.get_by_label("What differs").locator("li")).to_have_text(
        ["≠ The record has their for our (other words)."]
    )
    expect(panel.locator(".explanation")).to_have_count(0)
    assert panel.locator("del").evaluate_all("all => all.map(one => one.firstChild.data)") == ["our"]
    assert panel.locator("ins").evaluate_all("all => all.map(one => one.firstChild.data)") == ["their"]


def test_a_speaker_who_did_not_say_it_is_contradicted(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.verify(page, "The ball is", "court")
    panel.get_by_label("Who is said to have said it?").fill("Sergey Lavrov")
    panel.get_by_role("button", name="Compare").click()
    expect(panel.locator(".headline")).to_have_text("As quoted, but not by Sergey Lavrov: Antony Blinken said it.")
    expect(panel.locator("article")).to_have_class("answer trouble grave")
    assert panel.locator("main").inner_text().count("Sergey Lavrov") == 1  # nothing is said twice


def test_the_words_of_a_newer_service_are_shown_as_they_are(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    with newer_service() as address:
        extension.ask(address)
        panel = extension.verify(page, "The ball is", "court")
        expect(panel.get_by_role("heading", name="closely paraphrased")).to_be_visible()
        expect(panel.locator("article")).to_have_class("answer unknown")
        expect(panel.get_by_text("About the speaker: denied by speaker.")).to_be_visible()
        expect(panel.get_by_text("The record says it in other words.")).to_be_visible()
        expect(panel.locator("main")).not_to_contain_text("undefined")


def test_a_selection_with_marks_and_speaker_is_read_as_an_article_is(
    extension: Extension, page: Page, pages: str
) -> None:
    page.goto(f"{pages}/news")
    panel = extension.verify(page, "“The ball is", "Blinken")
    expect(panel.locator(".read-as")).to_have_text("Compared: The ball is in their court,, said by Antony Blinken.")
    expect(panel.locator(".headline")).to_have_text("As quoted, by Antony Blinken.")
    panel = extension.verify(page, "“The ball is", "Antony Blinken said")
    panel.get_by_role("button", name="Check all 2 quotes").click()
    expect(panel.locator("details")).to_have_count(2)


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
    page.goto(f"{pages}/layers")
    panel = extension.choose(page, "check")
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


def test_every_key_is_free_for_the_extension(loaded: Extension) -> None:
    keys = {one["name"]: one["shortcut"] for one in loaded.worker.evaluate("chrome.commands.getAll()")}
    assert (keys["verify"], keys["check"]) == ("Alt+Shift+V", "Alt+Shift+Q")


@pytest.mark.parametrize("name", ["options.html", "popup.html"])
def test_its_own_pages_are_accessible(loaded: Extension, page: Page, name: str) -> None:
    page.goto(f"{loaded.origin}/{name}")
    found = Axe().run(page).response["violations"]
    assert [(one["impact"], one["id"]) for one in found] == []


def test_a_click_on_a_marked_quote_opens_it_in_the_panel(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.choose(page, "check")
    expect(panel.locator("details")).to_have_count(3)
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


def test_the_page_cannot_read_the_panel(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.verify(page, "The ball is", "court")
    expect(panel.get_by_text("Said by Antony Blinken")).to_be_visible()
    assert page.evaluate("document.querySelector('quoteverify-panel').shadowRoot") is None
    assert page.evaluate("frames.length") == 0


def test_only_what_was_asked_about_is_sent(loaded: Extension, page: Page, pages: str) -> None:
    with recorder() as (server, received):
        loaded.ask(server)
        page.context.add_cookies([{"name": "session", "value": "secret", "url": server}])
        page.goto(f"{pages}/news")
        assert received == []
        panel = loaded.verify(page, "The ball is", "court")
        expect(panel.get_by_role("alert")).to_have_text("The server cannot answer just now; try again in 7 seconds.")
        [(path, headers, body)] = received
    assert (path, json.loads(body)) == ("/v1/verify", {"quote": "The ball is in their court"})
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_a_server_that_is_away_is_said_and_can_be_asked_again(
    extension: Extension, page: Page, pages: str, service: Server
) -> None:
    extension.ask("http://127.0.0.1:9")
    page.goto(f"{pages}/news")
    panel = extension.verify(page, "The ball is", "court")
    expect(panel.get_by_role("alert")).to_contain_text("Is the service running, and is its address right")
    extension.ask(service.address)
    panel.get_by_role("button", name="Try again").click()
    expect(panel.get_by_text("Said by Antony Blinken")).to_be_visible()


def test_nothing_selected_is_no_question(extension: Extension, page: Page, pages: str) -> None:
    page.goto(f"{pages}/news")
    panel = extension.choose(page, "verify")
    expect(panel.get_by_text("Select the words of a quote on the page")).to_be_visible()


def test_the_options_are_tried_when_they_are_saved(loaded: Extension, page: Page, service: Server) -> None:
    page.goto(f"{loaded.origin}/options.html")
    page.get_by_label("The server's address").fill(f"{service.address}/")
    page.get_by_role("button", name="Save and try").click()
    expect(page.get_by_role("status")).to_have_text("Saved. The server answers.")
    assert loaded.worker.evaluate("chrome.storage.local.get('server')") == {"server": service.address}


@pytest.mark.parametrize(
    ("server", "key", "told"),
    [
        pytest.param(
            "ftp://127.0.0.1", "", "Give an address that begins with https:// or http://.", id="no web server"
        ),
        pytest.param("http://example.org", "k", "the address must begin with https://", id="a key in the open"),
        pytest.param("http://u:p@127.0.0.1", "", "Give the address alone", id="a password in the address"),
    ],
)
def test_an_address_that_cannot_be_used_is_not_kept(
    extension: Extension, page: Page, server: str, key: str, told: str
) -> None:
    kept = extension.worker.evaluate("chrome.storage.local.get()")
    page.goto(f"{extension.origin}/options.html")
    page.get_by_label("The server's address").fill(server)
    page.get_by_label("Key, if the server wants one").fill(key)
    page.get_by_role("button", name="Save and try").click()
    expect(page.get_by_role("status")).to_contain_text(told)
    assert extension.worker.evaluate("chrome.storage.local.get()") == kept
