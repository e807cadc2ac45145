"""What kind of verb reports a quote, and whether the quote is what it reports."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView

_MARKS = frozenset({":", ",", "—", "–", "-"})


def is_of_saying(view: QuoteView, verb: int) -> bool:
    """Whether who did not do this did not say it: "say", "write", "call", not "think" or "respond"."""
    narration = view.article.narration
    language, lower = narration.language, narration.lowers[verb]
    is_denial = lower in language.stance_words.denying
    is_listed = lower in language.stance_words.saying or lower in language.cues.calling
    return is_denial or is_listed or language.word_classes.lemmas.get(lower) in language.cues.strong


def is_of_thinking(view: QuoteView, verb: int) -> bool:
    """Whether a negator in front of the verb belongs to what is thought: "does not think we “will get there”"."""
    narration = view.article.narration
    return narration.lowers[verb] in narration.language.stance_words.thinking


def governs(view: QuoteView, verb: int) -> bool:
    """Whether the quote is what the verb reports: it stands in front of it, or behind with no other clause between."""
    narration = view.article.narration
    language = narration.language
    openers = language.stance_words.narrative_openers - language.passives.complement_openers
    between = range(verb + 1, view.token)
    return all(
        (narration.words[at][0].isalnum() or narration.words[at][0] in "’'" or _is_lead_in(view, at))
        and narration.lowers[at] not in openers
        for at in between
    )


def _is_lead_in(view: QuoteView, at: int) -> bool:
    """Whether a mark right in front of the quote leads up to it."""
    return at == view.token - 1 and view.article.narration.words[at] in _MARKS
