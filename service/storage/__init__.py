"""Articles, quotes, occurrences and speakers in a relational database; the database is the truth of the service.

`store.py` is the way in, `records.py` what it answers with. Below it:
- `recording/` takes an article in and out: prepares it, identifies its speakers, writes its rows.
- `contents/` reads and writes what is stored, by subject: articles, quotes, occurrences, speakers, who carried a quote.
- `upkeep/` keeps what the service needs for itself: API keys, the change log, milestones.
- `statements/` holds pieces of SQL that several statements share.
- `schema/` has the tables and the migrations that make them.
- `connection/` opens a connection and begins its transactions, on SQLite and on PostgreSQL.

`exchange.py` reads and fills a database as a whole, `validity.py` says what may be stored, `names.py` in which language
the names of speakers are keyed.
"""
