"""Lists as CSV and NDJSON: the whole list, every row what the JSON says."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api import exports, quotes
from service.api.turns import MOST_LONG_ANSWERS, Turns

LISTS = ["/v1/articles", "/v1/quotes", "/v1/speakers", "/v1/outlets"]


def whole(client: FlaskClient, path: str) -> list[dict]:
    """Every item of a list, page by page."""
    items: list[dict] = []
    asked: dict[str, object] = {} if path == "/v1/outlets" else {"limit": 7}
    while True:
        page = client.get(path, query_string=asked).get_json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        asked["cursor"] = page["next_cursor"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("way", ["format", "Accept"])
def test_ndjson_is_the_whole_list(seeded: FlaskClient, path: str, way: str) -> None:
    if way == "format":
        response = seeded.get(path, query_string={"format": "ndjson"})
    else:
        response = seeded.get(path, headers={"Accept": "application/x-ndjson, application/json;q=0.5"})
    assert response.mimetype == "application/x-ndjson"
    assert [json.loads(line) for line in response.text.splitlines()] == whole(seeded, path)
    assert "Accept" in response.vary


@pytest.mark.parametrize("path", LISTS)
def test_csv_has_a_row_for_each_item(seeded: FlaskClient, path: str) -> None:
    response = seeded.get(path, headers={"Accept": "text/csv"})
    assert response.content_type == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    items = whole(seeded, path)
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        assert set(item) <= set(row)
        for name in ("id", "text", "title", "outlet", "name"):
            if isinstance(item.get(name), str | int):
                assert row[name].removeprefix("'") == str(item[name])


def test_names_stand_in_one_cell(seeded: FlaskClient) -> None:
    response = seeded.get("/v1/quotes", query_string={"format": "csv", "q": "serious diplomatic path"})
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    [row] = [row for row in rows if row["text"].strip(".,") == "serious diplomatic path"]
    assert row["speakers"] == "Antony Blinken"
    assert row["outlets"] == "BM.GE; The Messenger; Al Seyassah"


def test_a_limit_holds_for_files_too(seeded: FlaskClient) -> None:
    response = seeded.get("/v1/quotes", query_string={"format": "ndjson", "limit": 3})
    assert len(response.text.splitlines()) == 3


def test_json_is_the_answer_where_nothing_else_is_asked(seeded: FlaskClient) -> None:
    for accept in ("*/*", "text/html,*/*;q=0.8", "image/png"):
        assert seeded.get("/v1/quotes", headers={"Accept": accept}).mimetype == "application/json"


def test_a_cell_is_no_formula(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"outlet": "=cmd()", "text": "Nobody spoke.", "title": '-1+2\n“a”, "b"'})
    response = client.get("/v1/articles", query_string={"format": "csv"})
    [row] = csv.DictReader(io.StringIO(response.text, newline=""))
    assert (row["outlet"], row["title"]) == ("'=cmd()", '\'-1+2\n“a”, "b"')


@pytest.mark.parametrize(
    "title",
    [
        "\uff1dcmd()",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(A1)",
        "\n=cmd()",
        "\u200b=cmd()",
        "\ufeff\u00a0=cmd()",
        " =1",
    ],
)
def test_a_formula_behind_what_shows_nothing_or_in_wide_signs_is_none(shared: FlaskClient, title: str) -> None:
    outlet = f"The Post {title!r}"
    shared.post("/v1/articles", json={"outlet": outlet, "text": "Nobody spoke.", "title": title + "x"})
    response = shared.get("/v1/articles", query_string={"format": "csv", "outlet": outlet})
    [row] = csv.DictReader(io.StringIO(response.text, newline=""))
    assert row["title"] == f"'{title}x"


@pytest.mark.parametrize("asked", [{"format": "xml"}, {"format": "csv", "cursor": "nonsense"}])
def test_what_cannot_be_listed_is_a_problem_before_anything_is_sent(seeded: FlaskClient, asked: dict) -> None:
    response = seeded.get("/v1/quotes", query_string=asked)
    assert response.status_code in {400, 422}
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize("way", ["ndjson", "csv"])
def test_a_whole_list_is_sent_while_it_is_read(seeded: FlaskClient, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was made as a whole first, for each of those who never read it."""
    pages: list[int] = []
    find = quotes.find_quotes

    def counted(*arguments: Any) -> Any:
        pages.append(1)
        return find(*arguments)

    monkeypatch.setattr(quotes, "find_quotes", counted)
    monkeypatch.setattr(exports, "_MOST_AT_ONCE", 3)
    monkeypatch.setattr(exports, "_PIECE", 1)
    with FlaskClient(seeded.application, TestResponse).get(f"/v1/quotes?format={way}", buffered=False) as response:
        begun = len(pages)
        assert begun <= 2
        assert "Content-Length" not in response.headers
        assert len(response.text.splitlines()) > 9
        assert len(pages) > begun


def test_a_file_beyond_as_many_as_are_sent_at_once_is_refused_for_now(seeded: FlaskClient) -> None:
    turns = Turns(2, 1)
    with turns.taken():
        for _ in range(3):  # neither an answer that was sent nor a refused one keeps a place
            assert seeded.get("/v1/quotes?format=csv", buffered=True).status_code == 200
            assert seeded.get("/v1/quotes?format=csv&cursor=x", buffered=True).status_code == 400
        ends = [turns.begin_long_answer() for _ in range(MOST_LONG_ANSWERS)]
        refused = seeded.get("/v1/quotes?format=csv")
        assert (refused.status_code, "Retry-After" in refused.headers) == (503, True)
        assert "Too many long answers" in refused.get_json()["detail"]
        assert seeded.get("/v1/quotes").status_code == 200
        ends[0]()
        assert seeded.get("/v1/quotes?format=csv", buffered=True).status_code == 200
