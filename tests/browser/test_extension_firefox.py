"""The browser extension as `make extension` packs it, in Debian's Firefox, against the running service.

The menu of the right mouse button and the shortcuts are Firefox's own, so that the extension has no more right to a
page than a person gives it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator

import pytest

from deploy.extension import pack
from tests.browser.extension_pages import LAYERS_MARKED, MARKED_IN_LAYERS, outlet
from tests.browser.firefox import ORIGIN, Firefox, firefox, wait_until
from tests.serving import Server

SELECT = """(() => {
  const paragraph = document.querySelector("article p");
  getSelection().setBaseAndExtent(paragraph.firstChild, 1, paragraph.querySelector("b").nextSibling, 6);
  const {x, y, width, height} = getSelection().getRangeAt(0).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
})()"""


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    """The address of an outlet's pages."""
    with outlet() as address:
        yield address


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, service: Server) -> Iterator[Firefox]:
    """Firefox with the packed extension, which was told in its options whom to ask."""
    folder = tmp_path_factory.mktemp("extension")
    [package] = [path for path in pack(folder) if "firefox" in path.name]
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder / "unpacked")
    with firefox(tmp_path_factory.mktemp("profile")) as running:
        running.install(folder / "unpacked")
        running.open(f"{ORIGIN}/options.html")
        wait_until(lambda: running.run("document.getElementById('server').value"))
        running.run(f"void (document.getElementById('server').value = {json.dumps(service.address)})")
        centre = "document.querySelector('button').getBoundingClientRect()"
        running.click(running.run(f"{centre}.x + 9"), running.run(f"{centre}.y + 9"))
        wait_until(lambda: running.run("document.getElementById('status').textContent") == "Saved. The server answers.")
        yield running


def test_selected_words_are_verified_from_the_menu(browser: Firefox, pages: str) -> None:
    browser.open(f"{pages}/news")
    browser.choose("Verify this quote", *browser.run(SELECT))
    panel = browser.panel()
    shown = browser.run("document.querySelector('main').innerText", panel)
    assert "these exact words are on record" in shown
    assert "Said by Antony Blinken" in shown
    assert "BM.GE, 27 January 2022" in shown


@pytest.mark.parametrize("place", ["/layers", "/strict"])
def test_a_pages_quotes_are_marked_by_the_shortcut_and_cleared_by_escape(
    browser: Firefox, pages: str, place: str
) -> None:
    browser.open(pages + place)
    before = browser.run("document.body.outerHTML")
    browser.press("Q")
    browser.panel()
    marked = browser.run(MARKED_IN_LAYERS)
    assert set(marked) == ({"fine", "wording", "unknown"} if place == "/strict" else set(LAYERS_MARKED))
    assert place == "/strict" or marked == LAYERS_MARKED
    browser.run("void document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    wait_until(browser.panel_is_gone)
    assert browser.run(MARKED_IN_LAYERS) == {}
    assert browser.run("document.body.outerHTML") == before
