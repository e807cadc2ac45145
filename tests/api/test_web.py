"""/ and what hangs below it: the page's files, their headers, and which addresses are pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.api.app_context import EXTENSION
from service.api.verdict_script import verdict_script
from service.app import create_app
from service.errors import StorageUnavailable
from service.restrictions import Restrictions
from service.settings import Settings
from service.storage.connection.database import Database

PROJECT = Path(__file__).resolve().parents[2]
WEB = PROJECT / "service" / "web"
FILES = sorted(path.relative_to(WEB).as_posix() for path in WEB.rglob("*") if path.is_file())
MADE = WEB / "verdicts.js"
"""Made from the table of verdicts when the service starts."""
LARGEST_FIRST_VIEW = 100_000
"""Bytes of the start, with all that it loads."""
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"


@pytest.mark.parametrize(
    "path", ["/", "/check", "/quotes", "/speakers", "/articles", "/quotes/1", "/speakers/1", "/articles/1"]
)
def test_every_page_is_the_page_with_a_strict_policy(seeded: FlaskClient, path: str) -> None:
    answer = seeded.get(path)
    assert (answer.status_code, answer.content_type) == (200, "text/html; charset=utf-8")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert seeded.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/check/",
        "/quotes/?q=caf%C3%A9+%E2%80%9Cx%E2%80%9D&speaker=Blinken",
        "/quotes/1/",
        "/speakers/1/",
        "/articles/1/?a=b",
    ],
)
def test_a_slash_behind_an_address_leads_to_the_page(seeded: FlaskClient, path: str) -> None:
    answer = seeded.get(path, follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    [before] = answer.history
    assert before.status_code == 308
    assert (answer.request.path, answer.request.query_string) == (
        before.request.path.rstrip("/"),
        before.request.query_string,
    )


@pytest.mark.parametrize("path", ["/quotes/99999", "/speakers/99999", "/articles/99999"])
def test_a_permalink_to_nothing_is_the_page_with_a_404(seeded: FlaskClient, path: str) -> None:
    answer = seeded.get(path)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        pytest.param(BROWSER, "text/html", id="a browser"),
        pytest.param("*/*", "application/problem+json", id="a program that takes anything"),
        pytest.param("application/json", "application/problem+json", id="a program that takes JSON"),
        pytest.param("text/html", "text/html", id="only a page"),
    ],
)
def test_nowhere_is_a_page_for_browsers_and_a_problem_for_programs(
    seeded: FlaskClient, accept: str, mimetype: str
) -> None:
    answer = seeded.get("/nowhere", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype, "Accept" in answer.headers["Vary"]) == (404, mimetype, True)


def test_only_reading_is_answered_with_a_page(seeded: FlaskClient) -> None:
    assert seeded.post("/nowhere", headers={"Accept": BROWSER}).mimetype == "application/problem+json"
    assert seeded.post("/quotes").status_code == 405


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".html")])
def test_every_file_is_sent_with_its_type_and_asked_for_again_by_its_tag(seeded: FlaskClient, name: str) -> None:
    answer = seeded.get(f"/web/{name}")
    types = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    assert (answer.status_code, answer.mimetype) == (200, types[Path(name).suffix])
    assert answer.get_data() == (WEB / name).read_bytes()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert seeded.get(f"/web/{name}", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_table_of_verdicts_is_sent_like_every_other_file(seeded: FlaskClient) -> None:
    answer = seeded.get("/web/verdicts.js")
    assert (answer.status_code, answer.mimetype, answer.text) == (200, "text/javascript", verdict_script())
    assert answer.headers["Cache-Control"] == "no-cache"
    assert seeded.get("/web/verdicts.js", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert not MADE.exists()


@pytest.mark.parametrize(
    "name",
    ["index.html", "embed.html", "../app.py", "%2e%2e/app.py", "views", "views/", "..", "nothing.js", "/etc/passwd"],
)
def test_nothing_but_those_files_is_sent(seeded: FlaskClient, name: str) -> None:
    assert seeded.get(f"/web/{name}").status_code in {308, 404}
    assert seeded.get(f"/web/{name}", follow_redirects=True).status_code == 404


def test_every_file_goes_into_the_package() -> None:
    packaged = re.findall(r'"\*\*/\*(\.\w+)"', (PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {Path(name).suffix for name in FILES} <= set(packaged)


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    page = (WEB / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page) == []


@pytest.mark.parametrize("name", FILES)
def test_every_file_that_is_named_is_there_and_none_is_elsewhere(name: str) -> None:
    text = (WEB / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//|@import|url\(|from ["']https?:""", text) == []
    for imported in re.findall(r'^(?:import|export)[^;]*? from "([^"]+)";', text, re.MULTILINE):
        path = ((WEB / name).parent / imported).resolve()
        assert path == MADE or path.is_file(), imported
    for linked in re.findall(r'"/web/([^"]+)"', text):
        assert (WEB / linked).is_file(), linked


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".js")])
def test_no_module_makes_markup_of_text(name: str) -> None:
    text = (WEB / name).read_text(encoding="utf-8")
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b", text)
        == []
    )
    assert text.startswith("// ")
    assert len(text.splitlines()) <= 300


def test_where_reading_takes_a_key_the_page_does_not_tell_what_is_recorded(settings: Settings) -> None:
    app = create_app(replace(settings, restrictions=Restrictions(open_reads=False)))
    browser = app.test_client()
    assert [browser.get(path).status_code for path in ("/", "/web/main.js", "/quotes/1", "/v1/quotes")] == [
        200, 200, 200, 401,
    ]  # fmt: skip
    app.extensions[EXTENSION].store.close()


def test_the_page_comes_even_when_the_database_does_not_answer(
    seeded: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_arguments: object) -> None:
        raise StorageUnavailable("the database does not answer")

    monkeypatch.setattr(Database, "read", away)
    assert seeded.get("/quotes/1").status_code == 200


def imported(name: str) -> list[str]:
    """The page's modules that `name` imports at once, itself first, in the order in which a browser meets them."""
    met = [name]
    for module in met:
        text = (WEB / module).read_text(encoding="utf-8")
        for path in re.findall(r'^import [^;"]*"([^"]+)";', text, re.MULTILINE):
            other = (WEB / module).parent.joinpath(path).resolve().relative_to(WEB).as_posix()
            met += [other] if other not in met else []
    return met


def test_the_start_loads_little_and_names_all_of_it_so_that_nothing_waits_for_another() -> None:
    index = (WEB / "index.html").read_text(encoding="utf-8")
    modules = imported("main.js")
    assert re.findall(r'<link rel="modulepreload" href="/web/([^"]+)">', index) == modules[1:]
    sheets = re.findall(r'<link rel="(?:stylesheet|icon)" href="/web/([^"]+)"', index)
    sizes = [(WEB / name).stat().st_size for name in ("index.html", *sheets, *modules)]
    assert sum(sizes) < LARGEST_FIRST_VIEW
