"""Addresses: what is taken, and the one form of each; no spelling makes it raise anything but ``Invalid``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid
from claims.core.sources.web_addresses import MAX_URL_LENGTH, canonical_url

SAME = [
    ("HTTP://Example.ORG", "http://example.org/"),
    ("http://example.org:80/a", "http://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
    ("https://example.org./a", "https://example.org/a"),
    (" https://example.org/a#part ", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
    ("https://example.org/a?utm_medium=x", "https://example.org/a"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
    ("https://example.org/a?q=a+b%2Fc&empty=", "https://example.org/a?q=a+b%2Fc&empty="),
    ("https://example.org/A/b%20c", "https://example.org/A/b%20c"),
    ("https://bücher.example/ä", "https://xn--bcher-kva.example/ä"),
    ("https://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
]


@pytest.mark.parametrize(("url", "canonical"), SAME)
def test_spellings_of_one_page_are_one(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


REFUSED = [
    "",
    " ",
    "example.org/a",
    "/a",
    "ftp://example.org/",
    "javascript:alert(1)",
    "http:example.org",
    "http://",
    "http:///a",
    "http://user@example.org/",
    "http://user:pass@example.org/",
    "http://example.org:99999/",
    "http://example.org:x/",
    "http://exa mple.org/",
    "http://example.org/a b",
    "http://example.org/\x00",
    "http://example.org/\ud800",
    "http://[::1/",
    "http://exam\u2028ple.org/",
    "https://" + "a" * 300 + ".org/",
    "https://example.org/" + "a" * MAX_URL_LENGTH,
]


@pytest.mark.parametrize("url", REFUSED)
def test_anything_else_is_refused_with_its_field(url):
    with pytest.raises(Invalid) as error:
        canonical_url(url, field="url")
    assert error.value.code == "url_invalid"
    assert error.value.problems[0].pointer == "/url"


@given(st.text(max_size=60) | st.text(max_size=60).map(lambda rest: "https://" + rest))
def test_any_text_is_an_address_or_invalid(text):
    try:
        once = canonical_url(text)
    except Invalid:
        return
    assert canonical_url(once) == once
    assert len(once) <= MAX_URL_LENGTH
