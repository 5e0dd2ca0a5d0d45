"""The texts of claims, for lists that name them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.texts.input_text import cut_to
from claims.models.claim import Claim

NAMED_LENGTH = 100
"""Characters of a claim that a sentence about it quotes."""


class ClaimText(NamedTuple):
    """The words of a claim and the language that they are in."""

    text: str = ""
    language: str = ""


def claim_texts(session: Session, claim_ids: Collection[int]) -> dict[int, ClaimText]:
    """The text of each claim by id; unknown ids are left out. For as many as a page shows."""
    rows = session.execute(select(Claim.id, Claim.text, Claim.language).where(Claim.id.in_(claim_ids)))
    return {row.id: ClaimText(row.text, row.language) for row in rows}


def named(claim: Claim) -> str:
    """A claim in the middle of a sentence: by its number for programs and by its words for people."""
    return f"claim {claim.id} (“{cut_to(claim.text, NAMED_LENGTH)}”)"
