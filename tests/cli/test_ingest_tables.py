"""`quoteverify ingest` of files that other programs wrote: each written by the real library, and broken ones."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from service.cli.main import group
from service.cli.pipeline import IngestTuning
from service.cli.workspace import workspace
from service.files.opening import opened
from service.files.parquet import read_parquet
from service.ingestion import store_all
from tests.cli.conftest import Run

if TYPE_CHECKING:
    import pandas

TEXT = "“The ferry will sail,” said Captain Zoë Marsh on Monday.\nIt is “fine”, she added, at the café."
ROWS = [
    {"outlet": "The Post", "title": "Ferry", "text": TEXT, "published_at": "2024-05-06", "section": "news"},
    {"outlet": "The Wire", "title": "", "text": f"{TEXT} Again.", "published_at": "", "section": "news"},
]
MAP = ("--map", "text=body", "--map", "outlet=site", "--map", "published_at=date")
ADDED = "2 added with 4 quoted spans, 0 already there, 0 failed\n"


def frame_of(rows: Iterable[dict[str, str]] = ROWS) -> pandas.DataFrame:
    import pandas  # noqa: PLC0415  # for two seconds every process of the suite would wait for it

    return pandas.DataFrame(rows)


def csv_of(frame: pandas.DataFrame, encoding: str = "utf-8", **options: object) -> bytes:
    return frame.to_csv(index=False, **options).encode(encoding)


def lines_of(frame: pandas.DataFrame) -> bytes:
    return frame.to_json(orient="records", lines=True, force_ascii=False).encode()


def parquet_of(frame: pandas.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.to_parquet(file, row_group_size=1)
    return file.getvalue()


def unchanged(content: bytes) -> bytes:
    return content


PACKINGS = {"": unchanged, ".gz": gzip.compress, ".zst": zstandard.compress}
KINDS = {
    "csv": csv_of,
    "tsv": lambda frame: csv_of(frame, sep="\t"),
    "jsonl": lines_of,
    "parquet": parquet_of,
}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_packed_or_not(run: Run, data: Path, tmp_path: Path, kind: str, packing: str) -> None:
    path = tmp_path / f"a.{kind}{packing}"
    renamed = frame_of().rename(columns={"text": "body", "outlet": "site", "published_at": "date"})
    path.write_bytes(PACKINGS[packing](KINDS[kind](renamed)))
    result = run("ingest", path, *MAP)
    assert (result.exit_code, result.stdout) == (0, ADDED)
    notice = "kept out, since articles have no such fields: section (--map FIELD=COLUMN takes one)\n"
    assert result.stderr == notice
    with workspace(data) as (store, _, _):
        article, text = store.article(1)
    assert (article.outlet, article.title, text) == ("The Post", "Ferry", TEXT)
    assert article.published_at is not None
    assert article.published_at.value == "2024-05-06"


@pytest.mark.parametrize(
    ("encoding", "notice"),
    [
        pytest.param("utf-8-sig", "", id="a byte order mark"),
        pytest.param("utf-16", "", id="UTF-16"),
        pytest.param("utf-16-le", "a.csv is not UTF-8; read as utf-16-le", id="UTF-16 without its mark"),
        pytest.param("cp1252", "a.csv is not UTF-8; read as cp1252", id="Windows"),
        pytest.param("latin-1", "a.csv is not UTF-8; read as cp1252", id="Latin 1"),
        pytest.param("mac_roman", "a.csv is not UTF-8; read as mac_roman", id="a Macintosh"),
    ],
)
def test_an_encoding_is_seen_and_said(run: Run, data: Path, tmp_path: Path, encoding: str, notice: str) -> None:
    text = TEXT.replace("“", '"').replace("”", '"') if encoding == "latin-1" else TEXT
    (tmp_path / "a.csv").write_bytes(csv_of(frame_of()[["outlet", "text"]].assign(text=text)[:1], encoding))
    result = run("ingest", tmp_path / "a.csv")
    assert notice in result.stderr
    assert bool(result.stderr) == bool(notice)
    with workspace(data) as (store, _, _):
        assert store.article(1)[1] == text


def test_an_encoding_that_a_person_gives_is_taken(run: Run, data: Path, tmp_path: Path) -> None:
    text = "„Most będzie stał”, powiedziała burmistrz Żaneta Łąka."
    (tmp_path / "a.csv").write_bytes(f'outlet,text\nA,"{text}"\n'.encode("iso8859_2", errors="replace"))
    assert run("ingest", tmp_path / "a.csv", "--encoding", "iso8859_2").stderr == ""
    with workspace(data) as (store, _, _):
        assert "będzie" in store.article(1)[1]
    assert "is no encoding" in run("ingest", tmp_path / "a.csv", "--encoding", "hex").stderr


BROKEN_ROWS = [
    pytest.param(b"A,one,two", "a.csv:3: it has 3 cells, and the head names 2 columns", id="more cells"),
    pytest.param(b"A", "a.csv:3: it has 1 cells", id="fewer cells"),
    pytest.param(b'A,"He said "no" to it"', "a.csv:3: a quotation mark in it is neither doubled", id="marks within"),
    pytest.param(rb'A,"He said \"no\", and left"', "give --escape '\\'", id="marks with backslashes"),
    pytest.param(b'A,"never closed', "a.csv:3: a quotation mark in it is neither", id="an open mark"),
    pytest.param(b"A,a\0b", "a.csv:3: text: It holds a NUL", id="a NUL"),
    pytest.param(b"A,caf\xe9", "a.csv:3: it is not utf-8 (byte 6 of the line)", id="a byte that is no UTF-8"),
    pytest.param(b"A,", "a.csv:3: text: It is empty", id="no text"),
    pytest.param(b"A," + b"x" * 2_200_000, "a.csv:3: it has more than 2,097,152 bytes", id="a cell of two megabytes"),
]


@pytest.mark.parametrize(("row", "fault"), BROKEN_ROWS)
def test_a_broken_row_is_named_by_its_line_and_the_rest_goes_in(
    run: Run, tmp_path: Path, row: bytes, fault: str
) -> None:
    good = [f'A,"{mark}: é “It will sail,” said Zoë Marsh."'.encode() for mark in ("1", "2", "3")]
    (tmp_path / "a.csv").write_bytes(b"\n".join([b"outlet,text", good[0], row, *good[1:]]) + b"\n")
    result = run("ingest", tmp_path / "a.csv")
    assert result.exit_code == 1
    assert fault in result.stderr
    assert result.stdout == "3 added with 3 quoted spans, 0 already there, 1 failed\n"


def test_a_cell_may_be_longer_than_the_csv_module_takes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('outlet,text\nA,"' + "The ferry sails. " * 20_000 + '"\n', encoding="utf-8")
    assert run("ingest", tmp_path / "a.csv").stdout.startswith("1 added")


WRONG_COLUMNS = [
    pytest.param(
        ["--map", "text=boddy"], "there is no column 'boddy' for --map text=boddy; the columns are site, body"
    ),
    pytest.param([], "no column gives the text; say which does with --map text=COLUMN; the columns are site, body"),
    pytest.param(["--map", "text=body"], "no column gives the outlet; say which does with --map outlet=COLUMN"),
    pytest.param(["--map", "words=body"], "is not FIELD=COLUMN; the fields are outlet, text, html"),
    pytest.param(["--map", "text=body", "--map", "text=site"], "text is given by two columns"),
]


@pytest.mark.parametrize(("arguments", "fault"), WRONG_COLUMNS)
def test_a_wrong_column_is_said_with_those_that_are_there(
    run: Run, tmp_path: Path, arguments: list[str], fault: str
) -> None:
    (tmp_path / "a.csv").write_text("site,body\nA,words\n", encoding="utf-8")
    result = run("ingest", tmp_path / "a.csv", *arguments)
    assert result.exit_code in {1, 2}
    assert fault in result.stderr.replace("\n", " ")


@pytest.mark.parametrize(("head", "cell"), [("outlet;text", ";"), ("sep=|\noutlet|text", "|"), ("Text\tOUTLET", "\t")])
def test_cells_parted_by_another_sign_are_read_where_the_head_then_names_the_fields(
    run: Run, tmp_path: Path, head: str, cell: str
) -> None:
    (tmp_path / "a.csv").write_text(f'{head}\n"A, B"{cell}"“Yes, we sail,” she said."\n', encoding="utf-8")
    assert run("ingest", tmp_path / "a.csv").stdout.startswith("1 added")


def test_old_line_ends_and_rows_without_cells_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"outlet,text\rA,One.\r,\r\rA,Two.\r")
    assert run("ingest", tmp_path / "a.csv").stdout.startswith("2 added")


@pytest.mark.parametrize("kind", ["csv.gz", "jsonl.gz", "csv.zst"])
def test_a_file_that_is_cut_off_gives_what_came_before(run: Run, tmp_path: Path, kind: str) -> None:
    frame = frame_of([{"outlet": "A", "text": f"{number} {hash(str(number))}" * 90} for number in range(300)])
    content = lines_of(frame) if "jsonl" in kind else csv_of(frame)
    packed = PACKINGS[f".{kind.split('.')[1]}"](content)
    (tmp_path / f"a.{kind}").write_bytes(packed[: len(packed) * 3 // 4])
    result = run("ingest", tmp_path / f"a.{kind}", "--jobs", "1")
    assert result.exit_code == 1
    assert "the packed file is cut off here" in result.stderr
    assert 20 < int(result.stdout.split()[0]) < 290


def test_what_is_no_parquet_or_archive_says_so(run: Run, tmp_path: Path) -> None:
    for name in ("a.parquet", "a.warc", "a.csv", "a.jsonl.gz"):
        (tmp_path / name).write_bytes(b"hello\n" if name != "a.csv" else b"")
    result = run("ingest", tmp_path)
    assert result.exit_code == 1
    assert "a.parquet: it is no Parquet file that can be read" in result.stderr
    assert "a.warc: it is broken or cut off behind record 0" in result.stderr
    assert "a.csv: it is empty" in result.stderr
    assert "a.jsonl.gz:1: the line is not JSON" in result.stderr


def test_standard_input_is_read_by_its_format(data: Path) -> None:
    frame = frame_of()
    for content, kind in ((csv_of(frame), "csv"), (parquet_of(frame), "parquet"), (lines_of(frame), "jsonl")):
        arguments = ["ingest", "--data", str(data), "-", "--format", kind, "--jobs", "1"]
        result = CliRunner().invoke(group, arguments, input=gzip.compress(content))
        assert (result.exit_code, result.stdout.split()[-2]) == (0, "0"), result.stderr
    refused = CliRunner().invoke(group, ["ingest", "--data", str(data), "-"], input=b"")
    assert refused.exit_code == 2
    assert "give --format" in refused.stderr


def test_parquet_gives_dates_lists_and_categories(run: Run, data: Path, tmp_path: Path) -> None:
    import pandas  # noqa: PLC0415  # see frame_of

    frame = pandas.DataFrame(
        {
            "outlet": pandas.Categorical(["A", "A", "B"]),
            "text": ["One.", "Two.", "Three."],
            "byline": [["Dora Desk", "Emil Field"], None, []],
            "published_at": pandas.to_datetime(
                ["2024-05-06T10:00:00.000000001+02:00", None, "2024-05-07T00:00:00+02:00"], utc=True, format="ISO8601"
            ),
        }
    )
    frame.to_parquet(tmp_path / "a.parquet")
    result = run("ingest", tmp_path / "a.parquet")
    assert result.stdout.startswith("3 added"), result.stderr
    with workspace(data) as (store, _, _):
        article, _ = store.article(1)
    assert article.byline == "Dora Desk, Emil Field"
    assert article.published_at is not None
    assert article.published_at.value == "2024-05-06T08:00:00+00:00"


def test_a_missing_extra_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    result = run("ingest", tmp_path / "a.parquet")
    assert result.exit_code == 1
    assert "it takes pyarrow, which is not installed: pip install 'quoteverify[parquet]'" in result.stderr


def page(number: int, more: str = "") -> str:
    return (
        f"<html><head><title>Ferry {number}</title>{more}</head><body><article><p>The council met for an hour on "
        f"Monday about the ferry and what it costs, number {number}.</p><p>“The ferry will sail,” said Captain Zoë "
        "Marsh on Monday.</p></article></body></html>"
    )


class _Writer(WARCWriter):
    """Keeps what it is about to write in memory: the library leaves its files open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def archive(add: Callable[[Callable[..., None], WARCWriter], None], *, is_packed: bool) -> bytes:
    file = io.BytesIO()
    writer = _Writer(file, gzip=is_packed)

    def response(path: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK") -> None:
        http = StatusAndHeaders(status, [*headers], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://herald.example.org/{path}",
            "response",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2024-05-06T10:00:00Z"},
        )
        writer.write_record(record)

    add(response, writer)
    return file.getvalue()


HTML = ("Content-Type", "text/html; charset=utf-8")


def chunked(body: bytes) -> bytes:
    parts = (body[:40], body[40:])
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


def everything(response: Callable[..., None], writer: WARCWriter) -> None:
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a crawler"}))
    response("plain", page(1).encode(), HTML)
    response("chunked", chunked(page(2).encode()), HTML, ("Transfer-Encoding", "chunked"))
    response("claims", page(3).encode(), HTML, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))
    both = chunked(gzip.compress(page(4).encode()))
    response("both", both, HTML, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))
    response("br", brotli.compress(page(5).encode()), HTML, ("Content-Encoding", "br"))
    response("zstd", zstandard.compress(page(6).encode()), HTML, ("Content-Encoding", "zstd"))
    response("cp1252", page(7).encode("cp1252"), ("Content-Type", "text/html"))
    date = '<meta property="article:published_time" content="2024-05-01T08:00:00Z">'
    response("dated", page(8, date).encode(), HTML)
    response("image", b"\x89PNG", ("Content-Type", "image/png"))
    response("gone", page(9).encode(), HTML, status="404 Not Found")
    response("empty", b"", HTML)
    http = StatusAndHeaders("200 OK", [HTML], protocol="HTTP/1.1")
    revisit = writer.create_revisit_record(
        "https://a.example/", "sha1:A", "https://a.example/", "2024-05-06T10:00:00Z", http_headers=http
    )
    writer.write_record(revisit)


