"""The search for claims: statements by relation, keywords by rare words, filters as in lists, never a scan."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Claim
from claims.services.base.actors import SYSTEM
from claims.services.claims.claims import create_claim
from claims.services.exchange.imports import import_lines
from claims.services.index.candidates import fold_tail
from claims.services.judging.judgements import judge
from claims.services.lookup.search import search_claims
from claims.services.regrouping.merging import merge_claims
from tests.support.databases import on_both_databases
from tests.support.factories import make_appearance, make_match, make_member, make_organization
from tests.support.sent_statements import counted

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
BRIDGE = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
BRIDGE_NINE = "The bridge over the Elbe at Dresden was closed for nine days in March 2019."
TUNNEL = "The Elbe tunnel in Hamburg cost 40 million euros."
RAIN = "It rained on 20 days in Oslo in May 2018."


def reviewed(
    external_id: str, text: str, organization: str, verdict: str, kind: str = "event", **dates
) -> tuple[int, str]:
    stance = "supports" if verdict == "true" else "refutes"
    evidence = [{"title": "A source", "url": "https://example.org/s", "quote": "So it is.", "stance": stance}]
    review = {
        "organization": organization,
        "rating": verdict,
        "verdict": verdict,
        "evidence": evidence,
        "summary": "Why.",
    }
    review |= {"true_as_of": "2019-04-01", "timeless": True} | dates
    return 1, json.dumps({"external_id": external_id, "text": text, "kind": kind, "reviews": [review]})


@pytest.fixture
def registry(session: Session) -> Session:
    lines = [
        reviewed("a", BRIDGE, "Org A", "true"),
        reviewed("b", BRIDGE_NINE, "Org B", "false"),
        reviewed("c", TUNNEL, "Org A", "false", kind="quantity", timeless=False, valid_until="2019-12-31"),
    ]
    assert not import_lines(session, lines, now=NOW, actor=SYSTEM).problems
    create_claim(session, text=RAIN, kind=ClaimKind.QUANTITY, actor=SYSTEM, now=NOW)
    return session


def search(session: Session, q: str, **options) -> list[str]:
    return [hit.claim.text for hit in search_claims(session, q, today=TODAY, **options)]


@on_both_databases
def test_statement_finds_the_same_claim_first_and_says_how_others_differ(registry):
    hits = search_claims(
        registry, "The bridge over the Elbe at Dresden was closed for a week in March 2019", today=TODAY
    )
    assert [hit.claim.text for hit in hits[:2]] == [BRIDGE, BRIDGE_NINE]
    assert [hit.relation for hit in hits[:2]] == [Relation.SAME, Relation.DIFFERENT_FIGURE]
    assert hits[0].probability is not None
    assert hits[0].reviews[0].verdict is Verdict.TRUE
    assert hits[1].explanation is not None
    assert "nine days there" in hits[1].explanation
    assert hits[1].slots["quantity"].right == "nine days"


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("elbe", {BRIDGE, BRIDGE_NINE, TUNNEL}),
        ("Elbe tunnel", {TUNNEL, BRIDGE, BRIDGE_NINE}),
        ("closed bridges", {BRIDGE, BRIDGE_NINE}),
        ("oslo", {RAIN}),
        ("zebra", set()),
        ("the of and", set()),
        ("!!! ???", set()),
        ("\u202eoslo", {RAIN}),
    ],
)
def test_keywords_find_by_their_rare_words_without_a_relation(registry, q, found):
    hits = search_claims(registry, q, today=TODAY)
    assert {hit.claim.text for hit in hits} == found
    assert {hit.relation for hit in hits} <= {None}


def test_rarer_words_rank_higher(registry):
    assert search(registry, "Elbe tunnel")[0] == TUNNEL


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {BRIDGE, BRIDGE_NINE, TUNNEL}),
        ({"kind": ClaimKind.QUANTITY}, {TUNNEL}),
        ({"verdict": Verdict.FALSE}, {BRIDGE_NINE, TUNNEL}),
        ({"organization": "org-a"}, {BRIDGE, TUNNEL}),
        ({"organization": "org-a", "verdict": Verdict.FALSE}, {TUNNEL}),
        ({"organization": "org-b", "verdict": Verdict.TRUE}, set()),
        ({"organization": "no-such"}, set()),
        ({"status": "checked"}, {BRIDGE, BRIDGE_NINE}),
        ({"status": "expired"}, {TUNNEL}),
        ({"status": "unchecked"}, set()),
    ],
)
def test_filters_mean_what_they_mean_in_lists(registry, filters, found):
    assert set(search(registry, "elbe", **filters)) == found


def test_limit_cuts_after_filtering(registry):
    assert len(search(registry, "elbe", limit=2)) == 2
    assert search(registry, "elbe", limit=1, kind=ClaimKind.QUANTITY) == [TUNNEL]


def test_merged_claim_is_not_found(registry):
    bridge, nine = (registry.query(Claim).filter_by(text=text).one() for text in (BRIDGE, BRIDGE_NINE))
    nine.merged_into_id = bridge.id
    registry.flush()
    assert set(search(registry, "elbe")) == {BRIDGE, TUNNEL}
    assert search(registry, BRIDGE_NINE)[0] == BRIDGE


@on_both_databases
def test_a_claim_is_found_once_by_the_words_of_those_merged_into_it_and_by_confirmed_ones(registry):
    tunnel = registry.query(Claim).filter_by(text=TUNNEL).one()
    merged = create_claim(registry, text="Ostrand bores through granite.", kind=ClaimKind.EVENT, actor=SYSTEM, now=NOW)
    reviewer = make_member(registry, make_organization(registry), "reviewer")
    merge_claims(registry, merged.id, tunnel.id, actor=reviewer, reason="The same.", now=NOW)
    for words in ("Miners of Ostrand dug under granite.", "Granite was dug at Ostrand by miners."):
        appearance = make_appearance(registry, tunnel, words)
        match = make_match(registry, appearance, merged, relation=Relation.SAME)
        judge(registry, match.id, state=MatchState.CONFIRMED, actor=reviewer, now=NOW)
        assert match.is_wording
    for q in ("granite", "ostrand miners", "Miners of Ostrand dug under granite.", "Ostrand bores through granite."):
        assert search(registry, q) == [TUNNEL], q
    assert search(registry, "miners", known_at=NOW - dt.timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("", "text_missing"),
        (" \n ", "text_missing"),
        ("x" * 2_001, "text_too_long"),
        ("a\x00", "nul_character"),
        ("\ud800", "lone_surrogate"),
    ],
)
def test_bad_query_is_refused_at_its_field(registry, q, code):
    with pytest.raises(Invalid) as error:
        search_claims(registry, q, today=TODAY)
    assert error.value.code == code
    assert error.value.problems[0].pointer == "/q"


def test_unknown_status_is_refused(registry):
    with pytest.raises(Invalid) as error:
        search_claims(registry, "elbe", today=TODAY, status="no-such")
    assert error.value.code == "status_unknown"


def test_queries_do_not_grow_with_the_registry(registry):
    with counted(registry) as before:
        search_claims(registry, "elbe bridge closed", today=TODAY)
    made = {"kind": ClaimKind.EVENT, "actor": SYSTEM, "now": NOW}
    for number in range(50):
        create_claim(registry, text=f"The bridge over the Elbe was closed {number} times.", **made)
    registry.flush()
    with counted(registry) as statements:
        assert len(search_claims(registry, "elbe bridge closed", today=TODAY, limit=50)) == 50
    assert len(statements) <= len(before) + 1


UNSPACED = [
    ("六月阿萨姆邦发生洪水，数千人流离失所。", ["洪水", "水", "阿萨姆邦", "流离失所", "阿萨姆洪水"]),
    ("東京では昨日大きな地震があった。", ["地震", "東京", "昨日"]),
    ("대통령이 어제 국회에서 사임했다고 밝혔다.", ["대통령", "국회", "사임"]),
    ("เมื่อวานนี้เกิดน้ำท่วมหนักในกรุงเทพมหานคร", ["น้ำท่วม", "กรุงเทพ"]),
]
"""Claims in scripts without spaces, with words that stand inside a run of them."""


@on_both_databases
@pytest.mark.parametrize("found_in", ["tail", "blocks"])
def test_words_inside_a_run_are_found_in_scripts_without_spaces(registry, found_in):
    for text, _ in UNSPACED:
        create_claim(registry, text=text, kind=ClaimKind.EVENT, actor=SYSTEM, now=NOW)
    if found_in == "blocks":
        fold_tail(registry)
    for text, words in UNSPACED:
        for word in words:
            assert search(registry, word) == [text], word
    assert search(registry, "火灾") == []
