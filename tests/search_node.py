"""A node of OpenSearch of the tests' own: of build/opensearch, which `make` puts there, with a Java of this machine.

It listens on loopback, keeps everything in a folder of its own, and ends with the process that has started it,
whatever ends that.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError

PROJECT = Path(__file__).resolve().parent.parent
PROGRAM = PROJECT / "build" / "opensearch"
VERSION = os.environ.get("OPENSEARCH", "2.19.4")
"""Which one is started, as `make` has it."""
START_SECONDS = 120
UNPRIVILEGED = ("nobody", "nogroup")
"""Who runs a node when the tests run as root, which it refuses."""
JAVAS = {"2": range(11, 24), "3": range(21, 100)}
"""The versions of Java for each of OpenSearch. From 24 on there is no security manager, which version 2 needs."""
AGENT = Path("agent") / "opensearch-agent.jar"
"""What version 3 has instead of that manager."""
JVM = ("-Xms512m", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Little memory, and quickly compiled code: a node lives for a minute."""
QUIET = ("-Djava.awt.headless=true", "-Dlog4j2.disable.jmx=true", "-Dio.netty.noUnsafe=true")
QUICK = {"index_patterns": ["*"], "template": {"settings": {"index": {"translog.durability": "async"}}}}
"""Nothing is synced to a disk: what is there is thrown away anyway."""


def find_program() -> Path:
    """The folder of the program. A missing one is an error that says what to do, never a skip."""
    program = PROGRAM / f"opensearch-{VERSION}"
    if not (program / "lib").exists():
        raise FileNotFoundError(f"OpenSearch is not there: `make build/opensearch/{VERSION}` puts it there")
    return program


def find_java() -> Path:
    """A Java that runs the program: JAVA_HOME's, Debian's, or the one on PATH."""
    usable = JAVAS[VERSION.partition(".")[0]]
    on_path = shutil.which("java")
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += sorted(Path("/usr/lib/jvm").glob("*")) if Path("/usr/lib/jvm").exists() else []
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    for home in homes:
        if (home / "bin" / "java").exists() and _version(home) in usable:
            return home / "bin" / "java"
    raise FileNotFoundError(f"OpenSearch {VERSION} needs a Java from {usable[0]} to {usable[-1]}, and none is there")


def _version(home: Path) -> int:
    with suppress(OSError):
        found = re.search(r'^JAVA_VERSION="(\d+)', (home / "release").read_text(encoding="utf-8"), re.MULTILINE)
        return int(found[1]) if found else 0
    return 0


class SearchNode:
    """A node in a folder of its own; may be killed and started again, on the same ports."""

    def __init__(self, name: str = "one", settings: Sequence[str] = ("discovery.type: single-node",)) -> None:
        # Not below TMPDIR: the account may not look into it.
        self.folder = Path(tempfile.mkdtemp(prefix="quoteverify-os-", dir="/tmp"))
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0
        self._program = self._reachable(find_program())
        config = self.folder / "config"
        for each in ("config", "data", "logs", "tmp"):
            (self.folder / each).mkdir()
        (config / "log4j2.properties").write_text(_LOGGING, encoding="utf-8")
        (config / "jvm.options").touch()
        common = [
            f"node.name: {name}",
            f"path.data: {self.folder}/data",
            f"path.logs: {self.folder}/logs",
            "network.host: 127.0.0.1",
            "node.portsfile: true",
            "cluster.routing.allocation.disk.threshold_enabled: false",
        ]
        self._lines = [*common, *settings]
        self._ports = ["http.port: 0", "transport.port: 0"]

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, without waiting."""
        settings = [*self._lines, *([] if any("http.port" in line for line in self._lines) else self._ports)]
        (self.folder / "config" / "opensearch.yml").write_text("\n".join(settings), encoding="utf-8")
        (self.folder / "logs" / "http.ports").unlink(missing_ok=True)
        home = [f"-Dopensearch.path.home={self._program}", f"-Dopensearch.path.conf={self.folder}/config"]
        told = [*home, "-Dopensearch.distribution.type=zip", f"-Djava.io.tmpdir={self.folder / 'tmp'}"]
        agent = [f"-javaagent:{self._program / AGENT}"] if (self._program / AGENT).exists() else []
        java = [str(find_java()), *JVM, *agent, *QUIET, *told, "-cp", f"{self._program}/lib/*"]
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [*self._as_nobody(), *java, "org.opensearch.bootstrap.OpenSearch"],
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def wait(self) -> None:
        """Return when it answers and writes."""
        give_up = time.monotonic() + START_SECONDS
        while not self._is_there():
            assert self.process is not None
            assert self.process.poll() is None, (self.folder / "output").read_text(encoding="utf-8")[-4_000:]
            assert time.monotonic() < give_up, "OpenSearch does not answer"
            time.sleep(0.1)

    def ask(self, method: str, path: str, body: Any = None, timeout: float = 30) -> Any:
        """What it answers to a request."""
        content = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(  # noqa: S310  # to ourselves
            self.url + path, content, {"content-type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
            return json.load(answer)

    def kill(self) -> None:
        """End it at once, as a machine ends without power."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def remove(self) -> None:
        """End it, and delete everything."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_there(self) -> bool:
        with suppress(OSError, URLError, ValueError):
            if not self.port:
                said = (self.folder / "logs" / "http.ports").read_text(encoding="utf-8").split()
                self.port = int(said[-1].rpartition(":")[2]) if said else 0
            return bool(self.port and self.ask("GET", "/_cluster/health?timeout=1s").get("discovered_master"))
        return False

    def _as_nobody(self) -> list[str]:
        """Ends with us, by the kernel's word; and runs as nobody when we are root."""
        ends = ["setpriv", "--pdeathsig", "KILL"]
        if os.geteuid() != 0:
            return ends
        user, group = UNPRIVILEGED
        for folder, _, files in os.walk(self.folder):
            for path in (folder, *(os.path.join(folder, file) for file in files)):  # noqa: PTH118
                if not str(path).startswith(str(self._program)):
                    shutil.chown(path, user, group)
        return [*ends, f"--reuid={user}", f"--regid={group}", "--clear-groups"]

    def _reachable(self, program: Path) -> Path:
        """A program that nobody may read: who is not root looks into no home directory."""
        if os.geteuid() != 0 or all(folder.stat().st_mode & 0o005 == 0o005 for folder in program.parents):
            return program
        return Path(shutil.copytree(program, self.folder / "program"))


_LOGGING = """
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


@contextmanager
def running() -> Iterator[SearchNode]:
    """A started node, gone at the end."""
    node = SearchNode()
    try:
        node.start()
        node.wait()
        node.ask("PUT", "/_index_template/quick", QUICK)
        yield node
    finally:
        node.remove()
