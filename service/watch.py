"""What somebody wants to hear of: saved questions, what came of them, and where it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from service.domain import ArticleSummary, AttributionVerdict, ChangeKind, Occurrence, Severity, Speaker, Verdict

MOST_WATCHES = 1_000
"""Saved questions of one API key."""
MOST_WEBHOOKS = 20
"""Addresses of one API key."""


class EventType(StrEnum):
    """What happened, as the messages of webhooks call it.

    Of a watched quote, the first that fits: an article says that it was not said, or doubts it; gives it to somebody
    else; prints it with other words; carries it. Of a watched speaker: words of theirs that nobody had carried before.
    Of an outlet that is watched alone: an article that quotes somebody.
    """

    QUOTE_DENIED = "quote.denied"
    QUOTE_OTHER_SPEAKER = "quote.other_speaker"
    QUOTE_ALTERED = "quote.altered"
    QUOTE_CARRIED = "quote.carried"
    SPEAKER_QUOTED = "speaker.quoted"
    OUTLET_PUBLISHED = "outlet.published"


TEST = "webhook.test"
"""The type of a message that only tries whether an address answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is watched for: a quote, a speaker, an outlet, or several of them together. Beside a quote, the speaker is
    who is claimed to have said it, and the outlet the only one that counts."""

    quote: str | None = None
    speaker: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved question. `owner` is the public id of the API key that saved it; None for this machine's own user.

    `feed_token` is the secret part of its feed's address, `webhook_id` the webhook to which its events are sent.
    """

    id: int
    owner: str | None
    name: str | None
    question: Question
    webhook_id: int | None
    feed_token: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class WatchedChange:
    """What an article made of the watched words: it put the `printed` ones in the place of the `watched` ones, either
    of which may be empty."""

    kind: ChangeKind
    severity: Severity
    watched: str
    printed: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What an article says of a watched question: `occurrence_id` is the place that shows it best.

    `is_part`: the article prints a part of the watched words. `usual_id` is the speaker to whom others give the words,
    where the question names none and the article gives them to somebody else. `quotes` counts the places.
    """

    type: EventType
    occurrence_id: int
    verdict: Verdict | None = None
    is_part: bool = False
    severity: Severity | None = None
    attribution: AttributionVerdict | None = None
    changes: tuple[WatchedChange, ...] = ()
    usual_id: int | None = None
    quotes: int = 1


@dataclass(frozen=True, slots=True)
class WatchEvent:
    """A finding as it is kept: each is noted once for a question, an article and a type. `usual` is who usually says
    it."""

    id: int
    watch_id: int
    at: datetime
    finding: Finding
    article: ArticleSummary
    occurrence: Occurrence
    usual: Speaker | None


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address to which events are sent, signed. `secrets` are the one in use and, for a day after it was changed,
    the one before. `failing_since` is when sending began to fail, `ended_why` why nothing is sent any more."""

    id: int
    owner: str | None
    url: str
    secrets: tuple[str, ...]
    created_at: datetime
    retry_at: datetime | None
    failing_since: datetime | None
    ended_at: datetime | None
    ended_why: str | None


class DeliveryState(StrEnum):
    """What became of a message: it waits for its turn, or for another attempt; it was taken; it was given up."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to a webhook: `message_id` is its webhook-id, the same in every attempt; `log` has the last attempts,
    each with `at`, `status`, `error` and `milliseconds`. `event_id` is None for a test."""

    id: int
    webhook_id: int
    event_id: int | None
    message_id: str
    state: DeliveryState
    attempts: int
    created_at: datetime
    due_at: datetime
    log: tuple[dict[str, Any], ...]
