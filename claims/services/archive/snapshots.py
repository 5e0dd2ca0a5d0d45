"""Taking snapshots: a source's page fetched, kept, and what that says of the source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError
from claims.core.sources.source_states import (
    BY_HAND,
    NETWORK_RETRY,
    RETRY,
    SourceState,
    check_interval,
    is_dead,
)
from claims.core.texts.near_copies import Sketch
from claims.fetch import Fetcher
from claims.models.review_revision import Evidence, Source
from claims.models.snapshot import Snapshot
from claims.services.archive.link_checking import has_network, note_answer
from claims.services.archive.page_content import PageContent, read_content
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.changes import MAX_REASON_LENGTH, record_change

_NOT_THE_PAGE = frozenset({"network_unreachable", "host_unknown", "tls_failed", "source_unreachable", "source_timeout"})
"""Failures that a missing network causes as well."""

_NEVER_DEAD = frozenset({"page_too_large", "too_many_redirects", "address_refused", "url_invalid"})
"""Failures of pages that are there, or that we refuse to ask for."""

_LONG = dt.timedelta(days=3_650)


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How links of evidence are looked at: the door to the network and the folder of snapshots."""

    fetcher: Fetcher
    store: SnapshotStore


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page that came: its hash in the store and what it says; ``text_sha256`` None where it cannot be searched."""

    sha256: str
    url: str
    content_type: str
    size: int
    text_sha256: str | None
    content: PageContent


@dataclass(frozen=True, slots=True)
class Probe:
    """One look at an address: the page, or why it did not come (a code and a sentence)."""

    at: dt.datetime
    page: KeptPage | None = None
    code: str = ""
    detail: str = ""


def probe(url: str, *, links: LinkSettings, now: dt.datetime, known_texts: Collection[str] = ()) -> Probe:
    """Fetch an address and keep what came; takes up to the fetcher's limit, so hold no transaction meanwhile.

    A page whose text is among the known ones (SHA-256 in hex) is not kept again, however its markup differs.
    """
    try:
        fetched = links.fetcher.get_bytes(url)
    except ClaimsError as error:
        return Probe(now, code=error.code, detail=error.detail)
    content = read_content(fetched)
    text_sha256 = None if content.text is None else links.store.keep_text(content.text)
    sha256 = ""
    if text_sha256 is None or text_sha256 not in known_texts:
        sha256 = links.store.keep_page(fetched.data, url=fetched.url, content_type=fetched.header, retrieved_at=now)
    return Probe(
        now, KeptPage(sha256, fetched.url, fetched.content_type[:200], len(fetched.data), text_sha256, content)
    )


def apply_probe(session: Session, source_id: int, found: Probe, *, now: dt.datetime) -> Source:
    """Write down what a look at a source's address found; its row is held until the transaction ends.

    Where nothing has answered lately either, a page that does not come leaves the source as it was: the network is away.
    """
    source = session.get_one(Source, source_id, with_for_update=True, populate_existing=True)
    source.attempted_at = now
    if found.page is not None:
        note_answer(session, now=now)
        _came(session, source, found.page, now=now)
    elif found.code in _NOT_THE_PAGE and not has_network(session, now=now):
        source.next_check_at = now + NETWORK_RETRY
    else:
        if found.code == "source_status":
            note_answer(session, now=now)
        _failed(session, source, found, now=now)
    session.flush()  # snapshots and states are asked for in the same transaction
    return source


def keep_given(
    session: Session, source_id: int, page: KeptPage, *, review_id: int, user_id: int | None, now: dt.datetime
) -> Snapshot:
    """Write down what somebody gave of a work that has no address, for a review; the same again is one.

    The source stays as it was: nothing is learned of it, and its times would tell that a draft cites it.
    """
    same = (Snapshot.sha256 == page.sha256, Snapshot.given_for_id == review_id, Snapshot.given_by_id == user_id)
    known = session.scalar(select(Snapshot).where(Snapshot.source_id == source_id, *same))
    if known is not None:
        return known
    made = _snapshot(source_id, page, now=now)
    made.given_for_id, made.given_by_id = review_id, user_id
    session.add(made)
    session.flush()  # the quotes are looked for in the same transaction
    return made


def change_state(
    session: Session, source: Source, state: SourceState, *, reason: str = "", actor: Actor = SYSTEM, now: dt.datetime
) -> None:
    """Put a source into a state and note the change; the same state again only takes the new reason, which is noted for
    marks that the public reads."""
    before, told = source.state, source.state_reason
    source.state_reason = reason[:MAX_REASON_LENGTH]
    if before is state and (state not in BY_HAND or told == source.state_reason):
        return
    source.state, source.state_since = state, now
    detail: dict[str, object] = {"old": before.value, "new": state.value}
    if state is SourceState.SUPERSEDED:
        detail["by"] = source.superseded_by
    action = _mark_action(session, source, before)
    record_change(session, "source", source.id, action, actor=actor, now=now, reason=source.state_reason, detail=detail)


def _mark_action(session: Session, source: Source, before: SourceState) -> str:
    """What the change is called: marks that people or lists set and take are public facts where a public verdict cites
    the source; before that they would tell what a draft rests on."""
    if not {source.state, before} & BY_HAND:
        return "state_changed"
    if not session.scalar(select(exists().where(Evidence.source_id == source.id))):
        return "state_changed"
    return source.state.value if source.state in BY_HAND else "reinstated"


def latest_snapshots(session: Session, source_ids: Iterable[int]) -> dict[int, Snapshot]:
    """The snapshot of each source that shows its page as last seen; sources without one are left out."""
    rows = session.scalars(
        select(Snapshot).where(Snapshot.source_id.in_(set(source_ids))).order_by(Snapshot.seen_at, Snapshot.id)
    )
    return {row.source_id: row for row in rows}


def sketch_of_snapshot(snapshot: Snapshot | None) -> Sketch | None:
    """The sketch of a snapshot's text; None where there is none."""
    return None if snapshot is None or snapshot.sketch is None else Sketch.from_bytes(snapshot.sketch)


