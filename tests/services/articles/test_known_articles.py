"""Articles, appearances and demand as of a past moment."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.models import Article, ArticleVersion
from claims.services.articles.appearances import list_appearances
from claims.services.articles.articles import article_then, get_article
from claims.services.claims.claims import was_recorded
from claims.services.claims.demand import demand
from claims.services.regrouping.merging import merge_claims
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_claim, make_member, make_organization

DAY = dt.timedelta(days=1)
SAID = "The harbor wall cost 40 million euros."


def said(session: Session, claim, received: dt.datetime, article: Article | None = None) -> ArticleVersion:
    """A version that says it, received at a moment."""
    row = make_appearance(session, claim, SAID, article=article)
    version = session.get_one(ArticleVersion, row.article_version_id)
    version.received_at = received
    session.flush()
    return version


@on_both_databases
def test_appearances_and_demand_are_cut_at_the_moment(session: Session) -> None:
    claim = make_claim(session, SAID)
    first, second = said(session, claim, NOW), said(session, claim, NOW + 2 * DAY)
    again = said(session, claim, NOW + 3 * DAY, session.get_one(Article, first.article_id))
    seen = {
        at: (
            [row.version.id for row in list_appearances(session, claim.id, known_at=at).items],
            demand(session, claim.id, known_at=at).articles,
        )
        for at in (NOW - DAY, NOW + DAY, NOW + 2 * DAY, NOW + 3 * DAY, None)
    }
    assert seen[NOW - DAY] == ([], 0)
    assert seen[NOW + DAY] == ([first.id], 1)
    assert seen[NOW + 2 * DAY] == ([second.id, first.id], 2)
    assert seen[NOW + 3 * DAY] == seen[None] == ([again.id, second.id], 2)


def test_the_version_is_that_of_the_moment(session: Session) -> None:
    claim = make_claim(session, SAID)
    first = said(session, claim, NOW)
    article = session.get_one(Article, first.article_id)
    second = said(session, claim, NOW + 2 * DAY, article)

    def number(at: dt.datetime | None, asked: int | None = None) -> int:
        return article_then(session, article.id, number=asked, known_at=at).version.number

    assert [number(at) for at in (NOW, NOW + DAY, NOW + 2 * DAY, None)] == [
        first.number,
        first.number,
        second.number,
        second.number,
    ]
    assert number(NOW - DAY) == first.number, "stored later: its first text"
    assert number(NOW, second.number) == second.number
    with pytest.raises(NotFound):
        get_article(session, article.id, known_at=NOW - DAY)
    for unknown in (0, article.id + 1, 2**70):
        with pytest.raises(NotFound):
            article_then(session, unknown, known_at=NOW)


def test_a_claim_is_recorded_from_its_beginning_on(session: Session) -> None:
    claim = make_claim(session, SAID)
    later = make_claim(session, SAID + " It did.", now=NOW + DAY)
    assert [was_recorded(session, claim.id, at) for at in (NOW - DAY, NOW, None)] == [False, True, True]
    reviewer = make_member(session, make_organization(session), "reviewer")
    merge_claims(session, later.id, claim.id, actor=reviewer, reason="One.", now=NOW + 2 * DAY)
    claim.created_at = NOW + 4 * DAY
    session.flush()
    assert not was_recorded(session, claim.id, NOW + DAY), "not merged yet"
    assert was_recorded(session, claim.id, NOW + 3 * DAY), "through the one merged with it"
