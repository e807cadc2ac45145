"""Both clients ask a real service: every operation that a pipeline needs, and what goes wrong."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from quoteverify_client import Client, Problem

from tests.serving import Server, serving

PROJECT = Path(__file__).resolve().parents[2]
COURT = "The ball is in their court"
SCRIPT = """
import { Client, Problem } from "%s/clients/javascript/quoteverify.js";
const client = new Client(process.argv[2]);
const answer = await client.verifyQuote({ quote: "%s", speaker: "Sergey Lavrov" });
const stored = [];
async function* articles() {
  yield { outlet: "The Quay", text: "“The quay is ours to keep,” said Ada Quill." };
  yield { outlet: "The Quay" };
}
for await (const result of client.addArticles(articles())) stored.push([result.line, result.status]);
const quotes = [];
for await (const quote of client.each((page) => client.listQuotes({ limit: 10, ...page }))) quotes.push(quote.id);
let problem = null;
try {
  await client.verifyQuote({ quote: "" });
} catch (error) {
  problem = [error instanceof Problem, error.status, error.errors.length];
}
const deleted = await client.deleteOutletByName({ outlet: "The Quay" });
const once = quotes.length === new Set(quotes).size;
console.log(JSON.stringify([answer.verdict, answer.attribution, stored, once, problem, deleted]));
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service with the seed articles."""
    with serving(tmp_path_factory.mktemp("clients"), "--workers", "1") as running:
        yield running


@pytest.fixture
def client(service: Server) -> Iterator[Client]:
    with Client(service.address) as client:
        yield client


def test_python_verifies(client: Client) -> None:
    answer = client.verify_quote({"quote": COURT, "speaker": "Sergey Lavrov"})
    assert (answer["verdict"], answer["attribution"]) == ("verbatim", "contradicted")
    batch = client.verify_batch({"items": [{"quote": COURT}, {}]})
    assert [item["status"] for item in batch["items"]] == [200, 422]


def test_python_lists_everything_once(client: Client) -> None:
    quotes = [quote["id"] for quote in client.each(client.list_quotes, limit=10)]
    assert len(quotes) == len(set(quotes)) > 30
    speaker = client.list_speakers(q="Blinken")["items"][0]
    assert list(client.each(client.get_speaker, speaker["id"], limit=2))


def test_python_stores_in_bulk_and_takes_out(client: Client) -> None:
    articles = [
        {"outlet": "The Bay", "text": "“The bay is ours to keep,” said Ada Quill."},
        {"outlet": "The Bay"},
    ]
    stored = list(client.add_articles(articles))
    assert [(result["line"], result["status"]) for result in stored] == [(1, 201), (2, 422)]
    assert client.verify_quote({"quote": "The bay is ours to keep"})["verdict"] == "verbatim"
    assert client.delete_article(stored[0]["id"]) is None
    with pytest.raises(Problem, match="404"):
        client.get_article(stored[0]["id"])


def test_javascript_does_the_same(service: Server, tmp_path: Path) -> None:
    script = tmp_path / "client.mjs"
    script.write_text(SCRIPT % (PROJECT.as_uri(), COURT), encoding="utf-8")
    done = subprocess.run(["node", script, service.address], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["verbatim", "contradicted", [[1, 201], [2, 422]], True, [True, 422, 1], None]
