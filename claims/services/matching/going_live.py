"""Whether the present matcher may confirm by itself: a new one does only after it was replayed on what people decided.

A registry in which nobody has judged yet has nothing to replay, and the matcher under which its first judgement was made
has been live from the start. Any other needs a stored replay (``bin/claims replay --store``); until then it suggests.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from claims.models.match import Judgement, Match
from claims.models.replay import Replay
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings

NEVER = 1.1
"""A threshold that no probability reaches; kept with the match, it says that the matcher was not live."""


def is_live(session: Session, version: str = MATCHER_VERSION) -> bool:
    """Whether a matcher of this version may confirm here; two look-ups by key at most."""
    oldest = session.execute(
        select(Judgement.provenance, Match.matcher_version)
        .join(Match, Match.id == Judgement.match_id)
        .order_by(Judgement.id)
        .limit(1)
    ).one_or_none()
    if oldest is None:
        return True
    first_version = (oldest.provenance or {}).get("matcher_version", oldest.matcher_version)
    if first_version == version:
        return True
    return bool(session.scalar(select(exists().where(Replay.matcher_version == version))))


def live_settings(session: Session, settings: MatchingSettings) -> MatchingSettings:
    """The settings, or while the matcher is not live ones under which it only suggests."""
    return settings if settings.threshold >= NEVER or is_live(session) else replace(settings, threshold=NEVER)
