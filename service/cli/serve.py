"""`quoteverify serve`: brings the data folder up to date, then serves it under gunicorn."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from service.api.access.guard import check_restrictions
from service.app import create_duties, create_following_app
from service.cli.numbers import Whole
from service.cli.seeds import load_seeds
from service.cli.server.free_address import check_address_is_free
from service.cli.server.malformed_bodies import register_malformed_bodies
from service.cli.server.malloc_arenas import limit_arenas
from service.cli.server.public_access import restrict_access
from service.cli.server.worker import THREADS, Worker
from service.cli.server.worker_counts import MEMORY, ServerLog, make_counting_folder, on_server_exit, on_worker_exit
from service.cli.workspace import OWNER_ALONE, data_option, workspace
from service.duties import Duty
from service.following import Follower
from service.language.frequencies import DEFAULT
from service.language.rarity import rarity
from service.logs import set_up_logs
from service.settings import Settings

GRACE_SECONDS = 30
"""How long requests in flight may take to be answered when the service ends or reloads."""
KEEP_ALIVE_SECONDS = 65
"""Longer than the 60 s for which proxies (nginx) keep a connection: so the proxy closes it, and never sends a request
on one that we close."""

EXAMPLE = (
    "Serving on http://{address}. Open it in a browser, or try:\n"
    "  curl -s http://{address}/v1/verify -H 'Content-Type: application/json' "
    """-d '{{"quote": "The ball is in their court", "speaker": "Antony Blinken"}}'"""
)


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn around our app; each worker opens its own store and index after the fork, and follows the database."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        self._options = options
        self._follower: Follower | None = None
        self._duties: list[Duty] = []
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        app, self._follower = create_following_app(self._settings)
        register_malformed_bodies(app)
        self._follower.start()
        self._duties = create_duties(self._settings)
        for duty in self._duties:
            duty.start()
        gc.collect()
        gc.freeze()  # else collections look through all imported objects, and one request in a hundred waits for that
        return app

    def stop_following(self) -> None:
        """End the threads of this worker process before the process ends."""
        for duty in self._duties:
            duty.stop()
        if self._follower is not None:
            self._follower.stop()


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=Whole(0, 65535), help="The port to listen on.")
@click.option("--workers", default=2, show_default=True, type=Whole(1, 256), help="Worker processes.")
@click.option("--no-seeds", is_flag=True, help="Start without the seed articles.")
@click.option("--open-writes", is_flag=True, help="Let everybody write who can reach the service, without a key.")
@data_option
def serve_command(host: str, port: int, workers: int, no_seeds: bool, open_writes: bool, data: Path | None) -> None:
    """Serve the HTTP interface. The first start loads the seed articles, unless --no-seeds is given."""
    limit_arenas()
    check_address_is_free(host, port)
    with workspace(data, follow=False) as (store, index, configured):
        check_restrictions(configured.restrictions)
        settings = restrict_access(configured, host, store.keys, open_writes=open_writes)
        added = 0 if no_seeds else load_seeds(settings, store, index)
    if added:
        click.echo(f"Loaded {added} seed articles into {settings.data}.")
    set_up_logs(settings.log_level, settings.log_format)
    os.umask(OWNER_ALONE)
    make_counting_folder(settings.data)
    rarity(DEFAULT)  # read before the workers part from this process, so that they share it
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    _Server(settings, _options(address, workers)).run()


def _options(address: str, workers: int) -> dict[str, Any]:
    def print_address(arbiter: Any) -> None:
        port = arbiter.LISTENERS[0].sock.getsockname()[1]  # for port 0, the one that the system chose
        click.echo(EXAMPLE.format(address=f"{address.rpartition(':')[0]}:{port}"))

    return {
        "bind": [address],
        "workers": workers,
        "worker_class": Worker,
        "threads": THREADS,
        "preload_app": False,
        "graceful_timeout": GRACE_SECONDS,
        "keepalive": KEEP_ALIVE_SECONDS,
        "worker_tmp_dir": str(MEMORY) if os.access(MEMORY, os.W_OK) else None,
        "control_socket_disable": True,  # it would need a writable home directory
        "when_ready": print_address,
        "child_exit": on_worker_exit,
        "on_exit": on_server_exit,
        "logger_class": ServerLog,
        "worker_exit": lambda _arbiter, worker: worker.app.stop_following(),
        "proc_name": "quoteverify",
    }
