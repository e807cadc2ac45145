"""Drafts as people keep them (pages, Markdown, plain text) become text, each code point with its place in the file."""
