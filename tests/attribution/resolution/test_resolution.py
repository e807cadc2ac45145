"""Which member of the cast pronouns and noun phrases stand for."""

import pytest

from service.attribution import attribute
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")


def speakers(text: str) -> list[str | None]:
    """The speaker's name for each quote of `text`, None where nobody is named."""
    return [
        one.attribution.speaker.name if one.attribution and one.attribution.speaker else None
        for one in attribute(text, extract(text, ENGLISH), ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Tom Park met Ann Lee in Avon.\n\nThe New York businesswoman said, “We need more time to do it.”",
            ["Ann Lee"],
            id="a noun that says she is a woman",
        ),
        pytest.param(
            "Ann Lee left for Avon.\n\nThe former mayor and current Democratic nominee said, "
            "“We need more time to do it.”",
            ["Ann Lee"],
            id="the second of two joined descriptions",
        ),
        pytest.param(
            "While Tom Park had a choir in Avon, that has not happened, which is something that troubles Bert Dale, "
            "president of the Avon Music Society.\n\n“We need more time to do it,” he said.",
            ["Bert Dale"],
            id="the man just introduced",
        ),
        pytest.param(
            "After the long session Gov. Tom Park quietly greeted Bert Dale.\n\nBert Dale left early. "
            "The governor said, “We need more time to do it.”",
            ["Tom Park"],
            id="an office by its short form",
        ),
        pytest.param(
            "Tom Park came. “We need more time to do it,” Park's niece, state Del. Ann Lee (D-Avon), shouted.",
            ["Ann Lee"],
            id="the name behind a noun phrase and titles",
        ),
        pytest.param(
            "Tom Park came. “We need more time to do it,” Park's niece, a friend of Ann Lee, shouted.",
            [None],
            id="not a name in the noun phrase behind",
        ),
        pytest.param(
            "Ann Lee and Joan Reed were late.\n\nThe senator said, “We need more time to do it.”",
            [None],
            id="nobody when two women fit",
        ),
        pytest.param(
            "The Avon Port Council met in private for hours and then issued a statement.\n\n"
            "The statement said, “We need more time to do it.”",
            ["Avon Port Council"],
            id="a document by the body that issued it",
        ),
        pytest.param(
            "On Monday a video by the Avon Port Council was shown.\n\nThe clip says, “We need more time to do it.”",
            ["Avon Port Council"],
            id="a document by the body named behind it",
        ),
        pytest.param(
            "On Monday Ann Lee wrote a memoir. Then Tom Park wrote a book.\n\n"
            "The book says, “We need more time to do it.”",
            [None],
            id="no document with two authors to choose from",
        ),
        pytest.param(
            "The Avon Port Council met in private and then voted.\n\n“We need more time to do it,” they said.",
            ["Avon Port Council"],
            id="a body as they",
        ),
        pytest.param(
            "The Avon Port Council met its angry critics and then voted.\n\n“We need more time to do it,” they said.",
            [None],
            id="they when people were named too",
        ),
        pytest.param(
            "“We need more time to do all of it,” said Avon police Chief Ann Lee.",
            ["Ann Lee"],
            id="a place before a title",
        ),
        pytest.param(
            "“We need time,” said Tom Park.\n\nBut Sam Reed of the Avon Review agreed with Park.\n\n"
            "“It will take us years to do it,” he wrote.",
            ["Tom Park", "Sam Reed"],
            id="the last subject before the last speaker",
        ),
    ],
)
def test_who_is_meant(text: str, names: list[str | None]) -> None:
    assert speakers(text) == names
