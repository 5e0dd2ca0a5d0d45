"""Passages whose answer changed: told to the organization that sent the article."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import and_, select
from sqlalchemy.orm import Session, defer

from claims.core.messages.events import AppearanceVerdictChanged, VerdictSide
from claims.core.verdicts import Verdict
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.articles.articles import is_newest_read
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, organization_of_label
from claims.services.base.claim_families import askers_of, families_of, family_of
from claims.services.base.events import write_events
from claims.services.base.parts import in_parts

TELL_JOB = "tell_articles"

APPEARANCES_AT_ONCE = 200
LEAST_LIKENESS = 60.0
"""Similarity (rapidfuzz ratio, 0..100) from which a new passage counts as an old one reworded; "157,000 people have been
killed" against "157,000 civilians have been killed" has 92, two sentences of one article at most some 50."""

MOST_REWORDED = 300
"""Passages of a version that are looked at; each is compared with each of the other version."""

_EXACT_LENGTH = 500
_WITHOUT_TEXT = defer(ArticleVersion.body)
"""Whole articles are not read for the passages in them."""


def tell_of_verdict(
    session: Session, review: Review, *, old: Verdict | None, new: Verdict | None, now: dt.datetime
) -> None:
    """Tell those whose articles say the review's claim, where its verdict is another than before: the first of them at
    once, for other verdicts, merges and splits may follow before a job runs; the rest are told by one, of this change."""
    if old == new:
        return
    was, is_now = _with_others(session, review.claim_id, review.id, old, new)
    _tell_of_change(session, review.claim_id, Answered(family_of(session, review.claim_id), was), is_now, now=now)


def tell_articles(session: Session, arguments: Mapping[str, Any], *, after: int, now: dt.datetime) -> int | None:
    """Tell of the next passages; gives the appearance to go on after, None when all were told of."""
    claim_ids, old, new = _change_of(session, arguments)
    rows = session.execute(
        select(Appearance, ArticleVersion)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(Appearance.claim_id.in_(claim_ids), Appearance.id > after, is_newest_read())
        .options(_WITHOUT_TEXT)
        .order_by(Appearance.id)
        .limit(APPEARANCES_AT_ONCE)
    ).all()
    changes = (
        _Told(
            appearance,
            version,
            VerdictSide(claim_id=appearance.claim_id, verdicts=old),
            VerdictSide(claim_id=appearance.claim_id, verdicts=new),
        )
        for appearance, version in (rows if old != new else ())
    )
    _tell(session, changes, now=now)
    return rows[-1][0].id if len(rows) == APPEARANCES_AT_ONCE else None


def reworded_in(session: Session, version: ArticleVersion, before_id: int | None) -> list[tuple[int, int]]:
    """The appearances of the version ``before_id`` that a further version of the article words otherwise, each with the new
    one; none without a version before. Only reads; of long versions for a while."""
    if before_id is None:
        return []
    pairs = _reworded(_appearances(session, before_id), _appearances(session, version.id))
    return [(old.id, new.id) for old, new in pairs]


def tell_of_version(
    session: Session, version: ArticleVersion, reworded: Sequence[tuple[int, int]], *, now: dt.datetime
) -> int:
    """Tell of passages that a further version of an article words otherwise, as ``reworded_in`` found them, and that are
    answered otherwise for that; gives how many."""
    wanted = select(Appearance).where(Appearance.id.in_({number for pair in reworded for number in pair}))
    rows = {row.id: row for row in session.scalars(wanted)}
    verdicts = standing_verdicts(session, {row.claim_id for row in rows.values() if row.claim_id is not None})
    changes = []
    for pair in reworded:
        old, new = (rows[number] for number in pair)
        was, is_now = (
            VerdictSide(claim_id=row.claim_id, verdicts=verdicts.get(row.claim_id or 0, ())) for row in (old, new)
        )
        if was.verdicts != is_now.verdicts:
            changes.append(_Told(new, version, was, is_now))
    _tell(session, changes, now=now)
    return len(changes)


def sides_of(session: Session, appearances: Iterable[Appearance]) -> dict[int, VerdictSide]:
    """By appearance how it is answered now: its claim and the verdicts that stand. Taken before a person moves
    appearances, for ``tell_moved``."""
    listed = list(appearances)
    verdicts = standing_verdicts(session, {row.claim_id for row in listed if row.claim_id is not None})
    return {row.id: VerdictSide(claim_id=row.claim_id, verdicts=verdicts.get(row.claim_id or 0, ())) for row in listed}


def tell_moved(
    session: Session, appearances: Sequence[Appearance], before: Mapping[int, VerdictSide], *, now: dt.datetime
) -> None:
    """Tell of those appearances in the newest versions of articles that a person's decision gave another answer than
    ``before``; one that is not in there had none."""
    sides = sides_of(session, appearances)
    nothing = VerdictSide(claim_id=None, verdicts=())
    moved = {row.id: row for row in appearances if before.get(row.id, nothing).verdicts != sides[row.id].verdicts}
    changes = []
    for part in in_parts(sorted(moved)):
        versions = (
            select(Appearance.id, ArticleVersion)
            .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
            .where(Appearance.id.in_(part), is_newest_read())
            .options(_WITHOUT_TEXT)
        )
        for appearance_id, version in session.execute(versions.order_by(Appearance.id)):
            was = before.get(appearance_id, nothing)
            changes.append(_Told(moved[appearance_id], version, was, sides[appearance_id]))
    _tell(session, changes, now=now)


