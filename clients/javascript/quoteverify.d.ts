// Made from openapi.yaml; change that, and run `make clients`.
import { Connection } from "./connection.js";

export { Problem, Unreachable } from "./connection.js";

export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Array<Record<string, string>>;
}

export interface PaginationMetadata {
  /** Total number of items. */
  total?: number;
  /** Total number of pages. */
  total_pages?: number;
  /** First available page number. */
  first_page?: number;
  /** Last available page number. */
  last_page?: number;
  /** Current page number. */
  page?: number;
  /** Previous page number. */
  previous_page?: number;
  /** Next page number. */
  next_page?: number;
}

export interface WrittenTurnRequest {
  /** Who speaks, as the transcript names them; null where it is not known who */
  speaker: string | null;
  text: string;
  /** Seconds from the start of the recording to the beginning of the turn */
  start_s?: number | null;
}

export interface ArticleRequest {
  /** The outlet's name */
  outlet: string;
  /** The article's text; offsets count its code points */
  text?: string;
  /** The article's page; its text, and what else it says of itself, are taken from it */
  html?: string;
  /** The turns of a transcript in order; its text, in which offsets count, is made of them */
  turns?: Array<WrittenTurnRequest>;
  /** The captions of a recording, as WebVTT or SRT; its text is made of what they say */
  captions?: string;
  /** A debate in Akoma Ntoso (XML); its text is made of the speeches */
  debate?: string;
  url?: string | null;
  title?: string | null;
  byline?: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_at?: string | null;
  /** A BCP 47 language tag; without one the language is recognised */
  language?: string | null;
  /** What sort of text it is, which decides how it is read: docs/sources.md; without one a news article */
  kind?: "article" | "transcript" | "statement" | "post" | null;
}

export interface SpeakerRef {
  id: number;
  name: string;
}

export interface TextPiece {
  text: string;
  start: number;
  end: number;
}

export interface Range {
  start: number;
  end: number;
}

export interface InnerQuoteAnswer {
  text: string;
  start: number;
  end: number;
  speaker: string | null;
  speaker_mention: TextPiece | null;
  cue: TextPiece | null;
  confidence: number | null;
  rule: string | null;
  stance: "said" | "denied" | "doubted";
  about: string | null;
}

export interface ArticleRef {
  id: number;
  outlet: string;
  url: string | null;
  title: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_at: string | null;
  /** What sort of text it is, which decides how it is read: docs/sources.md */
  kind: "article" | "transcript" | "statement" | "post";
}

export interface ChangeAnswer {
  op: "replace" | "insert" | "delete";
  kind: "number" | "negation" | "hedge" | "name" | "typo" | "spelling" | "editorial" | "disfluency" | "wording";
  /** Whether the sense is another, or only the words, or only how they are written */
  severity: "sense" | "wording" | "style";
  candidate: TextPiece;
  quote: TextPiece;
}

export interface SourcePlaceAnswer {
  quote_id: number;
  occurrence_id: number;
  article: ArticleRef;
  /** Who said it, as the source says */
  speaker: SpeakerRef | null;
  /** What was compared: the turn, or the part of it with these words */
  text: string;
}

export interface AgainstSourceAnswer {
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found";
  /** How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  similarity: number;
  /** The candidate's side is the printed `text`, the quote's side that of `source` */
  changes: Array<ChangeAnswer>;
  source: SourcePlaceAnswer;
}

export interface CorrectedAnswer {
  id: number;
  /** The name of an API key, or `local`; null for who asks without a key that may correct */
  by: string | null;
  at: string;
  note: string | null;
}

export interface OccurrenceAnswer {
  id: number;
  quote_id: number;
  /** What stands between the marks, in this article's wording */
  text: string;
  start: number;
  end: number;
  kind: "direct" | "partial" | "unspoken" | "spoken";
  speaker: SpeakerRef | null;
  /** All who said it together, in the order of the text; `speaker` is the first of them */
  speakers: Array<SpeakerRef>;
  speaker_mention: TextPiece | null;
  cue: TextPiece | null;
  confidence: number | null;
  /** What decided on the speaker */
  rule: string | null;
  /** Whether the article says that it was said, says that it was not, or leaves that in doubt; only what was said has a speaker */
  stance: "said" | "denied" | "doubted";
  /** Who, as the article has it, did not say it or may not have; null for what was said */
  about: SpeakerRef | null;
  /** Whether a closing mark was found */
  closed: boolean;
  /** Each paragraph's share of the quote */
  parts: Array<Range>;
  /** Quotes nested in this one */
  inner: Array<InnerQuoteAnswer>;
  context: unknown;
  /** Opens the outlet's page at the words, when the article has a url */
  link?: string;
  /** A date, or a date and time with its offset (RFC 3339) */
  posted_at?: string;
  article: ArticleRef;
  /** The version of the reader that read the article; null where that was not recorded */
  reader: number | null;
  /** What it is against a transcript, statement or post that has what was said; left out where none has, and in answers that do not look for it */
  against_source?: AgainstSourceAnswer;
  /** That somebody corrected speaker, stance or kind; left out where nobody did */
  corrected?: CorrectedAnswer;
}

