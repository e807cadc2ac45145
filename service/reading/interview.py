"""Gives the answers of an interview to the person who is interviewed, where the article says who that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.attribution.attribute import view_article
from service.attribution.ids import MentionId
from service.attribution.tuning import Tuning
from service.domain import Article, AttributedSpan, Attribution, QuoteKind, TextSpan
from service.language.language import Language
from service.text.paragraphs import paragraphs

_RULE = "answer in an interview"
_LEAST_QUESTIONS = 2
_LEAST_WORDS = 4
"""An answer of fewer words is as likely a term that the answer uses."""
_LONGEST_LABEL = 6
"""Code points in front of an answer: its label and the mark that opens it."""


def with_answers(
    article: Article, attributed: Sequence[AttributedSpan], language: Language, tuning: Tuning
) -> list[AttributedSpan]:
    """`attributed`, with quotes that open an answer given to the person interviewed, where nothing else says whose they
    are.

    That person is the only one whom the title and the paragraphs before the first question name, the article's writer
    left out; with more than one, or none, nobody is given.
    """
    questions = [start for start, _ in article.layout.questions] or _labelled(article.text, language)
    confidence = tuning.confidences.floating
    if confidence < tuning.confidences.least_given:
        return [*attributed]
    if len(questions) < _LEAST_QUESTIONS or all(item.attribution for item in attributed):
        return [*attributed]
    answer = _answer(article, questions[0], language, confidence)
    if answer is None:
        return [*attributed]
    paragraph_starts = [paragraph.start for paragraph in paragraphs(article.text)]
    asked = set(questions)
    openings = {start for start in paragraph_starts if start > questions[0] and start not in asked}
    return [
        replace(item, kind=QuoteKind.DIRECT, attribution=answer)
        if item.attribution is None and _opens(article.text, item, openings)
        else item
        for item in attributed
    ]


def _labelled(text: str, language: Language) -> list[int]:
    """Where the paragraphs begin that are labelled as questions."""
    question = language.pages.question
    return [paragraph.start for paragraph in paragraphs(text) if question.match(text, paragraph.start, paragraph.end)]


def _answer(article: Article, first_question: int, language: Language, confidence: float) -> Attribution | None:
    """What is said of each answer: whose it is, by the words that name that person."""
    introduction = article.text[:first_question]
    view = view_article(introduction, (), language, more=article.title or "")
    writers = (article.byline or "").casefold()
    persons = [
        number
        for number, member in enumerate(view.cast.members)
        if member.is_person and member.parsed.given and member.name.casefold() not in writers
    ]
    if len(persons) != 1:
        return None
    mention_id = next(number for number, mention in enumerate(view.mentions) if mention.member == persons[0])
    extent = view.extent(MentionId(mention_id))
    return Attribution(
        speaker=view.cast.members[persons[0]].as_cast_member,
        mention=TextSpan(introduction[extent.start : extent.end], extent.start, extent.end),
        cue=None,
        rule=_RULE,
        confidence=confidence,
    )


def _opens(text: str, item: AttributedSpan, openings: set[int]) -> bool:
    """Whether the quote opens its paragraph, behind nothing but a label, and is long enough to be an answer."""
    if len(text[item.span.start : item.span.end].split()) < _LEAST_WORDS:
        return False
    return any(item.span.start - length in openings for length in range(1, _LONGEST_LABEL + 1))
