"""Pages that no outlet serves: deep, unclosed, full of entities. Time grows with size, and nothing is fetched."""

from __future__ import annotations

import itertools
import socket
from functools import partial
from typing import Any, NoReturn

import pytest
from flask.testing import FlaskClient

from tests.api.test_problems import assert_problem
from tests.hostile.conftest import post
from tests.timing import assert_linear, assert_within

FULL = 600_000
SIZES = [pytest.param(FULL // 5, id="120 kB"), pytest.param(FULL, id="600 kB", marks=pytest.mark.slow)]
TIMES = 6
SAID = "<p>“The bridge will stand,” said Mayor Ada Harbour on Monday in the town hall.</p>"

EDITIONS = itertools.count(1)

REPEATED = {
    "elements in elements": ("<article>", "<div>", SAID),
    "elements in elements, closed": ("<article>", "<div><b></b>", SAID + "</div></article>"),
    "quotations in quotations": ("<article>", "<blockquote>", SAID),
    "lists in lists": ("<article>", "<ul><li>", SAID),
    "tables in tables": ("<article>", "<table><tr><td>", SAID),
    "brackets": ("", "<", SAID),
    "comments": ("<!--", "<!-- ", SAID),
    "closed comments": (SAID, "<!-- a -->", ""),
    "entities": ("<article><p>", "&amp;", "</p>" + SAID + "</article>"),
    "unknown entities": ("<article><p>", "&lol;", "</p>" + SAID + "</article>"),
    "numbers of characters": ("<article><p>", "&#x110000;&#0;&#xD800;", "</p>" + SAID + "</article>"),
    "one attribute": ('<article><p title="', "a", '">' + SAID),
    "attributes": ("<article><p ", "a=b ", ">" + SAID),
    "scripts": ("<article>", "<script>a</script>", SAID + "</article>"),
    "unclosed scripts": ("<article>", "<script>", SAID),
    "processing instructions": ("", "<?xml ", SAID),
    "paragraphs": ("<article>", "<p>a</p>", SAID + "</article>"),
    "links": ("<article>", "<a href='http://127.0.0.1:9/'>a</a>", SAID + "</article>"),
    "titles": ("", "<title>a</title>", SAID),
}


def page_of(name: str, size: int) -> str:
    start, piece, end = REPEATED[name]
    return start + piece * (size // (len(piece) + piece.count('"'))) + end


def sent(client: FlaskClient, page: str) -> Any:
    """Send `page` as an article of an outlet of its own: it is read anew each time."""
    return post(client, "/v1/articles", {"outlet": f"The Post {next(EDITIONS)}", "html": page})


def assert_read_or_refused(answer: Any) -> None:
    """A page is either an article or said to be none."""
    if answer.status_code not in {200, 201}:  # 200: another page gave the same text
        assert_problem(answer, answer.status_code if answer.status_code == 413 else 422)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", REPEATED)
def test_a_page_takes_time_by_its_size(client: FlaskClient, name: str, size: int) -> None:
    sent(client, page_of(name, size // 100))
    small, large = (partial(sent, client, page_of(name, length)) for length in (size // TIMES, size))
    answer = assert_linear(small, large, TIMES)
    assert_read_or_refused(answer)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol" * 100}">' for n in range(12))
BOMBS = {
    "entities of entities": f"<!DOCTYPE l [{LAUGHS}]><html><body>{SAID}<p>&l11;</p></body></html>",
    "XML of it": f'<?xml version="1.0"?><!DOCTYPE l [{LAUGHS}]><html><body>{SAID}<p>&l11;</p></body></html>',
    "a file": f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>{SAID}<p>&x;</p></body></html>',
    "an address": f'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><html><body>{SAID}</body></html>',
    "a parameter": f'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]><html><body>{SAID}</body></html>',
    "an inclusion": f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/>{SAID}</html>',
    "a refresh": f'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><base href="//127.0.0.1:9">{SAID}',
    "frames": f'<iframe src="http://127.0.0.1:9/"></iframe><img src="http://127.0.0.1:9/a.png">{SAID}',
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_a_page_declares_is_neither_expanded_nor_fetched(client: FlaskClient, name: str) -> None:
    # What it would take if each of a hundred thousand million laughs were written is hours.
    answer = assert_within(5, lambda: sent(client, BOMBS[name]))
    assert_read_or_refused(answer)
    if answer.status_code != 422:
        text = client.get(answer.headers["Location"]).get_json()["text"]
        assert "root:" not in text
        assert len(text) < 1_000


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every attempt to reach an address or to look up a name, none of which succeeds."""
    tried: list[str] = []

    def refuse(*arguments: object, **_options: object) -> NoReturn:
        tried.append(repr(arguments))
        raise OSError("no address is reached from here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


def test_the_service_reaches_no_address_whatever_it_is_sent(client: FlaskClient, connections: list[str]) -> None:
    article = {"outlet": "The Post", "url": "http://127.0.0.1:9/a", "text": "“It was http://127.0.0.1:9/,” said Ada."}
    answer = post(client, "/v1/articles", article)
    assert answer.status_code == 201
    for page in [*BOMBS.values(), page_of("links", 2_000)]:
        post(client, "/v1/articles", {"outlet": "The Post", "html": page, "url": "https://a.example/b"})
        post(client, "/v1/check", {"html": page})
    post(client, "/v1/verify", {"quote": "http://127.0.0.1:9/ is it", "speaker": "http://127.0.0.1:9/"})
    for path in ("/v1/quotes?q=stand", "/v1/speakers", "/v1/outlets", answer.headers["Location"], "/docs/", "/"):
        assert client.get(path).status_code == 200
    assert connections == []
