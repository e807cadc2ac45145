"""Says what becomes of a message after an attempt to send it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from service.notifying.post import Answer
from service.storage.watching.deliveries import Outcome
from service.watch import Delivery, DeliveryState, Webhook


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a message is sent again: after `first` seconds, then `factor` times as long each time up to `longest`, more
    or less by `jitter`, so that not all come at once. After `days` without any success the address is given up."""

    first: float = 5.0
    factor: float = 4.0
    longest: float = 6 * 60 * 60.0
    jitter: float = 0.25
    days: float = 5.0

    def seconds(self, attempts: int) -> float:
        """How long to wait after so many attempts have failed."""
        usual = min(self.first * self.factor ** min(attempts - 1, 30), self.longest)
        return usual * random.uniform(1 - self.jitter, 1 + self.jitter)  # noqa: S311  # nobody gains by guessing it


def outcome_of(answer: Answer, delivery: Delivery, webhook: Webhook, now: datetime, schedule: Schedule) -> Outcome:
    """What becomes of a message, and of its address: any 2xx is success, 410 says that nothing more is wanted there."""
    if answer.status is not None and HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return Outcome(DeliveryState.DELIVERED)
    if answer.status == HTTPStatus.GONE:
        return Outcome(DeliveryState.FAILED, ends="it answered 410 Gone")
    failing_since = webhook.failing_since or now
    limit = timedelta(days=schedule.days)
    said = f"HTTP {answer.status}" if answer.status else answer.error
    if now - failing_since >= limit:
        reason = f"it took nothing for {schedule.days:g} days; the last attempt: {said}"
        return Outcome(DeliveryState.FAILED, ends=reason)
    if now - delivery.created_at >= limit:  # others are taken: it is this message that is refused
        return Outcome(DeliveryState.FAILED, is_at_fault=False)
    again = max(schedule.seconds(delivery.attempts + 1), answer.retry_after or 0.0)
    return Outcome(DeliveryState.WAITING, again)
