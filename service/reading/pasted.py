"""Reads what people paste in place of a quote: a sentence that quotes, a paragraph, a post with its author below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from service.attribution.kinds import kind_by_form
from service.domain import Article, AttributedSpan, QuoteKind, Stance
from service.language.language import Language, known_language, language_of
from service.people.bodies import is_body
from service.people.parsing import parse_name
from service.question import PastedQuote, ReadAs
from service.reading.posts import Post, find_post
from service.reading.read import read
from service.reading.recognition import with_language

_SIGN = re.compile(r'["“”„‟«»「」『』@:]|https?://|(?:^|[\s(])[\'‘]')
"""Without one of these a text is bare words."""
_WORD = re.compile(r"\w+")
_FEW_WORDS = 4
_LONGEST = 5_000
"""Code points: what is longer is no sentence or paragraph, but a text to be checked as a draft."""
_LONGEST_NAME = 6
"""Words of a name with an office in front of it."""
_LONGEST_FRAME = 120
"""Code points in front of a colon: a name with an office and a verb."""


def read_pasted(text: str) -> ReadAs | None:
    """What `text` quotes, and who it says has said it; None where it is bare words, which are the quote themselves.

    It quotes when it gives a quote in marks to somebody and begins with it (or is in a language that is not read), or
    the words outside the marks are not somebody's own ("I", "we") and what is quoted is a statement or has a speaker
    with a name; when a colon leads to a statement in marks that ends it; when it names somebody with a verb and a colon
    ("Ola Berg said: We must", "Ola Berg: We must"); and when it is a post. What stands within marks
    as a whole is bare words, and so are words that hold a phrase in marks.

    The first quote of at least four words is the quote, or the first; the others are named. Nobody is the speaker of
    what the text says was not said. Takes as long as reading an article of that length; a text of more than 5,000 code
    points is not read.
    """
    if len(text) > _LONGEST or not _SIGN.search(text):
        return None
    post = find_post(text)
    if post is not None:
        return _of_post(post)
    quotes = _quotes_of_sentence(text) or _quotes_of_frame(text)
    return _read_as(quotes) if quotes else None


def _of_post(post: Post) -> ReadAs:
    """A post is its author's own words, unless it quotes somebody."""
    quotes = _quotes_of_sentence(post.words.text)
    if quotes:
        shift = post.words.start
        return _read_as([_moved(quote, shift) for quote in quotes])
    words = post.words
    return ReadAs(words.text, words.start, words.end, post.author)


def _moved(quote: PastedQuote, shift: int) -> PastedQuote:
    return replace(quote, start=quote.start + shift, end=quote.end + shift)


def _read_as(quotes: Sequence[PastedQuote]) -> ReadAs:
    first = next((quote for quote in quotes if len(_WORD.findall(quote.quote)) >= _FEW_WORDS), quotes[0])
    others = tuple(quote for quote in quotes if quote is not first)
    return ReadAs(first.quote, first.start, first.end, first.speaker, first.about, first.stance, others)


def _quotes_of_sentence(text: str) -> list[PastedQuote]:
    """The quotes that `text` has in marks and gives to somebody; none where it is bare words."""
    article = with_language(Article("", text))
    spans = read(article)
    if not spans or _is_whole(text, spans[0]):
        return []
    language = known_language(article.language)
    begins = not text[: spans[0].span.start - len(spans[0].span.open)].strip()
    if language is None:
        is_statement = begins and spans[0].kind is QuoteKind.DIRECT
        return [_pasted(text, span) for span in spans if span.kind is QuoteKind.DIRECT] if is_statement else []
    given = [span for span in spans if span.attribution is not None]
    if not given and _ends_behind_colon(text, spans[-1]):
        pasted = _pasted(text, spans[-1])
        return [replace(pasted, speaker=_name_in_front(text[: pasted.start], language))]
    if not given or (not begins and not _is_report(text, spans, given, language)):
        return []
    return [_pasted(text, span) for span in given]


