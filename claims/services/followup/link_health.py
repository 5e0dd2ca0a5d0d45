"""Looking at the links of evidence: what is to be fetched, and what follows for drafts and for public verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, exists, select
from sqlalchemy.orm import Session

from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.reviews.reviewing import ReviewState
from claims.core.sources.source_address import address_problem, origin
from claims.core.sources.source_states import FRESH, USABLE, QuoteState, SourceState
from claims.core.texts.day_words import day_in_words
from claims.core.texts.input_text import cut_to
from claims.core.verdicts import DECIDING_STANCES
from claims.models.evidence_check import EvidenceCheck
from claims.models.review import Review, ReviewDraft
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.snapshot import Snapshot
from claims.services.archive.link_checking import queue_draft_check, queue_draft_checks
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.archive.snapshots import Probe, apply_probe
from claims.services.base.parts import in_parts
from claims.services.desk.second_opinions import round_of
from claims.services.evidence.evidence_checks import CIRCULAR_WORDS, check_quotes
from claims.services.evidence.sources import Work, ensure_sources
from claims.services.followup.recheck_triggers import trigger_recheck

AT_ONCE = 20
"""Sources that one run looks at, each of another host: no server is asked twice in a row."""

MOST_LOOKED_THROUGH = 20_000
"""Sources that are due at once of which a run reads the addresses, to find those of other hosts."""

_ROWS_AT_ONCE = 1_000

AWAITING = (ReviewState.SECOND_OPINION, ReviewState.ADJUDICATION, ReviewState.IN_APPROVAL)
"""States in which a text waits for somebody to let it out."""

_AGAIN_AFTER = dt.timedelta(minutes=2)
"""Between two tries of one address for the same unfinished draft."""

_REFRESH_AFTER = dt.timedelta(hours=12)
"""A page that was looked at since is not fetched again for another draft."""


QUOTE_SHOWN = 200
"""Characters of a quote that a reason to look again shows."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address to look at: ``key`` names its source, ``known_texts`` are hashes of texts that were kept before."""

    key: str
    url: str
    source_id: int | None
    known_texts: frozenset[str]


def queue_awaiting(session: Session, *, now: dt.datetime, limit: int = 200) -> int:
    """Have the evidence of texts that wait for approval looked at again before it is a day old; gives how many."""
    rows = session.execute(
        select(ReviewDraft.review_id, ReviewDraft.evidence)
        .join(Review, Review.id == ReviewDraft.review_id)
        .where(Review.state.in_(AWAITING))
        .order_by(Review.state_since)
        .limit(limit)
    ).all()
    keys = {review_id: [work.key for work in _works(evidence)] for review_id, evidence in rows}
    attempted: dict[str, dt.datetime | None] = {}
    for part in in_parts(sorted({key for of_draft in keys.values() for key in of_draft})):
        found = session.execute(select(Source.key, Source.attempted_at).where(Source.key.in_(part)))
        attempted.update((row.key, row.attempted_at) for row in found)
    since = now - FRESH + _REFRESH_AFTER / 3
    wanted = [
        review_id
        for review_id, of_draft in keys.items()
        if any((at := attempted.get(key)) is None or at < since for key in of_draft)
    ]
    queue_draft_checks(session, wanted, now=now)
    return len(wanted)


def draft_targets(session: Session, review_id: int, *, now: dt.datetime) -> list[Target]:
    """The addresses of a draft's evidence that have to be fetched: never seen, not seen lately, or in doubt."""
    works = _works(_evidence_of(session, review_id))
    sources = {row.key: row for row in session.scalars(select(Source).where(Source.key.in_([w.key for w in works])))}
    in_doubt = set(
        session.scalars(
            select(EvidenceCheck.source_id).where(
                EvidenceCheck.review_id == review_id,
                EvidenceCheck.quote_state == QuoteState.LOST,
            )
        )
    )
    wanted = [work for work in works if _is_due(sources.get(work.key), in_doubt, now)]
    return _targets(session, [(work.key, work.url, sources.get(work.key)) for work in wanted])


