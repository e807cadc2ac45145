"""OpenDocument texts (.odt): their text, and comments put into them."""
