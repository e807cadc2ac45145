"""Requests that web pages make: of another origin, under a name turned to this machine, and from those allowed."""

from __future__ import annotations

import io

import pytest

from service.access import Scope
from service.api.access.origins import read_origins
from service.errors import SettingsError
from service.restrictions import LOOPBACK_NAMES, OpenWrites
from tests.api.access.conftest import ARTICLE, STRANGER, Serve, bearer
from tests.api.test_problems import assert_problem
from tests.databases import Kind

DESK = "https://desk.example.org"
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"


@pytest.fixture(scope="module")
def database_kind() -> Kind:
    """One kind of database: no origin or name is kept in it; test_guard.py asks for keys on both."""
    return "sqlite"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://[::1"])
def test_a_page_of_another_origin_changes_nothing(serve: Serve, origin: str) -> None:
    client = serve(cors_origins=(DESK,))
    assert_problem(client.post("/v1/articles", json=ARTICLE, headers={"Origin": origin}), 403)
    assert_problem(client.delete("/v1/articles/1", headers={"Origin": origin}), 403)
    assert client.get("/v1/articles").get_json()["items"] == []


def test_our_own_page_and_allowed_ones_may(serve: Serve) -> None:
    client = serve(cors_origins=(DESK,))
    assert client.post("/v1/articles", json=ARTICLE, headers={"Origin": "http://localhost"}).status_code == 201
    assert client.post("/v1/articles", json=ARTICLE, headers={"Origin": DESK}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_form_of_another_page_sends_no_file(serve: Serve, origin: str) -> None:
    """Files come as forms do; browsers say with each form whose page it is on."""
    client = serve()
    form = {"outlet": "A", "file": (io.BytesIO(b"We stay."), "a.txt")}
    refused = client.post("/v1/articles", data=form, content_type="multipart/form-data", headers={"Origin": origin})
    assert_problem(refused, 403)
    assert client.get("/v1/articles").get_json()["items"] == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_a_form_can_send_is_not_taken(serve: Serve, kind: str) -> None:
    answer = serve().post("/v1/articles", data='{"outlet": "A", "text": "B"}', headers={"Content-Type": kind})
    assert_problem(answer, 415)


@pytest.mark.parametrize("path", ["/v1/outlets", "/healthz", "/docs/"])
def test_a_name_that_was_turned_to_this_machine_is_not_answered(serve: Serve, path: str) -> None:
    client = serve(hosts=LOOPBACK_NAMES)
    told = assert_problem(client.get(path, headers={"Host": "evil.example:8000"}), 403)
    assert "QUOTEVERIFY_HOSTS" in told["detail"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]"])
def test_the_names_of_loopback_are_answered(serve: Serve, host: str) -> None:
    assert serve(hosts=LOOPBACK_NAMES).get("/v1/outlets", headers={"Host": host}).status_code == 200


def test_this_machine_asks_under_its_own_name_whatever_names_there_are_for_others(serve: Serve) -> None:
    """The image's health check and Prometheus on the same machine do."""
    client = serve(hosts=("quotes.example.org",), trusted_proxies=1)
    own = {"Host": "127.0.0.1:8000"}
    assert client.get("/readyz", headers=own).status_code == 200
    assert client.get("/metrics", headers=own).status_code == 200
    assert client.get("/readyz", headers=own, environ_base=STRANGER).status_code == 403
    assert client.get("/readyz", headers=own | {"X-Forwarded-For": "192.0.2.7"}).status_code == 403
    assert client.get("/readyz", headers={"Host": "evil.example"}).status_code == 403


@pytest.mark.parametrize("host", ["", "a b", "evil.example/..", "localhost@evil.example", "x" * 300, "[::1", "127.1"])
def test_odd_names_are_not_those_of_loopback(serve: Serve, host: str) -> None:
    assert serve(hosts=LOOPBACK_NAMES).get("/v1/outlets", headers={"Host": host}).status_code in {400, 403}


@pytest.mark.parametrize("origin", [DESK, EXTENSION, "moz-extension://3f2a9c1e-0000-4000-8000-000000000000"])
def test_an_allowed_origin_reads_the_answer_and_its_headers(serve: Serve, origin: str) -> None:
    client = serve(cors_origins=(DESK, EXTENSION, "moz-extension://*"))
    answer = client.get("/v1/outlets", headers={"Origin": origin})
    assert answer.headers["Access-Control-Allow-Origin"] == origin
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"} <= set(exposed)
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", DESK + ".evil.example", "http://desk.example.org", EXTENSION + "q", "null"]
)
def test_another_origin_is_told_nothing(serve: Serve, origin: str) -> None:
    answer = serve(cors_origins=(DESK, EXTENSION)).get("/v1/outlets", headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_no_origin_is_allowed_by_default(serve: Serve) -> None:
    assert "Access-Control-Allow-Origin" not in serve().get("/v1/outlets", headers={"Origin": DESK}).headers


def preflight(origin: str, method: str = "POST") -> dict[str, str]:
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "authorization, content-type"}
    return {"Origin": origin} | asked


def test_a_preflight_needs_no_key_and_allows_what_there_is(serve: Serve) -> None:
    client = serve(cors_origins=(DESK,), open_reads=False, open_writes=OpenWrites.NO)
    answer = client.options("/v1/verify", headers=preflight(DESK))
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == DESK
    assert answer.headers["Access-Control-Allow-Headers"].lower() == "authorization, content-type"
    assert {"GET", "POST", "DELETE"} <= set(answer.headers["Access-Control-Allow-Methods"].split(", "))
    assert int(answer.headers["Access-Control-Max-Age"]) > 0


def test_a_preflight_of_another_origin_is_allowed_nothing(serve: Serve) -> None:
    answer = serve(cors_origins=(DESK,)).options("/v1/verify", headers=preflight("https://evil.example"))
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_a_refusal_can_be_read_by_the_page_that_gets_it(serve: Serve) -> None:
    client = serve(cors_origins=(DESK,), open_reads=False)
    answer = client.get("/v1/outlets", headers={"Origin": DESK})
    assert answer.status_code == 401
    assert answer.headers["Access-Control-Allow-Origin"] == DESK


def test_a_page_with_a_key_asks_as_anybody_with_it(serve: Serve) -> None:
    client = serve(cors_origins=(DESK,), open_reads=False)
    key = bearer(client, Scope.READ)
    assert client.get("/v1/outlets", headers={"Origin": DESK} | key).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["*", "https://*", "desk.example.org", "https://desk.example.org/", "https://a b", "file://", "null", ".*"],
)
def test_what_is_no_origin_is_refused_at_the_start(origin: str) -> None:
    with pytest.raises(SettingsError, match="QUOTEVERIFY_CORS_ORIGINS"):
        read_origins((origin,))
