"""An article read once: its narration, mentions and cues, and which mentions may speak for a quote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from service.attribution.cast.mention import Mention, MentionType
from service.attribution.narration.cues import Cue, is_strong
from service.attribution.narration.narration import Narration
from service.domain import Span
from service.language.lexicon import PREDICATE, Sort, words

_REACH_BEFORE, _REACH_AFTER = 140, 60  # tokens
_SENTENCES_BEFORE, _SENTENCES_AFTER = 5, 1
_MOST_CANDIDATES = 16
_AHEAD_COSTS = 1.3
"""What stands in front of a quote counts as this much farther than what stands behind it, when room is short."""

_FEW, _NEAR_CUES = 20, 8
_SHORTEST_RULE = 3  # signs
_SPOKEN_LINKS = words("direct inverted appositive according coordinate")
_DEEDS = words("offer reject refuse make give keep show hold hit break fight begin put find")
"""What a country does with deeds, not words."""


@dataclass(slots=True)
class Reading:
    """All that is known of an article before its quotes are attributed; `links` are the cues of each mention."""

    narration: Narration
    mentions: list[Mention]
    cues: list[Cue]
    titles: frozenset[int] = frozenset()
    """Numbers of the sentences that are headlines or titles."""
    mention_starts: list[int] = field(default_factory=list)
    cue_tokens: list[int] = field(default_factory=list)
    links: dict[int, list[Cue]] = field(default_factory=dict)
    link_tokens: dict[int, list[int]] = field(default_factory=dict)
    sections: list[int] = field(default_factory=list)
    """First tokens of the article's items, where rules of "___" or "* * *" part them; the first is 0."""
    named: Counter[int] = field(default_factory=Counter)
    """How often each member is named."""
    speaks: Counter[int] = field(default_factory=Counter)
    """How often each member, by name, is the subject of a strong cue."""

    def __post_init__(self) -> None:
        self.mention_starts = [mention.first for mention in self.mentions]
        self.cue_tokens = [cue.at for cue in self.cues]
        for cue in self.cues:
            if cue.subject >= 0:
                self.links.setdefault(cue.subject, []).append(cue)
                self.link_tokens.setdefault(cue.subject, []).append(cue.at)
                member = self.mentions[cue.subject].member
                if member >= 0 and is_strong(cue.lemma):
                    self.speaks[member] += 1
        self.named.update(mention.member for mention in self.mentions if mention.member >= 0)
        self.sections = [0, *_rules(self.narration)]

    def is_subject(self, number: int) -> bool:
        """Whether the mention is a verb's subject: a reporting verb's, in front of an auxiliary, or first of all."""
        mention, narration = self.mentions[number], self.narration
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        opens = mention.first == narration.sentence_starts[mention.sentence]
        return number in self.links or opens or bool(after & PREDICATE)

    def section_start(self, token: int) -> int:
        """First token of the item in which `token` stands: "he" is nobody of another item."""
        return self.sections[bisect_right(self.sections, token) - 1]

    def governing_cue(self, number: int, token: int) -> Cue | None:
        """The cue that makes mention `number` the speaker of the quote at `token`: "said" in "Lee said it gave “…”".

        The nearest, but a verb that only hangs on the sentence's subject gives way to one that stands beside it.
        """
        tokens = self.link_tokens.get(number)
        if not tokens:
            return None
        at = bisect_left(tokens, token)
        near = self.links[number][max(0, at - _NEAR_CUES) : at + _NEAR_CUES]
        return min(near, key=lambda cue: (_is_loose(cue, token), abs(cue.at - token)))

    def few_cues(self, number: int) -> list[Cue]:
        """The first cues of mention `number`: enough to judge by, however long the sentence."""
        return list(islice(self.links.get(number, ()), _FEW))

    def extent(self, number: int) -> Span:
        """Where mention `number` stands in the text as it is given: a name without titles, a pair with its second."""
        mention = self.mentions[number]
        first = mention.head if mention.member >= 0 else mention.first
        return Span(self.narration.starts[first], self.narration.ends[self.end_of_pair(number) - 1])

    def end_of_pair(self, number: int) -> int:
        """Where the mention ends, with a second name and its verb behind: "Lee and Roe" in "Lee and Roe said"."""
        narration, mention = self.narration, self.mentions[number]
        if mention.type is not MentionType.NAME or narration.lowers[mention.last : mention.last + 1] != ["and"]:
            return mention.last
        for other in self.mentions[number + 1 : number + 2]:
            is_name = other.type is MentionType.NAME and other.first == mention.last + 1
            if is_name and any(cue.at == other.last for cue in self.few_cues(number)):
                return other.last
        return mention.last

    def ends_paragraph(self, sentence: int) -> bool:
        """Whether no sentence of the paragraph follows."""
        paragraphs = self.narration.paragraph
        return sentence + 1 >= len(paragraphs) or paragraphs[sentence + 1] != paragraphs[sentence]

    def opens_paragraph(self, sentence: int) -> bool:
        """Whether it is the paragraph's first sentence."""
        paragraphs = self.narration.paragraph
        return sentence == 0 or paragraphs[sentence - 1] != paragraphs[sentence]