def record_draft(
    session: Session, review_id: int, probes: Mapping[str, Probe], *, store: SnapshotStore, now: dt.datetime
) -> int:
    """Write down what was found at the addresses of a draft (by the key of the source), and look for its quotes; gives
    how many quotes were looked for."""
    review, evidence = session.get(Review, review_id), _evidence_of(session, review_id)
    if review is None or not evidence:
        return 0
    ids = ensure_sources(session, _works(evidence), now=now)
    for key in sorted(ids.keys() & probes.keys()):
        _note_look(session, apply_probe(session, ids[key], probes[key], now=now), store=store, now=now)
    cited = [(_work(item), item.get("quote", "")) for item in evidence]
    sources = {row.key: row for row in session.scalars(select(Source).where(Source.key.in_([w.key for w, _ in cited])))}
    quotes = [(sources[work.key], quote) for work, quote in cited if work.key in sources]
    checks = check_quotes(session, review, quotes, store=store, now=now)
    lost = {check.source_id for check in checks if check.quote_state is QuoteState.LOST}
    if any(_is_due(source, lost, now) for source, _ in quotes if source.id in lost and source.url):
        queue_draft_check(session, review_id, now=now)  # the page may say so by now
    return len(checks)


def due_sources(session: Session, *, now: dt.datetime, limit: int = AT_ONCE) -> list[Target]:
    """The sources whose next look is due, those longest due first, then cited ones that nobody has looked at yet; at most
    one of each host, however many of one are due before the first of another (up to ``MOST_LOOKED_THROUGH``)."""
    cited = exists().where(Evidence.source_id == Source.id)
    due = Source.next_check_at <= now
    new = and_(Source.next_check_at.is_(None), cited)
    chosen: dict[str, int] = {}
    for condition, order in ((due, (Source.next_check_at, Source.id)), (new, (Source.id,))):
        _choose(session, select(Source.id, Source.url).where(condition).order_by(*order), chosen, limit)
    rows = {row.id: row for row in session.scalars(select(Source).where(Source.id.in_(chosen.values())))}
    return _targets(session, [(row.key, row.url or "", row) for row in map(rows.__getitem__, chosen.values())])


def _choose(session: Session, query: Select[int, str | None], chosen: dict[str, int], limit: int) -> None:
    """Add the first source of each further host, until ``limit`` hosts are known."""
    query = query.where(Source.url.is_not(None)).limit(MOST_LOOKED_THROUGH)
    with session.execute(query, execution_options={"yield_per": _ROWS_AT_ONCE}) as rows:
        for source_id, url in rows:
            if len(chosen) == limit:
                return
            if address_problem(url or "") is None:
                chosen.setdefault(origin(url, ""), source_id)


def record_check(session: Session, source_id: int, probe: Probe, *, store: SnapshotStore, now: dt.datetime) -> int:
    """Write down what a look at a cited source found, and open the rechecks that follow; gives how many reasons."""
    return _note_look(session, apply_probe(session, source_id, probe, now=now), store=store, now=now)


def _note_look(session: Session, source: Source, *, store: SnapshotStore, now: dt.datetime) -> int:
    """What a look at a source means for the public verdicts that stand on it, whoever had it looked at."""
    if source.attempted_at != source.checked_at:
        return 0  # there was no network: nothing was learned
    noted = 0
    for review, revision, items in standing_uses(session, source.id):
        deciding = DECIDING_STANCES.get(revision.verdict, frozenset())
        items = [item for item in items if item.stance in deciding]
        for trigger, text in _grave(session, source, review, revision, items, store=store, now=now):
            noted += _trigger(session, review, trigger, source, text, now=now)
    return noted


def recheck_marked(session: Session, source: Source, *, now: dt.datetime) -> int:
    """Ask for another look at every decisive public verdict that a retracted or superseded source decides; gives how many
    reasons."""
    noted = 0
    retracted = source.state is SourceState.RETRACTED
    trigger = RecheckTrigger.SOURCE_RETRACTED if retracted else RecheckTrigger.SOURCE_SUPERSEDED
    what = "was retracted" if retracted else f"was replaced by {source.superseded_by}"
    because = f" {source.state_reason}" if source.state_reason else ""
    for review, revision, items in standing_uses(session, source.id):
        deciding = DECIDING_STANCES.get(revision.verdict, frozenset())
        if any(item.stance in deciding for item in items):
            noted += _trigger(
                session, review, trigger, source, f"The source “{source.title}” {what}.{because}", now=now
            )
    return noted


def _trigger(
    session: Session, review: Review, trigger: RecheckTrigger, source: Source, text: str, *, now: dt.datetime
) -> bool:
    """Note a reason that a source gives; since when it holds tells one event from the next."""
    since: dt.datetime | None = source.state_since
    if trigger in (RecheckTrigger.QUOTE_LOST, RecheckTrigger.CIRCULAR):
        since = now  # only what holds no longer can be settled, so that it is found anew
    elif trigger is RecheckTrigger.SOURCE_CHANGED:
        since = None  # a page may change every day: that it does is one reason a revision
    reason = trigger_recheck(
        session,
        review.id,
        trigger,
        subject=f"source:{source.id}",
        event="" if since is None else f"{since:%Y-%m-%dT%H:%M:%S}",
        text=text[:2_000],
        now=now,
    )
    return reason is not None


