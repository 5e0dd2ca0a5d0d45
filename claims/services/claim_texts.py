"""The texts of claims, for lists that name them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.input_text import cut_to
from claims.models.claim import Claim

NAMED_LENGTH = 100
"""Characters of a claim that a sentence about it quotes."""


def claim_texts(session: Session, claim_ids: Collection[int]) -> dict[int, str]:
    """The text of each claim by id; unknown ids are left out. For as many as a page shows."""
    rows = session.execute(select(Claim.id, Claim.text).where(Claim.id.in_(claim_ids)))
    return {row.id: row.text for row in rows}


def claim_languages(session: Session, claim_ids: Collection[int]) -> dict[int, str]:
    """The language of each claim by id, as the others."""
    rows = session.execute(select(Claim.id, Claim.language).where(Claim.id.in_(claim_ids)))
    return {row.id: row.language for row in rows}


def named(claim: Claim) -> str:
    """A claim in the middle of a sentence: by its number for programs and by its words for people."""
    return f"claim {claim.id} (“{cut_to(claim.text, NAMED_LENGTH)}”)"
