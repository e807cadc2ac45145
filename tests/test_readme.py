"""What the README prints is what happens."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.api.app_context import EXTENSION
from service.app import create_app
from service.cli.main import group
from service.cli.seeds import load_seeds
from service.settings import read_settings
from tests.api.contract import SPECIFICATION

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)\n```", README, re.DOTALL)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as `make run` leaves it."""
    settings = read_settings({}, data=tmp_path_factory.mktemp("readme"))
    parts = create_app(settings).extensions[EXTENSION]
    load_seeds(settings, parts.store, parts.index)
    parts.store.close()
    return settings.data


def block(start: str) -> str:
    return next(text for _, text in BLOCKS if text.startswith(start))


def test_the_answer_is_the_answer(data: Path) -> None:
    request = re.search(r"-d '(.*?)'", block("$ curl"))
    [answer] = [text for kind, text in BLOCKS if kind == "json"]
    assert request is not None
    app = create_app(read_settings({}, data=data))
    given = app.test_client().post("/v1/verify", json=json.loads(request[1]))
    app.extensions[EXTENSION].store.close()
    assert given.get_json() == json.loads(answer)


def test_the_command_prints_what_is_printed(data: Path) -> None:
    call, _, printed = block("$ .venv/bin/quoteverify verify").partition("\n")
    _, *arguments = shlex.split(call.removeprefix("$ "))
    assert CliRunner().invoke(group, [*arguments, "--data", str(data)]).stdout.rstrip() == printed


def test_every_address_is_there() -> None:
    named = set(re.findall(r"`?(?:GET|POST|PATCH|DELETE)`? ?(?:and `(?:DELETE|PATCH) )?(/[\w/{}]+)", README))
    described = {re.sub(r"\{\w+\}", "{id}", path) for path in SPECIFICATION["paths"]}
    assert named == described


def test_every_variable_is_read_by_the_settings() -> None:
    settings = (PROJECT / "service" / "settings.py").read_text(encoding="utf-8")
    assert set(re.findall(r"`(QUOTEVERIFY_\w+)`", README)) == set(re.findall(r'"(QUOTEVERIFY_\w+)"', settings))


def test_every_option_of_serve_is_there() -> None:
    helped = CliRunner().invoke(group, ["serve", "--help"]).stdout
    options = set(re.findall(r"  (--[\w-]+)", helped)) - {"--help"}
    assert options == set(re.findall(r"^\| `(--[\w-]+)`", README, re.MULTILINE))
