"""Keeps API keys in the database, so that every instance that shares it has them. Each method is one transaction.

Every method may raise StorageUnavailable when the database does not answer now.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, or_, select, update

from service.access import ApiKey, Scope, Secret, make_key, read_key
from service.errors import InvalidText, KeyNotFound
from service.people.lookup_keys import LONGEST_NAME
from service.storage.connection.database import Database
from service.storage.moments import from_us, to_us
from service.storage.schema.key_tables import ApiKeyRow
from service.storage.validity import check_text

TOUCH_SECONDS = 0.2
"""How long noting that a key was used waits for other writers: no answer is worth holding up for it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HASH_OF_NO_KEY = bytes(32)
"""Compared with where no key has the name that was sent, so that the time it takes does not tell which names exist."""


class Keys:
    """The API keys of a database; safe to share between threads and across a fork."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, scopes: Collection[Scope], expires_at: datetime | None = None) -> tuple[ApiKey, str]:
        """A new key, as it is kept and as its holder must keep it: only its hash is stored.

        Raises InvalidText for a name that is empty, too long or cannot be stored.
        """
        _check_name(name)
        text = make_key()
        secret = read_key(text)
        assert secret is not None  # noqa: S101  # what make_key makes, read_key reads
        row = {
            "public_id": secret.public_id,
            "name": name,
            "key_hash": secret.digest,
            "scopes": " ".join(sorted(scopes)),
            "created_us": to_us(datetime.now(UTC)),
            "expires_us": to_us(expires_at) if expires_at else None,
        }
        with self._database.write() as connection:
            connection.execute(insert(ApiKeyRow).values(row))
            made = connection.execute(_ALL.where(ApiKeyRow.public_id == secret.public_id)).one()
        return _as_key(made), text

    def find(self, secret: Secret) -> ApiKey | None:
        """The key that was sent, whether or not it is still good; None when there is no such key."""
        with self._database.read() as connection:
            row = connection.execute(_ALL.where(ApiKeyRow.public_id == secret.public_id)).first()
        matches = secret.matches(row.key_hash if row else _HASH_OF_NO_KEY)
        return _as_key(row) if row and matches else None

    def all(self) -> list[ApiKey]:
        """Every key that was ever made, oldest first."""
        with self._database.read() as connection:
            return [_as_key(row) for row in connection.execute(_ALL.order_by(ApiKeyRow.id))]

    def revoke(self, public_id: str) -> ApiKey:
        """Make a key good for nothing; one that is already revoked stays as it is. Raises KeyNotFound."""
        with self._database.write() as connection:
            is_named = ApiKeyRow.public_id == public_id
            now = to_us(datetime.now(UTC))
            connection.execute(update(ApiKeyRow).where(is_named, ApiKeyRow.revoked_us.is_(None)).values(revoked_us=now))
            row = connection.execute(_ALL.where(is_named)).first()
        if row is None:
            raise KeyNotFound(f"no key is named {public_id}; see `quoteverify keys list`")
        return _as_key(row)

    def is_any_for_writing(self) -> bool:
        """Whether a key for writing was ever made; one for correcting is for writing, too.

        Revoked and expired ones count: revoking the last one must not open the service.
        """
        for_writing = or_(*(ApiKeyRow.scopes.contains(scope.value) for scope in (Scope.WRITE, Scope.EDIT, Scope.ADMIN)))
        with self._database.read() as connection:
            return connection.execute(select(ApiKeyRow.id).where(for_writing).limit(1)).first() is not None

    def note_use(self, key: ApiKey, day: date) -> None:
        """Remember that `key` was used on `day`."""
        with self._database.write(TOUCH_SECONDS) as connection:
            used = update(ApiKeyRow).where(ApiKeyRow.id == key.id)
            connection.execute(used.values(last_used_day=(day - _EPOCH.date()).days))


_ALL = select(
    ApiKeyRow.key_hash,
    ApiKeyRow.id,
    ApiKeyRow.public_id,
    ApiKeyRow.name,
    ApiKeyRow.scopes,
    ApiKeyRow.created_us,
    ApiKeyRow.expires_us,
    ApiKeyRow.revoked_us,
    ApiKeyRow.last_used_day,
)


def _as_key(row: Sequence[Any]) -> ApiKey:
    _, id, public_id, name, scopes, created, expires, revoked, used = row
    return ApiKey(
        id=id,
        public_id=public_id,
        name=name,
        scopes=frozenset(Scope(scope) for scope in scopes.split()),
        created_at=from_us(created),
        expires_at=None if expires is None else from_us(expires),
        revoked_at=None if revoked is None else from_us(revoked),
        last_used_on=None if used is None else _EPOCH.date() + timedelta(days=used),
    )


def _check_name(name: str) -> None:
    check_text("name", name)
    if not name.strip() or not name.isprintable():
        raise InvalidText("the name of the key is empty or holds what cannot be printed; say what the key is for")
    if len(name) > LONGEST_NAME:
        raise InvalidText(f"the name of the key has {len(name)} characters; give at most {LONGEST_NAME}")
