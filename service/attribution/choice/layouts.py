"""Layouts of quote and speaker that decide without the model, and those that say that nobody, or another, speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import ACCORDING
from service.attribution.narration.link import Link
from service.attribution.narration.mention import MentionType
from service.language.word_classes import Sort

_LONGEST_NICKNAME = 2  # words
_LONGEST_OBJECT = 9  # words between such a verb and the quote
_LONGEST_OWN_OBJECT = 3  # words between a verb at the quote and the quote
_LONGEST_TITLE = 4  # words in front of a name that go with it
_MOST_CUES = 4
_LONGEST_CREDIT = 9  # words behind the name
_LONGEST_ADDRESS = 9  # tokens: "An open letter to the Rev. Ann Lee"
_BEHIND_QUOTE = frozenset({",", "—", "–"})
_BULLETS = frozenset("•*-–—·▪")


def is_title_like(view: QuoteView) -> bool:
    """Whether the quote has a title's capitals and stands where a noun does: "on “Morning Talk”".

    Behind "the film" or "nicknamed" a first capital or figure is enough.
    """
    if view.is_alone:
        return False
    works = view.article.narration.language.works
    is_called = view.before_word in works.called and view.before_word2 in works.nouns
    is_apposed = view.is_titled and view.before_word == "," and view.before_word2 in works.nouns
    is_apposed = is_apposed and not _is_reported_behind(view)  # "his novel, “…,” sold well"
    is_work = view.before_word in works.nouns or is_called or is_apposed
    if not view.is_titled or is_work:
        return is_work and not view.opens_small
    is_topic = view.before_word in works.before_topics  # "Lee spoke about “Lost Years”": her words as often
    is_behind_noun = (view.before in works.before_titles and not is_topic) or view.before_word in works.performing
    return is_behind_noun and called_by(view) is None


def _is_reported_behind(view: QuoteView) -> bool:
    """Whether a verb behind the quote, in its sentence, has a subject there: "“…,” Lee said"."""
    article = view.article
    low, high = (bisect_left(article.cue_tokens, at) for at in (view.token, view.last))
    return any(
        cue.subject is not None and article.mentions[cue.subject].first > view.token for cue in article.cues[low:high]
    )


def called_by(view: QuoteView) -> MentionId | None:
    """The subject of "Lee called the mayor “Mister Perfect”", whoever reports that.

    Only for a quote with a title's capitals, since the model takes those for titles; with others it does better than
    this rule.
    """
    narration = view.article.narration
    calling = narration.language.cues.calling
    verb = view.token - 1
    if verb > view.first and narration.lowers[verb] in calling and _is_caller_beside(view, verb):
        return _candidate_subject(view, verb, {"direct"})
    if not view.is_titled or view.before_word in narration.language.works.nouns:
        return None
    for at in range(view.token - 2, max(view.first, view.token - _LONGEST_OBJECT) - 1, -1):
        if narration.sorts[at] & Sort.CUE and narration.lowers[at] in calling:
            return _candidate_subject(view, at, {"direct"})
        if narration.sorts[at] & (Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE) or not narration.words[at][0].isalnum():
            return None
    return None


def _is_caller_beside(view: QuoteView, verb: int) -> bool:
    """Whether several who have no name stand right in front of the verb: "what locals call “the Spine”"."""
    cue = view.article.cue_at(verb)
    if cue is None or cue.subject is None:
        return False
    caller = view.article.mentions[cue.subject]
    return caller.type is MentionType.NOUN and caller.last == verb and bool(caller.sorts & Sort.PLURAL)


def is_nickname(view: QuoteView) -> bool:
    """Whether the quote stands within a person's name: "Joe “Fingers” Smith"."""
    narration, token = view.article.narration, view.token
    if view.words > _LONGEST_NICKNAME or view.opens_small or not view.first < token < view.last - 1:
        return False
    before, after = narration.words[token - 1], narration.words[token + 1]
    is_given_name = narration.sorts[token - 1] & (Sort.MAN | Sort.WOMAN) or before.istitle()
    return bool(is_given_name) and before[0].isupper() and after[0].isupper() and not narration.sorts[token + 1]


