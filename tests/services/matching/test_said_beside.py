"""Pieces of one sentence are claims of their own: none is suggested to be another, whoever looks for what is the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.records import MatchState, Relation
from claims.models import Appearance, Claim, Match, Review
from claims.services.base.actors import SYSTEM
from claims.services.base.organizations import ensure_default_organization
from claims.services.claims.claims import create_claim
from claims.services.index.candidates import unindex_claim
from claims.services.intake import storing
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging import rematching
from claims.services.matching import duplicate_search
from claims.services.matching.matching import MatchingSettings
from claims.services.matching.said_beside import pairs_side_by_side
from claims.services.matching.sweeps import start_duplicates, start_rematch
from claims.services.settings import shipped_matching
from tests.support.databases import on_both_databases
from tests.support.factories import NOW
from tests.support.rows_on_databases import rows_on_sqlite
from tests.support.sent_statements import counted

SLOTS = MatchingSettings()
SAME = (Match.relation == Relation.SAME, Match.state == MatchState.SUGGESTED)
IN_ONE_SENTENCE = (
    "Two earlier truces, brokered by Orrin, collapsed within days.",
    "Talks with the Reform List, a centrist group with seven deputies, will begin on 3 June 2024.",
    "The council will charge £45 a year to empty garden bins, a service that has been free since 1999.",
    "The home, Alder Court, was closed by the care office in 2018.",
    "The Harvest Union, which holds nine seats, says the plan would punish farm workers.",
)
IN_ONE_TEXT = (
    "Oskar Brandt, prime minister since 2020, spoke on Monday. Oskar Brandt has ruled out governing with the far right.",
    "Tomas Velt waived that right in his plea agreement. Tomas Velt spoke for less than two minutes.",
    "Lena Sorel, the transport minister, apologized. Lena Sorel had inadvertently misled the house on 3 May 2024.",
)


def store(session: Session, body: str, settings: MatchingSettings = SLOTS, outlet: str = "Post") -> list[Appearance]:
    ensure_default_organization(session, name="Desk", now=NOW)
    sent = ArticleInput(body=body, published_at=dt.date(2024, 5, 2), outlet=outlet)
    version = receive_article(session, sent, actor=SYSTEM, now=NOW).version
    process_version(session, version.id, now=NOW, actor=SYSTEM, matching=settings)
    return list(session.scalars(select(Appearance).where(Appearance.article_version_id == version.id)))


def suggested(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Match).where(*SAME)) or 0


@on_both_databases
def test_each_piece_of_a_sentence_opens_its_own_claim(session) -> None:
    rows = [row for body in IN_ONE_SENTENCE for row in store(session, body, outlet=body[:20])]
    assert len(rows) >= 2 * len(IN_ONE_SENTENCE), [row.standalone_text for row in rows]
    assert suggested(session) == 0
    assert len({row.claim_id for row in rows} - {None}) == len(rows)


def test_sentences_about_one_person_are_read_by_their_slots(session) -> None:
    settings = shipped_matching(encoder=True)
    if settings.reader is None:
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    for body in IN_ONE_TEXT:
        store(session, body, settings, outlet=body[:20])
    assert suggested(session) == 0


def test_what_a_text_says_is_read_by_its_slots_when_all_is_matched_anew_too(session) -> None:
    shares = dict.fromkeys(Relation, 0.001) | {Relation.SAME: 0.95}
    reader = RelationReader(lambda _left, _right: shares, {"read": 1.0}, lambda _left, _right: 0.95)
    settings = replace(SLOTS, reader=reader, threshold=1.1)  # as a matcher that may not confirm yet
    rows = store(
        session, "The mill in Orrin lost 40 jobs in 2023. The mill in Orrin was sold to a Danish firm in 2023."
    )
    assert len(rows) == 2
    rematch = start_rematch(session, actor=SYSTEM, now=NOW)
    found = rematching.search_slice(session, rematch, settings=settings)
    rematching.store_matches(session, found.rows, settings=settings, actor=SYSTEM, now=NOW)
    assert suggested(session) == 0


def test_what_another_text_says_is_suggested_as_before(session) -> None:
    store(session, "Turnout was 68 percent.")
    store(session, "Turnout was 68 percent, seven points higher than in 2018.", outlet="Times")
    assert session.scalar(select(func.count()).select_from(Match).where(Match.relation == Relation.SAME))


@on_both_databases
def test_nobody_who_looks_again_suggests_it(session) -> None:
    for body in IN_ONE_SENTENCE:
        store(session, body, outlet=body[:20])
    rematch = start_rematch(session, actor=SYSTEM, now=NOW)
    found = rematching.search_slice(session, rematch, settings=SLOTS)
    rematching.store_matches(session, found.rows, settings=SLOTS, actor=SYSTEM, now=NOW)
    assert suggested(session) == 0
    search = start_duplicates(session, everything=True, actor=SYSTEM, now=NOW)
    pairs = duplicate_search.search_slice(session, search, settings=SLOTS).pairs
    assert pairs, "as they are read"
    assert duplicate_search.store_pairs(session, pairs, settings=SLOTS, now=NOW) == 0


@rows_on_sqlite("is_merged", [False, True], and_on_postgresql=(0,))
def test_what_an_earlier_release_suggested_is_let_go_when_all_is_matched_anew(session, monkeypatch, is_merged) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(storing, "is_said_beside", lambda found, beside: False)
        rows = [row for body in IN_ONE_SENTENCE for row in store(session, body, outlet=body[:20])]
    waiting = [row.id for row in rows if row.claim_id is None]
    assert waiting
    assert suggested(session) >= len(waiting)
    for claim in session.scalars(select(Claim)).all() if is_merged else ():
        into = create_claim(session, text=claim.text, kind=claim.kind, actor=SYSTEM, now=NOW)
        claim.merged_into_id = into.id
        unindex_claim(session, claim.id, claim.text)
    rematch = start_rematch(session, actor=SYSTEM, now=NOW)
    found = rematching.search_slice(session, rematch, settings=SLOTS)
    rematching.store_matches(session, found.rows, settings=SLOTS, actor=SYSTEM, now=NOW)
    session.expire_all()
    assert suggested(session) == 0
    assert len({row.claim_id for row in rows} - {None}) == len(rows), "each has one of its own"
    assert session.scalar(select(func.count()).select_from(Review)) == len(rows)


def test_pairs_are_looked_for_among_what_says_their_claims_alone(session) -> None:
    with counted(session) as sent:
        assert pairs_side_by_side(session, {(1, 2), (3, 4)}) == set()
    statement = next(statement for statement in sent if statement.startswith("SELECT"))
    values = ("",) * statement.count("?")
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any("ix_appearances_linked (claim_id=?)" in row[3] for row in plan), plan
    assert not any("SCAN appearances" in row[3] for row in plan), plan
