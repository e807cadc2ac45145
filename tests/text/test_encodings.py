"""Files of text that are not UTF-8."""

from __future__ import annotations

import pytest

from service.errors import UnreadableDocument
from service.text.encodings import decode_page, decoded

ENGLISH = "“The bridge will stand for a hundred years,” said Mayor Ada Harbour – it’s “fine”.\n"
FRENCH = "“Nous n’avons pas été prévenus de la décision,” a déclaré la maire à l’hôtel de ville. "
POLISH = "„Most będzie stał przez sto lat”, powiedział burmistrz. Żadna łódź nie przepłynęła dziś przez rzekę."
RUSSIAN = "«Мост простоит сто лет», — сказал мэр города в понедельник вечером."


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        pytest.param(ENGLISH, "cp1252", "Windows-1252", id="English from Windows"),
        pytest.param(FRENCH, "cp1252", "Windows-1252", id="French from Windows"),
        pytest.param(ENGLISH, "mac_roman", "MAC-ROMAN", id="English from an old Mac"),
        pytest.param(FRENCH, "mac_roman", "MAC-ROMAN", id="French from an old Mac"),
        pytest.param(POLISH, "cp1250", "Windows-1250", id="Polish"),
        pytest.param(RUSSIAN, "cp1251", "Windows-1251", id="Russian"),
        pytest.param(ENGLISH, "utf-16-le", "UTF-16-LE", id="UTF-16 without a mark"),
    ],
)
def test_an_encoding_is_guessed_and_the_guess_is_said(text: str, code: str, name: str) -> None:
    read = decoded(text.encode(code))
    assert read.text == text
    assert read.notice is not None
    assert f"was read as {name}, which is a guess" in read.notice


@pytest.mark.parametrize(
    ("content", "text", "stray"),
    [
        pytest.param(ENGLISH.encode()[:-1] + "é".encode()[:1], ENGLISH[:-1] + "Ã", "1 byte", id="broken off"),
        pytest.param(ENGLISH.encode() + FRENCH.encode("cp1252"), ENGLISH + FRENCH, "12 bytes", id="pasted together"),
    ],
)
def test_utf_8_that_is_broken_in_places_is_read_as_utf_8(content: bytes, text: str, stray: str) -> None:
    read = decoded(content)
    assert read.text == text
    assert read.notice is not None
    assert f"UTF-8 with {stray} in it" in read.notice
    assert decode_page(content).text == text


@pytest.mark.parametrize("code", ["shift_jis", "euc_jp"])
def test_japanese_is_not_taken_for_broken_utf_8(code: str) -> None:
    text = "首相は昨日の記者会見で「交渉は難航している」と述べた。関係者によると、漢字仮名交じり文の議事録が残る。"
    assert decoded(text.encode(code)).text == text


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_not_guessed(code: str) -> None:
    read = decoded(ENGLISH.encode(code))
    assert (read.text, read.notice) == (ENGLISH, None)


def test_a_page_says_its_encoding() -> None:
    page = f'<meta charset="iso-8859-2"><p>{POLISH[1:30]}</p>'
    assert decoded(page.encode("iso-8859-2"), is_page=True).text == page


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, id="a picture"),
        pytest.param(b"\xff\xfe\x00", id="UTF-16 broken off"),
        pytest.param(bytes(range(128, 256)) * 30, id="noise"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        decoded(content)
