"""The article without its quotes: the words of the writer's own sentences, each quoted span as a single token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from service import deadline
from service.attribution.ids import TokenIndex
from service.attribution.narration.advertisements import over_advertisements
from service.domain import QuotedSpan
from service.language.language import Language
from service.language.word_classes import Sort
from service.text.paragraphs import unwrapped
from service.text.sentences import sentences

_DOUBLE_NAME = r"–(?=[^\W\d_a-z])[^\W_]+"
"""What an en dash joins to the name in front of it: "Liger–Bel"."""
_SHORTEST_PAIR = 3  # tokens in front of the legal form
_NO_PARTNER = Sort.MAN | Sort.WOMAN | Sort.PLACE | Sort.TITLE | Sort.BODY
QUOTE = "❝❞"
"""The token that stands for a quoted span."""

_LABEL = re.compile(r"(?:[^\W\d_a-z][\w.’'-]{0,20}\s){0,3}[^\W\d_a-z][\w.’'-]{0,20}:\s")
"""An interview's label inside the marks, as in "LEE: I never said so."; it belongs to the writer's words."""

_PARAGRAPH_BREAK = re.compile(r"[\r\n\u2028\u2029]")


@dataclass(slots=True)
class Narration:
    """The tokens as parallel lists, one entry a token.

    `words` are the tokens as written, `lowers` the same in lower case, `starts` and `ends` their code points in `text`,
    `sorts` what each can be, `quotes` the number of the span that the token stands for (None for a word), `sentence`
    the number of its sentence. `sentence_starts` holds the first token of each sentence and, at the end, the number of
    tokens; `paragraph` the paragraph of each sentence; `quote_tokens` the token of each quote,
    `quoted_sentences` the sentences in which these stand. `partners` are
    the two words, in lower case, of each company's name of the form "Brook and Tarn Inc".
    """

    text: str
    language: Language
    words: list[str] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sorts: list[int] = field(default_factory=list)
    quotes: list[int | None] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    quote_tokens: list[TokenIndex] = field(default_factory=list)
    quoted_sentences: frozenset[int] = frozenset()
    partners: frozenset[tuple[str, str]] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def add_quote(self, start: int, end: int, number: int) -> None:
        """Append the token that stands for the quoted span of that number."""
        self.quote_tokens.append(TokenIndex(len(self)))
        self.words.append(QUOTE)
        self.lowers.append(QUOTE)
        self.starts.append(start)
        self.ends.append(end)
        self.quotes.append(number)

    def lower_at(self, token: int) -> str:
        """The token in lower case; "" outside the text."""
        return self.lowers[token] if 0 <= token < len(self.lowers) else ""

    def joins_names(self, token: int) -> bool:
        """Whether the token is an "and"; False outside the text."""
        return self.lower_at(token) in self.language.grammar.name_conjunctions

    def follows_quote(self, token: int) -> bool:
        """Whether the token right before `token` stands for a quote."""
        return token > 0 and self.quotes[token - 1] is not None

    def sentence_range(self, sentence: int) -> tuple[int, int]:
        """First token of the sentence, and one past its last."""
        return self.sentence_starts[sentence], self.sentence_starts[sentence + 1]


def narrate(text: str, spans: Sequence[QuotedSpan], language: Language) -> Narration:
    """Cut `text` into tokens and sentences; `spans` are the outer quotes in order of start."""
    narration = Narration(text, language)
    plain = over_advertisements(text, language)
    at = 0
    for number, span in enumerate(spans):
        deadline.check()
        _add_words(narration, plain, at, span.start - len(span.open))
        label = _LABEL.match(text, span.start, span.end) if _opens_line(text, span) else None
        start = label.end() if label else span.start
        _add_words(narration, plain, span.start, start)
        narration.add_quote(start, span.end, number)
        at = span.end + len(span.close or "")
    _add_words(narration, plain, at, len(text))
    _add_sorts(narration)
    _add_sentences(narration, plain, spans)
    narration.quoted_sentences = frozenset(narration.sentence[token] for token in narration.quote_tokens)
    narration.partners = frozenset(_partners(narration))
    return narration


def _opens_line(text: str, span: QuotedSpan) -> bool:
    """Whether nothing but space stands in front of the quote in its line."""
    line = text.rfind("\n", 0, span.start) + 1
    return not text[line : span.start - len(span.open)].strip()


def _add_sorts(narration: Narration) -> None:
    sorts = narration.language.word_classes.sorts
    places = narration.language.naming.places_in_capitals
    narration.sorts = [sorts.get(lower, 0) for lower in narration.lowers]
    for at, word in enumerate(narration.words):
        if word in places:  # "US" is the country, not the pronoun
            narration.sorts[at] = Sort.PLACE


@cache
def _token_pattern(language: Language) -> re.Pattern[str]:
    """What one token is: a word, a clitic, a mark.

    A clitic is a token of its own ("she", "’d"). A word may hold a letter written as two, or one that was decoded
    wrongly: "FranÃ§ois".
    """
    clitics = "|".join(map(re.escape, language.grammar.clitics))
    clitic = rf"['’](?:{clitics})\b" if clitics else "(?!)"
    return re.compile(
        rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[-’'&.@][^\W_]+|{_DOUBLE_NAME})*(?={clitic})|{clitic}"
        rf"|[^\W_]+(?:[-’'&@][^\W_]+|{_DOUBLE_NAME}|[\u0300-\u036f]+[^\W_]*"
        r"|(?<=[ÃÂ\u0302\u0303])[\x80-\x9f\xa1-\xbf][^\W_]*)*"
        r"|[^\s\w]+?|_+"
    )


def _add_words(narration: Narration, plain: str, start: int, end: int) -> None:
    words, starts, ends = narration.words, narration.starts, narration.ends
    for match in _token_pattern(narration.language).finditer(plain, start, max(start, end)):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    added = len(words) - len(narration.lowers)
    narration.lowers.extend(map(str.lower, words[-added:] if added else ()))
    narration.quotes.extend([None] * added)


def _add_sentences(narration: Narration, plain: str, spans: Sequence[QuotedSpan]) -> None:
    text = unwrapped(plain)
    limits = [sentence.start for sentence in sentences(text, narration.language.sentences, spans)]
    breaks = [match.start() for match in _PARAGRAPH_BREAK.finditer(text)]
    current = number = current_line = paragraph = -1
    for token, start in enumerate(narration.starts):
        while number + 1 < len(limits) and limits[number + 1] <= start:
            number += 1
        if number != current or token == 0:
            current = number
            line = bisect_right(breaks, limits[number]) if number >= 0 else 0
            paragraph += line != current_line
            current_line = line
            narration.sentence_starts.append(token)
            narration.paragraph.append(paragraph)
        narration.sentence.append(len(narration.sentence_starts) - 1)
    narration.sentence_starts.append(len(narration))


def _partners(narration: Narration) -> Iterator[tuple[str, str]]:
    """The words on either side of "and" in front of a legal form, that are all of the name and no given names; in front
    of another word for a body ("Heart and Stroke Foundation") only common words."""
    words, lowers, sorts, language = narration.words, narration.lowers, narration.sorts, narration.language
    legal_forms, closings, is_common = (
        language.names.legal_forms,
        language.names.closings_of_bodies,
        language.vocabulary.is_common_word,
    )
    for at, lower in enumerate(lowers):
        if (
            at < _SHORTEST_PAIR
            or lower not in closings
            or not words[at][0].isupper()
            or not narration.joins_names(at - 2)
        ):
            continue
        left, right = at - 3, at - 1
        is_whole = (
            left == 0 or not words[left - 1][0].isupper() or lowers[left - 1] in language.grammar.definite_article
        )
        are_names = words[left][0].isupper() and words[right][0].isupper()
        are_fit = lower in legal_forms or (is_common(lowers[left]) and is_common(lowers[right]))
        if is_whole and are_names and are_fit and not (sorts[left] | sorts[right]) & _NO_PARTNER:
            yield lowers[left], lowers[right]
