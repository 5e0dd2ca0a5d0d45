"""From a stored text to its appearances: extraction, matching, new claims and the reviews that they wait for.

Two steps. ``prepare_version`` only reads, however long it takes. ``store_version`` writes everything in one short
transaction; there a lock lets one version at a time decide which claims are new, and what was added since the first
step is looked at again, so that two articles that arrive together do not open two claims for one statement.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.extraction.pipeline import extract
from claims.core.extraction.text import context_around
from claims.core.input_text import MAX_CLAIM_LENGTH, tidy_line
from claims.core.matching.statements import Statement
from claims.core.records import ExtractedClaim, Extraction, MatchState, Relation
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.organization import Organization
from claims.models.sentence import Sentence
from claims.services.actors import SYSTEM, Actor
from claims.services.answers_json import addition_to_dict, period_to_dict, quantity_to_dict
from claims.services.claims import create_claim
from claims.services.matching import FoundMatch, MatchingSettings, find_matches, match_row, statement_of
from claims.services.reviews import open_review

Progress = Callable[[str, int, int], None]
"""Called with stage, done and total."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_NAME_LENGTH = 300
"""Longest name of a speaker or place that the tables hold; what is longer was no name."""

BOUND_TO_SPEAKER = frozenset({ClaimKind.QUOTE, ClaimKind.PROMISE, ClaimKind.POSITION_CHANGE})
"""Types of claims of whose meaning the speaker is a part."""


@dataclass(frozen=True, slots=True)
class PreparedAppearance:
    """A claim as extracted, with what it matches, or the appearance of the version before that says the same."""

    claim: ExtractedClaim
    statement: Statement
    matches: tuple[FoundMatch, ...] = ()
    carried_from: int | None = None


@dataclass(frozen=True, slots=True)
class PreparedVersion:
    """What is to be written for a version; ``last_claim_id`` is the newest claim that matching could see."""

    version_id: int
    extraction: Extraction
    appearances: tuple[PreparedAppearance, ...]
    last_claim_id: int


@dataclass(slots=True)
class _Writing:
    """What the steps of one ``store_version`` share; ``claim_by_text`` holds the claims opened for this version."""

    version: ArticleVersion
    last_claim_id: int
    organization_id: int | None
    actor: Actor
    now: dt.datetime
    settings: MatchingSettings
    claim_by_text: dict[str, int] = field(default_factory=dict)


def publication_date(version: ArticleVersion) -> dt.date:
    """The day on which the text was published, where it was published."""
    return (version.published_at + dt.timedelta(minutes=version.published_offset_minutes)).date()


def prepare_version(
    session: Session, version_id: int, *, settings: MatchingSettings, progress: Progress | None = None
) -> PreparedVersion | None:
    """Extract and match a version without writing; None where it is processed already. Raises ``NotFound``."""
    report = progress or _silent
    version = session.get(ArticleVersion, version_id)
    if version is None:
        raise NotFound(f"There is no article version {version_id}.", code="version_not_found")
    if version.processing is ProcessingState.PROCESSED:
        return None
    published = publication_date(version)
    report("extracting", 0, 1)
    extraction = extract(
        version.body, published=published, headline=version.headline or None, language=version.language
    )
    last_claim_id = session.scalar(select(func.max(Claim.id))) or 0
    carried = _carried_texts(session, version)
    appearances = []
    for done, claim in enumerate(extraction.claims):
        report("matching", done, len(extraction.claims))
        statement = statement_of(claim, published=published)
        source = carried.get(claim.standalone_text)
        matches = () if source is not None else tuple(find_matches(session, statement, settings=settings))
        appearances.append(PreparedAppearance(claim, statement, matches, source))
    report("matching", len(extraction.claims), len(extraction.claims))
    return PreparedVersion(version_id, extraction, tuple(appearances), last_claim_id)


def store_version(
    session: Session, prepared: PreparedVersion, *, now: dt.datetime, actor: Actor, settings: MatchingSettings
) -> None:
    """Write sentences, appearances, matches, new claims and their reviews; nothing where another worker was faster."""
    organization_id = _lock_organization(session, actor)
    version = _take_version(session, prepared.version_id)
    if version is None:
        return
    writing = _Writing(version, prepared.last_claim_id, organization_id, actor, now, settings)
    _store_sentences(session, version, prepared.extraction)
    rows = [_appearance_row(version, place, item.claim) for place, item in enumerate(prepared.appearances)]
    session.add_all(rows)
    session.flush()  # matches and changes name the appearances' ids
    for row, item in zip(rows, prepared.appearances, strict=True):
        if item.carried_from is not None:
            _carry_over(session, row, item.carried_from)
        else:
            _link(session, row, item, writing)
    session.flush()  # the caller may answer from these rows at once


def open_claim(
    session: Session, appearance: Appearance, *, language: str, date: dt.date, actor: Actor, now: dt.datetime
) -> Claim | None:
    """A new claim in the words of an appearance, linked to it, with a review waiting in the sender's organization.

    None where its words are too many for a claim: nobody could check them as one statement.
    """
    text = _claim_text(appearance.standalone_text)
    if not 0 < len(text) <= MAX_CLAIM_LENGTH:
        return None
    speaker = appearance.speaker if appearance.kind in BOUND_TO_SPEAKER else None
    claim = create_claim(
        session,
        text=text,
        kind=appearance.kind,
        language=language,
        claim_date=date,
        speaker=_claim_text(speaker) if speaker else None,
        check_worthiness=appearance.score,
        actor=actor,
        now=now,
    )
    organization_id = actor.organization_id or default_organization_id(session)
    if organization_id is not None:
        open_review(session, claim.id, organization_id, actor=SYSTEM, now=now, reason="new claim")
    appearance.claim_id = claim.id
    return claim


