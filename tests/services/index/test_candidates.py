"""The candidate index on both databases: findable at once, folding, taking out, bulk, rebuilding, checks, budget."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.matching.words.terms import query_terms
from claims.core.verdicts import ClaimKind
from claims.models.claim import Claim
from claims.models.posting_block import PostingBlock
from claims.models.posting_tail import PostingTail
from claims.models.term_statistic import TermStatistic
from claims.services.base.actors import SYSTEM
from claims.services.claims.claims import create_claim
from claims.services.index import candidates, posting_writes
from claims.services.index.candidates import (
    IndexedText,
    check,
    check_unspaced,
    find_candidates,
    fold_tail,
    index_claim,
    index_claims,
    rebuild,
    stats,
    term_weights,
    unindex_claim,
)
from tests.support.databases import on_both_databases, on_postgresql

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
FERRY = "The ferry Aurelia sank off Cape Dunmore"
BRIDGE = "The Tellin bridge collapsed in 1974"


def found(session: Session, text: str, **options: int) -> list[int]:
    return [candidate.claim_id for candidate in find_candidates(session, query_terms(text), **options)]


def word(number: int) -> str:
    """A word of its own for a number; a figure would be a term that other claims may share."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "z"


def many(count: int) -> list[IndexedText]:
    return [
        IndexedText(number, f"common words {word(number)} group{word(number % 7)}") for number in range(1, count + 1)
    ]


@on_both_databases
def test_a_claim_is_findable_in_its_transaction_and_after_folding(session: Session) -> None:
    index_claim(session, 7, FERRY)
    index_claim(session, 9, BRIDGE)
    assert found(session, "ferry near Dunmore") == [7]
    assert fold_tail(session) == 2
    assert fold_tail(session) == 0
    assert found(session, "ferry near Dunmore") == [7]
    assert check(session, known_claims=2) == []


@on_both_databases
def test_indexing_twice_changes_nothing(session: Session) -> None:
    index_claim(session, 7, FERRY)
    index_claim(session, 7, FERRY)
    fold_tail(session)
    assert check(session, known_claims=1) == []


@on_both_databases
def test_a_claim_taken_out_is_not_found_from_tail_or_blocks(session: Session) -> None:
    index_claim(session, 7, FERRY)
    index_claim(session, 8, FERRY)
    assert unindex_claim(session, 7, FERRY)
    assert found(session, FERRY) == [8]
    fold_tail(session)
    assert unindex_claim(session, 8, FERRY)
    assert not unindex_claim(session, 8, FERRY)
    assert found(session, FERRY) == []
    assert check(session, known_claims=0) == []


@on_both_databases
def test_many_claims_go_to_blocks_and_fill_several(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting_writes, "BLOCK_SIZE", 64)
    index_claims(session, many(candidates.BULK_SIZE))
    index_claim(session, 10_001, "common words again")
    assert fold_tail(session) == 1
    assert check(session, known_claims=candidates.BULK_SIZE + 1) == []
    assert stats(session).blocks > stats(session).terms
    assert found(session, word(42)) == [42]
    assert len(found(session, "group" + word(3), limit=1_000)) == len(
        [n for n in range(1, candidates.BULK_SIZE + 1) if n % 7 == 3]
    )


@on_both_databases
def test_rebuilding_gives_the_same_answers(session: Session) -> None:
    claims = many(30)
    index_claims(session, claims)
    before = find_candidates(session, query_terms(f"{word(3)} of group{word(3)}"))
    assert list(rebuild(session, claims, batch=8)) == [8, 16, 24, 30]
    after = find_candidates(session, query_terms(f"{word(3)} of group{word(3)}"))
    assert [hit.claim_id for hit in before] == [hit.claim_id for hit in after]
    assert stats(session).tail_claims == 0
    assert check(session, known_claims=30) == []


@on_both_databases
def test_folding_in_parts_moves_the_oldest_first(session: Session) -> None:
    index_claims(session, many(10))
    assert fold_tail(session, limit=4) == 4
    assert set(session.scalars(select(PostingTail.claim_id))) == set(range(5, 11))
    assert len(found(session, "common", limit=100)) == 10


def test_best_come_first_and_ties_by_id(session: Session) -> None:
    index_claims(session, [IndexedText(3, "ferry sank"), IndexedText(2, "ferry"), IndexedText(1, "ferry")])
    assert found(session, "the ferry sank") == [3, 1, 2]
    assert found(session, "the ferry sank", limit=2) == [3, 1]


def test_frequent_terms_beyond_the_budget_are_not_read(session: Session) -> None:
    index_claims(session, many(50))
    assert found(session, f"common {word(5)}", budget=10) == [5]
    assert len(found(session, f"common {word(5)}", budget=1_000)) == 50
    assert len(found(session, "common", budget=1)) == 50


