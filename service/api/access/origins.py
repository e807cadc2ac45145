"""Checks where a request comes from: this machine itself, a page of ours, or a page of somebody else's."""

from __future__ import annotations

import re
from typing import Protocol

from flask import Request

from service.errors import OriginRefused, SettingsError
from service.restrictions import is_loopback, is_loopback_name

_FORWARDING = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via")
"""Headers that proxies add: a request with one of them was not made by this machine for itself."""
_ORIGIN = re.compile(r"(https?)://[A-Za-z0-9.\-]+(:[0-9]{1,5})?|https?://\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")
_EXTENSION = re.compile(r"(chrome|moz|safari-web)-extension://([A-Za-z0-9-]+|\*)")

Allowed = tuple[re.Pattern[str], ...]


def read_origins(origins: tuple[str, ...]) -> Allowed:
    """Turn the allow-list into regular expressions. Raises SettingsError for what is no origin, and for "*".

    Firefox gives each installation of an extension an origin of its own, so `moz-extension://*` stands for all of them.
    """
    allowed = []
    for origin in origins:
        if not (_ORIGIN.fullmatch(origin) or _EXTENSION.fullmatch(origin)):
            raise SettingsError(
                f"QUOTEVERIFY_CORS_ORIGINS holds {origin!r}; give origins such as https://desk.example.org, "
                "chrome-extension://ID or moz-extension://*, separated by commas"
            )
        every = origin.endswith("://*")
        allowed.append(re.compile((re.escape(origin[:-1]) + "[A-Za-z0-9-]+" if every else re.escape(origin)) + r"\Z"))
    return tuple(allowed)


def host_name(host: str) -> str:
    """The name in a Host header, without its port, in small letters."""
    return re.sub(r":[0-9]*\Z", "", host).lower()


def is_local(request: Request) -> bool:
    """Whether the request was made by this machine itself."""
    return is_made_here(request.remote_addr, request.host, request.headers)


class HeaderNames(Protocol):
    """The names of a request's headers, in whatever case."""

    def __contains__(self, name: str, /) -> bool: ...


def is_made_here(address: str | None, host: str, headers: HeaderNames) -> bool:
    """Whether a request comes from loopback, for a name of loopback, through no proxy."""
    is_forwarded = any(name in headers for name in _FORWARDING)
    return is_loopback(address) and is_loopback_name(host_name(host)) and not is_forwarded


def check_host(request: Request, hosts: tuple[str, ...]) -> None:
    """Raise OriginRefused when the Host header names none of `hosts`; when `hosts` is empty, all names are good.

    Requests of this machine itself always pass: those of probes and Prometheus, whatever `hosts` holds.
    """
    if hosts and host_name(request.host) not in hosts and not is_local(request):
        raise OriginRefused(
            "the service does not answer under this name; ask under its own, or add the name to QUOTEVERIFY_HOSTS"
        )


def check_origin(request: Request, allowed: Allowed) -> None:
    """Raise OriginRefused when the Origin header names a page that is neither ours nor in `allowed`."""
    origin = request.headers.get("Origin")
    own = {f"http://{request.host}", f"https://{request.host}"}  # a proxy may have taken the TLS off
    if origin is None or origin in own or any(pattern.match(origin) for pattern in allowed):
        return
    raise OriginRefused(
        "a page of another origin may not change anything here; to let it, add its origin to QUOTEVERIFY_CORS_ORIGINS"
    )
