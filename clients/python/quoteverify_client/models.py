"""What is sent and answered, as typed dictionaries. Made from openapi.yaml; change that, and run `make clients`."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class ProblemAnswer(TypedDict):
    """As ProblemAnswer in openapi.yaml."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[dict[str, str]]]


class PaginationMetadata(TypedDict):
    """As PaginationMetadata in openapi.yaml."""

    total: NotRequired[int]
    """Total number of items."""
    total_pages: NotRequired[int]
    """Total number of pages."""
    first_page: NotRequired[int]
    """First available page number."""
    last_page: NotRequired[int]
    """Last available page number."""
    page: NotRequired[int]
    """Current page number."""
    previous_page: NotRequired[int]
    """Previous page number."""
    next_page: NotRequired[int]
    """Next page number."""


class WrittenTurnRequest(TypedDict):
    """As WrittenTurnRequest in openapi.yaml."""

    speaker: str | None
    """Who speaks, as the transcript names them; null where it is not known who"""
    text: str
    start_s: NotRequired[float | None]
    """Seconds from the start of the recording to the beginning of the turn"""


class ArticleRequest(TypedDict):
    """As ArticleRequest in openapi.yaml."""

    outlet: str
    """The outlet's name"""
    text: NotRequired[str]
    """The article's text; offsets count its code points"""
    html: NotRequired[str]
    """The article's page; its text, and what else it says of itself, are taken from it"""
    turns: NotRequired[list[WrittenTurnRequest]]
    """The turns of a transcript in order; its text, in which offsets count, is made of them"""
    captions: NotRequired[str]
    """The captions of a recording, as WebVTT or SRT; its text is made of what they say"""
    debate: NotRequired[str]
    """A debate in Akoma Ntoso (XML); its text is made of the speeches"""
    url: NotRequired[str | None]
    title: NotRequired[str | None]
    byline: NotRequired[str | None]
    published_at: NotRequired[str | None]
    """A date, or a date and time with its offset (RFC 3339)"""
    language: NotRequired[str | None]
    """A BCP 47 language tag; without one the language is recognised"""
    kind: NotRequired[Literal["article", "transcript", "statement", "post"] | None]
    """What sort of text it is, which decides how it is read: docs/sources.md; without one a news article"""


class SpeakerRef(TypedDict):
    """As SpeakerRef in openapi.yaml."""

    id: int
    name: str


class TextPiece(TypedDict):
    """As TextPiece in openapi.yaml."""

    text: str
    start: int
    end: int


class Range(TypedDict):
    """As Range in openapi.yaml."""

    start: int
    end: int


class InnerQuoteAnswer(TypedDict):
    """As InnerQuoteAnswer in openapi.yaml."""

    text: str
    start: int
    end: int
    speaker: str | None
    speaker_mention: TextPiece | None
    cue: TextPiece | None
    confidence: float | None
    rule: str | None
    stance: Literal["said", "denied", "doubted"]
    about: str | None


class ArticleRef(TypedDict):
    """As ArticleRef in openapi.yaml."""

    id: int
    outlet: str
    url: str | None
    title: str | None
    published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""
    kind: Literal["article", "transcript", "statement", "post"]
    """What sort of text it is, which decides how it is read: docs/sources.md"""


class ChangeAnswer(TypedDict):
    """As ChangeAnswer in openapi.yaml."""

    op: Literal["replace", "insert", "delete"]
    kind: Literal["number", "negation", "hedge", "name", "typo", "spelling", "editorial", "disfluency", "wording"]
    severity: Literal["sense", "wording", "style"]
    """Whether the sense is another, or only the words, or only how they are written"""
    candidate: TextPiece
    quote: TextPiece


class SourcePlaceAnswer(TypedDict):
    """As SourcePlaceAnswer in openapi.yaml."""

    quote_id: int
    occurrence_id: int
    article: ArticleRef
    speaker: SpeakerRef | None
    """Who said it, as the source says"""
    text: str
    """What was compared: the turn, or the part of it with these words"""


