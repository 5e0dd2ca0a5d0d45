"""What people decided on matches as lines of JSON: training and evaluation data, readable by ``evaluate``."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from claims.core.records import MatchState
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Judgement, Match
from claims.models.reading_correction import ReadingCorrection
from claims.services.articles.articles import publication_date
from claims.services.articles.readings import Reading, reading_of
from claims.services.base.actors import user_label
from claims.services.base.parts import in_key_order
from claims.services.claims.claim_texts import text_changes, text_then


def judgement_lines(session: Session, *, every: bool = False) -> Iterator[dict[str, Any]]:
    """One line for each judged match, its newest decision, in the order of the judgements' ids; with ``every`` one for
    each decision ever made.

    ``new`` and ``verified`` are the texts as they were when they were judged, ``relation`` what the person decided,
    ``state`` confirmed, rejected or suggested (unsure). ``matcher`` is what the machine had said by then. Who judged is a
    number, nobody's name.
    """

    def rows_after(after: int, limit: int) -> Sequence[Row[Judgement, Match, Appearance, ArticleVersion, Claim]]:
        return session.execute(_rows(after, limit, every=every)).all()

    for rows in in_key_order(rows_after, lambda row: row[0].id):
        corrections = _corrections(session, {row[2].id for row in rows})
        rewordings = text_changes(session, {row[4].id for row in rows})
        for judgement, match, appearance, version, claim in rows:
            read = _read_then(appearance, judgement.created_at, corrections[appearance.id])
            verified = text_then(claim, judgement.created_at, rewordings[claim.id])
            yield _line(judgement, match, read, version, claim, verified)


def _rows(after: int, limit: int, *, every: bool) -> Select[Judgement, Match, Appearance, ArticleVersion, Claim]:
    rows = (
        select(Judgement, Match, Appearance, ArticleVersion, Claim)
        .join(Match, Match.id == Judgement.match_id)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Claim, Claim.id == Match.claim_id)
        .where(Judgement.id > after)
        .order_by(Judgement.id)
        .limit(limit)
    )
    if every:
        return rows
    # A match whose decision was taken back as a whole is decided by the machine again: it is no gold.
    newest = select(func.max(Judgement.id)).group_by(Judgement.match_id)
    return rows.where(Judgement.id.in_(newest), Match.decided_by_id.is_not(None))


def _corrections(session: Session, appearance_ids: Collection[int]) -> Mapping[int, Sequence[ReadingCorrection]]:
    """By appearance what people corrected of it, oldest first."""
    found: dict[int, list[ReadingCorrection]] = defaultdict(list)
    wanted = select(ReadingCorrection).where(ReadingCorrection.appearance_id.in_(appearance_ids))
    for row in session.scalars(wanted.order_by(ReadingCorrection.id)):
        found[row.appearance_id].append(row)
    return found


def _read_then(appearance: Appearance, at: dt.datetime, corrections: Sequence[ReadingCorrection]) -> Reading:
    """What was read of an appearance at a moment: as it was before the first correction since, where that was not removed
    on a legal ground."""
    later = next((row for row in corrections if row.created_at > at), None)
    return later.before if later is not None and later.before else reading_of(appearance)


def _line(
    judgement: Judgement, match: Match, read: Reading, version: ArticleVersion, claim: Claim, verified: str
) -> dict[str, Any]:
    return {
        "id": f"j{judgement.id}",
        "new": read["standalone_text"],
        "verified": verified,
        "relation": judgement.relation.value,
        "state": judgement.state.value,
        "sure": judgement.state is not MatchState.SUGGESTED,
        "new_published": publication_date(version).isoformat(),
        "verified_date": claim.claim_date.isoformat() if claim.claim_date else None,
        "language": version.language,
        "appearance": {
            "kind": read["kind"],
            "force": read["force"],
            "place": read["place"],
            "additions": list(read["additions"]),
        },
        "matcher": judgement.provenance or _as_it_stands(match),
        "match_id": match.id,
        "claim_id": claim.id,
        "judged_by": user_label(judgement.user_id),
        "judged_at": judgement.created_at.isoformat(),
        "reason": judgement.reason,
    }


def _as_it_stands(match: Match) -> dict[str, Any]:
    """What is known of a judgement from before provenance was kept with it: the match as it is now."""
    return {
        "relation": match.machine_relation.value,
        "probability": match.probability,
        "threshold": match.threshold,
        "features": dict(match.features),
        "matcher_version": match.matcher_version,
        "candidates_seen": match.candidates_seen,
    }
