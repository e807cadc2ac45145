"""Reading the narration: `read_narration` finds, in the words outside the quotes, the mentions of people and bodies,
the reporting verbs with their subjects, and the titles."""
