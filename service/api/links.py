"""Links that open an outlet's page at the quoted words (URL fragment text directives, `#:~:text=`)."""

from __future__ import annotations

from urllib.parse import quote

WHOLE_AT_MOST = 8
"""Words up to which a quote is given whole; a longer one is named by its first and last words, since a page's markup
or a paragraph break between them would defeat a long literal."""
EDGE = 4


def text_fragment_url(url: str | None, text: str) -> str | None:
    """`url` with a text directive for `text`; None without a url."""
    words = text.split()
    if url is None or not words:
        return None
    edges = [words] if len(words) <= WHOLE_AT_MOST else [words[:EDGE], words[-EDGE:]]
    directive = ",".join(_encode(edge) for edge in edges)
    joint = ":~:text=" if "#" in url else "#:~:text="
    return url + joint + directive


def _encode(words: list[str]) -> str:
    # The directive's own syntax uses the dash, the comma and the ampersand; `quote` leaves the dash alone.
    return quote(" ".join(words), safe="").replace("-", "%2D")
