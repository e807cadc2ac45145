"""Training: makes the weights of attribution from an annotated corpus."""
