"""How far first and second opinions of an organization agree: by scale, pair of people, and month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.statistics.rater_agreement import RaterAgreement, rater_agreement
from claims.models.review import Review
from claims.models.second_opinion import SecondOpinion
from claims.models.user import User
from claims.services.base.organization_families import owned_by


class AgreementBy(StrEnum):
    """What the opinions are grouped by, within each scale."""

    SCALE = "scale"
    PAIR = "pair"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """The agreement of one group: ``group`` is "" (all), two names ("Ana, Ben") or a month (``2026-11``, UTC)."""

    scale: str
    group: str
    agreement: RaterAgreement


@dataclass(frozen=True, slots=True)
class _Given:
    """Two ratings of one text."""

    scale: str
    people: tuple[int, int]
    given_at: dt.datetime
    ratings: tuple[str, str]


def list_agreements(session: Session, organization_id: int, *, by: AgreementBy) -> list[AgreementRow]:
    """The agreement of every group, by scale and then by group; groups without an opinion are not there.

    A pair of people counts once whichever of them was first; its ratings are kept in the order of the people.
    """
    given = _given(session, organization_id)
    names = _names(session, given) if by is AgreementBy.PAIR else {}
    group_of: dict[AgreementBy, Callable[[_Given], str]] = {
        AgreementBy.SCALE: lambda item: "",
        AgreementBy.PAIR: lambda item: ", ".join(names[number] for number in sorted(item.people)),
        AgreementBy.MONTH: lambda item: f"{item.given_at.astimezone(dt.UTC):%Y-%m}",
    }
    groups: dict[tuple[str, str, tuple[int, ...]], list[tuple[str, str]]] = defaultdict(list)
    for item in given:
        is_by_pair = by is AgreementBy.PAIR
        turned = is_by_pair and item.people[0] > item.people[1]
        ratings = (item.ratings[1], item.ratings[0]) if turned else item.ratings
        people = tuple(sorted(item.people)) if is_by_pair else ()  # two people may have one name
        groups[item.scale, group_of[by](item), people].append(ratings)
    return [AgreementRow(scale, group, rater_agreement(pairs)) for (scale, group, _), pairs in sorted(groups.items())]


def _given(session: Session, organization_id: int) -> list[_Given]:
    rows = session.execute(
        select(
            SecondOpinion.scale,
            SecondOpinion.first_author_id,
            SecondOpinion.author_id,
            SecondOpinion.given_at,
            SecondOpinion.first_rating,
            SecondOpinion.rating,
        )
        .join(Review, Review.id == SecondOpinion.review_id)
        .where(owned_by(session, Review.organization_id, organization_id), SecondOpinion.given_at.is_not(None))
    )
    return [
        _Given(scale, (first_id, second_id), given_at, (first, second))
        for scale, first_id, second_id, given_at, first, second in rows
        if first_id is not None and given_at is not None and first is not None and second is not None
    ]


def _names(session: Session, given: list[_Given]) -> dict[int, str]:
    ids = {number for item in given for number in item.people}
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {row[0]: row[1] for row in rows}
