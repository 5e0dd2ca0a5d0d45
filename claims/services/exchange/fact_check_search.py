"""The search of claims with published reviews that clients of Google's Fact Check Tools expect: by words, by publisher, by
the address of an image.

Answers come with a place, from which the next page goes on; places do not shift when claims are added. A page looks at a
bounded number of claims: where hardly any is wanted it ends early, short or, after a few such windows, empty, with the
place from which to go on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, func, or_, select, tuple_
from sqlalchemy.orm import Session

from claims.core.sources.publisher_sites import publisher_site
from claims.core.texts.claim_query import Relevance, read_claim_query, relevance
from claims.core.texts.day_words import first_moment
from claims.core.texts.removed_words import REMOVED
from claims.core.verdicts import Freshness
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_image import ReviewImage
from claims.models.review_revision import ReviewRevision
from claims.models.speaker import Speaker
from claims.services.answers.answers import ReviewAnswer, answers_for_claims
from claims.services.base.claim_families import families_of
from claims.services.base.organization_families import without_index
from claims.services.base.paging import is_below
from claims.services.base.parts import among, in_parts
from claims.services.exchange.claim_review_out import Site
from claims.services.index.candidates import find_candidates
from claims.services.matching.wordings import answering_claims, texts_of

MOST_SKIPPED = 10_000
"""Claims that an offset may leap over: each is looked at, and whoever wants more goes on from a place."""

_CANDIDATES = 800
"""Claims that a query in words is compared with."""

_BATCH = 200
"""Revisions, or claims found by words, whose reviews are looked up together."""

MOST_LOOKED_AT = 20_000
"""Revisions of one window that is looked through for a language or an age: some 10 µs each on PostgreSQL, 5 on SQLite."""

MOST_WINDOWS = 5
"""Windows that a page looks through before it is answered empty: clients of Google's may take an empty one for the last."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Place = tuple[int, ...]
"""Where a claim stands in the list: numbers that fall from one claim to the next."""


