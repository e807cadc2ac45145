"""Finds what stands in written speech and was not said: notes such as (APPLAUSE) or [crosstalk], and times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain import Span
from service.language.language import Language

_BRACKETED = re.compile(r"\(([^()\[\]\n]{1,80})\)|\[([^()\[\]\n]{1,80})\]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
TIME = re.compile(
    rf"[(\[]\s*{_CLOCK}(?:\s*[-–—]+>?\s*{_CLOCK})?\s*[)\]]|(?m:^[ \t]*\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?\b)"
)
"""A time in brackets, or one with hours, minutes and seconds at the head of a line."""
_LEAST_CAPITALS = 3


def notes(text: str, language: Language) -> Iterator[Span]:
    """The notes and times of `text`, brackets included, in order and apart from each other.

    A note stands in brackets, and in capitals ("(CHEERS AND APPLAUSE)") or with a word for what is heard
    ("[crosstalk]"). Other brackets are words of the speech, or an editor's.
    """
    spans = [Span(match.start(), match.end()) for match in TIME.finditer(text)]
    spans += [Span(match.start(), match.end()) for match in _BRACKETED.finditer(text) if _is_note(match, language)]
    last = 0
    for span in sorted(spans):
        if span.start >= last:
            yield span
            last = span.end


def cuts_off(note: str, language: Language) -> bool:
    """Whether somebody else may speak behind the note, though no label says so: behind "(END VIDEO CLIP)"."""
    words = _WORD.findall(note.lower())
    return bool(words) and words[0] in language.speech.cuts


def _is_note(match: re.Match[str], language: Language) -> bool:
    within = match.group(1) or match.group(2) or ""
    words = _WORD.findall(within)
    if not words:
        return False
    if within.isupper() and sum(map(len, words)) >= _LEAST_CAPITALS:
        return True
    lowered = [word.lower() for word in words]
    return any(word in language.speech.notes for word in lowered) and len(words) <= _most_words(lowered, language)


def _most_words(words: list[str], language: Language) -> int:
    """How many words a note in small letters may have: as many as twice those that say what is heard, and two."""
    return 2 * sum(word in language.speech.notes for word in words) + 2
