"""Normalisation folds typography and never sense, and always knows where each word stands in the original."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.normalise import Wording, normalise
from tests.timing import assert_linear

ALPHABET = st.sampled_from(list("abzAZ éßøŁЙйеё́̆िह中がｶﾞ٣Ａ１０159 .,…'’[]()-–—−$%½²\u00ad\u200b\u00a0\n/:\"“”«»U.S."))
TEXTS = st.one_of(st.text(), st.text(ALPHABET))

SAME_WORDING = {
    "case": ("The ball is in THEIR court", "the Ball is in their court"),
    "curly and straight apostrophes": ("We’ve delivered Ukraine's", "We've delivered Ukraine’s"),
    "quotation marks inside": ("a “serious” path", 'a "serious" path'),
    "guillemets": ("a «serious» path", "a 'serious' path"),
    "hyphen and space": ("air-defence systems", "air defence systems"),
    "kinds of dash": ("talks — if any — go on", "talks - if any – go on"),
    "dash without spaces": ("talks—if any—go on", "talks -- if any -- go on"),
    "no-break space": ("for\u00a0now we wait", "for now we wait"),
    "line break": ("for now\r\nwe wait", "for now we wait"),
    "thin space": ("for\u2009now we wait", "for now we wait"),
    "soft hyphen": ("diplo\u00admatic path", "diplomatic path"),
    "zero-width space inside a word": ("diplo\u200bmatic path", "diplomatic path"),
    "byte order mark": ("\ufeffdiplomatic path", "diplomatic path"),
    "trailing comma": ("still possible,", "still possible"),
    "spaced ellipsis": ("Russia . . . but of course", "Russia … but of course"),
    "three points": ("Russia... but of course", "Russia… but of course"),
    "bracketed ellipsis": ("Russia […] but of course", "Russia ... but of course"),
    "four points": ("Russia. ... But of course", "Russia … but of course"),
    "leading ellipsis": ("… but of course", "but of course"),
    "trailing ellipsis": ("but of course ...", "but of course"),
    "Latin diacritics": ("Erdoğan, Łukasz and naïve", "Erdogan, Lukasz and naive"),
    "decomposed diacritics": (unicodedata.normalize("NFD", "naïve café"), "naïve café"),
    "Latin letters with strokes": ("Jørgen Strauß", "JORGEN STRAUSS"),
    "ligatures": ("ﬁrst oﬀer", "first offer"),
    "full width": ("ＵＳ　ｐａｔｈ １０", "US path 10"),
    "thousands": ("1,000 troops", "1000 troops"),
    "Indian grouping": ("1,00,000 troops", "100000 troops"),
    "millions": ("1,234,567.5 roubles", "1234567.5 roubles"),
    "capital put in brackets": ("[T]he document", "The document"),
    "ending put in brackets": ("they walk[ed] out", "they walked out"),
    "composed Cyrillic": (unicodedata.normalize("NFD", "Зелёный край"), "Зелёный край"),
    "vulgar fraction": ("½ of them", "1/2 of them"),
    "final point of an abbreviation": ("the U.S., our ally", "the U.S, our ally"),
    "space before per cent": ("5 % of it", "5% of it"),
}

OTHER_WORDING = {
    "per cent": ("5% of it", "5 of it"),
    "dollars": ("$5 each", "5 each"),
    "pounds": ("£5 each", "$5 each"),
    "minus": ("it was -5 outside", "it was 5 outside"),
    "true minus sign": ("it was −5 outside", "it was 5 outside"),
    "minus before a currency": ("a -$5 result", "a $5 result"),
    "decimal point": ("grew 1.5 times", "grew 15 times"),
    "leading decimal point": ("grew by .5", "grew by 5"),
    "decimal comma": ("grew 1,5 times", "grew 15 times"),
    "fraction": ("took 1/2 of it", "took 12 of it"),
    "superscript": ("10² times", "102 times"),
    "abbreviation": ("he told the U.S. no", "he told the us no"),
    "apostrophe": ("we're acting", "were acting"),
    "letter": ("sovereignty", "sovereignity"),
    "Cyrillic short i": ("край", "краи"),
    "Devanagari vowel sign": ("कि", "क"),
    "Japanese voiced sound": ("がく", "かく"),
    "inner ellipsis": ("Russia … but of course", "Russia but of course"),
    "bracketed words": ("possible [to make] agreements", "possible to make agreements"),
    "plus": ("C++ code", "C code"),
}


@pytest.mark.parametrize(("one", "other"), SAME_WORDING.values(), ids=SAME_WORDING)
def test_typography_makes_no_other_wording(one: str, other: str) -> None:
    assert normalise(one).key == normalise(other).key


@pytest.mark.parametrize(("one", "other"), OTHER_WORDING.values(), ids=OTHER_WORDING)
def test_what_changes_the_sense_makes_another_wording(one: str, other: str) -> None:
    assert normalise(one).key != normalise(other).key


@pytest.mark.parametrize("text", ["", " ", "…", "[...]", "--", "'’\"", "\u200b", "?!", "[]", "…[…]…"])
def test_marks_alone_have_no_words_and_no_key(text: str) -> None:
    wording = normalise(text)
    assert wording.words == ()
    assert wording.key == ""


def test_a_range_of_numbers_is_no_minus() -> None:
    assert normalise("5-10 and 5–10").norms == ("5", "10", "and", "5", "10")


def test_every_word_says_where_it_stands() -> None:
    text = "“[T]he U.S. won’t pay 1,000…”"
    places = [(word.norm, text[word.start : word.end]) for word in normalise(text).words]
    assert places == [("the", "[T]he"), ("u.s.", "U.S."), ("won't", "won’t"), ("pay", "pay"), ("1000", "1,000")]


def test_words_in_brackets_are_optional() -> None:
    wording = normalise("possible [to make] agreements")
    assert [word.norm for word in wording.words if word.optional] == ["to", "make"]


@pytest.mark.parametrize(
    "text", ["[Applause and laughter]", "a [" + "word " * 17 + "] b", "not closed [to make", "opened nowhere to] make"]
)
def test_brackets_that_no_editor_set_make_nothing_optional(text: str) -> None:
    assert not any(word.optional for word in normalise(text).words)


def test_the_mark_sic_belongs_to_no_word() -> None:
    assert normalise("recieved[sic] it").norms == ("recieved", "sic", "it")


def test_gaps_say_before_which_word_they_stand() -> None:
    text = "… one [two …] three ..."
    assert [(gap.before, text[gap.start : gap.end]) for gap in normalise(text).gaps] == [(0, "…"), (2, "…"), (3, "...")]


def test_scripts_without_spaces_have_a_word_a_character() -> None:
    assert normalise("外交の道").norms == ("外", "交", "の", "道")


@given(TEXTS)
def test_words_and_gaps_stand_in_the_original_in_order_and_apart(text: str) -> None:
    wording = normalise(text)
    assert wording.original == text
    spans = sorted([(word.start, word.end) for word in wording.words] + [(gap.start, gap.end) for gap in wording.gaps])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert list(wording.words) == sorted(wording.words, key=lambda word: word.start)
    assert all(word.norm and not set(word.norm) & set(" \n…") for word in wording.words)
    assert all(0 <= gap.before <= len(wording.words) for gap in wording.gaps)


@given(TEXTS)
def test_a_key_is_its_own_key(text: str) -> None:
    key = normalise(text).key
    assert normalise(key).key == key


@given(TEXTS)
def test_composition_makes_no_other_wording(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)).key == normalise(unicodedata.normalize("NFC", text)).key


@given(
    st.lists(st.sampled_from(["we’ve", "Ukraine's", "path", "-", "…", "U.S.", "5%", "[to make]", "“x”"]), min_size=1)
)
def test_typography_never_reaches_the_key(pieces: list[str]) -> None:
    plain = " ".join(pieces)
    marks = str.maketrans({"’": "'", "“": '"', "”": '"', "-": "—", "…": "...", " ": "\u00a0\n"})
    assert normalise(plain.translate(marks)).key == normalise(plain).key
    assert normalise(f"  “{plain.upper()}” ").key == normalise(plain).key


HOSTILE = ["a.a", "[a]", "[", "[a", "a]", "1,000", "1,00", ".", ". .", "'a", "a", "\u0301", "-5", "a.b.", "1:1", "é'"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_is_linear_in_the_length(piece: str) -> None:
    wording: Wording = assert_linear(lambda: normalise(piece * 2_000), lambda: normalise(piece * 20_000), 10)
    assert len(wording.key) <= 3 * 20_000 * len(piece)


def test_a_minus_belongs_to_an_amount_only_where_a_digit_follows() -> None:
    assert normalise("-$.").key == "$"
    assert normalise("-$.5").key == normalise("-$0.5").key
