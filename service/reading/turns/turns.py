"""Cuts written speech into turns: what one speaker says until the next one does, over paragraphs and interjections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service import deadline
from service.domain import Span
from service.language.language import Language
from service.reading.turns.labels import Label, find_labels
from service.reading.turns.notes import cuts_off, notes
from service.text.kept import LONGEST_NAME, kept
from service.text.name_folding import fold_name

LONGEST_INTERJECTION = 5
"""Words of somebody else over which a speaker goes on. A question is none, however short: what follows answers it."""
LONGEST_OF_NOBODY = 12
"""Words that an audience calls out, over which a speaker goes on."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: `parts` are the stretches of the text that are his words, in order, at least one. Without
    a `label` it is not known who speaks."""

    label: Label | None
    parts: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """One past its last code point."""
        return self.parts[-1].end


def find_turns(text: str, language: Language, certain: Sequence[Span] = ()) -> list[Turn]:
    """The turns of `text` in order of start; `certain` are labels that the page or file named (`find_labels`).

    What stands before the first label is nobody's. A turn that goes on behind a short interjection of somebody else is
    one, with the other's words in none of its parts; the interjection is a turn of its own. Empty without labels.
    """
    return _joined(text, list(_pieces(text, language, find_labels(text, language, certain))), language)


def words_of_speech(text: str, language: Language) -> tuple[Span, ...]:
    """The stretches of a text of one speaker that are words: paragraphs without notes and times."""
    return tuple(_parts(text, Span(0, len(text)), list(notes(text, language))))


def is_nobody(label: Label, language: Language) -> bool:
    """Whether a label says that nobody by name speaks: "Q", "UNIDENTIFIED MALE"."""
    return _names_nobody(label.text, language)


@kept(4_096, LONGEST_NAME)
def _names_nobody(label: str, language: Language) -> bool:
    folded = fold_name(label)
    words = folded.replace("-", " ").split()
    speech = language.speech
    return folded in speech.nobody_alone or any(
        word in speech.nobody or word.rstrip("s") in speech.nobody for word in words
    )


def _pieces(text: str, language: Language, labels: Sequence[Label]) -> Iterator[Turn]:
    """What stands between one label and the next; behind a note that cuts off, what no label says the speaker of."""
    every = list(notes(text, language))
    at = 0
    for number, label in enumerate(labels):
        deadline.check()
        end = labels[number + 1].span.start if number + 1 < len(labels) else len(text)
        while at < len(every) and every[at].start < label.end:
            at += 1
        within = []
        while at < len(every) and every[at].start < end:
            within.append(every[at])
            at += 1
        cut = next((note.start for note in within if cuts_off(text[note.start : note.end], language)), end)
        for of, start, stop in ((label, label.end, cut), (None, cut, end)):
            parts = tuple(_parts(text, Span(start, stop), [note for note in within if start <= note.start < stop]))
            if parts:
                yield Turn(of, parts)


def _parts(text: str, span: Span, within: Sequence[Span]) -> Iterator[Span]:
    at = span.start
    for note in [*within, Span(span.end, span.end)]:
        piece = text[at : note.start]
        stripped = piece.strip()
        if any(letter.isalnum() for letter in stripped):
            start = at + len(piece) - len(piece.lstrip())
            yield Span(start, start + len(stripped))
        at = note.end


def _joined(text: str, pieces: Sequence[Turn], language: Language) -> list[Turn]:
    labels: list[Label | None] = []
    parts: list[list[Span]] = []
    current: int | None = None
    """The turn that may go on."""
    is_interrupted = False
    for piece in pieces:
        if current is not None and _goes_on(text, labels[current], parts[current][-1].end, piece, language):
            labels[current] = piece.label
            parts[current] += piece.parts
            is_interrupted = False
            continue
        labels.append(piece.label)
        parts.append(list(piece.parts))
        if current is not None and not is_interrupted and _is_interjection(text, piece, language):
            is_interrupted = True
        else:
            current, is_interrupted = len(parts) - 1, False
    turns = (Turn(label, tuple(spans)) for label, spans in zip(labels, parts, strict=True))
    return sorted(turns, key=lambda turn: turn.start)


def _goes_on(text: str, before: Label | None, end: int, piece: Turn, language: Language) -> bool:
    """Whether `piece` is of who spoke under the label `before` up to `end`, and no answer was given in between."""
    if before is None or piece.label is None or is_nobody(piece.label, language):
        return False  # the next "Q" may be somebody else
    has_asked = text[end - 1] == "?"
    return fold_name(before.text) == fold_name(piece.label.text) and not has_asked


def _is_interjection(text: str, turn: Turn, language: Language) -> bool:
    words = [word for part in turn.parts for word in _WORD.findall(text, part.start, part.end)]
    is_of_nobody = turn.label is not None and is_nobody(turn.label, language)
    asks = any("?" in text[part.start : part.end] for part in turn.parts)
    return len(words) <= (LONGEST_OF_NOBODY if is_of_nobody else LONGEST_INTERJECTION) and not asks
