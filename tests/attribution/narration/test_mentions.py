"""Which words of the writer's sentences can name a speaker, and how far each goes."""

from collections.abc import Callable

import pytest

from service.attribution.article_view import ArticleView
from service.attribution.narration.mention import MentionType

Reader = Callable[[str], ArticleView]


def mentions(reader: Reader, text: str, kind: MentionType) -> list[str]:
    """The mentions of one type, as written, without what only explains or qualifies another."""
    article = reader(text)
    narration = article.narration
    return [
        narration.text[narration.starts[one.first] : narration.ends[one.last - 1]]
        for one in article.mentions
        if one.type is kind and one.host is None
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("On Monday Ann Lee left.", ["Ann Lee"], id="a given name and a surname"),
        pytest.param(
            "Yesterday Secretary of State Ann J. Lee left.", ["Secretary of State Ann J. Lee"], id="an office"
        ),
        pytest.param("The longtime pollster Ann Lee left.", ["The longtime pollster Ann Lee"], id="a role in front"),
        pytest.param("He met Lee’s spokesman Tom Park.", ["Lee’s spokesman Tom Park"], id="an owner in front"),
        pytest.param("He left the Department of Justice.", ["Department of Justice"], id="a body with of"),
        pytest.param("Ursula von der Leyen left.", ["Ursula von der Leyen"], id="particles"),
        pytest.param("Tom Will left. Then Will said no.", ["Tom Will", "Will"], id="a surname that is a word"),
        pytest.param("Avon glassblower Ann Lee left.", ["Ann Lee"], id="a place before a role that no list has"),
        pytest.param("Ann Lee told mayor Tom Park.", ["Ann Lee", "mayor Tom Park"], id="a verb is no role"),
        pytest.param("Ann Lee (D-Ohio) left.", ["Ann Lee"], id="a party and state in brackets"),
        pytest.param("He read Harbour Watch and Avon Today.", ["Harbour Watch", "Avon Today"], id="a body's last word"),
        pytest.param("Anne Orl\u00c3\u00a9ans left.", ["Anne Orl\u00c3\u00a9ans"], id="a letter decoded wrongly"),
        pytest.param("Ann Le\u0301vy left.", ["Ann Le\u0301vy"], id="an accent of its own"),
        pytest.param("Chastened by the vote, he left.", [], id="a capital at the start of a sentence"),
        pytest.param("Lawmakers Fear New Tax Will Hurt Small Towns\n\nIt was late.", [], id="a headline's capitals"),
    ],
)
def test_names(reader: Reader, text: str, names: list[str]) -> None:
    assert mentions(reader, text, MentionType.NAME) == names


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        pytest.param("A senior adviser left.", ["A senior adviser"], id="a person"),
        pytest.param("Lee’s campaign left.", ["Lee’s campaign"], id="an owner's body"),
        pytest.param("Officials left.", ["Officials"], id="a bare plural"),
        pytest.param("The 46-year-old left.", ["The 46-year-old"], id="an age"),
        pytest.param("Then the meeting denounced him.", ["the meeting"], id="any noun that speaks"),
        pytest.param("He saw what many officials called fair.", ["many officials"], id="not the word that joins"),
        pytest.param("He left a few days ago.", [], id="a count of days is nobody"),
        pytest.param("The Herald reports that it rained.", [], id="a verb that could be a noun"),
        pytest.param("Ann Lee, a lawyer, left.", [], id="what only explains a name"),
    ],
)
def test_nouns(reader: Reader, text: str, nouns: list[str]) -> None:
    assert mentions(reader, text, MentionType.NOUN) == nouns


def test_words_within_quotes_name_nobody(reader: Reader) -> None:
    assert mentions(reader, "She said, “Ann Lee left.”", MentionType.NAME) == []
