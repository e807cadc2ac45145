"""Sends the messages that are due, one process of all at a time; to each address one after the other."""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

from service.addresses import AllowedAddresses
from service.errors import LeaseLost, WatchNotFound, WebhookNotFound
from service.notifying.message import event_message, signed_headers, trial_message
from service.notifying.post import Answer, Patience, post
from service.notifying.schedule import Schedule, outcome_of
from service.storage.store import Store
from service.storage.watching.deliveries import Attempt, Outcome
from service.storage.watching.owners import EVERYBODYS
from service.watch import Delivery, DeliveryState

_LOG = logging.getLogger(__name__)

DUTY = "sending"
"""The name of the lease under which one process of all does this."""
AT_ONCE = 100
"""Messages that are looked at together."""
_ADDRESSES_AT_ONCE = 4
"""One that is slow must not keep the others waiting."""
_ROUND_SECONDS = 20.0
"""After so long the messages of an address that is slow are left to the next round: the lease must not run out."""
_PRUNE_SECONDS = 60 * 60.0


@dataclass(slots=True)
class Sender:
    """Sends the messages of `store` to `allowed` addresses, under the lease of `holder`; for one thread."""

    store: Store
    holder: str
    allowed: AllowedAddresses
    base_url: str | None = None
    schedule: Schedule = field(default_factory=Schedule)
    patience: Patience = field(default_factory=Patience)
    _pruned: float = field(default_factory=time.monotonic)

    def look(self) -> bool:
        """Send what is due; whether there was anything.

        What became of a message is kept after it was sent: after a crash in between it is sent again, under the same
        id, by which the receiver knows it. Raises StorageUnavailable.
        """
        watching = self.store.watching
        if not watching.deliveries.due(1) or not watching.leases.take(DUTY, self.holder):
            return False
        due = watching.deliveries.due(AT_ONCE)
        by_webhook: dict[int, list[Delivery]] = defaultdict(list)
        for delivery in due:
            by_webhook[delivery.webhook_id].append(delivery)
        with ThreadPoolExecutor(_ADDRESSES_AT_ONCE, "sending") as threads:
            for _ in threads.map(self._send_all, by_webhook.values()):
                pass
        self._prune()
        return bool(due)

    def _send_all(self, deliveries: Sequence[Delivery]) -> None:
        """Send the messages of one address until one fails, which says that the others are to wait, too."""
        begun = time.monotonic()
        for delivery in deliveries:
            try:
                is_sent = self._send(delivery)
            except (WebhookNotFound, LeaseLost):
                return
            if not is_sent or time.monotonic() - begun > _ROUND_SECONDS:
                return

    def _send(self, delivery: Delivery) -> bool:
        """Send a message and keep what became of it; whether the next may follow."""
        webhook = self.store.watching.webhooks.get(delivery.webhook_id, EVERYBODYS)
        body = self._body(delivery)
        lease = (DUTY, self.holder)
        if body is None:
            gone = Attempt(None, "the article says so no more: it was read anew", 0)
            outcome = Outcome(DeliveryState.FAILED, is_at_fault=False)
            self.store.watching.deliveries.record(delivery, gone, outcome, lease)
            return True
        begun, now = time.monotonic(), datetime.now(UTC)
        headers = signed_headers(delivery.message_id, body, webhook.secrets, now)
        answer = post(webhook.url, body, headers, self.allowed, self.patience)
        outcome = outcome_of(answer, delivery, webhook, now, self.schedule)
        attempt = Attempt(answer.status, _said(answer), int(1000 * (time.monotonic() - begun)))
        self.store.watching.deliveries.record(delivery, attempt, outcome, lease)
        if outcome.ends:
            _LOG.warning("nothing more is sent to webhook %d: %s", webhook.id, outcome.ends)
        return outcome.state is DeliveryState.DELIVERED

    def _body(self, delivery: Delivery) -> bytes | None:
        if delivery.event_id is None:
            return trial_message(delivery.created_at)
        event = self.store.watching.events.get(delivery.event_id)
        if event is None:
            return None
        try:
            watch = self.store.watching.watches.get(event.watch_id, EVERYBODYS)
        except WatchNotFound:
            return None
        return event_message(event, watch, self.base_url)

    def _prune(self) -> None:
        if time.monotonic() - self._pruned > _PRUNE_SECONDS:
            self.store.watching.deliveries.prune()
            self._pruned = time.monotonic()


def _said(answer: Answer) -> str | None:
    """What failed, in words; a redirect is not followed, and says so."""
    if answer.status is not None and 300 <= answer.status < 400:  # noqa: PLR2004
        return "redirects are not followed; give the address that it leads to"
    return answer.error
