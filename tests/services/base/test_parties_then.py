"""Speakers, outlets and organizations of an earlier moment: the names and merges of then."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from claims.models import Article, ArticleVersion, Organization, OrganizationRole, Outlet, User
from claims.services.answers.answers import answers_for_claims
from claims.services.articles.appearances import list_appearances
from claims.services.articles.articles import get_article
from claims.services.base.actors import Actor, actor_for_user
from claims.services.base.organizations import add_member, find_by_slug
from claims.services.base.parties_then import (
    ORGANIZATIONS_THEN,
    OUTLETS_THEN,
    SPEAKERS_THEN,
    PartyPast,
    party_names_then,
    shown_then,
)
from claims.services.claims.claim_history import claim_history
from claims.services.claims.claims import list_claims
from claims.services.directories import parties
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.organization_merging import merge_organizations, undo_organization_merge
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.outlet_merging import merge_outlets
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speaker_merging import merge_speakers
from claims.services.directories.speakers import ensure_speaker, speaker_names
from claims.services.lookup.search import search_claims
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
)

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("past", "kind"), [(SPEAKERS_THEN, SPEAKERS), (OUTLETS_THEN, OUTLETS), (ORGANIZATIONS_THEN, ORGANIZATIONS)]
)
def test_the_past_is_looked_for_where_the_directory_keeps_it(past: PartyPast, kind) -> None:
    assert (past.model, past.merges, past.subject) == (kind.model, kind.merges, kind.subject)


def admin_of_both(session: Session, one: Organization, other: Organization) -> Actor:
    member = make_member(session, one, "admin")
    user = session.get_one(User, member.user_id)
    add_member(session, user, other.id, OrganizationRole.ADMIN, actor=member, now=NOW)
    return actor_for_user(session, user)


@on_both_databases
def test_organizations_answer_as_they_did_then(session: Session) -> None:
    small, big = make_organization(session, "Small Checks"), make_organization(session, "Big Checks")
    claim = make_claim(session)
    author, approver = (make_member(session, small, "checker", "reviewer") for _ in range(2))
    publish_review(session, make_review(session, small, claim), author, approver, NOW)
    admin, of_big = admin_of_both(session, small, big), make_member(session, big, "admin")
    why = {"reason": "New house.", "actor": admin}
    parties.rename(session, ORGANIZATIONS, small.id, "Tiny Checks", now=NOW + 2 * DAY, **why)
    merge = merge_organizations(session, small.id, big.id, now=NOW + 4 * DAY, **why)
    parties.rename(session, ORGANIZATIONS, big.id, "Great Checks", reason="New.", actor=of_big, now=NOW + 6 * DAY)
    undo_organization_merge(session, merge.id, actor=admin, now=NOW + 8 * DAY)
    stories = [
        (1, small, "Small Checks", None),
        (3, small, "Tiny Checks", None),
        (5, big, "Big Checks", "Tiny Checks"),
        (7, big, "Great Checks", "Tiny Checks"),
        (9, small, "Tiny Checks", None),
    ]
    for days, head, name, formerly in stories:
        at = NOW + days * DAY
        moment = {"known_at": at, "on": at.date()}
        [answer] = answers_for_claims(session, [claim.id], published=None, **moment)[claim.id]
        assert (answer.organization_id, answer.organization, answer.formerly) == (head.id, name, formerly), days
        assert find_by_slug(session, small.slug, known_at=at).id == head.id, days
        told = {item.organization for item in claim_history(session, claim.id, until=at)} - {None}
        assert told == {formerly or name}, days
        for slug, there in ((small.slug, True), (big.slug, head is big)):
            assert bool(list_claims(session, organization=slug, **moment).items) is there, (days, slug)
            hits = search_claims(session, claim.text, today=at.date(), known_at=at, organization=slug)
            assert bool(hits) is there, (days, slug)
    assert list_claims(session, organization="nobody", **moment).items == []


@on_both_databases
def test_speakers_and_outlets_are_named_as_they_were_then(session: Session) -> None:
    reviewer = make_member(session, make_organization(session), "checker", "reviewer")
    mayor, other = (ensure_speaker(session, name, now=NOW) for name in ("The mayor", "Ann Alder"))
    claim = make_claim(session)
    said = make_appearance(session, claim, claim.text)
    version = session.get_one(ArticleVersion, said.article_version_id)
    article = session.get_one(Article, version.article_id)
    outlet = session.get_one(Outlet, article.outlet_id)
    second = Outlet(key="second.example", name="Second Post", created_at=NOW)
    session.add(second)
    session.flush()
    was = outlet.name
    why = {"reason": "One of them.", "actor": reviewer}
    parties.rename(session, SPEAKERS, mayor, "Mayor Alder", now=NOW + 2 * DAY, **why)
    parties.rename(session, OUTLETS, outlet.id, "Harbor Post", now=NOW + 2 * DAY, **why)
    merge_speakers(session, mayor, other, now=NOW + 4 * DAY, **why)
    merge_outlets(session, outlet.id, second.id, now=NOW + 4 * DAY, **why)
    stories = [(1, "The mayor", was), (3, "Mayor Alder", "Harbor Post"), (5, "Ann Alder", "Second Post")]
    for days, speaker, name in stories:
        at = NOW + days * DAY
        assert speaker_names(session, [mayor, None], known_at=at) == {mayor: speaker}, days
        [row] = list_appearances(session, claim.id, known_at=at).items
        assert row.outlet == get_article(session, article.id, known_at=at).outlet == name, days
    assert speaker_names(session, [mayor]) == {mayor: "Ann Alder"}
    assert party_names_then(session, SPEAKERS_THEN, [mayor], NOW + 5 * DAY) == {mayor: "Mayor Alder"}
    assert shown_then(session, SPEAKERS_THEN, [999_999], NOW) == {}
