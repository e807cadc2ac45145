"""Reads primary sources: a transcript turn by turn, a statement or a post as one speaker's; nothing needs marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.attribution import tuning_of
from service.domain import (
    Article,
    AttributedSpan,
    Attribution,
    CastMember,
    QuotedSpan,
    QuoteKind,
    Span,
    TextSpan,
    words_of_parts,
)
from service.extraction import extract
from service.language.language import Language
from service.people.bodies import is_body
from service.people.parsing import parse_name
from service.reading.limits import Limits
from service.reading.turns.naming import Names
from service.reading.turns.read_out import with_read_out
from service.reading.turns.turns import Turn, find_turns, words_of_speech

OF_LABEL, OF_AUTHOR = "label of a turn", "author of a statement"
"""The rules by which a turn has its speaker."""
_SURE, _SURE_OF_SURNAME = 0.99, 0.95
"""How often it is right: of a label that names somebody in full, and of a surname that is completed."""
_NAME_ENDS = ",:;|"
_LEAST_INNER = 3
"""Words. What is shorter, in the marks of who wrote it down, is a term, or a word that is spoken of."""


def read_transcript(article: Article, language: Language, limits: Limits) -> tuple[AttributedSpan, ...]:
    """The turns of `article` in order of start, each a quote of kind SPOKEN by who its label names; a text without
    labels is read as a statement. See `service.reading.read`."""
    certain = tuple(Span(start, end) for start, end in article.layout.labels)
    turns = find_turns(article.text, language, certain)
    labels = [turn.label for turn in turns if turn.label]
    if not labels:
        return _read_as_one(article, language, limits)
    limits.check_turns([Span(turn.start, turn.end) for turn in turns])
    header = article.text[: min(label.span.start for label in labels)]
    header = "\n".join([article.title or "", article.byline or "", header])
    names = Names(article.text, header, labels, language)
    read = [(turn, _by_label(article.text, turn, names, language)) for turn in turns]
    return _attributed(article, read, language, limits)


def read_statement(article: Article, language: Language, limits: Limits) -> tuple[AttributedSpan, ...]:
    """All of `article` as one quote of kind SPOKEN, by the one person or body that a label at its head, its byline or
    its title names; nobody's where they name none or several. See `service.reading.read`."""
    turns = find_turns(article.text, language)
    labels = [turn.label for turn in turns if turn.label]
    opens = bool(labels) and not article.text[: labels[0].span.start].strip()
    if opens and len({label.text for label in labels}) == 1:
        return read_transcript(article, language, limits)
    return _read_as_one(article, language, limits)


def read_post(article: Article, language: Language, limits: Limits) -> tuple[AttributedSpan, ...]:
    """All of `article` as one quote of kind SPOKEN, by the person or body that its byline names."""
    return _read_as_one(article, language, limits)


def _read_as_one(article: Article, language: Language, limits: Limits) -> tuple[AttributedSpan, ...]:
    parts = words_of_speech(article.text, language)
    if not parts:
        return ()
    limits.check_turns([Span(parts[0].start, parts[-1].end)])
    return _attributed(article, [(Turn(None, parts), _by_author(article, language))], language, limits)


def _attributed(
    article: Article, turns: Sequence[tuple[Turn, Attribution | None]], language: Language, limits: Limits
) -> tuple[AttributedSpan, ...]:
    tuning = tuning_of(limits.least_confidence)
    quoted = [span for span in extract(article.text, language) if _is_said(article.text, span)]
    read: list[AttributedSpan] = []
    for turn, attribution in turns:
        inner = tuple(_within(turn, quoted))
        span = QuotedSpan(turn.start, turn.end, open="", close="", parts=turn.parts, inner=inner)
        given = attribution if attribution and attribution.confidence >= limits.least_confidence else None
        spoken = AttributedSpan(span, QuoteKind.SPOKEN, given)
        if inner:
            spoken = with_read_out(words_of_parts(article.text, turn.parts), spoken, language, tuning)
        read.append(spoken)
    return tuple(read)


def _is_said(text: str, span: QuotedSpan) -> bool:
    return len(text[span.start : span.end].split()) >= _LEAST_INNER


def _within(turn: Turn, quoted: Sequence[QuotedSpan]) -> Iterator[QuotedSpan]:
    """The quotes that stand in one part of the turn; one that runs on into another's words is none."""
    starts = [part.start for part in turn.parts]
    first = bisect_left(quoted, turn.start, key=lambda span: span.start)
    last = bisect_left(quoted, turn.end, key=lambda span: span.start)
    for span in quoted[first:last]:
        part = turn.parts[bisect_right(starts, span.start) - 1]
        if span.end <= part.end:
            yield replace(span, inner=())


def _by_label(text: str, turn: Turn, names: Names, language: Language) -> Attribution | None:
    """Who the label names. The words of a translator are not those of who is translated."""
    label = turn.label
    if label is None or any(word in label.note.lower() for word in language.speech.translated):
        return None
    member = names.member(label)
    if member is None:
        return None
    span = label.span
    mention = TextSpan(text[span.start : span.end], span.start, span.end)
    confidence = _SURE_OF_SURNAME if member.aliases else _SURE
    return Attribution(member, mention, None, OF_LABEL, confidence)


def _by_author(article: Article, language: Language) -> Attribution | None:
    name = _one_name(article.byline, language) or _named_in_title(article.title, language)
    return None if name is None else Attribution(CastMember(name), None, None, OF_AUTHOR, _SURE)


def _named_in_title(title: str | None, language: Language) -> str | None:
    """The name behind "Statement by", as far as its words have a capital."""
    match = language.speech.author_in_title.search(title or "")
    if match is None or title is None:
        return None
    words: list[str] = []
    for word in title[match.end() :].split():
        if not (word[0].isupper() or word in language.names.particles_in_names):
            break
        words.append(word)
        if word[-1] in _NAME_ENDS:
            break
    return _one_name(" ".join(words), language)


def _one_name(words: str | None, language: Language) -> str | None:
    """The one name that `words` are; None for none and for several."""
    bare = language.pages.byline_opener.sub("", words or "").strip(" .,:;|")
    if not bare or len(list(filter(None, language.pages.byline_divider.split(bare)))) > 1:
        return None
    if is_body(bare, language):
        return bare
    person = parse_name(bare, language)
    return person.full or None if person.surname and not _is_common(person.full, language) else None


def _is_common(name: str, language: Language) -> bool:
    return all(language.vocabulary.is_common_word(word.lower()) for word in name.split())
