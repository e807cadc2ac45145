"""Rich Text Format (.rtf): its text, its notes, what was taken out of it."""
