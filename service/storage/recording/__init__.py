"""Takes an article in: prepares it, identifies its speakers, writes its rows."""
