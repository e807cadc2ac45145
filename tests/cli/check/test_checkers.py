"""`quoteverify check --server`: a running service answers as the local store does, and what goes wrong is told."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli.main import group
from tests.cli.check.conftest import Check
from tests.serving import serving

EMPTY = {"text": "", "summary": {}, "quotes": []}
Answer = tuple[int, dict[str, str], bytes]
Script = Callable[[list[Answer]], str]


def test_a_service_answers_as_its_own_store_does(check: Check, recorded: Path, tmp_path: Path) -> None:
    data = shutil.copytree(recorded, tmp_path / "data")
    made = CliRunner().invoke(group, ["keys", "create", "ci", "--scope", "read", "--data", str(data)])
    local = check("draft.md", "--format", "json")
    with serving(data, "--no-seeds", "--workers", "1", environ={"QUOTEVERIFY_OPEN_READS": "no"}) as server:
        asked = ("draft.md", "--format", "json", "--server", server.address)
        keyed = check(*asked, data=False, env={"QUOTEVERIFY_API_KEY": made.stdout.strip()})
        keyless = check(*asked, data=False)
    assert (keyed.exit_code, json.loads(keyed.stdout)) == (local.exit_code, json.loads(local.stdout))
    assert keyless.exit_code == 2
    assert "give a key that may read: --key, or QUOTEVERIFY_API_KEY" in keyless.stderr


@pytest.fixture
def service() -> Iterator[Script]:
    """A service that gives the answers of a script, one after the other; returns its address."""
    answers: list[Answer] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, body = answers.pop(0)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def script(given: list[Answer]) -> str:
        answers.extend(given)
        return f"http://127.0.0.1:{server.server_port}"

    yield script
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param((200, {}, b"<html>"), "gave an answer of another kind", id="a page"),
        pytest.param((200, {}, b"{}"), "gave an answer of another kind", id="another service"),
        pytest.param((302, {"Location": "http://127.0.0.1:1"}, b""), "answered 302", id="a redirect"),
        pytest.param((500, {}, b'{"detail": "Something failed"}'), "answered 500 (Something failed)", id="a failure"),
        pytest.param((403, {}, b'{"detail": "no"}'), "does not let us in (no); give a key", id="another key"),
    ],
)
def test_an_answer_of_another_kind_stops_the_check(check: Check, service: Script, answer: Answer, said: str) -> None:
    result = check("draft.md", "--server", service([answer]), data=False)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_draft_that_is_refused_does_not_stop_the_others(check: Check, drafts: Path, service: Script) -> None:
    (drafts / "other.txt").write_text("Nobody spoke.", encoding="utf-8")
    problem = {"detail": "See errors.", "errors": [{"detail": "It holds a NUL.", "pointer": "#/text"}]}
    address = service([(422, {}, json.dumps(problem).encode()), (200, {}, json.dumps(EMPTY).encode())])
    result = check("draft.md", "other.txt", "--server", address, data=False)
    assert result.exit_code == 2
    assert "draft.md: ERROR See errors. It holds a NUL." in result.stdout
    assert "0 quotes in 2 files" in result.stdout


def test_a_busy_service_is_asked_again(check: Check, service: Script) -> None:
    address = service([(429, {"Retry-After": "0"}, b"{}"), (200, {}, json.dumps(EMPTY).encode())])
    assert check("draft.md", "--server", address, data=False).exit_code == 0


@pytest.mark.parametrize(
    ("server", "said"),
    [
        pytest.param(
            "localhost:8000", "is no address of a service; give one such as http://127.0.0.1:8000", id="no URL"
        ),
        pytest.param("http://127.0.0.1:1", "see that `quoteverify serve` runs there", id="nobody"),
    ],
)
def test_a_service_that_is_not_there_says_what_to_do(check: Check, server: str, said: str) -> None:
    result = check("draft.md", "--server", server, data=False)
    assert result.exit_code == 2
    assert said in result.stderr


NEWER = {
    "text": "We shall mend the bridge by hand",
    "start": 1,
    "end": 33,
    "kind": "direct",
    "speaker": {"name": "Ada Harbour", "hinted": False},
    "speaker_mention": None,
    "cue": None,
    "verdict": "closely_paraphrased",
    "attribution": "denied_by_speaker",
    "explanation": "The record says it in other words.",
    "reason": None,
    "trouble": ["denied_by_speaker"],
    "match": {
        "text": "We will repair the bridge by hand",
        "changes": [],
        "speakers": [{"id": 1, "name": "Carl Shore"}],
        "outlets": [{"outlet": "The Post", "occurrences": 1, "first_published_at": "2024-05-06"}],
    },
    "joined": [],
    "gravity": "wording",
}


def newer_answer(service: Script, **fields: object) -> str:
    """The address of a service that gives one quote with words that this version does not know."""
    body = {"text": "", "summary": {}, "quotes": [{**NEWER, **fields}]}
    return service([(200, {}, json.dumps(body).encode())])


def test_the_words_of_a_newer_service_are_shown_as_they_are(check: Check, service: Script) -> None:
    result = check("draft.md", "--server", newer_answer(service), data=False)
    assert result.exit_code == 0
    assert "LOOK closely paraphrased, denied by speaker:" in result.stdout
    assert "    The record says it in other words.\n" in result.stdout
    assert "speaker   Ada Harbour in the draft, recorded from Carl Shore (denied by speaker)" in result.stdout
    assert result.stdout.endswith("none of them fail: 1 closely paraphrased, 1 denied by speaker.\n")


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "markdown"])
def test_every_report_shows_the_words_of_a_newer_service(check: Check, service: Script, form: str) -> None:
    report = check("draft.md", "--format", form, "--server", newer_answer(service), data=False).stdout
    assert "in other words" in report
    if form == "json":
        [quote] = json.loads(report)["files"][0]["quotes"]
        assert quote["outcomes"] == ["closely_paraphrased", "denied_by_speaker"]
        assert (quote["gravity"], quote["verdict"], quote["fails"]) == ("wording", "closely_paraphrased", False)
    if form == "sarif":
        [result] = json.loads(report)["runs"][0]["results"]
        assert (result["ruleId"], "ruleIndex" in result) == ("closely_paraphrased", False)


def test_what_is_known_fails_beside_what_is_not(check: Check, service: Script) -> None:
    address = newer_answer(service, trouble=["altered", "worn_out"])
    result = check("draft.md", "--server", address, data=False)
    assert result.exit_code == 1
    assert "FAIL altered, closely paraphrased, denied by speaker, worn out:" in result.stdout


@pytest.mark.parametrize("lacking", ["verdict", "match", "trouble", "start"])
def test_an_answer_that_lacks_a_field_is_of_another_kind(check: Check, service: Script, lacking: str) -> None:
    body = {"quotes": [{key: value for key, value in NEWER.items() if key != lacking}]}
    result = check("draft.md", "--server", service([(200, {}, json.dumps(body).encode())]), data=False)
    assert result.exit_code == 2
    assert "gave an answer of another kind" in result.stderr
