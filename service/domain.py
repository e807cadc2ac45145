"""The values that pass between the parts: frozen, without behaviour that needs another part.

Offsets are half-open `[start, end)` and count Unicode code points of the text they are said to count in.
Scores are 0..1. The words are those of the design's glossary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Values of the domain like the rest, in modules of their own.
from service.article import FIELD_NAMES as FIELD_NAMES  # noqa: PLC0414
from service.article import Article as Article  # noqa: PLC0414
from service.article import ArticleFields as ArticleFields  # noqa: PLC0414
from service.article import ArticleKind as ArticleKind  # noqa: PLC0414
from service.article import ArticleSummary as ArticleSummary  # noqa: PLC0414
from service.article import Overrides as Overrides  # noqa: PLC0414
from service.correction import Corrected as Corrected  # noqa: PLC0414
from service.correction import CorrectionAction as CorrectionAction  # noqa: PLC0414
from service.layout import NO_LAYOUT as NO_LAYOUT  # noqa: PLC0414
from service.layout import Layout as Layout  # noqa: PLC0414
from service.layout import LeftOut as LeftOut  # noqa: PLC0414
from service.layout import LeftOutReason as LeftOutReason  # noqa: PLC0414
from service.layout import Post as Post  # noqa: PLC0414
from service.layout import PostFields as PostFields  # noqa: PLC0414
from service.publication import PublishedAt as PublishedAt  # noqa: PLC0414
from service.question import GivenSource as GivenSource  # noqa: PLC0414
from service.question import OccurrenceFilter as OccurrenceFilter  # noqa: PLC0414
from service.question import Searched as Searched  # noqa: PLC0414
from service.question import VerifyQuery as VerifyQuery  # noqa: PLC0414
from service.spans import QuotedSpan as QuotedSpan  # noqa: PLC0414
from service.spans import Span as Span  # noqa: PLC0414
from service.spans import TextSpan as TextSpan  # noqa: PLC0414
from service.spans import words_of_parts as words_of_parts  # noqa: PLC0414
from service.stance import Stance as Stance  # noqa: PLC0414
from service.verdicts import AttributionVerdict as AttributionVerdict  # noqa: PLC0414  # with what each means
from service.verdicts import ChangeKind as ChangeKind  # noqa: PLC0414
from service.verdicts import Severity as Severity  # noqa: PLC0414
from service.verdicts import Verdict as Verdict  # noqa: PLC0414


class QuoteKind(StrEnum):
    """What a quoted span is in its sentence: a whole sentence or more; a phrase worked into the writer's sentence; or a
    title, a term, a nickname, a scare quote, which nobody is said to have said; or no quoted span at all, but a turn of
    somebody in a primary source, who says it there."""

    DIRECT = "direct"
    PARTIAL = "partial"
    UNSPOKEN = "unspoken"
    SPOKEN = "spoken"


class ChangeOp(StrEnum):
    """What made the candidate of the recorded quote: a delete left words out, an insert put words in."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class CastMember:
    """Someone an article speaks of: the fullest name in the article, every name it uses for them, and what it says that
    they are ("the mayor of Avon")."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


OUTSIDE_QUOTES = "outside quotes"
"""The rule of a passage that stands outside the quotation marks of a source given with a question: nobody is quoted."""


CORRECTED = "corrected"
"""The rule of an occurrence whose speaker or stance somebody corrected; its confidence is 1."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a quoted span, and why we say so. `speaker` is None when the mention holds no name
    and none can be found for it ("a senior adviser"), and when the `stance` is not that it was said: `about` is then
    whom it is about. `others` said it together with the speaker ("Lee and Roe said"), in the order of the text. `rule`
    names what decided; `confidence` is 0..1."""

    speaker: CastMember | None
    mention: TextSpan | None
    cue: TextSpan | None
    rule: str
    confidence: float
    stance: Stance = Stance.SAID
    about: CastMember | None = None
    others: tuple[CastMember, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributedSpan:
    """A quoted span with its kind and, where the article gives evidence, its attribution; `inner` are the quotes
    within it, as its own words attribute them."""

    span: QuotedSpan
    kind: QuoteKind
    attribution: Attribution | None
    inner: tuple[AttributedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body across articles."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class InnerQuote:
    """A quote within a quote, as the outer one's words attribute it; `speaker` and `about` are names, None when there
    is none. `said_by` is the speaker across articles; None, too, in what was stored before such speakers were."""

    text: str
    start: int
    end: int
    speaker: str | None = None
    mention: TextSpan | None = None
    cue: TextSpan | None = None
    rule: str | None = None
    confidence: float | None = None
    stance: Stance = Stance.SAID
    about: str | None = None
    said_by: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a quote stands: article, span, and the speaker as that article gives it. Where the `stance` is
    not that it was said, nobody is the speaker, and `about` is whom it is about. `others` said it together with the
    speaker. `text` is the article's own wording.
    `prefix` and `suffix` are up to 32 code points of the article on each side of the span (a W3C TextQuoteSelector).
    `parts` and `inner` are as in QuotedSpan. `posted_at` is when the post of a live blog was published in which it
    stands, in UTC; None in other articles. Where it was `corrected`, speaker, stance and kind are what the correction
    says, the mention and cue that were read for another speaker are left out, and the rule is CORRECTED. Of a printed
    place, `against_source` is what it is against what was said, where that was looked for and is on record."""

    id: int
    quote_id: int
    article: ArticleSummary
    text: str
    start: int
    end: int
    kind: QuoteKind
    speaker: Speaker | None
    mention: TextSpan | None
    cue: TextSpan | None
    rule: str | None
    confidence: float | None
    prefix: str
    suffix: str
    is_closed: bool
    parts: tuple[Span, ...] = ()
    inner: tuple[InnerQuote, ...] = ()
    stance: Stance = Stance.SAID
    about: Speaker | None = None
    others: tuple[Speaker, ...] = ()
    corrected: Corrected | None = None
    against_source: AgainstSource | None = None

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who said it, in the order of the text; nobody where the speaker is not known."""
        return (self.speaker, *self.others) if self.speaker else ()

    posted_at: PublishedAt | None = None

    @property
    def published_at(self) -> PublishedAt | None:
        """When it was published: with its post, or with its article."""
        return self.posted_at or self.article.published_at


@dataclass(frozen=True, slots=True)
class Quote:
    """One distinct wording, whoever printed it; `text` is the wording as first stored."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class OutletUse:
    """How often one outlet carried a quote, and since when."""

    outlet: str
    occurrences: int
    first_published_at: PublishedAt | None


