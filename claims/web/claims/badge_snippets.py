"""What to copy to show a badge elsewhere, with the badge as it looks now."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, url_for

from claims.services.answers.answers import answers_for_claims
from claims.services.articles.articles import get_article
from claims.services.claims import claims as registry
from claims.web.claims.answer_lines import leading_line, verdict_line
from claims.web.page.content_policies import FRAMING_POLICY
from claims.web.page.visit import visit

bp = Blueprint("badge_snippets", __name__)


@bp.get("/claims/<int:claim_id>/badge")
def of_claim(claim_id: int) -> Response:
    """What to copy for a claim, with the revision that stands today."""
    here = visit()
    found = registry.get_claim(here.session, claim_id)
    answers = answers_for_claims(here.session, [found.id], on=here.today, published=None).get(found.id, [])
    leading = leading_line([verdict_line(answer, today=here.today) for answer in answers])
    pin = f"{leading.review_id}.{leading.revision}" if leading else ""
    return _snippets(
        title=found.text,
        page=url_for("claims.show", claim_id=found.id, _external=True),
        badge=url_for("badge.claim", claim_id=found.id, revision=pin or None, _external=True),
        pin=pin,
        back=url_for("claims.show", claim_id=found.id),
        back_to=f"Claim {found.id}",
    )


@bp.get("/articles/<int:article_id>/badge")
def of_article(article_id: int) -> Response:
    """What to copy for an article, as of today."""
    here = visit()
    get_article(here.session, article_id)
    pin = here.today.isoformat()
    return _snippets(
        title="What is known about the claims of this article",
        page=url_for("articles.show", article_id=article_id, _external=True),
        badge=url_for("badge.article", article_id=article_id, since=pin, _external=True),
        pin=pin,
        back=url_for("articles.show", article_id=article_id),
        back_to="Article",
    )


def _snippets(**context: str) -> Response:
    script = url_for("static", filename="badge.js", _external=True)
    response = make_response(render_template("badge/snippets.html", script=script, **context))
    response.headers["Content-Security-Policy"] = FRAMING_POLICY
    return response
