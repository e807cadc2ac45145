"""Statements, phrases, and what nobody said."""

import pytest

from service.attribution.kinds import kind_by_form, kind_of
from service.domain import Article, QuoteKind
from service.reading import read


@pytest.mark.parametrize(
    ("content", "before", "has_speaker", "kind"),
    [
        pytest.param("We will go,", "", True, QuoteKind.DIRECT, id="a statement at the start"),
        pytest.param("Never.", "she said, ", True, QuoteKind.DIRECT, id="a word that stands alone"),
        pytest.param("ready", "it was ", True, QuoteKind.PARTIAL, id="a word in the writer's sentence"),
        pytest.param("in the coming days,", "talks ", True, QuoteKind.PARTIAL, id="a phrase"),
        pytest.param("quiet hour", "the so-called ", False, QuoteKind.UNSPOKEN, id="a term"),
        pytest.param("The Long Road Home", "she sang ", False, QuoteKind.UNSPOKEN, id="a title"),
        pytest.param("We never said that it was over.", "", False, QuoteKind.DIRECT, id="a statement of nobody known"),
        pytest.param("", "", False, QuoteKind.UNSPOKEN, id="nothing"),
    ],
)
def test_the_kind(content: str, before: str, has_speaker: bool, kind: QuoteKind) -> None:
    assert kind_of(content, before, has_speaker=has_speaker) is kind


@pytest.mark.parametrize(
    ("content", "before", "kind"),
    [
        pytest.param("Der Deich hält noch", "", QuoteKind.DIRECT, id="a sentence"),
        pytest.param("Der Deich", "den ", QuoteKind.PARTIAL, id="a name"),
        pytest.param("mit allen Mitteln", "kämpfte er ", QuoteKind.PARTIAL, id="a phrase"),
        pytest.param("Нет!", "сказал он: ", QuoteKind.DIRECT, id="one word that is a sentence"),
        pytest.param("灯塔会一直亮着，", "", QuoteKind.DIRECT, id="without capitals, ended"),
        pytest.param("灯塔会一直亮着没有人", "他说：", QuoteKind.DIRECT, id="without capitals, long"),
        pytest.param("创新", "所谓", QuoteKind.PARTIAL, id="a term without capitals"),
        pytest.param("المنارة ستبقى مضاءة طوال الليل", "قال: ", QuoteKind.DIRECT, id="four words without capitals"),
    ],
)
def test_the_form_decides_in_a_language_that_is_not_read(content: str, before: str, kind: QuoteKind) -> None:
    assert kind_by_form(content, before) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“The ship will leave at six and be back before mid…", QuoteKind.PARTIAL, id="an ellipsis"),
        pytest.param("“The ship will leave at six and be back bef", QuoteKind.PARTIAL, id="in a word"),
        pytest.param(
            "“The ship will leave at six [...]\n\nMore", QuoteKind.PARTIAL, id="the feed's own words behind it"
        ),
        pytest.param("“The ship will leave at six, said Ole.", QuoteKind.DIRECT, id="a forgotten mark"),
        pytest.param("“The ship will leave at six…”", QuoteKind.DIRECT, id="closed"),
    ],
)
def test_a_quote_that_breaks_off_with_its_text_is_a_part(text: str, kind: QuoteKind) -> None:
    [span] = read(Article("The Lantern", text))
    assert span.kind is kind
