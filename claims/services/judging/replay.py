"""Replay: what the present matcher, with another threshold or by itself, would have decided on every stored pair.

Nothing is written but, on request, the report: it is what a new matcher must have before it goes live.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.matching.evaluation.gold_scores import GoldPair, GoldScore, PurposeScore, Share, score_gold
from claims.core.records import MatchState, PairDecision, Relation
from claims.models.job import Job
from claims.models.match import Judgement, Match
from claims.models.replay import Replay
from claims.services.articles.readings import is_judged_before
from claims.services.base.actors import Actor
from claims.services.judging.stored_pairs import StoredPair, iterate_pairs
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings

REPLAY_JOB = "replay"
"""Name of the job that stores a replay; its arguments are ``{threshold}``, None for the one in force."""

LISTED = 200
"""Pairs of each kind that a report names; beyond that it counts."""

Progress = Callable[[int, int], None]
"""Called with the pairs done and their number."""


@dataclass(frozen=True, slots=True)
class ReplayedPair:
    """A pair that would be decided otherwise; ``judged`` is the person's relation, None where nobody has judged it."""

    match_id: int
    appearance_id: int
    claim_id: int
    text: str
    claim_text: str
    relation: Relation
    probability: float
    judged: Relation | None


@dataclass(slots=True)
class ReplayedPairs:
    """Pairs of one kind: how many, how many of them people judged *same* or not, and the first ``LISTED``."""

    count: int = 0
    right: int = 0
    wrong: int = 0
    listed: list[ReplayedPair] = field(default_factory=list)

    def add(self, pair: ReplayedPair) -> None:
        """Count a pair; those known to be wrong are always named before others would be."""
        self.count += 1
        self.right += pair.judged is Relation.SAME
        is_wrong = pair.judged is not None and pair.judged is not Relation.SAME
        self.wrong += is_wrong
        if len(self.listed) < LISTED:
            self.listed.append(pair)
        elif is_wrong:
            unjudged = next((at for at, kept in enumerate(self.listed) if kept.judged is None), None)
            if unjudged is not None:
                self.listed[unjudged] = pair


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """What a replay found. ``pairs`` were decided anew, of which ``score.judged`` have a person's word.

    ``newly_confirmed`` and ``no_longer_confirmed`` are against what the machine had said of each when it was matched;
    ``versions`` counts the matchers that had said it.
    """

    matcher_version: str
    threshold: float
    suggest_from: float
    pairs: int
    newly_confirmed: ReplayedPairs
    no_longer_confirmed: ReplayedPairs
    relation_changed: int
    score: GoldScore
    versions: dict[str, int]


def replay(session: Session, *, settings: MatchingSettings, progress: Progress | None = None) -> ReplayReport:
    """Decide every stored pair anew by the present matcher with the thresholds of ``settings``; writes nothing.

    Each costs some milliseconds; ``progress`` hears of every hundredth.
    """
    total = session.scalar(select(func.count()).select_from(Match)) or 0
    judged_ids = set(session.scalars(select(Judgement.match_id).distinct()))
    newly, no_longer = ReplayedPairs(), ReplayedPairs()
    gold: list[GoldPair] = []
    versions: Counter[str] = Counter()
    done = changed = 0
    for pair in iterate_pairs(session):
        decision = pair.decide(settings)
        is_judged = pair.match.id in judged_ids and not is_judged_before(pair.appearance, pair.match)
        judged = judged_relation(pair.match) if is_judged else None
        was_confirmed = machine_confirmed(pair.match)
        if decision.auto_confirm != was_confirmed:
            (newly if decision.auto_confirm else no_longer).add(_replayed(pair, decision, judged))
        changed += decision.relation is not pair.match.machine_relation
        versions[pair.match.matcher_version] += 1
        if judged is not None:
            gold.append(_gold_pair(pair.match, judged, decision, settings))
        done += 1
        if progress is not None and done % 100 == 0:
            progress(done, total)
    return ReplayReport(
        matcher_version=MATCHER_VERSION,
        threshold=settings.threshold,
        suggest_from=settings.suggest_from,
        pairs=done,
        newly_confirmed=newly,
        no_longer_confirmed=no_longer,
        relation_changed=changed,
        score=score_gold(gold),
        versions=dict(sorted(versions.items())),
    )


def judged_relation(match: Match) -> Relation | None:
    """The person's relation of a judged match; None where the person was unsure or only the machine has decided."""
    if match.decided_by_id is None or match.state not in (MatchState.CONFIRMED, MatchState.REJECTED):
        return None
    return match.relation


