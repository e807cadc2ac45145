"""Drafts and articles that are sent as files."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import docx
import pytest
from flask.testing import FlaskClient

from tests.documents.made import docx_of, entries, odt_of, pdf_of

SAID = "“The ferry will stop at noon on every Sunday of the winter,” said Ada Harbour."


def form(content: bytes, name: str = "draft.docx", **fields: str) -> dict[str, object]:
    return {"file": (io.BytesIO(content), name), **fields}


def test_an_article_is_sent_as_a_file_and_a_draft_is_checked_against_it(client: FlaskClient) -> None:
    stored = client.post("/v1/articles", data=form(docx_of("Headline.", SAID), outlet="The Post", title="Headline"))
    assert stored.status_code == 201, stored.text
    assert stored.json["quotes"][0]["speaker"]["name"] == "Ada Harbour"
    assert (stored.json["left_out"], stored.json["notices"]) == ([], [])
    draft = docx_of("One.", SAID.replace("Sunday", "Monday"), "“We shall see about that one day,” the mayor said.")
    hints = json.dumps([{"name": "the mayor", "speaker": "Bea Valley"}])
    checked = client.post("/v1/check", data=form(draft, speaker_hints=hints, exclude_outlet="Other")).json
    first, second = checked["quotes"]
    assert (first["place"], first["verdict"]) == ({"paragraph": 2, "page": None, "part": None}, "altered")
    assert second["speaker"] == {"name": "Bea Valley", "hinted": True}


def test_a_file_is_the_body_itself(client: FlaskClient) -> None:
    content = pdf_of([(60, 700, "One.")], [(60, 700, SAID)])
    checked = client.post("/v1/check", data=content, content_type="application/pdf").json
    assert checked["quotes"][0]["place"] == {"paragraph": 1, "page": 2, "part": None}
    assert checked["notices"] == []


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        pytest.param("?format=docx", {}, id="format=docx"),
        pytest.param(
            "", {"Accept": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, id="Accept"
        ),
    ],
)
def test_a_draft_is_given_back_with_comments(client: FlaskClient, query: str, headers: dict[str, str]) -> None:
    client.post("/v1/articles", data=form(docx_of(SAID), outlet="The Post", published_at="2024-05-06"))
    draft = docx_of("One.", SAID.replace("Sunday", "Monday"), SAID)
    answer = client.post(f"/v1/check{query}", data=form(draft, "Mein Entwürf.docx"), headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Mein Entw_rf-checked.docx"'
    assert "Accept" in answer.headers["Vary"]
    (comment,) = docx.Document(io.BytesIO(answer.data)).comments
    assert comment.text == (
        "Not as quoted: Ada Harbour said “Sunday of”.\n"
        "On record: “The ferry will stop at noon on every Sunday of the winter,”\n"
        "Ada Harbour; carried by The Post (2024-05-06)"
    )


def test_an_odt_is_given_back_and_json_stays_what_is_answered_by_default(client: FlaskClient) -> None:
    draft = odt_of(f"<text:p>{SAID}</text:p>")
    answer = client.post("/v1/check?format=odt", data=form(draft, "a.odt"))
    assert (answer.status_code, answer.mimetype) == (200, "application/vnd.oasis.opendocument.text")
    assert "Not on record." in entries(answer.data)["content.xml"].decode()
    assert (
        client.post("/v1/check", data=form(draft, "a.odt"), headers={"Accept": "*/*"}).json["summary"]["trouble"] == 1
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            lambda: form(pdf_of([(60, 700, SAID)]), "a.pdf"), "this is a .pdf file; save it as .docx", id="a PDF"
        ),
        pytest.param(
            lambda: form(odt_of(f"<text:p>{SAID}</text:p>"), "a.odt"), "is a .odt file; ask for format=odt", id="ODT"
        ),
        pytest.param(
            lambda: None, "there is no file to put comments into; send the draft as a .docx file", id="a text"
        ),
    ],
)
def test_what_cannot_have_comments_is_a_problem(
    client: FlaskClient, data: Callable[[], dict[str, object] | None], said: str
) -> None:
    sent = data()
    given = {"json": {"text": SAID}} if sent is None else {"data": sent}
    answer = client.post("/v1/check?format=docx", **given)
    assert answer.status_code == 422, answer.text
    assert said in answer.json["detail"]


def test_an_html_file_of_an_article_is_read_as_a_page(client: FlaskClient) -> None:
    page = f"<html><body><article><h1>Ferry</h1><p>{SAID}</p><p>It was late then.</p></article></body></html>"
    stored = client.post("/v1/articles", data=form(page.encode(), "a.html", outlet="The Post")).json
    assert len(stored["quotes"]) == 1


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        pytest.param(lambda: form(b"\xd0\xcf\x11\xe0" + b"\0" * 600), 422, "old format", id="an old file"),
        pytest.param(lambda: {"outlet": "x"}, 400, "Send one file", id="no file"),
        pytest.param(lambda: form(b"x", "a.txt", text="y"), 400, "gives 'text' and a file", id="two texts"),
        pytest.param(lambda: form(b"x", "a.txt", speaker_hints="["), 400, "not JSON", id="no JSON"),
        pytest.param(lambda: form(b"x", "a.txt", unknown="1"), 422, "unknown", id="an unknown field"),
        pytest.param(lambda: form(b"a\0b" * 9, "a.txt"), 422, "no text", id="no text"),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    client: FlaskClient, data: Callable[[], dict[str, object]], status: int, said: str
) -> None:
    answer = client.post("/v1/check", data=data(), content_type="multipart/form-data")
    assert answer.status_code == status, answer.text
    assert said in answer.json["detail"]


def test_a_file_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post("/v1/check", data=b"%PDF-" + b"x" * 21_000_000, content_type="application/pdf")
    assert answer.status_code == 413
