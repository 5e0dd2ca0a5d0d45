"""Jobs that ask for another look at public verdicts; each does a bounded part and comes again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import JobContext, Write
from claims.models.article_version import ArticleVersion
from claims.services import correction_letters, recheck_triggers, review_events, verdict_changes


def recheck_dates(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Tell of verdicts that expire soon or have expired, and open the rechecks whose day has come."""
    with context.reading() as session:
        due = recheck_triggers.reviews_whose_day_came(session, today=context.clock().date())

    def write(session: Session) -> dict[str, Any]:
        now = context.clock()
        return {
            "told": review_events.tell_dates(session, now=now),
            "reasons": recheck_triggers.recheck_dates(session, due, now=now),
        }

    return write


def recheck_conflicts(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Look whether organizations contradict each other on a claim since one of them published."""
    claim_id = int(arguments["claim_id"])
    return lambda session: {"reasons": recheck_triggers.recheck_conflicts(session, claim_id, now=context.clock())}


def recheck_changed_article(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Look again at claims that an article has taken back."""

    def write(session: Session) -> dict[str, Any]:
        version = session.get(ArticleVersion, int(arguments["version_id"]))
        if version is None:
            return {}
        found = recheck_triggers.recheck_changed_article(session, version, now=context.clock())
        verdict_changes.tell_of_version(session, version, now=context.clock())
        return {"reasons": found, "letters": correction_letters.propose_corrected(session, version)}

    return write


def expire_letters(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Mark letters that no outlet has answered."""
    return lambda session: {"letters": correction_letters.expire_letters(session, now=context.clock())}


def refresh_priorities(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Work out anew how urgent open rechecks are, all of them, some at a time."""

    def write(session: Session) -> dict[str, Any]:
        after: int | None = 0
        while after is not None:
            after = recheck_triggers.refresh_priorities(session, today=context.clock().date(), after=after)
        return {}

    return write