def _is_whole(text: str, span: AttributedSpan) -> bool:
    """Whether nothing but marks and punctuation stands outside of the quote."""
    outside = text[: span.span.start] + text[span.span.end :]
    return not any(map(str.isalnum, outside))


def _is_report(text: str, spans: Sequence[AttributedSpan], given: Sequence[AttributedSpan], language: Language) -> bool:
    """Whether the words outside the marks are a reporter's, not those of somebody who quotes others in passing."""
    words = {word.lower() for word in _WORD.findall(_outside(text, spans))}
    if not words.isdisjoint(language.pronouns.first_person):
        return False
    return any(span.kind is QuoteKind.DIRECT or _names_somebody(span) for span in given)


def _ends_behind_colon(text: str, span: AttributedSpan) -> bool:
    """Whether the statement `span` stands behind a colon, and nothing behind it."""
    before = text[: span.span.start - len(span.span.open)].rstrip()
    is_last = not any(map(str.isalnum, text[span.span.end :]))
    words = text[span.span.start : span.span.end]
    return is_last and before.endswith(":") and kind_by_form(words, before) is QuoteKind.DIRECT


def _outside(text: str, spans: Sequence[AttributedSpan]) -> str:
    at, pieces = 0, []
    for span in spans:
        pieces.append(text[at : span.span.start])
        at = span.span.end
    return " ".join([*pieces, text[at:]])


def _names_somebody(span: AttributedSpan) -> bool:
    attribution = span.attribution
    return attribution is not None and (attribution.speaker or attribution.about) is not None


def _pasted(text: str, span: AttributedSpan, shift: int = 0) -> PastedQuote:
    attribution = span.attribution
    start, end = span.span.start, span.span.end
    return PastedQuote(
        quote=text[start:end],
        start=start - shift,
        end=end - shift,
        speaker=attribution.speaker.name if attribution and attribution.speaker else None,
        about=attribution.about.name if attribution and attribution.about else None,
        stance=attribution.stance if attribution else Stance.SAID,
    )


def _quotes_of_frame(text: str) -> list[PastedQuote]:
    """The words behind "Name said:" without marks, read as if they stood in some."""
    colon = text.find(":", 0, _LONGEST_FRAME)
    words = text[colon + 1 :].strip()
    if colon < 0 or not words or "\n" in text[:colon].strip():
        return []
    start = text.index(words, colon + 1)
    marked = f"{text[:start]}“{words}”"
    article = with_language(Article("", marked))
    spans = read(article)
    is_framed = len(spans) == 1 and spans[0].span.start == start + 1 and _is_reported(spans[0])
    if is_framed:
        return [_pasted(marked, spans[0], shift=1)]
    speaker = _name_alone(text[:colon], language_of(None))
    return [PastedQuote(words, start, start + len(words), speaker, None, Stance.SAID)] if speaker else []


def _name_in_front(before: str, language: Language) -> str | None:
    """Whose name a label in front of a quote in marks is, or begins with: "Ida Roth:", "LIVE: Ida Roth on Bo Lund:"."""
    label = before.rpartition(":")[0].rpartition(":")[2]
    prepositions = language.word_classes.lists.prepositions
    return _name_alone(" ".join(takewhile(lambda word: word not in prepositions, label.split())), language)


def _name_alone(frame: str, language: Language) -> str | None:
    """Whose name the frame is, with a title at most: "Mayor Ida Roth (Greens)"; None where it is anything else.

    A person is known by the given name: "Breaking News" is nobody.
    """
    words = frame.split()
    if len(words) > _LONGEST_NAME or not all(word[:1].isupper() or word[:1] in "([" for word in words):
        return None
    name = parse_name(frame, language)
    surname = name.folded_surname
    is_word = language.vocabulary.is_common_word(surname) and surname not in language.names.known_surnames
    is_person = bool(surname) and not is_word and name.folded_given in language.given_names.genders
    return name.full if is_person and not is_body(frame, language) else None


def _is_reported(span: AttributedSpan) -> bool:
    """Whether a verb gives it to somebody with a name."""
    return _names_somebody(span) and span.attribution is not None and span.attribution.cue is not None