class AgainstSourceAnswer(TypedDict):
    """As AgainstSourceAnswer in openapi.yaml."""

    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"]
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs"""
    similarity: float
    changes: list[ChangeAnswer]
    """The candidate's side is the printed `text`, the quote's side that of `source`"""
    source: SourcePlaceAnswer


class CorrectedAnswer(TypedDict):
    """As CorrectedAnswer in openapi.yaml."""

    id: int
    by: str | None
    """The name of an API key, or `local`; null for who asks without a key that may correct"""
    at: str
    note: str | None


class OccurrenceAnswer(TypedDict):
    """As OccurrenceAnswer in openapi.yaml."""

    id: int
    quote_id: int
    text: str
    """What stands between the marks, in this article's wording"""
    start: int
    end: int
    kind: Literal["direct", "partial", "unspoken", "spoken"]
    speaker: SpeakerRef | None
    speakers: list[SpeakerRef]
    """All who said it together, in the order of the text; `speaker` is the first of them"""
    speaker_mention: TextPiece | None
    cue: TextPiece | None
    confidence: float | None
    rule: str | None
    """What decided on the speaker"""
    stance: Literal["said", "denied", "doubted"]
    """Whether the article says that it was said, says that it was not, or leaves that in doubt; only what
    was said has a speaker
    """
    about: SpeakerRef | None
    """Who, as the article has it, did not say it or may not have; null for what was said"""
    closed: bool
    """Whether a closing mark was found"""
    parts: list[Range]
    """Each paragraph's share of the quote"""
    inner: list[InnerQuoteAnswer]
    """Quotes nested in this one"""
    context: Any
    link: NotRequired[str]
    """Opens the outlet's page at the words, when the article has a url"""
    posted_at: NotRequired[str]
    """A date, or a date and time with its offset (RFC 3339)"""
    article: ArticleRef
    reader: int | None
    """The version of the reader that read the article; null where that was not recorded"""
    against_source: NotRequired[AgainstSourceAnswer]
    """What it is against a transcript, statement or post that has what was said; left out where none has,
    and in answers that do not look for it
    """
    corrected: NotRequired[CorrectedAnswer]
    """That somebody corrected speaker, stance or kind; left out where nobody did"""


class LeftOutAnswer(TypedDict):
    """As LeftOutAnswer in openapi.yaml."""

    reason: Literal[
        "advertisement",
        "comment",
        "credit",
        "footnote_mark",
        "form",
        "hidden",
        "navigation",
        "outside",
        "promotion",
        "pull_quote",
        "repeated",
        "revision",
        "running_head",
        "sidebar",
        "unreadable",
    ]
    """Why: docs/pages.md says what each reason means"""
    text: str
    """Its first 200 code points"""


class ArticleAnswer(TypedDict):
    """As ArticleAnswer in openapi.yaml."""

    id: int
    outlet: str
    url: str | None
    title: str | None
    byline: str | None
    published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""
    language: str | None
    """A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who said what
    is read in English only
    """
    evidence: NotRequired[str]
    """Where outlet, address and date are known from"""
    kind: Literal["article", "transcript", "statement", "post"]
    """What sort of text it is, which decides how it is read: docs/sources.md"""
    quotes: list[OccurrenceAnswer]
    left_out: NotRequired[list[LeftOutAnswer]]
    """What was left out of the page or file that was sent, in its order; not kept, so that only the answer
    to such says it
    """
    notices: NotRequired[list[str]]
    """Sentences on how the file that was sent was read"""


class ArticleSummaryAnswer(TypedDict):
    """As ArticleSummaryAnswer in openapi.yaml."""

    id: int
    outlet: str
    url: str | None
    title: str | None
    byline: str | None
    published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""
    language: str | None
    """A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who said what
    is read in English only
    """
    evidence: NotRequired[str]
    """Where outlet, address and date are known from"""
    kind: Literal["article", "transcript", "statement", "post"]
    """What sort of text it is, which decides how it is read: docs/sources.md"""


class ArticlesAnswer(TypedDict):
    """As ArticlesAnswer in openapi.yaml."""

    items: list[ArticleSummaryAnswer]
    next_cursor: str | None


class ArticleTextAnswer(TypedDict):
    """As ArticleTextAnswer in openapi.yaml."""

    id: int
    outlet: str
    url: str | None
    title: str | None
    byline: str | None
    published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""
    language: str | None
    """A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who said what
    is read in English only
    """
    evidence: NotRequired[str]
    """Where outlet, address and date are known from"""
    kind: Literal["article", "transcript", "statement", "post"]
    """What sort of text it is, which decides how it is read: docs/sources.md"""
    quotes: list[OccurrenceAnswer]
    left_out: NotRequired[list[LeftOutAnswer]]
    """What was left out of the page or file that was sent, in its order; not kept, so that only the answer
    to such says it
    """
    notices: NotRequired[list[str]]
    """Sentences on how the file that was sent was read"""
    text: str


class BulkRequest(TypedDict):
    """As BulkRequest in openapi.yaml."""

    articles: list[ArticleRequest | Any]


class BulkResult(TypedDict):
    """As BulkResult in openapi.yaml."""

    line: int
    """The number of the line, or of the article in JSON, from 1; blank lines count"""
    status: int
    """What POST /v1/articles would have answered with"""
    id: NotRequired[int]
    quotes: NotRequired[int]
    left_out: NotRequired[list[LeftOutAnswer]]
    """As POST /v1/articles answers"""
    problem: NotRequired[ProblemAnswer]


class BulkAnswer(TypedDict):
    """As BulkAnswer in openapi.yaml."""

    results: list[BulkResult]


class OutletUseAnswer(TypedDict):
    """As OutletUseAnswer in openapi.yaml."""

    outlet: str
    occurrences: int
    first_published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""


