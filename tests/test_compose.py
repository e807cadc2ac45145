"""compose.yaml fits the image, the settings and the database it starts, and holds no secret."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.cli.serve import GRACE_SECONDS
from service.settings import read_settings
from service.storage.connection.engines import read_url

PROJECT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((PROJECT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
SERVICE: dict[str, Any] = COMPOSE["services"]["quoteverify"]
DATABASE: dict[str, Any] = COMPOSE["services"]["database"]


def instruction(name: str) -> str:
    """What the Dockerfile says after one of its words, the last time."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)[-1]


def test_every_variable_is_one_that_the_settings_read() -> None:
    settings = (PROJECT / "service" / "settings.py").read_text(encoding="utf-8")
    given = {name for name in SERVICE["environment"] if name.startswith("QUOTEVERIFY_")}
    assert given
    assert given <= set(re.findall(r'"(QUOTEVERIFY_\w+)"', settings))


def test_the_service_finds_its_database(tmp_path: Path) -> None:
    given = {name: value for name, value in SERVICE["environment"].items() if name.startswith("QUOTEVERIFY_")}
    environ = {
        name: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value) for name, value in given.items()
    }  # as compose puts in defaults
    url = read_url(read_settings(environ, data=tmp_path).database_url)
    assert COMPOSE["services"][url.host] is DATABASE
    assert (url.username, url.database) == (
        DATABASE["environment"]["POSTGRES_USER"],
        DATABASE["environment"]["POSTGRES_DB"],
    )
    assert SERVICE["environment"]["PGPASSWORD"] == DATABASE["environment"]["POSTGRES_PASSWORD"]


@pytest.mark.parametrize("variables", [SERVICE["environment"], DATABASE["environment"]], ids=["service", "database"])
def test_a_password_is_asked_for_and_never_given(variables: dict[str, str]) -> None:
    secrets = {name: value for name, value in variables.items() if "PASSWORD" in name}
    assert secrets
    assert all(re.fullmatch(r"\$\{\w+:\?[^}]+\}", value) for value in secrets.values())
    assert not re.search(r"://[^@/]*:[^@/]*@", str(variables))


def test_the_image_is_used_as_it_was_built() -> None:
    [port] = SERVICE["ports"]
    assert re.fullmatch(rf"\$\{{PUBLISH:-127\.0\.0\.1:\d+\}}:{instruction('EXPOSE')}", port)
    assert [volume.partition(":")[2] for volume in SERVICE["volumes"]] == [instruction("VOLUME")]


def test_what_is_kept_is_kept_in_volumes() -> None:
    used = {volume.partition(":")[0] for one in COMPOSE["services"].values() for volume in one["volumes"]}
    assert used == set(COMPOSE["volumes"])


def test_the_service_waits_for_a_database_that_answers() -> None:
    assert SERVICE["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert "--host=127.0.0.1" in DATABASE["healthcheck"]["test"]


def test_what_is_in_flight_is_finished_before_an_end() -> None:
    assert int(SERVICE["stop_grace_period"].removesuffix("s")) > GRACE_SECONDS


def test_no_image_changes_under_us() -> None:
    assert re.fullmatch(r"postgres:\d+-\w+", DATABASE["image"])
