"""Writes the message of an event, and signs it: https://github.com/standard-webhooks/standard-webhooks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from standardwebhooks import Webhook as Signer

from service.domain import Occurrence, Speaker
from service.watch import TEST, Watch, WatchEvent

_LONGEST_TEXT = 1_000
"""Code points of a quote that a message holds, of which the article has the rest: receivers expect up to 20 kB."""
_MOST_CHANGES = 10


def trial_message(at: datetime) -> bytes:
    """A message that only tries the address."""
    return _dumped(TEST, at, {"text": "This is a test of quoteverify: messages that look like this one arrive."})


def event_message(event: WatchEvent, watch: Watch, base_url: str | None) -> bytes:
    """The message of an event: what happened and where, with ids by which the rest is asked for.

    Links are absolute, and left out where the service does not know its own address.
    """
    finding, occurrence, article = event.finding, event.occurrence, event.article
    data: dict[str, Any] = {
        "event": event.id,
        "watch": {"id": watch.id, "name": watch.name},
        "question": {
            "quote": _cut(watch.question.quote),
            "speaker": watch.question.speaker,
            "outlet": watch.question.outlet,
        },
        "verdict": finding.verdict.value if finding.verdict else None,
        "part": finding.is_part,
        "severity": finding.severity.value if finding.severity else None,
        "attribution": finding.attribution.value if finding.attribution else None,
        "usual_speaker": _speaker(event.usual),
        "changes": [
            {"kind": each.kind.value, "severity": each.severity.value, "watched": each.watched, "printed": each.printed}
            for each in finding.changes[:_MOST_CHANGES]
        ],
        "quotes": finding.quotes,
        "occurrence": _occurrence(occurrence),
        "article": {
            "id": article.id,
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "published_at": article.published_at.value if article.published_at else None,
        },
    }
    if base_url:
        data["links"] = {
            "occurrence": f"{base_url}/v1/occurrences/{occurrence.id}",
            "article": f"{base_url}/v1/articles/{article.id}",
            "page": f"{base_url}/articles/{article.id}",
        }
    return _dumped(finding.type.value, event.at, data)


def signed_headers(message_id: str, body: bytes, secrets: Sequence[str], at: datetime) -> dict[str, str]:
    """The headers of an attempt at `at`, UTC: a signature by each secret, the one in use first."""
    signatures = [Signer(secret).sign(message_id, at, body.decode()) for secret in secrets]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _dumped(kind: str, at: datetime, data: dict[str, Any]) -> bytes:
    timestamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    body = {"type": kind, "timestamp": timestamp, "data": data}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _occurrence(occurrence: Occurrence) -> dict[str, Any]:
    return {
        "id": occurrence.id,
        "quote_id": occurrence.quote_id,
        "text": _cut(occurrence.text),
        "start": occurrence.start,
        "end": occurrence.end,
        "stance": occurrence.stance.value,
        "speaker": _speaker(occurrence.speaker),
        "about": _speaker(occurrence.about),
    }


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    return {"id": speaker.id, "name": speaker.name} if speaker else None


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
