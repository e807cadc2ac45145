"""“Watches”: a question and a webhook are saved on the page, and what comes in is shown there, in the feed and sent."""

from __future__ import annotations

from collections.abc import Iterator

import feedparser
import httpx
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect
from standardwebhooks import Webhook

from service.cli.main import group
from tests.browser.conftest import DESK
from tests.receiver import Receiver, receiving
from tests.serving import Server, serving

Desk = tuple[Server, Receiver, str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A service without articles that may send to one receiver, and the key of who may watch."""
    data = tmp_path_factory.mktemp("watching")
    arguments = ["keys", "create", "Fact desk", "--scope", "read", "--scope", "watch", "--data", str(data)]
    key = CliRunner().invoke(group, arguments).stdout.strip()
    with receiving() as receiver:
        environ = {"QUOTEVERIFY_WEBHOOK_HOSTS": receiver.address, "QUOTEVERIFY_WEBHOOK_NETWORKS": "127.0.0.0/8"}
        with serving(data, "--no-seeds", "--workers", "1", environ=environ) as server:
            yield server, receiver, key


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """The page of who has the key."""
    server, _, key = desk
    context = browser.new_context(base_url=server.address, viewport=DESK)
    context.set_default_timeout(60_000)
    context.add_init_script(f"sessionStorage.setItem('quoteverify.key', '{key}')")
    yield context.new_page()
    context.close()


def add_webhook(page: Page, address: str) -> str:
    """Fill the form; what is said then."""
    field = page.get_by_label("An address that whoever runs the service allows")
    field.fill(address)
    page.get_by_role("button", name="Send events there").click()
    said = page.locator("form", has=field).get_by_role("status")
    expect(said).not_to_be_empty()
    return said.inner_text()


def test_who_watches_is_told_on_the_page_in_the_feed_and_by_a_webhook(page: Page, desk: Desk) -> None:
    server, receiver, _ = desk
    page.goto("/watches")
    expect(page.get_by_text("Events are sent to nobody so far.")).to_be_visible()
    assert "is not among the addresses" in add_webhook(page, "https://elsewhere.example/")
    page.reload()
    secret = add_webhook(page, f"{receiver.address}/quotes").rpartition(" ")[2]
    page.get_by_role("button", name="Send a test").click()
    page.reload()
    page.get_by_label("The words of a quote").fill("The weir has held since the year of the great flood")
    page.get_by_label("Send its events to").select_option(f"{receiver.address}/quotes")
    page.get_by_role("button", name="Watch for it").click()
    expect(page.get_by_text("Nothing has come in so far.")).to_be_visible()
    text = "“The weir has leaked since the year of the great flood,” said Ida Quill."
    assert server.ask("/v1/articles", {"outlet": "The Tern", "title": "The weir", "text": text})[0] == 201
    for received in receiver.until(2):
        Webhook(secret).verify(received.body, received.headers)
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="The Tern prints other words")).to_contain_text("Ida Quill")
    address = page.get_by_role("link", name="the Atom feed").get_attribute("href")
    assert address is not None
    [entry] = feedparser.parse(httpx.get(address).text).entries
    assert "The weir" in entry.title + entry.summary
    page.get_by_role("button", name="Watch no more").click()
    expect(page.get_by_text("You watch for nothing so far.")).to_be_visible()
    page.get_by_role("button", name="What was sent").click()
    expect(page.get_by_text("a test: delivered, answered 204")).to_be_visible()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Events are sent to nobody so far.")).to_be_visible()
