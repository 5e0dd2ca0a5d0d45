"""The site of a publisher, from addresses and from what people type."""

from __future__ import annotations

import pytest

from claims.core.publisher_sites import publisher_site, site_filter


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.Facts.Example/fact-check/1", "facts.example"),
        ("http://facts.example:8080/", "facts.example"),
        ("https://blogs.facts.example/", "blogs.facts.example"),
        ("https://www2.facts.example/", "www2.facts.example"),
        ("https://[::1/", None),
        ("/reviews/1", None),
        ("", None),
        (None, None),
    ],
)
def test_site_of_an_address(address: str | None, site: str | None) -> None:
    assert publisher_site(address) == site


@pytest.mark.parametrize("typed", ["facts.example", " WWW.facts.example ", "https://facts.example/", "facts.example."])
def test_site_as_people_type_it(typed: str) -> None:
    assert site_filter(typed) == "facts.example"