def machine_confirmed(match: Match) -> bool:
    """Whether the machine had confirmed the match by what is stored of it, whatever a person decided afterwards."""
    if match.decided_by_id is None:
        return match.state is MatchState.CONFIRMED
    certain = match.features.get("certain", 1.0) > 0
    return match.machine_relation is Relation.SAME and certain and match.probability >= match.threshold


def store_replay(session: Session, report: ReplayReport, *, actor: Actor, now: dt.datetime) -> Replay:
    """Keep the report; from then on the matcher that it is about may confirm."""
    row = Replay(
        matcher_version=report.matcher_version,
        threshold=report.threshold,
        pairs=report.pairs,
        judged=report.score.judged,
        report=report_to_dict(report),
        actor=actor.label,
        user_id=actor.user_id,
        created_at=now,
    )
    session.add(row)
    session.flush()  # the caller names it
    return row


def newest_replay_job(session: Session) -> Job | None:
    """The replay that was asked for last, done or not."""
    return session.scalar(select(Job).where(Job.name == REPLAY_JOB).order_by(Job.id.desc()).limit(1))


def list_replays(session: Session, *, limit: int = 20) -> list[Replay]:
    """The newest stored replays."""
    return list(session.scalars(select(Replay).order_by(Replay.id.desc()).limit(limit)))


def report_to_dict(report: ReplayReport) -> dict[str, Any]:
    """The report as JSON values, as it is stored and printed."""
    return {
        "matcher_version": report.matcher_version,
        "threshold": report.threshold,
        "suggest_from": report.suggest_from,
        "pairs": report.pairs,
        "relation_changed": report.relation_changed,
        "versions": report.versions,
        "newly_confirmed": _pairs_to_dict(report.newly_confirmed),
        "no_longer_confirmed": _pairs_to_dict(report.no_longer_confirmed),
        **score_to_dict(report.score),
    }


def score_to_dict(score: GoldScore) -> dict[str, Any]:
    """Shares of judged pairs, each with right, of, value and its 95 % interval."""
    return {
        "judged": score.judged,
        "relation_right": share_to_dict(score.right),
        "confirm": _purpose_to_dict(score.confirm),
        "suggest": _purpose_to_dict(score.suggest),
        "wrongly_confirmed": list(score.wrongly_confirmed[:LISTED]),
        "relations": {
            row.relation.value: {
                "precision": share_to_dict(row.precision),
                "recall": share_to_dict(row.recall),
                "f1": row.f1,
            }
            for row in score.relations
        },
    }


def share_to_dict(share: Share) -> dict[str, Any]:
    """A share as JSON: ``value`` and ``interval`` are null where nothing was counted."""
    interval = share.interval
    return {
        "right": share.right,
        "of": share.of,
        "value": share.value,
        "interval": list(interval) if interval else None,
    }


def _purpose_to_dict(score: PurposeScore) -> dict[str, Any]:
    return {"precision": share_to_dict(score.precision), "recall": share_to_dict(score.recall)}


def _pairs_to_dict(pairs: ReplayedPairs) -> dict[str, Any]:
    listed = [
        {
            "match_id": pair.match_id,
            "appearance_id": pair.appearance_id,
            "claim_id": pair.claim_id,
            "text": pair.text,
            "claim_text": pair.claim_text,
            "relation": pair.relation.value,
            "probability": pair.probability,
            "judged": pair.judged.value if pair.judged else None,
        }
        for pair in pairs.listed
    ]
    return {"count": pairs.count, "known_right": pairs.right, "known_wrong": pairs.wrong, "pairs": listed}


def _replayed(pair: StoredPair, decision: PairDecision, judged: Relation | None) -> ReplayedPair:
    return ReplayedPair(
        match_id=pair.match.id,
        appearance_id=pair.appearance.id,
        claim_id=pair.claim.id,
        text=pair.appearance.standalone_text,
        claim_text=pair.claim.text,
        relation=decision.relation,
        probability=decision.probability,
        judged=judged,
    )


def _gold_pair(match: Match, judged: Relation, decision: PairDecision, settings: MatchingSettings) -> GoldPair:
    is_same = decision.relation is Relation.SAME
    return GoldPair(
        id=str(match.id),
        judged=judged,
        decided=decision.relation,
        probability=decision.probability,
        confirmed=decision.auto_confirm,
        suggested=is_same and decision.probability >= settings.suggest_from,
    )
