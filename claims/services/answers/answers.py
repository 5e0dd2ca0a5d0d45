"""What is known about claims: each organization's current review, ready to be shown or sent."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from claims.core.reviews.completeness import lacks_archive
from claims.core.reviews.freshness import freshness
from claims.core.reviews.public_status import Agreement, agreement
from claims.core.reviews.recheck_need import RecheckNeed, recheck_need
from claims.core.reviews.reviewing import ReviewState
from claims.core.sources.quotes import quote_key
from claims.core.sources.source_states import QuoteState, SourceState
from claims.core.verdicts import Freshness, Stance, Verdict
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.snapshot import Snapshot
from claims.services.answers.scales import local_labels
from claims.services.archive.quotes_today import quotes_today
from claims.services.base.claim_families import askers_of, families_of
from claims.services.base.parties_then import ORGANIZATIONS_THEN, party_heads_then, party_names_then
from claims.services.base.parts import IDS_PER_STATEMENT, among, in_parts
from claims.services.claims.known_then import known_review, sources_then

_MAKER = aliased(Organization)
"""Made once; the organization that made a review, whatever it was merged into since."""


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A piece of evidence with its source."""

    title: str
    publisher: str
    url: str | None
    quote: str
    stance: Stance
    locator: str
    source_id: int = 0
    state: SourceState = SourceState.UNCHECKED
    """How the source stood at the moment that is asked about: today, unless an earlier one is."""
    state_since: dt.datetime | None = None
    retrieved_at: dt.datetime | None = None
    snapshot: str | None = None
    """SHA-256 (hex) of the archived page that the quote was found in."""
    quote_state: QuoteState | None = None
    """Of a page that has changed: how the quote stands on it today; None where nobody has looked."""


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """One organization's current revision. ``rating`` is in its words, ``summary`` its rationale, ``id`` the review's.

    ``freshness`` is as of the day asked; ``freshness_at_publication`` as of the day an article was published, None
    where no such day was given. ``state`` is that of the work; ``url`` the organization's own page. ``since`` is the day
    (UTC) since which the answer is withdrawn or looked at again, None for any other.
    """

    id: int
    organization: str
    """Who answers for it: the organization that made it, or the one that this was merged into."""
    rating: str
    verdict: Verdict
    true_as_of: dt.date
    valid_until: dt.date | None
    timeless: bool
    revision: int
    freshness: Freshness
    freshness_at_publication: Freshness | None
    permalink: str
    summary: str
    single_reviewer: bool
    second_opinion: str | None
    single_origin: bool
    state: ReviewState
    url: str | None
    revision_id: int
    reviewed_at: dt.datetime
    published_at: dt.datetime
    organization_id: int
    claim_id: int
    scale: str = ""
    """Name of the scale that the rating is on (``core/reviews/scales.py``)."""
    links_checked: bool = False
    source_archived: bool = True
    """False where the verdict is decisive and nothing archived proves it."""
    sources: tuple[SourceAnswer, ...] = ()
    since: dt.date | None = None
    formerly: str | None = None
    """The organization that made it, where it was merged into ``organization``."""
    needs_recheck: RecheckNeed | None = None
    """Why it is not to be taken as settled; ``answer_for`` looks at the statement's period too."""
    local_rating: tuple[str, str] | None = None
    """The rating in the claim's language, and that language's tag, where the scale has such a label."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a review stood: state of the work, since when its revision is looked at again, and since when it is
    withdrawn."""

    state: ReviewState
    recheck_since: dt.datetime | None
    withdrawn_since: dt.datetime | None

    @property
    def since(self) -> dt.date | None:
        """The day since which a published answer no longer stands as it was."""
        if self.withdrawn_since is not None:
            return self.withdrawn_since.date()
        if self.state is ReviewState.PUBLISHED or self.recheck_since is None:
            return None
        return self.recheck_since.date()


@dataclass(frozen=True, slots=True)
class _By:
    """Who answers for a review, and who made it where that is another."""

    organization_id: int
    organization: str
    formerly: str | None


def answers_for_claims(
    session: Session,
    claim_ids: Iterable[int],
    *,
    on: dt.date,
    published: dt.date | None,
    known_at: dt.datetime | None = None,
) -> dict[int, list[ReviewAnswer]]:
    """By claim id the current review of each organization, newest first; claims without one are left out.

    Newest is by the day the organization decided (``reviewed_at``). A withdrawn review is listed, with that freshness.
    Reviews of claims and by organizations that were merged answer for those that they lead to; of several by one
    organization the newest
    that stands is its answer (``earlier_answers`` gives the others). With ``known_at`` the answers are those that were
    public at that instant, their freshness that of the revisions as they were known then, and merges and names those of
    then. Five queries at most for each ``IDS_PER_STATEMENT`` claims, two more where a source has changed, four with
    ``known_at``.
    """
    found = _all_answers(session, claim_ids, on=on, published=published, known_at=known_at)
    return {claim_id: _one_each(answers)[0] for claim_id, answers in found.items()}


