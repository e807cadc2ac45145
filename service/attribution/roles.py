"""What the article says its people are ("NATO Secretary General Jens Stoltenberg"), to resolve "the NATO leader"."""

from __future__ import annotations

from collections.abc import Sequence

from service.attribution.cast import Cast
from service.attribution.lexicon import Sort
from service.attribution.mention import Mention, MentionType
from service.attribution.narration import Narration

_APPOSITIVE = 14
_VERB = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_GROUPS = (
    "leader chief head president chairman chairwoman secretary-general general premier minister boss director ceo",
    "diplomat secretary ambassador envoy minister",
    "lawmaker senator sen congressman congresswoman rep representative legislator",
    "candidate nominee hopeful contender challenger front-runner frontrunner",
    "spokesman spokeswoman spokesperson aide",
    "businessman mogul tycoon billionaire magnate developer executive",
    "reporter journalist correspondent anchor host columnist editor moderator",
    "lawyer attorney counsel prosecutor",
    "professor scholar scientist researcher historian economist academic",
    "officer policeman sheriff chief detective sergeant captain commissioner",
    "doctor physician surgeon neurosurgeon dr",
    "actor actress star singer comedian",
    "general commander admiral colonel",
    "pontiff pope",
)
_RELATED: dict[str, frozenset[str]] = {}
for _group in _GROUPS:
    for _word in _group.split():
        _RELATED[_word] = _RELATED.get(_word, frozenset()) | frozenset(_group.split())
_EMPTY = frozenset("the a an this that his her their our its former longtime top senior own new old said".split())  # noqa: SIM905


class Roles:
    """For each cast member the words the article uses of what they are, from in front of and behind their names."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention], cast: Cast) -> None:
        self._narration = narration
        self.words: list[set[str]] = [set() for _ in cast.members]
        for mention in mentions:
            if mention.type is MentionType.NAME and mention.member >= 0:
                self.words[mention.member].update(self._around(mention))

    def _around(self, mention: Mention) -> set[str]:
        narration = self._narration
        words = set(narration.lowers[mention.first : mention.head])
        words.update(self._appositive(mention.last))
        return words

    def _appositive(self, at: int) -> list[str]:
        """The words of ", a lawyer from Avon," behind the name that ends before token `at`; no verb stands in it."""
        narration = self._narration
        if narration.words[at : at + 1] != [","]:
            return []
        for end in range(at + 1, min(at + _APPOSITIVE, len(narration))):
            if narration.words[end] in {",", ".", ")"} or narration.sorts[end] & Sort.RELATIVE:
                return narration.lowers[at + 1 : end]
            if narration.sorts[end] & _VERB and not narration.sorts[end] & Sort.PERSON:
                return []
        return []

    def fit(self, member: int, mention: Mention) -> float:
        """How well the noun phrase `mention` describes the member; 0 when nothing agrees."""
        narration = self._narration
        known = self.words[member]
        head = narration.lowers[mention.last - 1]
        qualifiers = set(narration.lowers[mention.first : mention.last - 1]) - _EMPTY
        score = 0.0
        if head in known:
            score = 2.0
        elif _RELATED.get(head, frozenset()) & known:
            score = 1.0
        if not score:
            return 0.0
        return score + len(qualifiers & known)
