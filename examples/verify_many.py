"""Which lines of a file are on record? Needs the requests package.   verify_many.py FILE

Each line is a quote, or a quote, a tab and who is said to have said it. Quotes go to the service a hundred at a time,
and are printed with their verdicts; the exit code is 1 when any of them is not on record as it stands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

SERVER = os.environ.get("QUOTEVERIFY_SERVER", "http://127.0.0.1:8000")
KEY = os.environ.get("QUOTEVERIFY_KEY")
LARGEST_BATCH = 100
FINE = {"verbatim", "fragment"}


def read_items(file: Path) -> Iterator[dict[str, str]]:
    """The items of the requests, one a line that is not empty."""
    for line in file.read_text(encoding="utf-8").splitlines():
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
            response = session.post(f"{SERVER}/v1/verify/batch", json={"items": batch}, timeout=60)
            if not response.ok:
                sys.exit(f"{SERVER} refused: {response.json()['detail']}")
            yield from zip(batch, response.json()["items"], strict=True)


def tell(item: dict[str, str], answer: dict[str, Any]) -> bool:
    """Print one answer; returns whether the quote is on record as it stands."""
    if answer["status"] != requests.codes.ok:
        print(f"error\t{item['quote']}\t{answer['problem']['detail']}")
        return False
    result = answer["result"]
    print(f"{result['verdict']}\t{result['attribution']}\t{item['quote']}")
    return result["verdict"] in FINE and result["attribution"] != "contradicted"


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit("say which file: verify_many.py FILE")
    found = [tell(item, answer) for item, answer in verify_all(list(read_items(Path(sys.argv[1]))))]
    sys.exit(0 if all(found) else 1)