def _came(session: Session, source: Source, page: KeptPage, *, now: dt.datetime) -> None:
    snapshot = _keep(session, source, page, now=now)
    source.checked_at, source.failures, source.failing_since = now, 0, None
    first = session.scalar(
        select(Snapshot).where(Snapshot.source_id == source.id).order_by(Snapshot.retrieved_at, Snapshot.id).limit(1)
    )
    since = snapshot.retrieved_at if first is None else first.retrieved_at
    source.next_check_at = now + check_interval(now - since)
    if source.state in BY_HAND:
        return
    baseline = _baseline(session, source) or first or snapshot
    change_state(
        session, source, SourceState.OK if _says_the_same(snapshot, baseline) else SourceState.CHANGED, now=now
    )


def _failed(session: Session, source: Source, found: Probe, *, now: dt.datetime) -> None:
    source.checked_at, source.next_check_at = now, now + RETRY
    if found.code not in _NEVER_DEAD:
        source.failures += 1
        source.failing_since = source.failing_since or now
    if source.state in BY_HAND:
        return
    since = dt.timedelta(0) if source.failing_since is None else now - source.failing_since
    dead = is_dead(source.failures, since)
    if dead:
        source.next_check_at = now + check_interval(_LONG)
    change_state(session, source, SourceState.DEAD if dead else SourceState.UNREACHABLE, reason=found.detail, now=now)


def _keep(session: Session, source: Source, page: KeptPage, *, now: dt.datetime) -> Snapshot:
    """The row of what came: the one that says the same, seen again, or a new one."""
    same = [Snapshot.sha256 == page.sha256]
    if page.text_sha256 is not None:
        same.append(Snapshot.text_sha256 == page.text_sha256)
    known = session.scalar(
        select(Snapshot).where(Snapshot.source_id == source.id, or_(*same)).order_by(Snapshot.id.desc()).limit(1)
    )
    if known is not None:
        known.seen_at = now
        return known
    made = _snapshot(source.id, page, now=now)
    session.add(made)
    session.flush()  # its id is referred to
    return made


def _snapshot(source_id: int, page: KeptPage, *, now: dt.datetime) -> Snapshot:
    sketch = page.content.sketch
    return Snapshot(
        source_id=source_id,
        sha256=page.sha256,
        url=page.url[:2_048],
        status=200,
        content_type=page.content_type,
        size=page.size,
        retrieved_at=now,
        seen_at=now,
        text_sha256=page.text_sha256,
        article_sha256=page.content.article_sha256,
        sketch=None if sketch is None else sketch.to_bytes(),
        links=list(page.content.links),
    )


def _baseline(session: Session, source: Source) -> Snapshot | None:
    """What the newest public evidence of the source was found in."""
    return session.scalar(
        select(Snapshot)
        .join(Evidence, Evidence.snapshot_id == Snapshot.id)
        .where(Evidence.source_id == source.id)
        .order_by(Evidence.id.desc())
        .limit(1)
    )


def _says_the_same(one: Snapshot, other: Snapshot) -> bool:
    if one.id == other.id:
        return True
    return one.article_sha256 is not None and one.article_sha256 == other.article_sha256
