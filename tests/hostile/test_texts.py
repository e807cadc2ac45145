"""Texts that no newsroom writes, all the way through HTTP: in, out byte for byte, asked about.

The suite sends an eighth of what a body may hold, `make test-slow` all of it.
"""

from __future__ import annotations

import itertools
import json
from functools import partial
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.test_problems import assert_problem
from tests.hostile.conftest import post
from tests.timing import assert_linear, assert_within, seconds

MOST_QUOTES, LONGEST_QUOTE = 5_000, 50_000
"""The limits of `service.reading`."""
FULL = 2_000_000
"""Bytes: as much as a body may hold, but for the other fields."""
SIZES = [pytest.param(FULL // 8, id="250 kB"), pytest.param(FULL, id="2 MB", marks=pytest.mark.slow)]
TIMES = 10

EDITIONS = itertools.count(1)

REPEATED = {
    "straight marks": ("", "' \" ", ""),
    "opening marks": ("", "“", ""),
    "closing marks": ("", "”", ""),
    "empty quotes": ("", "“”", ""),
    "quotes of one letter": ("", "“a” ", ""),
    "guillemets": ("", "«", ""),
    "marks of every kind": ("", "“‘«„‹『「", ""),
    "apostrophes": ("", "'", ""),
    "brackets": ("", "[", ""),
    "pairs of brackets": ("", "()[]{}", ""),
    "one word": ("", "a", ""),
    "one word in a quote": ("“", "a", "”"),
    "combining characters": ("e", "\u0301", ""),
    "combining characters in a quote": ("“e", "\u0301", "”"),
    "bidirectional controls": ("", "\u202e\u2066\u2069\u202c", "x"),
    "zero widths": ("“a", "\u200b\u200d", "b”"),
    "spaces": ("a", " ", "b"),
    "paragraphs": ("", "a\n\n", ""),
    "opening marks, a paragraph each": ("", "“a\n\n", ""),
    "digits": ("", "9", ""),
    "full stops": ("", ".", ""),
    "names": ("", "Ada Harbour ", "“Yes,” she said."),
    "cues": ("“Yes,” ", "said ", "Ada Harbour."),
    "flags": ("", "🇺🇳", ""),
    "Hangul in pieces": ("", "\u1100\u1161\u11a8", ""),
}


def text_of(name: str, size: int) -> str:
    """The text that takes `size` bytes as JSON."""
    start, piece, end = REPEATED[name]
    return start + piece * (size // len(json.dumps(piece, ensure_ascii=False)[1:-1].encode())) + end


def stored(client: FlaskClient, text: str) -> Any:
    """Send `text` as an article of an outlet of its own: it is read anew each time."""
    return post(client, "/v1/articles", {"outlet": f"The Post {next(EDITIONS)}", "text": text})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", REPEATED)
def test_an_article_takes_time_by_its_size_and_comes_back_byte_for_byte(
    client: FlaskClient, name: str, size: int
) -> None:
    stored(client, text_of(name, size // 100))
    part, text = text_of(name, size // TIMES), text_of(name, size)
    answer = assert_linear(lambda: stored(client, part), lambda: stored(client, text), TIMES)
    if answer.status_code == 413:  # its size says that it cannot be read in time
        assert "send the article in parts" in assert_problem(answer, 413)["detail"]
        return
    if answer.status_code == 422:
        assert "quote" in assert_problem(answer, 422)["detail"]
        return
    assert answer.status_code == 201
    back = client.get(answer.headers["Location"]).get_json()
    assert back["text"] == text
    for quote in back["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("name", REPEATED)
def test_a_candidate_quote_of_two_megabytes_is_refused_at_once(client: FlaskClient, name: str) -> None:
    read, _ = seconds(lambda: stored(client, text_of(name, FULL // 400)))
    answer = assert_within(read + 1, lambda: post(client, "/v1/verify", {"quote": text_of(name, FULL)}))
    assert "code points long; give at most 20,000" in assert_problem(answer, 422)["detail"]


@pytest.mark.parametrize("name", REPEATED)
def test_the_longest_candidate_quote_is_answered(client: FlaskClient, name: str) -> None:
    start, piece, end = REPEATED[name]
    quote = (start + piece * 20_000)[: 20_000 - len(end)] + end
    answer = post(client, "/v1/verify", {"quote": quote})
    assert answer.status_code in {200, 422}, answer.get_data(as_text=True)[:200]
    assert answer.status_code == 200 or "holds no word" in answer.get_json(force=True)["detail"]


def test_an_article_of_too_many_quotes_is_refused_before_the_work_is_done(client: FlaskClient) -> None:
    line = "“Yes,” he said.\n"
    assert len(stored(client, line * (MOST_QUOTES // 10)).get_json()["quotes"]) == MOST_QUOTES // 10
    small, large = (partial(stored, client, line * count) for count in (MOST_QUOTES // 10, MOST_QUOTES + 1))
    refused = assert_linear(small, large, 10)
    assert "holds 5,001 quotes; give at most 5,000" in assert_problem(refused, 422)["detail"]


@pytest.mark.parametrize("quotes", [MOST_QUOTES // 5, pytest.param(MOST_QUOTES, marks=pytest.mark.slow)])
def test_an_article_of_as_many_quotes_as_may_be_is_taken_in_linear_time(client: FlaskClient, quotes: int) -> None:
    lines = [f"“It is number {number} of them,” said Ada Harbour of the harbour.\n" for number in range(quotes)]
    small, large = (partial(stored, client, "".join(lines[:count])) for count in (quotes // 4, quotes))
    answer = assert_linear(small, large, 4)
    assert len(answer.get_json()["quotes"]) == quotes


def test_a_quote_that_would_make_every_question_slow_is_refused(client: FlaskClient) -> None:
    words = "word and word " * (LONGEST_QUOTE // 14)
    assert stored(client, f"“{words[:LONGEST_QUOTE]}”").status_code == 201
    refused = stored(client, f"It began: “{words}{words}”")
    assert "the quote at 11 has" in assert_problem(refused, 422)["detail"]
