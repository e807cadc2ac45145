"""Threads share the allocator's arenas, so that what one lets go another can use."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = """
import ctypes, sys, threading
from service.cli.server.malloc_arenas import limit_arenas
if sys.argv[1] == "bound":
    limit_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
together = threading.Barrier(7)
def take():
    together.wait()
    for _ in range(1000):
        libc.malloc(1000)
    together.wait()
threads = [threading.Thread(target=take) for _ in range(6)]
for thread in threads: thread.start()
together.wait(); together.wait()
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, file); libc.fclose(file)
"""


def arenas(folder: Path, how: str) -> int:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
    told = folder / how
    subprocess.run([sys.executable, "-c", COUNT, how, told], env=environ, check=True, timeout=60)
    return told.read_text().count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has arenas")
def test_six_threads_have_two_arenas_where_they_would_have_more(tmp_path: Path) -> None:
    assert arenas(tmp_path, "unbound") > 2
    assert arenas(tmp_path, "bound") == 2
