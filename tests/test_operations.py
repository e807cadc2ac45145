"""What docs/operations.md tells people to do works, and what it names is there."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.api.access.needs import Need
from service.app import create_app
from service.cli.main import group
from service.settings import read_settings
from tests.api.contract import SPECIFICATION
from tests.serving import Server, serving

PROJECT = Path(__file__).resolve().parent.parent
PAGE = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)\n```", PAGE, re.DOTALL)
BODY = '{"outlet": "A", "text": "“The ball is in their court,” said Ada Harbour."}\n'

CURL = """
import os, pathlib, urllib.request
body = pathlib.Path("articles.ndjson").read_bytes()
address = os.environ["SERVICE"] + "/v1/articles/bulk"
request = urllib.request.Request(address, body, {"Content-Type": "application/x-ndjson"})
print(urllib.request.urlopen(request).read().decode(), end="")
"""
"""What the request of curl does, where there is no curl."""


def block(start: str, kind: str) -> str:
    return next(text for found, text in BLOCKS if found == kind and start in text)


def shell(script: str, folder: Path, **environ: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        check=False,
        cwd=folder,
        env=os.environ | {"PATH": path} | environ,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service without seeds."""
    with serving(tmp_path_factory.mktemp("operated") / "data", "--no-seeds", "--workers", "1") as running:
        running.until_ready()
        yield running


def test_bulk_and_backup_go_as_they_are_written(server: Server, tmp_path: Path) -> None:
    (tmp_path / "articles.ndjson").write_text(BODY + BODY.replace("ball", "bridge"), encoding="utf-8")
    script = block("/v1/articles/bulk", "sh")
    if shutil.which("curl") is None:  # no part of a bare Debian
        script = re.sub(r"^curl .*? > ", f"{shlex.quote(sys.executable)} -c '{CURL}' > ", script, flags=re.MULTILINE)
    said = shell(script, tmp_path, SERVICE=server.address)
    assert said == "all of them are stored\n"
    results = [json.loads(line) for line in (tmp_path / "results.ndjson").read_text().splitlines()]
    assert [one["status"] for one in results] == [201, 201]
    data = server.process.args[server.process.args.index("--data") + 1]  # type: ignore[union-attr, operator, arg-type]
    said = shell(block("quoteverify export", "sh"), tmp_path, DATA=str(data), NEW=str(tmp_path / "new"))
    assert "Imported 2 articles, 2 quotes, 2 occurrences." in said
    assert "verbatim" in said


def test_the_table_of_settings_holds_each_with_its_default() -> None:
    read = {
        name
        for file in (PROJECT / "service" / "settings.py",)
        for name in re.findall(r'"(QUOTEVERIFY_\w+)"', file.read_text(encoding="utf-8"))
    }
    rows = dict(re.findall(r"^\| `(QUOTEVERIFY_\w+)` \| (.*?) \|", PAGE, re.MULTILINE))
    assert set(rows) == read
    named = set(re.findall(r"QUOTEVERIFY_[A-Z_]+[A-Z]", PAGE))
    assert named <= read


@pytest.mark.parametrize("field", ["max_body_bytes", "max_quote_length", "log_level", "log_format"], ids=str)
def test_a_default_is_what_the_table_says(tmp_path: Path, field: str) -> None:
    [default] = re.findall(rf"^\| `QUOTEVERIFY_{field.upper()}` \| `(.*?)` \|", PAGE, re.MULTILINE)
    assert str(getattr(read_settings({}, data=tmp_path), field)) == default


@pytest.fixture
def metrics_client(tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of a service that has answered something."""
    app = create_app(read_settings({}, data=tmp_path / "data"))
    client = app.test_client()
    client.post("/v1/articles/bulk", data=BODY, headers={"Content-Type": "application/x-ndjson"}, buffered=True)
    client.get("/v1/verify?quote=their%20court", buffered=True)
    yield client
    app.extensions["quoteverify"].store.close()


def test_every_metric_that_is_named_is_there_and_the_other_way_round(metrics_client: FlaskClient) -> None:
    page = metrics_client.get("/metrics", buffered=True).get_data(as_text=True)
    there = set(re.findall(r"^# TYPE (\w+)", page, re.MULTILINE))
    there = {name for name in there if not name.endswith("_created")}
    table = {name for row in re.findall(r"^\| (`quoteverify_.*?) \|", PAGE, re.MULTILINE) for name in row.split("`")}
    assert {name for name in table if re.fullmatch(r"quoteverify_\w+", name)} == there


def test_addresses_and_routes_are_those_of_the_service() -> None:
    described = {re.sub(r"\{\w+\}", "{id}", path) for path in SPECIFICATION["paths"]} | {"/metrics"}
    assert set(re.findall(r"(?<![\w.])(/v1/[\w/{}]+|/healthz|/readyz|/metrics)", PAGE)) <= described


def test_the_unit_starts_what_can_be_started() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(block("[Service]", "ini"))
    program, *arguments = shlex.split(unit["Service"]["ExecStart"])
    assert program.endswith("/quoteverify")
    helped = CliRunner().invoke(group, [arguments[0], "--help"])
    assert helped.exit_code == 0
    options = {argument for argument in arguments if argument.startswith("--")}
    assert options <= set(re.findall(r"--[\w-]+", helped.stdout))
    assert int(unit["Service"]["TimeoutStopSec"]) > 30


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"[`/]quoteverify (\w+)|^quoteverify (\w+)", PAGE, re.MULTILINE)))
)
def test_every_command_is_there(command: tuple[str, str]) -> None:
    known: Any = group.commands
    assert "".join(command) in known


def test_bulk_takes_a_key_for_writing() -> None:
    bulk = SPECIFICATION["paths"]["/v1/articles/bulk"]["post"]
    assert bulk["security"] == [{"key": [Need.WRITE.scope.value]}]
