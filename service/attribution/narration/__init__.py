"""The narration: the words outside the quotes, with their subjects, cues and noun phrases."""
