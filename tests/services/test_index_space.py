"""What compacting the index gives back, and that it finds the same afterwards."""

from __future__ import annotations

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.core.matching.terms import query_terms
from claims.services.candidates import IndexedText, check, find_candidates, index_claims
from claims.services.index_space import compact_index
from tests.databases import on_both_databases

ROUNDS, AT_ONCE = 12, 200


@on_both_databases
def test_space_is_given_back_and_all_is_found_as_before(database_url):
    engine = create_engine(database_url)
    for round_number in range(ROUNDS):  # each replaces the last block of every term
        first = round_number * AT_ONCE + 1
        texts = [
            IndexedText(number, f"The ferry to Port {number} carried {number} cars.")
            for number in range(first, first + AT_ONCE)
        ]
        with Session(engine) as session, session.begin():
            index_claims(session, texts)
    terms = query_terms("A ferry to Port 7 carried cars")
    with Session(engine) as session:
        before = find_candidates(session, terms, limit=20)
    freed = compact_index(engine)
    with Session(engine) as session:
        assert find_candidates(session, terms, limit=20) == before
        assert check(session, known_claims=ROUNDS * AT_ONCE) == []
    if engine.dialect.name == "sqlite":
        assert freed is None
    else:
        assert freed is not None
        assert freed > 100_000
        assert compact_index(engine) == 0
    engine.dispose()
