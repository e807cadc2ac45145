"""Nothing is sent to an address that the operator has not named, nor to where a named one must not lead."""

from __future__ import annotations

import pytest

from service.addresses import read_allowed
from service.errors import AddressRefused, SettingsError

ALLOWED = read_allowed(
    ["hooks.example.org", "https://desk.example.org:8443/quotes/", "http://127.0.0.1:9000", "intern.example.org"],
    ["10.20.0.0/16"],
)


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example.org/",
        "https://hooks.example.org/any/path?token=1",
        "https://HOOKS.example.org./x",
        "https://hooks.example.org:443/x",
        "https://desk.example.org:8443/quotes/new",
        "http://127.0.0.1:9000/in",
    ],
)
def test_an_address_below_a_named_one_may_be_sent_to(url: str) -> None:
    assert ALLOWED.check(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org/",
        "https://hooks.example.org:444/",
        "https://hooks.example.org.evil.example/",
        "https://evil.example/hooks.example.org",
        "https://hooks.example.org@evil.example/",
        "https://evil.example/#@hooks.example.org",
        "https://evil.example\\@hooks.example.org/",
        "https://desk.example.org:8443/quotesevil",
        "https://desk.example.org:8443/quotes/../admin",
        "https://desk.example.org:8443/quotes/%2e%2e/admin",
        "https://desk.example.org:8443/quotes/%252e%252e/admin",
        "https://desk.example.org:8443/quotes/..%2fadmin",
        "https://desk.example.org:8443/quotes/%25252e%25252e/admin",
        "https://desk.example.org:8443/quotes/..;a=b/admin",
        "https://127.0.0.1:9000/in",
        "http://127.0.0.1:9001/in",
        "http://localhost:9000/in",
        "http://2130706433:9000/in",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "https:///x",
        "https://hooks.example.org/a b",
        "https://hooks.example.org/\n",
        "https://hooks.example.org:99999/",
        "https://[::1",
        "https://hooks.example.org/" + "x" * 2_000,
    ],
)
def test_every_other_address_is_refused_before_its_name_is_looked_up(url: str) -> None:
    with pytest.raises(AddressRefused):
        ALLOWED.check(url)


def test_nothing_is_allowed_until_the_operator_names_something() -> None:
    with pytest.raises(AddressRefused, match="QUOTEVERIFY_WEBHOOK_HOSTS"):
        read_allowed([], []).check("https://hooks.example.org/")


@pytest.mark.parametrize(
    ("address", "is_good"),
    {
        "93.184.216.34": True,
        "2606:2800:220:1:248:1893:25c8:1946": True,
        "10.20.3.4": True,  # in a network that is named
        "10.21.3.4": False,
        "127.0.0.1": False,
        "0.0.0.0": False,  # noqa: S104
        "169.254.169.254": False,
        "100.64.0.1": False,
        "192.168.1.1": False,
        "224.0.0.1": False,
        "255.255.255.255": False,
        "::1": False,
        "::": False,
        "fe80::1%eth0": False,
        "fd00::1": False,
        "::ffff:127.0.0.1": False,
        "::ffff:10.20.3.4": True,
        "64:ff9b::7f00:1": False,
        "2002:7f00:1::": False,
        "fec0::1": False,
        "2001:0:4136:e378:8000:63bf:3fff:fdd2": False,
    }.items(),
)
def test_a_name_must_lead_to_the_public_internet_or_to_a_named_network(address: str, is_good: bool) -> None:
    target = ALLOWED.check("https://intern.example.org/")
    if is_good:
        ALLOWED.check_ip(target, address)
    else:
        with pytest.raises(AddressRefused, match="not public"):
            ALLOWED.check_ip(target, address)


def test_loopback_is_for_who_names_it() -> None:
    ALLOWED.check_ip(ALLOWED.check("http://127.0.0.1:9000/in"), "127.0.0.1")


@pytest.mark.parametrize("entry", ["http://hooks.example.org", "https://", "https://a b", "https://u:p@h.example"])
def test_a_setting_that_cannot_be_meant_is_refused(entry: str) -> None:
    with pytest.raises(SettingsError, match="QUOTEVERIFY_WEBHOOK_HOSTS"):
        read_allowed([entry], [])


def test_a_network_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="QUOTEVERIFY_WEBHOOK_NETWORKS"):
        read_allowed([], ["10.20.0.1/16"])
