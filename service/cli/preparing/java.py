"""Says in one sentence which Java Spark needs, before it starts one that it cannot run on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from service.errors import SettingsError

_WANTED = {3: ("8, 11 or 17", (8, 11, 17)), 4: ("17 or 21", (17, 21))}
"""By Spark's first number; 3.5 dies on 23 and later in its first call."""
_GATEWAY = "PYSPARK_GATEWAY_PORT"
"""Set by spark-submit, which has started Java already."""


def check_java(spark_version: str) -> None:
    """Raise SettingsError unless there is a Java that this Spark runs on."""
    if _GATEWAY in os.environ:
        return
    words, numbers = _WANTED.get(int(spark_version.partition(".")[0]), _WANTED[4])
    hint = f"Spark {spark_version} needs Java {words} (on Debian 12: apt-get install openjdk-17-jre-headless)"
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None:
        raise SettingsError(f"{hint}, and there is none; install it, or set JAVA_HOME")
    found = java_version(java)
    if found not in numbers:
        is_what = f"Java {found}" if found else "none that can be run"
        raise SettingsError(f"{hint}, and {java} is {is_what}; set JAVA_HOME to another")


def java_version(java: str) -> int | None:
    """The first number of a Java's version, 8 for 1.8; None where it cannot be run."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    except OSError:
        return None
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(version[1]) if version else None
