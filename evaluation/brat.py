"""Reads attributions annotated in brat's standoff format: who (Source) says what (Content), by which words (Cue)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from service.domain import Span

_ENTITY = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(\S+:T\d+(?: \S+:T\d+)*) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated attribution: the pieces of text that fill each role, in order; `who` is empty for no source."""

    who: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def share_held(self, span: Span) -> float:
        """The share 0..1 of `span` that lies in the content."""
        held = sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in self.content)
        return held / max(1, span.end - span.start)

    @property
    def content_length(self) -> int:
        """How many code points the content has."""
        return sum(piece.end - piece.start for piece in self.content)


def read_brat(path: Path) -> tuple[Annotated, ...]:
    """The attributions of one `.ann` file. Offsets count in code points of the text beside it."""
    text = path.read_bytes().decode("utf-8")
    entities = {match[1]: _pieces(match[2]) for match in _ENTITY.finditer(text)}
    return tuple(_annotated(match[1], entities) for match in _EVENT.finditer(text))


def _pieces(offsets: str) -> tuple[Span, ...]:
    pairs = (piece.split() for piece in offsets.split(";"))
    return tuple(sorted(Span(int(start), int(end)) for start, end in pairs))


def _annotated(event: str, entities: dict[str, tuple[Span, ...]]) -> Annotated:
    roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for argument in event.split()[1:]:
        role, _, entity = argument.partition(":")
        filled = roles.get(role.rstrip("0123456789"))
        if filled is not None:
            filled.extend(entities.get(entity, ()))
    who, cue, content = (tuple(sorted(roles[role])) for role in ("Source", "Cue", "Content"))
    return Annotated(who, cue, content)
