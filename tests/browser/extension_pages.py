"""Pages as outlets print them, served on 127.0.0.1 for the browser extension to read. All their words are ours, but for
the quotes of the seed articles."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from reportlab.pdfgen.canvas import Canvas

# What is marked, by severity, with the form of its line; in the page, its open shadow roots and its frames.
MARKED_IN_LAYERS = """(() => {
  const line = ({startContainer: {parentElement}}, name) =>
    getComputedStyle(parentElement, `::highlight(${name})`).textDecorationStyle;
  const marked = {};
  const frames = [...document.querySelectorAll("iframe")].filter(({contentDocument}) => contentDocument);
  for (const view of [window, ...frames.map(({contentWindow}) => contentWindow)]) {
    for (const severity of ["fine", "style", "wording", "sense", "unknown"]) {
      const name = `quoteverify-${severity}`;
      for (const range of view.CSS.highlights.get(name) ?? []) {
        (marked[severity] ??= []).push([range.toString(), line(range, name)]);
      }
    }
  }
  return marked;
})()"""
LAYERS_MARKED = {
    "fine": [["The ball is in their court,", "solid"]],
    "style": [["The ball is in their cort,", "double"]],
    "wording": [["The ball is in our court,", "dashed"]],
    "sense": [["The ball is not in their court,", "wavy"]],
    "unknown": [["Lighthouses ought to be painted in seven colours by the children,", "dotted"]],
}
STRICT = "default-src 'none'; style-src 'none'; frame-src 'none'; script-src 'none'"

NEWS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title></head><body>
<nav><a href="#">“Subscribe for the best stories”</a></nav>
<article>
<h1>What was said about the letters</h1>
<p>“The ball is <b>in <i>their</i></b> court,” said Antony <span>Blinken</span>, the secretary of state.</p>
<div><div>Somebody else has it that “the ball is in our court,” Antony Blinken said.</div>
<p hidden>“Nobody sees these words,” said Antony Blinken.</p></div>
<p>“Lighthouses ought to be painted in seven colours by the children,” said Antony Blinken.<br><br>
A last paragraph, which says nothing of note, so that the article is as long as articles are. It goes on for a while,
and then for another while, telling what the harbour looks like in the morning, who walks there, and what they carry;
which is nothing that anybody would want to look up, but which an article has all the same.</p>
</article>
<script>document.currentScript.remove()</script>
</body></html>"""

# A line ends within a quote, a `q` element has marks that are in no text, another one's style takes them away.
VERSE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Verse</title>
<style>q.bare::before, q.bare::after { content: none }</style></head><body><article>
<p>He said: “The ball is<br>in our court,” and Antony Blinken said it aloud.</p>
<p><q>The ball is in their court,</q> said Antony Blinken.</p>
<p><q class="bare">“The military alliance’s door remains <i>open</i>,”</q> said Antony Blinken.</p>
<p>He called it “very good”, Antony Blinken said.</p>
</article></body></html>"""

# A quote of each severity: in the page, in an open shadow root, a slot of it, a frame of the same site, in the page.
LAYERS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Layers</title></head><body><article>
<p aria-description="The first paragraph.">“The ball is in their court,” said Antony Blinken.</p>
<post-card><template shadowrootmode="open"><p>“The ball is in their cort,” said Antony Blinken.</p>
<slot></slot></template>
<p>“The ball is in our court,” Antony Blinken said.</p></post-card>
<iframe srcdoc="&lt;p&gt;“The ball is not in their court,” Antony Blinken said.&lt;/p&gt;"></iframe>
<p>“Lighthouses ought to be painted in seven colours by the children,” said Antony Blinken.</p>
</article></body></html>"""

