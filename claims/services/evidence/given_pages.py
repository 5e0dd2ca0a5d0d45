"""Texts and files that people give of works without an address: kept by their hash, and searched for the quotes.

A book or a letter cannot be fetched. What a checker types off or scans of it is archived as a page would be, so that the
quote can be looked up later; the history of the source says who gave it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotAllowed, TooLarge
from claims.core.sources.source_states import QuoteState
from claims.core.texts.input_text import checked_text
from claims.fetch import FetchedBytes
from claims.models.review import Review
from claims.models.review_revision import Source
from claims.models.snapshot import Snapshot
from claims.services.archive.page_content import PageContent, read_content, text_content
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.archive.snapshots import KeptPage, keep_given
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.saving import saving
from claims.services.desk.review_access import DECIDING_ROLES, get_review, require_member
from claims.services.desk.review_drafts import get_draft
from claims.services.desk.second_opinions import is_hidden_from, own_opinion, round_of
from claims.services.evidence.evidence_checks import best_state, check_quotes
from claims.services.evidence.given_snapshots import counting_snapshots
from claims.services.evidence.sources import Work, ensure_sources

MAX_FILE_BYTES = 5 * 1024 * 1024
"""Largest file: a scan of a few pages; the request around it may be half as large again (base64)."""

MAX_TEXT_LENGTH = 500_000
"""Characters of a text: a long report."""

_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class GivenPage:
    """What somebody gives: the text that was typed off, the file as it is, or both. ``content_type`` is the file's."""

    text: str = ""
    data: bytes = b""
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What was archived: the hash of the bytes, and what came of each quote. ``source_id`` is None where the work is not
    shown to who gave the page: its number would tell whether somebody else cites it."""

    source_id: int | None
    sha256: str
    is_searchable: bool
    quotes: tuple[QuoteState, ...]


def give_page(
    session: Session,
    review_id: int,
    work: Work,
    page: GivenPage,
    *,
    store: SnapshotStore,
    actor: Actor,
    now: dt.datetime,
) -> Given:
    """Archive what is given of a work that a draft or an opinion on a review cites, and look for its quotes in it.

    The quotes are looked for in the text where one is given, else in the file. Raises ``NotFound``, ``NotAllowed``
    (``role_missing``), ``Invalid`` (``page_missing``, ``work_has_address``, ``work_not_cited``), ``TooLarge``.
    """
    review = get_review(session, review_id)
    require_member(actor, review.organization_id)
    if not actor.roles & DECIDING_ROLES:
        raise NotAllowed("Only a checker or reviewer of the organization may give a page.", code="role_missing")
    page = _checked(page)
    if work.url:
        raise Invalid("This work has an address: its page is archived from there.", code="work_has_address")
    quotes = [item.get("quote", "") for item in _seen_evidence(session, review, actor) if _is(item, work)]
    if not quotes:
        raise Invalid(
            "No evidence of this review names this work without an address. Save the draft first.",
            code="work_not_cited",
            field="title",
        )
    kept, is_blind = _keep(page, store, now=now), is_hidden_from(session, review, actor)
    with saving(session):
        source_id = ensure_sources(session, [work], now=now)[work.key]
        snapshot = keep_given(session, source_id, kept, review_id=review.id, user_id=actor.user_id, now=now)
        states = _states(session, review, snapshot, quotes, store=store, blind_giver=is_blind, now=now)
        detail = {"sha256": kept.sha256, "text_sha256": kept.text_sha256, "review": review.id}
        record_change(session, "source", source_id, "page_given", actor=actor, now=now, detail=detail)
    return Given(None if is_blind else source_id, kept.sha256, kept.text_sha256 is not None, states)


def _states(
    session: Session,
    review: Review,
    given: Snapshot,
    quotes: Sequence[str],
    *,
    store: SnapshotStore,
    blind_giver: bool,
    now: dt.datetime,
) -> tuple[QuoteState, ...]:
    """Whether each quote is there. For who writes a blind opinion it is looked for in what they gave alone, and nothing is
    noted of it: the first author would read that a page was given."""
    if blind_giver:
        kept = counting_snapshots(session, review, given.source_id, opinion_of=given.given_by_id)
        return tuple(best_state(kept, quote, store)[1] for quote in quotes)
    source = session.get_one(Source, given.source_id)
    checks = check_quotes(session, review, [(source, quote) for quote in quotes], store=store, now=now)
    return tuple(check.quote_state for check in checks)


def _checked(page: GivenPage) -> GivenPage:
    text = checked_text(page.text, "text", max_length=MAX_TEXT_LENGTH)
    if not text and not page.data:
        raise Invalid("Give the text of the page, or its file.", code="page_missing", field="text")
    if len(page.data) > MAX_FILE_BYTES:
        raise TooLarge(f"A file may have {MAX_FILE_BYTES // 1024 // 1024} MB.", field="file")
    return GivenPage(text, page.data, page.content_type)


def _keep(page: GivenPage, store: SnapshotStore, *, now: dt.datetime) -> KeptPage:
    """The files are written before the rows, as with fetched pages: one without a row harms nobody."""
    data, header = (page.data, page.content_type) if page.data else (page.text.encode(), _TEXT)
    content = text_content(page.text) if page.text else _read(data, header)
    sha256 = store.keep_page(data, url=_NAME, content_type=header, retrieved_at=now)
    text_sha256 = None if content.text is None else store.keep_text(content.text)
    media_type = header.partition(";")[0].strip().lower()[:200]
    return KeptPage(sha256, "", media_type, len(data), text_sha256, content)


_NAME = "http://given.invalid/"
"""What stands in the record for the address that there is not; no host can ever have this name (RFC 2606)."""


def _read(data: bytes, header: str) -> PageContent:
    return read_content(FetchedBytes(_NAME, header, data))


def _seen_evidence(session: Session, review: Review, actor: Actor) -> Iterator[Mapping[str, str]]:
    """The evidence that somebody may read: of their own opinion, and unless they are blind of draft and given opinion."""
    own = own_opinion(session, review, actor)
    yield from _of(None if own is None else own.evidence)
    if is_hidden_from(session, review, actor):
        return
    draft, opinion = get_draft(session, review.id), round_of(session, review).opinion
    yield from _of(None if draft is None else draft.evidence)
    yield from _of(None if opinion is None else opinion.evidence)


def _of(evidence: Sequence[Mapping[str, str]] | None) -> Sequence[Mapping[str, str]]:
    return evidence or ()


def _is(item: Mapping[str, str], work: Work) -> bool:
    return not item.get("url") and Work(item.get("title", ""), item.get("publisher", ""), "").key == work.key
