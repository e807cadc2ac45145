"""Resolving: which member of the cast a mention means."""
