"""The texts of claims, for lists that name them, and what they were before they were changed in place."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.texts.input_text import cut_to
from claims.models.change import Change
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


def text_changes(session: Session, claim_ids: Collection[int]) -> Mapping[int, Sequence[Change]]:
    """By claim how its text was changed, oldest first."""
    found: dict[int, list[Change]] = defaultdict(list)
    of_these = Change.subject_type == "claim", Change.subject_id.in_(claim_ids), Change.action == "reworded"
    for row in session.scalars(select(Change).where(*of_these).order_by(Change.id)):
        found[row.subject_id].append(row)
    return found


def text_then(claim: Claim, at: dt.datetime, changes: Sequence[Change]) -> str:
    """The text of a claim at a moment: the old one of the first change since, where that was not removed."""
    later = next((row for row in changes if row.created_at > at), None)
    return claim.text if later is None else later.detail.get("old", claim.text)
