"""Debian's Firefox, driven by WebDriver BiDi over a socket of its own: what a person does to a page and to the browser.

Pages are read and clicked as any BiDi client does. Menus and shortcuts of the browser itself, which give an extension
its right to the page in front (`activeTab`), are reached in the browser's own window (`moz:scope`), which only a
Firefox started with --remote-allow-system-access lets anybody do.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from websockets.sync.client import ClientConnection, connect

ADDON = "quoteverify@quoteverify.invalid"
UUID = "11111111-2222-4333-8444-555555555555"
"""Fixed by a preference, since no script may read the add-on's address from Firefox's own pages."""
ORIGIN = f"moz-extension://{UUID}"
PREFERENCES = {
    "extensions.webextensions.uuids": json.dumps({ADDON: UUID}),
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.chrome.site_icons": False,
    "ui.prefersReducedMotion": 1,
    "network.dns.localDomains": "news.example, other.example",
}
OPTIONS = ("--headless", "--no-remote", "--remote-debugging-port", "0", "--remote-allow-system-access", "about:blank")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60
"""That anything is waited for: a busy machine takes its time."""
ESCAPE, ARROW_LEFT = "\ue00c", "\ue012"
"""Keys as WebDriver writes them."""
MAIN = "document.querySelector('main')"
Context = str
Value = TypeVar("Value")


class Firefox:
    """A running Firefox with one tab in front."""

    def __init__(self, socket: ClientConnection, home: Path) -> None:
        self._socket = socket
        self._home = home
        self._asked = 0
        self.requests: list[str] = []
        """The addresses asked for over HTTP, as far as Firefox has told while it was asked for other things."""
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["network.beforeRequestSent"])
        self.tab: Context = self._tree()[0]["context"]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask for one command; returns its result."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv(SECONDS))).get("id") != self._asked:
            if answer.get("method") == "network.beforeRequestSent":
                self._note(answer["params"]["request"]["url"])
        assert answer["type"] == "success", f"{method}: {answer.get('error')}: {answer.get('message')}"
        result: dict[str, Any] = answer["result"]
        return result

    def _note(self, address: str) -> None:
        if address.startswith("http"):
            self.requests.append(address)

    def install(self, folder: Path) -> None:
        """Install the extension in `folder`, unsigned as it is, until Firefox ends."""
        self.call("webExtension.install", extensionData={"type": "path", "path": str(folder)})

    @contextmanager
    def managed(self, chosen: dict[str, str]) -> Iterator[None]:
        """Meanwhile an administrator has chosen this for the extension."""
        manifest = self._home / ".mozilla" / "managed-storage" / f"{ADDON}.json"
        manifest.parent.mkdir(parents=True, exist_ok=True)
        told = {"name": ADDON, "description": "Chosen by an administrator", "type": "storage", "data": chosen}
        manifest.write_text(json.dumps(told), encoding="utf-8")
        try:
            yield
        finally:
            manifest.unlink()

    def open(self, address: str) -> None:
        """Go to `address` in the tab."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def run(self, script: str, context: Context | None = None) -> Any:
        """What an expression, or the promise of one, comes to in a page or a frame of it; as JSON can say it."""
        wrapped = f"(async () => JSON.stringify(await ({script})) ?? 'null')()"
        target = {"context": context or self.tab}
        answer = self.call("script.evaluate", expression=wrapped, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def run_in_window(self, script: str) -> Any:
        """The same in the browser's own window."""
        [window, *_] = self.call("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        return self.run(script, window["context"])

    def click(self, x: float, y: float, button: int = 0, context: Context | None = None) -> None:
        """Press and release a button of the mouse there, in the tab or in a frame of it."""
        self._point(
            context, [_to(x, y), {"type": "pointerDown", "button": button}, {"type": "pointerUp", "button": button}]
        )

    def drag(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Press the mouse in one place of the tab and release it in another."""
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self._point(None, [_to(x, y), down, _to(to_x, to_y), up])

    def type(self, key: str) -> None:
        """Press and release a key, which the tab's page hears."""
        steps = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.call("input.performActions", context=self.tab, actions=[{"type": "key", "id": "keys", "actions": steps}])

    def _point(self, context: Context | None, steps: list[dict[str, Any]]) -> None:
        mouse = {"type": "pointer", "id": "mouse", "actions": steps}
        self.call("input.performActions", context=context or self.tab, actions=[mouse])

    def choose(self, item: str, x: float, y: float, context: Context | None = None) -> None:
        """Choose what the right mouse button's menu calls `item`, there in the tab or in a frame of it."""
        self.click(x, y, button=2, context=context)
        menu = "document.getElementById('contentAreaContextMenu')"
        ours = f"{menu}.querySelector('menu[id^=quoteverify_]')"  # Firefox folds an extension's items into one
        wait_until(lambda: self.run_in_window(f"{menu}.state") == "open")
        self.run_in_window(f"{ours}.openMenu(true)")
        wait_until(lambda: self.run_in_window(f"{ours}.menupopup.state") == "open")
        found = f"[...{ours}.querySelectorAll('menuitem')].find(item => item.label === {json.dumps(item)})"
        self.run_in_window(f"{ours}.menupopup.activateItem({found})")

    def press(self, key: str) -> None:
        """What the browser does at the extension's shortcut Alt+Shift+`key`; BiDi's keys reach pages alone."""
        self.run_in_window(f"document.querySelector('keyset[id^=ext-keyset] key[key={key}]').doCommand()")

    def use_button(self, element: str) -> None:
        """Press the extension's button in the toolbar, and then the button `element` of what opens."""
        parent = "ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent"
        ours = f"WebExtensionPolicy.getByID('{ADDON}').extension"
        self.run_in_window(f"void {parent}.apiManager.global.browserActionFor({ours}).triggerAction(window)")
        popup = "document.querySelector('browser.webextension-popup-browser')"
        wait_until(lambda: self.run_in_window(f"{popup}?.currentURI.spec") == f"{ORIGIN}/popup.html")
        press = f"const press = () => content.document.getElementById('{element}').click();"
        when = (
            "content.document.readyState === 'complete' ? press() : addEventListener('load', press, {capture: true});"
        )
        script = json.dumps(f"data:,{press}{when}")
        self.run_in_window(f"void {popup}.messageManager.loadFrameScript({script}, false)")

    def panel(self) -> Context:
        """The extension's panel in the page, once it is there and has its answer."""
        [panel] = wait_until(self._panels)
        wait_until(lambda: self.run(f"{MAIN}?.ariaBusy", panel) == "false")
        return panel

    def panel_is_gone(self) -> bool:
        """Whether no panel is in the page."""
        return not self._panels()

    def _panels(self) -> list[Context]:
        frames = self._tree(self.tab)[0]["children"]
        return [frame["context"] for frame in frames if frame["url"].startswith(f"{ORIGIN}/panel.html")]

    def frame(self) -> Context:
        """The first frame in the tab's page."""
        context: Context = wait_until(lambda: self._tree(self.tab)[0]["children"])[0]["context"]
        return context

    def panel_apart(self) -> Context:
        """The panel in a window of its own, with its answer."""
        panel = self.tab_of(f"{ORIGIN}/panel.html?")
        wait_until(lambda: self.run(f"{MAIN}?.ariaBusy", panel) == "false")
        return panel

    def tab_of(self, address: str) -> Context:
        """The tab whose address begins so, once it is there."""
        return wait_until(lambda: [tab["context"] for tab in self._tree() if tab["url"].startswith(address)])[0]

    def close(self, tab: Context) -> None:
        """Close a tab, or the window that has no other."""
        self.call("browsingContext.close", context=tab)

    def permission_asked(self) -> str:
        """What the browser asks a person to allow, once it asks."""
        wait_until(lambda: self.run_in_window("PopupNotifications.isPanelOpen"))
        text: str = self.run_in_window("PopupNotifications.panel.textContent")
        return text

    def allow(self) -> None:
        """Allow what the browser asks for."""
        self.run_in_window("void PopupNotifications.panel.firstElementChild.button.click()")

    def badge(self) -> str:
        """What stands on the extension's button."""
        widget = "CustomizableUI.getWidget('quoteverify_quoteverify_invalid-browser-action').forWindow(window).node"
        text: str = self.run_in_window(f"{widget}.querySelector('toolbarbutton').getAttribute('badge') ?? ''")
        return text

    def read_on(self) -> None:
        """Show the tab's page in the reader's view."""
        page = "'about:reader?url=' + encodeURIComponent(gBrowser.currentURI.spec)"
        who = "{triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal()}"
        self.run_in_window(f"void gBrowser.selectedBrowser.loadURI(Services.io.newURI({page}), {who})")
        wait_until(lambda: self._tree(self.tab)[0]["url"].startswith("about:reader"))

    def _tree(self, root: Context | None = None) -> list[dict[str, Any]]:
        contexts: list[dict[str, Any]] = self.call("browsingContext.getTree", **({"root": root} if root else {}))[
            "contexts"
        ]
        return contexts


def _to(x: float, y: float) -> dict[str, Any]:
    return {"type": "pointerMove", "x": int(x), "y": int(y)}


def wait_until(holds: Callable[[], Value]) -> Value:
    """Ask until it holds; returns what it came to."""
    deadline = time.monotonic() + SECONDS
    while not (value := holds()):
        assert time.monotonic() < deadline, "it never came to be so"
        time.sleep(0.05)
    return value


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own in `profile`."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise FileNotFoundError(
            "Firefox is not there; `requirements/system firefox-esr` installs it on Debian (as root)"
        )
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    log = profile / "log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [program, "--profile", str(profile), *OPTIONS],
            stdout=written,
            stderr=written,
            env=os.environ | {"HOME": str(profile)},
        )
    try:
        [address] = wait_until(lambda: LISTENING.findall(log.read_text(errors="replace")))
        with connect(f"{address}/session", max_size=None) as socket:
            yield Firefox(socket, profile)
    finally:
        process.terminate()
        process.wait(SECONDS)