export interface LeftOutAnswer {
  /** Why: docs/pages.md says what each reason means */
  reason: "advertisement" | "comment" | "credit" | "footnote_mark" | "form" | "hidden" | "navigation" | "outside" | "promotion" | "pull_quote" | "repeated" | "revision" | "running_head" | "sidebar" | "unreadable";
  /** Its first 200 code points */
  text: string;
}

export interface ArticleAnswer {
  id: number;
  outlet: string;
  url: string | null;
  title: string | null;
  byline: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_at: string | null;
  /** A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who said what is read in English only */
  language: string | null;
  /** Where outlet, address and date are known from */
  evidence?: string;
  /** What sort of text it is, which decides how it is read: docs/sources.md */
  kind: "article" | "transcript" | "statement" | "post";
  quotes: Array<OccurrenceAnswer>;
  /** What was left out of the page or file that was sent, in its order; not kept, so that only the answer to such says it */
  left_out?: Array<LeftOutAnswer>;
  /** Sentences on how the file that was sent was read */
  notices?: Array<string>;
}

export interface ArticleSummaryAnswer {
  id: number;
  outlet: string;
  url: string | null;
  title: string | null;
  byline: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_at: string | null;
  /** A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who said what is read in English only */
  language: string | null;
  /** Where outlet, address and date are known from */
  evidence?: string;
  /** What sort of text it is, which decides how it is read: docs/sources.md */
  kind: "article" | "transcript" | "statement" | "post";
}

export interface ArticlesAnswer {
  items: Array<ArticleSummaryAnswer>;
  next_cursor: string | null;
}

export interface ArticleTextAnswer {
  id: number;
  outlet: string;
  url: string | null;
  title: string | null;
  byline: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_at: string | null;
  /** A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who said what is read in English only */
  language: string | null;
  /** Where outlet, address and date are known from */
  evidence?: string;
  /** What sort of text it is, which decides how it is read: docs/sources.md */
  kind: "article" | "transcript" | "statement" | "post";
  quotes: Array<OccurrenceAnswer>;
  /** What was left out of the page or file that was sent, in its order; not kept, so that only the answer to such says it */
  left_out?: Array<LeftOutAnswer>;
  /** Sentences on how the file that was sent was read */
  notices?: Array<string>;
  text: string;
}

export interface BulkRequest {
  articles: Array<ArticleRequest | unknown>;
}

export interface BulkResult {
  /** The number of the line, or of the article in JSON, from 1; blank lines count */
  line: number;
  /** What POST /v1/articles would have answered with */
  status: number;
  id?: number;
  quotes?: number;
  /** As POST /v1/articles answers */
  left_out?: Array<LeftOutAnswer>;
  problem?: ProblemAnswer;
}

export interface BulkAnswer {
  results: Array<BulkResult>;
}

export interface OutletUseAnswer {
  outlet: string;
  occurrences: number;
  /** A date, or a date and time with its offset (RFC 3339) */
  first_published_at: string | null;
}

export interface QuoteSummaryAnswer {
  id: number;
  text: string;
  speakers: Array<SpeakerRef>;
  outlets: Array<OutletUseAnswer>;
  occurrences: number;
}

export interface QuotesAnswer {
  items: Array<QuoteSummaryAnswer>;
  next_cursor: string | null;
}

export interface SpeakerFacetAnswer {
  speaker: SpeakerRef;
  quotes: number;
}

export interface OutletFacetAnswer {
  outlet: string;
  quotes: number;
}

export interface YearFacetAnswer {
  year: number | null;
  quotes: number;
}

export interface KindFacetAnswer {
  kind: "direct" | "partial" | "unspoken" | "spoken";
  quotes: number;
}

export interface StanceFacetAnswer {
  stance: "said" | "denied" | "doubted";
  quotes: number;
}

export interface FacetsAnswer {
  quotes: number;
  speakers: Array<SpeakerFacetAnswer>;
  outlets: Array<OutletFacetAnswer>;
  years: Array<YearFacetAnswer>;
  kinds: Array<KindFacetAnswer>;
  stances: Array<StanceFacetAnswer>;
  /** False where more than 20,000 places stand on record: then the newest are counted */
  complete: boolean;
}

export interface VariantAnswer {
  quote_id: number;
  text: string;
  speakers: Array<SpeakerRef>;
  outlets: Array<OutletUseAnswer>;
  similarity: number;
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found";
  changes: Array<ChangeAnswer>;
}

export interface QuoteAnswer {
  id: number;
  text: string;
  speakers: Array<SpeakerRef>;
  outlets: Array<OutletUseAnswer>;
  occurrences: Array<OccurrenceAnswer>;
  occurrences_total: number;
  variants: Array<VariantAnswer>;
}

export interface WordingAnswer {
  quote_id: number;
  text: string;
  /** Of a long turn, `text` is a passage, which begins here in the whole; else null */
  passage_start: number | null;
  /** Whether a transcript, statement or post has it: what was said itself */
  primary: boolean;
  /** Who has it of these days, earliest first; up to 50 places */
  articles: Array<ArticleRef>;
  /** The place in `wordings`, from 0, of the nearest earlier wording; null for a root: the primary source, the earliest print, or one that shares nothing with an earlier wording */
  hangs_on: number | null;
  /** What it is to that one; null for a root */
  relation: "same" | "part" | "joined" | "altered" | "longer" | "overlaps" | null;
  /** The same in words; null for a root */
  difference: string | null;
  /** How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  /** The candidate's side is this wording's `text`, the quote's that of the earlier one */
  changes: Array<ChangeAnswer>;
}

