"""The embedded index: tantivy in a folder."""
