"""Sweeps: long work over many rows in slices, each written with the place it has come to.

A slice is looked for without any lock and then written in one short transaction together with the cursor and the job of
the next slice. So a worker that is killed loses one slice of looking, a sweep can be stopped between two slices and gone
on with later, and nothing is written twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed, NotFound
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.sweep import Sweep, SweepKind, SweepState
from claims.models.user import OrganizationRole
from claims.services.base import jobs
from claims.services.base.actors import Actor, organization_of_label
from claims.services.base.rows import find_row
from claims.services.matching.matching import MATCHER_VERSION

JOB = "sweep"
"""Name of the job that does one slice; its arguments are ``{sweep_id}``."""


_STOPPERS = frozenset({OrganizationRole.EDITOR, OrganizationRole.ADMIN})


@dataclass(frozen=True, slots=True)
class Advance:
    """What a slice has covered: up to which id, how many rows, whether that was the last of them."""

    cursor: int
    looked_at: int
    is_last: bool


def start_duplicates(
    session: Session, *, everything: bool = False, actor: Actor, now: dt.datetime, queue: bool = True
) -> Sweep:
    """Queue a search for duplicates among the claims added since the last finished one, or among all.

    A search that runs already is given instead of a second one. Without ``queue`` the caller does the slices itself.
    """
    running = running_sweep(session, SweepKind.DUPLICATES)
    if running is not None:
        return running
    seen = 0
    if not everything:
        finished = select(func.max(Sweep.last_id)).where(
            Sweep.kind == SweepKind.DUPLICATES, Sweep.state == SweepState.DONE
        )
        seen = session.scalar(finished) or 0
    standing = (Claim.merged_into_id.is_(None), Claim.id > seen)
    total, last_id = session.execute(select(func.count(), func.max(Claim.id)).where(*standing)).one()
    sweep = _start(session, SweepKind.DUPLICATES, {}, seen, last_id or seen, total, actor=actor, now=now)
    if queue and sweep.state is SweepState.RUNNING:
        _queue_slice(session, sweep, now=now)
    return sweep


def start_rematch(
    session: Session,
    *,
    newer_than: int | None = None,
    claim_ids: list[int] | None = None,
    actor: Actor,
    now: dt.datetime,
    queue: bool = True,
) -> Sweep | None:
    """Queue the comparison of stored appearances with claims that they could not know: those with a greater id, or
    these, or (neither given) a re-run over all by the present matcher; where a re-run by it is going on, that one goes
    on, and one by another matcher is canceled. None where no appearance is stored.

    Without ``queue`` the caller looks at the slices itself.
    """
    is_rerun = newer_than is None and claim_ids is None
    going_on = _rerun_of_today(session, now=now) if is_rerun else None
    if going_on is not None:
        if queue:
            _queue_slice(session, going_on, now=now)  # what a command began has no job that goes on with it
        return going_on
    total, last_id = session.execute(select(func.count(Appearance.id), func.max(Appearance.id))).one()
    if not total:
        return None
    arguments: dict[str, Any] = {}
    if newer_than is not None:
        arguments["newer_than"] = newer_than
    if claim_ids is not None:
        arguments["claim_ids"] = claim_ids
    sweep = _start(session, SweepKind.REMATCH, arguments, 0, last_id, total, actor=actor, now=now)
    if queue:
        _queue_slice(session, sweep, now=now)
    return sweep


def get_sweep(session: Session, sweep_id: int) -> Sweep:
    """The sweep with this id; ``NotFound`` if there is none."""
    sweep = find_row(session, Sweep, sweep_id)
    if sweep is None:
        raise NotFound(f"There is no sweep {sweep_id}.", code="sweep_not_found")
    return sweep


def latest_sweep(session: Session, kind: SweepKind) -> Sweep | None:
    """The newest sweep of a kind, running or not."""
    return session.scalar(select(Sweep).where(Sweep.kind == kind).order_by(Sweep.id.desc()).limit(1))


def running_sweep(session: Session, kind: SweepKind) -> Sweep | None:
    """A sweep of this kind that is not over."""
    wanted = select(Sweep).where(Sweep.kind == kind, Sweep.state == SweepState.RUNNING)
    return session.scalar(wanted.order_by(Sweep.id).limit(1))


def running_rerun(session: Session) -> Sweep | None:
    """The re-run over all stored appearances that is not over."""
    wanted = select(Sweep).where(Sweep.kind == SweepKind.REMATCH, Sweep.state == SweepState.RUNNING).order_by(Sweep.id)
    return next((sweep for sweep in session.scalars(wanted) if not sweep.arguments), None)


def may_stop(session: Session, sweep: Sweep, actor: Actor) -> bool:
    """Whether somebody may stop a sweep, which goes over everybody's claims: who started it, an editor or admin of the
    organization of who did, and where the program did any admin."""
    if (
        actor.is_internal
        or actor.label == sweep.owner
        or (actor.user_id is not None and actor.user_id == sweep.user_id)
    ):
        return True
    theirs = organization_of_label(session, sweep.owner)
    if theirs is None:
        return OrganizationRole.ADMIN in actor.roles
    return actor.acts_for(theirs) and bool(actor.roles & _STOPPERS)


def cancel_sweep(session: Session, sweep_id: int, *, actor: Actor, now: dt.datetime) -> Sweep:
    """Stop after the slice that is being looked at; what was found so far stays.

    Raises ``NotAllowed`` (``role_missing``) for who may not, and ``Conflict`` (``job_over``) when it is over.
    """
    sweep = _locked(session, sweep_id)
    if not may_stop(session, sweep, actor):
        raise NotAllowed(
            "Only who started the search, or an editor or admin of their organization, may stop it.",
            code="role_missing",
        )
    if sweep.state is not SweepState.RUNNING:
        raise Conflict("The search is over; there is nothing left to cancel.", code="job_over")
    sweep.state, sweep.finished_at = SweepState.CANCELED, now
    return sweep


def resume_sweep(session: Session, sweep_id: int, *, now: dt.datetime) -> Sweep:
    """Go on where a stopped or failed sweep had come to. ``Conflict`` (``job_over``) where it is done or runs."""
    sweep = _locked(session, sweep_id)
    if sweep.state not in (SweepState.CANCELED, SweepState.FAILED):
        raise Conflict("Only a search that was stopped can be gone on with.", code="job_over")
    sweep.state, sweep.finished_at, sweep.error = SweepState.RUNNING, None, ""
    _queue_slice(session, sweep, now=now)
    return sweep


def take_slice(session: Session, sweep_id: int, cursor: int) -> Sweep | None:
    """The sweep, held for writing the slice after ``cursor``; None where it was stopped or another worker was faster."""
    sweep = _locked(session, sweep_id)
    return sweep if sweep.state is SweepState.RUNNING and sweep.cursor == cursor else None


def advance(sweep: Sweep, step: Advance, *, found: int, now: dt.datetime) -> None:
    """Note how far the sweep is; whoever looked at the slice goes on with the next while the sweep is running."""
    sweep.cursor = step.cursor
    sweep.done = min(sweep.done + step.looked_at, sweep.total)
    sweep.found += found
    if step.is_last:
        sweep.state, sweep.finished_at, sweep.done = SweepState.DONE, now, sweep.total


def mark_failed(session: Session, arguments: Mapping[str, Any]) -> None:
    """Say on the sweep that the job of its slice was given up."""
    sweep = session.get(Sweep, int(arguments["sweep_id"]))
    if sweep is not None and sweep.state is SweepState.RUNNING:
        sweep.state = SweepState.FAILED
        sweep.error = "A part of the work failed each time it was tried; the worker's log has the reason."


def is_registry_empty(session: Session) -> bool:
    """Whether there is no claim to look at."""
    return not session.scalar(select(exists().where(Claim.merged_into_id.is_(None))))


def _rerun_of_today(session: Session, *, now: dt.datetime) -> Sweep | None:
    """The re-run by the present matcher that is not over; one that another matcher began ends here, for what it has left
    behind was decided by that one."""
    going_on = running_rerun(session)
    while going_on is not None and going_on.matcher_version != MATCHER_VERSION:
        stopped = _locked(session, going_on.id)
        if stopped.state is SweepState.RUNNING:  # nobody ended it while it was waited for
            stopped.state, stopped.finished_at = SweepState.CANCELED, now
            session.flush()  # the next is asked from the database
        going_on = running_rerun(session)
    return going_on


def _start(
    session: Session,
    kind: SweepKind,
    arguments: dict[str, Any],
    cursor: int,
    last_id: int,
    total: int,
    *,
    actor: Actor,
    now: dt.datetime,
) -> Sweep:
    sweep = Sweep(
        kind=kind,
        state=SweepState.RUNNING if total else SweepState.DONE,
        arguments=arguments,
        cursor=cursor,
        last_id=last_id,
        total=total,
        matcher_version=MATCHER_VERSION,
        owner=actor.label,
        user_id=actor.user_id,
        created_at=now,
        finished_at=None if total else now,
    )
    session.add(sweep)
    session.flush()  # the job names it
    return sweep


def _queue_slice(session: Session, sweep: Sweep, *, now: dt.datetime) -> None:
    jobs.enqueue(session, JOB, {"sweep_id": sweep.id}, owner=sweep.owner, now=now)


def _locked(session: Session, sweep_id: int) -> Sweep:
    sweep = find_row(session, Sweep, sweep_id, with_for_update=True, populate_existing=True)
    if sweep is None:
        raise NotFound(f"There is no sweep {sweep_id}.", code="sweep_not_found")
    return sweep