@dataclass(frozen=True, slots=True)
class FactCheckQuery:
    """What is searched: words, or the site of a publisher, or both; or the ``image`` with this key. ``language`` is a
    primary subtag, ``spoken`` are the languages of claims that it stands for (the search finds them), ``since`` the day on
    which the claim or a review of it must have been made at the earliest."""

    words: str = ""
    site: str = ""
    image: str = ""
    language: str = ""
    spoken: tuple[str, ...] = ()
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with the reviews that were asked for, newest first, and its claimant ("" for nobody known)."""

    claim: Claim
    claimant: str
    reviews: tuple[ReviewAnswer, ...]
    place: Place = ()


@dataclass(frozen=True, slots=True)
class FactChecks:
    """A part of the list, and the place after which it goes on (None at its end) once so many more are left out."""

    items: list[CheckedClaim]
    next_place: Place | None = None
    still_to_skip: int = 0


@dataclass(frozen=True, slots=True)
class _Pause:
    """Stands among claims where enough was looked at for one page, though the list goes on after this place."""

    place: Place


def search_fact_checks(
    session: Session,
    query: FactCheckQuery,
    *,
    own: Site,
    today: dt.date,
    limit: int,
    after: Place | None = None,
    skip: int = 0,
) -> FactChecks:
    """Claims with a review that stands (an expired one does), each once.

    By words the most relevant first, then newer reviews first; without words by the newest review, of the image if one is
    searched. ``own`` tells which
    pages are the registry's, ``after`` is the place where the page before ended, ``skip`` how many to leave out from there
    (up to ``MOST_SKIPPED``).
    """
    if query.language:
        query = replace(query, spoken=tuple(_spoken(session, query.language)))
        if not query.spoken:
            return FactChecks([])
    search = _by_words if query.words else _by_time
    items: list[CheckedClaim] = []
    windows = 0
    for found in search(session, query, own, today, after):
        if isinstance(found, _Pause):
            windows += 1
            if items or windows >= MOST_WINDOWS:
                return FactChecks(items, found.place, skip)
        elif skip > 0:
            skip -= 1
        elif len(items) == limit:
            return FactChecks(items, items[-1].place)
        else:
            items.append(found)
    return FactChecks(items)


def _by_words(
    session: Session, query: FactCheckQuery, own: Site, today: dt.date, after: Place | None
) -> Iterator[CheckedClaim | _Pause]:
    """The most relevant first; reviews are looked up part by part, as far as the page goes."""
    read = read_claim_query(query.words)
    hits = find_candidates(session, read.terms, limit=_CANDIDATES)
    found = answering_claims(session, [hit.claim_id for hit in hits])
    reviewed = _reviewed(session, list(found), query, own)
    other_words = texts_of(session, (one for claim_id in reviewed for one in found[claim_id] if one != claim_id))
    ranked = []
    for item in _claims(session, reviewed, query):
        texts = [item.claim.text, *(other_words[one] for one in found[item.claim.id] if one in other_words)]
        told = (relevance(read, text, [item.claimant]) for text in texts)
        how_well = max((one for one in told if one is not None), default=None)
        if how_well is not None and (after is None or (how_well.shared, how_well.likeness) <= after[:2]):
            ranked.append((how_well, item))
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    for part in _alike_together(ranked):
        answers = _answers(session, [item.claim.id for _, item in part], query, own, today)
        listed = []
        for how_well, item in part:
            if reviews := answers.get(item.claim.id):
                place = (how_well.shared, how_well.likeness, _moment(reviews[0].reviewed_at), -item.claim.id)
                listed.append(replace(item, reviews=reviews, place=place))
        listed.sort(key=lambda item: item.place, reverse=True)
        yield from (item for item in listed if after is None or item.place < after)


def _reviewed(session: Session, claim_ids: Sequence[int], query: FactCheckQuery, own: Site) -> list[int]:
    """Those claims that have a review that stands, on the site where one is asked for, themselves or through a merged one.
    Of 800 claims found by words hardly any may, and only these need be read and compared with the query."""
    rows = (
        select(Review.claim_id)
        .join(ReviewRevision, ReviewRevision.review_id == Review.id)
        .where(Review.current_number == ReviewRevision.number, Review.withdrawn_at.is_(None))
    )
    if query.site:
        rows = rows.where(or_(*_on_site(query.site, own)))
    found: list[int] = []
    for part in in_parts(claim_ids):
        families = families_of(session, part)
        members = sorted({member for family in families.values() for member in family})
        reviewed = set(session.scalars(rows.where(among(session, Review.claim_id, members))))
        found += [claim_id for claim_id in part if not reviewed.isdisjoint(families[claim_id])]
    return found


_Ranked = Sequence[tuple[Relevance, CheckedClaim]]


def _alike_together(ranked: _Ranked) -> Iterator[_Ranked]:
    """Parts of some ``_BATCH`` claims; those that are equally relevant are ordered by their reviews and stay together."""
    start = 0
    while start < len(ranked):
        end = min(start + _BATCH, len(ranked))
        while end < len(ranked) and ranked[end][0] == ranked[end - 1][0]:
            end += 1
        yield ranked[start:end]
        start = end


def _by_time(
    session: Session, query: FactCheckQuery, own: Site, today: dt.date, after: Place | None
) -> Iterator[CheckedClaim | _Pause]:
    """Claims at the place of their newest review on the site, or about the image; the others of theirs are passed over."""
    listing = _listing(query, own)
    for stretch in _stretches(query):
        if stretch.start is not None:
            after = stretch.start if after is None else min(after, stretch.start)
        while True:
            end = _end_of_window(session, listing, after) if stretch.is_sparse else None
            if end is not None and stretch.end is not None and end < stretch.end:
                end = None
            while rows := _revisions(session, query, stretch.wanted, listing, after, end):
                items = {item.claim.id: item for item in _claims(session, {row[2] for row in rows}, query)}
                answers = _answers(session, items, query, own, today)
                leading = _leading(session, answers, query)
                for reviewed_at, revision_id, claim_id in rows:
                    after = (_moment(reviewed_at), revision_id)
                    if leading.get(claim_id) == revision_id:
                        yield replace(items[claim_id], reviews=answers[claim_id], place=after)
            if end is None:
                break
            after = end
            yield _Pause(after)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the list by time, from the place ``start`` to ``end`` (None: of the list), with what is wanted of its
    revisions; ``is_sparse`` where few may meet that, so that it is looked through in windows."""

    wanted: tuple[ColumnElement[bool], ...]
    is_sparse: bool
    start: Place | None = None
    end: Place | None = None


