"""The Python client reads problems, waits for a busy service, and says plainly when nobody answers."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest
from quoteverify_client import Client, Problem, Unreachable, connection

KEY = "qvk_1_secret"


def client(answer: Callable[[httpx.Request], httpx.Response]) -> Client:
    return Client("http://127.0.0.1:9/", key=KEY, transport=httpx.MockTransport(answer))


def test_a_question_goes_where_openapi_says() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"verdict": "verbatim"})

    with client(answer) as service:
        service.verify_quote({"quote": "Ünser Court"})
        service.list_articles(from_="2024-01-01", outlet="A & B")
    post, get = asked
    assert (post.method, post.url.path, json.loads(post.content)) == ("POST", "/v1/verify", {"quote": "Ünser Court"})
    assert post.headers["Authorization"] == f"Bearer {KEY}"
    assert dict(get.url.params) == {"outlet": "A & B", "from": "2024-01-01"}


def test_a_problem_is_an_exception_that_says_what_to_do() -> None:
    problem = {"status": 422, "detail": "Mend it.", "errors": [{"pointer": "/quote", "detail": "Give a text."}]}
    with pytest.raises(Problem, match=r"422: Mend it\. Give a text\.") as raised:
        client(lambda _: httpx.Response(422, json=problem)).verify_quote({"quote": ""})
    assert (raised.value.status, raised.value.errors[0]["pointer"]) == (422, "/quote")


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again_when_it_says_so(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(connection.time, "sleep", pauses.append)
    answers = [
        httpx.Response(status, headers={"Retry-After": "7"}, json={"detail": "Busy."}),
        httpx.Response(200, json={}),
    ]
    assert client(lambda _: answers.pop(0)).live() == {}
    assert len(pauses) == 1
    assert 7 <= pauses[0] < 8


def test_it_does_not_ask_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(connection.time, "sleep", pauses.append)
    with pytest.raises(Problem, match="503"):
        client(lambda _: httpx.Response(503, headers={"Retry-After": "99999"}, json={"detail": "Down."})).live()
    assert len(pauses) == 4
    assert max(pauses) < 61


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>hello</html>"),
        httpx.Response(404, text="<html>no</html>"),
        httpx.Response(302, headers={"Location": "https://elsewhere.example"}),
    ],
)
def test_a_stranger_is_no_service(answer: httpx.Response) -> None:
    with pytest.raises(Unreachable, match=r"http://127\.0\.0\.1:9 "):
        client(lambda _: answer).live()


def test_nobody_is_there() -> None:
    with Client("http://127.0.0.1:9") as service, pytest.raises(Unreachable, match="cannot be reached"):
        service.live()


@pytest.mark.parametrize("address", ["", "quotes.example.org", "ftp://a.example", "http://"])
def test_an_address_is_checked(address: str) -> None:
    with pytest.raises(ValueError, match="give one such as"):
        Client(address)


def test_lists_come_without_pages() -> None:
    pages = {None: {"items": [1, 2], "next_cursor": "x"}, "x": {"items": [3], "next_cursor": None}}

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.params["q"] == "tunnel"
        return httpx.Response(200, json=pages[request.url.params.get("cursor")])

    service = client(answer)
    assert list(service.each(service.list_quotes, q="tunnel")) == [1, 2, 3]


def test_what_has_no_pages_is_no_list() -> None:
    service = client(lambda _: httpx.Response(200, json={"status": "ok"}))
    with pytest.raises(ValueError, match="no list"):
        next(service.each(lambda **_: service.live()))


def test_lines_go_in_batches_and_keep_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_LINES_AT_ONCE", 2)
    sizes: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        lines = request.content.splitlines()
        sizes.append(len(lines))
        results = [{"line": number, "status": 201} for number, _ in enumerate(lines, start=1)]
        return httpx.Response(200, text="".join(f"{json.dumps(result)}\n" for result in results))

    articles = ({"outlet": "A", "text": f"{number}\u2028"} for number in range(5))
    assert [result["line"] for result in client(answer).add_articles(articles)] == [1, 2, 3, 4, 5]
    assert sizes == [2, 2, 1]