def earlier_answers(
    session: Session, claim_id: int, *, on: dt.date, known_at: dt.datetime | None = None
) -> list[ReviewAnswer]:
    """What organizations say of claims merged with this one, beside their answer to it, newest first."""
    found = _all_answers(session, [claim_id], on=on, published=None, known_at=known_at)
    return _one_each(found.get(claim_id, []))[1]


def _all_answers(
    session: Session,
    claim_ids: Iterable[int],
    *,
    on: dt.date,
    published: dt.date | None,
    known_at: dt.datetime | None = None,
) -> dict[int, list[ReviewAnswer]]:
    known, maker = known_review(known_at), _MAKER
    answers: dict[int, list[ReviewAnswer]] = defaultdict(list)
    askers = askers_of(families_of(session, claim_ids, at=known_at))
    for part in in_parts(list(askers)):
        rows = session.execute(
            select(
                Review,
                ReviewRevision,
                Organization,
                maker.name,
                known.state,
                known.recheck_since,
                known.withdrawn_since,
            )
            .select_from(Review)
            .join(ReviewRevision, and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == known.number))
            .join(maker, maker.id == Review.organization_id)
            .join(Organization, Organization.id == func.coalesce(maker.merged_into_id, maker.id))
            .where(among(session, Review.claim_id, part))
            .order_by(ReviewRevision.reviewed_at.desc(), ReviewRevision.id.desc())
        ).all()
        sources = _sources(session, [row[1].id for row in rows], known_at)
        makers = {} if known_at is None else _makers_then(session, [row[0].organization_id for row in rows], known_at)
        labels = local_labels(session, [row[1].id for row in rows if row[1].rating_value])
        for review, revision, organization, made_by, state, recheck_since, withdrawn_since in rows:
            standing = _Standing(state, recheck_since, withdrawn_since)
            by = makers.get(review.organization_id) or _by(organization, review.organization_id, made_by)
            answer = _answer(review, revision, by, standing, sources.get(revision.id, ()), on=on, published=published)
            if revision.id in labels:
                answer = replace(answer, local_rating=labels[revision.id])
            for asked in askers[review.claim_id]:
                answers[asked].append(answer)
    if len(askers) > IDS_PER_STATEMENT:  # a family may have been read in two parts
        for listed in answers.values():
            listed.sort(key=lambda answer: (answer.reviewed_at, answer.revision_id), reverse=True)
    return dict(answers)


def _by(answering: Organization, made_by_id: int, made_by: str) -> _By:
    return _By(answering.id, answering.name, None if answering.id == made_by_id else made_by)


def _makers_then(session: Session, organization_ids: Sequence[int], at: dt.datetime) -> dict[int, _By]:
    """By organization who answered for its reviews at an instant, with the names of then."""
    heads = party_heads_then(session, ORGANIZATIONS_THEN, organization_ids, at)
    names = party_names_then(session, ORGANIZATIONS_THEN, {*heads, *heads.values()}, at)
    return {
        made_by: _By(head, names[head], None if head == made_by else names[made_by]) for made_by, head in heads.items()
    }


def _one_each(answers: Sequence[ReviewAnswer]) -> tuple[list[ReviewAnswer], list[ReviewAnswer]]:
    """Each organization's answer, and the others of theirs; both in the order given."""
    chosen: dict[int, ReviewAnswer] = {}
    for answer in answers:
        held = chosen.get(answer.organization_id)
        if held is None or (_LAPSED.get(answer.freshness, 0) < _LAPSED.get(held.freshness, 0)):
            chosen[answer.organization_id] = answer
    kept = {answer.revision_id for answer in chosen.values()}
    return (
        [answer for answer in answers if answer.revision_id in kept],
        [answer for answer in answers if answer.revision_id not in kept],
    )


def standing_agreement(answers: Iterable[ReviewAnswer]) -> Agreement | None:
    """How the answers that neither lapsed nor were withdrawn agree; None where fewer than two stand."""
    standing = [answer.verdict for answer in answers if answer.freshness not in _LAPSED]
    return agreement(standing) if len(standing) > 1 else None


_LAPSED = {Freshness.EXPIRED: 1, Freshness.WITHDRAWN: 2}
"""How far an answer is from standing; of several by one organization the nearest counts."""


