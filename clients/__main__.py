"""Makes the clients anew: `python -m clients`."""

from clients.made import made

for path, content in made().items():
    path.write_text(content, encoding="utf-8")