class QuoteSummaryAnswer(TypedDict):
    """As QuoteSummaryAnswer in openapi.yaml."""

    id: int
    text: str
    speakers: list[SpeakerRef]
    outlets: list[OutletUseAnswer]
    occurrences: int


class QuotesAnswer(TypedDict):
    """As QuotesAnswer in openapi.yaml."""

    items: list[QuoteSummaryAnswer]
    next_cursor: str | None


class SpeakerFacetAnswer(TypedDict):
    """As SpeakerFacetAnswer in openapi.yaml."""

    speaker: SpeakerRef
    quotes: int


class OutletFacetAnswer(TypedDict):
    """As OutletFacetAnswer in openapi.yaml."""

    outlet: str
    quotes: int


class YearFacetAnswer(TypedDict):
    """As YearFacetAnswer in openapi.yaml."""

    year: int | None
    quotes: int


class KindFacetAnswer(TypedDict):
    """As KindFacetAnswer in openapi.yaml."""

    kind: Literal["direct", "partial", "unspoken", "spoken"]
    quotes: int


class StanceFacetAnswer(TypedDict):
    """As StanceFacetAnswer in openapi.yaml."""

    stance: Literal["said", "denied", "doubted"]
    quotes: int


class FacetsAnswer(TypedDict):
    """As FacetsAnswer in openapi.yaml."""

    quotes: int
    speakers: list[SpeakerFacetAnswer]
    outlets: list[OutletFacetAnswer]
    years: list[YearFacetAnswer]
    kinds: list[KindFacetAnswer]
    stances: list[StanceFacetAnswer]
    complete: bool
    """False where more than 20,000 places stand on record: then the newest are counted"""


class VariantAnswer(TypedDict):
    """As VariantAnswer in openapi.yaml."""

    quote_id: int
    text: str
    speakers: list[SpeakerRef]
    outlets: list[OutletUseAnswer]
    similarity: float
    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"]
    changes: list[ChangeAnswer]


class QuoteAnswer(TypedDict):
    """As QuoteAnswer in openapi.yaml."""

    id: int
    text: str
    speakers: list[SpeakerRef]
    outlets: list[OutletUseAnswer]
    occurrences: list[OccurrenceAnswer]
    occurrences_total: int
    variants: list[VariantAnswer]


class WordingAnswer(TypedDict):
    """As WordingAnswer in openapi.yaml."""

    quote_id: int
    text: str
    passage_start: int | None
    """Of a long turn, `text` is a passage, which begins here in the whole; else null"""
    primary: bool
    """Whether a transcript, statement or post has it: what was said itself"""
    articles: list[ArticleRef]
    """Who has it of these days, earliest first; up to 50 places"""
    hangs_on: int | None
    """The place in `wordings`, from 0, of the nearest earlier wording; null for a root: the primary source,
    the earliest print, or one that shares nothing with an earlier wording
    """
    relation: Literal["same", "part", "joined", "altered", "longer", "overlaps"] | None
    """What it is to that one; null for a root"""
    difference: str | None
    """The same in words; null for a root"""
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs"""
    changes: list[ChangeAnswer]
    """The candidate's side is this wording's `text`, the quote's that of the earlier one"""


class LineageAnswer(TypedDict):
    """As LineageAnswer in openapi.yaml."""

    quote_id: int
    speaker: SpeakerRef | None
    """Who is most often named"""
    wordings: list[WordingAnswer]
    """The root first, then the earliest"""
    left_out: int
    """Wordings beyond the 30 that are shown at most"""
    common: bool
    """Whether the words prove too little to tell one utterance from another"""
    days: int
    """How far apart two places of it may be"""


class SpeakerSummaryAnswer(TypedDict):
    """As SpeakerSummaryAnswer in openapi.yaml."""

    id: int
    name: str
    quotes: int
    """How many distinct quotes are recorded from them"""


class SpeakersAnswer(TypedDict):
    """As SpeakersAnswer in openapi.yaml."""

    items: list[SpeakerSummaryAnswer]
    next_cursor: str | None


class SpeakerAnswer(TypedDict):
    """As SpeakerAnswer in openapi.yaml."""

    id: int
    name: str
    aliases: list[str]
    quotes: QuotesAnswer
    version: int
    """The number of the last correction of this speaker; 0 for none"""
    merged: list[SpeakerRef]
    """Who was merged into them; those ids answer, too"""
    merged_into: NotRequired[int]
    """The id of this speaker, where another's id was asked for who was merged into them"""


class OutletAnswer(TypedDict):
    """As OutletAnswer in openapi.yaml."""

    outlet: str
    articles: int
    quotes: int
    id: int


class OutletsAnswer(TypedDict):
    """As OutletsAnswer in openapi.yaml."""

    items: list[OutletAnswer]
    next_cursor: str | None


class CompletionAnswer(TypedDict):
    """As CompletionAnswer in openapi.yaml."""

    name: str
    called: NotRequired[str]


class CompletionsAnswer(TypedDict):
    """As CompletionsAnswer in openapi.yaml."""

    items: list[CompletionAnswer]


