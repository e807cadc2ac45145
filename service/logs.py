"""Sets up logging, and keeps the texts that people send out of it.

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
"""The fields of a request's line (see service.api.observation); no other field of a record is logged."""

_OURS = ("service.", "quoteverify")
_SAFE = (StorageUnavailable, IndexUnavailable, SettingsError)
"""Our own errors whose messages hold our words and the system's only."""
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
"""The beginnings of messages that gunicorn, or our worker, logs about itself; its other messages quote requests."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def set_up_logs(level: str, log_format: str) -> None:
    """Log to standard error from `level` on; `log_format` is json, text, or auto: text on a terminal, else json."""
    is_text = log_format == "text" or (log_format == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler()
    handler.addFilter(_is_logged)
    handler.setFormatter(make_formatter(is_text=is_text))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


def make_formatter(*, is_text: bool) -> logging.Formatter:
    """Make the formatter: a line of JSON a record, or with `is_text` a line for people."""
    pre_chain: list[Processor] = [
        withhold_texts,
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


def withhold_texts(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Take out of `event` what may hold a piece of a request: messages of libraries and of exceptions, arguments."""
    record: logging.LogRecord = event["_record"]
    event["event"] = _safe_message(record, event["event"])
    exc_info = event.pop("exc_info", None)
    if isinstance(exc_info, tuple) and exc_info[1] is not None:
        event["exception"] = "\n".join(_exception_lines(exc_info[1]))
    event.pop("stack_info", None)
    return event


def _is_logged(record: logging.LogRecord) -> bool:
    """Whether a record is logged: of libraries warnings only, and none of trafilatura's about pages that were sent.

    Who sent a page learns from the answer what is wrong with it.
    """
    if record.name.startswith("trafilatura"):
        return False
    return record.levelno >= logging.WARNING or record.name.startswith((*_OURS, "gunicorn"))


def _safe_message(record: logging.LogRecord, message: str) -> str:
    if record.name.startswith(_OURS):
        return message
    if record.name.startswith("gunicorn"):
        # Else what stands before any argument or colon: "Invalid request from ip=127.0.0.1", "Error handling request".
        template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        is_of_server = template.startswith(_OF_THE_SERVER)
        return message if is_of_server else template.partition("%")[0].partition(": ")[0].strip()
    return f"{record.module}.{record.funcName}, line {record.lineno} (its words are withheld: they may quote a text)"


def _exception_lines(error: BaseException | None) -> Iterator[str]:
    """The classes of `error` and of its causes, and where they were raised; messages only where they are safe."""
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
