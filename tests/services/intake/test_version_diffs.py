"""Stored versions compared, on the specification's sample."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.core.records import Relation
from claims.core.texts.version_diff import DiffKind
from claims.models import Appearance, ArticleVersion, ProcessingState
from claims.services.intake.version_diffs import VersionDiff, diff_versions
from claims.services.judging.dispositions import demote_appearance
from tests.support.factories import NOW, make_member, make_organization, read_article
from tests.support.sample import BODY, HEADLINE


def store(session: Session, *bodies: str) -> int:
    """An article with these versions; its id."""
    version = None
    for body in bodies:
        version = read_article(session, body, after=version, headline=HEADLINE, url="https://post.example/truce")
    assert version is not None
    return version.article_id


def kinds(diff: VersionDiff) -> list[str]:
    return [row.kind for row in diff.rows]


def test_of_the_sample_one_claim_changed_in_what_is_counted(session):
    article_id = store(session, BODY, BODY.replace("157,000 people", "157,000 civilians"))
    diff = diff_versions(session, article_id, 1)
    assert (diff.old.number, diff.new.number) == (1, 2)
    assert diff.counts == {DiffKind.CHANGED: 1, DiffKind.UNCHANGED: 3}
    row = next(row for row in diff.rows if row.kind is DiffKind.CHANGED)
    assert row.old is not None
    assert row.new is not None
    assert row.decision is not None
    assert ((row.old.start, row.old.end), (row.new.start, row.new.end)) == ((174, 229), (174, 232))
    assert (row.decision.relation, "measure" in row.decision.differing_slots) == (Relation.OTHER_MEASURE, True)


def test_any_two_versions_are_compared_in_either_direction(session):
    rain = "Rain fell in Kabul on Friday. "
    article_id = store(session, BODY, rain + BODY, BODY.replace("157,000", "175,000"))
    assert kinds(diff_versions(session, article_id, 1, to=2)) == ["added", "moved", "moved", "moved", "moved"]
    assert kinds(diff_versions(session, article_id, 2, to=1)) == ["removed", "moved", "moved", "moved", "moved"]
    assert kinds(diff_versions(session, article_id, 1, to=1)) == ["unchanged"] * 4
    assert kinds(diff_versions(session, article_id, 2)) == ["removed", "moved", "moved", "moved", "changed"]


def test_what_a_person_took_off_is_no_claim_of_either(session):
    article_id = store(session, BODY)
    row = session.scalars(select(Appearance).order_by(Appearance.start)).first()
    checker = make_member(session, make_organization(session), "checker")
    demote_appearance(session, row.id, shelf_reason="too_vague", actor=checker, now=NOW)
    assert kinds(diff_versions(session, article_id, 1)) == ["unchanged"] * 3


def test_what_was_taken_off_in_the_newer_one_is_not_told_as_removed(session):
    article_id = store(session, BODY, BODY.replace("157,000", "175,000"))
    newest = select(ArticleVersion.id).order_by(ArticleVersion.number.desc()).limit(1).scalar_subquery()
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == newest).order_by(Appearance.start))
    checker = make_member(session, make_organization(session), "checker")
    demote_appearance(session, rows.all()[0].id, shelf_reason="too_vague", actor=checker, now=NOW)
    assert kinds(diff_versions(session, article_id, 1)) == ["unchanged", "unchanged", "changed"]


def test_what_cannot_be_compared_says_why(session):
    article_id = store(session, BODY)
    for number, to in ((2, None), (1, 2), (0, 1), (2**31, 1)):
        with pytest.raises(NotFound):
            diff_versions(session, article_id, number, to=to)
    with pytest.raises(NotFound):
        diff_versions(session, article_id + 1, 1)
    session.scalars(select(ArticleVersion)).one().processing = ProcessingState.RECEIVED
    session.flush()
    with pytest.raises(Conflict) as caught:
        diff_versions(session, article_id, 1)
    assert caught.value.code == "version_unread"