export interface LineageAnswer {
  quote_id: number;
  /** Who is most often named */
  speaker: SpeakerRef | null;
  /** The root first, then the earliest */
  wordings: Array<WordingAnswer>;
  /** Wordings beyond the 30 that are shown at most */
  left_out: number;
  /** Whether the words prove too little to tell one utterance from another */
  common: boolean;
  /** How far apart two places of it may be */
  days: number;
}

export interface SpeakerSummaryAnswer {
  id: number;
  name: string;
  /** How many distinct quotes are recorded from them */
  quotes: number;
}

export interface SpeakersAnswer {
  items: Array<SpeakerSummaryAnswer>;
  next_cursor: string | null;
}

export interface SpeakerAnswer {
  id: number;
  name: string;
  aliases: Array<string>;
  quotes: QuotesAnswer;
  /** The number of the last correction of this speaker; 0 for none */
  version: number;
  /** Who was merged into them; those ids answer, too */
  merged: Array<SpeakerRef>;
  /** The id of this speaker, where another's id was asked for who was merged into them */
  merged_into?: number;
}

export interface OutletAnswer {
  outlet: string;
  articles: number;
  quotes: number;
  id: number;
}

export interface OutletsAnswer {
  items: Array<OutletAnswer>;
  next_cursor: string | null;
}

export interface CompletionAnswer {
  name: string;
  called?: string;
}

export interface CompletionsAnswer {
  items: Array<CompletionAnswer>;
}

export interface OutcomeCountAnswer {
  outcome: "word_for_word" | "part" | "style" | "wording" | "sense" | "joined" | "no_source";
  quotes: number;
}

export interface FidelityCaseAnswer {
  outcome: "word_for_word" | "part" | "style" | "wording" | "sense" | "joined" | "no_source";
  outlet: string;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_at: string | null;
  speaker: string;
  /** What the article prints */
  text: string;
  /** What differs, in words; null for nothing */
  difference: string | null;
  /** What was said: the turn, or the part of it with these words */
  source_text: string | null;
  source_outlet: string | null;
  source_title: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  source_published_at: string | null;
  quote_id: number;
  article_id: number;
  occurrence_id: number;
  source_article_id: number | null;
  source_occurrence_id: number | null;
}

export interface FidelityAnswer {
  /** Of all cases, by outcome */
  counts: Array<OutcomeCountAnswer>;
  /** Whether there is more than is compared at once; the earliest 400 places then */
  cut: boolean;
  caution: string;
  items: Array<FidelityCaseAnswer>;
  next_cursor: string | null;
}

export interface AccessAnswer {
  /** Correct speakers and occurrences */
  edit: boolean;
  /** Save questions, and see what came of them */
  watch: boolean;
}

export interface VersionedOccurrenceAnswer {
  occurrence: OccurrenceAnswer;
  version: number;
}

export interface OccurrenceEditRequest {
  /** Why; shown to whoever sees the correction */
  note?: string | null;
  /** The `version` that is corrected; where it is another by now, the answer is 409 */
  if_version?: number | null;
  /** A name: who has just this name, else whom an article would mean by it, else somebody new; null for nobody. Where the stance is not `said`, whom it is about */
  speaker?: string | null;
  /** The speaker by id, in place of a name */
  speaker_id?: number;
  stance?: "said" | "denied" | "doubted";
  kind?: "direct" | "partial" | "unspoken" | "spoken";
}

export interface FieldChangeAnswer {
  /** speaker, stance or kind */
  field: string;
  before: string | null;
  after: string | null;
}

export interface CorrectedPlaceAnswer {
  occurrence_id: number | null;
  quote_id: number | null;
  article_id: number | null;
  /** Whether the place is there */
  applied: boolean;
  changes: Array<FieldChangeAnswer>;
}

export interface CorrectionAnswer {
  id: number;
  action: "occurrence" | "rename" | "merge" | "split" | "undo";
  at: string;
  /** Who made it: the name of an API key, or `local`; null for who asks without a key that may correct */
  by: string | null;
  note: string | null;
  /** The correction that this one takes back */
  undoes: number | null;
  undone_by: number | null;
  /** Who was renamed, merged or split */
  speaker: SpeakerRef | null;
  /** With whom they were merged, or who was split off */
  into: SpeakerRef | null;
  /** The name that was given */
  name: string | null;
  /** The name before */
  was: string | null;
  /** Names that were added */
  added: Array<string>;
  /** Names that were taken away, or that went over */
  removed: Array<string>;
  occurrences: Array<CorrectedPlaceAnswer>;
}

export interface SpeakerEditRequest {
  /** Why; shown to whoever sees the correction */
  note?: string | null;
  /** The `version` that is corrected; where it is another by now, the answer is 409 */
  if_version?: number | null;
  name?: string;
  /** All of them: a name that is not among these is theirs no more */
  aliases?: Array<string>;
}

