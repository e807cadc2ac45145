"""“Wrong speaker?”: who may correct does so on the page, and takes it back; who may not is not asked to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from service.cli.main import group
from tests.browser.conftest import DESK, PROJECT
from tests.serving import Server, serving

EXTENSION = PROJECT / "examples" / "browser-extension"
TEXT = "“The kiln must be cold by noon,” said Vera Lund. “Nobody may open it before,” said Arne Holt."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    """A service with one article, and the keys of one who may correct and of one who may only read."""
    data = tmp_path_factory.mktemp("desk")
    (data / "a.txt").write_text(TEXT, encoding="utf-8")
    run = CliRunner().invoke
    assert run(group, ["ingest", str(data / "a.txt"), "--outlet", "The Post", "--data", str(data)]).exit_code == 0
    keys = {
        scopes[-1]: run(group, ["keys", "create", name, "--data", str(data), *scopes]).stdout.strip()
        for name, scopes in (("Copy desk", ["--scope", "read", "--scope", "edit"]), ("Reader", ["--scope", "read"]))
    }
    with serving(data, "--no-seeds", "--workers", "1") as server:
        yield server, keys


@pytest.fixture
def opened(browser: Browser, desk: tuple[Server, dict[str, str]]) -> Iterator[dict[str, Page]]:
    """The article on the page, for the holder of each key."""
    server, keys = desk
    pages = {}
    contexts = [browser.new_context(base_url=server.address, viewport=DESK) for _ in keys]
    for context, (scope, key) in zip(contexts, keys.items(), strict=True):
        context.set_default_timeout(60_000)
        context.add_init_script(f"sessionStorage.setItem('quoteverify.key', '{key}')")
        pages[scope] = context.new_page()
        pages[scope].goto("/articles/1")
    yield pages
    for context in contexts:
        context.close()


def test_a_wrong_speaker_is_corrected_shown_to_all_and_undone(opened: dict[str, Page]) -> None:
    page, reader = opened["edit"], opened["read"]
    expect(reader.locator(".article-text")).to_be_visible()
    expect(reader.locator("details.correction")).to_have_count(0)
    form = page.locator("details.correction").first
    form.locator("summary").click()
    expect(form).to_contain_text("Nobody corrected it so far.")
    form.get_by_role("button", name="Correct it").click()
    expect(form.get_by_role("status").first).to_contain_text("Nothing was changed")
    form.get_by_label("Who said it").fill("Dag Ek")
    form.get_by_label("Why").fill("on tape")
    form.get_by_role("button", name="Correct it").click()
    corrections = page.get_by_role("region", name="Corrections")
    expect(corrections).to_contain_text("Corrected by Copy desk on ")
    reader.goto("/quotes/1")
    expect(reader.locator(".place-foot")).to_contain_text("Dag Ek")
    expect(reader.locator(".place-foot")).to_contain_text(": on tape")
    expect(reader.locator(".place-foot")).not_to_contain_text("Copy desk")
    form.locator("summary").click()
    expect(form).to_contain_text("speaker: Vera Lund → Dag Ek")
    form.get_by_role("button", name="Undo").click()
    expect(corrections).not_to_contain_text("Corrected by Copy desk")
    reader.reload()
    expect(reader.locator(".place-foot")).to_contain_text("Vera Lund")


def test_one_who_is_two_is_split_shown_in_the_history_and_undone(
    opened: dict[str, Page], desk: tuple[Server, dict[str, str]]
) -> None:
    page, key = opened["edit"], desk[1]["edit"]
    vera, arne = (
        page.request.get("/v1/speakers", params={"q": who}).json()["items"][0]["id"]
        for who in ("Vera Lund", "Arne Holt")
    )
    merged = page.request.post(
        f"/v1/speakers/{vera}/merge", data={"into": arne}, headers={"Authorization": f"Bearer {key}"}
    )
    assert merged.ok, merged.text()
    page.goto(f"/speakers/{arne}")
    expect(page.locator(".items .card")).to_have_count(2)
    page.get_by_text("Wrong name, two who are one, or one who is two?").click()
    form = page.get_by_role("form", name="One who is two")
    form.get_by_role("button", name="Split them off").click()
    expect(form.get_by_role("status")).to_have_text("Choose the names that are somebody else’s.")
    form.get_by_label("Vera Lund").check()
    form.get_by_label("Why").fill("two people")
    form.get_by_role("button", name="Split them off").click()
    expect(page.get_by_role("heading", name="Vera Lund")).to_be_visible()
    expect(page.locator(".items .card")).to_have_count(1)
    page.get_by_text("Wrong name, two who are one").click()
    made = page.locator("details.correction li").filter(has_text="two people")
    expect(made).to_contain_text("Vera Lund is not Arne Holt (Vera Lund); ")
    made.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Arne Holt")).to_be_visible()
    expect(page.locator(".items .card")).to_have_count(2)


def test_what_the_service_refuses_is_said_beside_the_button(opened: dict[str, Page]) -> None:
    page = opened["edit"]
    form = page.locator("details.correction").last
    form.locator("summary").click()
    page.route(
        "**/v1/occurrences/*",
        lambda route: route.fulfill(
            status=409,
            content_type="application/problem+json",
            body='{"status": 409, "detail": "It was corrected meanwhile."}',
        ),
    )
    form.get_by_label("Who said it").fill("Dag Ek")
    form.get_by_role("button", name="Correct it").click()
    expect(form.get_by_role("status").first).to_have_text("It was corrected meanwhile.")
    expect(form.get_by_role("button", name="Correct it")).to_be_enabled()


def test_the_extension_says_that_the_record_was_corrected(page: Page) -> None:
    page.route("**/extension/*", lambda route: route.fulfill(path=EXTENSION / route.request.url.rpartition("/")[2]))
    page.goto("/check")
    corrected = {"id": 4, "by": None, "at": "2026-11-20T10:00:00+00:00", "note": "on tape"}
    place = {"article": {"outlet": "The Post"}, "link": None, "corrected": corrected}
    match = {
        "text": "One",
        "changes": [],
        "speakers": [{"name": "Dag Ek"}],
        "outlets": [{"outlet": "The Post", "occurrences": 2, "first_published_at": None}],
        "carried_by": [place, place, {**place, "corrected": None}],
        "disputed": False,
        "verdict": "verbatim",
        "attribution": "confirmed",
    }
    answer = {"verdict": "verbatim", "attribution": "confirmed", "headline": "", "explanation": "", "nearest": []}
    shown = page.evaluate(
        """([answer, match]) => import("/extension/answer.js").then(({ drawAnswer }) =>
            drawAnswer({ quote: "One", speaker: "Dag Ek" }, answer, match).innerHTML)""",
        [answer, match],
    )
    assert shown.count('<p class="corrected">Corrected on 2026-11-20: on tape</p>') == 1
