"""Turns a text into its wording: the words as they are compared, each with its place in the original.

Folded are case, quotation marks, dashes, spacing, ellipses, width and Latin diacritics; kept is all that has a sense:
"5%", "$5", "-5", "1.5" and "15" differ, "1,000" and "1000" do not; "U.S." is not "us". Decided in
docs/decisions/0002-what-is-one-wording.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from service.text.folding import fold_word
from service.text.plain import WORD, as_plain
from service.text.tokens import Token, TokenKind, tokens

MOST_WORDS_IN_BRACKETS = 16
"""Brackets around more words than this are the speaker's or the text's own, not an editor's insertion."""

_make = tuple.__new__
_BRACKET = re.compile(r"[\[\]［］]")
_STRETCH = 120
"""Code points of a stretch, about: a sentence."""
_CUT = re.compile(r"(?<=[A-Za-z]) (?=[A-Za-z])")


class Word(NamedTuple):
    """A word: its compared form, its place `[start, end)` in the original, whether it stands in editorial brackets."""

    norm: str
    start: int
    end: int
    optional: bool = False


class Gap(NamedTuple):
    """An ellipsis at `[start, end)` of the original; it stands before the word with this number."""

    before: int
    start: int
    end: int


@dataclass(frozen=True)
class Wording:
    """A text as it is compared. Offsets count code points of `original`.

    `optional` words are those in editorial brackets: the wording is matched with and without them.
    """

    original: str
    words: tuple[Word, ...]
    gaps: tuple[Gap, ...] = ()

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The compared forms of the words."""
        return tuple([word.norm for word in self.words])

    @cached_property
    def key(self) -> str:
        """Two texts are the same wording if and only if their keys are equal; empty when there is no word.

        An ellipsis or brackets inside make another wording; an ellipsis at either end does not.
        """
        if not self.gaps and not any(word.optional for word in self.words):
            return " ".join(self.norms)
        inner = {gap.before for gap in self.gaps if 0 < gap.before < len(self.words)}
        pieces: list[str] = []
        for number, word in enumerate(self.words):
            if number in inner:
                pieces.append("…")
            pieces.append(f"[{word.norm}]" if word.optional else word.norm)
        return " ".join(pieces).replace("] [", " ")


def normalise(text: str) -> Wording:
    """The wording of `text`, in time linear in its length. A text of marks only has no words and an empty key."""
    plain = as_plain(text)
    if plain is not None:
        # The tuple's own constructor: that of a NamedTuple takes longer than all the rest of this.
        words = [_make(Word, (match[0], match.start(), match.end(), False)) for match in WORD.finditer(plain)]
        return Wording(text, tuple(words))
    if has_brackets(text):
        return _with_brackets(text, _join_bracketed_parts(list(tokens(text))))
    return _by_stretches(text)


def _by_stretches(text: str) -> Wording:
    """The wording of a text without brackets, a stretch at a time: most of the stretches of a text that is not plain
    are."""
    words: list[Word] = []
    gaps: list[Gap] = []
    for start, stretch in _stretches(text):
        plain = as_plain(stretch)
        if plain is not None:
            found = WORD.finditer(plain)
            words += [_make(Word, (match[0], start + match.start(), start + match.end(), False)) for match in found]
            continue
        for kind, norm, first, last in tokens(stretch):
            if kind is TokenKind.GAP:
                gaps.append(Gap(len(words), start + first, start + last))
            else:
                words.append(_make(Word, (norm, start + first, start + last, False)))
    return Wording(text, tuple(words), tuple(gaps))


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text in stretches, each with where it begins, cut where a word ends and the next one begins with a letter:
    nothing but these two stands there, so that each stretch has the words that it has in the text."""
    start = 0
    while cut := _CUT.search(text, start + _STRETCH):
        yield start, text[start : cut.end()]
        start = cut.end()
    yield start, text[start:]


def norms_of(text: str) -> Sequence[str]:
    """The compared forms of the words of `text`: those of `normalise(text)`, in a fraction of its time."""
    plain = as_plain(text)
    if plain is not None:
        return WORD.findall(plain)
    if has_brackets(text):
        return normalise(text).norms
    norms: list[str] = []
    for _, stretch in _stretches(text):
        plain = as_plain(stretch)
        if plain is not None:
            norms += WORD.findall(plain)
        else:
            norms += [norm for kind, norm, _, _ in tokens(stretch) if kind is not TokenKind.GAP]
    return norms


def has_brackets(text: str) -> bool:
    """Whether `text` has square brackets, in which its words may be an editor's."""
    return _BRACKET.search(text) is not None


def _with_brackets(text: str, pieces: Sequence[Token]) -> Wording:
    """The wording of a text that has brackets."""
    words: list[Word] = []
    gaps: list[Gap] = []
    optional = _optional_pieces(pieces)
    for number, piece in enumerate(pieces):
        if piece.kind is TokenKind.GAP:
            gaps.append(Gap(len(words), piece.start, piece.end))
        elif piece.kind not in (TokenKind.OPEN, TokenKind.CLOSE):
            words.append(Word(piece.norm, piece.start, piece.end, number in optional))
    if words and all(word.optional for word in words):
        words = [word._replace(optional=False) for word in words]
    return Wording(text, tuple(words), tuple(gaps))


def _join_bracketed_parts(pieces: Sequence[Token]) -> Sequence[Token]:
    """Makes one word of a word part of which is in brackets: `[T]he`, `walk[ed]`."""
    joined: list[Token] = []
    number = 0
    while number < len(pieces):
        run = _bracketed_word(pieces, number)
        if len(run) > 1:
            norm = "".join(piece.norm for piece in run if piece.kind is TokenKind.WORD)
            joined.append(Token(TokenKind.WORD, fold_word(norm), run[0].start, run[-1].end))
        else:
            joined.append(pieces[number])
        number += max(1, len(run))
    return joined


def _bracketed_word(pieces: Sequence[Token], first: int) -> Sequence[Token]:
    """The pieces from `first` on that touch each other and are one word with a part of it in brackets, or none."""
    last = first
    depth = 0
    complete = first
    parts = 0
    while last < len(pieces) and (last == first or pieces[last].start == pieces[last - 1].end):
        kind = pieces[last].kind
        if kind is TokenKind.OPEN and depth == 0:
            depth = 1
        elif kind is TokenKind.CLOSE and depth == 1 and pieces[last - 1].kind is TokenKind.WORD:
            depth = 0
        elif kind is not TokenKind.WORD or pieces[last].norm == "sic" or not pieces[last].norm[0].isalpha():
            break
        else:
            parts += 1
        last += 1
        if depth == 0:
            complete = last
    return pieces[first:complete] if parts > 1 and complete > first + parts else ()


def _optional_pieces(pieces: Sequence[Token]) -> frozenset[int]:
    """The numbers of the pieces that stand in editorial brackets."""
    optional: set[int] = set()
    opened = -1
    for number, piece in enumerate(pieces):
        if piece.kind is TokenKind.OPEN:
            opened = number
        elif piece.kind is TokenKind.CLOSE and opened >= 0:
            if number - opened - 1 <= MOST_WORDS_IN_BRACKETS:
                optional.update(range(opened + 1, number))
            opened = -1
    return frozenset(optional)
