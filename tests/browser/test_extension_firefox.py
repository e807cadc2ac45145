"""The browser extension as `make extension` packs it, in Debian's Firefox, against the running service.

The menu of the right mouse button and the shortcuts are Firefox's own, so that the extension has no more right to a
page than a person gives it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator

import pytest

from deploy.extension import pack
from tests.browser.extension_pages import LAYERS_MARKED, MARKED_IN_LAYERS, SELECTED, recorder
from tests.browser.firefox import ARROW_LEFT, ESCAPE, MAIN, ORIGIN, Firefox, firefox, wait_until
from tests.browser.ways import Way
from tests.serving import Server

MIDDLE = """(() => {
  const {x, y, width, height} = getSelection().getRangeAt(0).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
})()"""
HALF_WORDS = f"""(() => {{
  const paragraph = document.querySelector("article p");
  getSelection().setBaseAndExtent(paragraph.firstChild, 2, paragraph.querySelector("b").nextSibling, 5);
  return {MIDDLE};
}})()"""
STRANGE_SENTENCE = f"""(() => {{
  const text = document.querySelector("article div div").firstChild;
  const at = text.data.indexOf("he ball");
  getSelection().setBaseAndExtent(text, at, text, text.data.indexOf("rt,") + 1);
  return {MIDDLE};
}})()"""
STATUS = "document.getElementById('status').textContent"
PLACE = "(({x, y}) => [x, y])(document.querySelector('quoteverify-panel').getBoundingClientRect())"
PARAGRAPH = f"""(() => {{
  const paragraph = [...document.querySelectorAll("p, .textLayer span")].find(one => one.textContent.includes("ball"));
  if (!paragraph) return null;
  getSelection().selectAllChildren(paragraph);
  return {MIDDLE};
}})()"""


@pytest.fixture
def site(pages: str) -> str:
    """The outlet's pages under a name that the extension has no right to but by what a person does."""
    return pages.replace("127.0.0.1", "news.example")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, service: Server) -> Iterator[Firefox]:
    """Firefox with the packed extension, which was told in its options whom to ask."""
    folder = tmp_path_factory.mktemp("extension")
    [package] = [path for path in pack(folder) if "firefox" in path.name]
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder / "unpacked")
    with firefox(tmp_path_factory.mktemp("profile")) as running:
        running.install(folder / "unpacked")
        save_options(running, service.address)
        wait_until(lambda: running.run(STATUS) == "Saved. The server answers.")
        yield running


def save_options(browser: Firefox, server: str) -> None:
    """Tell the extension in its options whom to ask."""
    browser.open(f"{ORIGIN}/options.html")
    wait_until(lambda: browser.run("document.getElementById('server').value"))
    browser.run(f"void (document.getElementById('server').value = {json.dumps(server)})")
    browser.click(
        *browser.run("(({x, y}) => [x + 9, y + 9])(document.querySelector('button').getBoundingClientRect())")
    )


def test_half_selected_words_are_verified_from_the_menu_and_nothing_else_is_sent(
    browser: Firefox, site: str, service: Server
) -> None:
    browser.requests.clear()
    browser.open(f"{site}/news")
    browser.choose("Verify this quote", *browser.run(HALF_WORDS))
    panel = browser.panel()
    shown = browser.run(f"{MAIN}.innerText", panel)
    assert "these exact words are on record" in shown
    assert "Said by Antony Blinken; first in BM.GE, 27 January 2022." in shown
    assert browser.run(f"{MAIN}.querySelector('dd').textContent", panel) == "The ball is in their court"
    assert browser.requests == [f"{site}/news", f"{service.address}/v1/verify"]


def test_selected_words_are_verified_from_the_button_in_the_toolbar(browser: Firefox, site: str) -> None:
    browser.open(f"{site}/news")
    browser.run(HALF_WORDS)
    browser.use_button("verify")
    assert "Said by Antony Blinken" in browser.run(f"{MAIN}.innerText", browser.panel())


def test_the_paragraph_of_another_sites_frame_is_read_though_the_frame_is_not(browser: Firefox, site: str) -> None:
    browser.open(f"{site}/framing")
    frame = browser.frame()
    browser.choose("Verify this quote", *wait_until(lambda: browser.run(PARAGRAPH, frame)), frame)
    shown = browser.run(f"{MAIN}.innerText", browser.panel())
    assert "As quoted, by Antony Blinken." in shown


@pytest.mark.parametrize("view", ["reader", "document"])
def test_a_view_that_no_extension_may_enter_has_the_panel_in_a_window(browser: Firefox, site: str, view: str) -> None:
    browser.open(f"{site}/{'news' if view == 'reader' else 'document.pdf'}")
    if view == "reader":
        browser.read_on()
    browser.choose("Verify this quote", *wait_until(lambda: browser.run(PARAGRAPH)))
    panel = browser.panel_apart()
    shown = browser.run(f"{MAIN}.innerText", panel)
    browser.close(panel)
    assert ("As quoted, by Antony Blinken." if view == "reader" else "BM.GE, 27 January 2022") in shown


