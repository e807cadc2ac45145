"""Which lines of a file are on record? Needs the requests package.   verify_many.py FILE

Each line is a quote, or a quote, a tab and who is said to have said it. Quotes go to the service a hundred at a time,
and are printed with their verdicts; the exit code is 1 when any of them is not on record as it stands, 2 when they
could not be verified.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import requests

SERVER = os.environ.get("QUOTEVERIFY_SERVER", "http://127.0.0.1:8000")
KEY = os.environ.get("QUOTEVERIFY_KEY")
LARGEST_BATCH = 100
FINE = {"verbatim", "fragment"}
FINE_SPEAKERS = {"confirmed", "unattributed", "not_claimed"}
"""Any other verdict is not fine, also one that a newer service may give."""


def read_items(file: Path) -> Iterator[dict[str, str]]:
    """The items of the requests, one a line that is not empty."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{file} cannot be read ({error}); give a text file in UTF-8")
    for line in lines:
        quote, _, speaker = line.partition("\t")
        if quote.strip():
            yield {"quote": quote, "speaker": speaker} if speaker else {"quote": quote}


def verify_all(items: list[dict[str, str]]) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """Every item with its answer."""
    with requests.Session() as session:
        if KEY:
            session.headers["Authorization"] = f"Bearer {KEY}"
        for start in range(0, len(items), LARGEST_BATCH):
            batch = items[start : start + LARGEST_BATCH]
            yield from zip(batch, ask(session, batch), strict=True)


def ask(session: requests.Session, batch: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The answers to at most a hundred items."""
    try:
        response = session.post(f"{SERVER}/v1/verify/batch", json={"items": batch}, timeout=60)
        answer: dict[str, Any] = response.json()
    except requests.JSONDecodeError:
        stop(f"{SERVER} is no quoteverify service; name the address of one in QUOTEVERIFY_SERVER")
    except requests.RequestException:
        stop(f"{SERVER} cannot be reached; start it (make run), or name another in QUOTEVERIFY_SERVER")
    if not response.ok:
        stop(f"{SERVER} refused: {answer['detail']}")
    items: list[dict[str, Any]] = answer["items"]
    return items


def stop(message: str) -> NoReturn:
    """End, and say why and what to do."""
    print(message, file=sys.stderr)
    sys.exit(2)


def print_answer(item: dict[str, str], answer: dict[str, Any]) -> bool:
    """Print one answer; returns whether the quote is on record as it stands."""
    if answer["status"] != requests.codes.ok:
        print(f"error\t{item['quote']}\t{answer['problem']['detail']}")
        return False
    result = answer["result"]
    print(f"{result['verdict']}\t{result['attribution']}\t{item['quote']}")
    return result["verdict"] in FINE and result["attribution"] in FINE_SPEAKERS


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        stop("say which file: verify_many.py FILE")
    are_fine = [print_answer(item, answer) for item, answer in verify_all(list(read_items(Path(sys.argv[1]))))]
    sys.exit(0 if all(are_fine) else 1)
