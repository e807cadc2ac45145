"""Passives: "Lee was described as “…”" gives the words to nobody, or to the agent: "… by the judge"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import Cue
from service.attribution.narration.mention import MentionType
from service.attribution.narration.narration import QUOTE
from service.language.word_classes import Sort

_LONGEST = 12  # words between the participle and the quote
_NEAR = 6
_ENDS_PHRASE = Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE
_SUBJECTS = Sort.PERSON | Sort.BODY | Sort.PRONOUN | Sort.RELATIVE | Sort.AUXILIARY | Sort.MODAL


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive that a quote completes; `agent` is the mention that says it, None where the sentence names nobody."""

    agent: MentionId | None


def passive_of(view: QuoteView) -> Passive | None:
    """The passive that the quote completes: "was called by prosecutors “…”".

    None where there is none, and where another verb reports the quote or the passive itself ("Lee said he was called
    “…”").
    """
    if _is_fronted(view):
        agent = _agent_behind(view)
        return Passive(agent) if agent is not None or _is_called_something(view) else None
    participle = _participle(view)
    if participle is None:
        participle = _reporting_participle(view)
    if participle is None or _is_reported_behind(view) or _is_reported_before(view, participle):
        return None
    agent = _agent(view, participle + 1)
    return Passive(_agent_behind(view) if agent is None else agent)


def _participle(view: QuoteView) -> int | None:
    """The token of the participle that the quote completes."""
    narration = view.article.narration
    passives, endings = narration.language.passives, narration.language.grammar.past_endings
    for at in range(view.token - 1, max(view.first, view.token - _LONGEST) - 1, -1):
        lower, sort = narration.lowers[at], narration.sorts[at]
        is_participle = (bool(endings) and lower.endswith(endings)) or lower in passives.irregular_participles
        if is_participle and _is_passive(view, at) and _leads_to_quote(view, at + 1):
            return at
        is_other_verb = sort & Sort.CUE and not is_participle
        if sort & _ENDS_PHRASE or is_other_verb or narration.words[at] == QUOTE:
            return None
    return None


def _is_fronted(view: QuoteView) -> bool:
    """Whether the sentence opens with a participle that the quote completes: "Branded “reckless” by the judge, Lee"."""
    narration = view.article.narration
    endings = narration.language.grammar.past_endings
    at = view.first + bool(narration.sorts[view.first] & Sort.ADVERB)  # "Once praised as “…”, Lee"
    is_participle = bool(endings) and narration.lowers[at].endswith(endings)
    return is_participle and at < view.token and _leads_to_quote(view, at + 1)


def _is_called_something(view: QuoteView) -> bool:
    """Whether "as" leads to the quote, and no verb behind it reports anything: "Praised as “…,” Lee retired"."""
    article, narration = view.article, view.article.narration
    low, high = (bisect_left(article.cue_tokens, at) for at in (view.token, view.last))
    is_complement = narration.lowers[view.token - 1] in narration.language.passives.complement_openers
    return is_complement and all(cue.subject is None or not cue.is_strong for cue in article.cues[low:high])


def _reporting_participle(view: QuoteView) -> int | None:
    """The participle of a reporting verb whose words go on to the quote: "was told by a doctor that he was “…”".

    It is the last reporting verb in front of the quote, with at most commas between.
    """
    narration = view.article.narration
    endings = narration.language.grammar.past_endings
    irregular = narration.language.passives.irregular_participles
    for at in range(view.token - 1, max(view.first, view.token - _LONGEST) - 1, -1):
        lower, word = narration.lowers[at], narration.words[at]
        if view.article.cue_at(at) is not None:
            is_participle = (bool(endings) and lower.endswith(endings)) or lower in irregular
            is_reported = is_participle and _follows_being(view, at) and not _has_other_clause(view, at)
            return at if is_reported else None
        is_lead_in = word == ":" and at == view.token - 1
        if not word[0].isalnum() and word[0] not in ",’'" and not is_lead_in:
            return None
    return None


def _has_other_clause(view: QuoteView, participle: int) -> bool:
    """Whether a noun of its own opens the quote's clause: "was mocked for a prediction that …"."""
    narration = view.article.narration
    behind = narration.lowers[participle + 1 : view.token]
    that = next((at for at, lower in enumerate(behind) if lower in narration.language.grammar.complementisers), 0)
    return that > 0 and behind[0] not in narration.language.passives.agent_prepositions


def _is_passive(view: QuoteView, at: int) -> bool:
    """Whether a form of "be" stands before the participle; or a noun, where the participle gives a name."""
    narration = view.article.narration
    before = _past_adverbs(view, at)
    if before < view.first:
        return False
    passives = narration.language.passives
    if narration.lowers[before] in passives.being:
        return True
    if narration.lower_at(at + 1) in passives.agent_prepositions:  # "a plan, mocked by Lee as “…”"
        return narration.lower_at(view.token - 1) in passives.complement_openers
    if _is_set_off_behind_name(view, before, at):
        return True
    word = narration.words[before]
    is_naming = narration.lowers[at] in passives.naming_participles
    return (
        is_naming and not narration.sorts[before] & _SUBJECTS and (word == "," or (word.isalpha() and word.islower()))
    )