def standing_uses(session: Session, source_id: int) -> list[tuple[Review, ReviewRevision, list[Evidence]]]:
    """The public verdicts that stand and cite a source, by review, each with its pieces of evidence from there."""
    rows = session.execute(
        select(Review, ReviewRevision, Evidence)
        .join(
            ReviewRevision, and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
        )
        .join(Evidence, Evidence.revision_id == ReviewRevision.id)
        .where(Evidence.source_id == source_id, Review.withdrawn_at.is_(None))
        .order_by(Review.id, Evidence.position)
    ).all()
    found: dict[int, tuple[Review, ReviewRevision, list[Evidence]]] = {}
    for review, revision, item in rows:
        found.setdefault(review.id, (review, revision, []))[2].append(item)
    return list(found.values())


def _grave(
    session: Session,
    source: Source,
    review: Review,
    revision: ReviewRevision,
    items: Sequence[Evidence],
    *,
    store: SnapshotStore,
    now: dt.datetime,
) -> list[tuple[RecheckTrigger, str]]:
    """What a look at the source takes from a verdict, with public words."""
    if not items:
        return []
    if source.state is SourceState.DEAD:
        since = source.failing_since or now
        text = f"The page of “{source.title}” is gone; it did not come since {day_in_words(since.date())}."
        return [(RecheckTrigger.SOURCE_DEAD, text)]
    if source.state not in USABLE:
        return []
    quoted = [item for item in items if item.quote]
    found_before = {item.id for item in quoted if item.snapshot_id is not None}
    checks = check_quotes(session, review, [(source, item.quote) for item in quoted], store=store, now=now)
    reasons = []
    for item, check in zip(quoted, checks, strict=False):
        # Imported verdicts never had their quotes looked for: one that was not there before is not lost.
        if check.quote_state is QuoteState.LOST and (item.id in found_before or not revision.imported):
            reasons.append(
                (
                    RecheckTrigger.QUOTE_LOST,
                    f"The page of “{source.title}” no longer says “{cut_to(item.quote, QUOTE_SHOWN)}”.",
                )
            )
            break
    circular = next((check.circularity for check in checks if check.circularity is not None), None)
    if circular is not None:
        reasons.append((RecheckTrigger.CIRCULAR, f"“{source.title}”: {CIRCULAR_WORDS[circular]}"))
    if not reasons and source.state is SourceState.CHANGED:
        text = f"The page of “{source.title}” has changed; what is quoted from it is still there."
        reasons.append((RecheckTrigger.SOURCE_CHANGED, text))
    return reasons


def _is_due(source: Source | None, in_doubt: set[int], now: dt.datetime) -> bool:
    if source is None or source.attempted_at is None:
        return True
    settled = source.state in USABLE and source.id not in in_doubt
    return now - source.attempted_at > (_REFRESH_AFTER if settled else _AGAIN_AFTER)


def _targets(session: Session, wanted: Sequence[tuple[str, str, Source | None]]) -> list[Target]:
    ids = [source.id for _, _, source in wanted if source is not None]
    texts: dict[int, set[str]] = {}
    for source_id, text in session.execute(
        select(Snapshot.source_id, Snapshot.text_sha256).where(
            Snapshot.source_id.in_(ids), Snapshot.text_sha256.is_not(None)
        )
    ):
        texts.setdefault(source_id, set()).add(str(text))
    return [
        Target(
            key,
            url,
            None if source is None else source.id,
            frozenset() if source is None else frozenset(texts.get(source.id, ())),
        )
        for key, url, source in wanted
    ]


def _evidence_of(session: Session, review_id: int) -> list[Mapping[str, str]]:
    """The evidence of a draft, and of the second opinion on it once it was given: a reviewer may let that one stand."""
    draft, review = session.get(ReviewDraft, review_id), session.get(Review, review_id)
    if draft is None or review is None:
        return []
    opinion = round_of(session, review).opinion
    return [*draft.evidence, *(opinion.evidence if opinion is not None else [])]


def _work(item: Mapping[str, str]) -> Work:
    return Work(item.get("title", ""), item.get("publisher", ""), item.get("url", ""))


def _works(evidence: Sequence[Mapping[str, str]]) -> list[Work]:
    """The works with an address among a draft's evidence, each once."""
    return list({work.key: work for work, _ in _linked(evidence)}.values())


def _linked(evidence: Sequence[Mapping[str, str]]) -> list[tuple[Work, Mapping[str, str]]]:
    return [(_work(item), item) for item in evidence if item.get("url") and address_problem(item["url"]) is None]
