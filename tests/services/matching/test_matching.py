"""Matching: which claims are compared, what becomes of the comparison, what is kept of it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy.orm import Session

from claims.core.extraction.pipeline import extract
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.decision.topic import Alike
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Candidate, MatchState, Relation
from claims.core.verdicts import ClaimKind
from claims.models import Appearance, Claim
from claims.services.base.actors import SYSTEM
from claims.services.claims.claims import create_claim
from claims.services.matching.matching import (
    LIKENED,
    MATCHER_VERSION,
    FoundMatch,
    MatchingSettings,
    _most_promising,
    compare_candidates,
    decide_against,
    decision_of,
    find_matches,
    match_row,
)
from claims.services.matching.statements import statement_of
from claims.services.settings import shipped_matching

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
SETTINGS = MatchingSettings()
BRIDGE = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."


def claim(session: Session, text: str = BRIDGE, day: dt.date | None = TODAY) -> Claim:
    return create_claim(session, text=text, kind=ClaimKind.EVENT, claim_date=day, actor=SYSTEM, now=NOW)


def test_merged_claims_are_no_candidates(session):
    kept, gone = claim(session), claim(session)
    gone.merged_into_id = kept.id
    session.flush()
    matches = find_matches(session, read_statement(BRIDGE, published=TODAY), settings=SETTINGS)
    assert [match.claim_id for match in matches] == [kept.id]


def test_candidates_can_be_left_out(session):
    first, second = claim(session), claim(session)
    statement = read_statement(BRIDGE, published=TODAY)

    def found(**options) -> list[int]:
        return [match.claim_id for match in compare_candidates(session, statement, settings=SETTINGS, **options)]

    assert found() == [first.id, second.id]
    assert found(exclude_claim_ids=[first.id]) == [second.id]
    assert found(newer_than=first.id) == [second.id]
    assert found(newer_than=second.id) == []


def test_what_words_mean_brings_a_paraphrase_to_the_front():
    statement, paraphrase = "The regatta was scrapped.", "The rowing event is off."
    claims = {number: (None, number, f"The regatta drew {number} boats.", None) for number in range(1, 40)}
    claims[LIKENED] = (None, LIKENED, paraphrase, None)
    claims[39] = (None, 39, paraphrase, None)
    found = [Candidate(number, 10 - number / 10) for number in claims]

    def alike(left: str, right: str) -> Alike:
        assert left == statement
        return Alike(0.9, 0.9) if right == paraphrase else Alike(0.1, 0.1)

    assert LIKENED not in _most_promising(statement, found, claims, 3)
    assert _most_promising(statement, found, claims, 3, alike)[0] == LIKENED
    assert 39 not in _most_promising(
        statement, found, claims, 40, alike
    )  # only the first ones are looked at so closely


def test_same_claims_come_before_near_misses_and_unrelated_ones_not_at_all(session):
    other = claim(session, "The bridge over the Elbe at Dresden was closed for nine days in March 2019.")
    claim(session, "Rents in Dresden rose by 4 percent.")
    same = claim(session)
    matches = find_matches(session, read_statement(BRIDGE, published=TODAY), settings=SETTINGS)
    assert [(match.claim_id, match.decision.relation) for match in matches] == [
        (same.id, Relation.SAME),
        (other.id, Relation.DIFFERENT_FIGURE),
    ]
    assert [match.state for match in matches] == [MatchState.CONFIRMED, MatchState.SUGGESTED]


def test_near_misses_are_bounded_and_same_claims_are_not(session):
    for days in range(20, 40):
        claim(session, f"The bridge over the Elbe at Dresden was closed for {days} days in March 2019.")
    for _ in range(8):
        claim(session)
    matches = find_matches(session, read_statement(BRIDGE, published=TODAY), settings=MatchingSettings(compared=30))
    relations = [match.decision.relation for match in matches]
    assert relations == [Relation.SAME] * 8 + [Relation.DIFFERENT_FIGURE] * 5


def test_threshold_keeps_the_machine_from_confirming(session):
    claim(session)
    never = MatchingSettings(threshold=1.1)
    matches = find_matches(session, read_statement(BRIDGE, published=TODAY), settings=never)
    assert [match.state for match in matches] == [MatchState.SUGGESTED]


def test_same_pair_is_suggested_from_a_probability_on_and_near_misses_always(session):
    same = claim(session)
    other = claim(session, BRIDGE.replace("seven", "nine"))
    statement = read_statement(BRIDGE, published=TODAY)

    def found(suggest_from: float) -> list[int]:
        settings = MatchingSettings(suggest_from=suggest_from)
        return [match.claim_id for match in find_matches(session, statement, settings=settings)]

    assert found(0.5) == [same.id, other.id]
    assert found(1.1) == [other.id]


def test_open_period_is_read_on_the_day_of_the_claim(session):
    """Since 2001 said in 2020 fits a count until late 2019; said in 2025 it is another period."""
    counted = "About 157,000 people were killed in the war in Afghanistan between 2001 and late 2019."
    claim(session, counted)
    said = "The war in Afghanistan has killed about 157,000 people since 2001."
    relations = {}
    for year in (2020, 2025):
        statement = read_statement(said, published=dt.date(year, 2, 22))
        relations[year] = [match.decision.relation for match in find_matches(session, statement, settings=SETTINGS)]
    assert relations == {2020: [Relation.SAME], 2025: [Relation.OTHER_DATE]}


@pytest.mark.parametrize("text", ["", "the of and", "!!!", "\u202e", "word " * 50_000])
def test_text_without_rare_words_matches_nothing(session, text):
    claim(session)
    assert find_matches(session, read_statement(text, published=TODAY), settings=SETTINGS) == []


def test_stored_match_is_the_decision_it_was_made_from(session):
    row = Appearance(id=1)
    found = FoundMatch(
        claim(session).id, decide_pair(read_statement(BRIDGE), read_statement(BRIDGE.replace("seven", "nine")))
    )
    stored = match_row(row, found, settings=SETTINGS, now=NOW)
    assert json.loads(json.dumps(stored.slots)) == stored.slots
    assert decision_of(stored) == found.decision
    assert (stored.matcher_version, stored.threshold, stored.decided_by_id) == (
        MATCHER_VERSION,
        SETTINGS.threshold,
        None,
    )


def test_words_that_stood_there_before_are_not_inferred():
    """ "an 18-year war" made a sentence: the war is the text's own word, its place is not."""
    body = "The two sides want to end an 18-year war."
    found = [claim for claim in extract(body, published=TODAY, headline="Afghan truce").claims if "18" in claim.exact]
    units = {unit.text: unit.inferred for unit in statement_of(found[0], published=TODAY).units}
    assert units.get("war") is False


def test_an_appearance_of_which_no_saying_was_split_off_is_read_whole() -> None:
    found = extract("Many deny that the ship was carrying weapons.", published=TODAY).claims
    assert [claim.attribution for claim in found] == [None]
    decision = decide_against(
        statement_of(found[0], published=TODAY), "The ship was carrying weapons.", None, settings=SETTINGS
    )
    assert decision.relation is Relation.REPORTED_ONLY


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The sea wall at Holm cost 41 million euros.", Relation.BROADER),
        ("The sea wall at Holm cost 43 million euros.", Relation.DIFFERENT_FIGURE),
        ("The sea wall at Holm did not cost 41 million euros.", Relation.OPPOSITE),
    ],
)
def test_a_claim_of_two_statements_is_found_by_either(session, text, relation):
    found = claim(
        session, "The bridge opened in 1998 after long delays, and the sea wall at Holm cost 41 million euros."
    )
    claim(session)
    matches = find_matches(session, read_statement(text, published=TODAY), settings=shipped_matching(encoder=False))
    assert [(match.claim_id, match.decision.relation) for match in matches] == [(found.id, relation)]
    assert matches[0].state is MatchState.SUGGESTED
