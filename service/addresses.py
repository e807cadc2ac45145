"""The addresses to which messages may be sent: those alone that whoever runs the service has named."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from service.errors import AddressRefused, SettingsError
from service.restrictions import is_loopback_name

LONGEST_URL = 2_000
HOSTS, NETWORKS = "QUOTEVERIFY_WEBHOOK_HOSTS", "QUOTEVERIFY_WEBHOOK_NETWORKS"
_PORTS = {"https": 443, "http": 80}
_PLAIN = re.compile(r"[!-~]+")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Target:
    """An address, in its parts; `path` holds the query, too."""

    scheme: str
    host: str
    port: int
    path: str


@dataclass(frozen=True, slots=True)
class AllowedAddresses:
    """What may be sent to: addresses that begin with one of `prefixes` and lead to the public internet, to one of
    `networks` or, where the prefix itself names loopback, to this machine. Nothing where there are no prefixes."""

    prefixes: tuple[Target, ...] = ()
    networks: tuple[Network, ...] = ()

    def check(self, url: str) -> Target:
        """The parts of an address that may be sent to. Raises AddressRefused, before any name is looked up."""
        if not self.prefixes:
            raise AddressRefused(f"no address is allowed here; whoever runs the service names some in {HOSTS}")
        target = _read(url)
        if not any(_is_within(target, prefix) for prefix in self.prefixes):
            raise AddressRefused(
                f"{target.scheme}://{target.host}:{target.port} is not among the addresses that {HOSTS} allows"
            )
        return target

    def check_ip(self, target: Target, address: str) -> None:
        """Raise AddressRefused where the name of `target` leads to an address that nothing may be sent to.

        To be asked of the very address that is then connected to: a name may lead elsewhere a moment later.
        """
        ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
        is_named = is_loopback_name(target.host) and ip.is_loopback
        is_public = ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or _is_of_site(ip))
        if not (is_named or is_public or any(ip in network for network in self.networks)):
            raise AddressRefused(f"{target.host} leads to {ip}, which is not public and not in {NETWORKS}")


NONE_ALLOWED = AllowedAddresses()


def read_allowed(hosts: Iterable[str], networks: Iterable[str]) -> AllowedAddresses:
    """The allowed addresses by the two settings. A name alone stands for https at it. Raises SettingsError."""
    prefixes = []
    for entry in hosts:
        try:
            prefixes.append(_read(entry if "://" in entry else f"https://{entry}"))
        except AddressRefused as error:
            raise SettingsError(
                f"{HOSTS} holds {entry!r}: {error}; give names such as hooks.example.org, or addresses such as "
                "https://hooks.example.org/quotes/"
            ) from error
    try:
        return AllowedAddresses(tuple(prefixes), tuple(ipaddress.ip_network(network) for network in networks))
    except ValueError as error:
        raise SettingsError(f"{NETWORKS} is not understood ({error}); give networks such as 10.20.0.0/16") from error


def _read(url: str) -> Target:
    """The parts of an address. Raises AddressRefused for one that is not plain, or would be sent to in clear."""
    if len(url) > LONGEST_URL or not _PLAIN.fullmatch(url) or "\\" in url:
        raise AddressRefused(f"the address must have up to {LONGEST_URL:,} plain characters, others percent-encoded")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(f"the address is not understood: {error}") from error
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host:
        raise AddressRefused("the address must begin with https:// and a name")
    if parts.scheme == "http" and not is_loopback_name(host):
        raise AddressRefused("the address must begin with https://; http:// is for this machine itself alone")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise AddressRefused("the address must hold neither a user's name nor a fragment")
    if _leads_upwards(parts.path):
        raise AddressRefused("the path of the address must not lead upwards")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def _leads_upwards(path: str) -> bool:
    """Whether `path` does, however often its reader decodes it, and with or without the parameters of a step."""
    while (decoded := unquote(path)) != path:
        path = decoded
    return any(step.partition(";")[0] == ".." for step in path.split("/"))


def _is_of_site(ip: IpAddress) -> bool:
    """Whether it is of IPv6's first private range, which is given out no more and still in use."""
    return isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local


def _is_within(target: Target, prefix: Target) -> bool:
    is_same = (target.scheme, target.host, target.port) == (prefix.scheme, prefix.host, prefix.port)
    folder = prefix.path if prefix.path.endswith("/") else f"{prefix.path}/"
    path = target.path.partition("?")[0]
    return is_same and (path == prefix.path or path.startswith(folder))


def _unwrapped(ip: IpAddress) -> IpAddress:
    """The IPv4 address that an IPv6 one stands for, where it stands for one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    teredo = ip.teredo
    return ip.ipv4_mapped or ip.sixtofour or (teredo[1] if teredo else None) or ip
