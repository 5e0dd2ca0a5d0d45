"""The site of a publisher, from addresses and from what people type."""

from __future__ import annotations

import pytest

from claims.core.sources.publisher_sites import publisher_site, site_filter
from claims.core.sources.web_addresses import canonical_url


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


@pytest.mark.parametrize("typed", ["fäkten.example", "https://WWW.FÄKTEN.example/1", "xn--fkten-gra.example"])
def test_site_in_other_scripts(typed: str) -> None:
    for address in ("https://www.fäkten.example/1", canonical_url("https://fäkten.example/1")):
        assert site_filter(typed) == publisher_site(address)


@pytest.mark.parametrize("typed", ["ä" * 300, "ä..example", "\ud800"])
def test_what_can_be_no_site_is_left_as_it_is(typed: str) -> None:
    assert typed.startswith(site_filter(typed))
