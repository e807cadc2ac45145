"""The page on a large record: how much the first view loads, and how soon lists, counts and completions are there.

    python -m bench.page [--size N] [--times N] [--data DIR]

Fills a folder with made quotes (or takes DIR, filled before by this program), serves it, and looks at it in Chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import Popen

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.filling import fill
from bench.serving import served
from bench.wordings import Generator

VIEWS = {
    "the start, with nothing kept": ("/", ".examples li"),
    "quotes": ("/quotes", ".items li"),
    "quotes, with their counts": ("/quotes", ".facets .facet"),
    "quotes of a speaker, with their counts": ("/quotes?speaker=Ada+Lovelace", ".facets .facet"),
    "quotes, the most altered first": ("/quotes?sort=most_altered", ".list-foot .quiet, .empty"),
    "quotes, the most carried first": ("/quotes?sort=most_carried", ".items li"),
    "a speaker": ("/speakers/1", ".items li"),
    "outlets": ("/outlets", ".items li"),
    "articles": ("/articles", ".items li"),
}
ASKED = {
    "counts of all quotes": "/v1/quotes/facets",
    "counts of a speaker's": "/v1/quotes/facets?speaker=Ada+Lovelace",
    "a page, whole sentences first": "/v1/quotes?sort=sentences",
    "a page, the most altered first": "/v1/quotes?sort=most_altered",
    "completing a misspelt speaker": "/v1/completions?of=speaker&q=Lovelcae",
    "completing an outlet": "/v1/completions?of=outlet&q=outl",
    "all outlets": "/v1/outlets",
}
MORE = 199
"""Further pages of fifty: with the first, ten thousand lines."""


def main(given: Sequence[str] | None = None) -> None:
    """Fill, serve, look, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000, help="recorded quotes")
    parser.add_argument("--times", type=int, default=5, help="how often each is looked at")
    parser.add_argument("--data", type=Path, help="keep the filled folder here, and use it when it is there")
    arguments = parser.parse_args(given)
    data = arguments.data or Path(tempfile.mkdtemp())
    try:
        if not (data / "quoteverify.db").exists():
            fill(Generator().wordings(arguments.size), data)
        with served(data) as (port, server), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            _look(browser, f"http://127.0.0.1:{port}", server, arguments.times)
    finally:
        if arguments.data is None:
            shutil.rmtree(data)


def _look(browser: Browser, address: str, server: Popen[str], times: int) -> None:
    page = browser.new_page(base_url=address)
    for name, path in ASKED.items():
        _print(name, [_timed(server, lambda path=path: page.request.get(path)) for _ in range(times)])
    loaded = _first_view(browser, address)
    print(f"the start: {sum(loaded) / 1000:.1f} kB in {len(loaded)} files")
    for name, (path, sign) in VIEWS.items():
        _print(
            name,
            [_timed(server, lambda path=path, sign=sign: _seen(browser, address, path, sign)) for _ in range(times)],
        )
    _grow(page, server)


def _first_view(browser: Browser, address: str) -> list[int]:
    """The bytes of each file and answer that the start takes, with nothing kept from before."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        sizes: list[int] = []
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        page.goto("/")
        page.locator(".examples li").first.wait_for()
    return sizes


def _seen(browser: Browser, address: str, path: str, sign: str) -> float:
    """Seconds from the request until `sign` can be seen, by the page's own clock."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto(path, wait_until="commit")
        page.locator(sign).first.wait_for()
        return float(page.evaluate("performance.now()")) / 1000


def _grow(page: Page, server: Popen[str]) -> None:
    """Press "Show more" until ten thousand lines are shown; what the first and the last presses took, by the clock, of
    the server's processor and of the page's own."""
    page.goto("/quotes")
    page.locator(".list-foot button").wait_for()
    network = page.context.new_cdp_session(page)
    network.send("Performance.enable", {"timeDomain": "threadTicks"})
    taken = []
    for pressed in range(1, MORE + 1):
        before = _page_processor(network)
        served = _timed(server, lambda pressed=pressed: _press(page, 50 * (pressed + 1)))
        taken.append((*served, _page_processor(network) - before))
    lines = f"{50 * (MORE + 1):,} lines"
    for when, presses in (("at first", taken[:10]), ("at last", taken[-10:])):
        clock, processor, own = (statistics.median(column) * 1000 for column in zip(*presses, strict=True))
        print(
            f"a list that grows to {lines}, {when}: {clock:.0f} ms a page, "
            f"{processor:.0f} ms of the server's processor, {own:.0f} ms of the page's"
        )


def _press(page: Page, shown: int) -> None:
    """Press "Show more" and wait until so many lines are there and have been painted."""
    page.evaluate("[...document.querySelectorAll('.list-foot button')].at(-1).click()")
    page.wait_for_function("shown => document.querySelectorAll('.items li').length >= shown", arg=shown)
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def _page_processor(session: CDPSession) -> float:
    """Seconds of the processor that the page's main thread has taken for tasks: scripts, styles, layout, painting."""
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


def _timed(server: Popen[str], act: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock (or what `act` measured itself), and of the server's processor."""
    before, begun = _processor(server), time.perf_counter()
    measured = act()
    seconds = measured if isinstance(measured, float) else time.perf_counter() - begun
    return seconds, _processor(server) - before


def _processor(server: Popen[str]) -> float:
    """Seconds of the processor that the server and its workers have taken."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    ticks = 0
    for pid in [str(server.pid), *children]:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _print(name: str, timed: Sequence[tuple[float, float]]) -> None:
    clock, processor = (statistics.median(column) * 1000 for column in zip(*timed, strict=True))
    fastest = min(timed)[0] * 1000
    print(f"{name}: {clock:.0f} ms, {processor:.0f} ms of the server's processor, the fastest {fastest:.0f} ms")


if __name__ == "__main__":
    main()
