"""The values of checking: a draft with hints on its speakers, and what is recorded of each of its quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from service.article_body import ArticleBody
from service.documents.values import DocumentText
from service.domain import (
    AttributionVerdict,
    GivenSource,
    Match,
    OccurrenceFilter,
    QuoteKind,
    Searched,
    Severity,
    Stance,
    TextSpan,
    Verdict,
)
from service.layout import LeftOut, TextPlace
from service.saying import SaidIn
from service.verdicts import Reason, Trouble
from service.verification import Joined

_FIRST = TextPlace(1)


@dataclass(frozen=True, slots=True)
class SpeakerHint:
    """`speaker` said the quote that holds the offset `start` of the draft, or the quote of the words `quote`, or every
    quote that the draft gives to `name` ("Blinken", "the mayor"). Exactly one of the three is given."""

    speaker: str
    start: int | None = None
    quote: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be checked, in the language of the tag `language`, recognised where there is none. Occurrences that
    `filter` leaves out count as if they were not recorded. Where `sources` are given, only these are compared with.
    `document` is the file that the text was read from, if it was one.
    `charge` is called before work is done with the reads that it counts as beyond the first: its quotes but one, before
    any of them is looked for, and more once it is seen that they take long."""

    text: str
    hints: tuple[SpeakerHint, ...] = ()
    filter: OccurrenceFilter = field(default_factory=OccurrenceFilter)
    language: str | None = None
    sources: tuple[ArticleBody, ...] = ()
    document: DocumentText | None = None
    charge: Callable[[int], None] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who said a quote according to the draft or a hint; `name` is the fullest name that it gives."""

    name: str
    is_hinted: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What is recorded of some words from a claimed speaker: the best match, or the reason why there is none.

    `joined` is as in Verification. `is_anybodys` says that the words are too few to contradict who is claimed.
    `nearest` are the quotes that come closest where none matches.
    `said_in` are the places of primary sources that have the words of the match.
    `severity` is the match's, or that of what is joined. `headline` says the whole in one sentence.
    `contradicts_denial`: the words are recorded, as they are, from the one who did not say them, as the draft has it.
    """

    verdict: Verdict
    attribution: AttributionVerdict
    explanation: str
    reason: Reason | None = None
    match: Match | None = None
    joined: tuple[Joined, ...] = ()
    is_anybodys: bool = False
    nearest: tuple[Match, ...] = ()
    severity: Severity | None = None
    headline: str = ""
    contradicts_denial: bool = False
    said_in: tuple[SaidIn, ...] = ()

    @property
    def replacement(self) -> str | None:
        """The words of the primary source, to be printed in place of the draft's where these are otherwise in wording
        or sense; None where they are not, or no source has them. What is joined has no one place."""
        differs = self.severity in {Severity.WORDING, Severity.SENSE} and not self.joined
        return self.said_in[0].text if differs and self.said_in else None


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quoted span of a draft, `[start, end)` without its marks, and what is recorded of it. `is_judged` is False
    where that cannot be told: too few words, too many, or a title that nobody is said to have said. Where the `stance`
    of the draft is not that it was said, nobody is the speaker, and `about` is who did not say it, where it names
    somebody. `place` is where it begins, as a person counts."""

    text: str
    start: int
    end: int
    kind: QuoteKind
    speaker: Claim | None
    mention: TextSpan | None
    cue: TextSpan | None
    finding: Finding
    trouble: tuple[Trouble, ...]
    is_judged: bool
    stance: Stance = Stance.SAID
    about: str | None = None
    place: TextPlace = _FIRST


@dataclass(frozen=True, slots=True)
class Summary:
    """How many quotes a draft has, how many of each verdict (every one is there), how many an editor should see, and of
    how many nothing can be told."""

    quotes: int
    verdicts: Mapping[str, int]
    attributions: Mapping[str, int]
    trouble: int
    not_judged: int


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """The quotes of a draft in order of start; offsets count in `text`. `language` is the tag of the draft's.
    `searched` is what its quotes were looked for in, `sources` the texts that they were compared with, where such were
    given. Where it was read from a file, `left_out` is what the file holds and the text does not, and `notices` are
    sentences on how it was read."""

    text: str
    language: str
    quotes: tuple[CheckedQuote, ...]
    searched: Searched
    sources: tuple[GivenSource, ...] | None = None
    left_out: tuple[LeftOut, ...] | None = None
    notices: tuple[str, ...] | None = None

    @property
    def summary(self) -> Summary:
        """The draft at a glance."""
        verdicts = Counter(quote.finding.verdict for quote in self.quotes)
        attributions = Counter(quote.finding.attribution for quote in self.quotes)
        return Summary(
            quotes=len(self.quotes),
            verdicts={verdict.value: verdicts[verdict] for verdict in Verdict},
            attributions={verdict.value: attributions[verdict] for verdict in AttributionVerdict},
            trouble=sum(bool(quote.trouble) for quote in self.quotes),
            not_judged=sum(not quote.is_judged for quote in self.quotes),
        )
