"""Limits the arenas of the C library's allocator: a server of threads then keeps half as much memory."""

from __future__ import annotations

import ctypes
import os

ARENAS = 2
"""glibc gives threads arenas of their own, up to eight a core, and each keeps the memory that an index commit or a
large answer has freed. Two for a worker's four threads: ten minutes of mixed load (`make soak`) took 354 MB growing to
490 for two workers without the bound; with it, four minutes took 187 to 233 MB, and as many requests were answered."""
_M_ARENA_MAX = -8  # of glibc's malloc.h


def limit_arenas() -> None:
    """Limit this process, and those that it forks, to ARENAS arenas; MALLOC_ARENA_MAX overrules it.

    Does nothing with other C libraries than glibc: they have no such arenas.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, ARENAS)
