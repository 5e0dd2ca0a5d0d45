"""A verdict that has lapsed, or is older than what an appearance speaks about, is shown as in need of a recheck."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.records import MatchState, Relation
from claims.models import ArticleVersion
from claims.services.answers.answers_json import lookup_to_dict
from claims.services.base.actors import SYSTEM
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
)
from tests.support.pages import Reader

TODAY = NOW.date()
MAY_2024 = {"start": "2024-05-01", "end": "2024-05-31", "edtf": "2024-05"}


@pytest.fixture
def shown(session):
    """Looks an appearance of a checked claim up; ``period`` is what it speaks about."""

    def show(period, as_of, valid_until=dt.date(2025, 5, 1), on=TODAY):
        desk = make_organization(session)
        people = [make_member(session, desk, "checker", "reviewer") for _ in range(2)]
        claim = make_claim(session)
        review = make_review(session, desk, claim)
        publish_review(session, review, *people, true_as_of=as_of, valid_until=valid_until)
        appearance = make_appearance(session, claim, claim.text, period=period)
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME}
        make_match(session, appearance, claim, state=MatchState.CONFIRMED, **same)
        version = session.get_one(ArticleVersion, appearance.article_version_id)
        return lookup_version(session, version, today=on, now=NOW, actor=SYSTEM, settings=MatchingSettings())

    return show


@pytest.mark.parametrize(
    ("period", "as_of", "on", "need"),
    [
        (None, dt.date(2024, 5, 1), NOW.date(), None),
        (MAY_2024, dt.date(2024, 6, 1), NOW.date(), None),
        (MAY_2024, dt.date(2024, 4, 1), NOW.date(), "older_than_period"),
        ({"start": "2001-01-01", "end": None, "edtf": "2001/.."}, dt.date(2024, 1, 1), NOW.date(), None),
        ({"start": "2001-01-01", "end": None, "edtf": "2001/.."}, dt.date(2020, 1, 1), NOW.date(), "older_than_period"),
        (None, dt.date(2024, 5, 1), dt.date(2026, 1, 1), "expired"),
    ],
)
def test_the_look_up_says_what_is_not_settled(shown, period, as_of, on, need):
    match = lookup_to_dict(shown(period, as_of, on=on))["appearances"][0]["matches"][0]
    assert match["review"]["needs_recheck"] == need
    assert [review["needs_recheck"] for review in match["reviews"]] == [need]


def test_the_article_page_drains_it_and_says_why(app, session, shown):
    answer = shown(MAY_2024, dt.date(2024, 4, 1), valid_until=dt.date(2999, 1, 1))
    session.commit()
    page = Reader(app).get(f"/articles/{answer.article.id}")
    assert page.status == 200
    assert "Needs recheck: rated for an earlier time" in page.text
    assert [mark for mark in page.find("c-span") if "is-lapsed" in mark.get("class")]