def test_words_are_read_as_people_select_them(browser: Firefox, site: str, service: Server) -> None:
    read = {}
    with recorder() as (server, received):
        keep_server(browser, server)
        for place, (script, _) in SELECTED.items():
            browser.open(f"{site}/selections")
            browser.run(script)
            browser.press("V")
            browser.panel()
            read[place] = json.loads(received[-1][2])["quote"]
    keep_server(browser, service.address)
    assert read == {place: words for place, (_, words) in SELECTED.items()}


def keep_server(browser: Firefox, server: str) -> None:
    """Let the extension ask `server` from now on."""
    browser.open(f"{ORIGIN}/options.html")
    browser.run(f"chrome.storage.local.set({{server: {json.dumps(server)}}})")


def test_a_reader_with_the_extension(browser: Firefox, site: str) -> None:
    way = Way("A reader with the extension")
    browser.open(f"{site}/news")
    browser.choose(way.said("Verify this quote"), *browser.run(STRANGE_SENTENCE))
    shown = browser.run(f"{MAIN}.innerText", browser.panel())
    assert way.said("Not as quoted: Antony Blinken said “their court”.") in shown
    assert way.said("Said by Antony Blinken; first in BM.GE, 27 January 2022.") in shown
    assert way.said("(other words)") in shown

    x, y = browser.run(PLACE)
    browser.drag(x + 100, y + 10, x + 40, y - 20)
    browser.type(ARROW_LEFT)
    assert browser.run(PLACE) == [x - 76, y - 30]
    browser.type(ESCAPE)
    wait_until(browser.panel_is_gone)

    browser.choose(way.said("Check the quotes of this page"), *browser.run("[9, 9]"))
    panel = browser.panel()
    assert browser.run(PLACE) == [x - 76, y - 30]
    shown = browser.run(f"{MAIN}.innerText", panel)
    assert way.said("3 quotes, 1 with trouble, 1 not found, 1 on record.") in shown
    for meaning in ("as recorded", "other words", "not found, or too little to tell"):
        assert way.said(meaning) in shown
    assert browser.badge() == "1"
    lines = {severity: [line for _, line in marked] for severity, marked in browser.run(MARKED_IN_LAYERS).items()}
    assert lines == {"fine": ["solid"], "wording": ["dashed"], "unknown": ["dotted"]}
    browser.click(*browser.run(STRANGE_SENTENCE))
    opened = f"{MAIN}.querySelector('details[open] > summary q')?.textContent"
    assert wait_until(lambda: browser.run(opened, panel)) == "the ball is in our court,"
    browser.type(ESCAPE)
    wait_until(browser.panel_is_gone)
    assert browser.run(MARKED_IN_LAYERS) == {}
    way.end()


def test_the_options_open_from_the_panel(browser: Firefox, site: str) -> None:
    browser.open(f"{site}/news")
    browser.press("V")
    browser.run("void document.getElementById('options').click()", browser.panel())
    opened = browser.tab_of(f"{ORIGIN}/options.html")
    assert browser.run("document.querySelector('h1').textContent", opened) == "Quoteverify"
    browser.close(opened)


@pytest.mark.parametrize("place", ["/layers", "/strict", "/framing"])
def test_a_pages_quotes_are_marked_by_the_shortcut_and_cleared_by_escape(
    browser: Firefox, site: str, place: str
) -> None:
    browser.open(site + place)
    before = browser.run("document.body.outerHTML")
    browser.press("Q")
    browser.panel()
    severities = {"/strict": {"fine", "wording", "unknown"}, "/framing": {"fine"}}.get(place, set(LAYERS_MARKED))
    marked = browser.run(MARKED_IN_LAYERS)
    assert set(marked) == severities
    assert place == "/strict" or marked == {severity: LAYERS_MARKED[severity] for severity in severities}
    browser.run("void document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    wait_until(browser.panel_is_gone)
    assert browser.run(MARKED_IN_LAYERS) == {}
    assert browser.run("document.body.outerHTML") == before


def test_another_server_is_asked_once_the_reader_allows_it_without_https_too(browser: Firefox, service: Server) -> None:
    save_options(browser, service.address.replace("127.0.0.1", "other.example"))
    asked = browser.permission_asked()
    assert "Access your data for sites in other.example domains" in asked
    assert browser.run(STATUS) == ""
    browser.allow()
    answered = (
        "Saved, but: The server wants a key that may read. Put one into the options."  # as it is to be for strangers
    )
    wait_until(lambda: browser.run(STATUS) == answered)


def test_what_an_administrator_chose_goes_before_the_options(browser: Firefox) -> None:
    server = "document.getElementById('server')"
    with browser.managed({"server": "https://quotes.example.org/"}):
        browser.open(f"{ORIGIN}/options.html")
        wait_until(lambda: browser.run(STATUS) == "Your administrator chose the server.")
        assert browser.run(f"[{server}.value, {server}.readOnly]") == ["https://quotes.example.org", True]
