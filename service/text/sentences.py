"""Cuts a text into sentences in linear time, never inside a quoted span: quotes first, then what is left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from service.domain import Span

_BREAK = re.compile(r"[\r\n\u2028\u2029]+")
_STOP = re.compile(r"[.!?…][)\]]?(?=\s)")
_SPACE = re.compile(r"[^\S\r\n\u2028\u2029]*")
_LAST_WORD = re.compile(r"[^\s(\[]{1,24}\Z")
_CLOSING = re.compile(r"''|\S?")
"""The mark that closes a quote, which may be written as two."""
_MOST_MARKS = 4
"""Before the first word of a sentence: "(''‘We"."""
_DASHES = frozenset("-–—―")
_LONGEST_ABBREVIATION = 24


@dataclass(frozen=True, eq=False)
class SentenceRules:
    """What of a language says where its sentences end.

    `abbreviations` are lower-case words whose full stop ends no sentence. Behind a quote one of `reporting_words` names
    its speaker, so that the sentence goes on.
    """

    abbreviations: frozenset[str] = frozenset()
    reporting_words: tuple[str, ...] = ()

    @cached_property
    def reporting_word(self) -> str:
        """The pattern of any reporting word; of none where the language has none."""
        return rf"(?:{'|'.join(map(re.escape, self.reporting_words)) or '(?!)'})"

    @cached_property
    def speaker_follows(self) -> re.Pattern[str]:
        """One to six words and a reporting word."""
        return re.compile(rf"(?:[^\W\d_][\w.'’-]{{0,30}}\s){{1,6}}{self.reporting_word}\b(?P<end>[.,:]?)")

    @cached_property
    def verb_follows(self) -> re.Pattern[str]:
        """A reporting word, in capitals or not."""
        return re.compile(rf"{self.reporting_word}\b", re.IGNORECASE)


class Extent(Protocol):
    """Anything with a start and an end in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


def sentences(text: str, rules: SentenceRules, spans: Sequence[Extent] = ()) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the space around them; no cut falls inside one of `spans`.

    `spans` are in order of start and do not overlap (the outer quotes). A line break ends a sentence, also where no
    full stop stands. A quote that ends with a full stop ends the sentence it stands in, unless the words that follow
    it name its speaker ("…?" Ann Lee asked).
    """
    starts = [span.start for span in spans]
    cuts = [cut for cut in _cuts(text, rules, spans) if not _is_inside(cut, starts, spans)]
    spans_of_sentences: list[Span] = []
    at = 0
    for cut in [*sorted(cuts), len(text)]:
        piece = text[at:cut]
        stripped = piece.strip()
        if stripped:
            start = at + len(piece) - len(piece.lstrip())
            spans_of_sentences.append(Span(start, start + len(stripped)))
        at = max(at, cut)
    return tuple(spans_of_sentences)


def _is_inside(cut: int, starts: list[int], spans: Sequence[Extent]) -> bool:
    at = bisect_right(starts, cut) - 1
    return at >= 0 and spans[at].start < cut <= spans[at].end


def _cuts(text: str, rules: SentenceRules, spans: Sequence[Extent]) -> Iterator[int]:
    for match in _BREAK.finditer(text):
        yield match.end()
    for match in _STOP.finditer(text):
        if _opens_sentence(text, match.end()) and not _ends_abbreviation(text, rules, match.start()):
            yield match.end()
    for span in spans:
        cut = _cut_after_quote(text, rules, span)
        if cut is not None:
            yield cut


def _opens_sentence(text: str, at: int) -> bool:
    """Whether what follows `at` can begin a sentence: no lower-case letter, no sign that goes on."""
    match = _SPACE.match(text, at)
    at = match.end() if match else at
    following = text[at : at + _MOST_MARKS + 1].lstrip("\"“”'‘’`([«„")
    return bool(following) and not following[0].islower() and following[0] not in ",;:)"


def _ends_abbreviation(text: str, rules: SentenceRules, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    if text[stop] != ".":
        return False
    match = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    word = match.group() if match else ""
    if word[-1:].isupper() and (len(word) == 1 or word[-2] == "."):
        return True
    return word.lower() in rules.abbreviations


def _cut_after_quote(text: str, rules: SentenceRules, span: Extent) -> int | None:
    """Where the sentence ends that ends with a quote ("… it is." The next), or None when it goes on."""
    closing = _CLOSING.match(text, span.end)
    after = closing.end() if closing else span.end
    last = text[span.end - 1 : span.end] if span.end > span.start else ""
    if last not in {".", "!", "?", "…"} or not _opens_sentence(text, after):
        return None
    match = _SPACE.match(text, after)
    start = match.end() if match else after
    if text[start : start + 1] in _DASHES or rules.verb_follows.match(text, start):
        return None
    speaker = rules.speaker_follows.match(text, start)
    goes_on = speaker is not None and (last in {"?", "!"} or speaker["end"] in {".", ","})
    return None if goes_on else after
