"""Pages become text: the blocks that they show, which of them are the story, and what they say of themselves."""