@dataclass(frozen=True, slots=True)
class Previous:
    """What was decided for the quote before: its token, and the number of its mention (-1: nobody)."""

    token: int = -1
    mention: int = -1


def _rules(narration: Narration) -> Iterator[int]:
    """First tokens of the paragraphs that are a rule: nothing but underscores, asterisks or dashes, three at least."""
    for sentence in range(len(narration.paragraph)):
        first, last = narration.sentence_range(sentence)
        written = "".join(narration.words[first:last]).rstrip(".")
        is_own = not sentence or narration.paragraph[sentence - 1] != narration.paragraph[sentence]
        if is_own and len(written) >= _SHORTEST_RULE and not written.strip("_*-–—"):
            yield first


def _is_loose(cue: Cue, token: int) -> bool:
    """Whether a cue that the mention is not beside is more likely another's verb than the one that reports `token`."""
    if cue.link in _SPOKEN_LINKS - {"coordinate"} or cue.link == "phrase":
        return False
    if cue.link == "distant" or cue.at > token:
        return True
    return cue.link == "infinitive" and not is_strong(cue.lemma)


def candidates(reading: Reading, token: int) -> list[int]:
    """Numbers of the mentions that may speak for the quote at `token`, in order; the nearest when they are many."""
    narration = reading.narration
    sentence = narration.sentence[token]
    first = narration.sentence_starts[max(0, sentence - _SENTENCES_BEFORE)]
    last = narration.sentence_starts[min(len(narration.paragraph), sentence + 1 + _SENTENCES_AFTER)]
    low = bisect_left(reading.mention_starts, max(first, token - _REACH_BEFORE))
    high = bisect_left(reading.mention_starts, min(last, token + _REACH_AFTER))
    paragraph = narration.paragraph[sentence]
    near = [
        number
        for number in range(low, high)
        if abs(narration.paragraph[reading.mentions[number].sentence] - paragraph) <= 1 and can_speak(reading, number)
    ]
    middle = bisect_left(reading.mention_starts, token)
    near.sort(key=lambda number: number - middle if number >= middle else _AHEAD_COSTS * (middle - number))
    return sorted(near[:_MOST_CANDIDATES])


def can_speak(reading: Reading, number: int) -> bool:
    """Whether mention `number` may be a speaker at all.

    Not one that only explains another; a place where a reporting verb says so ("Moscow said"); in a title a place or
    a body only as "Moscow: …" or with a strong verb. Anything else near a quote may.
    """
    mention = reading.mentions[number]
    if mention.host >= 0:
        return False
    if mention.type is not MentionType.NAME:
        return True
    if mention.sentence in reading.titles and mention.sorts & (Sort.BODY | Sort.PLACE):
        has_colon = reading.narration.words[mention.last : mention.last + 1] == [":"]
        return has_colon or any(is_strong(cue.lemma) for cue in reading.few_cues(number))
    if not mention.sorts & Sort.PLACE:
        return True
    return any(cue.lemma not in _DEEDS and cue.link in _SPOKEN_LINKS for cue in reading.few_cues(number))