class OutcomeCountAnswer(TypedDict):
    """As OutcomeCountAnswer in openapi.yaml."""

    outcome: Literal["word_for_word", "part", "style", "wording", "sense", "joined", "no_source"]
    quotes: int


class FidelityCaseAnswer(TypedDict):
    """As FidelityCaseAnswer in openapi.yaml."""

    outcome: Literal["word_for_word", "part", "style", "wording", "sense", "joined", "no_source"]
    outlet: str
    published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""
    speaker: str
    text: str
    """What the article prints"""
    difference: str | None
    """What differs, in words; null for nothing"""
    source_text: str | None
    """What was said: the turn, or the part of it with these words"""
    source_outlet: str | None
    source_title: str | None
    source_published_at: str | None
    """A date, or a date and time with its offset (RFC 3339)"""
    quote_id: int
    article_id: int
    occurrence_id: int
    source_article_id: int | None
    source_occurrence_id: int | None


class FidelityAnswer(TypedDict):
    """As FidelityAnswer in openapi.yaml."""

    counts: list[OutcomeCountAnswer]
    """Of all cases, by outcome"""
    cut: bool
    """Whether there is more than is compared at once; the earliest 400 places then"""
    caution: str
    items: list[FidelityCaseAnswer]
    next_cursor: str | None


class AccessAnswer(TypedDict):
    """As AccessAnswer in openapi.yaml."""

    edit: bool
    """Correct speakers and occurrences"""
    watch: bool
    """Save questions, and see what came of them"""


class VersionedOccurrenceAnswer(TypedDict):
    """As VersionedOccurrenceAnswer in openapi.yaml."""

    occurrence: OccurrenceAnswer
    version: int


class OccurrenceEditRequest(TypedDict):
    """As OccurrenceEditRequest in openapi.yaml."""

    note: NotRequired[str | None]
    """Why; shown to whoever sees the correction"""
    if_version: NotRequired[int | None]
    """The `version` that is corrected; where it is another by now, the answer is 409"""
    speaker: NotRequired[str | None]
    """A name: who has just this name, else whom an article would mean by it, else somebody new; null for
    nobody. Where the stance is not `said`, whom it is about
    """
    speaker_id: NotRequired[int]
    """The speaker by id, in place of a name"""
    stance: NotRequired[Literal["said", "denied", "doubted"]]
    kind: NotRequired[Literal["direct", "partial", "unspoken", "spoken"]]


class FieldChangeAnswer(TypedDict):
    """As FieldChangeAnswer in openapi.yaml."""

    field: str
    """speaker, stance or kind"""
    before: str | None
    after: str | None


class CorrectedPlaceAnswer(TypedDict):
    """As CorrectedPlaceAnswer in openapi.yaml."""

    occurrence_id: int | None
    quote_id: int | None
    article_id: int | None
    applied: bool
    """Whether the place is there"""
    changes: list[FieldChangeAnswer]


class CorrectionAnswer(TypedDict):
    """As CorrectionAnswer in openapi.yaml."""

    id: int
    action: Literal["occurrence", "rename", "merge", "split", "undo"]
    at: str
    by: str | None
    """Who made it: the name of an API key, or `local`; null for who asks without a key that may correct"""
    note: str | None
    undoes: int | None
    """The correction that this one takes back"""
    undone_by: int | None
    speaker: SpeakerRef | None
    """Who was renamed, merged or split"""
    into: SpeakerRef | None
    """With whom they were merged, or who was split off"""
    name: str | None
    """The name that was given"""
    was: str | None
    """The name before"""
    added: list[str]
    """Names that were added"""
    removed: list[str]
    """Names that were taken away, or that went over"""
    occurrences: list[CorrectedPlaceAnswer]


class SpeakerEditRequest(TypedDict):
    """As SpeakerEditRequest in openapi.yaml."""

    note: NotRequired[str | None]
    """Why; shown to whoever sees the correction"""
    if_version: NotRequired[int | None]
    """The `version` that is corrected; where it is another by now, the answer is 409"""
    name: NotRequired[str]
    aliases: NotRequired[list[str]]
    """All of them: a name that is not among these is theirs no more"""


class MergeRequest(TypedDict):
    """As MergeRequest in openapi.yaml."""

    note: NotRequired[str | None]
    """Why; shown to whoever sees the correction"""
    if_version: NotRequired[int | None]
    """The `version` that is corrected; where it is another by now, the answer is 409"""
    into: int
    """The id of the speaker who remains"""


class SplitRequest(TypedDict):
    """As SplitRequest in openapi.yaml."""

    note: NotRequired[str | None]
    """Why; shown to whoever sees the correction"""
    if_version: NotRequired[int | None]
    """The `version` that is corrected; where it is another by now, the answer is 409"""
    occurrences: NotRequired[list[int]]
    """Their ids"""
    aliases: NotRequired[list[str]]
    """Names as `aliases` of the speaker has them; what was read under them goes over"""
    name: NotRequired[str | None]
    """The other speaker's name; may be left out where aliases go over"""


