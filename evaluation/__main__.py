"""`python -m evaluation`: the figures on the command line."""

from evaluation.command import evaluate_command

evaluate_command()
