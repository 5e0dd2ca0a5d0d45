"""Answers as Google's APIs give them: unset fields left out, indented unless the client asks for one line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from flask import Response, current_app

from claims.api.fact_check_tools.sent import wants_one_line
from claims.core.extraction.text.languages import known_language
from claims.core.sources.publisher_sites import publisher_site
from claims.services.answers.answers import ReviewAnswer
from claims.services.exchange.claim_review_out import Site, review_address
from claims.services.exchange.fact_check_search import CheckedClaim


def json_response(value: dict[str, Any], *, status: int = 200) -> Response:
    """The value as JSON, in one line with ``prettyPrint=false``."""
    if wants_one_line():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    else:
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    response: Response = current_app.response_class(text.encode("utf-8", "replace"), status=status)
    response.headers["Content-Type"] = "application/json; charset=UTF-8"
    response.headers["Cache-Control"] = "private" if status == 200 else "no-store"
    response.headers["Vary"] = "Authorization, X-Goog-Api-Key"
    return response


def search_value(items: Sequence[CheckedClaim], next_token: str, own: Site) -> dict[str, Any]:
    """A page of claims; ``next_token`` is "" on the last one."""
    return _set({"claims": [_claim(item, own) for item in items], "nextPageToken": next_token})


def image_search_value(items: Sequence[CheckedClaim], next_token: str, own: Site) -> dict[str, Any]:
    """A page of claims about an image, each a level deeper."""
    return _set({"results": [{"claim": _claim(item, own)} for item in items], "nextPageToken": next_token})


def _set(value: dict[str, Any]) -> dict[str, Any]:
    return {name: kept for name, inner in value.items() if (kept := _without_unset(inner))}


def _claim(item: CheckedClaim, own: Site) -> dict[str, Any]:
    made = item.claim.claim_date
    return {
        "text": item.claim.text,
        "claimant": item.claimant,
        "claimDate": "" if made is None else f"{made.isoformat()}T00:00:00Z",
        "claimReview": [_review(item, answer, own) for answer in item.reviews],
    }


def _review(item: CheckedClaim, answer: ReviewAnswer, own: Site) -> dict[str, Any]:
    address = review_address(own, item.claim.id, answer.id, answer.url)
    return {
        "publisher": {"name": answer.organization, "site": publisher_site(address)},
        "url": address,
        # What stands above a page of this registry; of another one's heading nothing is known.
        "title": item.claim.text if own.owns(answer.url) else "",
        "reviewDate": _instant(answer.reviewed_at),
        "textualRating": answer.rating,
        "languageCode": known_language(item.claim.language),
    }


def _instant(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _without_unset(value: Any) -> Any:  # noqa: ANN401  (nested lists and objects)
    """The value without what is empty, at any depth."""
    if isinstance(value, dict):
        kept = {name: _without_unset(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, "", [], {})}
    return [_without_unset(inner) for inner in value] if isinstance(value, list) else value
