"""A real Chromium before a real service: the seed articles, and some made to be hard to show."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.articles import ARTICLES
from tests.browser.extension_in_chromium import EXTENSION, Extension
from tests.browser.extension_pages import outlet
from tests.serving import Server, serving

PROJECT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
DESK = {"width": 1180, "height": 900}
PHONE = {"width": 360, "height": 740}
SCREENSHOTS = PROJECT / "build" / "screenshots"
"""Where pictures of the views are left when the environment's SCREENSHOTS is set: nothing is held against them."""


def executable() -> str:
    """Where Chromium is; a missing one is an error that says how to get it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise FileNotFoundError("Chromium is not there; `requirements/system chromium` installs it on Debian (as root)")
    return found


@pytest.fixture(scope="package")
def driver() -> Iterator[Playwright]:
    """Playwright, of which a process has one."""
    expect.set_options(timeout=30_000)  # a busy machine takes its time
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(driver: Playwright) -> Iterator[Browser]:
    """One Chromium for all the tests of the web page; each test has a context of its own."""
    browser = driver.chromium.launch(executable_path=executable(), args=list(OPTIONS))
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service that holds the seed articles and those of `articles`; only for reading."""
    with serving(tmp_path_factory.mktemp("browsed"), "--workers", "1") as running:
        for article in ARTICLES:
            status, answer = running.ask("/v1/articles", article)
            assert status == 201, answer
        yield running


@pytest.fixture
def context(browser: Browser, service: Server) -> Iterator[BrowserContext]:
    """A browser window at a desk."""
    with browser.new_context(base_url=service.address, viewport=DESK) as context:
        context.set_default_timeout(60_000)  # a busy machine takes its time
        yield context


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complains of; a test that provokes something takes it out."""
    return []


@pytest.fixture
def page(context: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    """A page on which no script may fail, nothing may be forbidden by the policy, and no dialogue may open."""
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    yield page
    assert complaints == []


@pytest.fixture(scope="package")
def pages() -> Iterator[str]:
    """The address of an outlet's pages."""
    with outlet() as address:
        yield address


@pytest.fixture(scope="package")
def loaded(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extension]:
    """A browser with the extension as it is in the project."""
    with driver.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=executable(),
        headless=False,  # Playwright's own headless mode has no extensions; Chromium's new one has
        args=[
            "--headless=new",
            *OPTIONS,
            "--host-resolver-rules=MAP *.example 127.0.0.1",
            f"--disable-extensions-except={EXTENSION}",
            f"--load-extension={EXTENSION}",
        ],
    ) as context:
        context.set_default_timeout(60_000)
        yield Extension(context)


@pytest.fixture
def extension(loaded: Extension, service: Server) -> Extension:
    """The extension, which asks the running service."""
    loaded.ask(service.address)
    return loaded


def keep_screenshot(page: Page, name: str) -> None:
    """Leave a picture of the whole page in SCREENSHOTS, if they are wanted."""
    if os.environ.get("SCREENSHOTS"):
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
