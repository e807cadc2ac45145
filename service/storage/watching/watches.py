"""Saves, lists, changes and deletes watches. Each method is one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from service.errors import InvalidWatch, WatchNotFound
from service.people.lookup_keys import is_same_name
from service.storage.connection.database import Database
from service.storage.moments import from_us, now_us
from service.storage.records import Page
from service.storage.schema.watch_tables import WatchRow, WebhookRow
from service.storage.validity import as_position, check_text, is_possible_id
from service.storage.watching.owners import Reach, is_in_force
from service.text.normalise import normalise
from service.watch import MOST_WATCHES, Question, Watch

_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class WatchFields:
    """What of a watch its owner says."""

    question: Question
    name: str | None = None
    webhook_id: int | None = None


class Watches:
    """The watches of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, fields: WatchFields, owner: str | None) -> Watch:
        """Save a question; from now on it is put to every article that comes in.

        Raises InvalidWatch above MOST_WATCHES of one owner, or for a webhook that is not theirs; InvalidText.
        """
        _check(fields)
        now = now_us()
        row = {"owner": owner, "feed_token": secrets.token_urlsafe(_TOKEN_BYTES), "created_us": now, "changed_us": now}
        with self._database.write() as connection:
            own = Reach(owner).condition(WatchRow.owner)
            if (connection.scalar(select(func.count()).where(own)) or 0) >= MOST_WATCHES:
                raise InvalidWatch(f"there are {MOST_WATCHES:,} watches of this key; delete one first")
            _check_webhook(connection, fields.webhook_id, owner)
            made = insert(WatchRow).values(row | _columns(fields)).returning(WatchRow.id)
            return _get(connection, connection.execute(made).scalar_one(), Reach(owner))

    def get(self, watch_id: int, reach: Reach) -> Watch:
        """One watch. Raises WatchNotFound."""
        with self._database.read() as connection:
            return _get(connection, watch_id, reach)

    def page(self, reach: Reach, limit: int, after: int | None = None) -> Page[Watch]:
        """Watches with an id above `after`, by id."""
        query = _ALL.where(WatchRow.id > as_position(after), reach.condition(WatchRow.owner))
        with self._database.read() as connection:
            watches = [_watch(row) for row in connection.execute(query.order_by(WatchRow.id).limit(limit + 1))]
        return Page(tuple(watches[:limit]), watches[limit - 1].id if len(watches) > limit else None)

    def change(self, watch_id: int, fields: WatchFields, reach: Reach) -> Watch:
        """Put `fields` in the place of what a watch says; its events and its feed stay. Raises WatchNotFound,
        InvalidWatch, InvalidText."""
        _check(fields)
        with self._database.write() as connection:
            watch = _get(connection, watch_id, reach)
            _check_webhook(connection, fields.webhook_id, watch.owner)
            _write(connection, watch_id, _columns(fields))
            return _get(connection, watch_id, reach)

    def renew_feed(self, watch_id: int, reach: Reach) -> Watch:
        """Give the feed of a watch another address; the one before answers no more. Raises WatchNotFound."""
        with self._database.write() as connection:
            _get(connection, watch_id, reach)
            _write(connection, watch_id, {"feed_token": secrets.token_urlsafe(_TOKEN_BYTES)})
            return _get(connection, watch_id, reach)

    def delete(self, watch_id: int, reach: Reach) -> None:
        """Delete a watch with its events. Raises WatchNotFound."""
        with self._database.write() as connection:
            _get(connection, watch_id, reach)
            connection.execute(delete(WatchRow).where(WatchRow.id == watch_id))

    def of_feed(self, token: str) -> Watch:
        """The watch whose feed has this secret, of an owner whose key is still good. Raises WatchNotFound."""
        with self._database.read() as connection:
            query = _ALL.where(WatchRow.feed_token == token, is_in_force(WatchRow.owner))
            row = connection.execute(query).first() if token.isascii() and token.isprintable() else None
        if row is None:
            raise WatchNotFound("no feed has this address; its owner may have given it another one")
        return _watch(row)

    def state(self) -> tuple[int, ...]:
        """Numbers that change whenever a watch is saved, changed or deleted, or its owner's key ends."""
        counted = select(func.count(), func.max(WatchRow.id), func.max(WatchRow.changed_us))
        with self._database.read() as connection:
            return tuple(value or 0 for value in connection.execute(counted.where(is_in_force(WatchRow.owner))).one())

    def in_force(self) -> Sequence[Watch]:
        """All watches whose owner's key is still good, by id."""
        with self._database.read() as connection:
            query = _ALL.where(is_in_force(WatchRow.owner)).order_by(WatchRow.id)
            return [_watch(row) for row in connection.execute(query)]


