"""What every answer tells browsers, whatever its status."""

from __future__ import annotations

import re

import pytest

from tests.api.access.conftest import ARTICLE, Serve
from tests.databases import Kind

ANSWERS = [
    pytest.param("/v1/outlets", 200, id="an answer"),
    pytest.param("/v1/articles/9", 404, id="a problem"),
    pytest.param("/nowhere", 404, id="no address"),
    pytest.param("/v1/articles?x=1", 422, id="a bad query"),
    pytest.param("/docs/", 200, id="a page"),
    pytest.param("/docs/swagger-ui.css", 200, id="a file"),
]


@pytest.fixture(scope="module")
def database_kind() -> Kind:
    """One kind of database: what browsers are told does not come from it; test_guard.py asks for keys on both."""
    return "sqlite"


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_keeps_browsers_careful(serve: Serve, path: str, status: int) -> None:
    with serve().get(path) as answer:
        assert answer.status_code == status
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Frame-Options"] == "DENY"
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "Strict-Transport-Security" not in answer.headers


def test_what_changed_something_and_what_failed_is_not_kept(serve: Serve) -> None:
    client = serve()
    assert client.post("/v1/articles", json=ARTICLE).headers["Cache-Control"] == "no-store"
    assert client.get("/v1/articles/9").headers["Cache-Control"] == "no-store"
    assert client.get("/v1/articles").headers["Cache-Control"] == "no-cache"


def test_the_docs_page_may_load_its_own_files_and_run_no_script_but_its_own(serve: Serve) -> None:
    answer = serve().get("/docs/")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert re.fullmatch(r"'self' 'sha256-[A-Za-z0-9+/]{43}='", policy["script-src"])
    assert policy["connect-src"] == "'self'"
    assert answer.get_data(as_text=True).count("<script>") == 1


def test_browsers_are_told_of_https_only_over_https(serve: Serve) -> None:
    client = serve(hsts_seconds=600, trusted_proxies=1)
    told = client.get("/healthz", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.9"})
    assert told.headers["Strict-Transport-Security"] == "max-age=600"
    assert "Strict-Transport-Security" not in client.get("/healthz").headers
