"""Word's documents (.docx): their text, and comments put into them."""
