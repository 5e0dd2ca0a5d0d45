"""The search for claims: by words, and by relation where the query is a statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.matching.decision.relations import explain
from claims.core.matching.parts.said import DENYING
from claims.core.matching.statements.reading import Statement, read_statement
from claims.core.matching.words.terms import query_terms
from claims.core.records import PairDecision, Relation, SlotComparison
from claims.core.texts.input_text import MAX_CLAIM_LENGTH, checked_line, without_overrides
from claims.core.verdicts import ClaimKind, Freshness, Verdict
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.services.answers.answers import ReviewAnswer, answers_for_claims
from claims.services.answers.lookup_answers import WordingReference
from claims.services.base.claim_families import answering_then, roots_of
from claims.services.base.parties_then import ORGANIZATIONS_THEN, party_heads_then
from claims.services.claims.claim_statuses import has_status
from claims.services.claims.known_then import was_there
from claims.services.index.candidates import find_candidates
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import FoundMatch, MatchingSettings, compare_candidates, nearness
from claims.services.matching.probable_answers import find_probable
from claims.services.matching.wordings import answering_claims, words_of

MAX_QUERY_LENGTH = MAX_CLAIM_LENGTH
"""Code points of a query: at most one claim."""

STATEMENT_WORDS = 3
"""Content words from which a query is compared like a statement; fewer are keywords."""

_CANDIDATES = 400
"""Candidates that are filtered; a search with filters may need to look further than one without."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A claim that was found. ``decision`` and ``explanation`` are None for a query of keywords, and for a claim that
    shares words with the statement but was not compared with it.

    ``settles`` is the probability that the claim settles the query as a whole, where that is more likely than not though
    nothing tells how they relate; None for all others. ``wording`` are the words of a passage, confirmed by a person to say
    the claim, that the slots compare the query with; None where they compare it with a claim: this one, or one merged into
    it, which has other words (``is_in_own_words``).
    """

    claim: Claim
    decision: PairDecision | None
    explanation: str | None
    reviews: tuple[ReviewAnswer, ...]
    settles: float | None = None
    wording: WordingReference | None = None
    is_in_own_words: bool = True

    @property
    def relation(self) -> Relation | None:
        """How the query relates to the claim."""
        return self.decision.relation if self.decision else None

    @property
    def probability(self) -> float | None:
        """The probability that both say the same."""
        return self.decision.probability if self.decision else None

    @property
    def slots(self) -> Mapping[str, SlotComparison]:
        """The compared slots; none for keywords."""
        return self.decision.slots if self.decision else {}


def search_claims(
    session: Session,
    q: str,
    *,
    today: dt.date,
    published: dt.date | None = None,
    limit: int = 20,
    settings: MatchingSettings | None = None,
    status: str | None = None,
    kind: ClaimKind | None = None,
    verdict: Verdict | None = None,
    organization: str | None = None,
    known_at: dt.datetime | None = None,
) -> list[SearchHit]:
    """The claims that a query is about, best first: for a statement by how they relate to it, then those that probably
    settle it as a whole; the others, and for keywords all, by rare terms.

    ``published`` is when the statement was made, for relative times. The filters, and ``known_at``, mean what they mean in
    ``list_claims``; ``today`` is the day on which freshness is judged.
    Looks at no more claims than the index lets through. Raises ``Invalid`` as ``checked_line`` does, or for a status
    that there is not.
    """
    settings = settings or MatchingSettings()
    text = checked_line(without_overrides(q), "q", max_length=MAX_QUERY_LENGTH, required=True)
    settings = replace(live_settings(session, settings), other_words=known_at is None)
    statement = read_statement(text, published=published or today)
    matches = _compared(session, statement, settings)
    hits = find_candidates(session, query_terms(text), limit=_CANDIDATES)
    order = list(dict.fromkeys([*_related(matches), *answering_claims(session, [hit.claim_id for hit in hits])]))
    if known_at is not None:
        order, matches = _then(session, order, matches, known_at)
    related = _related(matches)
    probable = find_probable(session, text, hits=hits, known=related, known_at=known_at, settings=settings)
    settles = {answer.claim_id: answer.probability for answer in probable}
    order = list(dict.fromkeys([*related, *settles, *order]))
    claims = _load(session, order, kind=kind, status=status, today=today, known_at=known_at)
    wanted = [claim_id for claim_id in order if claim_id in claims]
    known = answers_for_claims(session, wanted, on=today, published=None, known_at=known_at)
    if verdict is not None or organization is not None:
        organization_id = None if organization is None else _organization_id(session, organization, known_at)
        wanted = [claim_id for claim_id in wanted if _is_reviewed(known.get(claim_id, ()), verdict, organization_id)]
    words = words_of(session, [match.through_id for match in matches.values()])
    return [
        _hit(claims[claim_id], matches.get(claim_id), words, known.get(claim_id, ()), settles.get(claim_id))
        for claim_id in wanted[:limit]
    ]


def with_all_words(q: str, hits: Sequence[SearchHit]) -> list[SearchHit]:
    """The hits whose claims have every word that a query looks for, in whatever form and order."""
    wanted = set(query_terms(q))
    return [hit for hit in hits if wanted and wanted <= set(query_terms(hit.claim.text))]


def is_statement(query: Statement) -> bool:
    """Whether a query says enough to be compared with claims; what says less is keywords."""
    return query.content_words >= STATEMENT_WORDS


def tells_sayings(query: Statement) -> bool:
    """Whether a query is told as somebody's words ("…, officials said") and not denied, doubted or asked: its content is
    looked for as an article's is, whoever says it."""
    return query.said is not None and query.said.force not in DENYING


