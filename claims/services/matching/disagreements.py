"""Where a person and the matcher say different things: the person's word stands, and the list shows what to look at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.records import MatchState
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.base.paging import Page, Place, checked_limit, decode_cursor, is_below, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to


class DisagreementKind(StrEnum):
    """``now``: the matcher says something else since the person decided; ``all``: also where it was overruled."""

    NOW = "now"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A match on which both differ, the words of either side with the tag of their language; ``is_new`` where the machine
    said otherwise when the person decided."""

    match: Match
    text: str
    language: str
    claim_text: str
    claim_language: str
    is_new: bool
    since: dt.datetime


def list_disagreements(
    session: Session, *, kind: DisagreementKind | str = DisagreementKind.NOW, after: str | None = None, limit: int = 50
) -> Page[Disagreement]:
    """Matches whose person and machine differ, newest decision of the machine first.

    Raises ``Invalid`` for another kind, ``bad_cursor`` and ``limit_out_of_range``.
    """
    chosen = _kind(kind)
    name = f"disagreements:{chosen}"
    since = func.coalesce(Match.machine_decided_at, Match.decided_at)
    rows = (
        select(Match, Appearance.standalone_text, ArticleVersion.language, Claim.text, Claim.language)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Claim, Claim.id == Match.claim_id)
        .where(*_conditions(chosen))
    )
    if after is not None:
        place = decode_cursor(name, after)
        rows = rows.where(is_below((since, Match.id), place.time, place.id))
    rows = rows.order_by(since.desc(), Match.id.desc()).limit(checked_limit(limit) + 1)
    found = [
        Disagreement(
            match,
            text,
            language,
            claim_text,
            claim_language,
            match.judged_machine_relation is not match.machine_relation,
            match.machine_decided_at or match.decided_at,
        )
        for match, text, language, claim_text, claim_language in session.execute(rows)
    ]
    return page_of(found, limit, name, lambda row: Place(row.since, row.match.id))


def count_disagreements(session: Session, *, limit: int = MOST_COUNTED) -> int:
    """How many the machine has by now, counted up to ``limit``."""
    return count_up_to(session, select(Match.id).where(*_conditions(DisagreementKind.NOW)), limit)


def _conditions(kind: DisagreementKind) -> list[ColumnElement[bool]]:
    conditions = [
        Match.decided_by_id.is_not(None),
        Match.state.in_((MatchState.CONFIRMED, MatchState.REJECTED)),
        Match.machine_relation != Match.relation,
    ]
    if kind is DisagreementKind.NOW:
        conditions.append(Match.judged_machine_relation.is_distinct_from(Match.machine_relation))
    return conditions


def _kind(kind: DisagreementKind | str) -> DisagreementKind:
    try:
        return DisagreementKind(kind)
    except ValueError as error:
        raise Invalid(f"There is no kind “{kind}”. Known: {', '.join(DisagreementKind)}.", field="kind") from error
