"""How the wordings of one utterance hang together."""

from __future__ import annotations

import pytest

from service.domain import Article, ArticleKind, PublishedAt
from service.errors import QuoteNotFound
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest
from service.lineage import Lineage, lineage_of
from service.lineage.lineage import MOST_WORDINGS
from service.storage.store import Store

WHOLE = "We shall light the northern lantern before the first frost, and every keeper will have dry boots"
TURNED = WHOLE.replace("northern", "southern")
PART = "every keeper will have dry boots"
SPEECH = f"JON AUBER: Good evening. We shall, you know, {WHOLE[9:]}. Thank you very much.\n\nMIRA TOLL: When, then?"


class Newsroom:
    """A record in memory."""

    def __init__(self) -> None:
        self.store, self.index = Store.in_memory(), in_memory()

    def prints(self, words: str, outlet: str, day: int, speaker: str | None = "Jon Auber") -> int:
        """The id of the quote that an outlet prints on a day of May."""
        text = f"“{words},” {speaker} told the council." if speaker else f"On the wall stood “{words}.”"
        return self._add(Article(outlet, text, language="en", published_at=_day(day)))[0]

    def records(self, text: str, day: int) -> list[int]:
        """The ids of the turns of a transcript."""
        kind = ArticleKind.TRANSCRIPT
        return self._add(Article("Record", text, kind=kind, language="en", published_at=_day(day)))

    def _add(self, article: Article) -> list[int]:
        return [occurrence.quote_id for occurrence in ingest(article, self.store, self.index).occurrences]

    def lineage(self, quote_id: int, days: int = 7) -> Lineage:
        index: CandidateIndex = self.index
        return lineage_of(quote_id, self.store, index, days)


def _day(day: int) -> PublishedAt:
    return PublishedAt.parse(f"2026-05-{day:02}")


def drawn(lineage: Lineage) -> list[tuple[str, int | None, str | None]]:
    """For each wording who has it, what it hangs on, and what it is to that."""
    return [
        (
            "+".join(article.outlet for article in node.member.articles),
            node.hangs_on,
            node.relation and str(node.relation),
        )
        for node in lineage.nodes
    ]


def test_each_wording_hangs_on_the_nearest_earlier_one() -> None:
    newsroom = Newsroom()
    first = newsroom.prints(WHOLE, "Post", 5)
    turned = newsroom.prints(TURNED, "Herald", 6)
    newsroom.prints(TURNED, "Courier", 7)
    newsroom.prints(TURNED.replace("dry", "new"), "Gazette", 7)
    part = newsroom.prints(PART, "Globe", 8)
    tree = [
        ("Post", None, None),
        ("Herald+Courier", 0, "altered"),
        ("Gazette", 1, "altered"),
        ("Globe", 0, "part"),
    ]
    assert drawn(newsroom.lineage(first)) == tree
    assert drawn(newsroom.lineage(turned)) == tree
    assert [each for each in drawn(newsroom.lineage(part)) if each[0] != "Gazette"] == [*tree[:2], tree[3]]


def test_the_primary_source_is_the_root_though_print_was_stored_before_it() -> None:
    newsroom = Newsroom()
    printed = newsroom.prints(WHOLE, "Post", 5)
    newsroom.records(SPEECH, 5)
    lineage = newsroom.lineage(printed)
    assert drawn(lineage) == [("Record", None, None), ("Post", 0, "altered")]
    [root, node] = lineage.nodes
    assert (root.member.is_source, node.severity and node.severity.value) == (True, "style")


def test_a_long_turn_is_drawn_by_its_passages_that_were_printed() -> None:
    newsroom = Newsroom()
    filling = "The oil has come by barge and the wicks are trimmed for a winter without the moon. " * 20
    [turn, *_] = newsroom.records(SPEECH.replace("Good evening. ", f"Good evening. {filling}"), 5)
    printed = newsroom.prints(WHOLE, "Post", 6)
    for id in (turn, printed):
        nodes = newsroom.lineage(id).nodes
        assert [(node.member.quote_id, node.hangs_on) for node in nodes][-1] == (printed, len(nodes) - 2)
        assert all("lantern" in node.member.words.text for node in nodes[-2:])


@pytest.mark.parametrize(
    ("words", "day", "speaker"),
    [(TURNED, 6, "Lena Moss"), (TURNED, 28, "Jon Auber"), (TURNED, 6, None)],
    ids=["another speaker", "another time", "nobody"],
)
def test_strangers_stay_out(words: str, day: int, speaker: str | None) -> None:
    newsroom = Newsroom()
    first = newsroom.prints(WHOLE, "Post", 5)
    newsroom.prints(words, "Herald", day, speaker)
    assert drawn(newsroom.lineage(first)) == [("Post", None, None)]


def test_common_words_are_not_put_together() -> None:
    newsroom = Newsroom()
    first = newsroom.prints("Thank you very much", "Post", 5)
    newsroom.prints("Thank you very much", "Herald", 6)
    lineage = newsroom.lineage(first)
    assert (lineage.is_common, drawn(lineage)) == (True, [("Post", None, None)])


def test_of_many_wordings_the_most_are_shown_and_the_others_counted() -> None:
    newsroom = Newsroom()
    first = newsroom.prints(WHOLE, "Post", 5)
    for number in range(MOST_WORDINGS + 2):
        newsroom.prints(WHOLE.replace("first frost", f"frost number {number + 11}"), f"Outlet {number}", 6)
    lineage = newsroom.lineage(first)
    assert (len(lineage.nodes), lineage.left_out) == (MOST_WORDINGS, 3)


def test_a_quote_that_is_not_there_has_none() -> None:
    with pytest.raises(QuoteNotFound):
        Newsroom().lineage(7)
