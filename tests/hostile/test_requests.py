"""Requests that no client of ours makes: odd bytes, compressed bodies, code in every field, tricks with the address."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.api.test_problems import assert_problem
from tests.hostile.conftest import JSON, post

GOOD = {"outlet": "The Post", "text": "“It will stand,” said Ada Harbour."}

ODD_BYTES = [
    pytest.param(b'{"outlet": "A", "text": "\xff\xfe"}', 400, id="invalid UTF-8"),
    pytest.param(b'{"outlet": "A", "text": "\xc0\xaf"}', 400, id="overlong UTF-8"),
    pytest.param(b'{"outlet": "A", "text": "\xed\xa0\x80"}', 400, id="a surrogate in UTF-8"),
    pytest.param(b'\xef\xbb\xbf{"outlet": "A", "text": "B"}', 400, id="a byte order mark"),
    pytest.param('{"outlet": "A", "text": "B"}'.encode("utf-16"), None, id="UTF-16"),
    pytest.param(b'{"outlet": "A", "text": "a\x00b"}', 400, id="a raw NUL"),
    pytest.param(b'{"outlet": "A", "text": "a\\u0000b"}', 422, id="an escaped NUL"),
    pytest.param(b'{"outlet": "A", "text": "a\\ud800b"}', 422, id="half a surrogate pair"),
    pytest.param(b'{"outlet": "A", "text": "\\udc00\\ud800"}', 422, id="a pair the wrong way round"),
    pytest.param(b'{"outlet": "a\\u0000", "text": "B"}', 422, id="a NUL in the outlet's name"),
    pytest.param(b'{"outlet": "A", "text": "B", "title": "\\udfff"}', 422, id="half a pair in the title"),
    pytest.param(b'{"outlet": "A", "text": "B", "text\\u0000": "C"}', 422, id="a NUL in a field's name"),
    pytest.param(b'{"a":' * 100_000, 400, id="objects in objects"),
    pytest.param(b'{"outlet": "A", "text": "B", "outlet": ["A"]}', 422, id="a field twice"),
    pytest.param(
        b'{"outlet": "A", "text": "B", "__class__": "C", "__proto__": {}}', 422, id="names that languages know"
    ),
]


@pytest.mark.parametrize(("body", "status"), ODD_BYTES)
def test_odd_bytes_are_refused_and_nothing_is_stored(client: FlaskClient, body: bytes, status: int | None) -> None:
    before = client.get("/v1/articles?limit=100").get_json()["items"]
    answer = client.post("/v1/articles", data=body, headers=JSON)
    assert answer.status_code in ({status} if status else {201, 400})
    if answer.status_code != 201:
        assert_problem(answer, answer.status_code)
        assert client.get("/v1/articles?limit=100").get_json()["items"] == before


KEPT = {
    "bidirectional controls": "“\u202eabc\u202c \u2066said\u2069,” said \u202bAda Harbour\u202c.",
    "every control character": "“" + "".join(chr(code) for code in range(1, 32)) + "x,” said Ada.",
    "line ends of all kinds": "a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch",
    "characters that are none": "“\ufffe\uffff\U0010ffff\ue000,” said Ada.",
    "what normalising would change": "ﬁ Å K ſ ẞ é é",
    "a byte order mark": "\ufeff“Yes,” said Ada.\ufeff",
    "variation selectors and tags": "“🏴\U000e0067\U000e0062\U000e007f and ☃\ufe0f,” said Ada.",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_stored_comes_back_byte_for_byte(client: FlaskClient, name: str) -> None:
    text = KEPT[name]
    article = {"outlet": f"Outlet {text}"[:400], "text": text, "title": f"Title {text}", "byline": text}
    answer = post(client, "/v1/articles", article)
    assert answer.status_code == 201
    back = client.get(answer.headers["Location"]).get_json()
    assert {field: back[field] for field in article} == article
    for found in back["quotes"]:
        assert text[found["start"] : found["end"]] == found["text"]


CODE = [
    "'; DROP TABLE article; --",
    '" OR ""="',
    "1; SELECT pg_sleep(10); --",
    "%' UNION SELECT key_hash FROM api_key --",
    "%_\\",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "$(touch /tmp/quoteverify-was-here)",
    "\r\nSet-Cookie: a=b",
]


@pytest.mark.parametrize("code", CODE)
def test_code_in_every_field_is_only_text(client: FlaskClient, code: str) -> None:
    article = {"outlet": code, "text": f"“The harbour {code} stands,” said Ada Harbour.", "title": code, "byline": code}
    article["url"] = "https://a.example/" + quote(code)
    made = post(client, "/v1/articles", article)
    assert made.status_code in {200, 201}
    back = client.get(f"/v1/articles/{made.get_json()['id']}").get_json()
    assert {field: back[field] for field in article} == article
    assert [item["outlet"] for item in client.get("/v1/articles", query_string={"outlet": code}).get_json()["items"]]
    assert code in [item["outlet"] for item in client.get("/v1/outlets").get_json()["items"]]


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/v1/articles", "outlet"),
        ("/v1/articles", "from"),
        ("/v1/articles", "to"),
        ("/v1/articles", "cursor"),
        ("/v1/articles", "limit"),
        ("/v1/quotes", "q"),
        ("/v1/quotes", "speaker"),
        ("/v1/quotes", "outlet"),
        ("/v1/quotes", "kind"),
        ("/v1/quotes", "cursor"),
        ("/v1/speakers", "cursor"),
        ("/v1/speakers/1", "cursor"),
        ("/v1/verify", "quote"),
        ("/v1/verify", "outlet"),
        ("/v1/verify", "speaker"),
    ],
)
def test_code_in_every_parameter_is_only_text(client: FlaskClient, path: str, field: str, code: str) -> None:
    asked = ({"quote": "harbour stands"} if path == "/v1/verify" else {}) | {field: code}
    answer = client.get(path, query_string=asked)
    assert answer.status_code in {200, 400, 404, 422}
    assert "Set-Cookie" not in answer.headers
    if answer.status_code != 200:
        assert_problem(answer, answer.status_code)


def test_the_tables_are_still_there(client: FlaskClient) -> None:
    assert client.get("/v1/articles").status_code == 200
    assert post(client, "/v1/verify", {"quote": "It will stand"}).status_code == 200


BOMB = gzip.compress(b'{"quote": "' + b"a" * 50_000_000 + b'"}')
CODINGS: dict[str, bytes] = {
    "gzip": BOMB,
    "GZIP": BOMB,
    "x-gzip": BOMB,
    "deflate": zlib.compress(b'{"quote": "a"}'),
    "br": b"\x0b\x02\x80{}\x03",
    "zstd": b"\x28\xb5\x2f\xfd",
    "gzip, gzip": gzip.compress(BOMB),
    "identity, gzip": BOMB,
}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("path", ["/v1/verify", "/v1/articles", "/v1/check"])
def test_a_compressed_body_is_refused_unread(client: FlaskClient, path: str, coding: str) -> None:
    answer = client.post(path, data=CODINGS[coding], headers=JSON | {"Content-Encoding": coding})
    assert "without Content-Encoding" in assert_problem(answer, 415)["detail"]
    assert answer.headers["Accept-Encoding"] == "identity"


def test_a_body_that_says_it_is_as_it_is_is_taken(client: FlaskClient) -> None:
    answer = client.post("/v1/verify", data=b'{"quote": "a"}', headers=JSON | {"Content-Encoding": "identity"})
    assert answer.status_code == 200


ADDRESSES = [
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/docs/../../../etc/passwd",
    "/docs/%2e%2e%2f%2e%2e%2fservice/settings.py",
    "/docs/..%5c..%5cetc",
    "/web/%2e%2e/%2e%2e/settings.py",
    "/web/..%2f..%2fsettings.py",
    "/v1/articles/1%00",
    "/v1/articles/-1",
    "/v1/articles/1e9",
    "/v1/articles/1;jsessionid=2",
    "/v1/articles/%0d%0aSet-Cookie:%20a=b",
    "/" + "a/" * 3_000,
    "/%ff%fe",
    "/V1/OUTLETS",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_tricks_with_the_address_find_nothing(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})
    assert_problem(answer, 404)
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", ["//v1/outlets", "/v1//outlets", "//evil.example/v1/outlets", "/\\evil.example"])
def test_no_address_leads_elsewhere(client: FlaskClient, address: str) -> None:
    raw = {"PATH_INFO": address, "REQUEST_URI": address, "RAW_URI": address}
    answer = client.get("/", headers={"Accept": "application/json"}, environ_overrides=raw)
    assert answer.status_code in {200, 308, 404}
    place = answer.headers.get("Location", "/")
    assert place.startswith(("http://localhost/", "/"))
    assert not place.startswith("//")


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_the_method_is_the_one_of_the_request(client: FlaskClient, header: str) -> None:
    place = post(client, "/v1/articles", GOOD).headers["Location"]
    assert client.get(place, headers={header: "DELETE"}).status_code == 200
    answer: Any = client.post(place, data=json.dumps({"_method": "DELETE"}), headers=JSON | {header: "DELETE"})
    assert_problem(answer, 405)
    assert client.get(place).status_code == 200


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "FOO", "G" * 300])
def test_other_methods_are_not_allowed(client: FlaskClient, method: str) -> None:
    assert_problem(client.open("/v1/outlets", method=method), 405)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Request-Id", "a" * 100_000),
        ("Accept", "*/*;q=" + "9" * 10_000),
        ("Accept", ",".join(f"a/{n};q=0.1" for n in range(5_000))),
        ("If-None-Match", '"' + "a" * 100_000),
        ("If-None-Match", ", ".join('W/"a"' for _ in range(20_000))),
        ("If-Modified-Since", "Thu, 99 Zzz 99999 99:99:99 GMT"),
        ("Range", "bytes=" + ",".join(f"{n}-{n}" for n in range(10_000))),
        ("Content-Length", "-5"),
        ("Content-Length", "many"),
        ("Content-Type", "application/json; charset=" + "x" * 10_000),
        ("Content-Type", "application/json; charset=utf-7"),
        ("Cookie", "a=b; " * 20_000),
        ("Origin", "http://[::1"),
        ("Authorization", "Bearer"),
        ("Authorization", "Bearer " + "é" * 1_000),
        ("Authorization", "Digest " + "," * 50_000),
        ("X-Forwarded-For", "127.0.0.1, " * 10_000),
        ("Forwarded", 'for="[::1]' * 5_000),
    ],
)
def test_odd_headers_break_nothing(client: FlaskClient, name: str, value: str) -> None:
    answer = client.get("/v1/outlets", headers={name: value})
    assert answer.status_code in {200, 304, 400, 401, 416}
    assert client.post("/v1/verify", data=b'{"quote": "a"}', headers=JSON | {name: value}).status_code < 500


NUMBERS = [
    "/v1/articles?limit={}",
    "/v1/speakers?limit={}",
    "/v1/verify?quote=We+are+concerned&limit={}",
    "/v1/verify?quote=We+are+concerned&threshold={}",
    "/v1/corrections?article={}",
]


@pytest.mark.parametrize("written", ["٣", "３", "1_0", "%2B+1", "0x1", "1e", "nan", "NaN", "1" * 400])
@pytest.mark.parametrize("place", NUMBERS)
def test_what_is_no_number_in_ascii_is_refused(client: FlaskClient, place: str, written: str) -> None:
    assert_problem(client.get(place.format(written)), 422)


@pytest.mark.parametrize("place", NUMBERS)
def test_digits_are_taken(client: FlaskClient, place: str) -> None:
    assert client.get(place.format("1")).status_code == 200


@pytest.mark.parametrize("name", ["articles", "quotes", "speakers"])
def test_an_id_has_one_address(client: FlaskClient, name: str) -> None:
    post(client, "/v1/articles", {"outlet": "The Post", "text": "“The bridge will stand,” said Mayor Ada Harbour."})
    assert client.get(f"/v1/{name}?limit=1").get_json()["items"]
    for written in ("١", "１", "1_0"):
        assert_problem(client.get(f"/v1/{name}/{written}"), 404)
