"""`quoteverify ingest`: files in, one bad one reported, the rest not stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "“The bridge will stand,” said Mayor Ada Harbour on Monday."


def lines(*bodies: object) -> str:
    return "\n".join(body if isinstance(body, str) else json.dumps(body) for body in bodies)


def test_a_text_file_is_an_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run(
        "ingest", tmp_path / "a.txt", "--outlet", "The Post", "--title", "Bridge", "--published-at", "2024-05-06"
    )
    assert (result.exit_code, result.stdout) == (0, "1 added with 1 quoted spans, 0 already there, 0 failed\n")
    assert run("articles").stdout == "1\t2024-05-06\tThe Post\tBridge\n"


def test_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("ingest", tmp_path / "a.txt", "--outlet", "The Post")
    assert run("ingest", tmp_path / "a.txt", "--outlet", "The Post").stdout.startswith("0 added")


def test_a_folder_stands_for_all_that_it_holds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.jsonl").write_text(lines({"outlet": "B", "text": "Other words."}), encoding="utf-8")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    assert run("ingest", tmp_path / "in", "--outlet", "The Post").stdout.startswith("2 added")


def test_a_page_says_its_own_outlet(run: Run, tmp_path: Path) -> None:
    page = (
        '<html><head><meta property="og:site_name" content="The Valley Herald"><title>Bridge</title></head><body>'
        "<article><p>The mayor spoke for an hour on Monday about the bridge and what it would cost the town.</p>"
        f"<p>{TEXT}</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert run("ingest", tmp_path / "a.html").exit_code == 0
    assert "The Valley Herald" in run("articles").stdout


BAD_FILES = [
    pytest.param("a.txt", b"\xff\xfe", "not UTF-8", id="bytes that are no text"),
    pytest.param("a.txt", b" \n", "empty", id="a blank file"),
    pytest.param("a.html", b"<html></html>", "no article text", id="an empty page"),
    pytest.param("a.docx", b"PK", "cannot be read; give .txt", id="another kind of file"),
    pytest.param("a.jsonl", b"{", "a.jsonl:1: the line is not JSON", id="half a line"),
    pytest.param("a.jsonl", b'\n{"outlet": "A"}', "a.jsonl:2: text: Give the article", id="a line without its text"),
    pytest.param("a.jsonl", b"[1]", "a.jsonl:1: ", id="a line that is a list"),
    pytest.param("a.jsonl", b'{"outlet": "A", "text": "\\u0000"}', "a.jsonl:1: text: It holds a NUL", id="a NUL"),
]


@pytest.mark.parametrize(("name", "content", "fault"), BAD_FILES)
def test_one_bad_file_is_reported_and_the_rest_goes_on(
    run: Run, tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    result = run("ingest", tmp_path / name, tmp_path / "good.txt", "--outlet", "The Post")
    assert result.exit_code == 1
    assert fault in result.stderr
    assert result.stdout == "1 added with 1 quoted spans, 0 already there, 1 failed\n"


def test_a_text_without_an_outlet_says_what_to_give(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("ingest", tmp_path / "a.txt")
    assert result.exit_code == 1
    assert "give --outlet" in result.stderr


def test_a_bad_line_does_not_stop_the_next(run: Run, tmp_path: Path) -> None:
    content = lines({"outlet": "A", "text": "One."}, "{bad", {"outlet": "A", "text": "Two."})
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    result = run("ingest", tmp_path / "a.jsonl")
    assert result.stdout.startswith("2 added")
    assert "a.jsonl:2:" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["missing.txt"], ["--published-at", "yesterday", "."]])
def test_a_wrong_call_says_how_it_goes(run: Run, arguments: list[str]) -> None:
    result = run("ingest", *arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
