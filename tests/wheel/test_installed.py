"""The oldest pip and the newest install the wheel into empty environments, and what they install serves.

Takes minutes, and fails only when packaging or what is locked changes: `make test-slow` runs it.
"""

from __future__ import annotations

import re
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import service
from tests.serving import Server, serving
from tests.wheel.environments import (
    PROJECT,
    UNSET,
    Environment,
    copy_project,
    download_locked,
    make_environment,
    run,
)

pytestmark = pytest.mark.slow

OLDEST = "pip==23.0"
"""Debian 12's."""
[NEWEST] = re.findall(r"^pip==\S+", (PROJECT / "requirements/dev.txt").read_text(encoding="utf-8"), re.MULTILINE)
"""The one that `make lock` found last."""
QUOTE = {"quote": "The ball is in their court", "speaker": "Antony Blinken"}

Install = Callable[[str], Environment]


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all that the service needs, as it is locked."""
    return download_locked(tmp_path_factory.mktemp("locked"))


@pytest.fixture(scope="module")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Environment]:
    """The environment with a pip, made when it is first asked for."""
    made: dict[str, Environment] = {}

    def environment(pip: str) -> Environment:
        if pip not in made:
            made[pip] = make_environment(tmp_path_factory.mktemp("environment"), pip)
        return made[pip]

    return environment


@pytest.fixture(scope="module")
def wheel(environments: Install, locked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the oldest pip makes of the project; the first half of `pip install .`."""
    tree = copy_project(tmp_path_factory.mktemp("tree"))
    folder = tmp_path_factory.mktemp("wheel")
    environments(OLDEST).pip("wheel", "--no-deps", "--no-index", "--find-links", locked, "-w", folder, tree)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module", params=[OLDEST, NEWEST], ids=["the oldest pip", "the newest pip"])
def installed(request: pytest.FixtureRequest, environments: Install, locked: Path, wheel: Path) -> Environment:
    """An environment into which its pip has put the wheel, and what it resolved that the wheel needs."""
    environment = environments(request.param)
    # What is not imported needs no compiling; what is, is compiled by the first start.
    environment.pip("install", "--no-compile", "--no-index", "--find-links", locked, wheel)
    return environment


@pytest.fixture(scope="module")
def server(installed: Environment, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The installed service, started in an empty folder."""
    folder = tmp_path_factory.mktemp("empty")
    program = installed.program("quoteverify")
    with serving(folder / "data", program=program, folder=folder, environ=UNSET) as running:
        yield running


def test_nothing_that_it_needs_is_missing(installed: Environment) -> None:
    assert "No broken requirements found" in installed.pip("check")


def test_the_installed_service_has_its_seeds_and_knows_a_quote_of_them(server: Server) -> None:
    assert "Loaded 5 seed articles" in server.printed
    status, answer = server.ask("/v1/verify", QUOTE)
    assert (status, answer["verdict"], answer["attribution"]) == (200, "verbatim", "confirmed")


def test_the_installed_service_reads_a_page_of_html(server: Server) -> None:
    html = "<article><h1>A bridge</h1><p>“The bridge will stand for a hundred years,” said Ada Harbour.</p></article>"
    status, answer = server.ask("/v1/articles", {"outlet": "The Post", "html": html})
    assert status == 201
    assert [quote["speaker"]["name"] for quote in answer["quotes"]] == ["Ada Harbour"]


@pytest.mark.parametrize("path", ["/", "/web/main.js", "/docs/", "/openapi.yaml"])
def test_the_installed_service_has_its_pages(server: Server, path: str) -> None:
    assert server.ask_raw(path) == 200


def test_the_version_comes_at_once(installed: Environment, tmp_path: Path) -> None:
    def seconds(program: str, *arguments: str) -> tuple[float, str]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        printed = run(installed.program(program), *arguments, folder=tmp_path)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, printed

    everything, _ = seconds("python", "-c", "import service.app")
    taken, printed = min(seconds("quoteverify", "--version") for _ in range(3))
    assert printed == f"quoteverify, version {service.__version__}\n"
    assert taken < everything / 3  # a twentieth, measured
    assert list(tmp_path.iterdir()) == []
