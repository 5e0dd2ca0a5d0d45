"""What a look-up needs to know of the claims that a text is like, now or at an earlier instant, loaded at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.matching.decision.relations import explain
from claims.core.records import MatchState, PairDecision
from claims.models.claim import Claim
from claims.services.answers.answers import ReviewAnswer, answer_for, answers_for_claims
from claims.services.answers.lookup_answers import ClaimReference, MatchAnswer, ProbableClaim, WordingReference
from claims.services.base.actors import MATCHER_LABEL
from claims.services.base.claim_families import answering_then, roots_of
from claims.services.base.parts import among, in_parts
from claims.services.claims.known_then import was_there
from claims.services.matching.matching import MATCHER_VERSION, FoundMatch
from claims.services.matching.probable_answers import ProbableAnswer
from claims.services.matching.wordings import words_of


class Known:
    """Claims and what each organization says of them, loaded at once for a whole text, with the words of matches through
    which others were found."""

    def __init__(
        self,
        session: Session,
        claim_ids: Iterable[int],
        today: dt.date,
        published: dt.date,
        known_at: dt.datetime | None = None,
        *,
        through_ids: Iterable[int | None] = (),
    ) -> None:
        ids = sorted(set(claim_ids))
        self._words = words_of(session, through_ids)
        self._published = published
        self._reviews: Mapping[int, Sequence[ReviewAnswer]] = answers_for_claims(
            session, ids, on=today, published=published, known_at=known_at
        )
        self._absent = frozenset() if known_at is None else frozenset(ids) - _there(session, ids, known_at)
        self._roots = roots_of(session, ids, at=known_at)
        self._claims: dict[int, ClaimReference] = {}
        named = sorted(set(self._roots.values()))
        for part in in_parts(named):
            rows = session.execute(
                select(Claim.id, Claim.external_id, Claim.text, Claim.language).where(among(session, Claim.id, part))
            )
            self._claims |= {row.id: ClaimReference(row.id, row.external_id, row.text, row.language) for row in rows}

    def was_there(self, claim_id: int) -> bool:
        """Whether the registry had the claim at the instant asked about, itself or through one merged with it."""
        return claim_id not in self._absent or bool(self._reviews.get(claim_id))

    def root(self, claim_id: int) -> int:
        """The claim that answers for this one, or answered then: itself unless it was merged."""
        return self._roots[claim_id]

    def claim(self, claim_id: int) -> ClaimReference:
        """The claim that answers for this one, named."""
        return self._claims[self._roots[claim_id]]

    def reviews(self, claim_id: int, period: Mapping[str, Any] | None = None) -> tuple[ReviewAnswer, ...]:
        """One review an organization, newest first, each as an answer to a statement about this period."""
        return tuple(answer_for(answer, period, self._published) for answer in self._reviews.get(claim_id, ()))

    def match(
        self,
        claim_id: int,
        decision: PairDecision,
        state: MatchState,
        period: Mapping[str, Any] | None,
        through_id: int | None = None,
    ) -> MatchAnswer:
        """The claim as an answer to a statement about ``period`` that relates to it so, as the matcher finds it now, itself
        or through the words of another match."""
        return MatchAnswer(
            id=None,
            claim=self.claim(claim_id),
            decision=decision,
            state=state,
            explanation=explain(decision),
            matcher_version=MATCHER_VERSION,
            decided_by=MATCHER_LABEL,
            reviews=self.reviews(claim_id, period),
            wording=None if through_id is None else WordingReference(through_id, self._words[through_id]),
            is_in_own_words=through_id is None and self.root(claim_id) == claim_id,
        )

    def probable(self, answer: ProbableAnswer) -> ProbableClaim:
        """The claim as one that probably settles a text."""
        return ProbableClaim(self.claim(answer.claim_id), answer.probability, self.reviews(answer.claim_id))


def found_then(session: Session, found: list[list[FoundMatch]], at: dt.datetime) -> list[list[FoundMatch]]:
    """The matches of each statement with the claims that answered at an instant for those found today, each claim once:
    the index has only claims that answer today."""
    answering = answering_then(session, {match.claim_id for matches in found for match in matches}, at)
    then: list[list[FoundMatch]] = []
    for matches in found:
        each_once: dict[int, FoundMatch] = {}
        for match in matches:
            for claim_id in answering[match.claim_id]:
                each_once.setdefault(claim_id, replace(match, claim_id=claim_id))
        then.append(list(each_once.values()))
    return then


def _there(session: Session, ids: Sequence[int], at: dt.datetime) -> set[int]:
    """Which of these claims were known at an instant."""
    found: set[int] = set()
    for part in in_parts(ids):
        found.update(session.scalars(select(Claim.id).where(Claim.id.in_(part), was_there(at))))
    return found
