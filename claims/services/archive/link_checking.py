"""Whether this registry looks at the links of evidence, as its newest worker was set to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.job import Job, JobState
from claims.models.link_checking import LinkChecking
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM

DRAFT_JOB = "check_evidence"
"""The job that looks at the evidence of one draft."""

DELAY = dt.timedelta(seconds=3)
"""From saving to looking: an address that is still being typed is not fetched letter by letter."""

ANSWERED_LATELY = dt.timedelta(hours=1)
"""Within this time of any server's answer the network counts as there."""

_NOTED_EVERY = dt.timedelta(minutes=5)
_ONE = 1


def note_link_checking(session: Session, *, enabled: bool, own_hosts: Iterable[str], now: dt.datetime) -> LinkChecking:
    """Note what a starting worker is set to; the newest one counts. Without ``enabled`` links are never checked, and
    verdicts are published as "links not checked"."""
    row = session.get(LinkChecking, _ONE)
    if row is None:
        row = LinkChecking(id=_ONE)
        session.add(row)
    row.enabled, row.own_hosts, row.noted_at = enabled, sorted(own_hosts), now
    session.flush()  # two workers that start at once must meet here
    return row


def is_checking(session: Session) -> bool:
    """Whether links are looked at; False where no worker has started yet."""
    row = session.get(LinkChecking, _ONE)
    return row is not None and row.enabled


def set_at(session: Session) -> dt.datetime | None:
    """When the newest worker started that said so; None where none has started yet."""
    row = session.get(LinkChecking, _ONE)
    return None if row is None else row.noted_at


def own_hosts(session: Session) -> tuple[str, ...]:
    """The hosts whose pages are this registry's own."""
    row = session.get(LinkChecking, _ONE)
    return () if row is None else tuple(str(host) for host in row.own_hosts)


def note_answer(session: Session, *, now: dt.datetime) -> None:
    """Note that a server answered: the network is there."""
    row = session.get(LinkChecking, _ONE)
    if row is not None and (row.answered_at is None or now - row.answered_at >= _NOTED_EVERY):
        row.answered_at = now


def has_network(session: Session, *, now: dt.datetime) -> bool:
    """Whether any server answered lately, so that a page that does not come is that page's own fault."""
    row = session.get(LinkChecking, _ONE)
    return row is not None and row.answered_at is not None and now - row.answered_at <= ANSWERED_LATELY


def queue_draft_check(session: Session, review_id: int, *, now: dt.datetime) -> None:
    """Have the evidence of a draft looked at soon, where links are looked at; a check that waits already will do."""
    queue_draft_checks(session, [review_id], now=now)


def queue_draft_checks(session: Session, review_ids: Sequence[int], *, now: dt.datetime) -> None:
    """The same for many drafts."""
    if not review_ids or not is_checking(session):
        return
    queued = select(Job.arguments).where(Job.name == DRAFT_JOB, Job.state == JobState.QUEUED)
    waiting = {arguments.get("review_id") for arguments in session.scalars(queued)}
    for review_id in review_ids:
        if review_id not in waiting:
            about = {"review_id": review_id}
            jobs.enqueue(session, DRAFT_JOB, about, owner=SYSTEM.label, now=now, run_after=now + DELAY)
