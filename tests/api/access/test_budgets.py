"""What one client may ask for, and who counts as one client."""

from __future__ import annotations

import pytest

from service.api.access.budgets import Budgets, Client, client_address
from service.errors import SettingsError
from service.restrictions import Restrictions


@pytest.mark.parametrize(
    "limit", ["many", "5", "0x5/minute", "5/fortnight", "-1/minute", "0/minute", "9/second;99/hour"]
)
def test_a_limit_that_is_none_is_refused_at_the_start(limit: str) -> None:
    with pytest.raises(SettingsError, match="QUOTEVERIFY_RATE_LIMIT_READS"):
        Budgets(Restrictions(rate_limit_reads=limit))


@pytest.mark.parametrize("url", ["nonsense", "http://localhost", "redis://host:port/0"])
def test_an_address_of_redis_that_is_none_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(SettingsError, match="QUOTEVERIFY_REDIS_URL"):
        Budgets(Restrictions(redis_url=url))


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        (None, "unknown"),
        ("/run/socket", "unknown"),
    ],
)
def test_an_address_names_one_customer(address: str | None, client: str) -> None:
    assert client_address(address) == client


def test_what_does_not_fit_is_not_counted() -> None:
    budgets = Budgets(Restrictions(rate_limit_reads="5/minute"))
    client = Client("the desk", is_local=False)
    shares = [budgets.take("reads", client, cost) for cost in (3, 4, 2)]
    assert [share and (share.fits, share.remaining) for share in shares] == [(True, 2), (False, 2), (True, 0)]
    assert "more than 5 reads in 60 seconds" in str(shares[1] and shares[1].refusal(4))
