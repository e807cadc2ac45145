"""Every view looks as it did: at 360, 768 and 1280 pixels, dark and light; `make screenshots` keeps them anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.articles import DENIED, DISPUTED, SAID_AND_PRINTED, SECOND_WORDING
from tests.browser.conftest import OPTIONS, executable
from tests.browser.screenshots import KEPT, Shot, difference, settle, taken
from tests.browser.test_check import DRAFT, check
from tests.serving import Server, serving

FERRY = "We+voted+for+the+old+ferry%2C+and+we+will+keep+it+for+25+years"
VIEWS = {
    "start": ("/", ".examples li"),
    "verbatim": ("/?quote=The+ball+is+in+their+court&speaker=Antony+Blinken", ".taking"),
    "altered": (f"/?quote={FERRY}&speaker=Ada+Harbour", ".taking"),
    "another-speaker": ("/?quote=The+ball+is+in+our+court&speaker=Sergei+Lavrov", ".taking"),
    "disputed": ("/?quote=Nobody+will+pay+for+the+tunnel+under+the+lake", ".taking"),
    "denied": ("/?quote=the+harbour+belongs+to+the+rich&speaker=Lena+Orth", ".taking"),
    "against-source": ("/?quote=But+the+new+bridge+is+cancelled&speaker=Ada+Harbour", ".taking"),
    "not-found": ("/?quote=The+moon+is+made+of+green+cheese", ".taking"),
    "refused": ("/?quote=%3F", ".notice"),
    "embed": ("/embed?quote=The+ball+is+in+our+court&speaker=Antony+Blinken", ".verdict"),
    "check": ("/check", "form.draft"),
    "desk": ("/check", "form.draft"),
    "quotes": ("/quotes", ".facets .facet"),
    "quote": ("/quotes/9", "table"),
    "speakers": ("/speakers", ".items li"),
    "speaker": ("/speakers/5", ".years li"),
    "outlets": ("/outlets", ".items li"),
    "articles": ("/articles", ".items li"),
    "article": ("/articles/1", ".article-text"),
    "fidelity": ("/fidelity", ".items li"),
    "watches": ("/watches", "form"),
    "missing": ("/nowhere", "h1"),
}
OFTEN = {"start", "altered", "disputed", "desk", "quotes"}
"""Views that the usual tests hold, in the narrowest window and in the widest."""
WIDTHS = {360: 740, 768: 1024, 1280: 900}
SCHEMES = ("light", "dark")
NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
SAME_EVERYWHERE = ("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb")


def _cases() -> Iterator[object]:
    for view, width in product(VIEWS, WIDTHS):
        is_often = view in OFTEN and width != 768
        yield pytest.param(view, width, id=f"{view}-{width}", marks=[] if is_often else pytest.mark.screenshots)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service with the seeds, and with what shows each verdict."""
    with serving(tmp_path_factory.mktemp("pictured"), "--workers", "1") as running:
        for article in [SECOND_WORDING, *DISPUTED, DENIED, *SAID_AND_PRINTED]:
            status, answer = running.ask("/v1/articles", article)
            assert status == 201, answer
        yield running


@pytest.fixture(scope="module")
def pictured(driver: Playwright, server: Server) -> Iterator[Page]:
    """A page that looks the same on every machine: its letters, its colours, its language and its day."""
    browser: Browser = driver.chromium.launch(
        executable_path=executable(),
        args=[*OPTIONS, *SAME_EVERYWHERE],
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},  # fields for dates are written by it
    )
    with browser.new_context(
        base_url=server.address, locale="en-GB", timezone_id="UTC", reduced_motion="reduce"
    ) as context:
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.on("dialog", lambda dialog: dialog.accept())
        yield page
    browser.close()


@pytest.mark.parametrize(("view", "width"), list(_cases()))
def test_a_view_looks_as_it_did(pictured: Page, view: str, width: int) -> None:
    path, sign = VIEWS[view]
    pictured.set_viewport_size({"width": width, "height": WIDTHS[width]})
    pictured.goto(path)
    pictured.locator(sign).first.wait_for()
    settle(pictured)
    if view == "desk":
        check(pictured, DRAFT.replace("🎉 ", ""))
        pictured.keyboard.press("n")
    differences = []
    for scheme in SCHEMES:
        pictured.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        differences.append(difference(Shot(view, width, scheme), taken(pictured)))
    assert [found for found in differences if found] == []


def test_what_is_kept_is_what_is_looked_at_and_no_more() -> None:
    names = {Shot(*case).path.name for case in product(VIEWS, WIDTHS, SCHEMES)}
    assert {path.name for path in KEPT.iterdir()} == names
    assert sum(path.stat().st_size for path in KEPT.iterdir()) < 4_000_000
