"""Jobs that ask for another look at public verdicts; each does a bounded part and comes again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from sqlalchemy.orm import Session

from claims.jobs.context import REST, JobContext, Write, one_part
from claims.models.article_version import ArticleVersion
from claims.services.articles import articles
from claims.services.followup import correction_letters, recheck_triggers
from claims.services.messages import review_events, verdict_changes

IN_A_TRANSACTION = 10
"""Verdicts taken up in one transaction: on a busy machine each takes a tenth of a second, and other writers wait."""

TURNS = 20
"""Transactions of one run; what is left waits for the next one."""


def recheck_dates(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Tell of verdicts that expire soon or have expired, and open the rechecks whose day has come lately."""
    found = {
        "told": _in_turns(context, "expiries", review_events.tell_dates),
        "reasons": _in_turns(context, "rechecks", partial(_take_up, context)),
    }
    return lambda session: found


def _take_up(context: JobContext, session: Session, *, now: dt.datetime, limit: int) -> int:
    """Open some of the rechecks whose day has come; they are found without holding up who writes."""
    with context.reading() as reader:
        due = recheck_triggers.reviews_whose_day_came(reader, now=now, limit=limit)
    return recheck_triggers.recheck_dates(session, due, now=now)


class _Part(Protocol):
    def __call__(self, session: Session, *, now: dt.datetime, limit: int) -> int: ...


def _in_turns(context: JobContext, stage: str, part: _Part) -> int:
    """Do part after part, each in a transaction of its own, until one finds nothing; gives how much was found."""
    found = 0
    for turn in range(TURNS):
        context.progress(stage, turn, TURNS)
        with context.open_session() as session:
            count = part(session, now=context.clock(), limit=IN_A_TRANSACTION)
            session.commit()
        if not count:
            break
        found += count
    return found


def recheck_lapsed(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Open the rechecks of verdicts that lapsed long ago, some at a time, from the argument ``after`` on: where more came
    at once than the frequent runs take up, or the worker stood still for days."""
    with context.reading() as session:
        today, after = context.clock().date(), int(arguments.get("after", 0))
        due = recheck_triggers.lapsed_reviews(session, today=today, after=after, limit=IN_A_TRANSACTION)

    def write(session: Session) -> dict[str, Any]:
        noted = recheck_triggers.recheck_dates(session, due, now=context.clock())
        is_full = len(due) == IN_A_TRANSACTION
        return {"reasons": noted, REST: {"after": due[-1]} if is_full else None}

    return write


def recheck_conflicts(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Look whether organizations contradict each other on a claim since one of them published."""
    claim_id = int(arguments["claim_id"])
    return lambda session: {"reasons": recheck_triggers.recheck_conflicts(session, claim_id, now=context.clock())}


def recheck_changed_article(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Look again at claims that an article has taken back."""
    version_id = int(arguments["version_id"])
    with context.reading() as session:
        version = session.get(ArticleVersion, version_id)
        if version is None:
            return lambda session: {}
        gone = recheck_triggers.taken_back_by(session, version)
        reworded = verdict_changes.reworded_in(session, version, _told_against(session, version, arguments))

    def write(session: Session) -> dict[str, Any]:
        version, now = session.get_one(ArticleVersion, version_id), context.clock()
        found = recheck_triggers.recheck_changed_article(session, gone, now=now)
        verdict_changes.tell_of_version(session, version, reworded, now=now)
        return {"reasons": found, "letters": correction_letters.propose_corrected(session, version)}

    return write


def _told_against(session: Session, version: ArticleVersion, arguments: Mapping[str, Any]) -> int | None:
    """The version that was the newest one read before this one; None if a later one was there already."""
    if "told_against" not in arguments:  # a job that an earlier release has queued
        return articles.processed_before(session, version.article_id, version.number)
    told_against = arguments["told_against"]
    return None if told_against is None else int(told_against)


def expire_letters(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Mark letters that no outlet has answered."""
    return lambda session: {"letters": correction_letters.expire_letters(session, now=context.clock())}


def refresh_priorities(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Work out anew how urgent open rechecks are, some at a time, from the argument ``after`` on."""
    return one_part(
        arguments,
        lambda session, after: recheck_triggers.refresh_priorities(session, today=context.clock().date(), after=after),
    )
