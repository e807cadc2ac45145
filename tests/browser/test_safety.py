"""What articles hold is shown and never run, and the page asks nobody but the service."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.articles import HOSTILE
from tests.serving import Server

MADE = "main script, main img, main b, main iframe, [onmouseover], [onclick], [onerror]"
ELEMENTS = f"document.querySelectorAll('{MADE}').length"


@pytest.fixture(scope="module")
def hostile(service: Server) -> dict[str, int]:
    """The ids of the hostile article, its quote and its speaker."""
    _, found = service.ask("/v1/articles", HOSTILE)
    quote = found["quotes"][0]
    return {"articles": found["id"], "quotes": quote["quote_id"], "speakers": quote["speaker"]["id"]}


@pytest.mark.parametrize("kind", ["articles", "quotes", "speakers"])
def test_markup_in_any_field_is_shown_as_text(page: Page, hostile: dict[str, int], kind: str) -> None:
    page.goto(f"/{kind}/{hostile[kind]}")
    expect(page.locator("main")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.evaluate(ELEMENTS) == 0
    assert page.title() != "taken"


@pytest.mark.parametrize("path", ["/quotes?q=bridge+taken", "/articles?from=2021-05-01&to=2021-05-01"])
def test_markup_in_lists_is_shown_as_text(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator(".items")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.evaluate(ELEMENTS) == 0


def test_markup_in_questions_and_answers_is_shown_as_text(page: Page) -> None:
    page.goto("/?quote=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+bridge+will+stand&speaker=%3Cb%3EX%3C%2Fb%3E")
    expect(page.locator(".verdict")).to_be_visible()
    assert page.evaluate(ELEMENTS) == 0


def test_a_link_to_anything_but_a_web_address_is_not_made(page: Page) -> None:
    page.goto("/")
    made = page.evaluate(
        """async () => {
            const { outsideLink } = await import("/web/dom.js");
            const addresses = ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", null, "https://a.example/"];
            return addresses.map((address) => outsideLink(address, "x")?.href ?? null);
        }"""
    )
    assert made == [None, None, None, None, "https://a.example/"]


def test_the_policy_stops_what_is_written_into_the_page(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.evaluate("document.addEventListener('securitypolicyviolation', (e) => (window.stopped = e.violatedDirective))")
    page.evaluate(
        """() => {
            const script = document.createElement("style");
            script.textContent = "main { display: none }";
            document.head.append(script);
        }"""
    )
    page.wait_for_function("window.stopped === 'style-src-elem'")
    with pytest.raises(Exception, match="TrustedHTML"):
        page.evaluate("() => { document.querySelector('main').innerHTML = '<b>x</b>'; }")
    complaints.clear()


def test_nobody_else_is_asked_for_anything(page: Page, context: BrowserContext, service: Server) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    for path in ("/", "/?quote=The+ball+is+in+our+court", "/quotes/9", "/articles/1", "/speakers/1"):
        page.goto(path)
        expect(page.locator("main .view")).to_be_visible()
    assert asked
    assert {url for url in asked if not url.startswith(service.address)} == set()