export interface MergeRequest {
  /** Why; shown to whoever sees the correction */
  note?: string | null;
  /** The `version` that is corrected; where it is another by now, the answer is 409 */
  if_version?: number | null;
  /** The id of the speaker who remains */
  into: number;
}

export interface SplitRequest {
  /** Why; shown to whoever sees the correction */
  note?: string | null;
  /** The `version` that is corrected; where it is another by now, the answer is 409 */
  if_version?: number | null;
  /** Their ids */
  occurrences?: Array<number>;
  /** Names as `aliases` of the speaker has them; what was read under them goes over */
  aliases?: Array<string>;
  /** The other speaker's name; may be left out where aliases go over */
  name?: string | null;
}

export interface CorrectionsAnswer {
  items: Array<CorrectionAnswer>;
  next_cursor: string | null;
}

export interface NoteRequest {
  /** Why; shown to whoever sees the correction */
  note?: string | null;
}

export interface WatchRequest {
  /** What its owner calls it; the title of its feed */
  name?: string | null;
  /** Words to watch for: an article that carries them, alters them, or gives them to somebody else */
  quote?: string | null;
  /** Without a quote: a speaker of whom new words are news. With a quote: who said it, so that an article that gives it to another is told apart; else it is who usually says it that counts */
  speaker?: string | null;
  /** Only articles of this outlet; alone: each of them that quotes somebody */
  outlet?: string | null;
  /** The id of a webhook of yours that events are sent to */
  webhook?: number | null;
}

export interface WatchAnswer {
  id: number;
  name: string | null;
  quote: string | null;
  speaker: string | null;
  outlet: string | null;
  webhook: number | null;
  /** The address of its Atom feed. It is secret: who has it can read the feed */
  feed: string;
  /** The id of the API key that saved it; null: this machine's own user */
  owner: string | null;
  created_at: string;
  changed_at: string;
}

export interface WatchesAnswer {
  items: Array<WatchAnswer>;
  next_cursor: string | null;
}

export interface WatchEditRequest {
  /** What its owner calls it; the title of its feed */
  name?: string | null;
  /** Words to watch for: an article that carries them, alters them, or gives them to somebody else */
  quote?: string | null;
  /** Without a quote: a speaker of whom new words are news. With a quote: who said it, so that an article that gives it to another is told apart; else it is who usually says it that counts */
  speaker?: string | null;
  /** Only articles of this outlet; alone: each of them that quotes somebody */
  outlet?: string | null;
  /** The id of a webhook of yours that events are sent to */
  webhook?: number | null;
}

export interface WatchedChangeAnswer {
  kind: "number" | "negation" | "hedge" | "name" | "typo" | "spelling" | "editorial" | "disfluency" | "wording";
  severity: "sense" | "wording" | "style";
  watched: string;
  printed: string;
}

export interface EventAnswer {
  id: number;
  type: "quote.denied" | "quote.other_speaker" | "quote.altered" | "quote.carried" | "speaker.quoted" | "outlet.published";
  at: string;
  watch: number;
  /** Of a watched quote */
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found" | null;
  /** Whether the article prints a part of the watched words; the verdict is then on that part */
  part: boolean;
  severity: "sense" | "wording" | "style" | null;
  attribution: "confirmed" | "disputed" | "contradicted" | "denied" | "unclear" | "unattributed" | "not_claimed" | null;
  /** To whom other articles give the words, if not to this */
  usual_speaker: SpeakerRef | null;
  changes: Array<WatchedChangeAnswer>;
  /** At how many places of the article */
  quotes: number;
  /** The place that shows it best */
  occurrence: OccurrenceAnswer;
}

export interface EventsAnswer {
  items: Array<EventAnswer>;
  next_cursor: string | null;
}

export interface WebhookRequest {
  /** https only */
  url: string;
}

export interface WebhookSecretAnswer {
  id: number;
  url: string;
  owner: string | null;
  created_at: string;
  /** Since when it takes no messages */
  failing_since: string | null;
  /** Nothing is sent before */
  retry_at: string | null;
  /** Since when nothing is sent any more */
  ended_at: string | null;
  ended_why: string | null;
  /** By which messages are signed (Standard Webhooks); keep it safe */
  secret: string;
}

export interface WebhookAnswer {
  id: number;
  url: string;
  owner: string | null;
  created_at: string;
  /** Since when it takes no messages */
  failing_since: string | null;
  /** Nothing is sent before */
  retry_at: string | null;
  /** Since when nothing is sent any more */
  ended_at: string | null;
  ended_why: string | null;
}

export interface WebhooksAnswer {
  items: Array<WebhookAnswer>;
  next_cursor: string | null;
}

export interface AttemptAnswer {
  at: string;
  /** The HTTP status of the answer */
  status: number | null;
  /** What failed */
  error: string | null;
  milliseconds: number;
}

export interface DeliveryAnswer {
  id: number;
  /** null for a test */
  event: number | null;
  /** The header webhook-id of every attempt */
  message: string;
  state: "waiting" | "delivered" | "failed";
  attempts: number;
  created_at: string;
  /** Of a message that waits: when it is sent again */
  due_at: string;
  /** The last attempts, the first first */
  log: Array<AttemptAnswer>;
}

export interface DeliveriesAnswer {
  items: Array<DeliveryAnswer>;
  next_cursor: string | null;
}