def _stretches(query: FactCheckQuery) -> list[_Stretch]:
    """The list in one stretch; in two where claims or reviews must be young: young reviews come first, and only behind them
    claims need be looked for that are young though their review is not. Of both at once PostgreSQL expects so few that it
    reads all reviews (160 ms at a million claims instead of 30)."""
    # Without an index, for SQLite would begin with all claims of the language.
    spoken = (without_index(Claim.language.in_(query.spoken)),) if query.language else ()
    if query.since is None:
        return [_Stretch(spoken, bool(spoken))]
    midnight = first_moment(query.since)
    border = (_moment(midnight), 0)
    return [
        _Stretch((*spoken, ReviewRevision.reviewed_at >= midnight), bool(spoken), end=border),
        _Stretch((*spoken, Claim.claim_date >= query.since), is_sparse=True, start=border),
    ]


@dataclass(frozen=True, slots=True)
class _Listing:
    """Rows of revisions along an index: when reviewed and which, in what order, and where, each condition by itself."""

    key: tuple[Any, Any]
    newest_first: tuple[UnaryExpression[Any], ...]
    where: list[ColumnElement[bool]]


def _listing(query: FactCheckQuery, own: Site) -> _Listing:
    if query.image:
        return _Listing(_IMAGE_KEY, _NEWEST_IMAGE_FIRST, [ReviewImage.address_key == query.image])
    return _Listing(_KEY, _NEWEST_FIRST, _on_site(query.site, own))


def _leading(
    session: Session, answers: Mapping[int, tuple[ReviewAnswer, ...]], query: FactCheckQuery
) -> dict[int, int]:
    """By claim the newest revision of those that are listed: of the image those that name it."""
    if not query.image:
        return {claim_id: reviews[0].revision_id for claim_id, reviews in answers.items()}
    shown: set[int] = set()
    for part in in_parts([review.revision_id for reviews in answers.values() for review in reviews]):
        named = ReviewImage.address_key == query.image, ReviewImage.revision_id.in_(part)
        shown |= set(session.scalars(select(ReviewImage.revision_id).where(*named)))
    return {
        claim_id: next((review.revision_id for review in reviews if review.revision_id in shown), 0)
        for claim_id, reviews in answers.items()
    }


def _revisions(
    session: Session,
    query: FactCheckQuery,
    wanted: Sequence[ColumnElement[bool]],
    listing: _Listing,
    after: Place | None,
    end: Place | None,
) -> list[tuple[dt.datetime, int, int]]:
    """The next current revisions that are listed, newest first, to the end of the window: when reviewed, id, and the claim
    that answers for theirs."""
    rows = (
        select(*listing.key, func.coalesce(Claim.merged_into_id, Claim.id))
        .select_from(ReviewRevision)
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(Claim, Claim.id == Review.claim_id)
        .where(Review.current_number == ReviewRevision.number, Review.withdrawn_at.is_(None), *wanted)
        .where(*_beyond(listing, after))
        .order_by(*listing.newest_first)
        .limit(_BATCH)
    )
    if query.image:
        rows = rows.join(ReviewImage, ReviewImage.revision_id == ReviewRevision.id)
    if end is not None:
        rows = rows.where(tuple_(*listing.key) >= tuple_(*_key(end)))
    found = []
    # Each site by itself: of several at once the databases sort all that there is instead of reading on in the index.
    for there in listing.where:
        found += [(row[0], row[1], row[2]) for row in session.execute(rows.where(there))]
    return sorted(found, reverse=True)[:_BATCH]


def _end_of_window(session: Session, listing: _Listing, after: Place | None) -> Place | None:
    """The last revision that a page after a place looks at; None where fewer are left."""
    rows = select(*listing.key).where(*_beyond(listing, after)).order_by(*listing.newest_first)
    last = rows.offset(MOST_LOOKED_AT - 1).limit(1)
    found = [session.execute(last.where(there)).one_or_none() for there in listing.where]
    return max(((_moment(row[0]), row[1]) for row in found if row is not None), default=None)


