"""What can go wrong, in the project's own words and without a word of HTTP.

One module of the edge (`service.api.problems`) turns these into answers; the command line prints `str(error)`.
Every message says what is wrong and what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class QuoteVerifyError(Exception):
    """Any failure that the project foresees."""


class InvalidText(QuoteVerifyError):
    """A text that cannot be stored and read back as it came (NUL, lone surrogates), or that is empty."""


class InvalidArticle(QuoteVerifyError):
    """The body of an article with fields that cannot be taken; `faults` holds the messages for each, under WHOLE those
    for the body itself. Without a message of its own it says them all."""

    WHOLE = "_schema"

    def __init__(self, message: str = "", *, faults: Mapping[str, Sequence[str]] | None = None) -> None:
        self.faults = dict(faults or {})
        whole = "it is no JSON object; give one with the fields of an article" if self.WHOLE in self.faults else ""
        said = (f"{field}: {' '.join(messages)}" for field, messages in self.faults.items())
        super().__init__(message or whole or "; ".join(said))


class TooManyQuotes(QuoteVerifyError):
    """A text of more quotes than are read at once. Its message begins with the verb: who knows what sort of text it is
    puts the noun before it, and what to do behind it."""


class InvalidQuery(QuoteVerifyError):
    """A candidate quote, a filter or a limit that nothing can be asked with."""


class SourcesTooLarge(QuoteVerifyError):
    """Sources given with a question that are too long to be compared with at once."""


class InvalidCursor(InvalidQuery):
    """A page cursor that this service did not make."""


class InvalidPublicationTime(InvalidQuery):
    """A publication time that is neither an RFC 3339 date nor an RFC 3339 date and time."""


class NotFound(QuoteVerifyError):
    """Something asked for by its id is not there."""


class ArticleNotFound(NotFound):
    """No article has this id."""


class OutletNotFound(NotFound):
    """No article of this outlet is stored."""


class QuoteNotFound(NotFound):
    """No quote has this id."""


class SpeakerNotFound(NotFound):
    """No speaker has this id."""


class OccurrenceNotFound(NotFound):
    """No occurrence has this id."""


class CorrectionNotFound(NotFound):
    """No correction has this number."""


class InvalidCorrection(QuoteVerifyError):
    """A correction that says nothing, or what cannot be."""


class CorrectionConflict(QuoteVerifyError):
    """A correction that does not go with what is corrected already, or that was made of an older state."""


class WatchNotFound(NotFound):
    """No watch has this id, or this feed, for who asks."""


class WebhookNotFound(NotFound):
    """No webhook, or no delivery of one, has this id for who asks."""


class InvalidWatch(QuoteVerifyError):
    """A watch or a webhook that cannot be kept as it was sent."""


class AddressRefused(QuoteVerifyError):
    """An address to which nothing may be sent: the operator has not allowed it, or it leads where it must not."""


class LeaseLost(QuoteVerifyError):
    """A process that was to do something alone was overtaken by another; that one goes on with it."""


class KeyNotFound(NotFound):
    """No API key has this name."""


class AccessRefused(QuoteVerifyError):
    """Who asks may not do what they ask for."""


class KeyMissing(AccessRefused):
    """What was asked for needs an API key, and none was sent."""


class KeyRefused(AccessRefused):
    """The API key that was sent is unknown, revoked or expired."""


class ScopeMissing(AccessRefused):
    """The API key is good, but not for what was asked for."""


class OriginRefused(AccessRefused):
    """A web page of another address asked to change something, or the service was asked under a name not its own."""


class TooManyRequests(QuoteVerifyError):
    """The client asked for more than its share. Trying again later will succeed."""


class TooManyLongAnswers(QuoteVerifyError):
    """As many long answers are being sent as may be at once. Trying again later will succeed."""


class TookTooLong(QuoteVerifyError):
    """What was sent takes more processor time than one request may have. Its message says what to send instead."""


class TooCostly(QuoteVerifyError):
    """What was sent would take more processor time than one request may have; it is refused before the work is done.
    Its message says what to send instead."""


class TooCostlyTogether(TooCostly):
    """Each question that was sent could be answered, and not all of them by one request."""


class SettingsError(QuoteVerifyError):
    """A setting that the service cannot start with."""


class StorageUnavailable(QuoteVerifyError):
    """The database does not answer now: locked, full or gone. Trying again later may succeed."""


class IndexUnavailable(QuoteVerifyError):
    """The index cannot be read or written now. Trying again later may succeed."""


class IndexIncomplete(IndexUnavailable):
    """The index was lost and is being made anew: it does not hold everything yet, and an answer could be wrong."""


class UnreadableDocument(QuoteVerifyError):
    """A document from which no article text could be taken."""


class MissingExtra(QuoteVerifyError):
    """A library that only some need and that is not installed. Its message says how to install it."""


class InvalidExport(QuoteVerifyError):
    """A file to import that is no export, not a whole one, or not as it was written."""


class InvalidPrepared(QuoteVerifyError):
    """A folder of prepared articles that is not finished, of another version, damaged, or of something else."""


class StoreNotEmpty(QuoteVerifyError):
    """An import into a store that holds articles already."""
