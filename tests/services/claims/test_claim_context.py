"""What a revision keeps of where its claim was said: the earliest article and the newest ones, however many there are."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from claims.models import Appearance, Article, ArticleVersion, Claim
from claims.services.claims import claim_context as contexts
from claims.services.claims.claim_context import claim_contexts
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import NOW, make_appearance, make_claim

DAY = dt.timedelta(days=1)


def said(session: Session, claim: Claim, day: int, *, article: Article | None = None, address: bool = True) -> Article:
    """The claim in an article, or in a further version of one, published on that day."""
    appearance = make_appearance(session, claim, claim.text, article=article)
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    version.published_at = NOW + day * DAY
    article = session.get_one(Article, version.article_id)
    article.url = f"https://news.example/{article.id}" if address else None
    session.flush()
    return article


def kept(session: Session, claim: Claim) -> list[str]:
    return [article["url"] for article in claim_contexts(session, [claim])[claim.id]["appearances"]]


def oracle(session: Session, claims: list[Claim], most: int) -> list[str]:
    """All appearances read, in the order of time; of each article the first, then the earliest and the newest others."""
    rows = session.execute(
        select(ArticleVersion.published_at, Article.id, Article.url)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Appearance, Appearance.article_version_id == ArticleVersion.id)
        .where(Appearance.claim_id.in_([claim.id for claim in claims]), Article.url.is_not(None))
    ).all()
    firsts = [min(group) for _, group in groupby(sorted(rows, key=lambda row: row[1]), key=lambda row: row[1])]
    urls = [row[2] for row in sorted(firsts)]
    return urls if len(urls) <= most else [urls[0], *urls[1 - most :]]


MOST = (2, 3, 5, 20)


@on_both_databases
def test_the_earliest_and_the_newest_articles_are_kept(session, monkeypatch):
    claim, merged, alone = make_claim(session), make_claim(session), make_claim(session)
    assert kept(session, claim) == []
    often = said(session, claim, 4)
    for day in (9, 2, 7, 7, 1):
        said(session, claim, day)
    said(session, claim, 0, address=False)
    said(session, claim, 12, article=often)  # what is said again stays where it was said first
    said(session, alone, 3)
    elsewhere = said(session, merged, 11)
    said(session, claim, 8, article=elsewhere)
    said(session, merged, 5, article=often)
    for most in MOST:
        monkeypatch.setattr(contexts, "MOST_APPEARANCES", most)
        assert kept(session, claim) == oracle(session, [claim], most)
    merged.merged_into_id = claim.id
    session.flush()
    for most in MOST:
        monkeypatch.setattr(contexts, "MOST_APPEARANCES", most)
        assert kept(session, claim) == kept(session, merged) == oracle(session, [claim, merged], most)
        together = claim_contexts(session, [claim, alone])
        assert [article["url"] for article in together[alone.id]["appearances"]] == oracle(session, [alone], most)


@on_both_databases
def test_the_version_is_the_one_in_which_the_claim_was_found_first(session):
    claim = make_claim(session)
    article = said(session, claim, 6)
    said(session, claim, 2, article=article)
    versions = session.scalars(select(ArticleVersion).order_by(ArticleVersion.published_at)).all()
    (found,) = claim_contexts(session, [claim])[claim.id]["appearances"]
    assert (found["headline"], found["published_at"]) == (versions[0].headline, (NOW + 2 * DAY).isoformat())


@on_postgresql
def test_no_more_rows_are_handed_over_than_are_kept(session):
    claim = make_claim(session)
    for day in range(60):
        said(session, claim, day)
    handed_over = []

    def note(_connection, cursor, *_others):
        handed_over.append(cursor.rowcount)

    event.listen(session.get_bind(), "after_cursor_execute", note)
    try:
        assert len(kept(session, claim)) == contexts.MOST_APPEARANCES
    finally:
        event.remove(session.get_bind(), "after_cursor_execute", note)
    assert max(handed_over) == contexts.MOST_APPEARANCES
