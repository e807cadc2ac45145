"""Which engine keeps the index, and where: a folder, or a search cluster that several machines share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

_URL = re.compile(r"(https?)://(?:([^:@/]+)(?::([^@/]+))?@)?([^@/]+)/([a-z0-9][a-z0-9_-]{0,99})/?")
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_.-]+)(:[0-9]{1,5})?")
_PORT = ":9200"


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """A search cluster, whose indices for one database begin with `prefix`."""

    hosts: tuple[str, ...]
    """Each as `https://name:9200`; any of them answers for the whole cluster."""
    prefix: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    certificates: Path | None = None
    """The authority that signed the cluster's certificates; without it, those that the system trusts."""
    timeout_seconds: float = 5.0
    """How long a question may take in all, and each request of a writer. A node that died was noticed within it, and
    another one asked."""
    retries: int = 3
    """How often a request that met a dead or busy node is repeated: with three, none of 1,136 failed as a node died."""
    shards: int = 1
    """Parts of a new index. Each visit of one costs 0.7 ms of a query; up to some 40 million quotes one is enough."""


@dataclass(frozen=True, slots=True)
class IndexAddress:
    """The place of an index: a folder, for engines that keep files; `engine` is a name of `open.ENGINES`."""

    folder: Path
    engine: str = "tantivy"
    cluster: ClusterAddress | None = None


def read_cluster(url: str) -> ClusterAddress:
    """The address `https://user:password@host:9200,host2:9200/prefix`; user, password and port may be left out.

    Raises ValueError for another one, without repeating it: it may hold a password.
    """
    found = _URL.fullmatch(url)
    hosts = found[4].split(",") if found else [""]
    if not found or not all(map(_HOST.fullmatch, hosts)):
        raise ValueError("give an address such as https://user:password@host:9200,host2:9200/prefix")
    scheme, user, password, _, prefix = found.groups()
    return ClusterAddress(
        tuple(f"{scheme}://{_with_port(host)}" for host in hosts),
        prefix,
        unquote(user) if user else None,
        unquote(password) if password else None,
    )


def _with_port(host: str) -> str:
    found = _HOST.fullmatch(host)
    return host if found and found[2] else host + _PORT
