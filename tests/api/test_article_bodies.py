"""One article, many articles and files are refused for the same reasons, in the same words."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from flask.testing import FlaskClient

from service.cli.main import group
from tests.article_bodies import BAD, in_words

TAKEN_FROM_FILES = {
    "an empty address",
    "a date in words",
    "a list for a date",
    "an empty date",
    "an empty language",
    "a field that only seeds have",
    "a field that nobody knows",
    "a lone surrogate for a field",
}
"""What the API refuses and a file may hold (decision 0037): empty cells, dates in more forms, columns of others."""
SAID_OTHERWISE = {
    "an unknown field and no text": "text: Give the article in one of text, html, turns, captions and debate.",
    "every field": "published_at: 'x' is not a publication time;",
}
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
    *refused, notice = result.stderr.splitlines()
    said = dict(line.removeprefix(f"{path}:").split(": ", 1) for line in refused)
    for number, (name, (_, faults)) in enumerate(BAD.items(), start=1):
        if name in TAKEN_FROM_FILES:
            assert str(number) not in said, name
        elif name in SAID_OTHERWISE:
            assert said[str(number)].startswith(SAID_OTHERWISE[name]), name
        else:
            words = in_words(faults)
            words = words.replace("such as 2022-01-27 or a", "such as 2022-01-27 or 27 January 2022, or a")
            assert said[str(number)] == words.encode("utf-8", "backslashreplace").decode(), name
    assert notice.startswith("kept out, since articles have no such fields: evidence, colour")