@pytest.mark.parametrize("shape", ["a member each", "one member", "unpacked"])
def test_an_archive_gives_its_pages_and_counts_the_rest(run: Run, data: Path, tmp_path: Path, shape: str) -> None:
    content = archive(everything, is_packed=shape == "a member each")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(content) if shape == "one member" else content)
    result = run("ingest", tmp_path / "a.warc.gz")
    assert result.exit_code == 0, result.stderr
    assert "8 added with 8 quoted spans, 0 already there, 0 failed" in result.stdout
    left_out = "1 no HTML, 1 response without a body, 1 revisit, 1 status 404, 1 warcinfo"
    assert f"records left out: {left_out}" in result.stdout
    assert "names no encoding for record 8; read as cp1252" in result.stderr
    with workspace(data) as (store, _, _):
        undated, text = store.article(1)
        dated, _ = store.article(8)
    assert (undated.url, undated.outlet) == ("https://herald.example.org/plain", "herald.example.org")
    assert undated.published_at is not None
    assert dated.published_at is not None
    assert (undated.published_at.value, dated.published_at.value) == ("2024-05-06T10:00:00Z", "2024-05-01T08:00:00Z")
    assert undated.evidence is not None
    assert undated.evidence.endswith("that is given as the time of publication")
    assert "Zoë Marsh" in text


