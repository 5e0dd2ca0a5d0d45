"""Whose the pages are that people gave of works without an address: for whom they count, and who is shown them.

They belong to the organization whose review they were given for. While a second opinion on that review may still be asked
for, they belong to the review alone, and those that go with an opinion not yet handed in to who writes it: else a quote
found, a hash or a time would tell one opinion to the other. What a public verdict rests on is public.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.core.reviews.reviewing import ReviewState
from claims.models.organization import FourEyes, Organization
from claims.models.review import Review, ReviewDraft
from claims.models.review_revision import Evidence, Source
from claims.models.second_opinion import SecondOpinion
from claims.models.snapshot import Snapshot
from claims.services.base.actors import Actor
from claims.services.base.organization_families import heads_of, is_one_of, owners
from claims.services.desk.review_access import DECIDING_ROLES
from claims.services.desk.second_opinions import BLIND_STATES, WRITTEN_IN, is_hidden_from

MAX_SEARCHED = 50
"""Texts of one work in which a quote is looked for."""


def counting_snapshots(
    session: Session, review: Review, source_id: int, *, opinion_of: int | None = None
) -> list[Snapshot]:
    """What was given of a work and counts for a review, newest first, up to ``MAX_SEARCHED``: of a book each page is one.

    For its draft unless ``opinion_of`` names who writes an opinion on it that is not handed in yet.
    """
    given = or_(_of_the_review(review, opinion_of), _of_its_organization(session, review))
    rows = select(Snapshot).where(Snapshot.source_id == source_id, given).order_by(Snapshot.id.desc())
    return list(session.scalars(rows.limit(MAX_SEARCHED)))


def latest_counting(session: Session, review: Review, sources: Iterable[Source]) -> dict[int, Snapshot]:
    """Of each of these works without an address the newest that counts for the draft; works without any are left out."""
    found = {}
    for source in sources:
        if kept := counting_snapshots(session, review, source.id):
            found[source.id] = kept[0]
    return found


def shown_snapshots(session: Session, source: Source, viewer: Actor | None, *, limit: int) -> list[Snapshot]:
    """What of a source ``viewer`` (None: anybody) may see to be archived, newest first.

    Of a page with an address all of it; of what was given, what public verdicts rest on and what ``viewer`` may see of
    their organization's drafts.
    """
    rows = select(Snapshot).where(Snapshot.source_id == source.id).order_by(Snapshot.id.desc()).limit(limit)
    if source.url or (viewer is not None and viewer.is_internal):
        return list(session.scalars(rows))
    public = exists().where(Evidence.snapshot_id == Snapshot.id)
    if viewer is None or viewer.organization_id is None or not viewer.roles & DECIDING_ROLES:
        return list(session.scalars(rows.where(public)))
    own = _given_in(session, viewer.organization_id)
    public_ids = set(session.scalars(select(Snapshot.id).where(Snapshot.source_id == source.id, public)))
    may_see = _visible_to(session, viewer)
    found = session.scalars(rows.where(or_(public, own)))
    return [row for row in found if row.id in public_ids or may_see(row)]


def _of_the_review(review: Review, opinion_of: int | None) -> ColumnElement[bool]:
    own = Snapshot.given_for_id == review.id
    if opinion_of is not None:
        return and_(own, Snapshot.given_by_id == opinion_of)
    opinion = aliased(SecondOpinion)
    goes_with_an_open_one = exists().where(opinion.author_id == Snapshot.given_by_id, *_is_open(opinion, review))
    return and_(own, ~and_(_is_blind(Snapshot.given_for_id), goes_with_an_open_one))


def _of_its_organization(session: Session, review: Review) -> ColumnElement[bool]:
    head = heads_of(session, [review.organization_id])[review.organization_id]
    public = exists().where(Evidence.snapshot_id == Snapshot.id)
    return and_(_given_in(session, head), or_(public, ~_is_blind(Snapshot.given_for_id)))


def _given_in(session: Session, organization_id: int) -> ColumnElement[bool]:
    giving = aliased(Review)
    theirs = is_one_of(giving.organization_id, owners(session, organization_id))
    return exists().where(giving.id == Snapshot.given_for_id, theirs)


def _is_blind(review_id: InstrumentedAttribute[int | None] | int) -> ColumnElement[bool]:
    """Whether a second opinion may still be asked for on a review (as ``is_hidden_from`` has it for one person)."""
    giving, opinion = aliased(Review), aliased(SecondOpinion)
    maker, head = aliased(Organization), aliased(Organization)
    is_in = exists().where(
        opinion.review_id == giving.id,
        opinion.revision_number == func.coalesce(giving.current_number, 0) + 1,
        opinion.given_at.is_not(None),
    )
    return exists().where(
        giving.id == review_id,
        or_(
            giving.state.in_(WRITTEN_IN),
            and_(giving.state.in_(BLIND_STATES), exists().where(ReviewDraft.review_id == giving.id)),
        ),
        maker.id == giving.organization_id,
        head.id == func.coalesce(maker.merged_into_id, maker.id),
        or_(head.four_eyes == FourEyes.BLIND, giving.state == ReviewState.SECOND_OPINION),
        ~is_in,
    )


def _is_open(opinion: type[SecondOpinion], review: Review) -> tuple[ColumnElement[bool], ...]:
    """The conditions that an opinion on the next revision of a review is being written, and not handed in."""
    number = (review.current_number or 0) + 1
    return (opinion.review_id == review.id, opinion.revision_number == number, opinion.given_at.is_(None))


def _visible_to(session: Session, viewer: Actor) -> Callable[[Snapshot], bool]:
    """Tells of a page given in the viewer's organization whether they may see it."""

    @cache
    def is_hidden(review_id: int) -> bool:
        return is_hidden_from(session, session.get_one(Review, review_id), viewer)

    @cache
    def opinion_writers(review_id: int) -> frozenset[int]:
        is_open = _is_open(SecondOpinion, session.get_one(Review, review_id))
        return frozenset(session.scalars(select(SecondOpinion.author_id).where(*is_open, _is_blind(review_id))))

    def may_see(row: Snapshot) -> bool:
        if row.given_for_id is None:
            return False
        if row.given_by_id == viewer.user_id:
            return True
        return not is_hidden(row.given_for_id) and row.given_by_id not in opinion_writers(row.given_for_id)

    return may_see
