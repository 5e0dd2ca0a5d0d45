"""Which facts are entries, and the two formats of a revision's content."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.core.transparency.facts import content_hash, is_public_change, leaf_of
from claims.core.transparency.merkle import leaf_hash
from claims.models import LogEntry, ReviewRevision, Source
from claims.services.base.actors import CLI
from claims.services.base.changes import record_change
from claims.services.base.log_facts import facts_of_entries
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speaker_merging import merge_speakers, undo_speaker_merge
from claims.services.directories.speakers import ensure_speaker
from claims.services.evidence.sources import Work, ensure_sources
from claims.services.exchange.imports import import_lines
from claims.services.followup.recheck_requests import accept_recheck_request, decline_recheck_request, request_recheck
from claims.services.followup.retractions import ListedWork, import_retractions, reinstate_source, retract_source
from claims.services.followup.retractions import supersede_source as supersede
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_entries import entry_contents, get_entry, list_entries
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    cite_works,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    step,
    supporting,
)
from tests.support.log_facts import leaf_at, logged, published

WORK = Work("Accounts 2023", "Harbor office", "https://harbor.example/accounts")


def entries_of(session: Session, subject: str) -> list[str]:
    return [fact for fact in logged(session) if fact.startswith(f"{subject}.")]


@on_both_databases
def test_marks_of_cited_sources_are_facts(session):
    organization = make_organization(session)
    reviewer = make_member(session, organization, "reviewer")
    source_id = cite_works(session, WORK, organization=organization)[WORK.key]
    marked = {"actor": reviewer, "now": NOW}
    retract_source(session, source_id, reason="The office withdrew it.", **marked)
    reinstate_source(session, source_id, reason="A mistake.", **marked)
    supersede(session, source_id, by="https://harbor.example/new", reason="A newer one is out.", **marked)
    assert entries_of(session, "source") == ["source.retracted", "source.reinstated", "source.superseded"]
    entry = session.scalars(select(LogEntry).where(LogEntry.fact == "source.superseded")).one()
    assert leaf_at(session, entry.leaf_index)["source"] == source_id
    content = entry_contents(session, [entry])[entry.leaf_index].content
    assert content["reason"] == "A newer one is out."
    assert content["detail"]["by"] == "https://harbor.example/new"
    assert check_log(session).findings == []


def test_marks_of_what_only_drafts_cite_become_facts_with_the_first_citation(session):
    ensure_sources(session, [WORK], now=NOW)
    import_retractions(session, [ListedWork(WORK.url, "Fabricated.")], now=NOW)
    assert entries_of(session, "source") == []
    beside = supporting(title=WORK.title, publisher=WORK.publisher, url=WORK.url, stance="context")
    decides = supporting(title="Audit", url="https://audit.example")
    for _ in range(2):
        organization = make_organization(session)
        author, approver = (make_member(session, organization, role) for role in ("checker", "reviewer"))
        publish_review(session, make_review(session, organization), author, approver, evidence=(decides, beside))
    assert entries_of(session, "source") == ["source.retracted"], "once"
    assert session.scalars(select(Source.state_reason).where(Source.url == WORK.url)).one() == "Fabricated."


def test_marks_become_facts_with_the_citation_of_an_imported_verdict(session):
    import_retractions(session, [ListedWork("https://port.example/accounts", "Fabricated.")], now=NOW)
    cited = {"title": "Accounts", "url": "https://port.example/accounts", "stance": "supports"}
    review = {"organization": "Desk", "rating": "True", "verdict": "true", "evidence": [cited]}
    line = {"external_id": "1", "text": "The quay cost 4 euros.", "reviews": [review]}
    report = import_lines(session, [(1, json.dumps(line))], now=NOW, actor=CLI)
    assert not report.problems
    assert entries_of(session, "source") == ["source.retracted"]
    assert check_log(session).findings == []


@on_both_databases
def test_reasons_answers_and_requests_are_facts(session):
    review, author, approver = published(session)
    first, second = (
        request_recheck(session, review.id, text=f"Wrong {n}.", source_url="https://port.example", now=NOW)
        for n in range(2)
    )
    accept_recheck_request(session, first.id, actor=author, now=NOW)
    decline_recheck_request(session, second.id, reason="The source says otherwise.", actor=author, now=NOW)
    step(session, review, "dismiss", approver, reason="The count stands.")
    assert entries_of(session, "recheck_reason") == ["recheck_reason.opened", "recheck_reason.answered"]
    assert entries_of(session, "recheck_request") == ["recheck_request.accepted", "recheck_request.declined"]
    for fact, said in (("recheck_reason.answered", "The count stands."), ("recheck_request.declined", "otherwise")):
        entry = session.scalars(select(LogEntry).where(LogEntry.fact == fact)).one()
        assert entry.claim_id == review.claim_id
        assert leaf_at(session, entry.leaf_index)["review"] == review.id
        assert said in entry_contents(session, [entry])[entry.leaf_index].content["reason"]
    assert check_log(session).findings == []


def test_merges_of_speakers_are_facts(session):
    reviewer = make_member(session, make_organization(session), "reviewer")
    one, other = (ensure_speaker(session, name, now=NOW) for name in ("Ada Low", "Ada M. Low"))
    merge = merge_speakers(session, one, other, reason="One person.", actor=reviewer, now=NOW)
    undo_speaker_merge(session, merge.id, actor=reviewer, now=NOW)
    undone = ["speaker.merge_undone"] * 2
    assert entries_of(session, "speaker") == ["speaker.merged", "speaker.took_in", *undone]
    assert check_log(session).findings == []


@pytest.mark.parametrize("subject", [kind.subject for kind in (OUTLETS, ORGANIZATIONS, SPEAKERS)])
def test_regrouping_is_public_and_the_rest_of_an_organization_is_not(session, subject):
    for action in ("merged", "took_in", "merge_undone"):
        assert is_public_change(subject, action)
    assert not is_public_change(subject, "renamed")
    assert not is_public_change("organization", "member_added")
    assert not is_public_change("source", "page_given")
    assert not is_public_change("user", "merged")


def test_a_revision_says_what_the_public_reads_beside_it(session):
    published(session)
    entry = session.scalars(select(LogEntry).where(LogEntry.fact == "review.published")).one()
    content = entry_contents(session, [entry])[entry.leaf_index].content
    assert json.loads(entry.leaf)["v"] == 2
    assert (content["second_opinion"], content["links_checked"], content["timeless_reason"]) == (None, False, "")
    (evidence,) = content["evidence"]
    assert (evidence["snapshot"], evidence["retrieved_at"]) == (None, None)
    assert evidence["origin_group"] == "host:harbor.example"


@on_both_databases
def test_entries_of_the_first_format_stay_valid_beside_the_second(session):
    review, author, _ = published(session)
    row = session.scalars(select(ReviewRevision)).one()
    first = LogEntry(
        leaf_index=0, leaf=b'{"v":1}', fact_table="review_revisions", fact_id=row.id, claim_id=review.claim_id
    )
    old = facts_of_entries(session, [first])[0]
    index = session.scalar(select(LogEntry.leaf_index).where(LogEntry.fact == "review.published"))
    entry = get_entry(session, index)
    assert "origin_group" not in old.fact.content["evidence"][0]
    assert json.loads(leaf_of(old.fact, index)) | {"v": 2, "content": 0} == json.loads(entry.leaf) | {"content": 0}
    assert content_hash(old.fact.content) != json.loads(entry.leaf)["content"]
    recheck_review(session, review, author)
    session.flush()
    # The log of a registry that was set up before: the same facts, this one in the first format.
    for trigger in _triggers(session):
        session.execute(text(f"DROP TRIGGER {trigger}"))
    leaf = leaf_of(old.fact, index)
    statement = text("UPDATE log_entries SET leaf = :leaf, leaf_hash = :hash WHERE leaf_index = :index")
    session.execute(statement, {"leaf": leaf, "hash": leaf_hash(leaf), "index": index})
    session.expire_all()
    found = entry_contents(session, [get_entry(session, index)])[index]
    assert found.is_unchanged
    session.execute(text("UPDATE review_revisions SET rationale = 'forged words of somebody'"))
    session.expire_all()
    assert not entry_contents(session, [get_entry(session, index)])[index].is_unchanged


def _triggers(session: Session) -> list[str]:
    if session.get_bind().dialect.name == "sqlite":
        return list(session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    named = session.execute(text("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal"))
    return [f"{name} ON {table}" for name, table in named]


@pytest.mark.parametrize(
    "change", ["second_opinion = 'agreed'", "links_checked = NOT links_checked", "timeless_reason = 'x'"]
)
def test_what_the_second_format_holds_cannot_be_changed_unseen(session, change):
    published(session)
    session.flush()
    for trigger in _triggers(session):
        session.execute(text(f"DROP TRIGGER {trigger}"))
    session.execute(text(f"UPDATE review_revisions SET {change}"))
    index = session.scalar(select(LogEntry.leaf_index).where(LogEntry.fact == "review.published"))
    assert check_log(session).first_bad == index


@pytest.mark.parametrize("change", ["origin_group = 'host:other.example'", "retrieved_at = '2020-01-01 00:00:00'"])
def test_what_proves_the_evidence_cannot_be_changed_unseen(session, change):
    published(session)
    session.flush()
    for trigger in _triggers(session):
        session.execute(text(f"DROP TRIGGER {trigger}"))
    session.execute(text(f"UPDATE evidence SET {change}"))
    assert [found.detail for found in check_log(session).findings]


def test_a_public_fact_that_was_kept_from_the_log_is_missed(session):
    claim = make_claim(session)
    record_change(session, "source", 1, "retracted", actor=make_member(session, make_organization(session)), now=NOW)
    assert check_log(session).findings == []
    session.execute(
        text(
            "INSERT INTO changes (subject_type, subject_id, action, actor, reason, detail, created_at) "
            "VALUES ('source', 2, 'retracted', 'x', '', '{}', '2024-06-02 00:00:00')"
        )
    )
    assert [found.detail for found in check_log(session).findings if "without an entry" in found.detail]
    assert claim.id


@on_both_databases
def test_evidence_stands_in_the_content_in_its_order(session) -> None:
    """It is hashed in this order: another one would make every logged revision look changed."""
    cited = [supporting(title=title, url=f"https://{title}.example/") for title in ("b", "c", "a")]
    organization = make_organization(session)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    publish_review(session, make_review(session, organization), author, approver, evidence=tuple(cited))
    entry = next(row for row in list_entries(session).items if row.fact == "review.published")
    content = entry_contents(session, [entry])[entry.leaf_index].content
    assert [item["title"] for item in content["evidence"]] == ["b", "c", "a"]
