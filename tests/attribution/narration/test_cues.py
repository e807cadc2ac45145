"""Reporting verbs find their subjects over adverbs, insertions and phrases."""

from collections.abc import Callable

import pytest

from service.attribution import attribute
from service.attribution.article_view import ArticleView
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")

Reader = Callable[[str], ArticleView]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "link"),
    [
        pytest.param("Ann Lee said so.", "say", "Ann Lee", "direct", id="subject, verb"),
        pytest.param("Ann Lee has also repeatedly said so.", "say", "Ann Lee", "direct", id="adverbs between"),
        pytest.param("“Yes,” said Ann Lee.", "say", "Ann Lee", "inverted", id="verb, subject"),
        pytest.param(
            "Ann Lee, a lawyer from Avon, said so.", "say", "Ann Lee", "appositive", id="an apposition between"
        ),
        pytest.param(
            "Ann Lee (D-Ohio), who left early, said so.", "say", "Ann Lee", "appositive", id="a bracket between"
        ),
        pytest.param("The mayor of Avon said so.", "say", "The mayor", "phrase", id="a phrase between"),
        pytest.param("It rained on Ann Lee, who said so.", "say", "who", "direct", id="a relative clause"),
        pytest.param("Ann Lee left the room, saying so.", "say", "Ann Lee", "participle", id="a participle"),
        pytest.param("Ann Lee went on to say so.", "say", "Ann Lee", "infinitive", id="an infinitive"),
        pytest.param("According to Ann Lee, it rained.", "according", "Ann Lee", "according", id="according to"),
        pytest.param(
            "Ann Lee left, with Tom Park saying so.", "say", "Tom Park", "absolute", id="a participle with its own"
        ),
        pytest.param("It was late, noted Ann Lee.", "note", "Ann Lee", "inverted", id="behind a clause"),
        pytest.param("“Yes,” said the Herald’s Ann Lee.", "say", "Ann Lee", "inverted", id="behind a possessor"),
        pytest.param("Ann Lee, tired, told Tom Park.", "tell", "Ann Lee", "appositive", id="an object is no subject"),
        pytest.param("Ann Lee on Monday said so.", "say", "Ann Lee", "direct", id="a day between"),
        pytest.param("It rained on Ann Lee, who in 2010 said so.", "say", "who", "direct", id="a year between"),
        pytest.param(
            "Ann Lee was late when told to pay a man who swore, adding so.",
            "add",
            "Ann Lee",
            "participle",
            id="a participle behind somebody else's clause",
        ),
        pytest.param("A report on Avon said so.", "say", "A report", "phrase", id="a noun that may be a verb"),
        pytest.param("Ann Lee and Tom Park said so.", "say", "Ann Lee", "direct", id="the first of two"),
    ],
)
def test_a_verb_finds_its_subject(reader: Reader, text: str, verb: str, subject: str, link: str) -> None:
    article = reader(f"{text} “Never.”")
    cue = next(one for one in article.cues if one.lemma == verb)
    narration, mention = article.narration, article.mentions[cue.subject]
    assert narration.text[narration.starts[mention.first] : narration.ends[mention.last - 1]] == subject
    assert cue.link == link


@pytest.mark.parametrize("text", ["He read the report.", "His claims were false.", "Lee’s answer was no."])
def test_a_noun_is_no_cue(reader: Reader, text: str) -> None:
    article = reader(text)
    assert [one.lemma for one in article.cues if one.lemma in {"report", "claim", "answer"}] == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param(
            "Ann Lee said that Avon had shown to its rival a “narrow way” to resolve the strike.",
            "said",
            id="an infinitive behind the quote",
        ),
        pytest.param(
            "Mayor Ann Lee said the town sent its own written answer to Avon “on the very same day.”",
            "said",
            id="a participle that describes a noun",
        ),
        pytest.param(
            "Ann Lee said the letter offers Avon “a fair way out,” should it want one.",
            "said",
            id="the verb of a clause",
        ),
        pytest.param(
            "Ann Lee said the town has made an offer that “goes beyond ours” and denied any quarrel.",
            "said",
            id="a second verb behind the quote",
        ),
        pytest.param("Ann Lee praised the plan and called it “a good start.”", "called", id="a second verb before it"),
        pytest.param("Ann Lee left early, saying it was “a good start.”", "saying", id="a participle of the speaker"),
    ],
)
def test_the_cue_shown_is_the_verb_of_the_speaker(text: str, cue: str) -> None:
    (attributed,) = attribute(text, extract(text, ENGLISH), ENGLISH)
    assert attributed.attribution is not None
    assert attributed.attribution.cue is not None
    assert attributed.attribution.cue.text == cue


def test_per_is_according_to_behind_a_quote_only(reader: Reader) -> None:
    article = reader("Two trains per hour left “at noon,” per the council’s rules.")
    [cue] = article.cues
    assert cue.lemma == "according"
    assert article.narration.quotes[cue.at - 1] == 0
