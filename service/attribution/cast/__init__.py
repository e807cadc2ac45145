"""The cast: the people and bodies that an article names, gathered from its mentions."""
