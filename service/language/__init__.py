"""What is known of a language: its words, names, numbers and spelling."""