def answer_for(answer: ReviewAnswer, period: Mapping[str, Any] | None, said_on: dt.date) -> ReviewAnswer:
    """The answer to a statement that speaks about a period (``{start, end}`` as days in ISO form, None: open) and was
    made on ``said_on``."""
    if period is None or answer.needs_recheck is not None:
        return answer
    start, end = (dt.date.fromisoformat(day) if day else None for day in (period.get("start"), period.get("end")))
    need = recheck_need(answer.freshness, answer.true_as_of, start=start, end=end, has_period=True, said_on=said_on)
    return answer if need is None else replace(answer, needs_recheck=need)


IMMUTABLE_MAX_AGE_S = 3_600
"""For what never changes but by a legal removal: caches may answer unasked for an hour, and no longer give out what a court
has removed since."""


def permalink(review_id: int, number: int) -> str:
    """The address of a revision; what it answers never changes."""
    return f"/reviews/{review_id}/revisions/{number}"


def _answer(
    review: Review,
    revision: ReviewRevision,
    by: _By,
    standing: _Standing,
    sources: tuple[SourceAnswer, ...],
    *,
    on: dt.date,
    published: dt.date | None,
) -> ReviewAnswer:
    withdrawn = standing.withdrawn_since is not None
    shown = _freshness(revision, ReviewState.WITHDRAWN if withdrawn else standing.state, on)
    return ReviewAnswer(
        id=review.id,
        organization=by.organization,
        formerly=by.formerly,
        rating=revision.rating,
        verdict=revision.verdict,
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        revision=revision.number,
        freshness=shown,
        freshness_at_publication=(
            None
            if published is None
            # A recheck that runs now says nothing about the day of publication; a withdrawal does.
            else _freshness(revision, ReviewState.WITHDRAWN if withdrawn else ReviewState.PUBLISHED, published)
        ),
        permalink=permalink(review.id, revision.number),
        summary=revision.rationale,
        single_reviewer=revision.single_reviewer,
        second_opinion=revision.second_opinion,
        single_origin=revision.single_origin,
        scale=revision.scale,
        links_checked=revision.links_checked,
        source_archived=not lacks_archive(
            revision.verdict, ((source.stance, source.snapshot is not None) for source in sources)
        ),
        state=standing.state,
        url=revision.url,
        revision_id=revision.id,
        reviewed_at=revision.reviewed_at,
        published_at=revision.published_at,
        organization_id=by.organization_id,
        claim_id=review.claim_id,
        sources=sources,
        since=standing.since,
        needs_recheck=recheck_need(shown, revision.true_as_of),
    )


def _freshness(revision: ReviewRevision, state: ReviewState, on: dt.date) -> Freshness:
    return freshness(
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        state=state,
        on=on,
    )


def _sources(
    session: Session, revision_ids: Sequence[int], known_at: dt.datetime | None
) -> dict[int, tuple[SourceAnswer, ...]]:
    found: dict[int, list[SourceAnswer]] = defaultdict(list)
    for part in in_parts(revision_ids):
        rows = session.execute(
            select(
                Evidence.revision_id,
                Evidence.title,
                Source.publisher,
                Source.url,
                Evidence.quote,
                Evidence.stance,
                Evidence.locator,
                Source.id,
                Source.state,
                Source.state_since,
                Evidence.retrieved_at,
                Snapshot.sha256,
            )
            .join(Source, Source.id == Evidence.source_id)
            .outerjoin(Snapshot, Snapshot.id == Evidence.snapshot_id)
            .where(among(session, Evidence.revision_id, part))
            .order_by(Evidence.revision_id, Evidence.position)
        )
        for row in rows:
            found[row[0]].append(SourceAnswer(*row[1:]))
    if known_at is not None:
        then = sources_then(session, {item.source_id for items in found.values() for item in items}, known_at)
        for items in found.values():
            items[:] = [
                replace(item, state=then[item.source_id][0], state_since=then[item.source_id][1])
                if item.source_id in then
                else item
                for item in items
            ]
    else:
        _look_for_quotes(session, found)
    return {revision_id: tuple(sources) for revision_id, sources in found.items()}


def _look_for_quotes(session: Session, found: Mapping[int, list[SourceAnswer]]) -> None:
    """Say of each quote from a page that has changed how it stands there; the page that a verdict itself has archived
    has not changed for that verdict."""
    changed = {item.source_id for items in found.values() for item in items if item.state is SourceState.CHANGED}
    if not changed:
        return
    today = quotes_today(session, list(found), changed)
    for revision_id, items in found.items():
        for place, item in enumerate(items):
            known = today.get((revision_id, item.source_id, quote_key(item.quote)))
            if item.state is not SourceState.CHANGED or known is None:
                continue
            if known.is_as_archived and known.state is QuoteState.FOUND:
                items[place] = replace(item, state=SourceState.OK, state_since=item.retrieved_at)
            else:
                items[place] = replace(item, quote_state=known.state)
