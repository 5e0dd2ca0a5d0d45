"""Circular proof, and who stands behind several pieces of evidence."""

from __future__ import annotations

import pytest

from claims.core.sources.circularity import (
    ArticleFacts,
    Circularity,
    PageFacts,
    find_circularity,
    origin_groups,
    same_page,
)
from claims.core.texts.near_copies import sketch_of

BODY = " ".join(f"Pier {n} was built in {1900 + n} for {n * 3} ships." for n in range(20))
OTHER = " ".join(f"School {n} has {n * 31} pupils and {n + 2} teachers." for n in range(20))
ARTICLES = [ArticleFacts("https://www.paper.example/harbor/", sketch_of(BODY)), ArticleFacts("", sketch_of("Short."))]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (PageFacts(("http://paper.example/harbor#part",)), Circularity.ARTICLE),
        (PageFacts(("https://short.example/x", "https://paper.example/harbor")), Circularity.ARTICLE),
        (PageFacts(("https://paper.example/harbor?page=2",)), None),
        (PageFacts(("https://www.claims.example/claims/7",)), Circularity.REGISTRY),
        (PageFacts(("https://wire.example/1",), sketch_of("From our wires. " + BODY)), Circularity.COPY),
        (PageFacts(("https://wire.example/1",), sketch_of(OTHER)), None),
        (PageFacts(("https://wire.example/1",), sketch_of("Short.")), None),
        (PageFacts(("https://blog.example/1",), None, ("https://paper.example/harbor",)), Circularity.ONLY_SOURCE),
        (PageFacts(("https://blog.example/1",), None, ("https://claims.example/claims/7",)), Circularity.ONLY_SOURCE),
        (
            PageFacts(
                ("https://blog.example/1",),
                None,
                (
                    "https://blog.example/about",
                    "https://share.example/?u=blog.example/1",
                    "https://paper.example/harbor/",
                ),
            ),
            Circularity.ONLY_SOURCE,
        ),
        (
            PageFacts(("https://blog.example/1",), None, ("https://paper.example/harbor", "https://port.example/")),
            None,
        ),
        (PageFacts(("https://blog.example/1",)), None),
        (PageFacts(("http://[bad",)), None),
    ],
)
def test_what_is_circular(page, found):
    assert find_circularity(page, ARTICLES, ["claims.example"]) is found


def test_an_article_without_address_equals_nothing():
    assert find_circularity(PageFacts(("",)), [ArticleFacts("")]) is None


@pytest.mark.parametrize("url", ["", "mailto:a@b.example", "http://[::1", "no address"])
def test_what_is_no_address_names_no_page(url):
    assert same_page(url) == ""


def test_copies_share_the_first_origin():
    copy, apart = sketch_of(BODY), sketch_of(OTHER)
    assert origin_groups([("a", copy), ("b", None), ("c", copy), ("a", apart)]) == ["a", "b", "a", "a"]
    assert origin_groups([("a", copy), ("b", apart), ("b", copy)]) == ["a", "a", "a"]
    assert origin_groups([("a", None), ("b", None)]) == ["a", "b"]
    assert origin_groups([]) == []