def _compared(session: Session, statement: Statement, settings: MatchingSettings) -> dict[int, FoundMatch]:
    """By the claim that answers how a statement relates to the most promising claims; nothing for keywords."""
    if not is_statement(statement):
        return {}
    matches = compare_candidates(session, statement, settings=settings)
    roots = roots_of(session, [match.claim_id for match in matches])
    return {roots[match.claim_id]: match for match in matches}


def _related(matches: Mapping[int, FoundMatch]) -> list[int]:
    """The claims that relate to the statement, most probably *same* ones leading, then the nearest misses."""
    decisions = {claim_id: match.decision for claim_id, match in matches.items()}
    same = [claim_id for claim_id, made in decisions.items() if made.relation is Relation.SAME]
    near = [
        claim_id for claim_id, made in decisions.items() if made.relation not in (Relation.SAME, Relation.UNRELATED)
    ]
    near.sort(key=lambda claim_id: nearness(decisions[claim_id]))
    return [*same, *near]


def _then(
    session: Session, order: Sequence[int], matches: Mapping[int, FoundMatch], at: dt.datetime
) -> tuple[list[int], dict[int, FoundMatch]]:
    """The claims that answered at an instant for those that are found today, with what is known of those: the index has
    only claims that answer today."""
    answering = answering_then(session, order, at)
    made: dict[int, FoundMatch] = {}
    for claim_id in order:
        for then in answering[claim_id]:
            if claim_id in matches:
                made.setdefault(then, matches[claim_id])
    return list(dict.fromkeys(then for claim_id in order for then in answering[claim_id])), made


def _load(
    session: Session,
    claim_ids: Sequence[int],
    *,
    kind: ClaimKind | None,
    status: str | None,
    today: dt.date,
    known_at: dt.datetime | None,
) -> dict[int, Claim]:
    query = select(Claim).where(Claim.id.in_(claim_ids))
    query = query.where(Claim.merged_into_id.is_(None) if known_at is None else was_there(known_at))
    if kind is not None:
        query = query.where(Claim.kind == kind)
    if status is not None:
        query = query.where(has_status(status, today, known_at=known_at))
    return {claim.id: claim for claim in session.scalars(query)}


def _organization_id(session: Session, slug: str, known_at: dt.datetime | None) -> int:
    """The organization that answers for this slug, or answered then; 0, which none has, where there is none."""
    row = Organization
    if known_at is None:
        return session.scalar(select(func.coalesce(row.merged_into_id, row.id)).where(row.slug == slug)) or 0
    found = session.scalar(select(row.id).where(row.slug == slug))
    return 0 if found is None else party_heads_then(session, ORGANIZATIONS_THEN, [found], known_at)[found]


def _is_reviewed(reviews: Sequence[ReviewAnswer], verdict: Verdict | None, organization_id: int | None) -> bool:
    return any(
        review.freshness is not Freshness.WITHDRAWN
        and (verdict is None or review.verdict is verdict)
        and (organization_id is None or review.organization_id == organization_id)
        for review in reviews
    )


def _hit(
    claim: Claim,
    match: FoundMatch | None,
    words: Mapping[int, str],
    reviews: Sequence[ReviewAnswer],
    settles: float | None,
) -> SearchHit:
    if settles is not None or match is None:
        return SearchHit(claim, None, None, tuple(reviews), settles)
    through = match.through_id
    return SearchHit(
        claim,
        match.decision,
        explain(match.decision),
        tuple(reviews),
        wording=None if through is None else WordingReference(through, words[through]),
        is_in_own_words=through is None and match.claim_id == claim.id,
    )
