"""From a stored text to its appearances: extraction, matching, new claims and the reviews that they wait for.

Two steps. ``prepare_text`` only reads, however long it takes, and needs no stored version. ``store_version`` writes
everything in one short transaction; there a lock lets one version at a time decide which claims are new, and what was
added since the first step is looked at again, so that two articles that arrive together do not open two claims for one
statement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.matching.statements.reading import Statement
from claims.core.records import Disposition, ExtractedClaim, Extraction, MatchState, Relation
from claims.core.texts.near_copies import Sketch, sketch_of
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.appearances import is_standing
from claims.services.articles.carried_corrections import carry_corrections, note_carried
from claims.services.articles.carried_dispositions import carry_dispositions
from claims.services.articles.extracting import extract_claims
from claims.services.articles.readings import compared_statement, is_asserted, reading_of
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.claim_families import wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.parts import in_parts
from claims.services.claims.claims import make_findable
from claims.services.desk.demand_counts import count_article
from claims.services.directories.speaker_resolution import resolve_names
from claims.services.intake.appearance_rows import appearance_row, sentence_rows
from claims.services.intake.new_claims import make_claim_of, open_reviews
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import (
    FoundMatch,
    MatchingSettings,
    find_matches,
    find_matches_of_each,
    match_row,
    statement_of,
)
from claims.services.matching.stored_statements import stored_statement

Progress = Callable[[str, int, int], None]
"""Called with stage, done and total."""

CLOSELY_READ = 300
"""Appearances of a text that are compared with claims that the same text has opened; after that only equal words count.

Each costs some 4 ms while the database's one write lock is held, and no news article has that many.
"""

MAX_NEW_CLAIMS = 1_000
"""Claims that one text opens at most, the most check-worthy ones: a text of 1 MB must not flood every queue.

Opening one takes some 7 ms of processor time under the same lock (1,000 claims on a busy machine, 30 November 2026).
"""


INDEXED_AT_ONCE = 100
"""New claims of a text that are indexed in one statement: few enough for the tail of the index, for which nobody waits."""


class TooManyClaims(Exception):
    """The text holds more claims than its reader would match at once; nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class PreparedAppearance:
    """A claim as extracted, with what it matches, or the appearance of the version before that says the same."""

    claim: ExtractedClaim
    statement: Statement
    matches: tuple[FoundMatch, ...] = ()
    carried_from: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What is taken apart; ``before_id`` is the processed version whose unchanged statements are carried over.

    ``zone`` is that of the publication, in which clock times without one are read; None where it is not known.
    """

    body: str
    headline: str
    language: str
    published: dt.date
    zone: dt.tzinfo | None = None
    before_id: int | None = None


@dataclass(frozen=True, slots=True)
class PreparedText:
    """What is to be written for a text; ``last_claim_id`` is the newest claim that matching could see, ``sketch`` tells
    copies of a stored text."""

    extraction: Extraction
    appearances: tuple[PreparedAppearance, ...]
    last_claim_id: int
    sketch: Sketch | None = None


@dataclass(slots=True)
class _Writing:
    """What the steps of one ``store_version`` share; ``claim_by_text`` holds the claims opened for this version,
    ``opened`` are those in their order, of which the first ``indexed`` can be found."""

    version: ArticleVersion
    last_claim_id: int
    others_added: bool
    may_open: frozenset[int]
    actor: Actor
    now: dt.datetime
    settings: MatchingSettings
    claim_by_text: dict[str, int] = field(default_factory=dict)
    opened: list[Claim] = field(default_factory=list)
    indexed: int = 0


def publication_date(version: ArticleVersion) -> dt.date:
    """The day on which the text was published, where it was published."""
    return (version.published_at + dt.timedelta(minutes=version.published_offset_minutes)).date()


def publication_zone(published_at: dt.datetime, offset_minutes: int, *, given: bool) -> dt.tzinfo | None:
    """The zone that a publication was dated in; None where at most its day is known (stored as midnight UTC)."""
    if not given or (offset_minutes == 0 and published_at.astimezone(dt.UTC).time() == dt.time()):
        return None
    return dt.timezone(dt.timedelta(minutes=offset_minutes))


def prepare_version(
    session: Session,
    version_id: int,
    *,
    settings: MatchingSettings,
    progress: Progress | None = None,
    most_claims: int | None = None,
) -> PreparedText | None:
    """As ``prepare_text`` for a stored version; None where it is processed already. Raises ``NotFound``."""
    version = session.get(ArticleVersion, version_id)
    if version is None:
        raise NotFound(f"There is no article version {version_id}.", code="version_not_found")
    if version.processing is ProcessingState.PROCESSED:
        return None
    text = Text(
        body=version.body,
        headline=version.headline,
        language=version.language,
        published=publication_date(version),
        zone=publication_zone(version.published_at, version.published_offset_minutes, given=version.published_given),
        before_id=processed_before(session, version.article_id, version.number),
    )
    prepared = prepare_text(session, text, settings=settings, progress=progress, most_claims=most_claims)
    return replace(prepared, sketch=sketch_of(version.body))


def prepare_text(
    session: Session,
    text: Text,
    *,
    settings: MatchingSettings,
    progress: Progress | None = None,
    most_claims: int | None = None,
) -> PreparedText:
    """Extract and match a text without writing, whether it is stored or not.

    Raises ``TooManyClaims`` where it has more than ``most_claims``, before any of them is matched.
    """
    report = progress or _silent
    settings = live_settings(session, settings)
    report("extracting", 0, 1)
    # Noon stands for the day: only the zone matters, and extraction takes it from a moment.
    moment = dt.datetime.combine(text.published, dt.time(12), text.zone) if text.zone else text.published
    extraction = extract_claims(
        text.body,
        published=moment,
        headline=text.headline or None,
        language=text.language,
        encoder=settings.detection_encoder,
    )
    if most_claims is not None and len(extraction.claims) > most_claims:
        raise TooManyClaims
    last_claim_id = session.scalar(select(func.max(Claim.id))) or 0
    carried = _carried_texts(session, text.before_id)
    statements = [statement_of(claim, published=text.published) for claim in extraction.claims]
    sources = [carried.get(claim.standalone_text) for claim in extraction.claims]
    unknown = (statement for statement, source in zip(statements, sources, strict=True) if source is None)
    found = find_matches_of_each(session, unknown, settings=settings)
    appearances = []
    for done, (claim, statement, source) in enumerate(zip(extraction.claims, statements, sources, strict=True)):
        report("matching", done, len(extraction.claims))
        matches = () if source is not None else tuple(next(found))
        appearances.append(PreparedAppearance(claim, statement, matches, source))
    report("matching", len(extraction.claims), len(extraction.claims))
    return PreparedText(extraction, tuple(appearances), last_claim_id)


def processed_before(session: Session, article_id: int, number: int | None = None) -> int | None:
    """Id of the article's newest processed version, of those before ``number`` where it is given."""
    query = select(ArticleVersion.id).where(
        ArticleVersion.article_id == article_id, ArticleVersion.processing == ProcessingState.PROCESSED
    )
    if number is not None:
        query = query.where(ArticleVersion.number < number)
    return session.scalar(query.order_by(ArticleVersion.number.desc()).limit(1))


