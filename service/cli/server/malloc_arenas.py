"""Bounds what the C library's allocator keeps: a server of threads holds on to half as much memory."""

from __future__ import annotations

import ctypes
import os

ARENAS = 2
"""glibc gives threads arenas of their own, up to eight a core, and each keeps the holes that an index commit or a large
answer leaves. Two for a worker's four threads: ten minutes of mixed load (`make soak`) took 354 MB growing to 490 for
two workers without the bound; with it, four minutes took 187 to 233 MB, and as many requests were answered."""
_M_ARENA_MAX = -8  # of glibc's malloc.h


def limit_arenas() -> None:
    """Let this process, and those that it forks, have at most ARENAS arenas; MALLOC_ARENA_MAX overrules it.

    Other C libraries than glibc have no such arenas, and are left alone.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, ARENAS)
