"""Makes the examples of openapi.yaml anew: `python -m docs.examples`, or `make examples`.

Each operation is asked of one service that starts with the seed articles, in the order below: what only asks comes
first, what changes the record after it, what deletes last.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from service.api.app_context import EXTENSION
from service.api.specification import describe
from service.app import create_app
from service.cli.seeds import load_seeds
from service.settings import read_settings

FILE = Path(__file__).resolve().parents[1] / "service" / "api" / "examples.json"
_COURT = "The ball is in our court"
_DRAFT = "“The ball is in our court,” said Russian Foreign Minister Sergei Lavrov."
_BRIDGE = "“The bridge will stand,” said Mayor Ada Harbour on Monday."

REQUESTS: Mapping[str, Mapping[str, Any]] = {
    "live": {},
    "ready": {},
    "get_access": {},
    "verify_quote": {"body": {"quote": _COURT, "speaker": "Sergei Lavrov", "limit": 1}},
    "verify_quote_by_address": {"query": {"quote": "The ball is in their court", "speaker": "Blinken", "limit": 1}},
    "verify_batch": {"body": {"items": [{"quote": "The moon is made of cheese and butter"}, {"quote": "?!"}]}},
    "check_draft": {"body": {"text": _DRAFT}},
    "list_articles": {"query": {"limit": 2}},
    "get_article": {"path": {"article_id": 5}},
    "list_quotes": {"query": {"q": "ball court", "limit": 1}},
    "count_quotes": {"query": {"q": "ball court"}},
    "get_quote": {"path": {"quote_id": 9}},
    "get_lineage": {"path": {"quote_id": 9}},
    "list_speakers": {"query": {"q": "blink", "limit": 1}},
    "get_speaker": {"path": {"speaker_id": 1}, "query": {"limit": 1}},
    "complete_name": {"query": {"of": "speaker", "q": "blinkin", "limit": 1}},
    "get_fidelity": {"query": {"outlet": "BM.GE"}},
    "list_outlets": {},
    "get_occurrence": {"path": {"occurrence_id": 9}},
    "edit_occurrence": {
        "path": {"occurrence_id": 9},
        "body": {"speaker": "Ned Price", "note": "Only to try it; undone below."},
    },
    "list_corrections": {"query": {"limit": 1}},
    "get_correction": {"path": {"correction_id": 1}},
    "undo_correction": {"path": {"correction_id": 1}, "body": {"note": "He did say it."}},
    "edit_speaker": {"path": {"speaker_id": 1}, "body": {"name": "Antony J. Blinken", "note": "Only to try it."}},
    "split_speaker": {
        "path": {"speaker_id": 1},
        "body": {"occurrences": [9], "name": "Antony Blinken (spokesman)", "note": "Only to try it."},
    },
    "merge_speaker": {"path": {"speaker_id": 1}, "body": {"into": 2, "note": "Only to try it."}},
    "add_article": {"body": {"outlet": "The Harbour Post", "text": _BRIDGE}},
    "add_articles": {"body": {"articles": [{"outlet": "The Valley News", "text": _BRIDGE}]}},
    "add_webhook": {"body": {"url": "https://hooks.example.org/quotes"}},
    "list_webhooks": {"query": {"limit": 1}},
    "get_webhook": {"path": {"webhook_id": 1}},
    "add_watch": {"body": {"quote": _COURT, "speaker": "Sergei Lavrov", "name": "The ball", "webhook": 1}},
    "list_watches": {"query": {"limit": 1}},
    "get_watch": {"path": {"watch_id": 1}},
    "edit_watch": {"path": {"watch_id": 1}, "body": {"outlet": "BM.GE"}},
    "list_events": {"path": {"watch_id": 1}, "query": {"limit": 1}},
    "renew_feed": {"path": {"watch_id": 1}},
    "test_webhook": {"path": {"webhook_id": 1}},
    "list_deliveries": {"path": {"webhook_id": 1}, "query": {"limit": 1}},
    "resend_delivery": {"path": {"webhook_id": 1, "delivery_id": 1}},
    "rotate_secret": {"path": {"webhook_id": 1}},
    "resume_webhook": {"path": {"webhook_id": 1}},
    "delete_watch": {"path": {"watch_id": 1}},
    "delete_webhook": {"path": {"webhook_id": 1}},
    "delete_article": {"path": {"article_id": 5}},
    "delete_outlet_by_name": {"query": {"outlet": "The Valley News"}},
    "delete_outlet": {"path": {"outlet_id": 1}},
}
"""What is asked of each operation, by its name."""

SECRETS = {
    "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "feed": "http://localhost/feeds/a-secret-of-43-letters",
}
"""Shown in place of real ones: the first is that of the specification of Standard Webhooks."""


@contextmanager
def seeded_client() -> Iterator[FlaskClient]:
    """A client of a service that has the seeds and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"QUOTEVERIFY_WEBHOOK_HOSTS": "hooks.example.org"}, data=Path(folder))
        app = create_app(settings)
        parts = app.extensions[EXTENSION]
        try:
            load_seeds(settings, parts.store, parts.index)
            yield app.test_client()
        finally:
            parts.store.close()


def addresses() -> dict[str, tuple[str, str]]:
    """The method and the path of each operation."""
    paths = describe()["paths"]
    return {
        operation["operationId"]: (method.upper(), path)
        for path, item in paths.items()
        for method, operation in item.items()
        if isinstance(operation, dict)
    }


def answered(client: FlaskClient, address: tuple[str, str], asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked, with the status and the answer."""
    method, path = address
    options = {"json": asked["body"]} if "body" in asked else {}
    place = path.format(**asked.get("path", {}))
    response = client.open(place, method=method, query_string=asked.get("query"), buffered=True, **options)
    answer = {"answer": response.get_json()} if response.get_data() else {}
    return {**asked, "status": response.status_code, **answer}


def made() -> dict[str, dict[str, Any]]:
    """Each operation with its request and the answer."""
    places = addresses()
    with seeded_client() as client:
        return {name: _shown(answered(client, places[name], asked)) for name, asked in REQUESTS.items()}


def _shown(example: dict[str, Any]) -> dict[str, Any]:
    """The example with a made-up secret in the place of one that was really given."""
    answer = example.get("answer")
    secrets = SECRETS.keys() & answer if isinstance(answer, dict) else ()
    return {**example, "answer": {**answer, **{name: SECRETS[name] for name in secrets}}} if secrets else example


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