def _is_set_off_behind_name(view: QuoteView, comma: int, participle: int) -> bool:
    """Whether the participle is what a comma adds to a mention, and "of" or "as" follows: "Lee, accused of “…”,"."""
    article = view.article
    narration = article.narration
    if narration.words[comma] != "," or narration.lower_at(participle + 1) not in narration.language.passives.set_off:
        return False
    number = bisect_left(article.mention_starts, comma) - 1
    return number >= 0 and any(mention.last == comma for mention in article.mentions[max(0, number - 1) : number + 1])


def _follows_being(view: QuoteView, at: int) -> bool:
    before = _past_adverbs(view, at)
    narration = view.article.narration
    return before >= view.first and narration.lowers[before] in narration.language.passives.being


def _past_adverbs(view: QuoteView, at: int) -> int:
    """The last token in front of the participle that is no adverb."""
    narration = view.article.narration
    adverb_endings = narration.language.grammar.adverb_endings
    before = at - 1
    while before >= view.first and (
        narration.sorts[before] & Sort.ADVERB or narration.lowers[before].endswith(adverb_endings)
    ):
        before -= 1
    return before


def _leads_to_quote(view: QuoteView, start: int) -> bool:
    """Whether nothing but "as", "to be", an adverb or "by …" stands between the participle and the quote."""
    narration = view.article.narration
    passives, adverb_endings = narration.language.passives, narration.language.grammar.adverb_endings
    at = start
    while at < view.token:
        lower = narration.lowers[at]
        if lower in passives.agent_prepositions:
            at = _end_of_agent(view, at + 1)
        elif lower in passives.links or narration.sorts[at] & Sort.ADVERB or lower.endswith(adverb_endings):
            at += 1
        else:
            return False
    return True


def _end_of_agent(view: QuoteView, start: int) -> int:
    """Where the noun phrase behind "by" ends: at "as", a mark, a verb or the quote."""
    narration = view.article.narration
    at = start
    while at < view.token and narration.words[at][0].isalnum():
        is_verb = narration.sorts[at] & (_ENDS_PHRASE | Sort.CUE) and not narration.sorts[at] & (
            Sort.PERSON | Sort.BODY
        )
        if is_verb or narration.lowers[at] in narration.language.passives.complement_openers:
            break
        at += 1
    return _past_inserted_name(view, at)


def _past_inserted_name(view: QuoteView, comma: int) -> int:
    """Past ", Ann Lee," behind the noun of an agent, or `comma`: "by its keeper, Ann Lee, as “…”"."""
    article, words = view.article, view.article.narration.words
    name = article.first_mention_from(comma + 1) if words[comma] == "," else None
    if name is None or article.mentions[name].first != comma + 1:
        return comma
    end = int(article.mentions[name].last)
    return end + 1 if end < view.token and words[end] == "," else comma


def _agent(view: QuoteView, start: int) -> MentionId | None:
    """The mention behind "by" between the participle and the quote."""
    narration = view.article.narration
    for at in range(start, view.token):
        if narration.lowers[at] in narration.language.passives.agent_prepositions:
            return _mention_from(view, at + 1)
    return None


def _agent_behind(view: QuoteView) -> MentionId | None:
    """The mention behind "by" right behind the quote."""
    narration = view.article.narration
    is_agent = narration.lower_at(view.token + 1) in narration.language.passives.agent_prepositions
    return _mention_from(view, view.token + 2) if is_agent else None


def _mention_from(view: QuoteView, start: int) -> MentionId | None:
    """The mention that begins at `start`, or behind an article and adjectives there; the one that it explains."""
    article, narration = view.article, view.article.narration
    mention_id = article.mention_from(start, _NEAR)
    if mention_id is None:
        return None
    is_owner = narration.lowers[article.mentions[mention_id].first] in narration.language.grammar.owning
    if not is_owner or article.mentions[mention_id].type is not MentionType.PRONOUN:
        return article.hosting(mention_id)
    comma = next((at for at in range(start, min(start + _NEAR + 1, view.last)) if narration.words[at] == ","), None)
    noun, name = MentionId(mention_id + 1), None if comma is None else article.mention_from(comma + 1, 0)
    is_noun = noun < len(article.mentions) and article.mentions[noun].first == article.mentions[mention_id].first
    return noun if is_noun else name


def _is_reported_before(view: QuoteView, participle: int) -> bool:
    """Whether a verb in front of the passive reports it."""
    article = view.article
    low, high = (bisect_left(article.cue_tokens, at) for at in (view.first, participle))
    return any(cue.subject is not None for cue in article.cues[low:high])


def _is_reported_behind(view: QuoteView) -> bool:
    """Whether a verb right behind the quote has a subject of its own there: "“…,” Lee said"."""
    article = view.article
    behind = bisect_left(article.cue_tokens, view.token)
    for cue in article.cues[behind : behind + 1]:
        is_near = cue.at < min(view.last, view.token + 1 + _NEAR)
        if not cue.is_strong and _is_done(view, cue):
            return False  # "Under what is termed the “…,” both chambers must agree"
        return is_near and cue.subject is not None and article.mentions[cue.subject].first > view.token
    return False


def _is_done(view: QuoteView, cue: Cue) -> bool:
    """Whether the verb tells what somebody does or has to do, rather than says."""
    sorts, deeds = view.article.narration.sorts, view.article.narration.language.cues.deeds
    return cue.lemma in deeds or bool(sorts[cue.at - 1] & Sort.MODAL)
