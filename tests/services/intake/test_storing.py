"""Storing what was read of a text in slices: nothing twice, nothing lost, nobody else kept waiting."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict
from claims.core.records import Disposition, Voice
from claims.models import Appearance, ArticleVersion, Claim, Match, Outlet, ProcessingState, Review, Sentence
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.organizations import ensure_default_organization
from claims.services.claims.claims import create_claim
from claims.services.intake import storing
from claims.services.intake.intake import ArticleInput, IntakeLimits, check_article, receive_article, store_article
from claims.services.intake.processing import PreparedText, prepare_version
from claims.services.intake.storing import store_slices, store_version
from claims.services.judging.dispositions import demote_appearance, promote_sentence
from claims.services.judging.reading_corrections import CorrectedReading, correct_reading
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.removal.log_redaction import redact_entry
from claims.services.transparency.log_check import check_log
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_claim, make_member, make_organization, make_review, publish_review

SETTINGS = MatchingSettings()
SENDER = Actor("key:7", key_id=7)
CITIES = ("Lund", "Oslo", "Turin", "Ghent", "Bergen", "Malaga", "Graz", "Porto", "Brno", "Split", "Delft", "Kiel")
BODY = " ".join(
    [f"The harbor of {city} cost {number} million euros in 2016." for number, city in enumerate(CITIES, 21)]
    + ["Who will pay for it?", "The harbor of Lund cost 21 million euros in 2016."]
    + [f"The council of {city} closed {number} libraries in 2018." for number, city in enumerate(CITIES, 41)]
)


@pytest.fixture(autouse=True)
def small_slices(monkeypatch):
    """Slices of five claims, of which four may be new."""
    monkeypatch.setattr(storing, "SLICE_APPEARANCES", 5)
    monkeypatch.setattr(storing, "SLICE_CLAIMS", 4)


READ: dict[str, PreparedText] = {}
"""What was read of a text where there is no claim yet, by the text: the same in each test and on each database."""


def prepare(session: Session, body: str = BODY) -> tuple[int, PreparedText]:
    """A stored text that is read and not written yet."""
    ensure_default_organization(session, name="Desk", now=NOW)
    version = receive_article(session, ArticleInput(body=body), actor=SENDER, now=NOW).version
    session.commit()
    prepared = None if session.scalar(select(func.count(Claim.id))) else READ.get(body)
    if prepared is None:
        prepared = prepare_version(session, version.id, settings=SETTINGS)
        session.rollback()
        assert prepared is not None
        if not prepared.last_claim_id:
            READ[body] = prepared
    return version.id, prepared


def slices(session: Session, version_id: int, prepared: PreparedText):
    """The slices, not committed."""
    return store_slices(session, version_id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)


def written(session: Session) -> dict[str, object]:
    """All that is stored of the only text, without what differs from run to run."""
    rows = session.scalars(select(Appearance).order_by(Appearance.position)).all()
    texts = dict(session.execute(select(Claim.id, Claim.text)).all())
    return {
        "appearances": [(row.position, row.start, row.end, texts.get(row.claim_id or 0)) for row in rows],
        "sentences": session.execute(select(Sentence.position, Sentence.rejected).order_by(Sentence.position)).all(),
        "claims": sorted(texts.values()),
        "reviews": session.scalar(select(func.count()).select_from(Review)),
        "matches": sorted(
            (place, texts[claim_id], relation)
            for place, claim_id, relation in session.execute(
                select(Appearance.position, Match.claim_id, Match.relation).join(
                    Appearance, Appearance.id == Match.appearance_id
                )
            )
        ),
        "processing": session.scalars(select(ArticleVersion.processing)).all(),
    }


def in_one(session: Session) -> dict[str, object]:
    """What one transaction writes of the text; taken back."""
    version_id, prepared = prepare(session)
    store_version(session, version_id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    found = written(session)
    session.rollback()
    return found


@on_both_databases
def test_a_text_is_the_same_in_one_transaction_and_in_many(open_session):
    with open_session() as session:
        at_once = in_one(session)
        version_id, prepared = prepare(session)
        steps = []
        for step in slices(session, version_id, prepared):
            session.commit()
            steps.append(step)
            with open_session() as other:  # somebody else writes in between
                other.add(Outlet(key=f"o{len(steps)}", name=f"O {len(steps)}", created_at=NOW))
                other.commit()
        assert len(prepared.appearances) == 2 * len(CITIES)
        assert steps == [(4, 24), (8, 24), (12, 24), (16, 24), (20, 24), (24, 24), (24, 24)]
        assert written(session) == at_once
        assert at_once["processing"] == [ProcessingState.PROCESSED]
        assert not check_log(session).findings


@pytest.mark.parametrize(
    ("appearances", "claims"),
    [(5, 4), (24, 4), (24, 12), (24, 23), (24, 24), (100, 5), (23, 100), (24, 100), (100, 100)],
)
def test_all_claims_are_stored_whichever_number_ends_a_slice(session, monkeypatch, appearances, claims):
    monkeypatch.setattr(storing, "SLICE_APPEARANCES", appearances)
    monkeypatch.setattr(storing, "SLICE_CLAIMS", claims)
    found = in_one(session)
    assert [row[0] for row in found["appearances"]] == list(range(24))
    assert len(found["claims"]) == 24
    assert found["processing"] == [ProcessingState.PROCESSED]


@on_both_databases
@pytest.mark.parametrize("kept", [0, 1, 3, 6])
def test_what_is_cut_off_goes_on_where_it_was(open_session, kept):
    with open_session() as session:
        at_once = in_one(session)
        version_id, prepared = prepare(session)
        running = slices(session, version_id, prepared)
        for _ in islice(running, kept):
            session.commit()
        next(running)
        session.rollback()  # killed in the middle of the next one
    with open_session() as session:
        half = written(session)
        assert half["processing"] == [ProcessingState.RECEIVED]
        assert len(half["appearances"]) == 4 * kept
        assert half["reviews"] == len(half["claims"]), "what is there is whole"
        session.rollback()
        again = prepare_version(session, version_id, settings=SETTINGS)
        session.rollback()
        assert again is not None
        for _ in slices(session, version_id, again):
            session.commit()
        assert written(session) == at_once


def test_nothing_is_told_of_a_text_before_all_of_it_is_there(session):
    version_id, prepared = prepare(session)
    version = session.get_one(ArticleVersion, version_id)
    told = []
    for _ in slices(session, version_id, prepared):
        answer = lookup_version(session, version, today=NOW.date(), now=NOW, actor=SENDER, settings=SETTINGS)
        told.append((len(answer.appearances), len(answer.rejected)))
    assert told == [(0, 0)] * 6 + [(24, 1)]


def test_two_at_once_write_nothing_twice(open_session):
    with open_session() as first, open_session() as second:
        version_id, prepared = prepare(first)
        one, other = slices(first, version_id, prepared), slices(second, version_id, prepared)
        left = [(one, first), (other, second)]
        while left:
            running, session = left.pop(0)
            if next(running, None) is not None:
                session.commit()
                left.append((running, session))
            else:
                session.rollback()
        found = written(first)
        assert [row[0] for row in found["appearances"]] == list(range(24))
        assert len(set(found["claims"])) == len(found["claims"]) == found["reviews"]


def test_a_text_that_is_read_otherwise_after_an_upgrade_begins_anew(session):
    version_id, prepared = prepare(session)
    next(slices(session, version_id, prepared))
    session.execute(update(Appearance).where(Appearance.position == 2).values(standalone_text="Read otherwise."))
    session.flush()
    session.expire_all()
    again = prepare_version(session, version_id, settings=SETTINGS)
    assert again is not None
    store_version(session, version_id, again, now=NOW, actor=SENDER, settings=SETTINGS)
    found = written(session)
    assert len(found["appearances"]) == 24
    assert len(found["claims"]) == 24


@on_both_databases
def test_a_text_that_was_read_before_a_removal_is_read_again(open_session):
    with open_session() as session:
        organization = make_organization(session)
        review = make_review(session, make_claim(session, BODY.partition(".")[0]), organization)
        publish_review(session, review, *(make_member(session, organization, role) for role in ("checker", "reviewer")))
        version_id, prepared = prepare(session)
    with open_session() as session:
        running = slices(session, version_id, prepared)
        next(running)
        session.commit()
        with open_session() as other:
            redact_entry(
                other, 0, ["claim"], reason="A court ordered it.", actor=SYSTEM, now=NOW + dt.timedelta(days=1)
            )
            other.commit()
        with pytest.raises(Conflict) as refused:
            next(running)
        assert refused.value.code == "words_removed"
        session.rollback()
        again = prepare_version(session, version_id, settings=SETTINGS)
        session.rollback()
        assert again is not None
        for _ in slices(session, version_id, again):
            session.commit()
        said = session.scalars(select(Appearance.exact)).all()
        assert not [words for words in said if "Lund cost 21" in words]
        assert [words for words in said if "Oslo cost 22" in words]


def test_what_people_decide_on_the_version_before_between_two_slices_is_taken_over(session):
    version_id, prepared = prepare(session)
    store_version(session, version_id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    checker = make_member(session, ensure_default_organization(session, name="Desk", now=NOW), "checker")
    article_id = session.get_one(ArticleVersion, version_id).article_id
    checked = check_article(ArticleInput(body=f"{BODY} It rained in Lund."), now=NOW, limits=IntakeLimits())
    newer = store_article(session, checked, article_id=article_id, actor=SENDER, now=NOW).version
    again = prepare_version(session, newer.id, settings=SETTINGS)
    assert again is not None
    running = slices(session, newer.id, again)
    next(running)
    before = session.scalars(select(Appearance).order_by(Appearance.position)).all()
    question = session.scalars(select(Sentence).where(Sentence.rejected.is_not(None)).order_by(Sentence.id)).all()[0]
    off = next(row for row in before if "Oslo cost" in row.exact)
    late = next(row for row in before if "Delft closed" in row.exact)
    for row in (off, late):
        demote_appearance(session, row.id, shelf_reason="opinion", actor=checker, now=NOW)
    corrected = next(row for row in before if "Turin cost" in row.exact)
    correct_reading(
        session, corrected.id, CorrectedReading(voice="reported"), actor=checker, now=NOW, settings=SETTINGS
    )
    promote_sentence(session, question.id, actor=checker, now=NOW, settings=SETTINGS)
    for _ in running:
        pass
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == newer.id)).all()
    told = {row.exact: row for row in rows}
    assert {row.exact for row in rows if row.disposition is Disposition.DEMOTED} == {off.exact, late.exact}
    assert [row.exact for row in rows if row.disposition is Disposition.PROMOTED] == ["Who will pay for it"]
    assert told[corrected.exact].voice is Voice.REPORTED
    assert len({row.position for row in rows}) == len(rows)


def test_a_claim_that_another_article_opened_meanwhile_is_found_in_every_slice(session, monkeypatch):
    monkeypatch.setattr(storing, "CLOSELY_READ", 1)
    body = f"{BODY.partition(' Who ')[0]} In 2016 the harbor of Lund cost 21 million euros."
    version_id, prepared = prepare(session, body)
    known = create_claim(
        session, text="The harbor of Lund cost 21 million euros in 2016.", kind="quantity", actor=SYSTEM, now=NOW
    )
    store_version(session, version_id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    said = session.scalars(
        select(Appearance).where(Appearance.claim_id == known.id).order_by(Appearance.position)
    ).all()
    assert [row.position for row in said] == [0, len(CITIES)]


def test_a_piece_that_may_say_the_claim_beside_it_is_compared_with_what_came_meanwhile(session):
    """Else two articles that come in together would open two claims for one statement."""
    short = "The council will charge £45 a year to empty garden bins."
    long = f"{short[:-1]}, a service that has been free since 1999."
    first = create_claim(session, text=short, kind="event", actor=SYSTEM, now=NOW)
    version_id, prepared = prepare(session, long)
    assert {match.claim_id for item in prepared.appearances for match in item.matches} == {first.id}
    second = create_claim(session, text=long, kind="event", actor=SYSTEM, now=NOW)
    store_version(session, version_id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    said = select(Appearance.standalone_text, Appearance.claim_id).order_by(Appearance.position)
    assert session.execute(said).all() == [(short, first.id), (long, second.id)]
