"""Articles, quotes, occurrences and speakers in a relational database; the database is the truth of the service."""
