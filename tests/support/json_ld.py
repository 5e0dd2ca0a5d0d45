"""JSON-LD as a processor of the standard reads it, without the network, and the rules that a ClaimReview must keep."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
from pyld import jsonld

SCHEMA = "https://schema.org/"
_CONTEXT = {"@context": {"@vocab": SCHEMA}}
"""Enough of schema.org's context to expand names; its own is fetched from the network."""


def _load(url: str, _options: Any) -> dict[str, Any]:
    assert url.rstrip("/") == SCHEMA.rstrip("/"), f"a context that no reader of ours expects: {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": _CONTEXT}


def nodes_of(document: Any) -> dict[str, list[dict[str, Any]]]:
    """The nodes of a document by type (without the vocabulary's address), expanded and flattened."""
    flat = jsonld.flatten(document, options={"documentLoader": _load})
    found: dict[str, list[dict[str, Any]]] = {}
    for node in flat:
        for name in node.get("@type", []):
            found.setdefault(name.removeprefix(SCHEMA), []).append(node)
    return found


def scripts_of(html: str) -> list[Any]:
    """The JSON-LD documents that a page carries."""
    tree = lxml.html.fromstring(html)
    return [json.loads(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")]


def broken_rules(review: dict[str, Any]) -> list[str]:
    """What keeps a ClaimReview from being taken by its readers."""
    rating, author = review.get("reviewRating", {}), review.get("author", {})
    numbers = [rating.get(name) for name in ("ratingValue", "bestRating", "worstRating")]
    has_numbers = all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)
    rules = {
        "type": review.get("@type") == "ClaimReview",
        "claimReviewed": bool(str(review.get("claimReviewed", "")).strip()),
        "url": str(review.get("url", "")).startswith(("http://", "https://")),
        "words": bool(rating.get("alternateName", "").strip()),
        "all numbers or none": has_numbers or numbers == [None] * 3,
        "order of the scale": not has_numbers
        or (1 <= numbers[2] <= numbers[0] <= numbers[1] and numbers[2] < numbers[1]),
        "author": author.get("@type") in ("Organization", "Person")
        and bool(author.get("name"))
        and bool(author.get("url")),
        "itemReviewed": review.get("itemReviewed", {}).get("@type") == "Claim",
        "no verdict in the claim": rating.get("alternateName", "").casefold()
        != review.get("claimReviewed", "").casefold(),
        "published": bool(review.get("datePublished")),
        "modified after published": review.get("dateModified", "9") >= review.get("datePublished", ""),
    }
    return [name for name, holds in rules.items() if not holds]
