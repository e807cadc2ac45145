"""The browser extension in a real Chromium, against the running service and pages of our own: what is asked, what is
answered, and its own pages."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from tests.browser.extension_in_chromium import Extension
from tests.browser.extension_pages import newer_service, recorder
from tests.serving import Server

PLACES = ["/news", "/strict"]


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


def test_every_key_is_free_for_the_extension(loaded: Extension) -> None:
    keys = {one["name"]: one["shortcut"] for one in loaded.worker.evaluate("chrome.commands.getAll()")}
    assert (keys["verify"], keys["check"]) == ("Alt+Shift+V", "Alt+Shift+Q")


@pytest.mark.parametrize("name", ["options.html", "popup.html"])
def test_its_own_pages_are_accessible(loaded: Extension, page: Page, name: str) -> None:
    page.goto(f"{loaded.origin}/{name}")
    found = Axe().run(page).response["violations"]
    assert [(one["impact"], one["id"]) for one in found] == []


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


def test_nothing_is_asked_of_anybody_but_what_the_reader_asked(
    extension: Extension, page: Page, pages: str, service: Server
) -> None:
    asked: list[tuple[str, object]] = []

    def note(request: Request) -> None:
        if not request.url.startswith(f"{extension.origin}/"):
            asked.append((request.url, request.post_data_json))

    page.on("request", note)
    page.goto(f"{pages}/news")
    expect(extension.verify(page, "The ball is", "court").get_by_text("Said by")).to_be_visible()
    panel = extension.choose(page, "check")
    panel.locator("summary").first.click()
    expect(panel.get_by_text("Said by").first).to_be_visible()
    (opened, _), (first, words), (second, text) = [one for one in asked if not one[0].endswith("/favicon.ico")]
    assert (opened, first, second) == (
        f"{pages}/news",
        f"{service.address}/v1/verify",
        f"{service.address}/v1/check",
    )
    assert words == {"quote": "The ball is in their court"}
    assert isinstance(text, dict)
    assert list(text) == ["text"]
    assert text["text"].startswith("What was said about the letters\n\n“The ball is in their court,” said")
    assert not any(hidden in text["text"] for hidden in ("Nobody sees these words", "Subscribe"))


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
