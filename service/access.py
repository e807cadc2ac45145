"""API keys: what a key allows, how it is made and parsed, and what of it is stored.

A key is `qvk_`, 8 hexadecimal digits that name it, `_`, and 64 that are its secret: 256 random bits. Scanners for
leaked secrets find it by the expression KEY_FORM.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

KEY_FORM = re.compile(r"qvk_([0-9a-f]{8})_([0-9a-f]{64})")
_NAME_BYTES = 4
_SECRET_BYTES = 32


class Scope(StrEnum):
    """What the bearer of a key may do. `admin` holds the others."""

    READ = "read"
    WRITE = "write"
    EDIT = "edit"
    WATCH = "watch"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is stored: all but its secret. `public_id` is the part of the key that names it.

    `last_used_on` is a day (UTC), so that using a key costs one write a day and does not record anybody's habits.
    """

    id: int
    public_id: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_on: date | None

    def allows(self, scope: Scope) -> bool:
        """Whether the bearer may do what needs `scope`."""
        return scope in self.scopes or Scope.ADMIN in self.scopes

    def ended(self, now: datetime) -> str | None:
        """Why the key is no longer good at `now`, in words; None while it is."""
        if self.revoked_at is not None:
            return f"was revoked on {self.revoked_at.date().isoformat()}"
        if self.expires_at is not None and self.expires_at <= now:
            return f"expired on {self.expires_at.date().isoformat()}"
        return None


@dataclass(frozen=True, slots=True)
class Secret:
    """A key as its bearer sends it: the id that names it, and the hash of its secret."""

    public_id: str
    digest: bytes

    def matches(self, kept: bytes) -> bool:
        """Whether this is the key of which `kept` is the hash; takes the same time for every wrong key."""
        return hmac.compare_digest(self.digest, kept)


def make_key() -> str:
    """A new key. It is not stored: only its holder has it."""
    return f"qvk_{secrets.token_hex(_NAME_BYTES)}_{secrets.token_hex(_SECRET_BYTES)}"


def read_key(text: str) -> Secret | None:
    """The parts of a key; None for what cannot be a key.

    Its hash is plain SHA-256: a slow hash is for secrets that people choose and others can guess, not for 256 random
    bits.
    """
    form = KEY_FORM.fullmatch(text)
    return Secret(form[1], hashlib.sha256(text.encode("ascii")).digest()) if form else None
