"""A text is cut into words, numbers, signs with a sense, ellipses and brackets."""

import pytest

from service.text.tokens import TokenKind, tokens

PIECES = {
    "U.S. rate": [(TokenKind.ABBREVIATION, "u.s."), (TokenKind.WORD, "rate")],
    "the U.S.'s": [(TokenKind.WORD, "the"), (TokenKind.ABBREVIATION, "u.s.'s")],
    "-1,000.5": [(TokenKind.NUMBER, "-1000.5")],
    "9/11, 10:30": [(TokenKind.NUMBER, "9/11"), (TokenKind.NUMBER, "10:30")],
    "3½": [(TokenKind.NUMBER, "3"), (TokenKind.FRACTION, "1/2")],
    "90%": [(TokenKind.NUMBER, "90"), (TokenKind.SIGN, "%")],
    "£5m": [(TokenKind.SIGN, "£"), (TokenKind.NUMBER, "5m")],
    "a . . . b": [(TokenKind.WORD, "a"), (TokenKind.GAP, "…"), (TokenKind.WORD, "b")],
    "[to]": [(TokenKind.OPEN, "["), (TokenKind.WORD, "to"), (TokenKind.CLOSE, "]")],
    "道路": [(TokenKind.SINGLE, "道"), (TokenKind.SINGLE, "路")],
    "a; b — c!": [(TokenKind.WORD, "a"), (TokenKind.WORD, "b"), (TokenKind.WORD, "c")],
}


@pytest.mark.parametrize(("text", "pieces"), PIECES.items(), ids=PIECES)
def test_a_text_is_cut_into(text: str, pieces: list[tuple[TokenKind, str]]) -> None:
    assert [(token.kind, token.norm) for token in tokens(text)] == pieces