def tell_of_regrouping(session: Session, before: Mapping[int, Answered], *, now: dt.datetime) -> None:
    """Tell those whose articles say claims that are answered otherwise since two were merged, or are two again; the first
    of them at once.

    ``before`` is what ``answered_by`` gave of each of the two.
    """
    for claim_id, was in before.items():
        _tell_of_change(session, claim_id, was, standing_verdicts(session, [claim_id])[claim_id], now=now)


@dataclass(frozen=True, slots=True)
class Answered:
    """The claims that are one, and the verdicts on them that stand."""

    members: tuple[int, ...]
    verdicts: tuple[str, ...]


def answered_by(session: Session, claim_ids: Iterable[int]) -> dict[int, Answered]:
    """By claim how what is said of it is answered now: of itself and of all that lead to it."""
    ids = list(claim_ids)
    families, verdicts = families_of(session, ids), standing_verdicts(session, ids)
    return {claim_id: Answered(families[claim_id], verdicts[claim_id]) for claim_id in ids}


def standing_verdicts(
    session: Session, claim_ids: Iterable[int], *, but: int | None = None
) -> dict[int, tuple[str, ...]]:
    """By claim the distinct verdicts that stand, sorted, without those of the review ``but``."""
    families = families_of(session, claim_ids)
    askers = askers_of(families)
    found: dict[int, set[str]] = defaultdict(set)
    members = list(askers)
    for part in in_parts(members):
        rows = session.execute(
            select(Review.claim_id, ReviewRevision.verdict)
            .join(
                ReviewRevision,
                and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number),
            )
            .where(
                Review.claim_id.in_(part),
                Review.withdrawn_at.is_(None),
                Review.id != (but or 0),
            )
        )
        for member, verdict in rows:
            for asked in askers[member]:
                found[asked].add(verdict.value)
    return {asked: tuple(sorted(found[asked])) for asked in families}


def _tell_of_change(session: Session, claim_id: int, was: Answered, new: tuple[str, ...], *, now: dt.datetime) -> None:
    """Tell of the first passages, and have a job go on after them."""
    if was.verdicts == new:
        return
    arguments = {"claim_id": claim_id, "claim_ids": was.members, "old": was.verdicts, "new": new}
    after = tell_articles(session, arguments, after=0, now=now)
    if after is not None:
        jobs.enqueue(session, TELL_JOB, {**arguments, "after": after}, owner=SYSTEM.label, now=now)


@dataclass(frozen=True, slots=True)
class _Told:
    """A passage that is answered otherwise than before, and the version that says it."""

    appearance: Appearance
    version: ArticleVersion
    old: VerdictSide
    new: VerdictSide


def _tell(session: Session, changes: Iterable[_Told], *, now: dt.datetime) -> None:
    """Tell the organizations that sent the versions; nobody is told of articles that no organization has sent."""
    senders: dict[str, int | None] = {}
    told: list[tuple[int, AppearanceVerdictChanged]] = []
    for change in changes:
        label = change.version.received_from
        if label not in senders:
            senders[label] = organization_of_label(session, label)
        sender = senders[label]
        if sender is not None:
            told.append((sender, _event_of(change)))
    write_events(session, told, now=now)


def _event_of(change: _Told) -> AppearanceVerdictChanged:
    return AppearanceVerdictChanged(
        article_id=change.version.article_id,
        version=change.version.number,
        appearance_id=change.appearance.id,
        exact=change.appearance.exact[:_EXACT_LENGTH],
        old=change.old,
        new=change.new,
        permalink=f"/articles/{change.version.article_id}",
    )


def _reworded(before: Sequence[Appearance], after: Sequence[Appearance]) -> list[tuple[Appearance, Appearance]]:
    """Passages that only one of two versions has, each old one with the new one that is most like it."""
    kept = {row.standalone_text for row in before} & {row.standalone_text for row in after}
    gone = [row for row in before if row.standalone_text not in kept][:MOST_REWORDED]
    come = [row for row in after if row.standalone_text not in kept][:MOST_REWORDED]
    pairs = []
    for old in gone:
        best = max(come, key=lambda new: fuzz.ratio(old.exact, new.exact), default=None)
        if best is not None and fuzz.ratio(old.exact, best.exact) >= LEAST_LIKENESS:
            come.remove(best)
            pairs.append((old, best))
    return pairs


def _appearances(session: Session, version_id: int) -> Sequence[Appearance]:
    rows = select(Appearance).where(Appearance.article_version_id == version_id).order_by(Appearance.position)
    return session.scalars(rows).all()


def _change_of(
    session: Session, arguments: Mapping[str, Any]
) -> tuple[Sequence[int], tuple[str, ...], tuple[str, ...]]:
    """The claims whose passages are answered otherwise, and the verdicts before and after."""
    old, new = arguments["old"], arguments["new"]
    if "claim_ids" in arguments:
        return [int(number) for number in arguments["claim_ids"]], tuple(old), tuple(new)
    claim_id = int(arguments["claim_id"])  # a job that an earlier release has queued
    return family_of(session, claim_id), *_with_others(session, claim_id, int(arguments["review_id"]), old, new)


def _with_others(
    session: Session, claim_id: int, review_id: int, *given: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The verdicts that a claim has with the old and with the new one of this review, beside those of others."""
    others = standing_verdicts(session, [claim_id], but=review_id)[claim_id]
    old, new = (tuple(sorted({*others, *([str(one)] if one else [])})) for one in given)
    return old, new