@on_both_databases
def test_blocks_that_come_along_with_the_frequencies_change_no_answer(session: Session) -> None:
    index_claims(session, many(60))
    fold_tail(session)
    for number in range(100, 170):  # a fresh word is then more frequent than one that more claims in blocks hold
        index_claim(session, number, f"group{word(3)} fresh {word(number)}")
    queries = [f"common group{word(3)} fresh {word(9)}", f"common words {word(8)}", f"group{word(2)} fresh", "absent"]
    asked = [query_terms(query) for query in queries]
    for budget in (1, 9, 10, 59, 60, 61, 70, 130, 20_000):
        each = candidates.find_candidates_of_each(session, asked, budget=budget)
        assert [find_candidates(session, terms, budget=budget) for terms in asked] == each, budget
        assert each[0]
        assert not each[3]


@on_postgresql
def test_blocks_within_the_budget_come_along_with_the_frequencies(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_claims(session, many(20))
    fold_tail(session)
    monkeypatch.setattr(candidates, "_BLOCKS", None)  # not asked for them
    assert found(session, f"common {word(5)}") == [5, *range(1, 5), *range(6, 21)]
    assert found(session, f"common {word(5)}", budget=10) == [5]


def test_nothing_shared_finds_nothing(session: Session) -> None:
    index_claim(session, 1, FERRY)
    assert found(session, "copper") == []
    assert found(session, "") == []


def test_the_title_is_searched_too(session: Session) -> None:
    index_claim(session, 1, "It sank.", title="Ferry Aurelia")
    assert found(session, "aurelia") == [1]


def test_rare_terms_weigh_more(session: Session) -> None:
    index_claims(session, many(20))
    weights = term_weights(session, ["common", word(3), "unseen"])
    assert weights["common"] < weights[word(3)] <= weights["unseen"]


@pytest.mark.parametrize(
    "query",
    [
        "THE FERRY AURELIA SANK OFF CAPE DUNMORE",
        "#FerryAurelia sank off #CapeDunmore!!",
        "🚢🌊 ferry Aurelia 🌊 sank 😱 https://example.org/a?b=1 @someone",
        "“The ferry ‘Aurelia’” sank… off Cape Dunmore’s coast",
        "The fery Aurelia snak of Cape Dunmoore",
        "— Ann Lee (@ann) March 14, 2020: ferries like Aurelia sinking at Dunmore",
    ],
)
@on_both_databases
def test_ways_of_writing_do_not_lose_the_claim(session: Session, query: str) -> None:
    index_claims(session, many(20))
    index_claim(session, 77, FERRY)
    index_claim(session, 78, BRIDGE)
    assert found(session, query)[0] == 77


@on_both_databases
def test_a_claim_added_again_while_the_index_is_rebuilt_is_counted_once(session: Session) -> None:
    claims = many(30)
    batches = rebuild(session, claims, batch=10)
    next(batches)
    index_claim(session, 25, claims[24].text)
    assert list(batches) == [20, 30]
    assert check(session, known_claims=30) == []


def test_rare_words_and_short_claims_score_more(session: Session) -> None:
    index_claims(session, [IndexedText(1, "ferry " + " ".join(word(n) for n in range(40))), IndexedText(2, FERRY)])
    index_claim(session, 3, "a ferry, that ferry")
    assert found(session, "ferry") == [3, 2, 1]


@pytest.mark.parametrize("claim_id", [0, -1, 2**31])
def test_an_id_that_no_posting_can_hold_is_refused(session: Session, claim_id: int) -> None:
    with pytest.raises(Invalid):
        index_claim(session, claim_id, FERRY)


def test_check_names_what_is_broken(session: Session) -> None:
    index_claim(session, 1, FERRY)
    fold_tail(session)
    session.execute(update(TermStatistic).where(TermStatistic.term == "ferri").values(document_frequency=5))
    unsorted = b"\x00" + np.array([4, 2], dtype="<i4").tobytes() + b"ab"
    session.execute(update(PostingBlock).where(PostingBlock.term == "sank").values(postings=unsorted))
    session.execute(update(PostingBlock).where(PostingBlock.term == "dunmor").values(postings=b"?"))
    problems = " ".join(check(session, known_claims=3))
    assert "'ferri'" in problems
    assert "'sank'" in problems
    assert "'dunmor'" in problems
    assert "3 exist" in problems


@on_both_databases
def test_check_names_claims_without_spaces_that_are_indexed_by_whole_runs(session: Session) -> None:
    for text in ("阿萨姆发生洪水", "कोरवेल की खान बंद", "Floods in Assam"):
        create_claim(session, text=text, kind=ClaimKind.EVENT, actor=SYSTEM, now=NOW)
    assert check_unspaced(session) == []
    fold_tail(session)
    assert check_unspaced(session) == []
    ids = {text: claim_id for claim_id, text in session.execute(select(Claim.id, Claim.text))}
    # As the release before indexed it.
    texts = {text: text if text.isascii() else "whole" for text in ids}
    list(rebuild(session, [IndexedText(claim_id, texts[text]) for text, claim_id in ids.items()]))
    where = "in scripts without spaces or with marks on letters"
    assert check_unspaced(session) == [f"2 claims {where} are not found by each of their words"]
    list(rebuild(session, [IndexedText(claim_id, text) for text, claim_id in ids.items()]))
    assert check_unspaced(session) == []


def test_a_rolled_back_claim_is_not_found(session: Session) -> None:
    index_claim(session, 1, FERRY)
    session.rollback()
    assert found(session, FERRY) == []
