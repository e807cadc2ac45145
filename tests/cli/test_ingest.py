"""`quoteverify ingest`: files in, one bad one reported, the rest not stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.cli.workspace import workspace
from service.domain import ArticleSummary
from tests.cli.conftest import Run
from tests.documents.made import docx_of

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
    pytest.param("a.txt", b"\xff\xfea", "broken off or no text", id="bytes that are no text"),
    pytest.param("a.txt", b" \n", "empty", id="a blank file"),
    pytest.param("a.html", b"<html></html>", "no article text", id="an empty page"),
    pytest.param("a.xlsx", b"PK", "cannot be read; give .txt", id="another kind of file"),
    pytest.param("a.rss", b"<p>no feed</p>", "it is no RSS or Atom feed", id="no feed"),
    pytest.param("a.xml", b"/etc/passwd", "it is no RSS or Atom feed", id="the name of a file"),
    pytest.param("a.html", bytes(range(256)) * 20, "no encoding that can be told", id="a page in no encoding"),
    pytest.param("a.jsonl", b"{", "a.jsonl:1: the line is not JSON", id="half a line"),
    pytest.param("a.jsonl", b'\n{"outlet": "A"}', "a.jsonl:2: text: Give the article", id="a line without its text"),
    pytest.param("a.jsonl", b"[1]", "a.jsonl:1: it is no JSON object", id="a line that is a list"),
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


SAVED_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="windows-1252"><title>Bridge</title>
<meta property="og:site_name" content="The Valley Herald"><meta property="og:title" content="Bridge to stand">
<meta name="author" content="Dora Desk"><meta property="article:published_time" content="2024-05-06T10:00:00+02:00">
<link rel="canonical" href="https://herald.example.org/bridge"></head><body><nav>“Menu” said nobody.</nav><article>
<h1>Bridge to stand</h1><p>The mayor spoke for an hour on Monday about the bridge and what it would cost the town.</p>
<p>“The bridge will stand for a café,” said Mayor Ada Harbour on Monday to a crowd of several hundred people.</p>
</article></body></html>"""


def test_a_saved_page_says_who_wrote_it_where_and_when(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(SAVED_PAGE.encode("windows-1252"))
    assert run("ingest", tmp_path / "a.html").exit_code == 0
    with stored(data) as (article, text):
        assert (article.outlet, article.title, article.byline) == ("The Valley Herald", "Bridge to stand", "Dora Desk")
        assert article.url == "https://herald.example.org/bridge"
        assert article.published_at is not None
        assert article.published_at.value.startswith("2024-05-06")
        assert "“The bridge will stand for a café,”" in text
        assert "Menu" not in text


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Valley Herald</title><language>en</language>
<item><title>Bridge to stand</title><link>https://herald.example.org/bridge</link><dc:creator>Dora Desk</dc:creator>
<pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate><description>The bridge.</description>
<content:encoded>
<![CDATA[<p>&ldquo;The <b>bridge</b> will stand,&rdquo; said Mayor Ada Harbour.</p>]]></content:encoded>
</item>
<item><title>Nothing</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><id>urn:x:1</id>
<entry><title>Tunnel</title><id>urn:x:2</id><author><name>Dora Desk</name></author>
<updated>2024-05-06T10:00:00Z</updated>
<content type="html">&lt;p&gt;“Nobody asked the fishermen,” said Carl Shore.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(
    ("name", "content", "outlet", "title", "published_at", "quote"),
    [
        pytest.param(
            "a.rss",
            RSS,
            "The Valley Herald",
            "Bridge to stand",
            "2024-05-06T10:00:00+02:00",
            "The bridge will stand,",
            id="RSS",
        ),
        pytest.param(
            "a.xml", ATOM, "The Wire", "Tunnel", "2024-05-06T10:00:00Z", "Nobody asked the fishermen,", id="Atom"
        ),
    ],
)
def test_the_entries_of_a_feed_are_articles(  # noqa: PLR0917
    run: Run,
    data: Path,
    tmp_path: Path,
    name: str,
    content: str,
    outlet: str,
    title: str,
    published_at: str,
    quote: str,
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert run("ingest", tmp_path / name).stdout.startswith("1 added with 1 quoted spans")
    with stored(data) as (article, text):
        assert (article.outlet, article.title, article.byline) == (outlet, title, "Dora Desk")
        assert article.published_at is not None
        assert article.published_at.value == published_at
        assert f"“{quote}”" in text
        assert text.startswith(title)


def test_an_entry_without_text_is_named_and_does_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    result = run("ingest", tmp_path / "a.rss", "--outlet", "The Post")
    assert result.exit_code == 1
    assert "a.rss:2: the entry holds no text; save the page that it links to" in result.stderr
    assert run("articles").stdout.startswith("1\t2024-05-06T10:00:00+02:00\tThe Post\tBridge to stand")


@contextmanager
def stored(data: Path) -> Iterator[tuple[ArticleSummary, str]]:
    """The only article of a data folder, and its text."""
    with workspace(data) as (store, _, _):
        yield store.article(1)


def test_what_was_left_out_of_pages_is_counted(run: Run, tmp_path: Path) -> None:
    page = (
        f"<nav>Home</nav><article><h1>Bridge</h1><p>{TEXT} "
        + "The council met<sup>1</sup> again. " * 8
        + "</p></article>"
    )
    (tmp_path / "a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    result = run("ingest", tmp_path / "a.html", "--outlet", "The Post")
    assert result.stdout.splitlines()[1] == "left out of pages: 8 footnote_mark, 1 navigation"


def test_documents_are_stored_and_how_they_were_read_is_said(run: Run, tmp_path: Path) -> None:
    said = "“The ferry will stop at noon on every Sunday,” said Ada Harbour."
    gone = "<w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>"
    (tmp_path / "a.docx").write_bytes(docx_of(said, f"<w:r><w:t>x</w:t></w:r>{gone}"))
    (tmp_path / "~$a.docx").write_bytes(b"a lock of Word")
    (tmp_path / "b.pdf").write_bytes(b"no pdf")
    (tmp_path / "c.txt").write_bytes(said.replace("noon", "dusk").encode("cp1252"))
    result = run("ingest", tmp_path, "--outlet", "The Post")
    assert "2 added with 2 quoted spans, 0 already there, 1 failed\nleft out of pages: 1 revision" in result.output
    assert "a.docx: The document has tracked changes (1 deletion)" in result.output
    assert "c.txt: It is not UTF-8 and was read as Windows-1252" in result.output
    assert "b.pdf: the file is broken, or no .pdf file" in result.output
