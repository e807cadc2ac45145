"""Text as such: paragraphs, sentences, names, normalisation."""
