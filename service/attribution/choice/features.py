"""Makes the model's features: for each mention near a quote, named facts that bear on whether it is the speaker.

A feature's name begins with the side of the quote where the mention stands (B before, A after, S another sentence, P
another paragraph); then follows what was looked at, and its value. Names that begin with 0 are for the answer "nobody".
"""

from __future__ import annotations

from service.attribution.choice.quote_view import LONGEST_PATH, QuoteView
from service.attribution.choice.word_codes import distance_code, plain_word
from service.attribution.ids import MentionId
from service.attribution.narration.cues import Cue
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_FAR = 40
_ADJACENT = 4
_MANY = 3
_TAIL_ENDS, _TAIL_NEAR = 2, 7
_PASSED_OVER = Sort.ADVERB | Sort.AUXILIARY | Sort.MODAL


def all_features(view: QuoteView) -> list[list[str]]:
    """The features of every answer: nobody's first, then those of `view.candidates` in their order."""
    mentions = view.article.mentions
    middle = sum(mentions[mention_id].first < view.token for mention_id in view.candidates)
    answers = [nobody_features(view)]
    sentence, nth = -1, 0
    for at, mention_id in enumerate(view.candidates):
        rank = middle - 1 - at if at < middle else at - middle
        nth = nth + 1 if mentions[mention_id].sentence == sentence else 0
        sentence = mentions[mention_id].sentence
        answers.append(_CandidateView(view, mention_id, rank, nth).features())
    return answers


def nobody_features(view: QuoteView) -> list[str]:
    """Features of the answer that nobody is said to have said it."""
    before, after = view.nearest_links()
    has_previous = view.previous is not None
    has_speaker = view.previous is not None and view.previous.speaker is not None
    chain = f"{has_speaker}.{view.is_previous_here}"
    size, look = view.size, view.look
    return [
        "0",
        f"0 size={size} {look}",
        f"0 shape={view.shape}",
        f"0 before={view.before_word}",
        f"0 before={view.before_word} {look}",
        f"0 after={view.after_word}",
        f"0 before={view.before} size={size} {look}",
        f"0 after={view.after} size={size} {look}",
        f"0 ending={view.ending} {look} size={size}",
        f"0 cue={before}",
        f"0 cue={before}.{after} size={size} {look}",
        f"0 chain={chain} size={size} {look}",
        f"0 chain={chain} cue={before}.{after}",
        f"0 lead={view.lead}",
        f"0 before2={view.before_word2} {view.before_word}",
        f"0 verb={view.verb} {look}",
        f"0 verb={view.verb} size={size}",
        f"0 noun={view.noun} {look}",
        f"0 after={view.after_word} before={view.before_word}",
        f"0 previous={has_previous and not has_speaker} {view.is_previous_here}",
    ]