def store_version(
    session: Session,
    version_id: int,
    prepared: PreparedText,
    *,
    now: dt.datetime,
    actor: Actor,
    settings: MatchingSettings,
) -> None:
    """Write sentences, appearances, matches, new claims and their reviews; nothing where another worker was faster."""
    wait_for_other_regroupings(session)
    version = _take_version(session, version_id)
    if version is None:
        return
    others_added = (session.scalar(select(func.max(Claim.id))) or 0) > prepared.last_claim_id
    settings = live_settings(session, settings)
    writing = _Writing(version, prepared.last_claim_id, others_added, _most_worthy(prepared), actor, now, settings)
    before_id = processed_before(session, version.article_id, version.number)
    sentences = list(sentence_rows(version, prepared.extraction))
    rows = [appearance_row(version, place, item.claim) for place, item in enumerate(prepared.appearances)]
    name_speakers(session, version, rows)
    corrected = carry_corrections(session, before_id, version, sentences, rows)
    all_rows = [*rows, *(taken.row for taken in corrected.again)]
    again = [*corrected.again, *carry_dispositions(session, before_id, version, sentences, all_rows)]
    session.add_all([*sentences, *rows, *(taken.row for taken in again)])
    session.flush()  # matches and changes name the appearances' ids
    with appending(session):
        for row, item in zip(rows, prepared.appearances, strict=True):
            if row.disposition is Disposition.DEMOTED:
                continue
            source_id = corrected.sources.get(row.position, item.carried_from)
            source = None if source_id is None else session.get_one(Appearance, source_id)
            if row.position in corrected.reattributed or (source is not None and not _says_the_same(row, source)):
                _link(session, row, _compared_again(session, row, item, writing), writing)
            elif source is not None:
                _carry_over(session, row, source)
            else:
                _link(session, row, item, writing)
        for taken in again:
            _carry_over(session, taken.row, session.get_one(Appearance, taken.source_id))
        note_carried(session, corrected, now=now)
        _index_opened(session, writing)
        open_reviews(session, writing.opened, actor=actor, now=now)
    session.flush()  # demand is counted in the database
    count_article(session, version, sketch=prepared.sketch, now=now)
    if version.number > 1:
        jobs.enqueue(session, "recheck_changed_article", {"version_id": version.id}, owner=SYSTEM.label, now=now)
    session.flush()  # the caller may answer from these rows at once


def name_speakers(session: Session, version: ArticleVersion, rows: list[Appearance]) -> None:
    """Link each appearance to the speaker that its name can only mean, or that somebody chose in an earlier version of the
    article; others stay open."""
    known = resolve_names(session, {row.speaker for row in rows if row.speaker}, on=publication_date(version))
    chosen = _chosen_before(session, version, [name for name, found in known.items() if found.is_ambiguous])
    for row in rows:
        name = row.speaker or ""
        found = known.get(name)
        row.speaker_id = None if found is None else found.speaker_id or chosen.get(name)


