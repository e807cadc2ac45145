"""An article as choice and resolution see it: its narration, mentions and cues, and lookups from one to another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from service.attribution.cast.cast import Cast
from service.attribution.ids import MemberId, MentionId, TokenIndex
from service.attribution.narration.cues import Cue
from service.attribution.narration.link import Link
from service.attribution.narration.mention import MentionType
from service.attribution.narration.narration import Narration
from service.attribution.narration.reading import NarrationContent
from service.domain import Span
from service.language.word_classes import PREDICATE

_FEW, _NEAR_CUES = 20, 8
_SHORTEST_RULE = 3  # signs
_BESIDE_LINKS: frozenset[Link] = frozenset({"direct", "inverted", "appositive", "according", "phrase"})
"""Links of a cue that stands beside its subject."""


class ArticleView:
    """All that is known of an article before its quotes are attributed."""

    def __init__(self, content: NarrationContent, cast: Cast) -> None:
        self.narration = content.narration
        self.mentions = content.mentions
        self.cues = content.cues
        self.cast = cast
        self.titles = content.titles
        """Numbers of the sentences that are headlines or titles."""
        self.labels = content.labels
        """Mentions that only announce a quote, and name nobody."""
        self.mention_starts = [mention.first for mention in content.mentions]
        self.cue_tokens = [cue.at for cue in content.cues]
        self.cues_of: dict[MentionId, list[Cue]] = {}
        """The cues of each mention that is the subject of one."""
        self._cue_tokens_of: dict[MentionId, list[TokenIndex]] = {}
        self.times_named = Counter(mention.member for mention in content.mentions if mention.member is not None)
        self.times_speaking: Counter[MemberId] = Counter()
        """How often each member, by name, is the subject of a strong cue."""
        for cue in content.cues:
            if cue.subject is not None:
                self._add_cue(cue.subject, cue)
        self._sections = [0, *_section_starts(self.narration)]

    def _add_cue(self, subject: MentionId, cue: Cue) -> None:
        self.cues_of.setdefault(subject, []).append(cue)
        self._cue_tokens_of.setdefault(subject, []).append(cue.at)
        member = self.mentions[subject].member
        if member is not None and cue.is_strong:
            self.times_speaking[member] += 1

    def is_subject(self, mention_id: MentionId) -> bool:
        """Whether the mention is a verb's subject: a reporting verb's, in front of an auxiliary, or first of all."""
        mention, narration = self.mentions[mention_id], self.narration
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        opens = mention.first == narration.sentence_starts[mention.sentence]
        return mention_id in self.cues_of or opens or bool(after & PREDICATE)

    def section_start(self, token: int) -> int:
        """First token of the item in which `token` stands; rules of "___" or "* * *" part the items of an article. No
        "he" stands for somebody of another item."""
        return self._sections[bisect_right(self._sections, token) - 1]

    def governing_cue(self, mention_id: MentionId, token: int) -> Cue | None:
        """The cue that makes the mention the speaker of the quote at `token`: "said" in "Lee said it gave “…”".

        The nearest, but a verb that only hangs on the sentence's subject gives way to one that stands beside it.
        """
        tokens = self._cue_tokens_of.get(mention_id)
        if not tokens:
            return None
        at = bisect_left(tokens, token)
        near = self.cues_of[mention_id][max(0, at - _NEAR_CUES) : at + _NEAR_CUES]
        return min(near, key=lambda cue: (_is_loose(cue, token), abs(cue.at - token)))

    def few_cues(self, mention_id: MentionId) -> list[Cue]:
        """The first cues of the mention: enough to judge by, however long the sentence."""
        return list(islice(self.cues_of.get(mention_id, ()), _FEW))

    def speaks_strongly(self, mention_id: MentionId) -> bool:
        """Whether the mention is the subject of a verb that nearly always reports speech."""
        return any(cue.is_strong for cue in self.few_cues(mention_id))

    def first_mention_from(self, token: int) -> MentionId | None:
        """The first mention that begins at `token` or later."""
        number = bisect_left(self.mention_starts, token)
        return MentionId(number) if number < len(self.mentions) else None

    def mention_from(self, token: int, reach: int) -> MentionId | None:
        """The first mention that begins at `token`, or at most `reach` words behind it, with no mark between."""
        mention_id = self.first_mention_from(token)
        if mention_id is None or self.mentions[mention_id].first > token + reach:
            return None
        between = self.narration.words[token : self.mentions[mention_id].first]
        return mention_id if all(word[0].isalnum() for word in between) else None

    def hosting(self, mention_id: MentionId) -> MentionId:
        """The mention that this one explains or belongs to, else itself."""
        host = self.mentions[mention_id].host
        return mention_id if host is None else host

    def cue_at(self, token: int) -> Cue | None:
        """The cue at that token."""
        at = bisect_left(self.cue_tokens, token)
        return self.cues[at] if at < len(self.cues) and self.cues[at].at == token else None

    def extent(self, mention_id: MentionId) -> Span:
        """Where the mention stands in the text as it is given: a name without titles, a pair with its second."""
        mention = self.mentions[mention_id]
        first = mention.head if mention.member is not None else mention.first
        return Span(self.narration.starts[first], self.narration.ends[self._end_of_pair(mention_id) - 1])

    def _end_of_pair(self, mention_id: MentionId) -> int:
        """Where the mention ends, with a second name and its verb behind: "Lee and Roe" in "Lee and Roe said"."""
        narration, mention = self.narration, self.mentions[mention_id]
        if mention.type is not MentionType.NAME or not narration.joins_names(mention.last):
            return mention.last
        for other in self.mentions[mention_id + 1 : mention_id + 2]:
            is_name = other.type is MentionType.NAME and other.first == mention.last + 1
            if is_name and any(cue.at == other.last for cue in self.few_cues(mention_id)):
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


def _section_starts(narration: Narration) -> Iterator[int]:
    """First tokens of the paragraphs that are a rule: nothing but underscores, asterisks or dashes, three at least."""
    for sentence in range(len(narration.paragraph)):
        first, last = narration.sentence_range(sentence)
        written = "".join(narration.words[first:last]).rstrip(".")
        is_own = not sentence or narration.paragraph[sentence - 1] != narration.paragraph[sentence]
        if is_own and len(written) >= _SHORTEST_RULE and not written.strip("_*-–—"):
            yield first


def _is_loose(cue: Cue, token: int) -> bool:
    """Whether a cue that the mention is not beside is more likely another's verb than the one that reports `token`."""
    if cue.link in _BESIDE_LINKS:
        return False
    if cue.link == "distant" or cue.at > token:
        return True
    return cue.link == "infinitive" and not cue.is_strong