_KEY = (ReviewRevision.reviewed_at, ReviewRevision.id)
_NEWEST_FIRST = (ReviewRevision.site.desc(), *(column.desc() for column in _KEY))
"""The order of the index, on one site. With ``site IS NULL`` alone PostgreSQL does not see that the rest is in order, and
sorts all revisions for each page (333,000: 60 ms of three processes instead of 1)."""

_IMAGE_KEY = (ReviewImage.reviewed_at, ReviewImage.revision_id)
_NEWEST_IMAGE_FIRST = (ReviewImage.address_key.desc(), *(column.desc() for column in _IMAGE_KEY))


def _beyond(listing: _Listing, after: Place | None) -> list[ColumnElement[bool]]:
    return [] if after is None else [is_below(listing.key, *_key(after))]


def _key(place: Place) -> tuple[dt.datetime, int]:
    return (_EPOCH + dt.timedelta(microseconds=place[0]), place[1])


def _on_site(site: str, own: Site) -> list[ColumnElement[bool]]:
    on_site: ColumnElement[bool] = ReviewRevision.site == site
    if site != publisher_site(own.base):
        return [on_site]
    hosts = {site, *(host for host in map(publisher_site, (f"//{host}" for host in own.hosts)) if host)}
    return [ReviewRevision.site.is_(None), *(ReviewRevision.site == host for host in sorted(hosts))]


def _spoken(session: Session, primary: str) -> list[str]:
    """The languages of claims with this primary subtag; the index is read from one language to the next."""
    known = select(func.min(Claim.language).label("language")).cte("known", recursive=True)
    following = select(func.min(Claim.language)).where(Claim.language > known.c.language).scalar_subquery()
    known = known.union_all(select(following).where(known.c.language.is_not(None)))
    found = session.scalars(select(known.c.language).where(known.c.language.is_not(None)))
    return [language for language in found if _primary(language) == primary]


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _claims(session: Session, claim_ids: Iterable[int], query: FactCheckQuery) -> Iterator[CheckedClaim]:
    """These claims without their reviews; merged ones and those in other languages are left out."""
    for part in in_parts(list(claim_ids)):
        rows = select(Claim, Speaker.name).outerjoin(Speaker, Speaker.id == Claim.speaker_id)
        for claim, claimant in session.execute(rows.where(Claim.id.in_(part), Claim.merged_into_id.is_(None))):
            is_spoken = query.language in ("", _primary(claim.language))
            if is_spoken and claim.text != REMOVED:
                yield CheckedClaim(claim, claimant or "", ())


def _answers(
    session: Session, claim_ids: Iterable[int], query: FactCheckQuery, own: Site, today: dt.date
) -> dict[int, tuple[ReviewAnswer, ...]]:
    """By claim the reviews that were asked for; claims without one, and those that are too old, are left out."""
    found = {}
    for claim_id, answers in answers_for_claims(session, claim_ids, on=today, published=None).items():
        kept = tuple(answer for answer in answers if _is_wanted(answer, query, own))
        if kept:
            found[claim_id] = kept
    return found if query.since is None else _young_enough(session, found, query.since)


def _is_wanted(answer: ReviewAnswer, query: FactCheckQuery, own: Site) -> bool:
    if answer.freshness is Freshness.WITHDRAWN or answer.rating == REMOVED:
        return False
    return query.site in ("", publisher_site(own.base if own.owns(answer.url) else answer.url or ""))


def _young_enough(
    session: Session, found: dict[int, tuple[ReviewAnswer, ...]], since: dt.date
) -> dict[int, tuple[ReviewAnswer, ...]]:
    """Those of which the claim or a review is of that day or newer."""
    old = [claim_id for claim_id, answers in found.items() if answers[0].reviewed_at.astimezone(dt.UTC).date() < since]
    young = set(found) - set(old)
    for part in in_parts(old):
        young |= set(session.scalars(select(Claim.id).where(Claim.id.in_(part), Claim.claim_date >= since)))
    return {claim_id: answers for claim_id, answers in found.items() if claim_id in young}


def _moment(time: dt.datetime) -> int:
    return (time - _EPOCH) // dt.timedelta(microseconds=1)
