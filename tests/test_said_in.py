"""What was said beside what was printed: the verdict is against the primary source, where it is on record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from service.domain import Article, ArticleKind, PublishedAt, Severity, Verdict, VerifyQuery
from service.index.open import in_memory
from service.ingestion import ingest
from service.storage.store import Store
from service.verification import Verification, verify

BRIEFING = (
    "PIA DORN: Mayor Quill, what will you do?\n\n"
    "ADA QUILL: We will rebuild the eastern weir, stone by stone, before the first herring comes. (APPLAUSE) And every "
    "family that lost a boat will have another by Easter.\n\nPIA DORN: Thank you very much."
)
PRINTED = "“We will rebuild the western weir, stone by stone, before the first herring comes,” Mayor Ada Quill said."
ASKED = "We will rebuild the western weir, stone by stone, before the first herring comes"
SAID = "We will rebuild the eastern weir, stone by stone, before the first herring comes"


def transcript(day: str = "2026-03-02", text: str = BRIEFING) -> Article:
    moment = PublishedAt.parse(day)
    kind = ArticleKind.TRANSCRIPT
    return Article("Record", text, kind=kind, language="en", title="Briefing on the weir", published_at=moment)


def printed(outlet: str, day: str = "2026-03-03", text: str = PRINTED) -> Article:
    return Article(outlet, text, language="en", published_at=PublishedAt.parse(day))


def answer(articles: Sequence[Article], quote: str, speaker: str | None = "Ada Quill") -> Verification:
    store, index = Store.in_memory(), in_memory()
    for article in articles:
        ingest(article, store, index)
    return verify(VerifyQuery(quote, speaker), store, index)


def test_the_verdict_is_against_what_was_said() -> None:
    given = answer([transcript(), printed("Post"), printed("Herald")], ASKED)
    assert (given.verdict, given.severity, given.attribution.value) == (Verdict.ALTERED, Severity.WORDING, "confirmed")
    assert given.explanation.endswith(
        "Compared with the transcript “Briefing on the weir” (Record, 2026-03-02); printed by 2 outlets."
    )
    assert given.headline == "Not as quoted: Ada Quill said “eastern weir”."


def test_where_it_was_said_stands_beside_who_printed_it() -> None:
    article = transcript()
    given = answer([article, printed("Post")], ASKED)
    [place] = given.said_in
    assert (place.speaker and place.speaker.name, place.text) == ("Ada Quill", SAID)
    assert article.text[place.start : place.end] == SAID
    assert " ".join(place.after.split()) == ". And every family that lost a boat will have another by Easter."
    assert [[use.outlet for use in match.outlets] for match in given.matches] == [[], ["Post"]]
    assert [[occurrence.article.outlet for occurrence in match.carried_by] for match in given.matches] == [[], ["Post"]]


def test_what_nobody_printed_is_an_answer() -> None:
    given = answer([transcript()], "every family that lost a boat will have another by Easter")
    assert given.verdict is Verdict.FRAGMENT
    assert given.explanation.endswith(
        "Compared with the transcript “Briefing on the weir” (Record, 2026-03-02): said, but no outlet here quoted it."
    )


@pytest.mark.parametrize(
    "source",
    [
        transcript("2026-01-05"),
        transcript("2026-05-20"),
        transcript(text=BRIEFING.replace("ADA QUILL", "MATS OREL")),
    ],
    ids=["long before", "long after", "another speaker"],
)
def test_another_saying_does_not_decide(source: Article) -> None:
    given = answer([source, printed("Post")], ASKED)
    assert (given.verdict, given.attribution.value) == (Verdict.VERBATIM, "confirmed")
    assert given.matches[0].outlets[0].outlet == "Post"


def test_without_a_primary_source_nothing_is_new() -> None:
    given = answer([printed("Post")], ASKED)
    assert (given.verdict, given.said_in) == (Verdict.VERBATIM, ())
    assert given.explanation == "The words are the same as in the recorded quote, in the same order."


def test_words_that_were_read_out_are_not_the_readers() -> None:
    text = (
        "ADA QUILL: Captain Tom Fell said, “The weir was rotten for ten long years.” I believe him.\n\nPIA DORN: Go on."
    )
    given = answer([transcript(text=text)], "The weir was rotten for ten long years", "Ada Quill")
    assert given.attribution.value == "contradicted"


HELD = (
    "PIA DORN: Mayor Quill, what will you do?\n\nADA QUILL: We will, you know, rebuild the eastern weir, uh, stone by "
    "stone, before the first herring comes.\n\nPIA DORN: Thank you very much."
)
LONGER = HELD.replace("comes.", "comes. " + "The crews have waited for eleven winters and wait no more. " * 20)


@pytest.mark.parametrize("text", [HELD, LONGER], ids=["a short turn", "a passage of a long one"])
def test_what_print_leaves_out_of_speech_is_style(text: str) -> None:
    given = answer([transcript(text=text)], SAID)
    assert (given.verdict, given.severity) == (Verdict.ALTERED, Severity.STYLE)
    assert {change.kind.value for change in given.matches[0].comparison.changes} == {"disfluency"}


def test_what_another_outlet_leaves_out_of_print_is_wording() -> None:
    words = HELD.split(": ")[2].split("\n", maxsplit=1)[0]
    given = answer([printed("Post", text=f"“{words}” Mayor Ada Quill said.")], SAID)
    assert (given.verdict, given.severity) == (Verdict.ALTERED, Severity.WORDING)


def test_words_that_one_place_has_in_another_style_are_not_joined_of_two() -> None:
    told = "ADA QUILL: {}\n\nPIA DORN: And the ferry?"
    first = "And we are mending the eastern weir before the herring comes, whatever it costs the town."
    again = "Last spring I said that we're mending the eastern weir before anybody asks for it again."
    given = answer(
        [transcript(text=told.format(first)), transcript("2026-03-09", told.format(again))],
        "We're mending the eastern weir before the herring comes, whatever it costs the town",
    )
    assert (given.joined, given.verdict, given.severity) == ((), Verdict.ALTERED, Severity.STYLE)


def test_what_was_said_decides_however_few_matches_are_wanted() -> None:
    store, index = Store.in_memory(), in_memory()
    for article in (transcript(), printed("Post"), printed("Herald")):
        ingest(article, store, index)
    given = verify(VerifyQuery(ASKED, "Ada Quill", limit=1), store, index)
    [match] = given.matches
    assert (given.verdict, len(match.said), match.carried_by) == (Verdict.ALTERED, 1, ())
    assert given.explanation.endswith("printed by 2 outlets.")


SHORT = "The new bridge is cancelled"
NOTICE = "PIA DORN: And the bridge?\n\nADA QUILL: {}The new bridge is not cancelled. {}Thank you very, very much.\n\n"
MORE = "We have counted the planks and the nails, and the carters will come on Monday with the rest of it. " * 9


def short_print(words: str = SHORT, day: str = "2026-03-03", speaker: str = "Ada Quill") -> Article:
    return printed("Post", day, f"“{words},” Mayor {speaker} said.")


@pytest.mark.parametrize("more", ["", MORE], ids=["a short turn", "a passage of a long turn"])
def test_few_words_of_the_same_speaker_and_days_are_held_against_what_was_said(more: str) -> None:
    given = answer([transcript(text=NOTICE.format(more, more)), short_print()], SHORT)
    assert (given.verdict, given.severity) == (Verdict.ALTERED, Severity.SENSE)
    assert [place.text for place in given.said_in] == ["The new bridge is not cancelled"]
    [against] = [place.against_source for match in given.matches for place in match.carried_by]
    assert against is not None
    assert against.comparison.severity is Severity.SENSE
    assert [change.quote.text for change in against.comparison.changes] == ["not"]


@pytest.mark.parametrize(
    ("articles", "words"),
    [
        ([transcript(text=NOTICE.format(MORE, "")), short_print(speaker="Ida Brandt")], SHORT),
        ([transcript("2026-02-02", NOTICE.format(MORE, "")), short_print()], SHORT),
        ([transcript(text=NOTICE.format(MORE, "")), short_print("Thank you very much")], "Thank you very much"),
        (
            [transcript(text=NOTICE.format(MORE, "")), short_print("The old bridge is finished")],
            "The old bridge is finished",
        ),
    ],
    ids=["another speaker", "long before", "everyday's words", "other words"],
)
def test_few_words_are_no_saying_of_another_speaker_or_time_nor_where_anybody_says_them(
    articles: list[Article], words: str
) -> None:
    given = answer(articles, words, None)
    assert (given.verdict, given.said_in) == (Verdict.VERBATIM, ())


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("check out", Verdict.VERBATIM), ("the caulked planks", Verdict.FRAGMENT)],
    ids=["in many mouths", "of their own"],
)
def test_two_words_decide_where_they_are_hardly_said_twice(words: str, verdict: Verdict) -> None:
    said = transcript(text=NOTICE.format("Do check out the caulked planks. ", ""))
    assert answer([said, short_print(words)], words, None).verdict is verdict


def test_a_source_is_looked_at_behind_any_number_of_closer_prints() -> None:
    changed = ("restore", "stony", "earliest", "shad", "turns", "until")
    words = ("rebuild", "stone by", "first", "herring", "comes", "before")
    prints = [
        printed(f"Outlet {number}", text=PRINTED.replace(old, new))
        for number, (old, new) in enumerate(zip(words, changed, strict=True))
    ]
    said = BRIEFING.replace("We will rebuild", "We will soon rebuild")
    given = answer([transcript(text=said), printed("Post"), *prints], ASKED)
    assert (given.verdict, len(given.said_in), len(given.matches)) == (Verdict.ALTERED, 1, 5)
    assert given.headline.startswith("Not as quoted: Ada Quill said ")
