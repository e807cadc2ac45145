"""`quoteverify-check`: checks the quotes of drafts with a running service."""