def _chosen_before(session: Session, version: ArticleVersion, names: list[str]) -> dict[str, int | None]:
    """By ambiguous name the speaker that it was last linked to in the article."""
    if version.number == 1 or not names:
        return {}
    rows = session.execute(
        select(Appearance.speaker, Appearance.speaker_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(
            ArticleVersion.article_id == version.article_id,
            Appearance.speaker.in_(names),
            Appearance.speaker_id.is_not(None),
        )
        .order_by(ArticleVersion.number, Appearance.id)
    )
    return {name: speaker_id for name, speaker_id in rows if name}


def _link(session: Session, row: Appearance, item: PreparedAppearance, writing: _Writing) -> None:
    """Store what an appearance matches; without any *same* claim it opens a new one."""
    matches = list(item.matches)
    repeated = writing.claim_by_text.get(row.standalone_text)
    if not _says_known(matches) and repeated is None and (writing.others_added or row.position < CLOSELY_READ):
        # Claims added since matching, by others or by an earlier sentence of this very text: only *same* ones count here.
        _index_opened(session, writing)
        newer = find_matches(session, item.statement, newer_than=writing.last_claim_id, settings=writing.settings)
        matches += [match for match in newer if match.decision.relation is Relation.SAME]
    session.add_all(match_row(row, match, settings=writing.settings, now=writing.now) for match in matches)
    confirmed = [match for match in matches if match.state is MatchState.CONFIRMED]
    if confirmed:
        row.claim_id = confirmed[0].claim_id
    elif repeated is not None:
        row.claim_id = repeated
    elif not _says_known(matches) and row.position in writing.may_open and is_asserted(row):
        _open(session, row, writing)


def _compared_again(
    session: Session, row: Appearance, item: PreparedAppearance, writing: _Writing
) -> PreparedAppearance:
    """What an appearance matches for which nothing was looked for yet: a person corrected what is done with its words, or
    the one before it that has the same text says something else."""
    statement = stored_statement(row, published=publication_date(writing.version))
    matches = find_matches(session, statement, settings=writing.settings)
    return PreparedAppearance(item.claim, statement, tuple(matches))


def _open(session: Session, row: Appearance, writing: _Writing) -> None:
    version = writing.version
    day = publication_date(version)
    claim = make_claim_of(
        session, row, language=version.language, date=day, actor=writing.actor, now=writing.now, index=False
    )
    if claim is not None:
        row.claim_id = claim.id
        writing.claim_by_text[row.standalone_text] = claim.id
        writing.opened.append(claim)


def _index_opened(session: Session, writing: _Writing) -> None:
    """Make the claims that were opened so far findable: before anything is looked for among them, and at the end."""
    for part in in_parts(writing.opened[writing.indexed :], INDEXED_AT_ONCE):
        make_findable(session, part)
    writing.indexed = len(writing.opened)


def _most_worthy(prepared: PreparedText) -> frozenset[int]:
    """Positions of the appearances that may open claims."""
    order = sorted(range(len(prepared.appearances)), key=lambda at: (-prepared.appearances[at].claim.score, at))
    return frozenset(order[:MAX_NEW_CLAIMS])


def _says_known(matches: list[FoundMatch]) -> bool:
    return any(match.decision.relation is Relation.SAME for match in matches)


def _take_version(session: Session, version_id: int) -> ArticleVersion | None:
    """Mark the version processed; None if it is already. One statement, so that of two workers one gets it."""
    taken = (
        update(ArticleVersion)
        .where(ArticleVersion.id == version_id, ArticleVersion.processing != ProcessingState.PROCESSED)
        .values(processing=ProcessingState.PROCESSED)
        .returning(ArticleVersion)
        .execution_options(populate_existing=True)
    )
    return session.scalars(taken).one_or_none()


def _carried_texts(session: Session, before_id: int | None) -> dict[str, int]:
    """Standalone text → appearance of the version before."""
    if before_id is None:
        return {}
    rows = session.execute(
        select(Appearance.standalone_text, Appearance.id)
        .where(Appearance.article_version_id == before_id, is_standing())
        .order_by(Appearance.position.desc())
    )
    return {row.standalone_text: row.id for row in rows}


def _says_the_same(row: Appearance, source: Appearance) -> bool:
    """Whether an appearance says what the one with the same text said in the version before: the same is done with its
    words, and nobody corrected them meanwhile."""
    return compared_statement(reading_of(row)) == compared_statement(reading_of(source))


def _carry_over(session: Session, row: Appearance, source: Appearance) -> None:
    """Keep the link, the matches and what people decided on them: the statement is the same, only its place moved."""
    row.claim_id = source.claim_id
    for match in session.scalars(select(Match).where(Match.appearance_id == source.id)):
        values = {column.key: getattr(match, column.key) for column in Match.__table__.columns if column.key != "id"}
        session.add(Match(**{**values, "appearance_id": row.id}))


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""
