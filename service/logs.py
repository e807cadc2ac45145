"""What is logged, how it looks, and what is kept out of it: never a word of the texts that people send.

Every record of the process passes here: ours, gunicorn's, the libraries'. As JSON each is one line.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from service.errors import IndexUnavailable, SettingsError, StorageUnavailable

REQUEST_FIELDS = ("request_id", "method", "route", "status", "duration_ms", "bytes", "key")
"""What the line of a request says (see service.api.observation); nothing else is taken from a record."""

_OURS = ("service.", "quoteverify")
_SAFE = (StorageUnavailable, IndexUnavailable, SettingsError)
"""Our own errors whose words come from us and from the system alone."""
_OF_THE_SERVER = (
    "Autorestarting worker",
    "Booting worker",
    "Can't connect to",
    "Connection in use",
    "connection to",
    "Exception in worker process",
    "graceful stop",
    "Handling signal",
    "Hang up",
    "invalid request %s from",
    "Listening at",
    "request %s failed",
    "Shutting down",
    "Starting gunicorn",
    "Using worker",
    "Worker ",
    "WORKER TIMEOUT",
)
"""How the messages begin that gunicorn logs about itself, or our worker by it; its others are about requests, and quote
them."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def set_up_logs(level: str, log_format: str) -> None:
    """Log to standard error from `level` on; `log_format` is json, text, or auto: text on a terminal, else json."""
    is_text = log_format == "text" or (log_format == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler()
    handler.addFilter(_matters)
    handler.setFormatter(make_formatter(is_text=is_text))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


def make_formatter(*, is_text: bool) -> logging.Formatter:
    """One line of JSON a record, or one that people read more easily."""
    pre_chain: list[Processor] = [
        discreet,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=REQUEST_FIELDS),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp" if is_text else "time"),
    ]
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if is_text
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=pre_chain,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def discreet(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Keep out of `event` whatever may hold a piece of a request: foreign words, arguments, messages of exceptions."""
    record: logging.LogRecord = event["_record"]
    event["event"] = _words(record, event["event"])
    exc_info = event.pop("exc_info", None)
    if isinstance(exc_info, tuple) and exc_info[1] is not None:
        event["exception"] = "\n".join(_told(exc_info[1]))
    event.pop("stack_info", None)
    return event


def _matters(record: logging.LogRecord) -> bool:
    """Libraries only when something is wrong, and never what a page is like that somebody sent: they are told."""
    if record.name.startswith("trafilatura"):
        return False
    return record.levelno >= logging.WARNING or record.name.startswith((*_OURS, "gunicorn"))


def _words(record: logging.LogRecord, message: str) -> str:
    if record.name.startswith(_OURS):
        return message
    if record.name.startswith("gunicorn"):
        # Else the template up to its first argument: "Invalid request from ip=127.0.0.1", "Error handling request".
        template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        is_of_server = template.startswith(_OF_THE_SERVER)
        return message if is_of_server else template.partition("%")[0].partition(": ")[0].strip()
    return f"{record.module}.{record.funcName}, line {record.lineno} (its words are withheld: they may quote a text)"


def _told(error: BaseException | None) -> Iterator[str]:
    """The kind of `error` and of its causes, and where they were raised; words only where they are ours."""
    prefix = ""
    while error is not None:
        yield f"{prefix}{type(error).__module__}.{type(error).__qualname__}{_message(error)}"
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        prefix = "from "


def _message(error: BaseException) -> str:
    if isinstance(error, _SAFE):
        return f": {error}"
    return f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
