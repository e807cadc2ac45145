"""One finding in lines for a person: what is recorded, what differs, who said it, who carried it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from service.cli.check.outcomes import Finding
from service.cli.highlighting import mark, printable
from service.domain import AttributionVerdict

MOST_OUTLETS = 3
Paint = Callable[[str], str]


def tell(finding: Finding, added: Paint = lambda text: text, missing: Paint = lambda text: text) -> Iterator[str]:
    """The lines on a finding, without its place. In them {+words+} stand in the draft only, [-words-] in the record
    only; `added` and `missing` paint those."""
    answer, match = finding.answer, finding.answer["match"]
    yield printable(answer["explanation"])
    if match is not None:
        yield f"draft     {_marked(answer['text'], match, 'candidate', ('{+', '+}'), added)}"
        yield f"recorded  {_marked(match['text'], match, 'quote', ('[-', '-]'), missing)}"
    yield f"speaker   {_speaker(answer)}"
    if match is not None:
        yield f"carried   {_outlets(match)}"
    if finding.cleared:
        yield f"cleared   {_clearance(finding.cleared.by, finding.cleared.why, finding.cleared.until)}"
    if finding.lapsed:
        yield f"cleared   no longer: by {finding.lapsed.by}, until {finding.lapsed.until}"


def _marked(text: str, match: dict[str, Any], side: str, brackets: tuple[str, str], paint: Paint) -> str:
    spans = [(change[side]["start"], change[side]["end"]) for change in match["changes"]]
    return mark(printable(text), spans, lambda piece: paint(f"{brackets[0]}{piece}{brackets[1]}"))


def _speaker(answer: dict[str, Any]) -> str:
    claimed = answer["speaker"]["name"] if answer["speaker"] else None
    recorded = ", ".join(speaker["name"] for speaker in answer["match"]["speakers"]) if answer["match"] else ""
    if claimed is None:
        return f"the draft names nobody{f'; recorded from {recorded}' if recorded else ''}"
    said = {
        AttributionVerdict.CONFIRMED: f"{claimed}, as recorded",
        AttributionVerdict.CONTRADICTED: f"{claimed} in the draft, recorded from {recorded}",
        AttributionVerdict.UNATTRIBUTED: f"{claimed} in the draft, recorded from nobody",
    }
    return (
        said.get(AttributionVerdict(answer["attribution"]), claimed) if answer["match"] else f"{claimed} in the draft"
    )


def _outlets(match: dict[str, Any]) -> str:
    told = [
        use["outlet"] + (f" ({use['first_published_at'][:10]})" if use["first_published_at"] else "")
        for use in match["outlets"][:MOST_OUTLETS]
    ]
    rest = len(match["outlets"]) - len(told)
    return ", ".join(told) + (f" and {rest} more" if rest else "")


def _clearance(by: str, why: str, until: object) -> str:
    return f"by {by}: {why}{f' (until {until})' if until else ''}"
