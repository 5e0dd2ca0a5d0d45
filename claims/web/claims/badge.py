"""Badges for other sites: a claim or an article as a page for a frame; ``static/badge.js`` puts it there.

They set no cookie and read none, load nothing from elsewhere, and may be kept for a minute. Only these pages may be framed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any

from flask import Blueprint, Response, current_app, make_response, request, url_for

from claims.core.reviews.public_status import Agreement
from claims.core.texts.day_words import day_in
from claims.extensions import db
from claims.services.answers.badges import ArticleBadge, ClaimBadge, article_badge, claim_badge
from claims.web.claims.answer_lines import VerdictLine, agreement_of, leading_line, verdict_line
from claims.web.words.marks import find_mark

bp = Blueprint("badge", __name__, url_prefix="/badge")

MAX_AGE_S = 60
SHOWN = 3
"""Changed claims that an article's badge names."""

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
"""Of a framed page: any site may hold it, and it can do nothing but be read."""

_PIN = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)


@bp.get("/claims/<int:claim_id>")
def claim(claim_id: int) -> Response:
    """The badge of a claim; with ``revision=3.2`` (review, number) it says what became of that one."""
    found = _PIN.fullmatch(request.args.get("revision", ""))
    pin = (int(found[1]), int(found[2])) if found else None
    today = _today()
    badge = claim_badge(db.session(), claim_id, today=today, pin=pin)
    if badge is None:
        return _framed("badge/unknown.html", 404, home=url_for("home.ask", _external=True))
    return _framed("badge/claim.html", **_of_claim(badge, today))


@bp.get("/articles/<int:article_id>")
def article(article_id: int) -> Response:
    """The badge of an article; with ``since`` (a day) it names the verdicts that changed from then on."""
    today = _today()
    badge = article_badge(db.session(), article_id, today=today, since=_since())
    if badge is None:
        return _framed("badge/unknown.html", 404, home=url_for("home.ask", _external=True))
    return _framed("badge/article.html", **_of_article(badge, today))


def _framed(template: str, status: int = 200, **context: Any) -> Response:  # noqa: ANN401  (values of a template)
    """The page, without anything of the reader: rendered past the context of the other pages, which looks at who they
    are."""
    response = make_response(current_app.jinja_env.get_template(template).render(**context), status)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE_S}"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if status != 200:
        return response
    response.add_etag()
    response.make_conditional(request)
    return response


def _of_claim(badge: ClaimBadge, today: dt.date) -> dict[str, Any]:
    lines = [verdict_line(answer, today=today) for answer in badge.answers]
    pinned = badge.pinned
    own = next((line for line in lines if pinned is not None and line.review_id == pinned.review_id), None)
    return {
        "claim": badge.claim,
        "line": own or leading_line(lines),
        "lines": lines,
        "is_conflict": own is None and agreement_of(lines) is Agreement.CONFLICT,
        "others_conflict": own is not None and agreement_of(lines) is Agreement.CONFLICT,
        "pinned": pinned if own else None,
        "page": url_for("claims.show", claim_id=badge.claim.id, _external=True),
    }


def _of_article(badge: ArticleBadge, today: dt.date) -> dict[str, Any]:
    lines = [[verdict_line(answer, today=today) for answer in answers] for _, answers in badge.claims]
    words = Counter(_word(group) for group in lines)
    return {
        "badge": badge,
        "counts": words.most_common(),
        "changed": badge.changed[:SHOWN],
        "more": max(len(badge.changed) - SHOWN, 0),
        "page": url_for("articles.show", article_id=badge.article_id, _external=True),
    }


def _word(lines: list[VerdictLine]) -> tuple[str, str]:
    """Mark and word of a claim's answers."""
    leading = leading_line(lines)
    if agreement_of(lines) is Agreement.CONFLICT:
        return "conflict", "organizations conflict"
    if leading is None:
        return "unchecked", "not checked"
    if not leading.stands:
        return f"freshness/{leading.freshness.state}", find_mark(f"freshness/{leading.freshness.state}").word.lower()
    return f"verdict/{leading.verdict}", find_mark(f"verdict/{leading.verdict}").word


def _today() -> dt.date:
    """Today in the newsroom; a badge is the same for everybody, so nobody's visit is looked up for it."""
    return day_in(current_app.config["TIME_ZONE"], dt.datetime.now(dt.UTC))


def _since() -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.args.get("since", "")[:10])
    except ValueError:
        return None
