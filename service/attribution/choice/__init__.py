"""Choosing: `choose` says which mention speaks for a quote, by a layout that decides alone or by the trained model."""
