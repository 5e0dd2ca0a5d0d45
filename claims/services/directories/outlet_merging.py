"""Merging two outlets that are one, after a look at what it touches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict
from claims.models.article import Article
from claims.models.correction_letter import CorrectionLetter
from claims.models.outlet import Outlet, OutletMerge
from claims.models.usage import Usage
from claims.models.user import OrganizationRole
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor, require_role
from claims.services.base.merged_rows import is_of_family
from claims.services.base.rows import count_up_to
from claims.services.directories.outlet_directory import NAME_KEY, OUTLETS, get_outlet
from claims.services.directories.party_merging import PREVIEW_LIMIT, merge_parties, undo_party_merge

COUNT_JOB = "recount_outlet"
"""Counts the demand for what an outlet's articles say anew; arguments ``{outlet_id, after}``."""


@dataclass(frozen=True, slots=True)
class OutletMergePreview:
    """What a merge would touch, each counted up to ``PREVIEW_LIMIT``.

    ``same_identity`` are pairs of articles, of this outlet and of the other, that have the same address or, without
    one, the same text: both stay, and what comes in for it later is a version of the older one.
    """

    articles: int
    examples: tuple[Article, ...]
    letters: int
    served: int
    same_identity: tuple[tuple[Article, Article], ...]


def preview_outlet_merge(session: Session, outlet_id: int, into_id: int | None = None) -> OutletMergePreview:
    """What would be the other outlet's; without the other, no two articles can meet."""
    own = is_of_family(Article.outlet_id, Outlet, outlet_id)
    articles = select(Article).where(own).order_by(Article.id.desc())
    letters = select(CorrectionLetter.id).join(Article, Article.id == CorrectionLetter.article_id).where(own)
    served = select(Usage.consumer).join(Article, Article.id == Usage.article_id).where(own).distinct()
    return OutletMergePreview(
        count_up_to(session, articles, PREVIEW_LIMIT),
        tuple(session.scalars(articles.limit(5))),
        count_up_to(session, letters, PREVIEW_LIMIT),
        count_up_to(session, served, PREVIEW_LIMIT),
        () if into_id is None else _same_identity(session, outlet_id, into_id),
    )


def merge_outlets(
    session: Session, outlet_id: int, into_id: int, *, reason: str, actor: Actor, now: dt.datetime
) -> OutletMerge:
    """Let an outlet lead to another; its articles stay filed under it. For reviewers, with a reason.

    Raises as ``merge_parties``, and ``Conflict`` (``outlet_is_unknown``) for the outlet of texts without one.
    """
    require_role(actor, OrganizationRole.REVIEWER)
    for number in (outlet_id, into_id):
        if get_outlet(session, number).key == NAME_KEY:
            raise Conflict(
                "Texts of which nobody knows the outlet are filed there: it is none, and one with none.",
                code="outlet_is_unknown",
            )
    merge = merge_parties(session, OUTLETS, outlet_id, into_id, reason=reason, actor=actor, now=now)
    _recount(session, outlet_id, now)
    return merge


def undo_outlet_merge(
    session: Session, merge_id: int, *, reason: str = "", actor: Actor, now: dt.datetime
) -> OutletMerge:
    """Take a merge of outlets back: what came in for the one meanwhile is its own again. For reviewers."""
    require_role(actor, OrganizationRole.REVIEWER)
    merge = undo_party_merge(session, OUTLETS, merge_id, reason=reason, actor=actor, now=now)
    _recount(session, merge.party_id, now)
    return merge


def _recount(session: Session, outlet_id: int, now: dt.datetime) -> None:
    """Claims that both say are said by one outlet now, or by two again: counted later, as it may be many."""
    arguments: Mapping[str, Any] = {"outlet_id": outlet_id, "after": 0}
    jobs.enqueue(session, COUNT_JOB, arguments, owner=SYSTEM.label, now=now)


def _same_identity(session: Session, outlet_id: int, into_id: int) -> tuple[tuple[Article, Article], ...]:
    other = aliased(Article)
    rows = session.execute(
        select(Article, other)
        .join(other, other.identity_key == Article.identity_key)
        .where(is_of_family(Article.outlet_id, Outlet, outlet_id), is_of_family(other.outlet_id, Outlet, into_id))
        .order_by(Article.id)
        .limit(PREVIEW_LIMIT)
    )
    return tuple((row[0], row[1]) for row in rows)