_ALL = select(
    WatchRow.id,
    WatchRow.owner,
    WatchRow.name,
    WatchRow.quote,
    WatchRow.speaker,
    WatchRow.outlet,
    WatchRow.webhook_id,
    WatchRow.feed_token,
    WatchRow.created_us,
    WatchRow.changed_us,
)


def _get(connection: Connection, watch_id: int, reach: Reach) -> Watch:
    query = _ALL.where(WatchRow.id == watch_id, reach.condition(WatchRow.owner))
    row = connection.execute(query).first() if is_possible_id(watch_id) else None
    if row is None:
        raise WatchNotFound(f"there is no watch {watch_id} of this key; GET /v1/watches lists yours")
    return _watch(row)


def _watch(row: Sequence[Any]) -> Watch:
    id, owner, name, quote, speaker, outlet, webhook_id, token, created, changed = row
    question = Question(quote, speaker, outlet)
    return Watch(id, owner, name, question, webhook_id, token, from_us(created), from_us(changed))


def _write(connection: Connection, watch_id: int, values: dict[str, Any]) -> None:
    """Change a row; a change within the microsecond of the last one still counts as one."""
    changed = func.max if connection.dialect.name == "sqlite" else func.greatest
    values = values | {"changed_us": changed(WatchRow.changed_us + 1, now_us())}
    connection.execute(update(WatchRow).where(WatchRow.id == watch_id).values(values))


def _columns(fields: WatchFields) -> dict[str, Any]:
    question = fields.question
    return {
        "name": fields.name,
        "quote": question.quote,
        "speaker": question.speaker,
        "outlet": question.outlet,
        "webhook_id": fields.webhook_id,
    }


def _check(fields: WatchFields) -> None:
    question = fields.question
    named = {"name": fields.name, "quote": question.quote, "speaker": question.speaker, "outlet": question.outlet}
    for field, value in named.items():
        if value is not None:
            check_text(field, value)
    if question.quote is not None and not normalise(question.quote).words:
        raise InvalidWatch("the quote holds no word or number; give the words to watch for")
    if not (question.quote or question.speaker or question.outlet):
        raise InvalidWatch("say what to watch for: a quote, a speaker, an outlet, or several of them")


def _check_webhook(connection: Connection, webhook_id: int | None, owner: str | None) -> None:
    if webhook_id is None:
        return
    own = select(WebhookRow.id).where(WebhookRow.id == webhook_id, Reach(owner).condition(WebhookRow.owner))
    if not is_possible_id(webhook_id) or connection.scalar(own) is None:
        raise InvalidWatch(f"there is no webhook {webhook_id} of this key; GET /v1/webhooks lists yours")


def forget_watched(connection: Connection, names: Collection[str]) -> None:
    """Delete the watches for a speaker with one of these names, who is taken out of the record."""
    query = select(WatchRow.id, WatchRow.speaker).where(WatchRow.speaker.is_not(None))
    rows = connection.execute(query).all()
    ids = [id for id, speaker in rows if any(is_same_name(speaker or "", name) for name in names)]
    connection.execute(delete(WatchRow).where(WatchRow.id.in_(ids)))
