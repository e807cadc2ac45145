"""Who the names of an article stand for."""

from collections.abc import Callable

import pytest

from service.attribution.article_view import ArticleView
from service.attribution.cast.member import are_compatible
from service.language.language import DEFAULT, language
from service.people.parsing import parse_name

ENGLISH = language(DEFAULT)

Reader = Callable[[str], ArticleView]


def cast_of(reader: Reader, text: str) -> dict[str, set[str]]:
    """The members of the text's cast with their aliases."""
    members = reader(text).cast.members
    return {member.name: set(member.aliases) - {member.name} for member in members if member.tokens}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        pytest.param(
            "Senator Ann M. Lee left. Then Ann Lee came. Later Lee left.",
            {"Ann M. Lee": {"Ann Lee", "Lee"}},
            id="one person",
        ),
        pytest.param(
            "On Monday Ann Lee met Tom Lee. Later Ms. Lee left.",
            {"Ann Lee": {"Lee"}, "Tom Lee": set()},
            id="two people of one surname, a title telling which",
        ),
        pytest.param(
            "Then the National Weather Bureau spoke. Later the NWB left. Later the NWB came.",
            {"National Weather Bureau": {"NWB"}},
            id="a body by its whole name, however often it is shortened",
        ),
        pytest.param(
            "Yesterday the New Avon Times wrote. Later the Times denied it.",
            {"New Avon Times": {"Times"}},
            id="a body's last word",
        ),
        pytest.param(
            "On Monday Ann Lee came. Then Mr. Lee left. Later Mr. Lee wept.",
            {"Ann Lee": set(), "Lee": set()},
            id="a title that says it is a namesake",
        ),
        pytest.param(
            "On Monday Ann Lee came. Then Mr. Lee left. He said, “I am Tom Lee.”",
            {"Ann Lee": set(), "Tom Lee": {"Lee"}},
            id="a namesake whose full name stands inside a quote",
        ),
        pytest.param(
            "On Monday Ann Lee came. Then Tom Lee came. Later Lee left.",
            {"Ann Lee": set(), "Tom Lee": {"Lee"}},
            id="the surname alone is who opened the sentence before",
        ),
        pytest.param(
            "On Monday Ann Lee came. She met her brother Tom Lee. Later Lee left.",
            {"Ann Lee": {"Lee"}, "Tom Lee": set()},
            id="the surname alone is who was named first, when the other is only met",
        ),
        pytest.param(
            "On Monday Tyra Hathaway spoke. Then Hatheway left.",
            {"Tyra Hathaway": {"Hatheway"}},
            id="a long surname misspelt by a letter",
        ),
        pytest.param(
            "On Monday Lan Mei San Kyo spoke. Then San Kyo left.",
            {"Lan Mei San Kyo": {"San Kyo"}},
            id="the last words of a long name",
        ),
        pytest.param("Then LEE left. She said, “I am Ann Lee.”", {"Ann Lee": {"LEE"}}, id="a surname in capitals"),
        pytest.param(
            "Then Lee left. Ann “Fingers” Lee was late.",
            {"Ann “Fingers” Lee": {"Ann", "Lee"}},
            id="a nickname in marks",
        ),
        pytest.param(
            "Then Lee left. She said, “I am Ann Lee.”", {"Ann Lee": {"Lee"}}, id="the full name inside a quote"
        ),
    ],
)
def test_the_cast(reader: Reader, text: str, members: dict[str, set[str]]) -> None:
    assert cast_of(reader, text) == members


def test_gender_is_learned_from_pronouns(reader: Reader) -> None:
    article = reader("Then Xola Lee left because she was late. Later Lee said she was sorry. Lee knew she was wrong.")
    assert [member.gender for member in article.cast.members] == ["f"]


@pytest.mark.parametrize(
    ("one", "other", "compatible"),
    [
        ("Ann Lee", "A. Lee", True),
        ("Ann Lee", "Ann M. Lee", True),
        ("Tim Lee", "Timothy Lee", True),
        ("Ann Lee", "Tom Lee", False),
        ("Ann M. Lee", "Ann B. Lee", False),
        ("Tom Lee Jr.", "Tom Lee Sr.", False),
        ("Tom Lee Jr.", "Tom Lee", False),
        ("Joseph R. Lee Jr.", "Joe Lee", True),
    ],
)
def test_names_of_one_surname_agree_or_not(one: str, other: str, compatible: bool) -> None:
    assert are_compatible(parse_name(one, ENGLISH), parse_name(other, ENGLISH), ENGLISH) is compatible
