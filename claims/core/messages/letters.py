"""Letters to outlets that published what a check found false: the states they pass and the text they begin with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from claims.core.texts.day_words import day_in_words

NO_REPLY_AFTER = dt.timedelta(days=14)
"""Silence after which a letter counts as unanswered."""


class LetterState(StrEnum):
    """What became of a letter."""

    DRAFT = "draft"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    CORRECTED = "corrected"
    DECLINED = "declined"
    NO_REPLY = "no_reply"


LETTER_STEPS: dict[LetterState, tuple[LetterState, ...]] = {
    LetterState.DRAFT: (LetterState.SENT,),
    LetterState.SENT: (LetterState.ACKNOWLEDGED, LetterState.CORRECTED, LetterState.DECLINED, LetterState.NO_REPLY),
    LetterState.ACKNOWLEDGED: (LetterState.CORRECTED, LetterState.DECLINED),
    LetterState.NO_REPLY: (LetterState.ACKNOWLEDGED, LetterState.CORRECTED, LetterState.DECLINED),
    LetterState.CORRECTED: (),
    LetterState.DECLINED: (LetterState.CORRECTED,),
}
"""From each state those that may follow; an outlet may answer late, and correct after it declined."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A quoted passage that a letter names: where it stands and what it says."""

    title: str
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class LetterContent:
    """What a letter is about: the words as printed with the paragraph in which they stand (from 1; None where there is
    but one), the verdict on them, the proof."""

    outlet: str
    headline: str
    article_url: str
    published: dt.date
    exact: str
    paragraph: int | None
    claim_text: str
    rating: str
    rationale: str
    permalink: str
    organization: str
    proofs: tuple[Proof, ...] = ()


def letter_text(content: LetterContent) -> str:
    """The letter to begin with, plain text; somebody reads and changes it before it goes out."""
    where = f"“{content.headline}”" if content.headline else "your article"
    address = f" ({content.article_url})" if content.article_url else ""
    place = f" in paragraph {content.paragraph}" if content.paragraph else ""
    lines = [
        f"To the editors of {content.outlet}",
        "",
        f"In {where}{address}, published on {day_in_words(content.published)}, you write{place}:",
        "",
        f"    “{content.exact}”",
        "",
        f"We checked the claim “{content.claim_text}” and rate it {content.rating}.",
        content.rationale,
        "",
        *(["This is what we found:", ""] if content.proofs else []),
        *(line for proof in content.proofs for line in _proof_lines(proof)),
        f"The whole check: {content.permalink}",
        "",
        "We ask you to correct the passage and to tell your readers of the correction. Please let us know what you decide.",
        "",
        content.organization,
    ]
    return "\n".join(lines)


def _proof_lines(proof: Proof) -> list[str]:
    source = f"  {proof.title}" + (f", {proof.url}" if proof.url else "")
    return [f"- “{proof.quote}”" if proof.quote else "-", source, ""]
