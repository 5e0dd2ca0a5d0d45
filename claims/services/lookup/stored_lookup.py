"""What is known about each claim of a stored article, from its matches as they stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.records import (
    Disposition,
    MatchState,
    PairDecision,
    RejectReason,
    Relation,
)
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.match import Match
from claims.models.sentence import Sentence
from claims.services.answers.lookup_answers import (
    AppearanceAnswer,
    ArticleReference,
    DemotedAnswer,
    LookupAnswer,
    MatchAnswer,
    RejectedAnswer,
)
from claims.services.articles.readings import is_judged_before
from claims.services.base.actors import Actor, decider_label, user_label
from claims.services.intake.processing import publication_date
from claims.services.intake.speaker_choices import with_speakers
from claims.services.lookup.known_for_lookup import Known
from claims.services.lookup.lookup import note_served
from claims.services.matching.matching import MatchingSettings, decision_of, nearness

_IN_TEXT = (Appearance.start, Appearance.end, Appearance.id)
"""The order of appearances in their text."""


def lookup_version(
    session: Session,
    version: ArticleVersion,
    *,
    today: dt.date,
    known_at: dt.datetime | None = None,
    now: dt.datetime,
    actor: Actor,
    settings: MatchingSettings,
) -> LookupAnswer:
    """What is known about each claim of a stored version, from its matches as they stand.

    ``today`` is the day on which freshness is judged. With ``known_at`` the claims and answers are those that were public
    at that instant; how the text relates to them is what is known of it now.
    """
    rows = session.scalars(
        select(Appearance).where(Appearance.article_version_id == version.id).order_by(*_IN_TEXT)
    ).all()
    matches = _stored_matches(session, Appearance.article_version_id == version.id)
    claim_ids = [match.claim_id for found in matches.values() for match in found]
    claim_ids += [row.claim_id for row in rows if row.claim_id is not None]
    known = Known(session, claim_ids, today, publication_date(version), known_at)
    standing = [row for row in rows if row.disposition is not Disposition.DEMOTED]
    appearances = [_stored_appearance(row, matches.get(row.id, []), known, settings=settings) for row in standing]
    answer = LookupAnswer(
        article=_reference(session, version),
        appearances=with_speakers(session, appearances, on=publication_date(version), known_at=known_at),
        rejected=_stored_shelf(session, version),
        looked_up=range(len(standing)),
        language=version.language,
        demoted=_taken_off(session, version, [row for row in rows if row.disposition is Disposition.DEMOTED]),
    )
    note_served(session, answer, actor=actor, now=now)
    return answer


def lookup_appearance(
    session: Session,
    version: ArticleVersion,
    appearance_id: int,
    *,
    today: dt.date,
    known_at: dt.datetime | None = None,
    settings: MatchingSettings,
) -> LookupAnswer:
    """As ``lookup_version``, of one claim of the text alone; ``looked_up`` says which it is. Only reads: its answer was
    noted as served with the others of the version.

    Raises ``NotFound`` where the version has no such appearance, or people took it off.
    """
    numbers = _places(session, version.id)
    if appearance_id not in numbers:
        raise NotFound("This version of the article has no such claim.", code="appearance_not_found")
    row = session.get_one(Appearance, appearance_id)
    matches = _stored_matches(session, Appearance.id == row.id).get(row.id, [])
    published = publication_date(version)
    claim_ids = [match.claim_id for match in matches] + ([row.claim_id] if row.claim_id is not None else [])
    known = Known(session, claim_ids, today, published, known_at)
    return LookupAnswer(
        article=_reference(session, version),
        appearances=with_speakers(
            session, [_stored_appearance(row, matches, known, settings=settings)], on=published, known_at=known_at
        ),
        rejected=(),
        looked_up=range(numbers[row.id], numbers[row.id] + 1),
        language=version.language,
    )


def number_in_text(session: Session, row: Appearance) -> int:
    """The number of a claim among those of its text, from 1; 0 of one that people took off."""
    return _places(session, row.article_version_id).get(row.id, -1) + 1


def _places(session: Session, version_id: int) -> dict[int, int]:
    """By id the place of each standing appearance in its text, from 0."""
    standing = select(Appearance.id).where(
        Appearance.article_version_id == version_id,
        Appearance.disposition.is_distinct_from(Disposition.DEMOTED),
    )
    return {found: at for at, found in enumerate(session.scalars(standing.order_by(*_IN_TEXT)))}


def _stored_appearance(
    row: Appearance, stored: list[Match], known: Known, *, settings: MatchingSettings
) -> AppearanceAnswer:
    same, near = _stored_answers(row, stored, known)
    linked = row.claim_id if row.claim_id is not None and known.was_there(row.claim_id) else None
    return AppearanceAnswer(
        id=row.id,
        claim_id=None if linked is None else known.root(linked),
        start=row.start,
        end=row.end,
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
        parts=tuple((part[0], part[1]) for part in row.parts),
        standalone=row.standalone_text,
        additions=tuple(row.additions),
        context_needed=row.context_needed,
        kind=row.kind,
        speaker=row.speaker,
        voice=row.voice,
        force=row.force,
        quantities=tuple(row.quantities),
        times=tuple(row.times),
        period=row.period,
        place=row.place,
        polarity=row.polarity,
        score=row.score,
        reasons=tuple(row.reasons),
        matches=(*_own_claim(row, same, known), *same),
        near_misses=tuple(near[: settings.near_misses]),
        speaker_id=row.speaker_id,
        promoted_by=_disposer(row) if row.disposition is Disposition.PROMOTED else None,
        corrected=tuple(row.corrected),
        corrected_by=None if row.corrected_by_id is None else user_label(row.corrected_by_id),
    )


def _stored_answers(
    row: Appearance, stored: Sequence[Match], known: Known
) -> tuple[list[MatchAnswer], list[MatchAnswer]]:
    """What says the same as an appearance, in the order of its matches, and what nearly does, nearest first."""
    same: list[MatchAnswer] = []
    near: list[MatchAnswer] = []
    for match in _one_each(stored, known):
        answer = replace(
            known.match(match.claim_id, decision_of(match), match.state, row.period),
            id=match.id,
            matcher_version=match.matcher_version,
            decided_by=decider_label(match.decided_by_id),
            look_again=is_judged_before(row, match),
        )
        if match.relation is Relation.SAME and match.state in (MatchState.CONFIRMED, MatchState.SUGGESTED):
            same.append(answer)
        elif match.relation is not Relation.UNRELATED:
            near.append(answer)
    near.sort(key=lambda answer: nearness(answer.decision))
    return same, near


def _one_each(stored: Sequence[Match], known: Known) -> list[Match]:
    """The matches in their order, of several to claims that were merged only one: a person's before the machine's."""
    chosen: dict[int, Match] = {}
    for match in stored:
        if match.state is MatchState.SUPERSEDED or not known.was_there(match.claim_id):
            continue
        held = chosen.setdefault(known.root(match.claim_id), match)
        if held.decided_by_id is None and match.decided_by_id is not None:
            chosen[known.root(match.claim_id)] = match
    kept = {match.id for match in chosen.values()}
    return [match for match in stored if match.id in kept]


def _own_claim(row: Appearance, same: Sequence[MatchAnswer], known: Known) -> tuple[MatchAnswer, ...]:
    """The claim that this appearance opened, as soon as anything is known of it; until then there is no answer to give."""
    claim_id = row.claim_id
    if claim_id is None or not known.reviews(claim_id):
        return ()
    if any(match.claim.id == known.root(claim_id) for match in same):
        return ()
    decision = PairDecision(relation=Relation.SAME, differing_slots=(), probability=1.0, auto_confirm=True)
    return (known.match(claim_id, decision, MatchState.CONFIRMED, row.period),)


def _reference(session: Session, version: ArticleVersion) -> ArticleReference:
    article = session.get_one(Article, version.article_id)
    return ArticleReference(article.id, version.number, article.url, f"/articles/{article.id}")


def _stored_matches(session: Session, wanted: ColumnElement[bool]) -> dict[int, list[Match]]:
    """The matches of each appearance that is wanted, confirmed ones first, then by probability."""
    found: dict[int, list[Match]] = defaultdict(list)
    rows = session.scalars(
        select(Match)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .where(wanted)
        .order_by(Match.probability.desc(), Match.id)
    )
    for match in rows:
        found[match.appearance_id].append(match)
    for matches in found.values():
        matches.sort(key=lambda match: match.state is not MatchState.CONFIRMED)
    return found


def _stored_shelf(session: Session, version: ArticleVersion) -> tuple[RejectedAnswer, ...]:
    rows = session.scalars(
        select(Sentence)
        .where(Sentence.article_version_id == version.id, Sentence.rejected.is_not(None))
        .order_by(Sentence.position)
    )
    return tuple(
        RejectedAnswer(row.start, row.end, version.body[row.start : row.end], row.rejected, row.score or 0.0, row.id)
        for row in rows
        if row.rejected is not None
    )


def _taken_off(session: Session, version: ArticleVersion, rows: Sequence[Appearance]) -> tuple[DemotedAnswer, ...]:
    """The demoted appearances of a version, each with the first of its sentences."""
    if not rows:
        return ()
    sentences = {
        row.position: row for row in session.scalars(select(Sentence).where(Sentence.article_version_id == version.id))
    }
    found = []
    for row in rows:
        sentence = sentences[row.sentence_positions[0]]
        found.append(
            DemotedAnswer(
                appearance_id=row.id,
                sentence_id=sentence.id,
                start=row.start,
                end=row.end,
                exact=row.exact,
                reason=row.shelved_as or RejectReason.NO_ASSERTION,
                score=row.score,
                decided_by=_disposer(row),
                whole=sentence.rejected is not None,
            )
        )
    return tuple(found)


def _disposer(row: Appearance) -> str:
    """The person who took the sentence off, or for a claim."""
    assert row.disposed_by_id is not None  # kept with every disposition
    return user_label(row.disposed_by_id)
