"""One article, many articles and files are refused for the same reasons, in the same words."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from flask.testing import FlaskClient

from service.cli.main import group
from tests.article_bodies import BAD

LINES = [json.dumps(body) for body, _ in BAD.values()]
NDJSON = {"Content-Type": "application/x-ndjson"}
JSON = {"Content-Type": "application/json"}


def test_a_bad_line_has_the_problem_that_it_would_have_alone(client: FlaskClient) -> None:
    alone = [client.post("/v1/articles", data=line, headers=JSON).get_json(force=True) for line in LINES]
    answer = client.post("/v1/articles/bulk", data="\n".join(LINES), headers=NDJSON, buffered=True)
    together = [json.loads(line)["problem"] for line in answer.get_data().splitlines()]
    assert together == alone
    assert {problem["status"] for problem in alone} == {422}
    messages = [[fault["detail"] for fault in problem["errors"]] for problem in alone]
    assert messages == [[message for said in faults.values() for message in said] for _, faults in BAD.values()]


def test_a_bad_line_of_a_file_is_refused_in_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(LINES), encoding="utf-8")
    result = CliRunner().invoke(group, ["ingest", "--data", str(tmp_path / "data"), str(path)])
    words = ["; ".join(f"{field}: {said[0]}" for field, said in faults.items()) for _, faults in BAD.values()]
    expected = "".join(f"{path}:{number}: {said}\n" for number, said in enumerate(words, start=1))
    assert result.stderr == expected.encode("utf-8", "backslashreplace").decode()
