"""Takes an article in and out again: prepares it, identifies its speakers, writes its rows and the log."""
