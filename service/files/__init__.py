"""Files that other programs wrote, and for other programs: tables, lines and web archives, compressed or not.

Rows come out with the names and values that the file gives them; what of it makes an article is decided elsewhere.
"""