class _CandidateView:
    """One candidate; `rank` counts the candidates between it and the quote, `nth` those before it in its sentence."""

    def __init__(self, view: QuoteView, mention_id: MentionId, rank: int, nth: int) -> None:
        self._view = view
        self._id = mention_id
        self._rank = rank
        self._nth = min(nth, 3)
        self._mention = view.article.mentions[mention_id]
        self._cue = view.cue_of(mention_id)
        self._side = _side(view, self._mention)
        self._kind = _kind(view.article.narration, self._mention)
        stands_before = self._mention.first < view.token
        self._between = (self._mention.last, view.token) if stands_before else (view.token + 1, self._mention.first)

    def features(self) -> list[str]:
        """All features of the candidate."""
        link = self._cue.link if self._cue else "-"
        return [*self._plain(link), *self._linked(link), *self._paths(), *self._chain(link)]

    def _plain(self, link: str) -> list[str]:
        view, side, kind, mention = self._view, self._side, self._kind, self._mention
        narration = view.article.narration
        starts = mention.first == narration.sentence_starts[mention.sentence]
        before = "^" if starts else plain_word(narration, mention.first - 1)
        after = plain_word(narration, mention.last) if mention.last < len(narration) else "$"
        role = f"{self._code_at(before, mention.first - 1)}_{self._code_at(after, mention.last)}"
        gap = mention.first - view.token if mention.first > view.token else view.token - mention.last
        between, does = self._what_stands_between(), self._verb_after()
        return [
            "1",
            side,
            f"{side} {kind}",
            f"{side} gap={distance_code(gap)}",
            f"{side} rank={min(self._rank, 5)}",
            f"{side} role={role}",
            f"{side} {kind} role={role}",
            f"{side} shape={view.shape}",
            f"{side} role={role} rank={min(self._rank, 2)} link={link}",
            f"{kind} after={after}",
            f"{side} before={before}",
            f"{side} lead={view.lead} {kind}",
            f"{side} lead={view.lead} link={link}",
            f"{side} between={between} link={link}",
            f"{side} between={between} role={role}",
            f"{side} does={does}",
            f"{side} does={does} size={view.size}",
            f"{side} link={link} verb={view.verb}",
            f"{side} tail={self._tail()} {link}",
            f"{side} {kind[0]} {self._presence()}",
            f"{link} {self._presence()}",
        ]

    def _linked(self, link: str) -> list[str]:
        view, side, mention = self._view, self._side, self._mention
        gap = mention.first - view.token if mention.first > view.token else view.token - mention.last
        lemma = self._cue.lemma if self._cue else "-"
        joined = f"{side} link={link} {self._where(self._cue)}"
        return [
            joined,
            f"{joined} shape={view.shape}",
            f"{joined} {self._kind}",
            f"{joined} rank={min(self._rank, 3)}",
            f"{joined} gap={distance_code(gap)}",
            f"{joined.partition(' ')[2]} lemma={lemma}",
            f"{side} lemma={lemma} size={view.size}",
            f"{link} lemma={lemma} before={view.before_word}",
            f"{link} lemma={lemma} before={view.before_word} {view.look}",
            f"{joined} size={view.size} {view.ending}",
            f"{side} nth={self._nth} {self._kind[:2]}",
            f"{side} nth={self._nth} {joined.partition(' ')[2]}",
        ]

    def _presence(self) -> str:
        """How much of the article is about the person or body named, and how often it speaks there."""
        member = self._mention.member
        if member is None:
            return "-"
        article = self._view.article
        named, speaking = article.times_named[member], article.times_speaking[member]
        return f"named={distance_code(named)} speaks={min(_MANY, speaking)}"

    def _code_at(self, word: str, at: int) -> str:
        sorts = self._view.article.narration.sorts
        return self._view.codes.of_word(word, sorts[at] if 0 <= at < len(sorts) else 0)

    def _where(self, cue: Cue | None) -> str:
        """Where the cue stands: between mention and quote or not, how near the quote, past how many other cues."""
        if cue is None:
            return "-"
        view, mention = self._view, self._mention
        distance = abs(cue.at - view.token)
        low, high = (mention.last, view.token) if mention.first < view.token else (view.token, mention.first)
        others = view.cues_up_to(cue.at) - (cue.at < view.token)
        side = "b" if cue.at < view.token else "a"
        near = distance_code(distance) if distance < _ADJACENT else "+"
        return f"{'m' if low <= cue.at < high else 'x'}{side}{near}{min(others, 2)}"

    def _verb_after(self) -> str:
        """What the mention does: the first word after it that is neither adverb nor auxiliary."""
        narration = self._view.article.narration
        last = self._mention.last
        for at in range(last, min(last + _ADJACENT, len(narration))):
            if not narration.sorts[at] & _PASSED_OVER:
                return self._view.codes.stem(plain_word(narration, at))
        return "-"

    def _tail(self) -> str:
        """Whether a clause like ", Ann Lee said." closes the sentence: it governs all of it."""
        narration, cue, mention = self._view.article.narration, self._cue, self._mention
        if cue is None or mention.first == 0 or narration.words[mention.first - 1] != ",":
            return "-"
        end = narration.sentence_starts[mention.sentence + 1]
        rest = end - cue.at
        place = "end" if rest <= _TAIL_ENDS else "near" if rest <= _TAIL_NEAR else "in"
        stops = cue.at + 1 >= end or narration.words[cue.at + 1] in {".", ","}
        return f"{place}{stops}"

    def _what_stands_between(self) -> str:
        """Commas, relative pronouns, quotes and stops between the mention and the quote."""
        low, high = self._between
        if high - low > _FAR:
            return "far"
        narration = self._view.article.narration
        words = narration.words[low:high]
        relative = any(sort & Sort.RELATIVE for sort in narration.sorts[low:high])
        quotes = narration.quotes[low:high].count(None) < high - low
        stops = not {":", ";", "—", "–"}.isdisjoint(words)
        return f"{min(2, words.count(','))}{'r' if relative else ''}{'q' if quotes else ''}{'s' if stops else ''}"

    def _paths(self) -> list[str]:
        """The words between mention and quote, and between its cue and the quote, each by what it does."""
        view, side, cue = self._view, self._side, self._cue
        low, high = self._between
        features = []
        if high - low <= LONGEST_PATH:
            path = f"{side} path={view.path(low, high)}"
            features = [path, f"{path} {self._kind}", f"{path} {view.ending} {view.after}"]
        if cue is None:
            return features
        low, high = sorted((cue.at, view.token))
        if high - low <= LONGEST_PATH:
            path = view.path(low + 1, high)
            features += [f"{side} {cue.link} cuepath={path}", f"{side} {cue.lemma} cuepath={path}"]
        features.append(f"{side} {cue.link} before={view.before_word2} {view.before_word}")
        return features

    def _chain(self, link: str) -> list[str]:
        """How the candidate compares with the speaker of the quote before."""
        view, previous, side = self._view, self._view.previous, self._side
        if previous is None or previous.speaker is None:
            return []
        where = f"{view.is_previous_here}.{max(-2, view.previous_paragraph)}"
        if previous.speaker != self._id:
            member = view.article.mentions[previous.speaker].member
            is_same = member is not None and member == self._mention.member
            return [f"other {where} {side} {is_same}", f"other {where} {side} {link}"]
        order = "B" if self._mention.first < previous.token else "A"
        return [
            f"same {where}",
            f"same {where} {order} {side}",
            f"same {where} {view.shape}",
            f"same {where} {link} size={view.size}",
            f"same {where} gap={distance_code(view.token - previous.token)}",
        ]


def _side(view: QuoteView, mention: Mention) -> str:
    difference = mention.sentence - view.sentence
    if difference == 0:
        return "B" if mention.first < view.token else "A"
    paragraph = view.article.narration.paragraph[mention.sentence] - view.paragraph
    if paragraph == 0:
        return f"S{max(difference, -3)}"
    ends = "last" if view.article.ends_paragraph(mention.sentence) else "far"
    return f"P{paragraph}.{ends}.{'first' if view.article.opens_paragraph(view.sentence) else 'in'}"


def _kind(narration: Narration, mention: Mention) -> str:
    """A pronoun by itself; names by person, body, place; nouns by person, body, document."""
    if mention.type is MentionType.PRONOUN:
        return narration.lowers[mention.first]
    if mention.type is MentionType.NAME:
        if mention.sorts & Sort.BODY:
            return "Nb"
        return "Np" if mention.sorts & Sort.PERSON else "Nl" if mention.sorts & Sort.PLACE else "N"
    if mention.sorts & Sort.PERSON:
        return "cp"
    return "cb" if mention.sorts & Sort.BODY else "cd"
