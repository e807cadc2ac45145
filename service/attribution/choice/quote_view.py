"""One quote seen from the narration: what stands around it, how it looks, and who may have said it."""

from __future__ import annotations

import re
from bisect import bisect_left

from service.attribution.choice.article_view import Previous, Reading, candidates
from service.attribution.narration.cues import Cue, is_strong
from service.attribution.narration.word_classes import plain_word, sign, stem, token_sign
from service.domain import QuotedSpan
from service.language.lexicon import Sort

LONGEST_PATH = 14
"""Tokens; the way from a mention to the quote is looked at word by word up to this length."""

_SIZES = (1, 2, 3, 4, 6, 10, 20)
_LONG_WORD = 3
_PART = re.compile(r"[\s-]+")
_LOOK_BACK = 12
_NEAR_CUES = 6
_FINAL_MARKS = frozenset(",.?!…-—")
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_NO_NOUN = Sort.PREPOSITION | Sort.DETERMINER | Sort.CONJUNCTION


class QuoteView:
    """A quote with its surroundings; `candidates` are the numbers of the mentions that may have said it."""

    def __init__(self, reading: Reading, number: int, span: QuotedSpan, previous: Previous) -> None:
        narration = reading.narration
        self.reading = reading
        self.span = span
        self.previous = previous
        self.token = narration.quote_tokens[number]
        self.sentence = narration.sentence[self.token]
        self.first, self.last = narration.sentence_range(self.sentence)
        self.paragraph = narration.paragraph[self.sentence]
        self.candidates = candidates(reading, self.token)
        if not span.is_closed:  # it ends with its paragraph: what follows belongs to something else
            self.candidates = [one for one in self.candidates if reading.mentions[one].first < self.token]
        self._look_at_content(narration.text[span.start : span.end])
        self._look_around()
        self._look_back()
        self._signs_from = max(0, self.token - LONGEST_PATH - 1)
        signs_to = min(len(narration), self.token + LONGEST_PATH + 2)
        self._signs = [token_sign(narration, at) for at in range(self._signs_from, signs_to)]

    def _look_at_content(self, content: str) -> None:
        words = content.split()
        parts = _PART.split(content.strip())
        longer = [part for part in parts if len(part) > _LONG_WORD]
        last = content.rstrip()[-1:]
        self.ending = last if last in _FINAL_MARKS and last else "w"
        self.words = len(words)
        self.size = str(bisect_left(_SIZES, len(words)))
        self.is_titled = len(parts) > 1 and bool(longer) and all(word[0].isupper() for word in longer)
        self._opens_capital = content[:1].isupper()
        self.opens_small = content[:1].islower()

    def _look_around(self) -> None:
        narration, token = self.reading.narration, self.token
        has_before, has_after = token > self.first, token + 1 < self.last
        self.before_word = plain_word(narration, token - 1) if has_before else "^"
        self.before_word2 = plain_word(narration, token - 2) if token - 2 >= self.first else "^"
        self.after_word = plain_word(narration, token + 1) if has_after else "$"
        self.before = sign(narration.lowers[token - 1], narration.sorts[token - 1]) if has_before else "^"
        self.after = sign(narration.lowers[token + 1], narration.sorts[token + 1]) if has_after else "$"
        self.shape = f"{self.before}.{self.ending}.{self.after}"
        self.is_alone = self.last - self.first <= 1 + (self.before == "^" and self.after in {".", "$"})
        self.look = (
            f"{'C' if self._opens_capital else 'c'}{'T' if self.is_titled else 't'}{'a' if self.is_alone else ''}"
        )
        self.verb, self.noun = self._verb_and_noun()

    def _look_back(self) -> None:
        """How the sentence before ends when the quote opens its own, and how far the quote before is."""
        narration, token = self.reading.narration, self.previous.token
        self.lead = "-" if self.token > self.first else "^"
        if self.lead == "^" and self.first:
            mark = narration.words[self.first - 1]
            opens = self.reading.opens_paragraph(self.sentence)
            self.lead = f"{'w' if mark[0].isalnum() else mark}{'P' if opens else ''}{'a' if self.is_alone else ''}"
        self.previous_here = token >= 0 and narration.sentence[token] == self.sentence
        self.previous_paragraph = narration.paragraph[narration.sentence[token]] - self.paragraph if token >= 0 else -9

    def _verb_and_noun(self) -> tuple[str, str]:
        """The nearest verb-like word in front of the quote, and the noun that the quote hangs on ("the term …")."""
        narration = self.reading.narration
        noun = "-"
        for at in range(self.token - 1, max(self.first, self.token - _LOOK_BACK) - 1, -1):
            sort, lower = narration.sorts[at], narration.lowers[at]
            if narration.quote[at] >= 0:
                break
            if sort & _VERBS or lower.endswith(("ed", "ing")):
                return stem(lower), noun
            if noun == "-" and lower[0].isalpha() and not sort & _NO_NOUN:
                noun = plain_word(narration, at)
        return "-", noun

    def nearest_links(self) -> tuple[str, str]:
        """How the nearest cues before and after the quote in its sentence are joined to their speakers."""
        reading = self.reading
        at = bisect_left(reading.cue_tokens, self.token)
        before = [cue for cue in reversed(reading.cues[max(0, at - _NEAR_CUES) : at]) if cue.at >= self.first]
        after = [cue for cue in reading.cues[at : at + _NEAR_CUES] if cue.at < self.last]
        return _first_link(before), _first_link(after)

    def cue_of(self, number: int) -> Cue | None:
        """The cue that makes mention `number` the speaker of the quote."""
        return self.reading.governing_cue(number, self.token)

    def cues_up_to(self, at: int) -> int:
        """How many cues stand between token `at` and the quote, `at` itself included."""
        tokens = self.reading.cue_tokens
        low, high = sorted((at, self.token))
        return bisect_left(tokens, high) - bisect_left(tokens, low)

    def path(self, low: int, high: int) -> str:
        """The tokens `[low, high)` near the quote, each by what it does, runs of plain words as one."""
        signs: list[str] = []
        for short in self._signs[low - self._signs_from : high - self._signs_from]:
            if not signs or short != signs[-1] or short not in "wD":
                signs.append(short)
        return " ".join(signs)


def _first_link(cues: list[Cue]) -> str:
    for cue in cues:
        if cue.subject >= 0:
            return f"{cue.link}{'!' if is_strong(cue.lemma) else ''}"
    return "-"