def test_an_archive_that_is_cut_off_gives_no_half_page(run: Run, tmp_path: Path) -> None:
    whole = archive(lambda response, _: [response(str(n), page(n).encode(), HTML) for n in (1, 2, 3)], is_packed=False)
    (tmp_path / "a.warc").write_bytes(whole[:-200])
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(whole)[:-60])
    result = run("ingest", tmp_path / "a.warc")
    assert "2 added" in result.stdout
    assert "1 response cut off" in result.stdout
    again = run("ingest", tmp_path / "b.warc.gz")
    assert again.exit_code == 1
    assert "cut off" in again.stderr


def test_a_run_that_was_stopped_goes_on_where_it_was(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"outlet": "A", "text": f"{number}. {TEXT}"} for number in range(12)]
    rows[1]["text"] = ""
    path = tmp_path / "a.csv.zst"
    path.write_bytes(zstandard.compress(csv_of(frame_of(rows))))
    arguments = ["ingest", "--data", str(data), "--jobs", "1", str(path)]
    tuning = IngestTuning(batch_articles=3, chunk_pieces=3)
    with monkeypatch.context() as patched:
        patched.setattr("service.cli.ingest_tally.store_all", _stops_at(3))
        stopped = CliRunner().invoke(group, arguments, obj=tuning)
    assert stopped.exit_code == 130
    assert "stopped; what is stored is safe, and the same command goes on from there" in stopped.stderr
    gone_on = CliRunner().invoke(group, arguments, obj=tuning)
    assert "was read up to 11 by a run that was stopped; going on from there" in gone_on.stderr
    assert (gone_on.exit_code, gone_on.stdout) == (1, "6 added with 12 quoted spans, 0 already there, 1 failed\n")
    again = CliRunner().invoke(group, arguments, obj=tuning)
    assert again.stdout == "0 added with 0 quoted spans, 11 already there, 1 failed\n"


def _stops_at(call: int) -> Callable[..., object]:
    calls: list[int] = []

    def ingest(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == call:
            raise KeyboardInterrupt
        return store_all(*arguments)  # type: ignore[arg-type]

    return ingest


def test_lines_may_give_more_than_an_article_has(run: Run, tmp_path: Path) -> None:
    rows = [{"outlet": "A", "text": f"{n}.", "published_at": "6 May 2024", "id": n, "tags": []} for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run("ingest", tmp_path / "a.jsonl")
    assert result.stdout.startswith("3 added")
    assert result.stderr.count("kept out") == 1
    assert "id, tags" in result.stderr


def test_a_large_row_group_is_read_a_few_rows_at_a_time(tmp_path: Path) -> None:
    table = pyarrow.table({"outlet": ["A"] * 1000, "text": ["x" * 1000] * 1000, "other": ["y" * 9000] * 1000})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    with opened(tmp_path / "a.parquet") as file:
        rows = read_parquet(file, lambda _: ["text"], lambda _: None).rows
        assert next(rows).values.keys() == {"text"}
        assert sum(1 for _ in rows) == 999
