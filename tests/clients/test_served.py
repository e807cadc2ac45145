"""Both clients ask a real service: every operation that a pipeline needs, and what goes wrong."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from quoteverify_client import Client, Problem
from quoteverify_client.check.command import main

from service.cli.main import group
from tests.documents.made import docx_of
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


DRAFT = """“The ball is in our court,” said Antony Blinken on Thursday.

“The ball is in their court,” said Sergey Lavrov. The novel “War and Peace” lay there.

Blinken never said “The ball is in their court.” One reader: “Every lamp of the harbour will be painted blue by May.”
"""


def checked(service: Server, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the thin command: its exit code and what it printed."""
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--server", service.address])
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


def facts(report: str) -> list[tuple[object, ...]]:
    [file] = json.loads(report)["files"]
    names = ("line", "column", "end_line", "end_column", "text", "outcomes", "fails")
    return [
        tuple(quote[name] if name != "outcomes" else tuple(quote[name]) for name in names) for quote in file["quotes"]
    ]


@pytest.mark.parametrize("fail_on", [None, "style,verbatim,unclear", "none"])
def test_the_thin_check_says_what_the_whole_one_says(
    service: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path, fail_on: str | None
) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    options = [str(tmp_path / "draft.txt"), "--format", "json", *(["--fail-on", fail_on] if fail_on else [])]
    code, report, _ = checked(service, capsys, *options)
    whole = CliRunner().invoke(group, ["check", *options, "--server", service.address])
    assert facts(report) == facts(whole.stdout)
    assert code == whole.exit_code
    assert len(facts(report)) == 5


def test_a_page_is_checked_without_lines(service: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>“The ball is in <b>our</b> court,” said Antony Blinken.", encoding="utf-8")
    code, report, _ = checked(service, capsys, str(tmp_path))
    assert code == 1
    assert f'{tmp_path / "page.html"}: FAIL altered: "The ball is in our court,"' in report


def test_documents_of_a_folder_are_checked_and_placed_by_paragraph(
    service: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    draft = docx_of("A line before.", "“The ball is in our court,” Antony Blinken said.")
    (tmp_path / "draft.docx").write_bytes(draft)
    (tmp_path / "~$draft.docx").write_bytes(b"what Word leaves beside it")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path), "--server", service.address, "--speaker", "Blinken=Antony Blinken"])
    said = capsys.readouterr().out
    assert ended.value.code == 2
    assert "draft.docx, paragraph 2: FAIL altered: " in said
    assert "broken.pdf: ERROR 422: the PDF is broken" in said.replace("The PDF", "the PDF")
    assert "1 quote in 2 files" in said


def test_what_is_known_passes_in_both(service: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    draft, known = str(tmp_path / "draft.md"), str(tmp_path / "known.json")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert checked(service, capsys, draft)[0] == 1
    assert checked(service, capsys, draft, "--write-baseline", known)[0] == 0
    assert checked(service, capsys, draft, "--baseline", known)[0] == 0
    whole = CliRunner().invoke(group, ["check", draft, "--baseline", known, "--server", service.address])
    assert whole.exit_code == 0, whole.stdout


def test_annotations_and_a_summary(service: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a,b.txt").write_text(DRAFT, encoding="utf-8")
    summary = tmp_path / "summary.md"
    arguments = [str(tmp_path / "a,b.txt"), "--format", "github", "--also", f"markdown={summary}"]
    code, report, _ = checked(service, capsys, *arguments)
    assert code == 1
    first = report.splitlines()[0]
    assert first.startswith("::error file=")
    assert "a%2Cb.txt,line=3,endLine=3,col=2," in first
    assert summary.read_text(encoding="utf-8").startswith("# Quotes checked")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.txt"], "cannot be opened"),
        (["a.doc"], "cannot be checked; give"),
        (["draft.txt", "--fail-on", "word"], "give some of denied"),
        (["draft.txt", "--speaker", "Lee"], "give it as"),
        (["draft.txt", "--also", "word=a"], "there is no format 'word'"),
        (["draft.txt", "--baseline", "missing.json"], "write it anew"),
        (["draft.txt", "--also", "json=missing/a.json"], "choose another file"),
    ],
)
def test_wrong_input_is_one_line_that_says_what_to_do(
    service: Server,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    code, report, error = checked(service, capsys, *arguments)
    assert code == 2
    assert said in report + error


@pytest.mark.parametrize("server", ["http://127.0.0.1:9", "quotes.example.org", ""])
def test_a_service_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path, server: str) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "draft.txt"), "--server", server])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
