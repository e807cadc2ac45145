"""What a text says outside its quotation marks, in passages."""

from service.domain import OUTSIDE_QUOTES, Article
from service.reading import read
from service.reading.passages import passages


def texts(text: str) -> list[str]:
    return [text[each.span.start : each.span.end] for each in passages(text, read(Article("The Post", text)))]


def test_quotes_and_paragraphs_part_the_passages() -> None:
    text = "The fog came.\n“Sound the horn,” Odd Vold said, “and wait.” Nobody slept.\n\n“So be it.”"
    assert texts(text) == ["The fog came.", "Odd Vold said,", "Nobody slept."]


def test_a_text_without_quotes_is_its_paragraphs() -> None:
    assert texts("  One.\n\n– Two. \n***\n") == ["One.", "Two."]


def test_a_quote_over_paragraphs_takes_them_all() -> None:
    assert texts("He wrote: “One.\n\n“Two.” Then he left.") == ["He wrote:", "Then he left."]


def test_a_long_passage_is_cut_at_a_space() -> None:
    text = "word " * 9_000
    pieces = texts(text)
    assert max(map(len, pieces)) <= 20_000
    assert " ".join(pieces) == text.strip()


def test_nobody_is_quoted_with_a_passage() -> None:
    [passage] = passages("The fog came.", ())
    assert passage.attribution is not None
    assert (passage.attribution.rule, passage.attribution.speaker) == (OUTSIDE_QUOTES, None)
