"""Collects what a database is asked, by SQLAlchemy or by its driver (`service.storage.statements.ready`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Engine, event

from service.steps import heard_by


@contextmanager
def statements_sent() -> Iterator[list[str]]:
    """The statements that are sent within the block, but for the beginnings and ends of transactions; of those that are
    ready made, that there was one."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    def hear(step: str, _counts: dict[str, int]) -> AbstractContextManager[object]:
        sent.extend([step] if step.startswith("database") else [])
        return nullcontext()

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with heard_by(hear):
            yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
