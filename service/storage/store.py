"""Keeps everything that the service stores behind one object. Each method is one transaction.

Every method may raise StorageUnavailable when the database does not answer now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property

from sqlalchemy import select

from service.domain import Article, ArticleSummary, AttributedSpan, Occurrence, OccurrenceFilter, Quote
from service.errors import InvalidText
from service.storage.connection.database import Database
from service.storage.connection.in_memory import MemoryDatabase
from service.storage.connection.patience import USUAL, Patience
from service.storage.contents import articles, occurrences, quotes, speaker_quotes, speakers, totals
from service.storage.contents.kept import Kept
from service.storage.contents.quotes import ALL_QUOTES, QuoteFilter
from service.storage.contents.searched import SearchedCounts
from service.storage.contents.snapshot import Snapshot
from service.storage.correcting.corrections import Corrections
from service.storage.exchange import Exchange
from service.storage.recording import forgetting, recording, withdrawal
from service.storage.recording.loads import Loads
from service.storage.recording.preparation import Identity, Prepared, identity, prepare
from service.storage.records import (
    Carriers,
    ChangeBatch,
    IsOneSpeaker,
    LogState,
    OutletSummary,
    Page,
    SpeakerDetail,
    SpeakerSummary,
    Stored,
)
from service.storage.rereading.readings import Readings
from service.storage.schema.migration import migrate
from service.storage.schema.tables import MetaRow
from service.storage.tabular import Tables
from service.storage.upkeep import change_log
from service.storage.upkeep.api_keys import Keys
from service.storage.upkeep.log_compaction import LogUpkeep
from service.storage.upkeep.milestones import Milestones
from service.storage.upkeep.reading_marks import ReadingMarks
from service.storage.validity import check_key, is_possible_id
from service.storage.watching.kept import Watching


class Store:
    """A database of articles, quotes, occurrences and speakers; safe to share between threads and across a fork."""

    def __init__(self, url: str, patience: Patience = USUAL) -> None:
        """`url` is any SQLAlchemy URL of SQLite (a file) or PostgreSQL. Connects at the first use.

        Raises SettingsError for a URL that cannot be used.
        """
        self._use(Database(url, patience))

    def _use(self, database: Database) -> None:
        self._database = database
        self._counts = SearchedCounts(lambda: database.writes)
        self._kept = Kept()
        self.keys = Keys(database)
        self.exchange = Exchange(database)
        self.loads = Loads(database)
        self.milestones = Milestones(database)
        self.reading_marks = ReadingMarks(database)
        self.tables = Tables(database)
        self.corrections = Corrections(database)
        self.readings = Readings(database)
        self.watching = Watching(database)
        self.log = LogUpkeep(database)
        self._log_holds_deleted = False

    @classmethod
    def in_memory(cls) -> Store:
        """An empty store of this thread alone, its tables made, which ends with it."""
        store = cls.__new__(cls)
        store._use(MemoryDatabase())
        return store

    def migrate(self) -> None:
        """Make or upgrade the tables; for every process at its start, at once if need be."""
        migrate(self._database)

    def hear_statements(self) -> None:
        """Make each statement that the database is asked a step of `service.steps`."""
        self._database.hear_statements()

    def close(self) -> None:
        """Close the connections of this process."""
        self._database.close()

    @cached_property
    def store_id(self) -> str:
        """A random id made with the tables: an index knows by it whether it was built from this database."""
        with self._database.read() as connection:
            return connection.scalars(select(MetaRow.value).where(MetaRow.key == "store_id")).one()

    def ping(self) -> None:
        """Raise StorageUnavailable unless the database answers and has its tables."""
        with self._database.read() as connection:
            connection.scalars(select(MetaRow.key)).all()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """One state of the database, for a use case that reads several times."""
        with self._database.read() as connection:
            yield Snapshot(connection, self._counts, self._kept)

    # articles

    def add_article(
        self,
        article: Article,
        spans: Sequence[AttributedSpan],
        is_one_speaker: IsOneSpeaker,
        reader: int | None = None,
    ) -> tuple[ArticleSummary, bool]:
        """Store `article` with its quotes, and say whether it is new: the same outlet and text is the same article.

        `is_one_speaker` tells whether a name is a speaker's, `reader` which version of the reader found the spans.
        Raises InvalidText for an article that cannot be read back as it came."""
        prepared = prepare(article, spans, reader)
        with self._database.write() as connection:
            [stored] = recording.record_all(connection, [prepared], is_one_speaker)
            return articles.get(connection, stored.article_id)[0], stored.is_new

    def add_articles(self, prepared: Sequence[Prepared], is_one_speaker: IsOneSpeaker) -> list[Stored]:
        """Store many articles at once, in their order, as `add_article` would one after the other: all or none."""
        with self._database.write() as connection:
            return recording.record_all(connection, prepared, is_one_speaker)

    def find_article(self, outlet: str, text: str) -> ArticleSummary | None:
        """The article of this outlet with just this text. Raises InvalidText when none can have them."""
        check_key(outlet, text)
        with self._database.read() as connection:
            return articles.find(connection, outlet, text)

    def known_articles(self, articles: Iterable[Article]) -> dict[Identity, Stored]:
        """Those of `articles` that are there already, by their identities; what cannot be stored is not."""
        wanted = set()
        for article in articles:
            with suppress(InvalidText):
                wanted.add(identity(article))
        with self._database.read() as connection:
            return recording.stored_of(connection, wanted)

    def article(self, article_id: int) -> tuple[ArticleSummary, str]:
        """An article and its text. Raises ArticleNotFound."""
        with self._database.read() as connection:
            return articles.get(connection, article_id)

    def article_with_quotes(self, article_id: int) -> tuple[ArticleSummary, str, list[Occurrence]]:
        """An article, its text and its quotes, all from one state of the database. Raises ArticleNotFound."""
        with self._database.read() as connection:
            return *articles.get(connection, article_id), occurrences.of_article(connection, article_id)

    def delete_article(self, article_id: int) -> None:
        """Take an article out, with what only it carried. Raises ArticleNotFound."""
        with self._database.write() as connection:
            withdrawal.withdraw(connection, article_id)
        self._log_holds_deleted = True

    def delete_articles_of(self, outlet_id: int, most: int) -> int:
        """Take out the first `most` articles of an outlet; returns how many that were: 0 once none is left."""
        with self._database.write() as connection:
            ids = articles.ids_of_outlet(connection, outlet_id, most) if is_possible_id(outlet_id) else ()
            for id in ids:
                withdrawal.withdraw(connection, id)
        self._log_holds_deleted = True
        return len(ids)

    def outlet_id(self, name: str) -> int:
        """The id of the outlet of this name. Raises OutletNotFound."""
        with self._database.read() as connection:
            return articles.outlet_id(connection, name)

    def purge(self) -> bool:
        """Overwrite what was deleted where it is still in the database's own log; False when that must wait for others.

        Cheap when nothing was deleted through this object since. On PostgreSQL it is the server's business.
        """
        if self._log_holds_deleted and self._database.empty_log():
            self._log_holds_deleted = False
        return not self._log_holds_deleted

    def articles(self, filter: OccurrenceFilter, limit: int, after: int | None = None) -> Page[ArticleSummary]:
        """Articles with an id above `after`, by id."""
        with self._database.read() as connection:
            return articles.page(connection, filter, limit, after)

    def occurrences_of_article(self, article_id: int) -> list[Occurrence]:
        """The quotes of an article where they stand, in order of start; none when there is no such article."""
        with self._database.read() as connection:
            return occurrences.of_article(connection, article_id)

    # quotes

    def quotes(self, ids: Iterable[int]) -> dict[int, Quote]:
        """Those of `ids` that somebody carries, in the order of `ids`."""
        with self.snapshot() as snapshot:
            return snapshot.quotes(ids)

    def quote(self, quote_id: int) -> Quote:
        """One quote. Raises QuoteNotFound."""
        with self._database.read() as connection:
            return quotes.get(connection, quote_id)

    def carried(self, ids: Sequence[int], filter: OccurrenceFilter) -> list[int]:
        """Those of `ids` with an occurrence that `filter` lets through, in the order of `ids`."""
        with self.snapshot() as snapshot:
            return snapshot.carried(ids, filter)

    def list_quotes(self, wanted: QuoteFilter = ALL_QUOTES, *, limit: int, after: int | None = None) -> Page[Quote]:
        """The `wanted` quotes with an id above `after`, by id."""
        with self._database.read() as connection:
            return quotes.page(connection, wanted, limit, after)

    def carriers(
        self, quote_ids: Sequence[int], filter: OccurrenceFilter, occurrence_limit: int = 50
    ) -> dict[int, Carriers]:
        """Who carried each quote, as far as `filter` lets through; a quote with no such occurrence is left out."""
        with self.snapshot() as snapshot:
            return snapshot.carriers(quote_ids, filter, occurrence_limit)

    # speakers and outlets

    def speakers(self, limit: int, after: int | None = None, piece: str | None = None) -> Page[SpeakerSummary]:
        """Speakers with an id above `after`, by id; with `piece`, those with a name that holds it."""
        with self._database.read() as connection:
            return speakers.page(connection, limit, after, piece)

    def speaker(self, speaker_id: int) -> SpeakerDetail:
        """A speaker with every name for them. Raises SpeakerNotFound."""
        with self._database.read() as connection:
            return speakers.get(connection, speaker_id)

    def quotes_of_speaker(self, speaker_id: int, limit: int, after: int | None = None) -> Page[Quote]:
        """The quotes of a speaker behind the quote `after`, in order of first publication. Raises InvalidCursor."""
        with self._database.read() as connection:
            return speaker_quotes.page(connection, speaker_id, limit, after)

    def find_speakers(self, name: str) -> list[SpeakerDetail]:
        """Everyone whom `name` may mean, by id, with the full forms of their names; to be compared precisely."""
        with self._database.read() as connection:
            return speakers.find(connection, name)

    def persons_called(self, name: str) -> list[forgetting.Person]:
        """Everybody one of whose names is just `name`, but for case and accents. Raises InvalidText."""
        with self._database.read() as connection:
            return forgetting.called(connection, name)

    def forget_person(self, speaker_id: int) -> None:
        """Take a person out of the record: their quotes are given to nobody, and their names are gone."""
        with self._database.write() as connection:
            forgetting.forget(connection, speaker_id)
        self._log_holds_deleted = True

    def articles_holding(self, name: str, after: int, most: int) -> Sequence[int]:
        """The ids behind `after` of the next `most` articles in which `name` stands: in text, title or byline."""
        with self._database.read() as connection:
            return forgetting.articles_holding(connection, name, after, most)

    def outlets(self) -> list[OutletSummary]:
        """Every outlet of which an article is stored, by name."""
        with self._database.read() as connection:
            return articles.outlets(connection)

    def totals(self) -> dict[str, int]:
        """How many articles, quotes, occurrences and speakers are stored."""
        with self._database.read() as connection:
            return totals.count(connection)

    # the log

    def head(self) -> int:
        """The number of the last change to the quotes; 0 when there is none."""
        with self._database.read() as connection:
            return change_log.head(connection)

    def log_at(self, position: int) -> LogState:
        """Where the log ends, and the token of its change at `position`."""
        with self._database.read() as connection:
            return change_log.at(connection, position)

    def changes_after(self, position: int, limit: int, letters: int | None = None) -> ChangeBatch:
        """Up to `limit` changes after `position`, as the quotes stand now; see `change_log.after`."""
        with self._database.read() as connection:
            return change_log.after(connection, position, limit, letters)