export interface SourceRequest {
  /** The text; the offsets of matches count its code points */
  text?: string;
  /** A page; its text is taken from it */
  html?: string;
  title?: string | null;
  /** What answers call it; by default `Source 1` and so on */
  outlet?: string | null;
  url?: string | null;
  /** A BCP 47 language tag; without one the language is recognised */
  language?: string | null;
}

export interface VerifyRequest {
  /** The words that are said to have been said, or a sentence, paragraph or post with them */
  quote: string;
  speaker?: string | null;
  limit?: number;
  /** The least similarity of a match; by default it depends on the quote's length */
  threshold?: number | null;
  outlet?: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_from?: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  published_to?: string | null;
  /** Only what stands in articles of this kind: `article` for what was printed */
  kind?: "article" | "transcript" | "statement" | "post" | null;
  /** Texts to compare with, and with nothing else; they are not stored. Up to 2,000,000 code points in all. Their words outside quotation marks count too, told apart by `in_quotes`. The ids in the answer stand for nothing outside of it */
  sources?: Array<SourceRequest>;
}

export interface PastedQuoteAnswer {
  quote: string;
  start: number;
  end: number;
  /** Who is said there to have said it, by name */
  speaker: string | null;
  /** Who, as the text sent has it, did not say it or may not have */
  about: string | null;
  /** Whether the text sent says that it was said, says that it was not, or doubts it */
  stance: "said" | "denied" | "doubted";
}

export interface ReadAsAnswer {
  quote: string;
  start: number;
  end: number;
  /** Who is said there to have said it, by name */
  speaker: string | null;
  /** Who, as the text sent has it, did not say it or may not have */
  about: string | null;
  /** Whether the text sent says that it was said, says that it was not, or doubts it */
  stance: "said" | "denied" | "doubted";
  /** The other quotes in it, which were not compared */
  others: Array<PastedQuoteAnswer>;
}

export interface AskedAnswer {
  quote: string;
  speaker: string | null;
  /** The quote and speaker that were read out of a sentence, paragraph or post that was sent as the quote; null where bare words were sent. A `speaker` that is given goes before the one read */
  read_as: ReadAsAnswer | null;
}

export interface RecordedFromAnswer {
  speaker: SpeakerRef;
  outlets: Array<string>;
  occurrences: number;
}

export interface DenialAnswer {
  /** Who did not say it; null where no name is given */
  about: SpeakerRef | null;
  stance: "said" | "denied" | "doubted";
  outlet: string;
  occurrences: number;
}

export interface MatchAnswer {
  quote_id: number;
  text: string;
  similarity: number;
  coverage: number;
  quote_coverage: number;
  /** Bits: how unlikely it is that somebody else said the words that both share; 25 are about one place in 30 million words */
  evidence: number;
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found";
  /** How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  explanation: string;
  speaker: SpeakerRef | null;
  /** All who are named as the speaker */
  speakers: Array<SpeakerRef>;
  /** Which outlets name each of `speakers`, the most often named first */
  recorded_from: Array<RecordedFromAnswer>;
  /** The name on record, where the claimed one has a slip in it; else null */
  recorded_as: string | null;
  /** Whether articles disagree on who said it, or on whether the speaker did */
  disputed: boolean;
  /** The outlets that carried it as not said, earliest first; `outlets` names them too */
  denied_by: Array<DenialAnswer>;
  attribution: "confirmed" | "disputed" | "contradicted" | "denied" | "unclear" | "unattributed" | "not_claimed";
  outlets: Array<OutletUseAnswer>;
  changes: Array<ChangeAnswer>;
  /** Who printed it; where it was said stands in `said_in` */
  carried_by: Array<OccurrenceAnswer>;
  carried_by_total: number;
  /** Of a long turn, `text` is a passage, which begins here in the whole; else null */
  passage_start: number | null;
  /** False for words of a given source that stand outside of its quotation marks */
  in_quotes: boolean;
}

export interface JoinedAnswer {
  quote_id: number;
  candidate: TextPiece;
  quote: TextPiece;
  speakers: Array<SpeakerRef>;
}

export interface NearestAnswer {
  quote_id: number;
  text: string;
  similarity: number;
  coverage: number;
  quote_coverage: number;
  evidence: number;
  /** How bad the worst difference is for who quotes: that of the worst difference; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  explanation: string;
  speaker: SpeakerRef | null;
  speakers: Array<SpeakerRef>;
  outlets: Array<OutletUseAnswer>;
  changes: Array<ChangeAnswer>;
  carried_by: Array<OccurrenceAnswer>;
  carried_by_total: number;
}

export interface SearchedAnswer {
  articles: number;
  quotes: number;
  outlets: number;
  /** A date, or a date and time with its offset (RFC 3339) */
  from: string | null;
  /** A date, or a date and time with its offset (RFC 3339) */
  to: string | null;
}

export interface GivenSourceAnswer {
  /** The `article.id` of the places in it, in this answer alone */
  id: number;
  outlet: string;
  title: string | null;
  url: string | null;
  /** What offsets count in, where `html` was given; null where `text` was */
  text: string | null;
}