def label(view: QuoteView) -> MentionId | None:
    """The name with a colon in front of the quote, from within its marks too ("LEE: I never said so.").

    Outside the marks the name must open the sentence, or the item of a list; inside, a work's title and subtitle
    ("Rust: How Bridges Fall") is no label.
    """
    narration, mentions = view.article.narration, view.article.mentions
    colon = view.token - 1
    if colon < 1 or narration.words[colon] != ":":
        return None
    before_colon = bisect_left(view.article.mention_starts, colon) - 1
    if before_colon < 0:
        return None
    before_colon = _named_with_role(view, before_colon)
    name = mentions[before_colon]
    is_whole = name.last == colon or _is_role_to(view, name.last, colon)
    if not is_whole or name.type is not MentionType.NAME:
        return None
    if before_colon in view.article.labels:
        return None
    first = name.first
    opens = first == view.first or (first == view.first + 1 and narration.words[view.first] in _BULLETS)
    is_within = narration.starts[first] >= view.span.start
    if is_within and view.is_titled and not narration.words[first].isupper():
        return None
    opens = opens or _is_inverted(view, first) or _is_announced(view, first)
    is_place = name.sorts & Sort.PLACE
    return MentionId(before_colon) if is_within or (opens and not is_place) else None


def is_addressed(view: QuoteView) -> bool:
    """Whether what stands in front of the quote only says to whom, or of whom, it was written: "Note for Ann Lee: “…”";
    not "Lee to Reed: “…”", nor "Note from Ann Lee: “…”"."""
    article, narration = view.article, view.article.narration
    colon = view.token - 1
    if not view.first < colon <= view.first + _LONGEST_ADDRESS or narration.words[colon] != ":":
        return False
    low, high = (bisect_left(article.mention_starts, at) for at in (view.first, colon))
    named = [mention for mention in article.mentions[low:high] if not mention.sorts & Sort.DOCUMENT]
    if not named or named[-1].last != colon or any(article.cues_of.get(MentionId(at)) for at in range(low, high)):
        return False
    before = range(view.first, named[0].first)
    authors = narration.language.grammar.author_prepositions
    is_to = bool(before) and bool(narration.sorts[before[-1]] & Sort.PREPOSITION)
    return is_to and len(before) > 1 and authors.isdisjoint(narration.lowers[view.first : colon])


def _is_inverted(view: QuoteView, first: int) -> bool:
    """Whether a comma and a verb stand in front of the name: "The lift is out again, sighs Ann Lee: “…”"."""
    narration = view.article.narration
    verb = first - 1
    is_word = verb - 1 > view.first and narration.words[verb].isalpha() and narration.words[verb].islower()
    has_ending = narration.lowers[verb].endswith(narration.language.grammar.finite_endings)
    return is_word and has_ending and not narration.sorts[verb] & ~Sort.CUE and narration.words[verb - 1] == ","


def _is_announced(view: QuoteView, first: int) -> bool:
    """Whether a reporting verb opens the sentence, and a comma parts its subject from the name: "Says the owner's
    daughter, Ann Lee: “…”"."""
    cue = view.article.cue_at(view.first)
    is_inverted = cue is not None and cue.subject is not None and cue.link == "inverted"
    return is_inverted and first - 1 > view.first and view.article.narration.words[first - 1] == ","


def _named_with_role(view: QuoteView, mention: int) -> int:
    """The first mention of the sentence, where a comma follows it: "Lee" in "Ann Lee, head of Avon: …"."""
    article = view.article
    first = bisect_left(article.mention_starts, view.first)
    if first >= mention or article.mentions[first].first != view.first:
        return mention
    return first if article.narration.words[article.mentions[first].last] == "," else mention


def _is_role_to(view: QuoteView, comma: int, colon: int) -> bool:
    """Whether nothing but who somebody is stands between the comma and the colon: no verb, and not much."""
    narration = view.article.narration
    verbs = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE
    is_short = narration.words[comma] == "," and 1 < colon - comma <= _LONGEST_CREDIT + 1
    return is_short and not any(narration.sorts[at] & verbs for at in range(comma + 1, colon))


def teller(view: QuoteView) -> MentionId | None:
    """The subject of "told her" right in front of the quote, whoever else reports it."""
    narration = view.article.narration
    lowers, language = narration.lowers, narration.language
    at = view.token - 1
    if at > view.first and (lowers[at] in {",", ":"} or lowers[at] in language.grammar.complementisers):
        at -= 1
    if at <= view.first or lowers[at] not in language.pronouns.objects or lowers[at - 1] not in language.cues.telling:
        return None
    return _candidate_subject(view, at - 1, {"direct", "phrase", "appositive"})


def said_behind(view: QuoteView) -> MentionId | None:
    """The name or noun behind the verb right behind the quote ("“…,” said a note by Lee"), whoever acts in front of
    it; not in "“…,” said the note could wait"."""
    narration = view.article.narration
    at = view.token + 1
    at += at < view.last and narration.words[at] in _BEHIND_QUOTE
    if at + 1 >= view.last or narration.lowers[at] not in narration.language.cues.inverting:
        return None
    speaker = _candidate_subject(view, at, {"inverted"})
    if speaker is None:
        return None
    mention = view.article.mentions[speaker]
    is_beside = mention.type is not MentionType.PRONOUN and mention.first == at + 1
    is_document = mention.sorts & Sort.DOCUMENT and not mention.sorts & Sort.PERSON  # "said a note put out by Lee"
    after = 0 if is_document or mention.last >= view.last else narration.sorts[mention.last]
    return speaker if is_beside and not after & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL) else None


