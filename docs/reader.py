"""`python -m docs.reader`: raises the version of the reader when it reads the sample of articles otherwise than before.

The sample is what the tests of attribution read, and the seed articles. What the reader says of it is kept as a sum in
docs/reader.json, and a test compares.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from service.domain import Article, AttributedSpan
from service.reading import READER, read, with_language

PROJECT = Path(__file__).resolve().parent.parent
KEPT = PROJECT / "docs" / "reader.json"
VERSION = PROJECT / "service" / "reading" / "version.py"
CASES = [
    PROJECT / "tests" / "attribution" / name
    for name in ("reading_cases.jsonl", "fresh_cases.jsonl", "deeper_cases.jsonl")
]


def sample() -> list[Article]:
    """The articles on which versions are compared."""
    lines = [line for cases in CASES for line in cases.read_text(encoding="utf-8").splitlines() if line.strip()]
    seeds = [file.read_text(encoding="utf-8") for file in sorted((PROJECT / "seeds").glob("*.txt"))]
    return [Article("A", text) for text in (*(json.loads(line)["text"] for line in lines), *seeds)]


def sum_of_readings() -> str:
    """A sum over where the quotes of the sample stand, of which kind they are, who said them, and whether."""
    digest = hashlib.sha256()
    for article in sample():
        for said in read(with_language(article)):
            digest.update(repr(_essence(said)).encode())
    return digest.hexdigest()[:16]


def _essence(said: AttributedSpan) -> tuple[object, ...]:
    given = said.attribution
    people = [given.speaker, given.about, *given.others] if given else []
    names = [person.name if person else None for person in people]
    stance = given.stance.value if given else None
    return said.span.start, said.span.end, said.kind.value, names, stance


def main() -> None:
    """Raise the version where the readings are others, and keep their sum."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"reader": READER, "sum": None}
    now = sum_of_readings()
    reader = kept["reader"] + (kept["sum"] not in {None, now})
    KEPT.write_text(json.dumps({"reader": reader, "sum": now}) + "\n", encoding="utf-8")
    code = VERSION.read_text(encoding="utf-8")
    VERSION.write_text(re.sub(r"^READER = \d+$", f"READER = {reader}", code, flags=re.MULTILINE), encoding="utf-8")


if __name__ == "__main__":
    main()
