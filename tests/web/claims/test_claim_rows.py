"""Claims as rows of what was looked up."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.verdicts import ClaimKind
from claims.models import Claim
from claims.services.base.as_of import as_of
from claims.services.lookup.search import SearchHit
from claims.web.claims.claim_rows import claim_rows

MOMENT = as_of(None, now=dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC))
TEXT = "The bridge at Dresden was closed for nine days."


@pytest.mark.parametrize(("is_in_own_words", "marked"), [(True, ["nine days"]), (False, [])])
def test_words_are_set_off_only_where_the_claim_itself_was_compared(is_in_own_words: bool, marked: list[str]) -> None:
    decision = decide_pair(read_statement(TEXT.replace("nine", "five")), read_statement(TEXT))
    claim = Claim(id=1, text=TEXT, language="en", kind=ClaimKind.EVENT)
    (row,) = claim_rows([SearchHit(claim, decision, "", (), is_in_own_words=is_in_own_words)], MOMENT)
    assert "".join(piece.text for piece in row.pieces) == TEXT
    assert [piece.text for piece in row.pieces if piece.kind] == marked
