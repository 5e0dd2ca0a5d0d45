"""What the index leads from: claims, merged ones in their own words too, and the words that people have confirmed."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from claims.core.matching.words.terms import query_terms
from claims.core.records import MatchState, Relation
from claims.core.texts.removed_words import REMOVED
from claims.models import Appearance, Claim, Match
from claims.services.index.candidates import check, check_unspaced, find_candidates, fold_tail, rebuild
from claims.services.index.indexed_texts import (
    WORDINGS,
    count_indexed_texts,
    index_wording,
    indexed_texts,
    unindex_wording,
)
from claims.services.index.posting_writes import unindex_claim
from claims.services.regrouping.merging import merge_claims, undo_merge
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_claim, make_match, make_member, make_organization

TEXT = "The harbor of Umea cost 40 million euros."
WORDS = "Umea paid 40 million euros for its port."


@pytest.fixture
def reviewer(session: Session):
    return make_member(session, make_organization(session, "Desk A"), "reviewer")


@pytest.fixture
def known(session: Session) -> Claim:
    return make_claim(session, TEXT)


@pytest.fixture
def wording(session: Session, known: Claim) -> Match:
    return worded(session, known, WORDS)


def worded(session: Session, known: Claim, words: str, **fields) -> Match:
    """A match whose words lead to the claim, as after a person's decision."""
    match = make_match(
        session,
        make_appearance(session, known, words),
        known,
        **({"relation": Relation.SAME, "state": MatchState.CONFIRMED, "is_wording": True} | fields),
    )
    index_wording(session, match.id, words)
    return match


def found(session: Session, text: str) -> list[int]:
    return [hit.claim_id for hit in find_candidates(session, query_terms(text))]


def require_sound(session: Session, count: int) -> None:
    assert count_indexed_texts(session) == count
    assert check(session, known_claims=count) == []
    assert check_unspaced(session) == []


def rebuild_all(session: Session) -> int:
    return max(rebuild(session, indexed_texts(session)), default=0)


@on_both_databases
def test_words_lead_to_their_match_from_the_tail_and_from_blocks(session, known, wording):
    for _ in range(2):
        assert found(session, WORDS)[0] == WORDINGS + wording.id
        assert found(session, TEXT)[0] == known.id
        require_sound(session, 2)
        while fold_tail(session):
            pass
    unindex_wording(session, wording.id, WORDS)
    wording.is_wording = False
    assert found(session, WORDS) == [known.id]
    require_sound(session, 1)


@on_both_databases
def test_claims_that_come_after_words_are_found_beside_them(session, known, wording):
    """Their numbers are smaller than those of words which stand in a block already."""
    fold_tail(session)
    later = [make_claim(session, f"The port of Umea cost {number} million euros.") for number in range(41, 61)]
    more = worded(session, later[0], "For its port Umea paid 41 million euros.")
    fold_tail(session)
    assert {WORDINGS + wording.id, WORDINGS + more.id, known.id} <= set(found(session, WORDS))
    assert {one.id for one in later} <= set(found(session, "The port of Umea"))
    require_sound(session, 23)


@on_both_databases
def test_an_index_made_anew_holds_what_it_held(session, reviewer, known, wording):
    other = make_claim(session, "Umea's harbor was built for 40 million euros.")
    merge_claims(session, other.id, known.id, actor=reviewer, reason="the same", now=NOW)
    before = {text: sorted(found(session, text)) for text in (TEXT, WORDS, other.text)}
    assert other.id in before[other.text]
    assert rebuild_all(session) == 3
    assert {text: sorted(found(session, text)) for text in before} == before
    require_sound(session, 3)


@on_both_databases
def test_removed_words_are_in_no_index(session, known, wording):
    gone, other = make_claim(session, "The harbor of Turku was closed."), worded(session, known, "Umea has a port.")
    unindex_claim(session, gone.id, gone.text)
    unindex_wording(session, other.id, "Umea has a port.")
    gone.text = session.get_one(Appearance, other.appearance_id).standalone_text = REMOVED
    session.flush()
    require_sound(session, 2)
    assert rebuild_all(session) == 2
    require_sound(session, 2)


@pytest.mark.parametrize("is_folded", [False, True])
def test_a_merge_of_an_earlier_release_is_undone_as_one_of_today(session, reviewer, known, is_folded):
    """That one had taken the merged claim out of the index."""
    for is_earlier in (True, False):
        other = make_claim(session, "Umea's harbor was built for 40 million euros.")
        merge = merge_claims(session, other.id, known.id, actor=reviewer, reason="the same", now=NOW)
        if is_earlier:
            unindex_claim(session, other.id, other.text)
        if is_folded:
            fold_tail(session)
        undo_merge(session, merge, actor=reviewer, reason="not the same", now=NOW)
        assert other.id in found(session, other.text)
        assert check(session, known_claims=count_indexed_texts(session)) == []


def test_what_lacks_is_told(session, known, wording):
    unindex_wording(session, wording.id, WORDS)
    assert check(session, known_claims=count_indexed_texts(session)) == ["1 claims and wordings are indexed, 2 exist"]


def test_the_greatest_numbers_stand_in_one_block_with_the_smallest(session, known):
    match = worded(session, known, WORDS, id=WORDINGS - 1)
    fold_tail(session)
    assert found(session, WORDS) == [WORDINGS + match.id, known.id]
    require_sound(session, 2)
