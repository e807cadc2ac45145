"""Reads and writes what is stored, by subject: articles, quotes, occurrences, speakers, who carried a quote."""