@dataclass(frozen=True, slots=True)
class RecordedFrom:
    """Somebody to whom outlets give a quote, and how often; `outlets` are in the order in which they did."""

    speaker: Speaker
    outlets: tuple[str, ...]
    occurrences: int


@dataclass(frozen=True, slots=True)
class Denial:
    """An outlet that carried a quote as not said, or as doubtful: `stance` is never SAID. `about` is the one who did
    not say it, None where the outlet gives no name; `occurrences` counts the places."""

    about: Speaker | None
    stance: Stance
    outlet: str
    occurrences: int


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a candidate quote and a recorded one, with offsets into each original string. For an
    insert the quote's side is empty (a point), for a delete the candidate's is."""

    op: ChangeOp
    kind: ChangeKind
    candidate: TextSpan
    quote: TextSpan

    @property
    def severity(self) -> Severity:
        """How bad the difference is for who quotes: that of its kind."""
        return self.kind.meaning.severity


@dataclass(frozen=True, slots=True)
class Comparison:
    """A candidate quote against one recorded quote; `explanation` is one sentence that a reader understands. `severity`
    is that of the worst difference, None where nothing differs. `evidence` is in bits: how unlikely it is that somebody
    else said the words that both share; `is_slight` says that this alone is too little."""

    similarity: float
    coverage: float
    quote_coverage: float
    verdict: Verdict
    changes: tuple[Change, ...]
    explanation: str
    severity: Severity | None = None
    evidence: float = 0.0
    is_slight: bool = False


@dataclass(frozen=True, slots=True)
class AgainstSource:
    """How what an article prints compares with what was said: `source` is where that stands, its `text` as much of the
    turn as was compared, in which the offsets of the recorded side count."""

    comparison: Comparison
    source: Occurrence


@dataclass(frozen=True, slots=True)
class Match:
    """A recorded quote that answers a candidate quote, and who carried it. `speaker` is the claimed one when somebody
    records the quote as theirs, else the one most often named; `speakers` are all that are named for it. `denied_by`
    are the outlets that carried it as not said; the explanation of `comparison` names them. `recorded_from` says which
    outlets name each of `speakers`, and `do_outlets_differ` whether some name one alone and some another. `recorded_as`
    is the name on record where the claim has a slip in it. `in_quotes` is False for words of a given source that stand
    outside of its quotation marks. `said` are the earliest places in primary sources, which `carried_by` and `outlets`
    leave out. Of a long turn, `quote` has the passage that was compared, which begins at `start` of the whole; None
    where the whole was."""

    quote: Quote
    comparison: Comparison
    speaker: Speaker | None
    speakers: tuple[Speaker, ...]
    attribution: AttributionVerdict
    outlets: tuple[OutletUse, ...]
    carried_by: tuple[Occurrence, ...]
    carried_by_total: int
    denied_by: tuple[Denial, ...] = ()
    in_quotes: bool = True
    recorded_from: tuple[RecordedFrom, ...] = ()
    do_outlets_differ: bool = False
    recorded_as: str | None = None
    said: tuple[Occurrence, ...] = ()
    start: int | None = None

    @property
    def is_disputed(self) -> bool:
        """Whether outlets record the same wording from different speakers, those who spoke together left out, or from
        one who, as others have it, did not say it."""
        return self.do_outlets_differ or any(denial.about in self.speakers for denial in self.denied_by)
