"""The markup of one web page in the form of Google's Fact Check Markup Tool, and the ClaimReviews that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims.core.claim_review.parties import is_collective
from claims.core.claim_review.reading import MAX_WORKS
from claims.core.claim_review.values import text_of
from claims.core.claim_review.writing import CONTEXT, filled
from claims.core.errors import Invalid, Problem
from claims.core.sources.web_addresses import MAX_URL_LENGTH, canonical_url
from claims.core.texts.input_text import text_problem

MAX_REVIEWS = 100
"""ClaimReviews of one page: no page has more than a few, and each becomes a revision."""

MAX_TEXT_LENGTH = 5_000
"""Code points of any text of a page; those that the registry has tighter bounds for are held to them when it reads them."""

Markup = Mapping[str, Any]
"""A page or a part of one by the names that clients use (``pageUrl``), without what is unset."""


def check_page(page: Markup) -> None:
    """Raise ``Invalid`` with all that keeps a page from being taken: what is missing, too long, or of another page."""
    problems = list(_text_problems(page, ""))
    address = _canonical(page.get("pageUrl", ""))
    if not address:
        detail = f"The address of the page starts with http:// or https:// and has at most {MAX_URL_LENGTH} characters."
        problems.append(Problem(detail, "/pageUrl", "url_invalid"))
    markups = page.get("claimReviewMarkups", ())
    if len(markups) > MAX_REVIEWS:
        problems.append(Problem(f"At most {MAX_REVIEWS} ClaimReviews are taken.", "/claimReviewMarkups", "too_large"))
    else:
        for number, markup in enumerate(markups):
            problems += _markup_problems(markup, page, f"/claimReviewMarkups/{number}")
        problems += _repetitions(markups)
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=tuple(problems))


def claim_reviews(page: Markup) -> list[dict[str, Any]]:
    """The ClaimReviews of a page as JSON-LD, in its order."""
    return [_claim_review(page, markup) for markup in page.get("claimReviewMarkups", ())]


def _markup_problems(markup: Markup, page: Markup, pointer: str) -> Iterator[Problem]:
    # A page says what the claim is and what its rating is called: neither is to be guessed from the other fields.
    needed = {
        "claimReviewed": markup.get("claimReviewed", ""),
        "rating/textualRating": markup.get("rating", {}).get("textualRating", ""),
    }
    for name, text in needed.items():
        if not text_of(text):
            yield Problem("This is needed and was left empty.", f"{pointer}/{name}", "text_missing")
    if not _is_on_page(markup.get("url", ""), page.get("pageUrl", "")):
        yield Problem("The address must be that of the page, to which an #anchor may be added.", f"{pointer}/url")
    if len(markup.get("claimAppearances", ())) > MAX_WORKS:
        yield Problem(f"At most {MAX_WORKS} addresses are taken.", f"{pointer}/claimAppearances", "too_large")


def _repetitions(markups: Iterable[Markup]) -> Iterator[Problem]:
    """One for each markup that would not be taken in beside an earlier one: an organization has one review of a claim,
    and readers of ClaimReviews take the same claim at the same address once, whoever made it."""
    seen: set[tuple[str, str, str]] = set()
    for number, markup in enumerate(markups):
        claim = text_of(markup.get("claimReviewed", "")).casefold()
        name = text_of(markup.get("claimAuthor", {}).get("name", ""))
        claimant = "" if is_collective(name) else name.casefold()
        places = {("claimant", claim, claimant), ("anchor", claim, markup.get("url", "").partition("#")[2])}
        if claim and places & seen:
            detail = "This claim stands on the page already. Give it once, or another claimant and an #anchor with it."
            yield Problem(detail, f"/claimReviewMarkups/{number}/claimReviewed", "repeated")
        seen |= places


def _is_on_page(own: str, page_url: str) -> bool:
    """Whether the address of a markup, if it has one, is the page's as it is written there, with or without an anchor."""
    if not own or not _canonical(page_url):
        return True  # what is said of the page's address is enough
    return bool(_canonical(own)) and _without_anchor(own) == _without_anchor(page_url)


def _text_problems(value: Any, pointer: str) -> Iterator[Problem]:  # noqa: ANN401  (a JSON value)
    if isinstance(value, str):
        problem = text_problem(value, pointer, max_length=MAX_TEXT_LENGTH)
        if problem is not None:
            yield problem
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _text_problems(inner, f"{pointer}/{number}")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _text_problems(inner, f"{pointer}/{name}")


def _without_anchor(address: str) -> str:
    return address.strip().partition("#")[0]


def _canonical(address: str) -> str:
    """The address without its anchor, or "" for none that can be read."""
    try:
        return canonical_url(address)
    except Invalid:
        return ""


def _claim_review(page: Markup, markup: Markup) -> dict[str, Any]:
    author, rating = page.get("claimReviewAuthor", {}), markup.get("rating", {})
    return {"@context": CONTEXT} | filled(
        {
            "@type": "ClaimReview",
            "url": markup.get("url") or page["pageUrl"],
            "claimReviewed": markup["claimReviewed"],
            "datePublished": page.get("publishDate"),
            "author": _thing("Organization", author, {"name": "name", "imageUrl": "image"}),
            "itemReviewed": _claim(markup),
            "reviewRating": _thing("Rating", rating, _RATING_NAMES),
        }
    )


def _claim(markup: Markup) -> dict[str, Any]:
    claimant = {"name": "name", "jobTitle": "jobTitle", "imageUrl": "image", "sameAs": "sameAs"}
    first = markup.get("claimFirstAppearance")
    return {"@type": "Claim"} | filled(
        {
            "name": markup.get("claimLocation"),
            "datePublished": markup.get("claimDate"),
            "author": _thing("", markup.get("claimAuthor", {}), claimant),
            "firstAppearance": _work(first) if first else None,
            "appearance": [_work(address) for address in markup.get("claimAppearances", ())],
        }
    )


_RATING_NAMES = {
    "ratingValue": "ratingValue",
    "bestRating": "bestRating",
    "worstRating": "worstRating",
    "textualRating": "alternateName",
    "ratingExplanation": "ratingExplanation",
    "imageUrl": "image",
}


def _thing(kind: str, values: Markup, names: Mapping[str, str]) -> dict[str, Any] | None:
    """A node with the values by the names that schema.org gives them; None without any. A kind that is not known is left
    out: readers tell it by the name."""
    found = filled({theirs: values.get(ours) for ours, theirs in names.items()})
    if not found:
        return None
    return ({"@type": kind} if kind else {}) | found


def _work(address: str) -> dict[str, str]:
    return {"@type": "CreativeWork", "url": address}
