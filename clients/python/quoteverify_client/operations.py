"""The operations of the service, one method each. Made from openapi.yaml; change that, and run `make clients`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from quoteverify_client import models
from quoteverify_client.connection import Connection


class Operations(Connection):
    """Each asks the service once, but for those by lines; all raise what `Connection` raises."""

    def list_articles(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        outlet: str | None = None,
        from_: str | None = None,
        to: str | None = None,
        kind: Literal["article", "transcript", "statement", "post"] | None = None,
    ) -> models.ArticlesAnswer:
        """List articles, by outlet, time of publication and kind.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.

        from_: A date, or a date and time with its offset (RFC 3339).

        to: A date, or a date and time with its offset (RFC 3339).

        kind: Only articles of this kind.
        """
        answer: models.ArticlesAnswer = self.ask(
            "GET",
            "/v1/articles",
            query={"limit": limit, "cursor": cursor, "outlet": outlet, "from": from_, "to": to, "kind": kind},
        )
        return answer

    def add_article(
        self,
        body: models.ArticleRequest,
    ) -> models.ArticleAnswer:
        """Store an article and index its quotes."""
        answer: models.ArticleAnswer = self.ask(
            "POST",
            "/v1/articles",
            body=body,
        )
        return answer

    def get_article(
        self,
        article_id: int,
    ) -> models.ArticleTextAnswer:
        """An article with its text and its quotes."""
        answer: models.ArticleTextAnswer = self.ask(
            "GET",
            f"/v1/articles/{article_id}",
        )
        return answer

    def delete_article(
        self,
        article_id: int,
    ) -> None:
        """Take an article out, and with it every quote that nobody else carries."""
        answer: None = self.ask(
            "DELETE",
            f"/v1/articles/{article_id}",
        )
        return answer

    def add_articles(self, bodies: Iterable[models.ArticleRequest]) -> Iterator[models.BulkResult]:
        """Store many articles, one a line, and answer each with a line while the rest comes in."""
        return self.by_lines("POST", "/v1/articles/bulk", bodies)

    def list_quotes(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        q: str | None = None,
        speaker: str | None = None,
        speaker_id: int | None = None,
        outlet: str | None = None,
        kind: Literal["direct", "partial", "unspoken", "spoken"] | None = None,
        article_kind: Literal["article", "transcript", "statement", "post"] | None = None,
        stance: Literal["said", "denied", "doubted"] | None = None,
        year: int | None = None,
        sort: Literal["recorded", "sentences", "newest", "most_carried", "most_altered"] | None = None,
    ) -> models.QuotesAnswer:
        """List quotes by the words that they hold, their speaker, an outlet that carried them, or kinds.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.

        q: Words that the quote holds, all of them; where no quote does, parts of words, which the newer ones
        hold.

        speaker: A name, as people write it.

        speaker_id: Just this speaker, whatever `speaker` says.

        article_kind: Only quotes that stand in an article of this kind.

        year: Published in this year, in UTC.

        sort: `recorded`: in the order in which they came in, all of them. The others sort what stands in
        20,000 places at most, the newest ones: `sentences` lists whole sentences before phrases, then terms;
        `most_carried` by outlets; `most_altered` only those of the 100 most carried sentences that are
        recorded otherwise, too.
        """
        answer: models.QuotesAnswer = self.ask(
            "GET",
            "/v1/quotes",
            query={
                "limit": limit,
                "cursor": cursor,
                "q": q,
                "speaker": speaker,
                "speaker_id": speaker_id,
                "outlet": outlet,
                "kind": kind,
                "article_kind": article_kind,
                "stance": stance,
                "year": year,
                "sort": sort,
            },
        )
        return answer

    def count_quotes(
        self,
        *,
        q: str | None = None,
        speaker: str | None = None,
        speaker_id: int | None = None,
        outlet: str | None = None,
        kind: Literal["direct", "partial", "unspoken", "spoken"] | None = None,
        article_kind: Literal["article", "transcript", "statement", "post"] | None = None,
        stance: Literal["said", "denied", "doubted"] | None = None,
        year: int | None = None,
    ) -> models.FacetsAnswer:
        """Count the quotes of a search by speaker, outlet, year, kind and stance: those of the newest 20,000
        places, or of so many of the speaker or the words that are asked for.

        q: Words that the quote holds, all of them; where no quote does, parts of words, which the newer ones
        hold.

        speaker: A name, as people write it.

        speaker_id: Just this speaker, whatever `speaker` says.

        article_kind: Only quotes that stand in an article of this kind.

        year: Published in this year, in UTC.
        """
        answer: models.FacetsAnswer = self.ask(
            "GET",
            "/v1/quotes/facets",
            query={
                "q": q,
                "speaker": speaker,
                "speaker_id": speaker_id,
                "outlet": outlet,
                "kind": kind,
                "article_kind": article_kind,
                "stance": stance,
                "year": year,
            },
        )
        return answer

    def get_quote(
        self,
        quote_id: int,
    ) -> models.QuoteAnswer:
        """A wording, every place where it stands, and the recorded wordings near it with their differences."""
        answer: models.QuoteAnswer = self.ask(
            "GET",
            f"/v1/quotes/{quote_id}",
        )
        return answer

    def get_lineage(
        self,
        quote_id: int,
    ) -> models.LineageAnswer:
        """The wordings of the utterance that a quote is of, each hung on the nearest earlier one, with what
        changed.
        """
        answer: models.LineageAnswer = self.ask(
            "GET",
            f"/v1/quotes/{quote_id}/lineage",
        )
        return answer

    def list_speakers(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        q: str | None = None,
    ) -> models.SpeakersAnswer:
        """List the speakers, in the order in which they came in, by a part of a name.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.

        q: What one of a speaker's names holds, or how the surname begins.
        """
        answer: models.SpeakersAnswer = self.ask(
            "GET",
            "/v1/speakers",
            query={"limit": limit, "cursor": cursor, "q": q},
        )
        return answer

    def get_speaker(
        self,
        speaker_id: int,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.SpeakerAnswer:
        """A speaker, the names that articles use for them, and a page of their quotes, first published first.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.
        """
        answer: models.SpeakerAnswer = self.ask(
            "GET",
            f"/v1/speakers/{speaker_id}",
            query={"limit": limit, "cursor": cursor},
        )
        return answer

    def edit_speaker(
        self,
        speaker_id: int,
        body: models.SpeakerEditRequest,
    ) -> models.CorrectionAnswer:
        """Say by which name a speaker is shown, and which names are theirs."""
        answer: models.CorrectionAnswer = self.ask(
            "PATCH",
            f"/v1/speakers/{speaker_id}",
            body=body,
        )
        return answer

    def list_outlets(
        self,
    ) -> models.OutletsAnswer:
        """Every outlet, by name."""
        answer: models.OutletsAnswer = self.ask(
            "GET",
            "/v1/outlets",
        )
        return answer

    def delete_outlet_by_name(
        self,
        *,
        outlet: str,
    ) -> None:
        """Take the outlet of this name out with all its articles, and every quote that nobody else carries."""
        answer: None = self.ask(
            "DELETE",
            "/v1/outlets",
            query={"outlet": outlet},
        )
        return answer

    def delete_outlet(
        self,
        outlet_id: int,
    ) -> None:
        """Take an outlet out with all its articles, and every quote that nobody else carries."""
        answer: None = self.ask(
            "DELETE",
            f"/v1/outlets/{outlet_id}",
        )
        return answer

    def complete_name(
        self,
        *,
        of: Literal["speaker", "outlet"],
        q: str,
        limit: int | None = None,
    ) -> models.CompletionsAnswer:
        """Complete the name of a speaker or outlet: its words may be begun, in any order, with a letter or two
        wrong.

        of: What the names are of.

        q: What is typed so far.

        limit: How many names at most.
        """
        answer: models.CompletionsAnswer = self.ask(
            "GET",
            "/v1/completions",
            query={"of": of, "q": q, "limit": limit},
        )
        return answer

    def get_fidelity(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        outlet: str | None = None,
        speaker: str | None = None,
        from_: str | None = None,
        to: str | None = None,
        outcome: Literal["word_for_word", "part", "style", "wording", "sense", "joined", "no_source"] | None = None,
    ) -> models.FidelityAnswer:
        """How many printed quotes of an outlet, a speaker or a span of time are word for word what was said, a
        part of it, altered in style, in wording or in sense, or joined; and the cases, of all or of one
        outcome.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.

        speaker: A name, as people write it.

        from_: A date, or a date and time with its offset (RFC 3339).

        to: A date, or a date and time with its offset (RFC 3339).

        outcome: Only the cases of this outcome.
        """
        answer: models.FidelityAnswer = self.ask(
            "GET",
            "/v1/fidelity",
            query={
                "limit": limit,
                "cursor": cursor,
                "outlet": outlet,
                "speaker": speaker,
                "from": from_,
                "to": to,
                "outcome": outcome,
            },
        )
        return answer

    def get_access(
        self,
    ) -> models.AccessAnswer:
        """What who asks may do besides reading: correct what is recorded, save questions."""
        answer: models.AccessAnswer = self.ask(
            "GET",
            "/v1/access",
        )
        return answer

    def get_occurrence(
        self,
        occurrence_id: int,
    ) -> models.VersionedOccurrenceAnswer:
        """One place where a quote stands, and its version, by which a correction says what it is a correction
        of.
        """
        answer: models.VersionedOccurrenceAnswer = self.ask(
            "GET",
            f"/v1/occurrences/{occurrence_id}",
        )
        return answer

    def edit_occurrence(
        self,
        occurrence_id: int,
        body: models.OccurrenceEditRequest,
    ) -> models.CorrectionAnswer:
        """Say who said an occurrence, whether it was said, or what kind of quote it is."""
        answer: models.CorrectionAnswer = self.ask(
            "PATCH",
            f"/v1/occurrences/{occurrence_id}",
            body=body,
        )
        return answer

    def merge_speaker(
        self,
        speaker_id: int,
        body: models.MergeRequest,
    ) -> models.CorrectionAnswer:
        """Say that a speaker is another, who remains; the id of the first goes on answering, as the other."""
        answer: models.CorrectionAnswer = self.ask(
            "POST",
            f"/v1/speakers/{speaker_id}/merge",
            body=body,
        )
        return answer

    def split_speaker(
        self,
        speaker_id: int,
        body: models.SplitRequest,
    ) -> models.CorrectionAnswer:
        """Say that some occurrences or names of a speaker are another's, who becomes a speaker: `into` of the
        answer.
        """
        answer: models.CorrectionAnswer = self.ask(
            "POST",
            f"/v1/speakers/{speaker_id}/split",
            body=body,
        )
        return answer

    def list_corrections(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        occurrence: int | None = None,
        speaker: int | None = None,
        article: int | None = None,
    ) -> models.CorrectionsAnswer:
        """List corrections, the last first, undos among them; of an occurrence, a speaker or an article.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.
        """
        answer: models.CorrectionsAnswer = self.ask(
            "GET",
            "/v1/corrections",
            query={"limit": limit, "cursor": cursor, "occurrence": occurrence, "speaker": speaker, "article": article},
        )
        return answer

    def get_correction(
        self,
        correction_id: int,
    ) -> models.CorrectionAnswer:
        """One correction."""
        answer: models.CorrectionAnswer = self.ask(
            "GET",
            f"/v1/corrections/{correction_id}",
        )
        return answer

    def undo_correction(
        self,
        correction_id: int,
        body: models.NoteRequest,
    ) -> models.CorrectionAnswer:
        """Take a correction back; the undo is a correction of its own, and both stay in the history."""
        answer: models.CorrectionAnswer = self.ask(
            "POST",
            f"/v1/corrections/{correction_id}/undo",
            body=body,
        )
        return answer

    def list_watches(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.WatchesAnswer:
        """List the watches of the key that asks; a key with `admin` sees all.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.
        """
        answer: models.WatchesAnswer = self.ask(
            "GET",
            "/v1/watches",
            query={"limit": limit, "cursor": cursor},
        )
        return answer

    def add_watch(
        self,
        body: models.WatchRequest,
    ) -> models.WatchAnswer:
        """Save a question. From now on it is put to every article that comes in, by whatever way."""
        answer: models.WatchAnswer = self.ask(
            "POST",
            "/v1/watches",
            body=body,
        )
        return answer

    def get_watch(
        self,
        watch_id: int,
    ) -> models.WatchAnswer:
        """One watch."""
        answer: models.WatchAnswer = self.ask(
            "GET",
            f"/v1/watches/{watch_id}",
        )
        return answer

    def edit_watch(
        self,
        watch_id: int,
        body: models.WatchEditRequest,
    ) -> models.WatchAnswer:
        """Change what a watch says; its events and its feed stay."""
        answer: models.WatchAnswer = self.ask(
            "PATCH",
            f"/v1/watches/{watch_id}",
            body=body,
        )
        return answer

    def delete_watch(
        self,
        watch_id: int,
    ) -> None:
        """Delete a watch with its events; its feed answers no more."""
        answer: None = self.ask(
            "DELETE",
            f"/v1/watches/{watch_id}",
        )
        return answer

    def renew_feed(
        self,
        watch_id: int,
    ) -> models.WatchAnswer:
        """Give the feed of a watch another secret address; the one before answers no more."""
        answer: models.WatchAnswer = self.ask(
            "POST",
            f"/v1/watches/{watch_id}/feed",
        )
        return answer

    def list_events(
        self,
        watch_id: int,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.EventsAnswer:
        """List what came of a watch, the last first.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.
        """
        answer: models.EventsAnswer = self.ask(
            "GET",
            f"/v1/watches/{watch_id}/events",
            query={"limit": limit, "cursor": cursor},
        )
        return answer

    def list_webhooks(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.WebhooksAnswer:
        """List the webhooks of the key that asks; a key with `admin` sees all.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.
        """
        answer: models.WebhooksAnswer = self.ask(
            "GET",
            "/v1/webhooks",
            query={"limit": limit, "cursor": cursor},
        )
        return answer

    def add_webhook(
        self,
        body: models.WebhookRequest,
    ) -> models.WebhookSecretAnswer:
        """Add an address that events are sent to, signed as Standard Webhooks has it; the answer shows the
        secret, once.
        """
        answer: models.WebhookSecretAnswer = self.ask(
            "POST",
            "/v1/webhooks",
            body=body,
        )
        return answer

    def get_webhook(
        self,
        webhook_id: int,
    ) -> models.WebhookAnswer:
        """One webhook: whether it takes messages and, where it was given up, why."""
        answer: models.WebhookAnswer = self.ask(
            "GET",
            f"/v1/webhooks/{webhook_id}",
        )
        return answer

    def delete_webhook(
        self,
        webhook_id: int,
    ) -> None:
        """Delete a webhook and its messages; watches that named it go on without."""
        answer: None = self.ask(
            "DELETE",
            f"/v1/webhooks/{webhook_id}",
        )
        return answer

    def rotate_secret(
        self,
        webhook_id: int,
    ) -> models.WebhookSecretAnswer:
        """Give a webhook another secret. For a day messages carry the signatures of both, so that none is
        refused.
        """
        answer: models.WebhookSecretAnswer = self.ask(
            "POST",
            f"/v1/webhooks/{webhook_id}/secret",
        )
        return answer

    def test_webhook(
        self,
        webhook_id: int,
    ) -> models.DeliveryAnswer:
        """Have a test sent to a webhook; the deliveries say what became of it."""
        answer: models.DeliveryAnswer = self.ask(
            "POST",
            f"/v1/webhooks/{webhook_id}/test",
        )
        return answer

    def resume_webhook(
        self,
        webhook_id: int,
    ) -> models.WebhookAnswer:
        """Send to a webhook again that was given up, first what had failed."""
        answer: models.WebhookAnswer = self.ask(
            "POST",
            f"/v1/webhooks/{webhook_id}/resume",
        )
        return answer

    def list_deliveries(
        self,
        webhook_id: int,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.DeliveriesAnswer:
        """List the messages to a webhook, the last first, with what became of each attempt.

        limit: How many items at most.

        cursor: The `next_cursor` of the page before.
        """
        answer: models.DeliveriesAnswer = self.ask(
            "GET",
            f"/v1/webhooks/{webhook_id}/deliveries",
            query={"limit": limit, "cursor": cursor},
        )
        return answer

    def resend_delivery(
        self,
        webhook_id: int,
        delivery_id: int,
    ) -> models.DeliveryAnswer:
        """Send a message again, under the same id, whatever became of it."""
        answer: models.DeliveryAnswer = self.ask(
            "POST",
            f"/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/resend",
        )
        return answer

    def verify_quote_by_address(
        self,
        *,
        quote: str,
        speaker: str | None = None,
        limit: int | None = None,
        threshold: float | None = None,
        outlet: str | None = None,
        published_from: str | None = None,
        published_to: str | None = None,
        kind: Literal["article", "transcript", "statement", "post"] | None = None,
    ) -> models.VerificationAnswer:
        """The same as a GET, which can be cached and linked to.

        quote: The words that are said to have been said, or a sentence, paragraph or post with them.

        threshold: The least similarity of a match; by default it depends on the quote's length.

        published_from: A date, or a date and time with its offset (RFC 3339).

        published_to: A date, or a date and time with its offset (RFC 3339).

        kind: Only what stands in articles of this kind: `article` for what was printed.
        """
        answer: models.VerificationAnswer = self.ask(
            "GET",
            "/v1/verify",
            query={
                "quote": quote,
                "speaker": speaker,
                "limit": limit,
                "threshold": threshold,
                "outlet": outlet,
                "published_from": published_from,
                "published_to": published_to,
                "kind": kind,
            },
        )
        return answer

    def verify_quote(
        self,
        body: models.VerifyRequest,
    ) -> models.VerificationAnswer:
        """The closest recorded quotes, what exactly differs, who said them and who carried them."""
        answer: models.VerificationAnswer = self.ask(
            "POST",
            "/v1/verify",
            body=body,
        )
        return answer

    def verify_batch(
        self,
        body: models.BatchRequest,
    ) -> models.BatchAnswer:
        """Many at once; one bad item does not fail the rest."""
        answer: models.BatchAnswer = self.ask(
            "POST",
            "/v1/verify/batch",
            body=body,
        )
        return answer

    def check_draft(
        self,
        body: models.CheckRequest,
    ) -> models.CheckAnswer:
        """Every quote of a draft: the speaker that the draft gives, what is recorded, and what differs."""
        answer: models.CheckAnswer = self.ask(
            "POST",
            "/v1/check",
            body=body,
        )
        return answer

    def live(
        self,
    ) -> models.HealthAnswer:
        """The process lives."""
        answer: models.HealthAnswer = self.ask(
            "GET",
            "/healthz",
        )
        return answer

    def ready(
        self,
    ) -> models.ReadyAnswer:
        """The service can answer; else 503 and why."""
        answer: models.ReadyAnswer = self.ask(
            "GET",
            "/readyz",
        )
        return answer
