"""Who "he", "I" and "the governor" are: nobody of another item, and nobody where the article has no name for them."""

from __future__ import annotations

import pytest

from service.attribution import attribute, attribute_inner
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")


def speakers(text: str, **known: str) -> list[str | None]:
    """The speaker's name for each quote of `text`, None where nobody is named."""
    found = attribute(text, extract(text, ENGLISH), ENGLISH, **known)
    return [one.attribution.speaker.name if one.attribution and one.attribution.speaker else None for one in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Tom Park ran the Beehive shop in Avon.\n\nMy father worked there. "
            "He said, “We need more time to do all of it.”",
            [None],
            id="a father without a name, not the man named before",
        ),
        pytest.param(
            "A neighbor waited in Avon.\n\nTom Park waved. He said, “We need more time to do all of it.”",
            ["Tom Park"],
            id="the man named after somebody without a name",
        ),
        pytest.param(
            "Ann Lee said that Joan Reed has left.\n\n“We need more time to do all of it,” she added.",
            ["Ann Lee"],
            id="who said it, not whom it was said of",
        ),
        pytest.param(
            "Ann Lee, the former mayor, spoke in Avon. The first lady and senator said, "
            "“We need more time to do all of it.” Sen. Tom Park was there.",
            ["Ann Lee"],
            id="two descriptions, one of them a woman's",
        ),
        pytest.param(
            "Ann Lee noted the rule. She left early, and when pressed on it, the 34-year-old mother of two replied, "
            "“We need more time to do all of it.”",
            ["Ann Lee"],
            id="an age",
        ),
        pytest.param(
            "Tom Park called on Bert Dale to resign.\n\n“We need more time to do all of it,” "
            "Reed's former campaign strategist said in an interview.",
            ["Tom Park"],
            id="what somebody was for another",
        ),
        pytest.param(
            "Tom Park called on Bert Dale to resign.\n\n“We need more time to do all of it,” Park's lawyer said.",
            [None],
            id="somebody else's lawyer",
        ),
        pytest.param(
            "Tom Park had met Ann Lee, now the former mayor, who in 2010 said the plan was a “way to resolve it.”",
            ["Ann Lee"],
            id="who, past an apposition and a year",
        ),
    ],
)
def test_who_is_meant(text: str, names: list[str | None]) -> None:
    assert speakers(text) == names


ITEMS = (
    "Bert Dale, the Labor nominee, is in Avon.\n\n{rule}\n\n"
    "Tom Park says the council is slow.\n\nThe nominee came to Rome.\n\nHe said, “We need more time to do all of it.”"
)


@pytest.mark.parametrize("rule", ["___", "___.", "* * *", "——————"])
def test_he_is_nobody_of_another_item(rule: str) -> None:
    assert speakers(ITEMS.format(rule=rule)) == ["Tom Park"]


def test_without_a_rule_the_description_reaches_back() -> None:
    assert speakers(ITEMS.format(rule="It rained.")) == ["Bert Dale"]


ESSAY = (
    "My town has changed.\n\nTom Park came in May.\n\nI told him, “We need more time to do all of it.”\n\n"
    "He left.\n\nIt is a pity.\n\n{note}"
)


@pytest.mark.parametrize(
    ("note", "known", "name"),
    [
        pytest.param("Ann Lee is a columnist in Avon.", {}, "Ann Lee", id="a note on the author"),
        pytest.param("Tom Park is a columnist in Avon.", {}, None, id="a note on somebody of the article"),
        pytest.param("", {}, None, id="nobody is said to write"),
        pytest.param("", {"byline": "By Ann Lee"}, "Ann Lee", id="a byline"),
        pytest.param("", {"byline": "Ann Lee and Bert Dale"}, None, id="a byline of two"),
        pytest.param("", {"byline": "Reuters"}, None, id="a byline that is no person's"),
        pytest.param("", {"byline": "Avon News Agency"}, None, id="an agency's byline"),
        pytest.param("", {"byline": "Staff Writer"}, None, id="a byline without a name"),
    ],
)
def test_i_is_the_writer(note: str, known: dict[str, str], name: str | None) -> None:
    assert speakers(ESSAY.format(note=note), **known) == [name]


def test_the_writer_is_never_she() -> None:
    text = ESSAY.format(note="Ann Lee is a columnist in Avon.").replace("I told him", "I waited. She told him")
    assert speakers(text) == [None]


@pytest.mark.parametrize("contracted", ["I’d", "I'm", "He’d", "They’ve"])
def test_a_contraction_is_nobody(contracted: str) -> None:
    text = f"{contracted} rather live in what he calls “a very cold place” than move."
    assert speakers(text) in ([None], [])


def test_a_speaker_does_not_call_himself_he() -> None:
    text = "“He told me, ‘You must go home now,’ and so I left,” Tom Park said. Park wept."
    [outer] = attribute_inner(text, attribute(text, extract(text, ENGLISH), ENGLISH), ENGLISH)
    assert outer.attribution is not None
    assert outer.attribution.speaker is not None
    assert outer.attribution.speaker.name == "Tom Park"
    assert [one.attribution.speaker if one.attribution else None for one in outer.inner] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The Avon Port Council (APC) met. The APC voted. The APC left.\n\n“We need time to do it,” the APC said.",
            "APC",
            id="the name in full once, to spell it out",
        ),
        pytest.param(
            "The Harbour Upkeep Office (HUO) met. The HUO left. The HUO ate.\n\n“We need time,” the HUO said.",
            "Harbour Upkeep Office",
            id="letters that nobody knows",
        ),
        pytest.param(
            "The Avon Port Council met. The Avon Port Council voted. The APC left. The APC slept. The APC ate.\n\n"
            "“We need time to do it,” the APC said.",
            "Avon Port Council",
            id="the name in full twice",
        ),
    ],
)
def test_a_body_goes_by_its_full_name(text: str, name: str) -> None:
    assert speakers(text) == [name]