class CorrectionsAnswer(TypedDict):
    """As CorrectionsAnswer in openapi.yaml."""

    items: list[CorrectionAnswer]
    next_cursor: str | None


class NoteRequest(TypedDict):
    """As NoteRequest in openapi.yaml."""

    note: NotRequired[str | None]
    """Why; shown to whoever sees the correction"""


class WatchRequest(TypedDict):
    """As WatchRequest in openapi.yaml."""

    name: NotRequired[str | None]
    """What its owner calls it; the title of its feed"""
    quote: NotRequired[str | None]
    """Words to watch for: an article that carries them, alters them, or gives them to somebody else"""
    speaker: NotRequired[str | None]
    """Without a quote: a speaker of whom new words are news. With a quote: who said it, so that an article
    that gives it to another is told apart; else it is who usually says it that counts
    """
    outlet: NotRequired[str | None]
    """Only articles of this outlet; alone: each of them that quotes somebody"""
    webhook: NotRequired[int | None]
    """The id of a webhook of yours that events are sent to"""


class WatchAnswer(TypedDict):
    """As WatchAnswer in openapi.yaml."""

    id: int
    name: str | None
    quote: str | None
    speaker: str | None
    outlet: str | None
    webhook: int | None
    feed: str
    """The address of its Atom feed. It is secret: who has it can read the feed"""
    owner: str | None
    """The id of the API key that saved it; null: this machine's own user"""
    created_at: str
    changed_at: str


class WatchesAnswer(TypedDict):
    """As WatchesAnswer in openapi.yaml."""

    items: list[WatchAnswer]
    next_cursor: str | None


class WatchEditRequest(TypedDict):
    """As WatchEditRequest in openapi.yaml."""

    name: NotRequired[str | None]
    """What its owner calls it; the title of its feed"""
    quote: NotRequired[str | None]
    """Words to watch for: an article that carries them, alters them, or gives them to somebody else"""
    speaker: NotRequired[str | None]
    """Without a quote: a speaker of whom new words are news. With a quote: who said it, so that an article
    that gives it to another is told apart; else it is who usually says it that counts
    """
    outlet: NotRequired[str | None]
    """Only articles of this outlet; alone: each of them that quotes somebody"""
    webhook: NotRequired[int | None]
    """The id of a webhook of yours that events are sent to"""


class WatchedChangeAnswer(TypedDict):
    """As WatchedChangeAnswer in openapi.yaml."""

    kind: Literal["number", "negation", "hedge", "name", "typo", "spelling", "editorial", "disfluency", "wording"]
    severity: Literal["sense", "wording", "style"]
    watched: str
    printed: str


class EventAnswer(TypedDict):
    """As EventAnswer in openapi.yaml."""

    id: int
    type: Literal[
        "quote.denied", "quote.other_speaker", "quote.altered", "quote.carried", "speaker.quoted", "outlet.published"
    ]
    at: str
    watch: int
    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"] | None
    """Of a watched quote"""
    part: bool
    """Whether the article prints a part of the watched words; the verdict is then on that part"""
    severity: Literal["sense", "wording", "style"] | None
    attribution: (
        Literal["confirmed", "disputed", "contradicted", "denied", "unclear", "unattributed", "not_claimed"] | None
    )
    usual_speaker: SpeakerRef | None
    """To whom other articles give the words, if not to this"""
    changes: list[WatchedChangeAnswer]
    quotes: int
    """At how many places of the article"""
    occurrence: OccurrenceAnswer
    """The place that shows it best"""


class EventsAnswer(TypedDict):
    """As EventsAnswer in openapi.yaml."""

    items: list[EventAnswer]
    next_cursor: str | None


class WebhookRequest(TypedDict):
    """As WebhookRequest in openapi.yaml."""

    url: str
    """https only"""


class WebhookSecretAnswer(TypedDict):
    """As WebhookSecretAnswer in openapi.yaml."""

    id: int
    url: str
    owner: str | None
    created_at: str
    failing_since: str | None
    """Since when it takes no messages"""
    retry_at: str | None
    """Nothing is sent before"""
    ended_at: str | None
    """Since when nothing is sent any more"""
    ended_why: str | None
    secret: str
    """By which messages are signed (Standard Webhooks); keep it safe"""


class WebhookAnswer(TypedDict):
    """As WebhookAnswer in openapi.yaml."""

    id: int
    url: str
    owner: str | None
    created_at: str
    failing_since: str | None
    """Since when it takes no messages"""
    retry_at: str | None
    """Nothing is sent before"""
    ended_at: str | None
    """Since when nothing is sent any more"""
    ended_why: str | None


class WebhooksAnswer(TypedDict):
    """As WebhooksAnswer in openapi.yaml."""

    items: list[WebhookAnswer]
    next_cursor: str | None


