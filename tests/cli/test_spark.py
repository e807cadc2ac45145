"""The whole way through a real Spark, on made articles; `make test-spark` runs it: it takes Java and PySpark."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from service.cli.main import group

pytestmark = pytest.mark.spark

BODIES = [
    {"outlet": f"Outlet {number % 5}", "title": f"Number {number}", "text": f"“It is {number},” said Dora Brook."}
    for number in range(200)
]
PAGE = (
    "<html><head><title>Bridge</title><meta property='og:site_name' content='The Harbour Post'></head><body><article>"
    "<h1>Bridge</h1><p>“The bridge will open in May,” said Ilka Varn, who runs the harbour of the town, on Monday "
    "morning.</p><p>The works took three years and cost more than anybody had expected of them.</p></article></body>"
    "</html>"
)


@pytest.fixture
def archives(tmp_path: Path) -> list[Path]:
    """Plain lines with a broken one, lines packed by zstd, a table packed within itself, a web archive packed by gzip;
    twenty articles are in two of them."""
    folder = tmp_path / "archives"
    folder.mkdir()
    lines = [json.dumps(body).encode() + b"\n" for body in BODIES]
    (folder / "a.jsonl").write_bytes(b"".join([*lines[:30], b'{"outlet": "The Post", "te\n', *lines[30:90]]))
    (folder / "b.jsonl.zst").write_bytes(zstandard.compress(b"".join(lines[80:150])))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(BODIES[140:]), folder / "c.parquet")
    (folder / "d.warc.gz").write_bytes(warc())
    return sorted(folder.iterdir())


class _Writer(WARCWriter):
    """Keeps what it is about to write in memory: the library leaves its files open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def warc() -> bytes:
    file = io.BytesIO()
    writer = _Writer(file, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    address = "https://harbour.example/bridge"
    writer.write_record(
        writer.create_warc_record(address, "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers)
    )
    asked = StatusAndHeaders("GET /bridge HTTP/1.1", [("Host", "harbour.example")], is_http_request=True)
    writer.write_record(writer.create_warc_record(address, "request", http_headers=asked))
    return file.getvalue()


def by_spark(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "service.cli.preparing.spark", *map(str, arguments), "--master", "local[2]"]
    command += ["--conf", "spark.ui.enabled=false"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(group, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def exported(data: Path) -> list[str]:
    return run("export", "--data", data).splitlines()[1:]


def test_archives_are_read_by_spark_and_loaded(archives: list[Path], tmp_path: Path) -> None:
    out, data = tmp_path / "prepared", tmp_path / "data"
    said = by_spark(*archives, "--out", out)
    # 90 lines, 70 lines, 60 rows and a page
    expected = f"221 prepared with 221 quoted spans, 1 broken, whose reasons are in {out / 'broken'}\n"
    assert said == f"{expected}records left out: 1 request\n"
    [broken] = [json.loads(line) for file in (out / "broken").iterdir() for line in file.read_text().splitlines()]
    assert (Path(broken["file"]), broken["number"]) == (archives[0], 31)
    assert "not JSON" in broken["reason"]

    # what a crash leaves: some files finished, one begun
    [done, *_] = sorted((out / "done").iterdir())
    done.unlink()
    (out / "prepared.json").unlink()
    (out / ".part-00000-000.parquet.1.tmp").write_bytes(b"PAR1")
    assert by_spark(*archives, "--out", out).startswith(expected)
    assert not list(out.glob(".*"))

    assert run("load", out, "--data", data) == "201 added with 201 quoted spans, 20 already there\n"
    assert "Ilka Varn" in run("verify", "The bridge will open in May", "--data", data)

    run("prepare", *archives, "--out", tmp_path / "without", "--jobs", "1")
    run("load", tmp_path / "without", "--data", tmp_path / "other")
    assert exported(data) == exported(tmp_path / "other"), "the same store, whoever read"


def test_executors_that_do_not_see_the_folder_end_the_run_in_a_sentence(archives: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "prepared"
    by_spark(archives[0], "--out", out)
    shutil.rmtree(out / "done")
    command = [sys.executable, "-m", "service.cli.preparing.spark", str(archives[0]), "--out", str(out)]
    done = subprocess.run([*command, "--master", "local[2]"], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1
    assert "Error: Spark gave up (FileNotFoundError" in done.stderr
