"""The cast: `gather_cast` gathers the mentions' names into the people and bodies that an article names."""
