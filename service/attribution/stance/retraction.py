"""Whether words behind a quote say that it was not said: "She never said this.", "The quote is fabricated."."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_SENTENCES = 2
_LONGEST_OBJECT = 4  # words, the mark behind them included
_GROUP = 4  # words in front of the verb
_LONGEST_PREDICATE = 8  # words from "the quote" to "fabricated"


def is_taken_back(view: QuoteView) -> bool:
    """Whether the rest of the quote's sentence, or one of the next two, denies that the words were said.

    Another quote ends the search: what is behind it may be about that one.
    """
    narration = view.article.narration
    words = narration.language.stance_words
    start = view.token + 1
    for at in range(start, _end(view)):
        if narration.quotes[at] is not None:
            return False
        if narration.lowers[at] in words.quotations and _is_called_fake(narration, at):
            return True
        if narration.lowers[at] not in words.saying:
            continue
        if _is_nothing(narration, at + 1):
            return True
        group = narration.lowers[max(start, at - _GROUP) : at]
        is_negated = not words.negators.isdisjoint(group) and words.but_not.isdisjoint(group)
        if is_negated and _is_of_quote(view, at + 1):
            return True
    return False


def _is_called_fake(narration: Narration, noun: int) -> bool:
    """Whether the sentence goes on to say of the quotation at `noun` that it is fake: "that turned out to be fake"."""
    language = narration.language
    end = narration.sentence_starts[narration.sentence[noun] + 1]
    is_told = False
    for at in range(noun + 1, min(noun + 1 + _LONGEST_PREDICATE, end)):
        lower, sort = narration.lowers[at], narration.sorts[at]
        if is_told and lower in language.stance_words.faked:
            return not _is_negated(narration, noun, at)
        if sort & Sort.PRONOUN and not sort & Sort.RELATIVE:
            return False
        is_told = is_told or bool(sort & Sort.AUXILIARY)
    return False


def _is_negated(narration: Narration, start: int, end: int) -> bool:
    return not narration.language.stance_words.negators.isdisjoint(narration.lowers[start:end])


def _is_nothing(narration: Narration, at: int) -> bool:
    """Whether "nothing of the sort" or "no such thing" stands at `at`."""
    behind = " ".join(narration.lowers[at : at + _LONGEST_OBJECT])
    return any(
        behind == phrase or behind.startswith(f"{phrase} ") for phrase in narration.language.stance_words.nothing
    )


def _is_of_quote(view: QuoteView, at: int) -> bool:
    """Whether the object at `at` stands for the quote: "this", "any such thing"; not "that taxes would rise"."""
    narration = view.article.narration
    words = narration.language.stance_words
    object_end = at + 1
    if narration.lower_at(at) in words.whole_objects:
        object_end = next((end for end in range(at + 1, at + _LONGEST_OBJECT) if _is_mark(narration, end)), at)
    return narration.lower_at(at) in words.what_was_said and _is_mark(narration, object_end)


def _is_mark(narration: Narration, at: int) -> bool:
    return at >= len(narration) or (narration.quotes[at] is None and not narration.words[at][0].isalnum())


def _end(view: QuoteView) -> int:
    """The end of the sentences that are looked at: they belong to the quote's paragraph, or to the next."""
    narration = view.article.narration
    last = min(view.sentence + _SENTENCES, len(narration.paragraph) - 1)
    while last > view.sentence and narration.paragraph[last] - view.paragraph > 1:
        last -= 1
    return narration.sentence_range(last)[1]
