"""Look-ups: what is answered, what is noted, what is refused; and the JSON that every door gives."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, event, func, select
from sqlalchemy.orm import Session, sessionmaker

from claims.core.errors import Invalid, TooLarge
from claims.core.extraction.pipeline import extract
from claims.core.matching.statements import read_statement
from claims.core.verdicts import ClaimKind, Freshness
from claims.extensions import set_up_sqlite
from claims.models import Article, Claim, Match, Review, ReviewRevision, Usage
from claims.services.actors import CLI, SYSTEM, Actor
from claims.services.answers_json import extraction_rows, lookup_rows, lookup_to_dict
from claims.services.claims import create_claim
from claims.services.imports import import_lines
from claims.services.intake import ArticleInput, process_version, receive_article
from claims.services.lookup import MAX_LOOKUP_BYTES, lookup_text, lookup_version
from claims.services.matching import MatchingSettings, compare_candidates, find_matches
from claims.services.organizations import ensure_default_organization
from claims.services.usages import note_usages
from tests.databases import on_both_databases

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
KEY = Actor("key:7", key_id=7)
SETTINGS = MatchingSettings()
BRIDGE = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
TEXT = f"It was a mess. {BRIDGE} What now?\n\nThe new tunnel in Hamburg cost 1.2 billion euros, the mayor said.\n"


def review(organization: str, verdict: str, day: str, **dates) -> dict:
    stance = "supports" if verdict == "true" else "refutes"
    evidence = [{"title": "A source", "url": "https://example.org/s", "quote": "So it is.", "stance": stance}]
    given = {"organization": organization, "rating": verdict.title(), "verdict": verdict, "evidence": evidence}
    return given | {"summary": "Why.", "reviewed_at": day, "true_as_of": day, "timeless": True} | dates


def register(session: Session, *reviews: dict, text: str = BRIDGE, external_id: str = "bridge") -> Claim:
    line = {
        "external_id": external_id,
        "text": text,
        "kind": "event",
        "claim_date": "2019-04-01",
        "reviews": list(reviews),
    }
    assert not import_lines(session, [(1, json.dumps(line))], now=NOW, actor=SYSTEM).problems
    return session.scalars(select(Claim).where(Claim.external_id == external_id)).one()


def look_up(session: Session, body: str = TEXT, *, actor: Actor = SYSTEM, today: dt.date = TODAY, **options):
    return lookup_text(session, body, published=TODAY, today=today, actor=actor, settings=SETTINGS, **options)


def usages(session: Session) -> list[Usage]:
    return list(session.scalars(select(Usage).order_by(Usage.id)))


def test_nothing_is_stored_but_who_was_served(session):
    register(session, review("Org A", "true", "2019-04-02"))
    before = [session.scalar(select(func.count()).select_from(table)) for table in (Article, Claim, Match, Review)]
    look_up(session, actor=KEY, now=NOW)
    after = [session.scalar(select(func.count()).select_from(table)) for table in (Article, Claim, Match, Review)]
    assert before == after
    assert [(usage.consumer, usage.article_id) for usage in usages(session)] == [("key:7", None)]


@pytest.mark.parametrize("actor", [SYSTEM, CLI, Actor("visitor")])
def test_nobody_is_noted_where_nobody_could_be_told(session, actor):
    register(session, review("Org A", "true", "2019-04-02"))
    assert look_up(session, actor=actor).appearances
    assert usages(session) == []


def test_review_is_the_newest_that_stands_and_reviews_hold_all(session):
    register(
        session,
        review("Org A", "true", "2019-04-02"),
        review("Org B", "false", "2019-12-01", timeless=False, valid_until="2020-01-31"),
        review("Org C", "true", "2019-05-02"),
    )
    row = next(row for row in lookup_rows(look_up(session)) if row.get("matches"))
    match = row["matches"][0]
    assert [one["organization"] for one in match["reviews"]] == ["Org B", "Org C", "Org A"]
    assert [one["freshness"] for one in match["reviews"]] == ["expired", "current", "current"]
    assert match["review"]["organization"] == "Org C"
    on_the_day = look_up(session, today=dt.date(2020, 1, 20))
    assert on_the_day.appearances[0].matches[0].review.organization == "Org B"


def test_lapsed_review_is_answered_where_none_stands(session):
    register(session, review("Org B", "true", "2019-12-01", timeless=False, valid_until="2020-01-31"))
    found = look_up(session).appearances[0].matches[0].review
    assert (found.organization, found.freshness) == ("Org B", Freshness.EXPIRED)


def test_claim_without_a_review_is_a_match_without_an_answer(session):
    create_claim(session, text=BRIDGE, kind=ClaimKind.EVENT, claim_date=TODAY, actor=SYSTEM, now=NOW)
    match = next(row for row in lookup_rows(look_up(session)) if row.get("matches"))["matches"][0]
    assert (match["relation"], match["review"], match["reviews"]) == ("same", None, [])


def test_claim_that_an_article_opened_answers_it_once_it_is_reviewed(session):
    ensure_default_organization(session, name="Desk", now=NOW)
    version = receive_article(session, ArticleInput(body=TEXT), actor=KEY, now=NOW).version
    process_version(session, version.id, now=NOW, actor=KEY)

    def first():
        answer = lookup_version(session, version, today=TODAY, actor=SYSTEM, settings=SETTINGS)
        return next(row for row in answer.appearances if row.exact and BRIDGE.startswith(row.exact))

    assert first().matches == ()
    own = session.get_one(Claim, first().claim_id)
    opened = session.scalars(select(Review).where(Review.claim_id == own.id)).one()
    register(session, review("Org A", "true", "2019-04-02"), text="Something else entirely.", external_id="other")
    stored = session.scalars(select(ReviewRevision)).one()
    stored.review_id, stored.claim_text, opened.current_number = opened.id, own.text, 1
    session.flush()
    session.expire_all()
    match = first().matches[0]
    assert (match.claim.id, match.id, match.review.organization) == (own.id, None, "Desk")


LINE_KEYS = {
    "appearance": {
        "start",
        "end",
        "exact",
        "standalone",
        "kind",
        "speaker",
        "voice",
        "quantities",
        "period",
        "score",
        "reasons",
    },
    "quantity": {"value", "unit", "measure", "approximate", "comparator"},
    "rejected": {"start", "end", "exact", "rejected", "score"},
    "match": {"claim", "relation", "differing_slots", "probability", "state", "review", "reviews"},
    "review": {
        "organization",
        "rating",
        "verdict",
        "true_as_of",
        "valid_until",
        "revision",
        "freshness",
        "freshness_at_publication",
        "permalink",
        "sources",
    },
    "source": {"title", "url", "quote", "stance"},
}


def test_rows_hold_the_documented_fields_in_the_order_of_the_text(session):
    register(session, review("Org A", "true", "2019-04-02"))
    answer = look_up(session)
    rows = json.loads(json.dumps(lookup_rows(answer), allow_nan=False))
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["exact"] for row in rows)
    taken = [row for row in rows if "rejected" not in row]
    shelf = [row for row in rows if "rejected" in row]
    assert len(taken) >= 2
    assert len(shelf) >= 2
    assert all(set(row) == LINE_KEYS["rejected"] for row in shelf)
    for row in taken:
        assert LINE_KEYS["appearance"] | {"matches", "near_misses"} <= set(row)
        assert all(LINE_KEYS["quantity"] <= set(quantity) for quantity in row["quantities"])
    match = next(row for row in taken if row["matches"])["matches"][0]
    assert LINE_KEYS["match"] <= set(match)
    assert match["claim"] == {"id": match["claim"]["id"], "external_id": "bridge", "text": BRIDGE}
    assert LINE_KEYS["review"] <= set(match["review"])
    assert match["review"]["true_as_of"] == "2019-04-02"
    assert LINE_KEYS["source"] <= set(match["review"]["sources"][0])
    whole = lookup_to_dict(answer)
    assert "article" not in whole
    assert sorted(whole["appearances"] + whole["rejected"], key=lambda row: (row["start"], row["end"])) == lookup_rows(
        answer
    )


def test_extract_lines_are_the_look_up_lines_without_matches(session):
    register(session, review("Org A", "true", "2019-04-02"))
    extraction = extract(TEXT, published=TODAY, language="en")
    looked_up = lookup_rows(look_up(session))
    for plain, full in zip(extraction_rows(extraction), looked_up, strict=True):
        assert plain.items() <= full.items()


def test_figures_are_whole_where_they_were_written_whole(session):
    rows = extraction_rows(
        extract("The mayor spent 1.2 billion euros in 2019, and rents rose by 4.5 percent.", published=TODAY)
    )
    values = {quantity["unit"]: quantity["value"] for row in rows for quantity in row.get("quantities", [])}
    assert values["euro"] == 1_200_000_000
    assert isinstance(values["euro"], int)
    assert values["percent"] == 4.5


@pytest.mark.parametrize(
    ("body", "error", "code"),
    [
        ("", Invalid, "body_empty"),
        (" \n", Invalid, "body_empty"),
        ("a\x00b", Invalid, "nul_character"),
        ("a\ud800b", Invalid, "lone_surrogate"),
        ("x" * (MAX_LOOKUP_BYTES + 1), TooLarge, "too_large"),
        ("é" * (MAX_LOOKUP_BYTES // 2 + 1), TooLarge, "too_large"),
    ],
)
def test_bad_text_is_refused(session, body, error, code):
    with pytest.raises(error) as raised:
        look_up(session, body)
    assert raised.value.code == code
    assert raised.value.problems[0].pointer == "/body"


def test_statements_in_sql_do_not_grow_with_the_claims_that_match(session):
    def count(number: int) -> int:
        for place in range(number):
            text = f"The bridge over the Elbe at Dresden was closed for seven days in March {1900 + place}."
            register(session, review("Org A", "true", "2019-04-02"), text=text, external_id=f"x{number}-{place}")
        statements = []
        listener = lambda *args: statements.append(args[2])  # noqa: E731
        event.listen(session.get_bind(), "before_cursor_execute", listener)
        look_up(session, BRIDGE)
        event.remove(session.get_bind(), "before_cursor_execute", listener)
        return len(statements)

    assert count(1) == count(30)


def test_merged_claims_are_no_candidates(session):
    kept = register(session, review("Org A", "true", "2019-04-02"))
    gone = register(session, review("Org B", "true", "2019-04-02"), external_id="copy")
    gone.merged_into_id = kept.id
    session.flush()
    matches = find_matches(session, read_statement(BRIDGE, published=TODAY), settings=SETTINGS)
    assert [match.claim_id for match in matches] == [kept.id]


def test_candidates_can_be_left_out(session):
    first = register(session, review("Org A", "true", "2019-04-02"))
    second = register(session, review("Org B", "true", "2019-04-02"), external_id="copy")
    statement = read_statement(BRIDGE, published=TODAY)

    def found(**options) -> list[int]:
        return [match.claim_id for match in compare_candidates(session, statement, settings=SETTINGS, **options)]

    assert found() == [first.id, second.id]
    assert found(exclude_claim_ids=[first.id]) == [second.id]
    assert found(newer_than=first.id) == [second.id]
    assert found(newer_than=second.id) == []


@pytest.fixture
def open_session(database_url: str) -> Iterator[sessionmaker[Session]]:
    engine = create_engine(database_url)
    set_up_sqlite(engine)
    yield sessionmaker(engine)
    engine.dispose()


@on_both_databases
def test_many_requests_of_one_key_note_one_use(open_session):
    with open_session() as session:
        register(session, review("Org A", "true", "2019-04-02"))
        revision_id = session.scalars(select(ReviewRevision.id)).one()
        session.commit()
    gate, errors = threading.Barrier(6), []

    def serve(minute: int) -> None:
        gate.wait()
        try:
            with open_session() as session:
                note_usages(session, [revision_id], actor=KEY, now=NOW + dt.timedelta(minutes=minute))
                session.commit()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=serve, args=(minute,)) for minute in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not errors
    with open_session() as session:
        assert len(usages(session)) == 1
