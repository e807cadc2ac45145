"""The browser extension in a real Chromium: what its menu does, and what its button and its panel say."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Frame, Page, Worker, expect

ALT_SHIFT = 1 + 8
"""Modifiers as the DevTools protocol counts them."""
EXTENSION = Path(__file__).resolve().parents[2] / "examples" / "browser-extension"
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
CHOOSE = """async ([item, selectionText]) => {
  const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
  chrome.contextMenus.onClicked.dispatch({menuItemId: item, frameId: 0, selectionText}, tab);
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

    def choose(self, page: Page, item: str, selected: str = "") -> Frame:
        """Choose an item of its menu on `page`, where the browser says what is selected; returns the panel."""
        page.bring_to_front()
        with page.expect_event("framenavigated", self._is_panel) as shown:
            self.worker.evaluate(CHOOSE, [item, selected])
        return shown.value

    def choose_apart(self, page: Page, item: str, selected: str) -> None:
        """The same where the panel cannot be in the page."""
        page.bring_to_front()
        self.worker.evaluate(CHOOSE, [item, selected])

    def press(self, page: Page, key: str) -> Frame:
        """Press its shortcut Alt+Shift+`key` on `page`, which gives it the right to read it; returns the panel."""
        page.bring_to_front()
        keys = page.context.new_cdp_session(page)  # Playwright's own keys reach the page alone
        pressed = {"modifiers": ALT_SHIFT, "key": key, "code": f"Key{key}", "windowsVirtualKeyCode": ord(key)}
        with page.expect_event("framenavigated", self._is_panel) as shown:
            for kind in ("rawKeyDown", "keyUp"):
                keys.send("Input.dispatchKeyEvent", {"type": kind, "nativeVirtualKeyCode": ord(key), **pressed})
        return shown.value

    def _is_panel(self, frame: Frame) -> bool:
        return frame.url == f"{self.origin}/panel.html"  # it stands in a closed shadow root, where no locator finds it


def wait_for_marks(panel: Frame) -> None:
    """Wait until the page has marked what the panel lists already."""
    expect(panel.locator("main")).to_have_attribute("aria-busy", "false")
