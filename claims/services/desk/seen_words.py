"""Which words of a match a person was shown, as a short value that goes with their decision.

A judgement holds for the words of both sides. Who decides sends back what stood for them on the page; where a passage was
corrected, the claim reworded, or the machine said something else meanwhile, it is another value.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.base.parts import in_parts

WORDS_LENGTH = 16
"""Hexadecimal digits of the value."""


def seen_words(session: Session, match_ids: Sequence[int], *, anew: bool = False) -> dict[int, str]:
    """What stands for the words of each match by its id: of the passage and who says it, of the claim and the one that
    it was merged into, and how the machine relates them: what a person decided since is no other words.

    Of rows that this session holds already it is what they said when they were read, ``anew`` what they say now.
    """
    root = aliased(Claim)
    rows = (
        select(Match, Appearance, Claim, root)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .join(Claim, Claim.id == Match.claim_id)
        .join(root, root.id == func.coalesce(Claim.merged_into_id, Claim.id))
        .execution_options(populate_existing=anew)
    )
    found: dict[int, str] = {}
    for part in in_parts(match_ids):
        for match, appearance, claim, standing in session.execute(rows.where(Match.id.in_(part))):
            found[match.id] = _digest(match, appearance, claim, standing)
    return found


def require_words(session: Session, match_id: int, words: str) -> None:
    """Refuse a decision on other words than those that stand there now (``Conflict``, ``words_changed``)."""
    session.flush()  # what was changed in this transaction counts
    if seen_words(session, [match_id], anew=True).get(match_id) != words:
        raise Conflict(
            "The words of this passage or of the claim, or how the machine takes them, changed since they were shown. "
            "Your decision was not taken: read both again and decide on what they say now.",
            code="words_changed",
        )


def _digest(match: Match, appearance: Appearance, claim: Claim, standing: Claim) -> str:
    said: list[Any] = [
        appearance.standalone_text,
        appearance.exact,
        appearance.kind.value,
        appearance.voice.value,
        None if appearance.force is None else appearance.force.value,
        appearance.speaker,
        claim.text,
        standing.text,
        match.machine_relation.value,
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:WORDS_LENGTH]
