"""A quote as the model sees it: what stands around it, how it looks, and which mentions may have said it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from service.attribution.article_view import ArticleView
from service.attribution.choice.candidates import candidates
from service.attribution.choice.word_codes import plain_word, word_codes
from service.attribution.ids import MentionId, TokenIndex
from service.attribution.narration.cues import Cue
from service.attribution.tuning import DEFAULT_TUNING, Window
from service.domain import QuotedSpan
from service.language.word_classes import Sort

LONGEST_PATH = 14
"""Tokens. Up to this distance the words between a mention and the quote make features."""

_SIZES = (1, 2, 3, 4, 6, 10, 20)
_LONG_WORD = 3
_PART = re.compile(r"[\s-]+")
_LOOK_BACK = 12
_NO_PREVIOUS_PARAGRAPH = -9
_NEAR_CUES = 6
_FINAL_MARKS = frozenset(",.?!…-—")
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_NO_NOUN = Sort.PREPOSITION | Sort.DETERMINER | Sort.CONJUNCTION


@dataclass(frozen=True, slots=True)
class PreviousQuote:
    """The quote before, and the mention that was chosen as its speaker."""

    token: TokenIndex
    speaker: MentionId | None


class QuoteView:
    """A quote with its surroundings; `candidates` are the mentions that may have said it.

    `number` counts the article's quotes from 0. `previous` is None for the first quote.
    """

    def __init__(
        self,
        article: ArticleView,
        number: int,
        span: QuotedSpan,
        previous: PreviousQuote | None,
        window: Window = DEFAULT_TUNING.window,
    ) -> None:
        narration = article.narration
        self.article = article
        self.codes = word_codes(narration.language)
        self.span = span
        self.previous = previous
        self.token = narration.quote_tokens[number]
        self.sentence = narration.sentence[self.token]
        self.first, self.last = narration.sentence_range(self.sentence)
        if self._is_announced():
            self.first = self.token
        self.paragraph = narration.paragraph[self.sentence]
        self.candidates = candidates(article, self.token, window)
        if not span.is_closed:  # it ends with its paragraph: what follows belongs to something else
            self.candidates = [
                mention_id for mention_id in self.candidates if article.mentions[mention_id].first < self.token
            ]
        self._look_at_content(narration.text[span.start : span.end])
        self._look_around()
        self._look_back()
        self._codes_from = max(0, self.token - LONGEST_PATH - 1)
        codes_to = min(len(narration), self.token + LONGEST_PATH + 2)
        self._codes = [self.codes.of_token(narration, at) for at in range(self._codes_from, codes_to)]

    def _is_announced(self) -> bool:
        """Whether a label that names nobody stands in front of the quote: what goes before it says nothing of it."""
        article, colon = self.article, self.token - 1
        if colon <= self.first or article.narration.words[colon] != ":":
            return False
        number = bisect_left(article.mention_starts, colon) - 1
        if number < 0 or number not in article.labels:
            return False
        return article.mentions[number].first == self.first and article.mentions[number].last == colon

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
        narration, token = self.article.narration, self.token
        has_before, has_after = token > self.first, token + 1 < self.last
        self.before_word = plain_word(narration, token - 1) if has_before else "^"
        self.before_word2 = plain_word(narration, token - 2) if token - 2 >= self.first else "^"
        self.after_word = plain_word(narration, token + 1) if has_after else "$"
        self.before = self.codes.of_word(narration.lowers[token - 1], narration.sorts[token - 1]) if has_before else "^"
        self.after = self.codes.of_word(narration.lowers[token + 1], narration.sorts[token + 1]) if has_after else "$"
        self.shape = f"{self.before}.{self.ending}.{self.after}"
        self.is_alone = self.last - self.first <= 1 + (self.before == "^" and self.after in {".", "$"})
        self.look = (
            f"{'C' if self._opens_capital else 'c'}{'T' if self.is_titled else 't'}{'a' if self.is_alone else ''}"
        )
        self.verb, self.noun = self._verb_and_noun()

    def _look_back(self) -> None:
        """How the sentence before ends when the quote opens its own, and how far the quote before is."""
        narration = self.article.narration
        self.lead = "-" if self.token > self.first else "^"
        if self.lead == "^" and self.first:
            mark = narration.words[self.first - 1]
            opens = self.article.opens_paragraph(self.sentence)
            self.lead = f"{'w' if mark[0].isalnum() else mark}{'P' if opens else ''}{'a' if self.is_alone else ''}"
        self.is_previous_here, self.previous_paragraph = False, _NO_PREVIOUS_PARAGRAPH
        if self.previous is not None:
            sentence = narration.sentence[self.previous.token]
            self.is_previous_here = sentence == self.sentence
            self.previous_paragraph = narration.paragraph[sentence] - self.paragraph

    def _verb_and_noun(self) -> tuple[str, str]:
        """The nearest verb-like word in front of the quote, and the noun that the quote hangs on ("the term …")."""
        narration = self.article.narration
        endings = narration.language.grammar.past_and_participle_endings
        noun = "-"
        for at in range(self.token - 1, max(self.first, self.token - _LOOK_BACK) - 1, -1):
            sort, lower = narration.sorts[at], narration.lowers[at]
            if narration.quotes[at] is not None:
                break
            if sort & _VERBS or lower.endswith(endings):
                return self.codes.stem(lower), noun
            if noun == "-" and lower[0].isalpha() and not sort & _NO_NOUN:
                noun = plain_word(narration, at)
        return "-", noun

    def nearest_links(self) -> tuple[str, str]:
        """How the nearest cues before and after the quote in its sentence are joined to their speakers."""
        article = self.article
        at = bisect_left(article.cue_tokens, self.token)
        before = [cue for cue in reversed(article.cues[max(0, at - _NEAR_CUES) : at]) if cue.at >= self.first]
        after = [cue for cue in article.cues[at : at + _NEAR_CUES] if cue.at < self.last]
        return _first_link(before), _first_link(after)

    def cue_of(self, mention_id: MentionId) -> Cue | None:
        """The cue that makes the mention the speaker of the quote."""
        return self.article.governing_cue(mention_id, self.token)

    def cues_up_to(self, at: int) -> int:
        """How many cues stand between token `at` and the quote, `at` itself included."""
        tokens = self.article.cue_tokens
        low, high = sorted((at, self.token))
        return bisect_left(tokens, high) - bisect_left(tokens, low)

    def path(self, low: int, high: int) -> str:
        """The codes of the tokens `[low, high)` near the quote; of a run of plain words or determiners only one."""
        codes: list[str] = []
        for code in self._codes[low - self._codes_from : high - self._codes_from]:
            if not codes or code != codes[-1] or code not in "wD":
                codes.append(code)
        return " ".join(codes)


def _first_link(cues: list[Cue]) -> str:
    for cue in cues:
        if cue.subject is not None:
            return f"{cue.link}{'!' if cue.is_strong else ''}"
    return "-"