export interface SaidInAnswer {
  /** The match whose words they are */
  quote_id: number;
  occurrence_id: number;
  article: ArticleRef;
  /** Who said it, as the source says */
  speaker: SpeakerRef | null;
  /** The words, as the source has them */
  text: string;
  start: number;
  end: number;
  /** Up to 160 code points of the same turn */
  before: string;
  after: string;
  /** When it was said, in seconds after the start; null where that is not known */
  seconds: number | null;
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found";
  /** How bad the worst difference is for who quotes: sense, wording or style; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  similarity: number;
  /** Those of the match; the quote's offsets count in its `text` */
  changes: Array<ChangeAnswer>;
}

export interface VerificationAnswer {
  query: AskedAnswer;
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found";
  attribution: "confirmed" | "disputed" | "contradicted" | "denied" | "unclear" | "unattributed" | "not_claimed";
  /** How bad the worst difference is for who quotes: the first match's, or that of joining what was not said at once; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  /** The whole answer in one sentence */
  headline: string;
  explanation: string;
  matches: Array<MatchAnswer>;
  /** The parts of a candidate that is made of words of different recorded quotes only */
  joined: Array<JoinedAnswer>;
  /** Up to three recorded quotes that come closest when none matches; empty where something matches, and where the words are too few to say anything */
  nearest: Array<NearestAnswer>;
  /** What was looked through; counted within the last second, or longer ago where many */
  searched: SearchedAnswer | null;
  /** The sources that were given, in their order; only there where such were given */
  sources?: Array<GivenSourceAnswer>;
  /** The places of transcripts, statements and posts that have the words of a match */
  said_in: Array<SaidInAnswer>;
}

export interface BatchRequest {
  items: Array<VerifyRequest | unknown>;
}

export interface BatchItemAnswer {
  status: number;
  result?: VerificationAnswer;
  problem?: ProblemAnswer;
}

export interface BatchAnswer {
  items: Array<BatchItemAnswer>;
}

export interface SpeakerHintRequest {
  /** The speaker's full name */
  speaker: string;
  /** A code point of the text within the quote or its opening mark */
  start?: number;
  /** The words of the whole quote, as the draft has them */
  quote?: string;
  /** What the draft calls the speaker: a surname, or words such as `the mayor` */
  name?: string;
}

export interface CheckRequest {
  /** The draft; offsets count its code points */
  text?: string;
  /** The draft as a page or a part of one; all that it shows is read */
  html?: string;
  /** Who said what, where the draft does not say it in full */
  speaker_hints?: Array<SpeakerHintRequest>;
  /** The stored article that is this draft: its own words do not confirm it */
  exclude_article?: number | null;
  /** An outlet whose articles do not count; a name that is not there leaves nothing out */
  exclude_outlet?: string | null;
  /** A BCP 47 language tag; without one the language is recognised */
  language?: string | null;
  /** Texts to compare with, and with nothing else; they are not stored. Up to 2,000,000 code points in all. Their words outside quotation marks count too, told apart by `in_quotes`. The ids in the answer stand for nothing outside of it */
  sources?: Array<SourceRequest>;
}

export interface VerdictCountsAnswer {
  verbatim: number;
  fragment: number;
  spliced: number;
  altered: number;
  not_found: number;
}

export interface AttributionVerdictCountsAnswer {
  confirmed: number;
  disputed: number;
  contradicted: number;
  denied: number;
  unclear: number;
  unattributed: number;
  not_claimed: number;
}

export interface CheckSummaryAnswer {
  quotes: number;
  verdicts: VerdictCountsAnswer;
  attributions: AttributionVerdictCountsAnswer;
  trouble: number;
  /** How many have `judged` false */
  not_judged: number;
}

export interface PlaceAnswer {
  /** Blank ones do not count; on its page where there is one, in its part where that is named */
  paragraph: number;
  /** Of a PDF; other documents have no fixed pages */
  page: number | null;
  /** What is not the running text, such as `footnote 2` */
  part: string | null;
}

export interface ClaimAnswer {
  name: string;
  /** Whether a hint says so, not the draft */
  hinted: boolean;
}

export interface CheckedQuoteAnswer {
  /** What stands between the marks: `[start, end)` of the draft's text */
  text: string;
  start: number;
  end: number;
  place: PlaceAnswer;
  kind: "direct" | "partial" | "unspoken" | "spoken";
  speaker: ClaimAnswer | null;
  /** Whether the draft says that it was said, says that it was not, or leaves that in doubt. Only what was said has a speaker, unless a hint gives one */
  stance: "said" | "denied" | "doubted";
  /** Who, as the draft has it, did not say it or may not have */
  about: string | null;
  speaker_mention: TextPiece | null;
  cue: TextPiece | null;
  verdict: "verbatim" | "fragment" | "spliced" | "altered" | "not_found";
  attribution: "confirmed" | "disputed" | "contradicted" | "denied" | "unclear" | "unattributed" | "not_claimed";
  /** How bad the worst difference is for who quotes: sense, wording or style, as in /v1/verify; null where nothing differs */
  severity: "sense" | "wording" | "style" | null;
  /** The whole in one sentence, as in /v1/verify */
  headline: string;
  explanation: string;
  /** Why the verdict is not_found: not recorded, or nothing that can be told */
  reason: "not_recorded" | "too_short" | "too_common" | "too_long" | "unreadable" | null;
  /** What an editor should look at, whatever the kind of the quote */
  trouble: Array<"denied" | "altered" | "contradicted" | "recorded" | "not_found">;
  /** False where nothing can be told: too few words, too many, or a title or term that is not on record and that nobody is said to have said */
  judged: boolean;
  /** The best match, with its 5 earliest places in `carried_by` */
  match: MatchAnswer | null;
  joined: Array<JoinedAnswer>;
  /** The recorded quotes that come closest where none matches, as in /v1/verify */
  nearest: Array<NearestAnswer>;
  /** The places of transcripts, statements and posts that have the words of the match; `text` is what to print, where the draft differs */
  said_in: Array<SaidInAnswer>;
  /** What was said, to be printed in place of the draft's words: the first place's `text` where the draft is otherwise in wording or sense */
  replacement: string | null;
}

