"""Nearest wordings: a generous index proposes, a precise alignment decides."""
