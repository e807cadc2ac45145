"""What is kept of words is bounded, whatever strangers write."""

from __future__ import annotations

from service.language.language import DEFAULT, language
from service.language.rarity import RAREST, Rarity, rarity
from service.people.parsing import parse_name
from service.text.kept import LONGEST, LONGEST_NAME, KeptByWord, kept


def test_a_word_is_worked_out_once() -> None:
    lengths: list[str] = []
    keeping = KeptByWord(lambda word: lengths.append(word) or len(word), 10)
    assert [keeping.of("bridge"), keeping.of("bridge"), keeping.of("road")] == [6, 6, 4]
    assert lengths == ["bridge", "road"]


def test_no_more_words_are_kept_than_allowed() -> None:
    keeping = KeptByWord(len, 10)
    assert [keeping.of("a" * number) for number in range(1, 36)] == list(range(1, 36))
    assert len(keeping) <= 10


def test_a_word_longer_than_words_are_is_not_kept() -> None:
    keeping = KeptByWord(len, 10)
    assert keeping.of("a" * (LONGEST + 1)) == LONGEST + 1
    assert not keeping


def test_a_long_name_is_not_kept() -> None:
    asked: list[str] = []

    @kept(10, LONGEST_NAME)
    def length(name: str, _of: None) -> int:
        asked.append(name)
        return len(name)

    for name in ("Ada Harbour", "Ada Harbour", "A" * 200, "A" * 200):
        assert length(name, None) == len(name)
    assert [len(name) for name in asked] == [11, 200, 200]


def test_made_up_words_do_not_stay_in_memory() -> None:
    """Each word outside of the list was kept with its rarity, for ever: half a megabyte of one request."""
    listed: Rarity = rarity(DEFAULT)
    before = len(listed._bits)
    assert {listed.bits(f"blorf{chr(97 + number % 26)}{'x' * (number % 50)}") for number in range(2_000)} == {RAREST}
    assert len(listed._bits) == before


def test_texts_without_spaces_do_not_stay_in_memory() -> None:
    """Caches of words held a hundred thousand words of any length: 20,000 code points each."""
    english = language(DEFAULT)
    for word in ("q" * 20_000, "r" * 20_000):
        english.spelling.read_word(word)
        english.reader._read_alone(word)
        english.numbers.is_number(word)
        english.vocabulary.is_common_word(word)
        english.titles.is_title(word)
        parse_name(word, english)
    keeping = (
        english.spelling.read_word,
        english.reader._read_alone,
        english.numbers.is_number,
        english.vocabulary.is_common_word,
        english.titles.is_title,
    )
    for of in keeping:
        words = of.__self__  # type: ignore[attr-defined]  # the dictionary that the method belongs to
        assert max(map(len, words), default=0) <= LONGEST