def _claim_text(text: str) -> str:
    """The words as a claim may hold them: an article keeps control characters and marks of direction, a claim none."""
    return tidy_line(_CONTROL.sub(" ", _DIRECTION.sub("", text)))


def default_organization_id(session: Session) -> int | None:
    """The default organization's id; None on a registry that has none yet."""
    return session.scalar(select(Organization.id).where(Organization.is_default).order_by(Organization.id).limit(1))


def _link(session: Session, row: Appearance, item: PreparedAppearance, writing: _Writing) -> None:
    """Store what an appearance matches; without any *same* claim it becomes a new one."""
    matches = list(item.matches)
    if not _says_known(matches):
        # Claims added since matching, by others or by an earlier sentence of this very text: only *same* ones count here.
        newer = find_matches(session, item.statement, newer_than=writing.last_claim_id, settings=writing.settings)
        matches += [match for match in newer if match.decision.relation is Relation.SAME]
    session.add_all(match_row(row, match, settings=writing.settings, now=writing.now) for match in matches)
    confirmed = [match for match in matches if match.state is MatchState.CONFIRMED]
    if confirmed:
        row.claim_id = confirmed[0].claim_id
    elif row.standalone_text in writing.claim_by_text:
        row.claim_id = writing.claim_by_text[row.standalone_text]
    elif not _says_known(matches):
        claim = open_claim(
            session,
            row,
            language=writing.version.language,
            date=publication_date(writing.version),
            actor=writing.actor,
            now=writing.now,
        )
        if claim is not None:
            writing.claim_by_text[row.standalone_text] = claim.id


def _says_known(matches: list[FoundMatch]) -> bool:
    return any(match.decision.relation is Relation.SAME for match in matches)


def _lock_organization(session: Session, actor: Actor) -> int | None:
    """Wait for other versions that are being stored: the default organization's row is the lock.

    A lock that lets foreign keys be checked (NO KEY UPDATE), so that nobody who only opens a review waits here. SQLite has
    one writer anyway.
    """
    wanted = select(Organization.id).where(Organization.is_default).order_by(Organization.id).limit(1)
    session.execute(wanted.with_for_update(key_share=True))
    return actor.organization_id


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


def _carried_texts(session: Session, version: ArticleVersion) -> dict[str, int]:
    """Standalone text → appearance of the processed version before this one."""
    before = (
        select(ArticleVersion.id)
        .where(ArticleVersion.article_id == version.article_id, ArticleVersion.number < version.number)
        .where(ArticleVersion.processing == ProcessingState.PROCESSED)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
    )
    rows = session.execute(
        select(Appearance.standalone_text, Appearance.id)
        .where(Appearance.article_version_id == before.scalar_subquery())
        .order_by(Appearance.position.desc())
    )
    return dict(rows.all())


def _carry_over(session: Session, row: Appearance, source_id: int) -> None:
    """Keep the link, the matches and what people decided on them: the statement is the same, only its place moved."""
    row.claim_id = session.scalar(select(Appearance.claim_id).where(Appearance.id == source_id))
    for match in session.scalars(select(Match).where(Match.appearance_id == source_id)):
        values = {column.key: getattr(match, column.key) for column in Match.__table__.columns if column.key != "id"}
        session.add(Match(**{**values, "appearance_id": row.id}))


def _store_sentences(session: Session, version: ArticleVersion, extraction: Extraction) -> None:
    shelf = {rejected.sentence: rejected for rejected in extraction.rejected}
    for position, sentence in enumerate(extraction.sentences):
        rejected = shelf.get(position)
        session.add(
            Sentence(
                article_version_id=version.id,
                position=position,
                paragraph=sentence.paragraph,
                start=sentence.span.start,
                end=sentence.span.end,
                rejected=rejected.reason if rejected else None,
                score=rejected.score if rejected else None,
            )
        )


def _appearance_row(version: ArticleVersion, position: int, claim: ExtractedClaim) -> Appearance:
    prefix, suffix = context_around(version.body, claim.span)
    attribution = claim.attribution
    return Appearance(
        article_version_id=version.id,
        position=position,
        sentence_positions=list(claim.sentences),
        start=claim.span.start,
        end=claim.span.end,
        parts=[[part.start, part.end] for part in claim.parts],
        exact=claim.exact,
        prefix=prefix,
        suffix=suffix,
        standalone_text=claim.standalone_text,
        additions=[addition_to_dict(addition) for addition in claim.additions],
        context_needed=claim.context_needed,
        kind=claim.kind,
        voice=claim.voice,
        force=attribution.force if attribution else None,
        speaker=_name(claim.speaker),
        attribution_verb=(attribution.cue_verb or "")[:100] or None if attribution else None,
        quantities=[quantity_to_dict(quantity) for quantity in claim.quantities],
        period=period_to_dict(claim.period),
        place=_name(claim.place),
        polarity=claim.polarity,
        score=claim.score,
        reasons=list(claim.reasons),
    )


def _name(name: str | None) -> str | None:
    return name if name is not None and len(name) <= _NAME_LENGTH else None


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""
