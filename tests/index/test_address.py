"""The address of a search cluster is read into its parts, and one that cannot be read is not repeated."""

from __future__ import annotations

import pytest

from service.index.address import read_cluster


def test_an_address_is_read_into_its_parts() -> None:
    address = read_cluster("https://desk:p%40ss%2Fword@one.example:9201,two.example/quotes")
    assert address.hosts == ("https://one.example:9201", "https://two.example:9200")
    assert (address.prefix, address.user, address.password) == ("quotes", "desk", "p@ss/word")


@pytest.mark.parametrize(
    ("url", "host", "user"),
    [
        ("http://localhost/qv", "http://localhost:9200", None),
        ("http://localhost:9200/qv/", "http://localhost:9200", None),
        ("http://[::1]:9200/qv", "http://[::1]:9200", None),
        ("https://desk@search.example/qv", "https://search.example:9200", "desk"),
    ],
)
def test_user_password_and_port_may_be_left_out(url: str, host: str, user: str | None) -> None:
    address = read_cluster(url)
    assert (address.hosts, address.prefix, address.user, address.password) == ((host,), "qv", user, None)


@pytest.mark.parametrize(
    "url",
    [
        "localhost:9200/qv",
        "ftp://localhost/qv",
        "https://localhost:9200",
        "https://localhost:9200/",
        "https://localhost:9200/Quotes",
        "https://localhost:9200/_all",
        "https://localhost:9200/*",
        "https://localhost:9200/a/b",
        "https://desk:secret@/qv",
        "https://desk:secret@host:many/qv",
        "https://desk:secret@host,,other/qv",
    ],
)
def test_another_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="give an address such as") as raised:
        read_cluster(url)
    assert "secret" not in str(raised.value)


def test_a_password_is_not_shown() -> None:
    assert "hush" not in repr(read_cluster("https://desk:hush@localhost/qv"))
