"""Logs say what happened and where, and never quote what people sent."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest

from service.errors import StorageUnavailable
from service.logs import make_formatter, set_up_logs

SENT = "the words of a reader"


def formatted(record: logging.LogRecord) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(make_formatter(is_text=False).format(record))
    return found


def record(name: str, message: object, *args: object, exc: BaseException | None = None) -> Any:
    exc_info = (type(exc), exc, exc.__traceback__) if exc else None
    return logging.LogRecord(name, logging.WARNING, "x.py", 7, message, args, exc_info, func="work")


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    with pytest.raises(type(error)) as caught:
        raise error from cause
    return caught.value


def test_a_line_says_when_how_grave_who_and_what() -> None:
    said = formatted(record("service.app", "it is %s", "done"))
    assert (said["event"], said["level"], said["logger"]) == ("it is done", "warning", "service.app")
    assert said["time"].endswith("Z")


def test_only_the_known_fields_of_a_request_are_taken() -> None:
    made = record("service.api.observation", "request")
    made.__dict__ |= {"route": "/v1/verify", "status": 200, "quote": SENT}
    said = formatted(made)
    assert (said["route"], said["status"]) == ("/v1/verify", 200)
    assert SENT not in json.dumps(said)


FOREIGN = [
    pytest.param("lxml", "cannot parse %s", SENT, id="an argument of a library"),
    pytest.param("trafilatura.core", f"discarding {SENT}", None, id="a message of a library"),
    pytest.param("gunicorn.error", f"Invalid request from ip=10.0.0.1: {SENT}", None, id="a refusal of gunicorn's"),
    pytest.param("gunicorn.error", "Error handling request %s", f"/?q={SENT}", id="a failure of gunicorn's"),
]


@pytest.mark.parametrize(("name", "message", "argument"), FOREIGN)
def test_the_words_of_others_are_kept_out(name: str, message: str, argument: str | None) -> None:
    made = record(name, message, *([argument] if argument else []))
    said = formatted(made)
    assert SENT not in json.dumps(said)
    assert said["event"]
    assert said["logger"] == name


def test_gunicorn_still_says_who_sent_what_it_refused() -> None:
    made = record("gunicorn.error", "Invalid request from ip=10.0.0.1: bad line")
    assert formatted(made)["event"] == "Invalid request from ip=10.0.0.1"


def test_what_gunicorn_does_itself_is_told_in_full() -> None:
    made = record("gunicorn.error", "Booting worker with pid: %s", 42)
    assert formatted(made)["event"] == "Booting worker with pid: 42"


def test_an_exception_is_told_by_kind_place_and_cause_but_not_by_its_words() -> None:
    failure = raised(ValueError(SENT), raised(KeyError(SENT)))
    said = formatted(record("service.api.problems", "request 7 failed", exc=failure))
    assert SENT not in json.dumps(said)
    assert "builtins.ValueError" in said["exception"]
    assert "from builtins.KeyError" in said["exception"]
    assert "test_logs.py:" in said["exception"]
    assert " raised" in said["exception"]


def test_our_own_failures_are_told_in_words() -> None:
    failure = raised(StorageUnavailable("the database does not answer now: its disk is full; try again"))
    said = formatted(record("service.api.problems", "request 7 cannot be answered", exc=failure))
    assert "its disk is full" in said["exception"]


def test_the_system_says_why() -> None:
    failure = raised(FileNotFoundError(2, "No such file or directory", SENT))
    said = formatted(record("service.app", "no index", exc=failure))["exception"]
    assert "No such file or directory" in said
    assert SENT not in said


def test_people_get_a_line_they_can_read() -> None:
    said = make_formatter(is_text=True).format(record("service.app", "the index starts anew"))
    assert "the index starts anew" in said
    assert not said.startswith("{")


@pytest.fixture
def _root_restored() -> Any:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    root.handlers.clear()
    yield
    root.handlers[:], root.level = before


@pytest.mark.usefixtures("_root_restored")
@pytest.mark.parametrize(
    ("name", "level", "is_told"),
    [
        ("service.app", logging.INFO, True),
        ("service.app", logging.DEBUG, False),
        ("alembic.runtime.migration", logging.INFO, False),
        ("alembic.runtime.migration", logging.WARNING, True),
        ("trafilatura.core", logging.ERROR, False),  # a page that somebody sent: they are told by a problem
    ],
)
def test_libraries_are_heard_when_something_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, level: int, is_told: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    set_up_logs("info", "auto")
    logging.getLogger(name).log(level, "hello")
    told = capsys.readouterr().err
    assert bool(told) == is_told
    assert all(json.loads(line)["logger"] == name for line in told.splitlines())
