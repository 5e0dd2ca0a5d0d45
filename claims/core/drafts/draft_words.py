"""What a draft check says in words: a sentence for each finding, and the note that corrects a false claim."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claims.core.drafts.draft_check import Finding
from claims.core.messages.letters import Proof
from claims.core.texts.day_words import day_in_words
from claims.core.verdicts import Verdict

VERDICT_NAMES: dict[Verdict, str] = {
    Verdict.TRUE: "True",
    Verdict.MOSTLY_TRUE: "Mostly true",
    Verdict.MIXED: "Mixed",
    Verdict.MOSTLY_FALSE: "Mostly false",
    Verdict.FALSE: "False",
    Verdict.UNPROVEN: "Unproven",
    Verdict.DISPUTED: "Disputed",
    Verdict.OUTDATED: "Outdated",
    Verdict.PENDING: "Pending",
}

_WITHOUT_ANSWER = {
    Finding.CONFLICT: "Organizations rate this claim in opposite ways.",
    Finding.DIFFERENT_FIGURE: "A claim that nobody has checked says nearly this, with another figure.",
    Finding.OPPOSITE: "A claim that nobody has checked says the opposite.",
    Finding.PREDICTION: "A prediction that nobody has checked.",
    Finding.UNCHECKED: "Nobody has checked this.",
    Finding.NOT_IN_TIME: "Not checked in time.",
    Finding.NOT_WORTH_CHECKING: "Nobody has checked this, and it hardly needs it.",
}


@dataclass(frozen=True, slots=True)
class RatedClaim:
    """A claim of the registry as one organization rates it; ``permalink`` is that of the revision."""

    text: str
    organization: str
    rating: str
    verdict: Verdict
    revision: int
    true_as_of: dt.date
    valid_until: dt.date | None
    permalink: str
    proofs: tuple[Proof, ...] = ()

    @property
    def named(self) -> str:
        """The rating in our word, with the organization's own where it is another."""
        word = VERDICT_NAMES[self.verdict]
        return word if self.rating.casefold() == word.casefold() else f"“{self.rating}” ({word})"


def sentence_of(finding: Finding, rated: RatedClaim | None = None, figures: tuple[str, str] | None = None) -> str:
    """What was found, in a sentence; ``rated`` is the answer that it rests on, where there is one, ``figures`` that of the
    draft and the other one, where they differ."""
    unsettled = "What is known of this does not settle it."
    said = _WITHOUT_ANSWER.get(finding, unsettled) if rated is None else _of(finding, rated)
    if figures is None or finding is not Finding.DIFFERENT_FIGURE:
        return said
    here, there = (_within_sentence(figure) for figure in figures)
    return f"{said.removesuffix('.')}: {here} here, {there} there."


def _within_sentence(phrase: str) -> str:
    """A phrase as it stands within a sentence, whether or not it began one: "About 40 boats", but "US$40"."""
    return phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase


def _of(finding: Finding, rated: RatedClaim) -> str:
    by = f"({rated.organization}, revision {rated.revision})"
    until = f" after {day_in_words(rated.valid_until)}" if rated.valid_until else ""
    said = {
        Finding.RATED_FALSE: f"Matches a claim rated {rated.named} {by}.",
        Finding.RATED_FALSE_LIKELY: f"Matches a claim rated {rated.named} {by}; look whether it says the same.",
        Finding.RATED_FALSE_REPORTED: f"Somebody else's words, but rated {rated.named} {by}: add the correction.",
        Finding.RATED_FALSE_SUGGESTED: f"May be a claim rated {rated.named} {by}; look whether it says the same.",
        Finding.EXPIRED: f"Rated {rated.named} {by}, but that lapsed{until}.",
        Finding.UNDER_RECHECK: f"Rated {rated.named} {by}, but that is looked at again.",
        Finding.WITHDRAWN: f"Was rated {rated.named} {by}, but that was withdrawn: no verdict stands.",
        Finding.OUT_OF_DATE: f"Rated {rated.named} {by}, but as of {day_in_words(rated.true_as_of)} only.",
        Finding.NOT_CLEAR: f"Rated {rated.named} {by}.",
        Finding.SUGGESTED: f"May be a claim rated {rated.named} {by}; nobody has confirmed that it says the same.",
        Finding.CONFIRMED: f"Rated {rated.named} {by}.",
        Finding.DIFFERENT_FIGURE: f"A claim rated {rated.named} {by} says nearly this, with another figure.",
        Finding.OPPOSITE: f"A claim rated {rated.named} {by} says the opposite.",
    }
    return said.get(finding) or _WITHOUT_ANSWER[finding]


def correction_note(exact: str, rated: RatedClaim) -> str:
    """The note to put beside a passage that says what is rated false; plain text."""
    lines = [
        f"“{exact}”",
        f"{rated.organization} rates this {rated.named} (as of {day_in_words(rated.true_as_of)}, "
        f"revision {rated.revision}): “{rated.text}”",
        *(f"“{proof.quote}” — {proof.title}{', ' + proof.url if proof.url else ''}" for proof in rated.proofs),
        rated.permalink,
    ]
    return "\n".join(lines)
