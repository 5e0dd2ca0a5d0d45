"""Sources that were retracted or replaced: marked by a reviewer, or by an imported list; taken back the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid
from claims.core.sources.source_address import address_problem, doi_of, listed_address_keys, retraction_keys
from claims.core.sources.source_states import BY_HAND, SourceState
from claims.core.texts.input_text import checked_text, storable_text
from claims.models.change import Change
from claims.models.listed_retraction import ListedRetraction
from claims.models.review_revision import Source
from claims.models.user import OrganizationRole
from claims.services.archive.snapshots import change_state
from claims.services.base.actors import CLI, Actor, require_role
from claims.services.base.changes import MAX_REASON_LENGTH
from claims.services.base.log import appending
from claims.services.base.parts import in_key_order, in_parts
from claims.services.base.saving import saving
from claims.services.evidence.source_access import find_shown, require_marker
from claims.services.followup.link_health import recheck_marked


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A line of a list of retractions: an address or a DOI, and why."""

    work: str
    reason: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What the work is known by, first what it is kept by; none where the line names neither a DOI nor an address."""
        doi = doi_of(self.work)
        if doi is not None:
            return (f"doi:{doi}",)
        return () if address_problem(self.work) is not None else listed_address_keys(self.work)


@dataclass(frozen=True, slots=True)
class RetractionReport:
    """What a list changed: works that are new on it, sources found retracted, reasons to look again, lines that name no
    work (their place in the list, from 1)."""

    listed: int
    sources: int
    reasons: int
    unreadable: tuple[int, ...]


def retract_source(session: Session, source_id: int, *, actor: Actor, reason: str, now: dt.datetime) -> Source:
    """Mark a source as retracted: it decides no further verdict, and those that it decides are looked at again.

    Raises ``NotFound``, ``NotAllowed`` (``role_missing``, ``source_not_cited``), ``Invalid`` (``reason_missing``).
    """
    reason = _checked(actor, reason)
    with saving(session), appending(session):
        source = lock_source(session, source_id, actor)
        change_state(session, source, SourceState.RETRACTED, reason=reason, actor=actor, now=now)
        recheck_marked(session, source, now=now)
    return source


def supersede_source(
    session: Session, source_id: int, *, by: str, actor: Actor, reason: str, now: dt.datetime
) -> Source:
    """Mark a source as replaced by the work at another address: it decides no further verdict, and those that it decides
    are looked at again.

    Raises as ``retract_source``, and ``Invalid`` (``address_invalid``).
    """
    reason = _checked(actor, reason)
    problem = address_problem(by.strip())
    if problem is not None:
        raise Invalid(problem, code="address_invalid", field="superseded_by")
    with saving(session), appending(session):
        source = lock_source(session, source_id, actor)
        source.superseded_by = by.strip()
        change_state(session, source, SourceState.SUPERSEDED, reason=reason, actor=actor, now=now)
        recheck_marked(session, source, now=now)
    return source


def reinstate_source(session: Session, source_id: int, *, actor: Actor, reason: str, now: dt.datetime) -> Source:
    """Take a mark back that was a mistake; the source counts as unchecked until it is looked at again.

    Raises as ``retract_source``, and ``Conflict`` (``source_not_marked``).
    """
    reason = _checked(actor, reason)
    with saving(session):
        source = lock_source(session, source_id, actor)
        if source.state not in BY_HAND:
            raise Conflict("This source is neither retracted nor superseded.", code="source_not_marked")
        source.superseded_by, source.next_check_at = None, now
        change_state(session, source, SourceState.UNCHECKED, reason=reason, actor=actor, now=now)
        source.state_reason = ""
    return source


def import_retractions(
    session: Session, works: Iterable[ListedWork], *, now: dt.datetime, actor: Actor = CLI
) -> RetractionReport:
    """Take in a list of retracted works: sources on it are marked, now and when they are first cited later.

    The same list again changes nothing: where a reviewer took a mark back, their word outranks what the list said then.
    """
    reasons: dict[str, str] = {}
    spellings: dict[str, set[str]] = {}
    unreadable = []
    for place, work in enumerate(works, start=1):
        keys = work.keys
        if not keys:
            unreadable.append(place)
            continue
        reasons.setdefault(keys[0], storable_text(work.reason)[:MAX_REASON_LENGTH])
        spellings.setdefault(keys[0], set()).update(keys)
    known = set(_listed(session, set[str]().union(*spellings.values())))
    added = sorted(reasons.keys() - known)
    session.add_all(ListedRetraction(key=key, reason=reasons[key], listed_at=now) for key in added)
    session.flush()  # what is listed twice must meet here
    new = {key for key in added if not spellings[key] & known}
    marked = noted = 0
    with appending(session):
        for source in _sources_on(session, reasons):
            on_list = [key for key in retraction_keys(source.url or "") if key in reasons]
            if not new & set(on_list) and _was_reinstated(session, source):
                continue
            reason = reasons[on_list[0]]
            change_state(session, source, SourceState.RETRACTED, reason=reason, actor=actor, now=now)
            noted += recheck_marked(session, source, now=now)
            marked += 1
    return RetractionReport(len(new), marked, noted, tuple(unreadable))


def lock_source(session: Session, source_id: int, actor: Actor) -> Source:
    """The source as it is now, held against other writers, for somebody who marks it; ``NotFound`` (``source_missing``),
    also for one that the actor may not see, and ``NotAllowed`` (``source_not_cited``)."""
    require_marker(session, find_shown(session, source_id, actor), actor)
    return session.get_one(Source, source_id, with_for_update=True, populate_existing=True)


def _checked(actor: Actor, reason: str) -> str:
    require_role(actor, OrganizationRole.REVIEWER)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    if not reason:
        raise Invalid("Say why, with where it was announced.", code="reason_missing", field="reason")
    return reason


def _listed(session: Session, keys: Iterable[str]) -> Iterator[str]:
    for part in in_parts(sorted(keys)):
        yield from session.scalars(select(ListedRetraction.key).where(ListedRetraction.key.in_(part)))


def _was_reinstated(session: Session, source: Source) -> bool:
    """Whether a person took back the mark of being retracted."""
    changes = session.scalars(
        select(Change.detail).where(
            Change.subject_type == "source", Change.subject_id == source.id, Change.user_id.is_not(None)
        )
    )
    return any(detail.get("old") == SourceState.RETRACTED and detail.get("new") not in BY_HAND for detail in changes)


def _sources_on(session: Session, reasons: Mapping[str, str]) -> Iterator[Source]:
    """The sources that a list names and that are not retracted yet; all are read, some at a time."""
    standing = select(Source).where(Source.url.is_not(None), Source.state != SourceState.RETRACTED).order_by(Source.id)

    def read(after: int, limit: int) -> Sequence[Source]:
        return session.scalars(standing.where(Source.id > after).limit(limit)).all()

    for rows in in_key_order(read, lambda row: row.id):
        yield from (row for row in rows if any(key in reasons for key in retraction_keys(row.url or "")))
