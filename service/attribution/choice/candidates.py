"""Lists the mentions near a quote that may speak for it at all."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.article_view import ArticleView
from service.attribution.ids import MentionId
from service.attribution.narration.link import Link
from service.attribution.narration.mention import MentionType
from service.attribution.tuning import Window
from service.language.word_classes import Sort

_SPOKEN_LINKS: frozenset[Link] = frozenset({"direct", "inverted", "appositive", "according", "coordinate"})


def candidates(article: ArticleView, token: int, window: Window) -> list[MentionId]:
    """The mentions that may speak for the quote at `token`, in order; the nearest when they are many."""
    narration = article.narration
    sentence = narration.sentence[token]
    first = narration.sentence_starts[max(0, sentence - window.sentences_before)]
    last = narration.sentence_starts[min(len(narration.paragraph), sentence + 1 + window.sentences_after)]
    low = bisect_left(article.mention_starts, max(first, token - window.tokens_before))
    high = bisect_left(article.mention_starts, min(last, token + window.tokens_after))
    paragraph = narration.paragraph[sentence]
    near = [
        mention_id
        for mention_id in map(MentionId, range(low, high))
        if abs(narration.paragraph[article.mentions[mention_id].sentence] - paragraph) <= 1
        and can_speak(article, mention_id)
    ]
    middle = bisect_left(article.mention_starts, token)
    near.sort(
        key=lambda mention_id: (
            mention_id - middle if mention_id >= middle else window.cost_before * (middle - mention_id)
        )
    )
    return sorted(near[: window.most_candidates])


def can_speak(article: ArticleView, mention_id: MentionId) -> bool:
    """Whether the mention may be a speaker at all.

    Not one that only explains another, or only announces the quote; a place only where a reporting verb says so
    ("Moscow said"); in a title a place or a body only as "Moscow: …" or with a strong verb. Anything else may.
    """
    mention = article.mentions[mention_id]
    if mention.host is not None or mention_id in article.labels:
        return False
    if mention.type is not MentionType.NAME:
        return True
    if mention.sentence in article.titles and mention.sorts & (Sort.BODY | Sort.PLACE):
        has_colon = article.narration.words[mention.last : mention.last + 1] == [":"]
        return has_colon or article.speaks_strongly(mention_id)
    if not mention.sorts & Sort.PLACE:
        return True
    deeds = article.narration.language.cues.deeds
    return any(cue.lemma not in deeds and cue.link in _SPOKEN_LINKS for cue in article.few_cues(mention_id))