def quoted_by_another(view: QuoteView) -> MentionId | None:
    """Who said it within what another tells: "Roe" in "Lee said that Roe had called it “…”", "a stranger" in "Lee said
    a stranger had asked him “…”".

    The verb stands at the quote, and its subject right in front of it, behind the verb of the other.
    """
    article, narration = view.article, view.article.narration
    at = bisect_left(article.cue_tokens, view.token) - 1
    if at < 1 or not _has_quote_as_object(view, article.cue_tokens[at]):
        return None
    cue, outer = article.cues[at], article.cues[at - 1]
    if cue.subject is None or cue.link != "direct" or outer.subject in {None, cue.subject}:
        return None
    subject = article.mentions[cue.subject]
    is_within = outer.sentence == view.sentence and outer.at < subject.first and subject.last <= cue.at
    joint = narration.lowers[max(outer.at, subject.first - _LONGEST_TITLE) : subject.first]
    grammar = narration.language.grammar
    is_past = cue.is_strong and any(narration.sorts[at] & Sort.AUXILIARY for at in range(subject.last, cue.at))
    is_told = is_past or not grammar.complementisers.isdisjoint(joint)
    is_told = is_told and grammar.clause_openers.isdisjoint(joint)
    says = cue.is_strong or narration.lowers[cue.at] in narration.language.cues.calling
    is_done = not any(narration.sorts[at] & Sort.MODAL for at in range(subject.last, cue.at))
    is_thing = subject.sorts & (Sort.BODY | Sort.DOCUMENT) and not subject.sorts & Sort.PERSON
    is_person = is_past and subject.type is MentionType.NOUN and not is_thing
    is_other = (subject.type is MentionType.NAME or is_person) and cue.subject in view.candidates
    return cue.subject if is_within and is_told and says and is_done and is_other else None


def _has_quote_as_object(view: QuoteView, verb: int) -> bool:
    """Whether nothing but an object's pronoun, "that" or a comma stands between the verb and the quote."""
    narration = view.article.narration
    language = narration.language
    between = range(verb + 1, view.token)
    return len(between) <= _LONGEST_OWN_OBJECT and all(
        narration.words[at] in {",", ":"}
        or narration.sorts[at] & (Sort.ADVERB | Sort.PRONOUN)
        or narration.lowers[at] in language.grammar.complementisers
        for at in between
    )


def _candidate_subject(view: QuoteView, token: int, links: Collection[Link]) -> MentionId | None:
    """The subject of the cue at `token`, when it is a candidate and joined to the cue by one of `links`."""
    cue = view.article.cue_at(token)
    if cue is None or cue.link not in links:
        return None
    return cue.subject if cue.subject in view.candidates else None


def person_relayed(view: QuoteView, mention_id: MentionId) -> MentionId:
    """The person whose words a news body only passes on ("Lee spoke of “…”, the agency reported"), else the same."""
    mentions = view.article.mentions
    cue = view.cue_of(mention_id)
    if cue is None or mentions[mention_id].first < view.token:
        return mention_id
    if cue.lemma != ACCORDING and cue.lemma not in view.article.narration.language.cues.relaying:
        return mention_id
    if mentions[mention_id].sorts & Sort.PERSON:
        return mention_id
    speakers = [
        other
        for other in view.candidates
        if view.first <= mentions[other].first < view.token
        and mentions[other].sorts & Sort.PERSON
        and any(cue.at < view.token and cue.sentence == view.sentence for cue in view.article.few_cues(other))
    ]
    return speakers[-1] if speakers else mention_id


def person_quoted(view: QuoteView) -> MentionId | None:
    """The one whose words somebody passes on: "Lee" in "the agency quoted Lee as saying it was “…”"."""
    article, narration = view.article, view.article.narration
    joints = narration.language.cues.quoting_joints
    at = bisect_left(article.cue_tokens, view.token)
    for cue in reversed(article.cues[max(0, at - _MOST_CUES) : at]):
        if cue.sentence != view.sentence:
            return None
        if cue.link == "absolute" and narration.lower_at(cue.at - 1) in joints:
            return cue.subject if cue.subject in view.candidates else None
        if cue.is_strong:
            return None
    return None
