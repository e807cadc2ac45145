"""Links open the outlet's page at the words, in the syntax of URL text directives."""

import pytest

from service.api.links import text_fragment_url


@pytest.mark.parametrize(
    ("url", "text", "link"),
    [
        pytest.param(
            "https://example.org/a", "serious diplomatic path",
            "https://example.org/a#:~:text=serious%20diplomatic%20path", id="a short quote is given whole",
        ),
        pytest.param(
            "https://example.org/a#top", "ready", "https://example.org/a#top:~:text=ready", id="a fragment is kept",
        ),
        pytest.param(
            "https://example.org/a", "one two three four five six seven eight nine",
            "https://example.org/a#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine",
            id="a long quote is given by its edges",
        ),
        pytest.param(
            "https://example.org/a", "well-known, R&D",
            "https://example.org/a#:~:text=well%2Dknown%2C%20R%26D", id="the directive's own marks are encoded",
        ),
        pytest.param("https://example.org/a", "a\n\nb", "https://example.org/a#:~:text=a%20b", id="paragraph breaks"),
    ],
)  # fmt: skip
def test_the_link_names_the_words(url: str, text: str, link: str) -> None:
    assert text_fragment_url(url, text) == link


def test_an_article_without_an_address_has_no_link() -> None:
    assert text_fragment_url(None, "ready") is None
