"""`python -m docs.decisions_index`: writes docs/decisions/README.md from the records beside it.

The first line of a record is `# NUMBER TITLE`, the second says what has become of it, in one of three forms:
`Status: accepted on 2026-11-22.`, `Status: accepted on 2026-11-22, revised on 2026-11-24.` or
`Status: superseded by 0023 on 2026-11-30.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "decisions"
INDEX = FOLDER / "README.md"

_TITLE = re.compile(r"# (\d{4}) (.+)")
_DAY = r"\d{4}-\d{2}-\d{2}"
_STATUS = re.compile(rf"Status: (accepted on {_DAY}(?:, revised on {_DAY})?|superseded by (\d{{4}}) on {_DAY})\.")

_HEAD = """\
# Decisions
One short record for each choice that someone will question: what was chosen, why, and what was not. `make decisions`
makes this index from the first two lines of each record, the title and the status. A choice that no longer holds keeps
its record, which then names the one that superseded it; a new record takes the next free number.

| | | status |
| --- | --- | --- |
"""


class InvalidRecord(ValueError):
    """A record does not begin as it should."""


@dataclass(frozen=True, slots=True)
class Record:
    """A decision; `status` says what has become of it, `superseded_by` names the record in its place, if any."""

    file: str
    number: str
    title: str
    status: str
    superseded_by: str | None


def read_record(path: Path) -> Record:
    """The record in a file. Raises InvalidRecord when its first two lines are no title and no status."""
    first, second, *_ = [*path.read_text(encoding="utf-8").split("\n"), ""]
    title, status = _TITLE.fullmatch(first), _STATUS.fullmatch(second)
    if title is None or title[1] != path.name[:4]:
        raise InvalidRecord(f"{path.name} must begin with `# {path.name[:4]} TITLE`")
    if status is None:
        raise InvalidRecord(
            f"the second line of {path.name} must be a status, such as `Status: accepted on 2026-11-22.`"
        )
    return Record(path.name, title[1], title[2], status[1], status[2])


def records(folder: Path = FOLDER) -> list[Record]:
    """Every record, by number. Raises InvalidRecord, also for a number given twice or a successor that is not there."""
    decisions = [read_record(path) for path in sorted(folder.glob("[0-9]*.md"))]
    numbers = [record.number for record in decisions]
    for record in decisions:
        if numbers.count(record.number) > 1:
            raise InvalidRecord(f"the number {record.number} stands twice; give the later record the next free one")
        if record.superseded_by is not None and record.superseded_by not in numbers:
            raise InvalidRecord(f"{record.file} is superseded by {record.superseded_by}, which is not there")
    return decisions


def index(decisions: Sequence[Record]) -> str:
    """The index as Markdown."""
    rows = "".join(f"| [{record.number}]({record.file}) | {record.title} | {record.status} |\n" for record in decisions)
    return _HEAD + rows + "".join(_never_used(decisions))


def _never_used(decisions: Sequence[Record]) -> Iterator[str]:
    used = {int(record.number) for record in decisions}
    missing = [f"{number:04}" for number in range(1, max(used, default=0)) if number not in used]
    if missing:
        yield f"\nThese numbers were never given to a record: {', '.join(missing)}.\n"


if __name__ == "__main__":
    INDEX.write_text(index(records()), encoding="utf-8")