# Where people select words: through an element, over paragraphs, in fields, in an open shadow root, in a frame.
SELECTIONS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Selections</title></head><body>
<p>“The b<b>all</b> is in their court,” said Antony Blinken.<br>And then</p><p>he added: “It is theirs.”</p>
<textarea>It says the ball is in their court today</textarea><input type="password" value="the ball is secret">
<post-card><template shadowrootmode="open"><p>In a card: the ball is in their court.</p></template></post-card>
<iframe srcdoc="&lt;p&gt;In a frame: the ball is in their court.&lt;/p&gt;"></iframe>
</body></html>"""

# How a person selects something in SELECTIONS, by half words at both ends, and the words that are meant.
_CHOOSE = """const choose = (tree, first, from, last, to) => {
  (tree.getSelection?.() ?? getSelection()).setBaseAndExtent(first, from, last, to);
};
const [one, two] = document.querySelectorAll("p");"""
_SELECTED = {
    "through an element": (
        "choose(document, one.querySelector('b').firstChild, 1, one.childNodes[2], 16)",
        "ball is in their court",
    ),
    "over paragraphs": (
        "choose(document, one.childNodes[2], 11, two.firstChild, 15)",
        "their court,” said Antony Blinken.\nAnd then\n\nhe added: “It is",
    ),
    "whole words": ("choose(document, one.childNodes[2], 4, one.childNodes[2], 12)", "in their"),
    "in a field": (
        "const field = document.querySelector('textarea'); field.focus(); field.setSelectionRange(9, 33)",
        "the ball is in their court",
    ),
    "in a shadow root": (
        "const root = document.querySelector('post-card').shadowRoot, text = root.querySelector('p').firstChild;"
        " choose(root, text, 12, text, 36)",
        "the ball is in their court",
    ),
    "in a frame": (
        "const frame = document.querySelector('iframe').contentDocument, text = frame.querySelector('p').firstChild;"
        " frame.defaultView.focus(); choose(frame, text, 13, text, 37)",
        "the ball is in their court",
    ),
}
SELECTED = {place: (f"(() => {{ {_CHOOSE} {script} }})()", words) for place, (script, words) in _SELECTED.items()}

# A frame of another site: {port} is that of the server.
FRAMING = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Framing</title></head><body>
<p>“The ball is in their court,” said Antony Blinken.</p>
<iframe src="http://other.example:{port}/news" width="600" height="200"></iframe></body></html>"""

NEWER = {
    "query": {"quote": "The ball is in their court", "speaker": None},
    "verdict": "closely_paraphrased",
    "attribution": "denied_by_speaker",
    "explanation": "The record says it in other words.",
    "joined": [],
    "matches": [
        {
            "text": "The ball now lies in their court",
            "changes": [{"kind": "word_order", "candidate": {"start": 0, "end": 3}, "quote": {"start": 0, "end": 3}}],
            "speakers": [{"id": 1, "name": "Ada Harbour"}],
            "disputed": False,
            "outlets": [{"outlet": "The Post", "occurrences": 1, "first_published_at": None}],
            "carried_by": [],
            "carried_by_total": 1,
        }
    ],
}

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "/framing": (FRAMING, {}),
    "/news": (NEWS, {}),
    "/verse": (VERSE, {}),
    "/layers": (LAYERS, {}),
    "/selections": (SELECTIONS, {}),
    "/strict": (NEWS, {"Content-Security-Policy": STRICT}),
}


def document() -> bytes:
    """A PDF of one line."""
    written = io.BytesIO()
    sheet = Canvas(written)
    sheet.drawString(72, 700, "The ball is in their court, he said.")
    sheet.save()
    return written.getvalue()


class _Outlet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page, headers = PAGES.get(self.path, ("", {}))
        body = page.replace("{port}", str(self.server.server_address[1])).encode()
        if self.path == "/document.pdf":
            body, headers = document(), {"Content-Type": "application/pdf"}
        self.send_response(200 if body else 404)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """The tests' output stays clean."""


class _Recorder(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, dict(self.headers), body))  # type: ignore[attr-defined]
        self.send_response(503)
        self.send_header("Retry-After", "7")
        self.send_header("Content-Type", "application/problem+json")
        self.end_headers()
        self.wfile.write(b'{"title": "away", "status": 503, "detail": "away"}')

    def log_message(self, *_arguments: object) -> None:
        """The tests' output stays clean."""


class _Newer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps(NEWER).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """The tests' output stays clean."""


@contextmanager
def outlet() -> Iterator[str]:
    """The address of the pages."""
    with _serving(_Outlet) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@contextmanager
def recorder() -> Iterator[tuple[str, list[tuple[str, dict[str, str], bytes]]]]:
    """The address of a server that is never ready, and what was sent to it: paths, headers and bodies."""
    with _serving(_Recorder) as server:
        server.received = []  # type: ignore[attr-defined]
        yield f"http://127.0.0.1:{server.server_port}", server.received  # type: ignore[attr-defined]


@contextmanager
def newer_service() -> Iterator[str]:
    """The address of a service that answers with verdicts which nobody knows yet."""
    with _serving(_Newer) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
