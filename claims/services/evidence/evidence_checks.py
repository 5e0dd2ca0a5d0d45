"""Holding evidence against the pages it quotes: quote found, page usable, proof not circular; and the rules that follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound, Problem
from claims.core.reviews.completeness import EvidenceDraft, VerdictDraft
from claims.core.sources.circularity import ArticleFacts, Circularity, PageFacts, find_circularity, origin_groups
from claims.core.sources.quotes import has_quote, quote_key
from claims.core.sources.source_address import address_problem, origin, source_key
from claims.core.sources.source_states import BY_HAND, FRESH, USABLE, QuoteState, SourceState
from claims.core.texts.near_copies import sketch_of
from claims.core.verdicts import DECIDING_STANCES, Stance
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.evidence_check import EvidenceCheck
from claims.models.review import Review
from claims.models.review_revision import Source
from claims.models.snapshot import Snapshot
from claims.services.archive.link_checking import is_checking, own_hosts
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.archive.snapshots import latest_snapshots, sketch_of_snapshot
from claims.services.base.claim_families import family_of
from claims.services.evidence.given_snapshots import counting_snapshots, latest_counting

MAX_ARTICLES = 50
"""Versions of articles, newest first, that evidence is compared with."""

CIRCULAR_WORDS = {
    Circularity.ARTICLE: "This is the article that makes the claim: it cannot prove itself.",
    Circularity.COPY: "This page is a copy of an article that makes the claim: it cannot prove it.",
    Circularity.REGISTRY: "This is a page of this registry: it cannot prove its own verdict.",
    Circularity.ONLY_SOURCE: "This page names no other source than an article that makes the claim, or this registry.",
}


@dataclass(frozen=True, slots=True)
class CheckedEvidence:
    """One piece of evidence with all that is known of it; None where nobody looked yet."""

    item: EvidenceDraft
    source: Source | None
    snapshot: Snapshot | None
    check: EvidenceCheck | None
    circularity: Circularity | None

    @property
    def is_linked(self) -> bool:
        """Whether it has an address that can be looked at."""
        return bool(self.item.url)


def examine(session: Session, review: Review, items: Sequence[EvidenceDraft]) -> list[CheckedEvidence]:
    """What is known of each piece of evidence, in order. Circular addresses are seen here, whether or not the page was
    ever fetched."""
    keys = [source_key(item.url or None, item.title, item.publisher) for item in items]
    sources = {row.key: row for row in session.scalars(select(Source).where(Source.key.in_(set(keys))))}
    ids = [row.id for row in sources.values()]
    checks = {
        (row.source_id, row.quote_key): row
        for row in session.scalars(
            select(EvidenceCheck).where(EvidenceCheck.review_id == review.id, EvidenceCheck.source_id.in_(ids))
        )
    }
    snapshots = _latest(session, review, sources.values(), checks.values())
    addresses = articles_of_claim(session, review.claim_id, texts=False) if any(item.url for item in items) else []
    hosts = own_hosts(session)
    found = []
    for item, key in zip(items, keys, strict=True):
        source = sources.get(key)
        check = None if source is None else checks.get((source.id, quote_key(item.quote)))
        circular = find_circularity(PageFacts((item.url,)), addresses, hosts) if item.url else None
        found.append(
            CheckedEvidence(
                item,
                source,
                None if source is None else snapshots.get(source.id),
                check,
                circular or (None if check is None else check.circularity),
            )
        )
    return found


def evidence_problems(session: Session, review: Review, draft: VerdictDraft) -> Iterator[Problem]:
    """What keeps the deciding evidence of a decisive draft from deciding; pointers into ``evidence`` in its order.

    Where no worker looks at links, only what is known anyway counts against it: circular addresses and retractions. Else
    each side that the verdict rests on needs a passage of which something is archived: of a page with an address, or of a
    work whose text somebody gave.
    """
    grade = draft.grade
    deciding = DECIDING_STANCES.get(grade.verdict, frozenset()) if grade else frozenset()
    places = [place for place, item in enumerate(draft.evidence) if item.stance in deciding]
    checking = is_checking(session)
    unproven: dict[Stance, int] = {}
    for place, known in zip(places, examine(session, review, [draft.evidence[at] for at in places]), strict=True):
        if not known.is_linked or address_problem(known.item.url) is None:
            yield from _problems(known, f"/evidence/{place}", checking=checking)
        unproven.setdefault(known.item.stance, place)
        if known.is_linked or known.snapshot is not None:
            unproven[known.item.stance] = _PROVEN
    if checking:
        yield from (_not_archived(place) for place in unproven.values() if place != _PROVEN)


def _problems(known: CheckedEvidence, pointer: str, *, checking: bool) -> Iterator[Problem]:
    source = known.source
    if known.circularity is not None:
        yield Problem(CIRCULAR_WORDS[known.circularity], f"{pointer}/url", "evidence_circular")
    if source is not None and source.state in BY_HAND:
        reason = f" {source.state_reason}" if source.state_reason else ""
        yield Problem(
            f"This source was {source.state}.{reason}",
            f"{pointer}/url",
            "source_retracted" if source.state is SourceState.RETRACTED else "source_superseded",
        )
        return
    if not checking or (not known.is_linked and known.snapshot is None):
        return
    if known.is_linked and (source is None or source.attempted_at is None):
        yield _being_fetched(pointer)
    elif source is not None and known.is_linked and source.state not in USABLE:
        if source.state is not SourceState.UNCHECKED:
            yield Problem(f"The page did not come. {source.state_reason}", f"{pointer}/url", "source_not_reached")
    elif known.check is None:
        yield _being_fetched(pointer)
    elif known.check.quote_state is QuoteState.NOT_SEARCHABLE:
        yield Problem(
            "The text of the archived file cannot be searched for this quote. Quote a page of text.",
            f"{pointer}/quote",
            "snapshot_not_searchable",
        )
    elif known.check.quote_state is QuoteState.LOST and known.item.quote:
        yield Problem(
            "This quote is not in the archived page. Check the spelling, or take a new snapshot."
            if known.is_linked
            else "This quote is not in the text that was given. Check the spelling, or give the page that it stands on.",
            f"{pointer}/quote",
            "quote_not_found",
        )


_PROVEN = -1
"""Stands for the place of a passage that lacks an archive where none does."""


def _not_archived(place: int) -> Problem:
    return Problem(
        "Nothing is archived of what decides here. Give the source's address, or its text or file, so that the quote "
        "can be looked up.",
        f"/evidence/{place}/url",
        "snapshot_missing",
    )


def _being_fetched(pointer: str) -> Problem:
    return Problem(
        "The page is still being archived and searched. Try again in a moment.", f"{pointer}/url", "source_not_fetched"
    )


def stale_links(session: Session, draft: VerdictDraft, *, now: dt.datetime) -> list[str]:
    """The addresses of the draft's evidence that nobody has looked at for a day; none where links are not checked."""
    if not is_checking(session):
        return []
    urls = {item.url for item in draft.evidence if item.url and address_problem(item.url) is None}
    keys = {source_key(url, "", ""): url for url in urls}
    rows = session.execute(select(Source.key, Source.attempted_at).where(Source.key.in_(keys)))
    seen = {key for key, at in rows if at is not None and now - at < FRESH}
    return sorted(url for key, url in keys.items() if key not in seen)


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What a revision keeps of each piece of evidence."""

    snapshot_id: int | None
    retrieved_at: dt.datetime | None
    origin_group: str


def facts_to_keep(
    session: Session, review: Review, draft: VerdictDraft, *, now: dt.datetime
) -> tuple[list[EvidenceFacts], bool]:
    """The facts of each piece of evidence in order, and whether all links were checked within the last day."""
    known = examine(session, review, draft.evidence)
    groups = origin_groups(
        [(origin(one.item.url or None, one.item.publisher), sketch_of_snapshot(one.snapshot)) for one in known]
    )
    facts = []
    for one, group in zip(known, groups, strict=True):
        found = one.check is not None and one.check.quote_state is QuoteState.FOUND
        facts.append(
            EvidenceFacts(
                one.check.snapshot_id if one.check is not None and found else None,
                _seen_at(one) if found else None,
                group[:310],
            )
        )
    linked = [one for one in known if one.is_linked]
    return facts, bool(linked) and all(_was_checked(one.source, now) for one in linked)


def _seen_at(one: CheckedEvidence) -> dt.datetime | None:
    """When the page was last seen to say so, or was given."""
    if not one.is_linked:
        return None if one.snapshot is None else one.snapshot.retrieved_at
    return None if one.source is None else one.source.checked_at


def _was_checked(source: Source | None, now: dt.datetime) -> bool:
    return source is not None and source.checked_at is not None and now - source.checked_at < FRESH


def check_quotes(
    session: Session,
    review: Review,
    quotes: Iterable[tuple[Source, str]],
    *,
    store: SnapshotStore,
    now: dt.datetime,
) -> list[EvidenceCheck]:
    """Look for each quote in the latest snapshot of its source, and at what the page leans on; writes the findings.

    Of a work without an address the quotes are looked for in all that was given and counts for the review. Sources
    without a snapshot are left out.
    """
    wanted = list(quotes)
    snapshots = _latest(session, review, {source.id: source for source, _ in wanted}.values())
    articles = articles_of_claim(session, review.claim_id) if snapshots else []
    hosts = own_hosts(session)
    circular: dict[int, Circularity | None] = {}
    checks = []
    for source, quote in wanted:
        snapshot = snapshots.get(source.id)
        if snapshot is None:
            continue
        if source.id not in circular:
            page = PageFacts(
                tuple(url for url in (source.url, snapshot.url) if url),
                sketch_of_snapshot(snapshot),
                tuple(str(link) for link in snapshot.links),
            )
            circular[source.id] = find_circularity(page, articles, hosts)
        check = _check_row(session, review.id, source.id, quote_key(quote))
        kept = [snapshot] if source.url else counting_snapshots(session, review, source.id)
        snapshot, check.quote_state = best_state(kept, quote, store)
        check.snapshot_id, check.checked_at = snapshot.id, now
        check.circularity = circular[source.id]
        session.add(check)
        session.flush()  # the same quote may stand twice
        checks.append(check)
    return checks


def articles_of_claim(session: Session, claim_id: int, *, texts: bool = True) -> list[ArticleFacts]:
    """The newest ``MAX_ARTICLES`` versions of articles that make a claim; without ``texts`` the addresses of all, alone."""
    family = family_of(session, claim_id)
    versions = select(Appearance.article_version_id).where(Appearance.claim_id.in_(family)).distinct().scalar_subquery()
    if not texts:
        rows = session.scalars(
            select(Article.url)
            .join(ArticleVersion, ArticleVersion.article_id == Article.id)
            .where(ArticleVersion.id.in_(versions), Article.url.is_not(None))
            .distinct()
        )
        return [ArticleFacts(url) for url in rows if url]
    found = session.execute(
        select(Article.url, ArticleVersion.body)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .where(ArticleVersion.id.in_(versions))
        .order_by(ArticleVersion.id.desc())
        .limit(MAX_ARTICLES)
    )
    return [ArticleFacts(url or "", sketch_of(body)) for url, body in found]


def _latest(
    session: Session, review: Review, sources: Iterable[Source], checks: Iterable[EvidenceCheck] = ()
) -> dict[int, Snapshot]:
    """The snapshot of each source that counts for a review: a page as last seen, or of a work without an address what the
    quote was found in, else the newest that was given."""
    listed = list(sources)
    found = latest_snapshots(session, [source.id for source in listed if source.url])
    given = [source for source in listed if not source.url]
    found |= latest_counting(session, review, given)
    held = {check.source_id: check.snapshot_id for check in checks if check.quote_state is QuoteState.FOUND}
    for source in given:
        if source.id in found and source.id in held:
            found[source.id] = session.get_one(Snapshot, held[source.id])
    return found


def _check_row(session: Session, review_id: int, source_id: int, key: str) -> EvidenceCheck:
    found = session.scalar(
        select(EvidenceCheck).where(
            EvidenceCheck.review_id == review_id,
            EvidenceCheck.source_id == source_id,
            EvidenceCheck.quote_key == key,
        )
    )
    return found or EvidenceCheck(review_id=review_id, source_id=source_id, quote_key=key)


def best_state(kept: Sequence[Snapshot], quote: str, store: SnapshotStore) -> tuple[Snapshot, QuoteState]:
    """Where among archived pages a quote stands best, and how; there must be one at least."""
    states = [(snapshot, _quote_state(snapshot, quote, store)) for snapshot in kept]
    return min(states, key=lambda one: _BEST_FIRST.index(one[1]))


_BEST_FIRST = (QuoteState.FOUND, QuoteState.LOST, QuoteState.NOT_SEARCHABLE)


def _quote_state(snapshot: Snapshot, quote: str, store: SnapshotStore) -> QuoteState:
    if snapshot.text_sha256 is None:
        return QuoteState.NOT_SEARCHABLE
    try:
        text = store.text(snapshot.text_sha256)
    except NotFound:
        return QuoteState.NOT_SEARCHABLE
    return QuoteState.FOUND if has_quote(text, quote) else QuoteState.LOST


def states_of(known: Sequence[CheckedEvidence]) -> Mapping[int, str]:
    """How each piece of evidence stands, by its place: a word of ``SourceState``, ``QuoteState`` or ``circular``."""
    return {place: _state_of(one) for place, one in enumerate(known)}


def _state_of(one: CheckedEvidence) -> str:
    if one.circularity is not None:
        return "circular"
    if one.source is None or (one.is_linked and one.source.state is SourceState.UNCHECKED):
        return SourceState.UNCHECKED.value
    if not one.is_linked and one.source.state not in BY_HAND:
        return SourceState.UNCHECKED.value if one.check is None else one.check.quote_state.value
    if one.source.state in USABLE and one.check is not None and one.check.quote_state is not QuoteState.FOUND:
        return one.check.quote_state.value
    return one.source.state.value