export interface CheckAnswer {
  /** The text that the offsets count in */
  text: string;
  /** The draft's language, as given or recognised; who says what is read in English only */
  language: string;
  summary: CheckSummaryAnswer;
  /** What the quotes were looked for in, without what does not count */
  searched: SearchedAnswer;
  quotes: Array<CheckedQuoteAnswer>;
  /** The sources that were given, in their order; only there where such were given */
  sources?: Array<GivenSourceAnswer>;
  /** What the file that was sent holds and the text does not; only there for a file */
  left_out?: Array<LeftOutAnswer>;
  /** Sentences on how the file was read: tracked changes, pages without text, its encoding */
  notices?: Array<string>;
}

export interface HealthAnswer {
  status: string;
  version: string;
}

export interface ReadyAnswer {
  status: string;
  /** How far the index has read in the database's order */
  indexed: number;
}

/** The operations of the service, one method each. */
export class Client extends Connection {
  /** List articles, by outlet, time of publication and kind. */
  listArticles(query?: { limit?: number; cursor?: string | null; outlet?: string | null; from?: string; to?: string; kind?: "article" | "transcript" | "statement" | "post" | null }): Promise<ArticlesAnswer>;
  /** Store an article and index its quotes. */
  addArticle(body: ArticleRequest): Promise<ArticleAnswer>;
  /** An article with its text and its quotes. */
  getArticle(articleId: number): Promise<ArticleTextAnswer>;
  /** Take an article out, and with it every quote that nobody else carries. */
  deleteArticle(articleId: number): Promise<null>;
  /** Store many articles, one a line, and answer each with a line while the rest comes in. */
  addArticles(bodies: Iterable<ArticleRequest> | AsyncIterable<ArticleRequest>): AsyncGenerator<BulkResult>;
  /** List quotes by the words that they hold, their speaker, an outlet that carried them, or kinds. */
  listQuotes(query?: { limit?: number; cursor?: string | null; q?: string | null; speaker?: string | null; speaker_id?: number | null; outlet?: string | null; kind?: "direct" | "partial" | "unspoken" | "spoken" | null; article_kind?: "article" | "transcript" | "statement" | "post" | null; stance?: "said" | "denied" | "doubted" | null; year?: number | null; sort?: "recorded" | "sentences" | "newest" | "most_carried" | "most_altered" }): Promise<QuotesAnswer>;
  /** Count the quotes of a search by speaker, outlet, year, kind and stance: those of the newest 20,000 places, or of so many of the speaker or the words that are asked for. */
  countQuotes(query?: { q?: string | null; speaker?: string | null; speaker_id?: number | null; outlet?: string | null; kind?: "direct" | "partial" | "unspoken" | "spoken" | null; article_kind?: "article" | "transcript" | "statement" | "post" | null; stance?: "said" | "denied" | "doubted" | null; year?: number | null }): Promise<FacetsAnswer>;
  /** A wording, every place where it stands, and the recorded wordings near it with their differences. */
  getQuote(quoteId: number): Promise<QuoteAnswer>;
  /** The wordings of the utterance that a quote is of, each hung on the nearest earlier one, with what changed. */
  getLineage(quoteId: number): Promise<LineageAnswer>;
  /** List the speakers, in the order in which they came in, by a part of a name. */
  listSpeakers(query?: { limit?: number; cursor?: string | null; q?: string | null }): Promise<SpeakersAnswer>;
  /** A speaker, the names that articles use for them, and a page of their quotes, first published first. */
  getSpeaker(speakerId: number, query?: { limit?: number; cursor?: string | null }): Promise<SpeakerAnswer>;
  /** Say by which name a speaker is shown, and which names are theirs. */
  editSpeaker(speakerId: number, body: SpeakerEditRequest): Promise<CorrectionAnswer>;
  /** Every outlet, by name. */
  listOutlets(): Promise<OutletsAnswer>;
  /** Take the outlet of this name out with all its articles, and every quote that nobody else carries. */
  deleteOutletByName(query: { outlet: string }): Promise<null>;
  /** Take an outlet out with all its articles, and every quote that nobody else carries. */
  deleteOutlet(outletId: number): Promise<null>;
  /** Complete the name of a speaker or outlet: its words may be begun, in any order, with a letter or two wrong. */
  completeName(query: { of: "speaker" | "outlet"; q: string; limit?: number }): Promise<CompletionsAnswer>;
  /** How many printed quotes of an outlet, a speaker or a span of time are word for word what was said, a part of it, altered in style, in wording or in sense, or joined; and the cases, of all or of one outcome. */
  getFidelity(query?: { limit?: number; cursor?: string | null; outlet?: string | null; speaker?: string | null; from?: string; to?: string; outcome?: "word_for_word" | "part" | "style" | "wording" | "sense" | "joined" | "no_source" | null }): Promise<FidelityAnswer>;
  /** What who asks may do besides reading: correct what is recorded, save questions. */
  getAccess(): Promise<AccessAnswer>;
  /** One place where a quote stands, and its version, by which a correction says what it is a correction of. */
  getOccurrence(occurrenceId: number): Promise<VersionedOccurrenceAnswer>;
  /** Say who said an occurrence, whether it was said, or what kind of quote it is. */
  editOccurrence(occurrenceId: number, body: OccurrenceEditRequest): Promise<CorrectionAnswer>;
  /** Say that a speaker is another, who remains; the id of the first goes on answering, as the other. */
  mergeSpeaker(speakerId: number, body: MergeRequest): Promise<CorrectionAnswer>;
  /** Say that some occurrences or names of a speaker are another's, who becomes a speaker: `into` of the answer. */
  splitSpeaker(speakerId: number, body: SplitRequest): Promise<CorrectionAnswer>;
  /** List corrections, the last first, undos among them; of an occurrence, a speaker or an article. */
  listCorrections(query?: { limit?: number; cursor?: string | null; occurrence?: number | null; speaker?: number | null; article?: number | null }): Promise<CorrectionsAnswer>;
  /** One correction. */
  getCorrection(correctionId: number): Promise<CorrectionAnswer>;
  /** Take a correction back; the undo is a correction of its own, and both stay in the history. */
  undoCorrection(correctionId: number, body: NoteRequest): Promise<CorrectionAnswer>;
  /** List the watches of the key that asks; a key with `admin` sees all. */
  listWatches(query?: { limit?: number; cursor?: string | null }): Promise<WatchesAnswer>;
  /** Save a question. From now on it is put to every article that comes in, by whatever way. */
  addWatch(body: WatchRequest): Promise<WatchAnswer>;
  /** One watch. */
  getWatch(watchId: number): Promise<WatchAnswer>;
  /** Change what a watch says; its events and its feed stay. */
  editWatch(watchId: number, body: WatchEditRequest): Promise<WatchAnswer>;
  /** Delete a watch with its events; its feed answers no more. */
  deleteWatch(watchId: number): Promise<null>;
  /** Give the feed of a watch another secret address; the one before answers no more. */
  renewFeed(watchId: number): Promise<WatchAnswer>;
  /** List what came of a watch, the last first. */
  listEvents(watchId: number, query?: { limit?: number; cursor?: string | null }): Promise<EventsAnswer>;
  /** List the webhooks of the key that asks; a key with `admin` sees all. */
  listWebhooks(query?: { limit?: number; cursor?: string | null }): Promise<WebhooksAnswer>;
  /** Add an address that events are sent to, signed as Standard Webhooks has it; the answer shows the secret, once. */
  addWebhook(body: WebhookRequest): Promise<WebhookSecretAnswer>;
  /** One webhook: whether it takes messages and, where it was given up, why. */
  getWebhook(webhookId: number): Promise<WebhookAnswer>;
  /** Delete a webhook and its messages; watches that named it go on without. */
  deleteWebhook(webhookId: number): Promise<null>;
  /** Give a webhook another secret. For a day messages carry the signatures of both, so that none is refused. */
  rotateSecret(webhookId: number): Promise<WebhookSecretAnswer>;
  /** Have a test sent to a webhook; the deliveries say what became of it. */
  testWebhook(webhookId: number): Promise<DeliveryAnswer>;
  /** Send to a webhook again that was given up, first what had failed. */
  resumeWebhook(webhookId: number): Promise<WebhookAnswer>;
  /** List the messages to a webhook, the last first, with what became of each attempt. */
  listDeliveries(webhookId: number, query?: { limit?: number; cursor?: string | null }): Promise<DeliveriesAnswer>;
  /** Send a message again, under the same id, whatever became of it. */
  resendDelivery(webhookId: number, deliveryId: number): Promise<DeliveryAnswer>;
  /** The same as a GET, which can be cached and linked to. */
  verifyQuoteByAddress(query: { quote: string; speaker?: string | null; limit?: number; threshold?: number | null; outlet?: string | null; published_from?: string | null; published_to?: string | null; kind?: "article" | "transcript" | "statement" | "post" | null }): Promise<VerificationAnswer>;
  /** The closest recorded quotes, what exactly differs, who said them and who carried them. */
  verifyQuote(body: VerifyRequest): Promise<VerificationAnswer>;
  /** Many at once; one bad item does not fail the rest. */
  verifyBatch(body: BatchRequest): Promise<BatchAnswer>;
  /** Every quote of a draft: the speaker that the draft gives, what is recorded, and what differs. */
  checkDraft(body: CheckRequest): Promise<CheckAnswer>;
  /** The process lives. */
  live(): Promise<HealthAnswer>;
  /** The service can answer; else 503 and why. */
  ready(): Promise<ReadyAnswer>;
}
