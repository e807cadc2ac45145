"""What another site frames: the verdict with its styles and its link, and no page on which something can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.serving import Server

QUESTION = "quote=The+ball+is+in+our+court&speaker=Antony+Blinken"


@pytest.fixture
def site(service: Server) -> Iterator[str]:
    """The address of another origin, whose page frames the one for frames and the start."""
    frames = "".join(f'<iframe src="{service.address}/{path}?{QUESTION}"></iframe>' for path in ("embed", ""))

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>A newspaper</title>{frames}".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_another_site_frames_a_verdict_and_nothing_else(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    framed = page.frame_locator("iframe >> nth=0")
    expect(framed.get_by_role("heading", name="Altered")).to_be_visible()
    expect(framed.locator(".whole")).to_have_text("Not as quoted: Antony Blinken said “their court”.")
    assert framed.locator(".verdict").evaluate("node => getComputedStyle(node).borderRadius") != "0px", (
        "it has its styles"
    )
    with page.context.expect_page() as opened:
        framed.get_by_role("link", name="The whole answer, on quoteverify").click()
    expect(opened.value.get_by_role("heading", name="Altered")).to_be_visible()
    expect(page.frame_locator("iframe >> nth=1").locator("form")).to_have_count(0)
    assert [line for line in complaints if "frame-ancestors" not in line and "404" not in line] == []
    assert any("frame-ancestors" in line for line in complaints), "the start is not to be framed"
    complaints.clear()
