"""A store that went out as lines and came in again gives the same answers; a copy that is damaged is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from service.api.app_context import EXTENSION
from service.app import create_app
from service.cli.seeds import load_seeds
from service.correcting import correct_occurrence
from service.domain import Article, Stance
from service.errors import InvalidExport, StoreNotEmpty
from service.exchange import Seal, export_lines, import_lines
from service.index.open import in_memory
from service.indexing import catch_up
from service.ingestion import ingest
from service.settings import Settings, read_settings
from service.storage.correcting.edits import Decision, OccurrenceEdit
from service.storage.store import Store
from tests.databases import KINDS, Databases, Kind

ARTICLES = [
    {"outlet": "The Post", "text": "“The bridge will stand,” said Mayor Ada Harbour.", "published_at": "2024-05-06"},
    {"outlet": "The Herald", "text": "“The bridge will stand!” Ms. Harbour said. “‘Never,’ he said,” she added."},
    {"outlet": "The Courier", "text": "It was “a bridge to nowhere.” “We will see,” said Bo Valley,\n\n“and soon.”"},
    {"outlet": "The Post", "text": "“Gone by tomorrow,” said Carl Shore.", "title": "Ünïcödé “title”"},
    {"outlet": "Short-lived", "text": "“Only here,” said Dora Field."},
]
QUESTIONS = [
    "/v1/verify?quote=The%20ball%20is%20in%20their%20court&speaker=Antony%20Blinken",
    "/v1/verify?quote=The%20ball%20is%20in%20our%20court&speaker=Lavrov",
    "/v1/verify?quote=The%20bridge%20will%20stand&speaker=Ada%20Harbour",
    "/v1/verify?quote=The%20bridge%20will%20not%20stand",
    "/v1/verify?quote=We%20will%20see%20and%20soon&speaker=Ada%20Harbour",
    "/v1/verify?quote=a%20bridge%20to%20nowhere&outlet=The%20Courier",
    "/v1/verify?quote=diplomatic%20path%20forward&limit=20",
    "/v1/verify?quote=bridge%20ball%20court%20forward&threshold=0.1&limit=50",
    "/v1/verify?quote=The%20bridge%20will%20stand&published_to=2024-12-31",
    "/v1/articles?limit=100",
    "/v1/quotes?limit=100",
    "/v1/quotes?q=bridge",
    "/v1/quotes?speaker=Harbour",
    "/v1/speakers?limit=100",
    "/v1/outlets",
]


def filled(url: str, folder: Path) -> Iterator[Flask]:
    """An app with the seeds and ARTICLES, some of them taken out again, the last among them."""
    app = opened(url, folder)
    parts = app.extensions[EXTENSION]
    load_seeds(read_settings({"QUOTEVERIFY_DATABASE_URL": url}, data=folder), parts.store, parts.index)
    client = app.test_client()
    ids = [client.post("/v1/articles", json=article).get_json()["id"] for article in ARTICLES]
    for id in (ids[3], ids[4]):
        assert client.delete(f"/v1/articles/{id}").status_code == 204
    yield app
    parts.store.close()


def opened(url: str, folder: Path) -> Flask:
    settings: Settings = read_settings({"QUOTEVERIFY_DATABASE_URL": url}, data=folder)
    return create_app(settings)


def answers(app: Flask) -> dict[str, Any]:
    """What the service says to every question, and of everything that it names."""
    client = app.test_client()
    found = {path: client.get(path).get_json() for path in QUESTIONS}
    for kind in ("articles", "quotes", "speakers"):
        listed = found[f"/v1/{kind}?limit=100"]["items"]
        for path in (f"/v1/{kind}/{one['id']}" for one in listed):
            found[path] = client.get(path).get_json()
    for quote in found["/v1/quotes?limit=100"]["items"]:
        body = {"quote": quote["text"][:-4] or quote["text"], "speaker": "Antony Blinken", "limit": 10}
        found[f"verify {quote['id']}"] = client.post("/v1/verify", json=body).get_json()
    return found


def nothing(_done: int, _total: int) -> None:
    """No progress is shown."""


@pytest.fixture
def source_app(databases: Databases, database_kind: Kind, tmp_path: Path) -> Iterator[Flask]:
    """The app that is exported, on either kind of database."""
    (tmp_path / "old").mkdir()
    with databases.migrated(database_kind, tmp_path / "old") as url:
        yield from filled(url, tmp_path / "old")


@pytest.mark.parametrize("target_kind", KINDS)
def test_every_answer_is_the_same_afterwards(
    source_app: Flask, databases: Databases, target_kind: Kind, tmp_path: Path
) -> None:
    before = answers(source_app)
    assert len(before) > 100
    lines = list(export_lines(source_app.extensions[EXTENSION].store, nothing))
    (tmp_path / "new").mkdir()
    with databases.migrated(target_kind, tmp_path / "new") as url:
        app = opened(url, tmp_path / "new")
        parts = app.extensions[EXTENSION]
        import_lines(lines, parts.store, nothing)
        catch_up(parts.store, parts.index)
        after = answers(app)
        assert {path for path in before if before[path] != after.get(path)} == set()
        assert list(export_lines(parts.store, nothing)) == lines
        new = app.test_client().post("/v1/articles", json=ARTICLES[0] | {"text": "“New,” said Ada Harbour."}).get_json()
        assert new["id"] == len(ARTICLES) + 5 + 1  # not the id of the article that was taken out last
        assert new["quotes"][0]["speaker"] == after["/v1/quotes?speaker=Harbour"]["items"][0]["speakers"][0]
        parts.store.close()


@pytest.fixture(scope="module")
def whole(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """An export of the seeds and ARTICLES."""
    folder = tmp_path_factory.mktemp("whole")
    with databases.migrated("sqlite", folder) as url:
        for app in filled(url, folder):
            return list(export_lines(app.extensions[EXTENSION].store, nothing))
    raise AssertionError


def without_sum(line: bytes) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(line)
    return {key: value for key, value in body.items() if key != "sum"}


def test_it_says_what_it_is(whole: list[bytes]) -> None:
    first, last = without_sum(whole[0]), without_sum(whole[-1])
    assert (first["quoteverify"], first["format"]) == ("export", 5)
    assert first["rows"] == last["rows"]
    assert first["rows"]["article"] == 8
    assert first["last_ids"]["article"] == 10
    assert len(whole) == sum(first["rows"].values()) + 2


def test_an_export_from_before_stances_is_read_as_said(store: Store, whole: list[bytes]) -> None:
    bodies = [without_sum(line) for line in whole]
    bodies[0]["format"] = 1
    for body in bodies[1:]:
        body.pop("stance", None)
        body.pop("about_id", None)
    import_lines(resealed(bodies), store, nothing)
    assert bodies_of(list(export_lines(store, nothing))) == bodies_of(whole)
    assert {one.stance for id in range(1, 11) for one in store.occurrences_of_article(id)} == {Stance.SAID}


def bodies_of(lines: list[bytes]) -> list[dict[str, Any]]:
    """The rows of an export."""
    return [without_sum(line) for line in lines[1:-1]]


@pytest.mark.parametrize("target_kind", KINDS)
def test_what_was_not_said_goes_out_and_comes_in(
    store: Store, databases: Databases, target_kind: Kind, tmp_path: Path
) -> None:
    text = "Lena Orth never said “the harbour belongs to the rich.” “She never said ‘close the quay,’” Bo Lind said."
    ingest(Article("Fact Desk", text), store, in_memory())
    lines = list(export_lines(store, nothing))
    assert any(b'"stance":"denied","about_id":' in line for line in lines)
    (tmp_path / "new").mkdir()
    with databases.migrated(target_kind, tmp_path / "new") as url:
        other = Store(url)
        import_lines(lines, other, nothing)
        assert other.occurrences_of_article(1) == store.occurrences_of_article(1)
        assert {one.stance for one in other.occurrences_of_article(1)} == {Stance.SAID, Stance.DENIED}
        assert list(export_lines(other, nothing)) == lines
        other.close()


def changed(whole: list[bytes], number: int, old: bytes, new: bytes) -> list[bytes]:
    line = whole[number - 1]
    assert old in line
    return [*whole[: number - 1], line.replace(old, new), *whole[number:]]


DAMAGE = [
    pytest.param(lambda _: [], "it ends after line 0", id="an empty file"),
    pytest.param(lambda whole: whole[:-1], "without a closing line", id="the last line is missing"),
    pytest.param(lambda whole: whole[:30], "it ends after line 30 without", id="half of the lines"),
    pytest.param(lambda whole: [*whole[:29], whole[29][:40]], "line 30 is not as it was", id="cut off within a line"),
    pytest.param(lambda whole: whole[:9] + whole[10:], "line 10 is not as it was", id="a line is missing"),
    pytest.param(lambda whole: [*whole[:9], whole[10], whole[9], *whole[11:]], "line 10 is", id="two lines swapped"),
    pytest.param(lambda whole: [*whole, whole[-1]], "line ", id="something follows"),
    pytest.param(lambda whole: changed(whole, 9, b'"id":', b'"id":1'), "line 9 is not as it was", id="another id"),
    pytest.param(lambda whole: [b"id,name\n", *whole], "line 1 is not as it was", id="another file"),
    pytest.param(lambda _: [b"\xff\xfe\n"], "line 1 is not as it was", id="no text"),
]


@pytest.mark.parametrize(("damage", "fault"), DAMAGE)
def test_a_copy_that_is_not_whole_is_refused_and_nothing_is_kept(
    store: Store, whole: list[bytes], damage: Any, fault: str
) -> None:
    with pytest.raises(InvalidExport, match=fault):
        import_lines(damage(whole), store, nothing)
    assert set(store.totals().values()) == {0}
    assert store.head() == 0


def resealed(bodies: list[dict[str, Any]]) -> list[bytes]:
    """Lines with right sums, whatever they say."""
    seal = Seal()
    return [seal.sealed(body) for body in bodies]


FORGED: list[Any] = [
    pytest.param(
        lambda first: first | {"format": 6, "version": "9.9"}, None, "format 6 of quoteverify 9.9", id="newer"
    ),
    pytest.param(lambda _: {"hello": 1}, None, "does not say that this is an export", id="something else"),
    pytest.param(None, {"colour": "red"}, "line.* columns are not known", id="an unknown column"),
    pytest.param(None, {"name": 7}, "not known", id="a number for a name"),
    pytest.param(None, {"table": "api_key"}, "not known", id="a table that is not exchanged"),
    pytest.param(None, {"id": 2**70}, "lines 2 to", id="an id that no row can have"),
    pytest.param(None, {"id": 1, "name": None}, "lines 2 to", id="no name"),
]


@pytest.mark.parametrize(("of_first", "of_outlet", "fault"), FORGED)
def test_a_file_that_somebody_made_is_refused_in_words(
    store: Store, whole: list[bytes], of_first: Any, of_outlet: dict[str, Any] | None, fault: str
) -> None:
    bodies = [without_sum(line) for line in whole]
    if of_first:
        bodies[0] = of_first(bodies[0])
    if of_outlet:
        bodies[1] |= of_outlet
    with pytest.raises(InvalidExport, match=fault):
        import_lines(resealed(bodies), store, nothing)
    assert set(store.totals().values()) == {0}


TAMPERED: list[Any] = [
    pytest.param("article", {"url": "javascript:alert(1)"}, "url", id="an address that runs a script"),
    pytest.param("article", {"url": "https://a.example/\n<b>"}, "url", id="an address with a line break"),
    pytest.param("article", {"title": "t" * 3_000}, "title", id="a title that nobody could send"),
    pytest.param("article", {"published_at": "soon"}, "published_at", id="no publication time"),
    pytest.param("article", {"language": "<script>"}, "language", id="no language"),
    pytest.param("article", {"text": "\u0000"}, "text", id="a text that cannot be stored"),
    pytest.param("article", {"id": 2**60}, "id is out of range", id="an id that no reader of JSON holds"),
    pytest.param("outlet", {"name": "  "}, "outlet's name", id="an outlet without a name"),
    pytest.param("quote", {"text": "?!"}, "no word", id="a quote without a word"),
    pytest.param("quote", {"text": "Words that nobody said at all"}, "another wording", id="another quote"),
    pytest.param("speaker", {"name": ""}, "speaker's name", id="a speaker without a name"),
    pytest.param("alias", {"articles": -5}, "its count", id="a negative count"),
    pytest.param("occurrence", {"kind": "rumour"}, "a kind is unknown", id="an unknown kind"),
    pytest.param("occurrence", {"stance": "hoped"}, "a stance is unknown", id="an unknown stance"),
    pytest.param("occurrence", {"end": 10**7}, "outside its article", id="an end behind the article"),
    pytest.param("occurrence", {"start": 9, "end": 2}, "outside its article", id="an end before the start"),
    pytest.param("occurrence", {"text": "Never said"}, "other words than its article", id="other words"),
    pytest.param("occurrence", {"prefix": "He lied: "}, "other words around it", id="other words before it"),
    pytest.param("occurrence", {"cue_text": "x", "cue_end": 10**7}, "a cue is not", id="a cue elsewhere"),
    pytest.param("occurrence", {"mention_start": -3}, "a mention is not", id="a mention elsewhere"),
    pytest.param("occurrence", {"confidence": 7.5}, "confidence", id="a confidence above 1"),
    pytest.param("occurrence", {"confidence": float("nan")}, "confidence", id="a confidence that is no number"),
    pytest.param("occurrence", {"parts": [[0, 10**7]]}, "a part of a quote", id="a part outside"),
    pytest.param("occurrence", {"parts": [["a"]]}, "a part of a quote", id="a part that is none"),
    pytest.param("occurrence", {"inner": [[1, 2, 3]]}, "a quote within a quote", id="an inner quote that is none"),
    pytest.param("occurrence", {"inner": [[0, 10**7]]}, "a quote within a quote", id="an inner quote outside"),
    pytest.param("occurrence", {"article_id": 999}, "not there", id="an article that is not there"),
    pytest.param("occurrence", {"about_id": 1, "speaker_id": 2}, "a speaker is another's", id="two persons"),
]


@pytest.mark.parametrize(("table", "change", "fault"), TAMPERED)
def test_a_file_that_was_tampered_with_is_refused(
    store: Store, whole: list[bytes], table: str, change: dict[str, Any], fault: str
) -> None:
    bodies = [without_sum(line) for line in whole]
    [first, *_] = [body for body in bodies if body.get("table") == table]
    first |= change
    with pytest.raises(InvalidExport, match=fault):
        import_lines(resealed(bodies), store, nothing)
    assert set(store.totals().values()) == {0}


@pytest.mark.parametrize("last", [2**63 - 1, -1, "7", 1.5, True, None])
def test_last_ids_that_leave_no_room_are_refused(store: Store, whole: list[bytes], last: object) -> None:
    bodies = [without_sum(line) for line in whole]
    bodies[0]["last_ids"] |= {"article": last}
    with pytest.raises(InvalidExport, match="line 1"):
        import_lines(resealed(bodies), store, nothing)


def test_what_follows_from_other_columns_is_not_believed(store: Store, whole: list[bytes]) -> None:
    bodies = [without_sum(line) for line in whole]
    for body in bodies:
        if body.get("table") == "article":
            body |= {"text_hash": "00", "published_us": 5}
        if body.get("table") == "quote":
            body["key_hash"] = f"{body['id']:064x}"
        if body.get("table") == "alias":
            body |= {"surname": "x", "near_head": "y", "near_tail": "z", "is_full": False}
    import_lines(resealed(bodies), store, nothing)
    assert list(export_lines(store, nothing)) == whole


def test_numbers_that_do_not_agree_are_refused(store: Store, whole: list[bytes]) -> None:
    bodies = [without_sum(line) for line in whole]
    del bodies[-2]
    with pytest.raises(InvalidExport, match="other numbers of rows"):
        import_lines(resealed(bodies), store, nothing)


def test_a_store_with_articles_is_left_as_it_is(source_app: Flask, whole: list[bytes]) -> None:
    store = source_app.extensions[EXTENSION].store
    before = store.totals()
    with pytest.raises(StoreNotEmpty, match="empty data folder"):
        import_lines(whole, store, nothing)
    assert store.totals() == before


def test_what_is_written_meanwhile_is_not_in_it(source_app: Flask) -> None:
    store = source_app.extensions[EXTENSION].store
    lines = export_lines(store, nothing)
    first = next(lines)
    added = source_app.test_client().post("/v1/articles", json={"outlet": "New", "text": "“Later,” said Ada Harbour."})
    assert added.status_code == 201
    rest = list(lines)
    assert len(rest) == sum(json.loads(first)["rows"].values()) + 1
    assert not any(b"Later" in line for line in rest)


def test_progress_is_told(store: Store, whole: list[bytes]) -> None:
    told: list[tuple[int, int]] = []
    import_lines(whole, store, lambda done, total: told.append((done, total)))
    assert told[-1] == (len(whole) - 2, len(whole) - 2)


def test_corrections_go_along_and_hold_and_are_undone_where_they_arrive(
    source_app: Flask, databases: Databases, database_kind: Kind, tmp_path: Path
) -> None:
    client = source_app.test_client()
    [first, *_] = client.get("/v1/articles/6").get_json()["quotes"]
    client.patch(f"/v1/occurrences/{first['id']}", json={"speaker": "Bo Valley", "note": "Heard it."})
    made = client.patch(f"/v1/occurrences/{first['id']}", json={"stance": "doubted"}).get_json()
    merged = client.post(f"/v1/speakers/{first['speaker']['id']}/merge", json={"into": 1}).get_json()
    lines = list(export_lines(source_app.extensions[EXTENSION].store, nothing))
    (tmp_path / "copy").mkdir()
    with databases.migrated(database_kind, tmp_path / "copy") as url:
        app = opened(url, tmp_path / "copy" / "data")
        parts = app.extensions[EXTENSION]
        import_lines(lines, parts.store, nothing)
        catch_up(parts.store, parts.index)
        copy = app.test_client()
        for path in ("/v1/corrections", f"/v1/occurrences/{first['id']}", f"/v1/speakers/{first['speaker']['id']}"):
            assert copy.get(path).get_json() == client.get(path).get_json()
        for id in (merged["id"], made["id"]):
            assert copy.post(f"/v1/corrections/{id}/undo", json={}).status_code == 200
        assert copy.get(f"/v1/occurrences/{first['id']}").get_json()["occurrence"]["speaker"]["name"] == "Bo Valley"
        parts.store.close()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("correction", {"action": "invent"}),
        ("correction", {"note": "x" * 3_000}),
        ("correction", {"by": " "}),
        ("correction", {"undoes_id": 1}),
        ("correction_place", {"stance": "perhaps"}),
        ("correction_place", {"key_hash": "00" * 32}),
        ("correction_place", {"occurrence_id": 2}),
        ("correction_place", {"speaker_id": 1}),
        ("occurrence", {"correction_id": None}),
        ("alias", {"person_id": 2}),
        ("speaker", {"merged_into_id": 2}),
    ],
)
def test_a_correction_that_could_not_have_been_made_here_is_refused(
    corrected_lines: list[bytes], table: str, change: dict[str, Any]
) -> None:
    bodies = [json.loads(line) for line in corrected_lines]
    place = max(at for at, body in enumerate(bodies) if body.get("table") == table and not body.get("parts"))
    if table == "occurrence":
        place = next(at for at, body in enumerate(bodies) if body.get("correction_id") and "text" in body)
    bodies[place] |= change
    seal = Seal()
    lines = [seal.sealed({key: value for key, value in body.items() if key != "sum"}) for body in bodies]
    store = Store.in_memory()
    with pytest.raises(InvalidExport):
        import_lines(lines, store, nothing)
    store.close()


@pytest.fixture(scope="module")
def corrected_lines() -> list[bytes]:
    """An export with a correction in it."""
    store = Store.in_memory()
    for number in (0, 1):
        ingest(Article(ARTICLES[number]["outlet"], ARTICLES[number]["text"]), store, in_memory())
    edit = OccurrenceEdit("Bo Valley", sets_speaker=True)
    correct_occurrence(1, edit, Decision("a key", "Heard it."), store)
    lines = list(export_lines(store, nothing))
    store.close()
    return lines
