"""Every view: nothing serious for axe, nothing wider than a phone, by keyboard alone; SCREENSHOTS=1 keeps pictures."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, PHONE, keep_screenshot
from tests.serving import Server

VIEWS = {
    "start": ("/", ".examples"),
    "verbatim": ("/?quote=The+ball+is+in+their+court&speaker=Sergei+Lavrov", ".verdict"),
    "altered": (
        "/?quote=We+voted+for+the+old+ferry%2C+and+we+will+keep+it+for+25+years&speaker=Ada+Harbour",
        ".verdict",
    ),
    "not-found": ("/?quote=The+moon+is+made+of+green+cheese", ".verdict"),
    "disputed": ("/?quote=Nobody+will+pay+for+the+tunnel+under+the+lake", ".verdict"),
    "denied": ("/?quote=the+harbour+belongs+to+the+rich&speaker=Lena+Orth", ".verdict"),
    "refused": ("/?quote=%3F", ".notice"),
    "check": ("/check", "form"),
    "quotes": ("/quotes", ".items li"),
    "quote": ("/quotes/22", "table"),
    "speakers": ("/speakers", ".items li"),
    "speaker": ("/speakers/1", ".items li"),
    "outlets": ("/outlets", ".items li"),
    "articles": ("/articles", ".items li"),
    "article": ("/articles/1", ".article-text"),
    "fidelity": ("/fidelity", "table"),
    "watches": ("/watches", "form"),
    "embed": ("/embed?quote=The+ball+is+in+our+court&speaker=Antony+Blinken", ".verdict"),
    "missing": ("/nowhere", "h1"),
}
WINDOWS: dict[str, dict[str, Any]] = {
    "light": {"viewport": DESK},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "has_touch": True},
}


@pytest.fixture(params=list(WINDOWS), scope="module")
def window(request: pytest.FixtureRequest, browser: Browser, service: Server) -> Any:
    """A window of each kind, and its name."""
    with browser.new_context(base_url=service.address, **WINDOWS[request.param]) as context:
        context.set_default_timeout(60_000)
        yield request.param, context.new_page()


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_is_accessible_and_fits_its_window(window: tuple[str, Page], view: str) -> None:
    kind, page = window
    path, sign = VIEWS[view]
    page.goto(path)
    page.locator(sign).first.wait_for()
    keep_screenshot(page, f"{view}-{kind}")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    if kind == "light":  # the same colours as on the phone, the same layout as in the dark
        return
    found = Axe().run(page).response["violations"]
    told = [(one["impact"], one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert [one for one in told if one[0] in {"serious", "critical"}] == []


def test_the_keyboard_alone_goes_from_question_to_outlet(page: Page) -> None:
    page.goto("/?quote=The+ball+is+in+our+court&speaker=Antony+Blinken")
    page.locator(".verdict").wait_for()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))
    assert reached[:6] == [
        "speaker",
        "Search within an outlet, a kind of source, or days",
        "Compare with a text of your own",
        "Verify",
        "Antony Blinken",
        "Antony Blinken",
    ]


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("/speakers")
    page.locator(".items li").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_nothing_moves_for_those_who_asked_for_that(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    page.locator(".examples").wait_for()
    moving = "[...document.querySelectorAll('*')].filter((n) => getComputedStyle(n).animationName !== 'none').length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0


def test_paper_holds_the_answer_and_nothing_to_press(page: Page) -> None:
    page.goto("/?quote=The+ball+is+in+our+court&speaker=Antony+Blinken")
    page.locator(".verdict").wait_for()
    page.emulate_media(media="print")
    for pressed in ("nav", "form", "button"):
        assert all(not one.is_visible() for one in page.locator(pressed).all())
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".places")).to_be_visible()
