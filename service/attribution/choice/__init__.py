"""Choosing: which mention speaks for a quote, by a layout or by the model."""
