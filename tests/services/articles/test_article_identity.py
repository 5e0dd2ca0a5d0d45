"""Which page an article is: spellings of an address are one, and what a page says of itself must not merge strangers."""

from __future__ import annotations

import pytest

from claims.services.articles.article_identity import (
    UNKNOWN_OUTLET,
    declared_url,
    identity_key,
    outlet_of,
    registrable_domain,
)

PAGE = "https://www.news.example.org/2020/02/truce-begins"

BELIEVED = [
    ("https://news.example.org/2020/02/truce-begins", PAGE),
    ("https://example.org/truce", PAGE),
    ("https://www.news.example.org/2020/02/truce-begins/", PAGE),
    ("HTTPS://WWW.NEWS.EXAMPLE.ORG/2020/02/truce-begins?utm_source=x#top", PAGE),
    ("https://www.news.example.org/2020/02/truce-begins/", PAGE + "/amp/"),
    ("https://www.bbc.co.uk/news/1", "https://m.bbc.co.uk/news/1?x=2"),
    ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a?x"),
]


@pytest.mark.parametrize(("declared", "page"), BELIEVED)
def test_declared_address_of_the_same_page_counts(declared, page):
    assert declared_url(declared, page=page) is not None


NOT_BELIEVED = [
    (None, "nothing declared"),
    ("", "empty"),
    ("  ", "blank"),
    ("/2020/02/truce-begins", "relative"),
    ("//news.example.org/2020/02/truce-begins", "without scheme"),
    ("https://example.com/2020/02/truce-begins", "another domain"),
    ("https://example.org.evil.net/2020/02/truce-begins", "another domain that begins alike"),
    ("https://www.news.example.org", "front page"),
    ("https://www.news.example.org/", "front page"),
    ("https://www.news.example.org/2020/02/", "a directory"),
    ("https://www.news.example.org/news/", "a section"),
    ("https://www.news.example.org/feed", "a feed"),
    ("https://www.news.example.org/feed/", "a feed"),
    ("https://www.news.example.org/rss/2020", "a feed"),
    ("https://www.news.example.org/index.rss", "a feed file"),
    ("https://www.news.example.org/sitemap.xml", "a feed file"),
    ("javascript:alert(1)", "no web address"),
    ("https://user:pass@www.news.example.org/a", "credentials"),
    ("https://", "no host"),
    ("https://www.news.example.org/" + "x" * 3_000, "too long"),
]


@pytest.mark.parametrize(("declared", "why"), NOT_BELIEVED)
def test_careless_declaration_merges_nothing(declared, why):
    assert declared_url(declared, page=PAGE) is None, why


def test_tenants_of_one_host_are_strangers():
    assert registrable_domain("https://a.github.io/x") != registrable_domain("https://b.github.io/x")
    assert declared_url("https://a.github.io/x", page="https://b.github.io/x") is None


@pytest.mark.parametrize(
    ("url", "name", "expected"),
    [
        ("https://www.news.example.org/a", None, ("news.example.org", "news.example.org")),
        ("https://www.news.example.org/a", "The  News", ("news.example.org", "The News")),
        (None, "The  News ", ("name:the news", "The News")),
        (None, "THE NEWS", ("name:the news", "THE NEWS")),
        (None, None, ("name:", UNKNOWN_OUTLET)),
        (None, "  ", ("name:", UNKNOWN_OUTLET)),
    ],
)
def test_outlet_is_the_host_or_the_folded_name(url, name, expected):
    assert outlet_of(url, name) == expected


def test_article_is_its_address_or_its_text():
    assert identity_key("https://a.org/x", "ff") == "url:https://a.org/x"
    assert identity_key(None, "ff") == "sha256:ff"
