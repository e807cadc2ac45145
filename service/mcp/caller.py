"""Who calls a tool, whether they may, and how much they ask for."""

from __future__ import annotations

from dataclasses import dataclass

from service.access import ApiKey, Scope
from service.api.access.budgets import Budgets, client_of
from service.api.access.guard import HOW_TO_SEND_A_KEY
from service.api.access.keyring import Keyring
from service.errors import KeyMissing, KeyRefused, ScopeMissing
from service.restrictions import Restrictions


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: by their `key`, if they sent one that is good, and from their `address`. `authorization` is the header
    as it was sent, `is_local` says that this machine itself calls, `is_user` that it is whoever started the process,
    over its own standard input."""

    key: ApiKey | None = None
    address: str | None = None
    authorization: str | None = None
    is_local: bool = False
    is_user: bool = False


USER = Caller(is_local=True, is_user=True)
"""Whoever started the process: may read what the process may."""


class Admission:
    """Decides who may ask and counts what they ask for, by the settings that hold for the HTTP interface."""

    def __init__(self, restrictions: Restrictions, keyring: Keyring) -> None:
        """Raises SettingsError for a limit that cannot be used."""
        self._open_reads = restrictions.open_reads
        self._keyring = keyring
        self._budgets = Budgets(restrictions)

    def identify(self, authorization: str | None, address: str | None, *, is_local: bool) -> Caller:
        """The caller who sent this Authorization header; raises KeyRefused, which counts as one read of the address,
        TooManyRequests."""
        scheme, _, text = (authorization or "").partition(" ")
        stranger = Caller(address=address, authorization=authorization, is_local=is_local)
        if scheme.lower() != "bearer":  # another scheme is some proxy's
            return stranger
        try:
            key = self._keyring.find(text.strip())
        except KeyRefused:
            self._charge(stranger, 1)
            raise
        return Caller(key, address, authorization, is_local)

    def check(self, caller: Caller) -> None:
        """Raise KeyMissing or ScopeMissing for a caller who may not read."""
        if caller.is_user:
            return
        if caller.key is None and not self._open_reads:
            raise KeyMissing(f"this takes an API key with the scope {Scope.READ}; {HOW_TO_SEND_A_KEY}")
        if caller.key is not None and not caller.key.allows(Scope.READ):
            raise ScopeMissing(f"this takes an API key with the scope {Scope.READ}; yours has not got it")

    def admit(self, caller: Caller, reads: int = 1) -> None:
        """Check a caller and count `reads` more for them. Raises AccessRefused, TooManyRequests."""
        self.check(caller)
        self._charge(caller, reads)

    def _charge(self, caller: Caller, reads: int) -> None:
        if caller.is_user:
            return
        client = client_of(caller.key, caller.address, is_local=caller.is_local)
        share = self._budgets.take("reads", client, reads)
        if share is not None and not share.fits:
            raise share.refusal(reads)
