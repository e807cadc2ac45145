"""Makes each statement that the database is asked a step, named by its first word; its text and values are left out."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, event

from service.steps import step

_FIRST_WORD = re.compile(r"\s*(\w+)")
_OPENED = "quoteverify_step"


def hear_statements(engine: Engine) -> None:
    """Let steps begin and end with the statements of this engine."""
    event.listen(engine, "before_cursor_execute", _begin)
    event.listen(engine, "after_cursor_execute", _end)
    event.listen(engine, "handle_error", _end_failed)


def _begin(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
    word = _FIRST_WORD.match(statement)
    opened = connection.info[_OPENED] = ExitStack()
    opened.enter_context(step(f"database {word[1].upper()}" if word else "database"))


def _end(connection: Connection, *_rest: Any) -> None:
    opened: ExitStack | None = connection.info.pop(_OPENED, None)
    if opened is not None:
        opened.close()


def _end_failed(context: ExceptionContext) -> None:
    if context.connection is not None:
        _end(context.connection)
