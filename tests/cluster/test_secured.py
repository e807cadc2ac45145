"""A cluster with TLS, passwords and roles: what the documented role is enough for, and what is said without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.kept import EngineIndex
from service.index.opensearch.engine import OpenSearchEngine
from service.settings import read_settings
from tests.cluster.secured_node import DESK, PASSWORD, PREFIX, STRANGER, SecuredNode, write_certificates
from tests.index.places import STORE
from tests.index.proposing import LAKE, QUOTES, proposed
from tests.search_node import VERSION

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(not VERSION.startswith("2."), reason="the plugin is published for version 2 only"),
]


@pytest.fixture(scope="module")
def node() -> Iterator[SecuredNode]:
    started = SecuredNode()
    try:
        started.start()
        started.wait()
        yield started
    finally:
        started.remove()


@pytest.fixture
def address(node: SecuredNode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClusterAddress:
    """What the service reads out of its variables."""
    url = f"https://{DESK}:{quote(PASSWORD)}@127.0.0.1:{node.port}/{PREFIX}"
    monkeypatch.setenv("QUOTEVERIFY_INDEX_URL", url)
    monkeypatch.setenv("QUOTEVERIFY_INDEX_CA", str(node.authority))
    monkeypatch.setenv("QUOTEVERIFY_INDEX_RETRIES", "0")
    monkeypatch.setenv("QUOTEVERIFY_INDEX_SECONDS", "60")  # nothing here is about time
    found = read_settings(data=tmp_path).index.cluster
    assert found is not None
    return found


def opened(address: ClusterAddress) -> EngineIndex:
    return EngineIndex(OpenSearchEngine(address, lambda: STORE))


def test_the_documented_role_is_enough_for_all_that_is_done(address: ClusterAddress) -> None:
    index = opened(address)
    index.apply(QUOTES.items(), (), 10)
    assert proposed(index, LAKE)[0] == 1
    index.apply([], [1], 11)
    assert 1 not in proposed(index, LAKE)
    assert index.renew(lambda fresh: 0 if fresh.position() else fresh.apply([(7, LAKE)], (), 12) or 1) == 1
    assert proposed(index, LAKE) == [7]
    index.clear()
    index.check()
    assert index.lead()


def test_it_ends_where_the_prefix_does(address: ClusterAddress) -> None:
    with pytest.raises(IndexUnavailable, match=r"refuses \(403\): no permissions for") as raised:
        opened(replace(address, prefix="others")).clear()
    assert PASSWORD not in str(raised.value)


def test_a_user_without_a_role_is_told_what_is_missing(address: ClusterAddress) -> None:
    with pytest.raises(IndexUnavailable, match=r"refuses \(403\): no permissions for") as raised:
        opened(replace(address, user=STRANGER)).position()
    assert PASSWORD not in str(raised.value)


def test_a_wrong_password_is_said_and_not_repeated(address: ClusterAddress) -> None:
    with pytest.raises(IndexUnavailable, match=r"refuses \(401\): .*user or password") as raised:
        opened(replace(address, password="open sesame")).position()  # noqa: S106
    assert "sesame" not in str(raised.value)


def test_a_certificate_of_another_authority_is_refused(address: ClusterAddress, tmp_path: Path) -> None:
    write_certificates(tmp_path)
    with pytest.raises(IndexUnavailable, match=r"certificate.*QUOTEVERIFY_INDEX_CA") as raised:
        opened(replace(address, certificates=tmp_path / "authority.pem")).position()
    assert PASSWORD not in str(raised.value)


def test_a_certificate_that_nobody_vouches_for_is_refused(address: ClusterAddress) -> None:
    with pytest.raises(IndexUnavailable, match=r"certificate.*QUOTEVERIFY_INDEX_CA"):
        opened(replace(address, certificates=None)).position()
