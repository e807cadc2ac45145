"""Every view magnified to 200% and 400%, pressed by fingers, without motion: nothing is lost, cut off or too small."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import VIEWS
from tests.browser.test_check import DRAFT, check
from tests.serving import Server

ZOOMED = {"200%": {"width": 640, "height": 450}, "400%": {"width": 320, "height": 256}}
"""A window of 1280 by 900, or 1280 by 1024, in CSS pixels at that zoom (WCAG 2.2, 1.4.4 and 1.4.10)."""
FINGER = 44
OUTSIDE = """() => {
    const width = document.documentElement.clientWidth;
    const scrolled = document.documentElement.scrollWidth - width;
    const inTable = (node) => node.closest(".scroll, table");
    const cut = [...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
        const { left, right, width: own } = node.getBoundingClientRect();
        if (!own || node.closest(".unseen") || inTable(node)) return false;
        const isCut = getComputedStyle(node).overflowX === "hidden" && node.scrollWidth > node.clientWidth + 1;
        return right > width + 1 || left < -1 || isCut;
    });
    return [scrolled, cut.map((node) => node.outerHTML.slice(0, 120))];
}"""
SMALL = """(finger) => {
    const isInText = (node) => {
        if (getComputedStyle(node).display !== "inline") return false;
        const block = node.closest("p, li, td, th, blockquote, dd, h1, h2, h3, label");
        return Boolean(block) && block.textContent.trim().length > node.textContent.trim().length + 3;
    };
    return [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [role=option]")]
        .filter((node) => node.checkVisibility() && !node.closest(".unseen, .skip") && !node.matches(".skip"))
        .filter((node) => node.getBoundingClientRect().height < finger && !isInText(node))
        .map((node) => `${Math.round(node.getBoundingClientRect().height)} ${node.outerHTML.slice(0, 120)}`);
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser, service: Server) -> Iterator[Page]:
    """One page that is pressed by fingers, for all of this module."""
    options = {"has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
    with browser.new_context(base_url=service.address, viewport=ZOOMED["200%"], **options) as context:
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


def faults(page: Page) -> list[tuple[str, object]]:
    """What lies outside the window or is too small for fingers, at either zoom, and what moves; each with where."""
    found: list[tuple[str, object]] = []
    for zoom, size in ZOOMED.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        scrolled, cut = page.evaluate(OUTSIDE)
        small = page.evaluate(SMALL, FINGER)
        found += [
            (f"{what} at {zoom}", seen)
            for what, seen in {"scrolled": scrolled, "cut": cut, "small": small}.items()
            if seen
        ]
    page.set_viewport_size(ZOOMED["200%"])  # type: ignore[arg-type]
    moving = page.evaluate("document.getAnimations().length")
    return [*found, ("moving", moving)] if moving else found


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_is_whole_at_any_zoom_and_large_enough_for_fingers(phone: Page, view: str) -> None:
    path, sign = VIEWS[view]
    phone.goto(path)
    phone.locator(sign).first.wait_for()
    assert faults(phone) == []


def test_so_is_a_checked_draft_with_its_cards_open(phone: Page) -> None:
    phone.goto("/check")
    check(phone, DRAFT)
    for summary in phone.locator("details.checked > summary").all():
        summary.click()
    assert faults(phone) == []


ARABIC = "الجسر القديم سيبقى مكانه في كل الأحوال"
DIRECTIONS = """([selector, words]) => [...document.querySelectorAll(selector)]
    .filter((node) => node.textContent.includes(words)).map((node) => getComputedStyle(node).direction)"""


@pytest.mark.parametrize(
    ("path", "sign", "selector"),
    [
        (f"/?quote={ARABIC}", ".verdict", "textarea, .side blockquote, .context"),
        ("/quotes?outlet=صحيفة+النهر", ".items li", ".card blockquote"),
    ],
    ids=["verify", "quotes"],
)
def test_a_quote_from_the_right_runs_from_the_right_in_a_page_from_the_left(
    phone: Page, path: str, sign: str, selector: str
) -> None:
    phone.goto(path)
    phone.locator(sign).first.wait_for()
    directions = phone.evaluate(DIRECTIONS, [selector, ARABIC[:10]])
    assert directions
    assert set(directions) == {"rtl"}
    assert phone.locator("main").evaluate("node => getComputedStyle(node).direction") == "ltr"
    assert faults(phone) == []


def test_a_checked_draft_from_the_right_runs_so_too(phone: Page) -> None:
    phone.goto("/check")
    check(phone, f"قال أحمد المرسى: «{ARABIC}»، ثم غادر القاعة.")
    assert set(phone.evaluate(DIRECTIONS, [".passage, .in-draft, .checked q", ARABIC[:10]])) == {"rtl"}
    assert faults(phone) == []
