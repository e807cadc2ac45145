"""The wheel holds the service and nothing else; the oldest pip and the newest install it, and it serves."""

from __future__ import annotations

import re
import resource
import zipfile
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesParser
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
    project_files,
    run,
)

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


@pytest.fixture(scope="module")
def content(wheel: Path) -> Iterator[zipfile.ZipFile]:
    """The wheel, opened."""
    with zipfile.ZipFile(wheel) as opened:
        yield opened


@pytest.fixture(scope="module")
def metadata(content: zipfile.ZipFile) -> Message:
    """What the wheel says of itself."""
    return BytesParser().parsebytes(content.read(f"quoteverify-{service.__version__}.dist-info/METADATA"))


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


def test_it_holds_the_package_with_all_its_data_and_nothing_else(content: zipfile.ZipFile) -> None:
    packed = {name for name in content.namelist() if ".dist-info/" not in name}
    files = project_files()
    package = {str(file) for file in files if file.parts[0] == "service"} - {"service/seeds"}  # a link
    seeds = {f"service/{file}" for file in files if file.parts[0] == "seeds"}
    assert {"service/py.typed", "service/web/index.html", "service/language/en/weights.json"} <= package
    assert len(seeds) == 6
    assert packed == package | seeds


def test_the_seeds_are_in_it_byte_for_byte(content: zipfile.ZipFile, seeds_folder: Path) -> None:
    for file in seeds_folder.iterdir():
        assert content.read(f"service/seeds/{file.name}") == file.read_bytes()


def test_it_says_what_it_is_and_needs(metadata: Message) -> None:
    assert metadata["Name"] == "quoteverify"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert metadata.get_payload(decode=True).decode("utf-8").strip() == readme.strip()  # type: ignore[union-attr]


def test_it_needs_what_the_locked_file_was_made_of_and_pytest_only_as_an_extra(metadata: Message) -> None:
    lines = (PROJECT / "requirements/runtime.in").read_text(encoding="utf-8").splitlines()
    needed = metadata.get_all("Requires-Dist", [])
    assert {one for one in needed if "extra ==" not in one} == {line for line in lines if not line.startswith("#")}
    assert [one for one in needed if one.startswith("pytest")] == ['pytest>=8; extra == "pytest"']
    assert metadata.get_all("Provides-Extra") == ["pytest"]


def test_it_sends_nobody_to_an_address_that_was_made_up(metadata: Message) -> None:
    assert metadata["Home-page"] is None
    assert metadata["Project-URL"] is None


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
    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        printed = run(installed.program("quoteverify"), "--version", folder=tmp_path)
        assert printed == f"quoteverify, version {service.__version__}\n"
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.5  # of the processor's time: other tests run beside this one
    assert list(tmp_path.iterdir()) == []
