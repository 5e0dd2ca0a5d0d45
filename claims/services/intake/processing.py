"""From a text to what its claims are and match.

This step only reads, however long it takes, and needs no stored version; ``storing`` writes what it found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.matching.statements.reading import Statement
from claims.core.records import ExtractedClaim, Extraction
from claims.core.texts.near_copies import Sketch, sketch_of
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.models.claim import Claim
from claims.models.disposition_judgement import DispositionJudgement
from claims.models.match import Judgement
from claims.models.reading_correction import ReadingCorrection
from claims.services.articles.appearances import is_standing
from claims.services.articles.articles import processed_before, publication_date
from claims.services.articles.extracting import extract_claims
from claims.services.base.removals import last_removal
from claims.services.directories.speaker_resolution import resolve_names
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import FoundMatch, MatchingSettings, find_matches_of_each
from claims.services.matching.statements import statement_of

Progress = Callable[[str, int, int], None]
"""Called with stage, done and total."""


Decisions = tuple[int, int, int]
"""The last decision on a match, on what is a claim, and on what is read of a text, whichever text it is."""


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
    """What is to be written for a text; ``last_claim_id`` is the newest claim that matching could see, ``last_removal`` the
    last removal of words before the text was read, ``last_decisions`` what people had decided last, ``sketch`` tells copies
    of a stored text."""

    extraction: Extraction
    appearances: tuple[PreparedAppearance, ...]
    last_claim_id: int
    last_removal: int
    last_decisions: Decisions
    sketch: Sketch | None = None


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
    report, removal = progress or _silent, last_removal(session)
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
    decided = last_decisions(session)
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
    return PreparedText(extraction, tuple(appearances), last_claim_id, removal, decided)


def last_decisions(session: Session) -> Decisions:
    """What people decided last."""
    on_match, on_claim, on_reading = (
        func.coalesce(select(func.max(model.id)).scalar_subquery(), 0)
        for model in (Judgement, DispositionJudgement, ReadingCorrection)
    )
    judged, disposed, corrected = session.execute(select(on_match, on_claim, on_reading)).one()
    return judged, disposed, corrected


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


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""
