"""What `quoteverify serve` adds to gunicorn."""