class AttemptAnswer(TypedDict):
    """As AttemptAnswer in openapi.yaml."""

    at: str
    status: int | None
    """The HTTP status of the answer"""
    error: str | None
    """What failed"""
    milliseconds: int


class DeliveryAnswer(TypedDict):
    """As DeliveryAnswer in openapi.yaml."""

    id: int
    event: int | None
    """null for a test"""
    message: str
    """The header webhook-id of every attempt"""
    state: Literal["waiting", "delivered", "failed"]
    attempts: int
    created_at: str
    due_at: str
    """Of a message that waits: when it is sent again"""
    log: list[AttemptAnswer]
    """The last attempts, the first first"""


class DeliveriesAnswer(TypedDict):
    """As DeliveriesAnswer in openapi.yaml."""

    items: list[DeliveryAnswer]
    next_cursor: str | None


class SourceRequest(TypedDict):
    """As SourceRequest in openapi.yaml."""

    text: NotRequired[str]
    """The text; the offsets of matches count its code points"""
    html: NotRequired[str]
    """A page; its text is taken from it"""
    title: NotRequired[str | None]
    outlet: NotRequired[str | None]
    """What answers call it; by default `Source 1` and so on"""
    url: NotRequired[str | None]
    language: NotRequired[str | None]
    """A BCP 47 language tag; without one the language is recognised"""


class VerifyRequest(TypedDict):
    """As VerifyRequest in openapi.yaml."""

    quote: str
    """The words that are said to have been said, or a sentence, paragraph or post with them"""
    speaker: NotRequired[str | None]
    limit: NotRequired[int]
    threshold: NotRequired[float | None]
    """The least similarity of a match; by default it depends on the quote's length"""
    outlet: NotRequired[str | None]
    published_from: NotRequired[str | None]
    """A date, or a date and time with its offset (RFC 3339)"""
    published_to: NotRequired[str | None]
    """A date, or a date and time with its offset (RFC 3339)"""
    kind: NotRequired[Literal["article", "transcript", "statement", "post"] | None]
    """Only what stands in articles of this kind: `article` for what was printed"""
    sources: NotRequired[list[SourceRequest]]
    """Texts to compare with, and with nothing else; they are not stored. Up to 2,000,000 code points in all.
    Their words outside quotation marks count too, told apart by `in_quotes`. The ids in the answer stand
    for nothing outside of it
    """


class PastedQuoteAnswer(TypedDict):
    """As PastedQuoteAnswer in openapi.yaml."""

    quote: str
    start: int
    end: int
    speaker: str | None
    """Who is said there to have said it, by name"""
    about: str | None
    """Who, as the text sent has it, did not say it or may not have"""
    stance: Literal["said", "denied", "doubted"]
    """Whether the text sent says that it was said, says that it was not, or doubts it"""


class ReadAsAnswer(TypedDict):
    """As ReadAsAnswer in openapi.yaml."""

    quote: str
    start: int
    end: int
    speaker: str | None
    """Who is said there to have said it, by name"""
    about: str | None
    """Who, as the text sent has it, did not say it or may not have"""
    stance: Literal["said", "denied", "doubted"]
    """Whether the text sent says that it was said, says that it was not, or doubts it"""
    others: list[PastedQuoteAnswer]
    """The other quotes in it, which were not compared"""


class AskedAnswer(TypedDict):
    """As AskedAnswer in openapi.yaml."""

    quote: str
    speaker: str | None
    read_as: ReadAsAnswer | None
    """The quote and speaker that were read out of a sentence, paragraph or post that was sent as the quote;
    null where bare words were sent. A `speaker` that is given goes before the one read
    """


class RecordedFromAnswer(TypedDict):
    """As RecordedFromAnswer in openapi.yaml."""

    speaker: SpeakerRef
    outlets: list[str]
    occurrences: int


class DenialAnswer(TypedDict):
    """As DenialAnswer in openapi.yaml."""

    about: SpeakerRef | None
    """Who did not say it; null where no name is given"""
    stance: Literal["said", "denied", "doubted"]
    outlet: str
    occurrences: int


