"""What examples/ holds works against a running service, as it is printed there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.extension_pages import outlet
from tests.serving import Server, serving

PROJECT = Path(__file__).resolve().parents[2]
EXAMPLES = PROJECT / "examples"
COURT = "The ball is in their court"
CLIENT = """
import json, sys
from quotes import Client
from quotes.api.bulk import add_articles
from quotes.api.verify import verify_quote
from quotes.models import BulkRequest, VerifyRequest
with Client(base_url=sys.argv[1]) as client:
    answer = verify_quote.sync(client=client, body=VerifyRequest(quote=sys.argv[2], speaker="Sergey Lavrov"))
match = answer.matches[0]
print(json.dumps([answer.verdict.value, answer.attribution.value, match.speaker.name, match.outlets[0].outlet]))
article = {"outlet": "The Post", "text": "“The quay is ours to keep,” said Ada Quill."}
with Client(base_url=sys.argv[1]) as client:
    stored = add_articles.sync(client=client, body=BulkRequest(articles=[article, {"outlet": "The Post"}]))
print(json.dumps([[one.status, bool(one.problem)] for one in stored.results]))
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service with the seed articles."""
    with serving(tmp_path_factory.mktemp("examples"), "--workers", "1") as running:
        yield running


@pytest.fixture(scope="module")
def addresses(service: Server) -> Iterator[dict[str, str]]:
    """The addresses of the service, of a web server that is none, and one where nobody listens."""
    with outlet() as stranger:
        yield {"SERVICE": service.address, "STRANGER": stranger, "NOBODY": "http://127.0.0.1:9"}


def run(service: Server, *command: str | Path) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"QUOTEVERIFY_SERVER": service.address}
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)


def test_curl_verifies_a_quote(service: Server) -> None:
    done = run(service, EXAMPLES / "verify.sh", f"“{COURT}” & more?", "Antony Blinken")
    answer = json.loads(done.stdout)
    assert answer["query"] == {"quote": f"“{COURT}” & more?", "speaker": "Antony Blinken", "read_as": None}
    assert {match["speaker"]["name"] for match in answer["matches"]} == {"Antony Blinken"}


def test_curl_shows_what_is_wrong_and_fails(service: Server) -> None:
    done = run(service, EXAMPLES / "verify.sh", " ")
    assert done.returncode != 0
    assert json.loads(done.stdout)["status"] == 422


def test_python_verifies_every_line_of_a_file(service: Server, tmp_path: Path) -> None:
    quotes = tmp_path / "quotes.txt"
    quotes.write_text(f"{COURT}\tAntony Blinken\n\n{COURT}\tSergey Lavrov\nThe ball is in our court\n")
    done = run(service, sys.executable, EXAMPLES / "verify_many.py", quotes)
    assert done.stdout.splitlines() == [
        f"verbatim\tconfirmed\t{COURT}",
        f"verbatim\tcontradicted\t{COURT}",
        "altered\tnot_claimed\tThe ball is in our court",
    ]
    assert done.returncode == 1


def test_python_succeeds_where_all_is_on_record(service: Server, tmp_path: Path) -> None:
    quotes = tmp_path / "quotes.txt"
    quotes.write_text(f"{COURT}\n" * 101)
    done = run(service, sys.executable, EXAMPLES / "verify_many.py", quotes)
    assert (done.returncode, done.stdout) == (0, f"verbatim\tnot_claimed\t{COURT}\n" * 101)


def test_javascript_adds_an_article_once(service: Server, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("“The harbour stays open all winter,” said Ada Quill, the mayor.")
    first, again = (run(service, "node", EXAMPLES / "add_article.mjs", "The Post", article) for _ in range(2))
    assert first.stdout.startswith("added as article ")
    assert again.stdout.startswith("already there, as article ")
    assert first.stdout.splitlines()[1] == "Ada Quill: The harbour stays open all winter,"


@pytest.mark.parametrize(
    ("example", "server", "file", "said"),
    [
        pytest.param(example, server, file, said, id=f"{kind}, {name}")
        for kind, example in (
            ("Python", [sys.executable, EXAMPLES / "verify_many.py"]),
            ("JavaScript", ["node", EXAMPLES / "add_article.mjs", "The Post"]),
        )
        for name, server, file, said in (
            (
                "nobody there",
                "NOBODY",
                "text.txt",
                "start it (make run), or name another in QUOTEVERIFY_SERVER",
            ),
            (
                "another service",
                "STRANGER",
                "text.txt",
                "is no quoteverify service; name the address of one",
            ),
            ("no file", "SERVICE", "nothing.txt", "nothing.txt cannot be read"),
        )
    ],
)
def test_what_goes_wrong_is_told_with_what_to_do(  # a table
    addresses: dict[str, str], tmp_path: Path, example: list[str | Path], server: str, file: str, said: str
) -> None:
    (tmp_path / "text.txt").write_text(COURT)
    environ = os.environ | {"QUOTEVERIFY_SERVER": addresses[server]}
    command = [*example, tmp_path / file]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.returncode == 2


def test_javascript_says_which_field_is_wrong(service: Server, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("“The harbour stays open all winter,” said Ada Quill, the mayor.")
    done = run(service, "node", EXAMPLES / "add_article.mjs", "The Post", article, "javascript:alert(1)")
    assert "url Give an address that begins with http:// or https://." in done.stderr


def test_a_python_client_made_from_the_description_works(service: Server, tmp_path: Path) -> None:
    maker = Path(sys.executable).with_name("openapi-python-client")
    command = [
        maker,
        "generate",
        "--path",
        PROJECT / "openapi.yaml",
        "--output-path",
        tmp_path / "quotes",
        "--meta",
        "none",
    ]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    call = [sys.executable, "-c", CLIENT, service.address, COURT]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert [json.loads(line) for line in (done.stdout or done.stderr).splitlines()] == [
        ["verbatim", "contradicted", "Antony Blinken", "BM.GE"],
        [[201, False], [422, True]],
    ]
