"""Checks that an address can be listened on before anything else is done, and says what to do where it cannot."""

from __future__ import annotations

import errno
import os
import socket

import click

_INHERITED = ("GUNICORN_FD", "LISTEN_FDS")
"""Variables that are set when a listening socket is passed in: by the server that is replaced (SIGUSR2), or systemd."""
_FAULTS = {
    errno.EADDRINUSE: "is in use: something listens there already, perhaps another quoteverify. Stop that, or choose "
    "another port with --port (0 lets the system choose)",
    errno.EACCES: "may be listened on by root only; choose a port above 1023 with --port",
    errno.EADDRNOTAVAIL: "cannot be listened on: this machine has no such address; choose another with --host",
}


def check_address_is_free(host: str, port: int) -> None:
    """Listen on `host` and `port` for a moment, as gunicorn will; does nothing where a listening socket is passed in.

    Raises ClickException with what to do where that fails. Without this check gunicorn tries for seconds, and its log
    does not say what to do.
    """
    if any(os.environ.get(name) for name in _INHERITED):
        return
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise click.ClickException(f"{host} is no address of this machine; give one with --host") from error
    with socket.socket(family, kind) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen()
        except OSError as error:
            fault = _FAULTS.get(error.errno or 0, f"cannot be listened on ({error.strerror}); choose another address")
            raise click.ClickException(f"port {port} of {host} {fault}") from error
