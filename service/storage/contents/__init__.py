"""What is stored, read and written table by table: articles, quotes, occurrences, speakers."""
