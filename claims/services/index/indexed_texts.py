"""What the index leads from: the claims, merged ones in their own words too, and wordings, the words of passages that a
person has confirmed to say a claim."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.texts.removed_words import REMOVED
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.index.posting_writes import IndexedText, index_claim, unindex_claim

WORDINGS = 2**30
"""A wording stands in the index under the number of its match and so much more: ids of claims stay below. Half of what a
posting can hold, a billion of each."""

_ROWS_AT_ONCE = 1_000


def indexed_texts(session: Session) -> Iterator[IndexedText]:
    """Every text of the registry that is to be found, in ascending order of what it is found by."""
    claims = select(Claim.id, Claim.text).order_by(Claim.id)
    wordings = (
        select(Match.id + WORDINGS, Appearance.standalone_text)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .where(Match.is_wording)
        .order_by(Match.id)
    )
    for query in (claims, wordings):
        for number, text in session.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)):
            yield IndexedText(number, text)


def count_indexed_texts(session: Session) -> int:
    """How many texts the index should hold: those whose words were not removed."""
    claims = session.scalar(select(func.count()).select_from(Claim).where(Claim.text != REMOVED)) or 0
    wordings = session.scalar(
        select(func.count())
        .select_from(Match)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .where(Match.is_wording, Appearance.standalone_text != REMOVED)
    )
    return claims + (wordings or 0)


def index_wording(session: Session, match_id: int, text: str) -> None:
    """Let the index lead from the words of a match's passage to the match."""
    index_claim(session, WORDINGS + match_id, text)


def unindex_wording(session: Session, match_id: int, text: str) -> None:
    """Take the words of a match's passage out of the index, given as they were put in."""
    unindex_claim(session, WORDINGS + match_id, text)