class MatchAnswer(TypedDict):
    """As MatchAnswer in openapi.yaml."""

    quote_id: int
    text: str
    similarity: float
    coverage: float
    quote_coverage: float
    evidence: float
    """Bits: how unlikely it is that somebody else said the words that both share; 25 are about one place in
    30 million words
    """
    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"]
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs"""
    explanation: str
    speaker: SpeakerRef | None
    speakers: list[SpeakerRef]
    """All who are named as the speaker"""
    recorded_from: list[RecordedFromAnswer]
    """Which outlets name each of `speakers`, the most often named first"""
    recorded_as: str | None
    """The name on record, where the claimed one has a slip in it; else null"""
    disputed: bool
    """Whether articles disagree on who said it, or on whether the speaker did"""
    denied_by: list[DenialAnswer]
    """The outlets that carried it as not said, earliest first; `outlets` names them too"""
    attribution: Literal["confirmed", "disputed", "contradicted", "denied", "unclear", "unattributed", "not_claimed"]
    outlets: list[OutletUseAnswer]
    changes: list[ChangeAnswer]
    carried_by: list[OccurrenceAnswer]
    """Who printed it; where it was said stands in `said_in`"""
    carried_by_total: int
    passage_start: int | None
    """Of a long turn, `text` is a passage, which begins here in the whole; else null"""
    in_quotes: bool
    """False for words of a given source that stand outside of its quotation marks"""


class JoinedAnswer(TypedDict):
    """As JoinedAnswer in openapi.yaml."""

    quote_id: int
    candidate: TextPiece
    quote: TextPiece
    speakers: list[SpeakerRef]


class NearestAnswer(TypedDict):
    """As NearestAnswer in openapi.yaml."""

    quote_id: int
    text: str
    similarity: float
    coverage: float
    quote_coverage: float
    evidence: float
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: that of the worst difference; null where nothing
    differs
    """
    explanation: str
    speaker: SpeakerRef | None
    speakers: list[SpeakerRef]
    outlets: list[OutletUseAnswer]
    changes: list[ChangeAnswer]
    carried_by: list[OccurrenceAnswer]
    carried_by_total: int


_SearchedAnswerWords = TypedDict("_SearchedAnswerWords", {"from": "str | None"})


class SearchedAnswer(_SearchedAnswerWords):
    """As SearchedAnswer in openapi.yaml."""

    articles: int
    quotes: int
    outlets: int
    to: str | None
    """A date, or a date and time with its offset (RFC 3339)"""


class GivenSourceAnswer(TypedDict):
    """As GivenSourceAnswer in openapi.yaml."""

    id: int
    """The `article.id` of the places in it, in this answer alone"""
    outlet: str
    title: str | None
    url: str | None
    text: str | None
    """What offsets count in, where `html` was given; null where `text` was"""


class SaidInAnswer(TypedDict):
    """As SaidInAnswer in openapi.yaml."""

    quote_id: int
    """The match whose words they are"""
    occurrence_id: int
    article: ArticleRef
    speaker: SpeakerRef | None
    """Who said it, as the source says"""
    text: str
    """The words, as the source has them"""
    start: int
    end: int
    before: str
    """Up to 160 code points of the same turn"""
    after: str
    seconds: float | None
    """When it was said, in seconds after the start; null where that is not known"""
    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"]
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs"""
    similarity: float
    changes: list[ChangeAnswer]
    """Those of the match; the quote's offsets count in its `text`"""


class VerificationAnswer(TypedDict):
    """As VerificationAnswer in openapi.yaml."""

    query: AskedAnswer
    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"]
    attribution: Literal["confirmed", "disputed", "contradicted", "denied", "unclear", "unattributed", "not_claimed"]
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: the first match's, or that of joining what was not
    said at once; null where nothing differs
    """
    headline: str
    """The whole answer in one sentence"""
    explanation: str
    matches: list[MatchAnswer]
    joined: list[JoinedAnswer]
    """The parts of a candidate that is made of words of different recorded quotes only"""
    nearest: list[NearestAnswer]
    """Up to three recorded quotes that come closest when none matches; empty where something matches, and
    where the words are too few to say anything
    """
    searched: SearchedAnswer | None
    """What was looked through; counted within the last second, or longer ago where many"""
    sources: NotRequired[list[GivenSourceAnswer]]
    """The sources that were given, in their order; only there where such were given"""
    said_in: list[SaidInAnswer]
    """The places of transcripts, statements and posts that have the words of a match"""


class BatchRequest(TypedDict):
    """As BatchRequest in openapi.yaml."""

    items: list[VerifyRequest | Any]


class BatchItemAnswer(TypedDict):
    """As BatchItemAnswer in openapi.yaml."""

    status: int
    result: NotRequired[VerificationAnswer]
    problem: NotRequired[ProblemAnswer]


class BatchAnswer(TypedDict):
    """As BatchAnswer in openapi.yaml."""

    items: list[BatchItemAnswer]


class SpeakerHintRequest(TypedDict):
    """As SpeakerHintRequest in openapi.yaml."""

    speaker: str
    """The speaker's full name"""
    start: NotRequired[int]
    """A code point of the text within the quote or its opening mark"""
    quote: NotRequired[str]
    """The words of the whole quote, as the draft has them"""
    name: NotRequired[str]
    """What the draft calls the speaker: a surname, or words such as `the mayor`"""


class CheckRequest(TypedDict):
    """As CheckRequest in openapi.yaml."""

    text: NotRequired[str]
    """The draft; offsets count its code points"""
    html: NotRequired[str]
    """The draft as a page or a part of one; all that it shows is read"""
    speaker_hints: NotRequired[list[SpeakerHintRequest]]
    """Who said what, where the draft does not say it in full"""
    exclude_article: NotRequired[int | None]
    """The stored article that is this draft: its own words do not confirm it"""
    exclude_outlet: NotRequired[str | None]
    """An outlet whose articles do not count; a name that is not there leaves nothing out"""
    language: NotRequired[str | None]
    """A BCP 47 language tag; without one the language is recognised"""
    sources: NotRequired[list[SourceRequest]]
    """Texts to compare with, and with nothing else; they are not stored. Up to 2,000,000 code points in all.
    Their words outside quotation marks count too, told apart by `in_quotes`. The ids in the answer stand
    for nothing outside of it
    """


