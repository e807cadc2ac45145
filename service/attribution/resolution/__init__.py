"""Resolving: `Resolver.resolve` says which member of the cast a mention means."""
