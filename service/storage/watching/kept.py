"""Holds together what a database keeps of watches."""

from __future__ import annotations

from service.storage.connection.database import Database
from service.storage.upkeep.leases import Leases
from service.storage.watching.arrivals import Arrivals
from service.storage.watching.deliveries import Deliveries
from service.storage.watching.events import Events
from service.storage.watching.watches import Watches
from service.storage.watching.webhooks import Webhooks


class Watching:
    """The watches of a database, and all that comes of them; safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self.watches = Watches(database)
        self.webhooks = Webhooks(database)
        self.arrivals = Arrivals(database)
        self.events = Events(database)
        self.deliveries = Deliveries(database)
        self.leases = Leases(database)