class VerdictCountsAnswer(TypedDict):
    """As VerdictCountsAnswer in openapi.yaml."""

    verbatim: int
    fragment: int
    spliced: int
    altered: int
    not_found: int


class AttributionVerdictCountsAnswer(TypedDict):
    """As AttributionVerdictCountsAnswer in openapi.yaml."""

    confirmed: int
    disputed: int
    contradicted: int
    denied: int
    unclear: int
    unattributed: int
    not_claimed: int


class CheckSummaryAnswer(TypedDict):
    """As CheckSummaryAnswer in openapi.yaml."""

    quotes: int
    verdicts: VerdictCountsAnswer
    attributions: AttributionVerdictCountsAnswer
    trouble: int
    not_judged: int
    """How many have `judged` false"""


class PlaceAnswer(TypedDict):
    """As PlaceAnswer in openapi.yaml."""

    paragraph: int
    """Blank ones do not count; on its page where there is one, in its part where that is named"""
    page: int | None
    """Of a PDF; other documents have no fixed pages"""
    part: str | None
    """What is not the running text, such as `footnote 2`"""


class ClaimAnswer(TypedDict):
    """As ClaimAnswer in openapi.yaml."""

    name: str
    hinted: bool
    """Whether a hint says so, not the draft"""


class CheckedQuoteAnswer(TypedDict):
    """As CheckedQuoteAnswer in openapi.yaml."""

    text: str
    """What stands between the marks: `[start, end)` of the draft's text"""
    start: int
    end: int
    place: PlaceAnswer
    kind: Literal["direct", "partial", "unspoken", "spoken"]
    speaker: ClaimAnswer | None
    stance: Literal["said", "denied", "doubted"]
    """Whether the draft says that it was said, says that it was not, or leaves that in doubt. Only what was
    said has a speaker, unless a hint gives one
    """
    about: str | None
    """Who, as the draft has it, did not say it or may not have"""
    speaker_mention: TextPiece | None
    cue: TextPiece | None
    verdict: Literal["verbatim", "fragment", "spliced", "altered", "not_found"]
    attribution: Literal["confirmed", "disputed", "contradicted", "denied", "unclear", "unattributed", "not_claimed"]
    severity: Literal["sense", "wording", "style"] | None
    """How bad the worst difference is for who quotes: sense, wording or style, as in /v1/verify; null where
    nothing differs
    """
    headline: str
    """The whole in one sentence, as in /v1/verify"""
    explanation: str
    reason: Literal["not_recorded", "too_short", "too_common", "too_long", "unreadable"] | None
    """Why the verdict is not_found: not recorded, or nothing that can be told"""
    trouble: list[Literal["denied", "altered", "contradicted", "recorded", "not_found"]]
    """What an editor should look at, whatever the kind of the quote"""
    judged: bool
    """False where nothing can be told: too few words, too many, or a title or term that is not on record and
    that nobody is said to have said
    """
    match: MatchAnswer | None
    """The best match, with its 5 earliest places in `carried_by`"""
    joined: list[JoinedAnswer]
    nearest: list[NearestAnswer]
    """The recorded quotes that come closest where none matches, as in /v1/verify"""
    said_in: list[SaidInAnswer]
    """The places of transcripts, statements and posts that have the words of the match; `text` is what to
    print, where the draft differs
    """
    replacement: str | None
    """What was said, to be printed in place of the draft's words: the first place's `text` where the draft
    is otherwise in wording or sense
    """


class CheckAnswer(TypedDict):
    """As CheckAnswer in openapi.yaml."""

    text: str
    """The text that the offsets count in"""
    language: str
    """The draft's language, as given or recognised; who says what is read in English only"""
    summary: CheckSummaryAnswer
    searched: SearchedAnswer
    """What the quotes were looked for in, without what does not count"""
    quotes: list[CheckedQuoteAnswer]
    sources: NotRequired[list[GivenSourceAnswer]]
    """The sources that were given, in their order; only there where such were given"""
    left_out: NotRequired[list[LeftOutAnswer]]
    """What the file that was sent holds and the text does not; only there for a file"""
    notices: NotRequired[list[str]]
    """Sentences on how the file was read: tracked changes, pages without text, its encoding"""


class HealthAnswer(TypedDict):
    """As HealthAnswer in openapi.yaml."""

    status: str
    version: str


class ReadyAnswer(TypedDict):
    """As ReadyAnswer in openapi.yaml."""

    status: str
    indexed: int
    """How far the index has read in the database's order"""
