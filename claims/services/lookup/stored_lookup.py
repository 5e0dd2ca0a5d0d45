"""What is known about each claim of a stored article, from its matches as they stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.records import (
    Disposition,
    MatchState,
    PairDecision,
    RejectReason,
    Relation,
    Span,
)
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.review import Review
from claims.models.sentence import Sentence
from claims.services.answers.lookup_answers import (
    AppearanceAnswer,
    ArticleReference,
    DemotedAnswer,
    LookupAnswer,
    MatchAnswer,
    RejectedAnswer,
)
from claims.services.articles.appearances import is_standing
from claims.services.articles.articles import publication_date
from claims.services.articles.readings import is_judged_before
from claims.services.base.actors import Actor, decider_label, user_label
from claims.services.base.paging import RankPlace, bad_cursor, decode_rank_cursor, encode_cursor
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
    within: Span | None = None,
) -> LookupAnswer:
    """What is known about each claim of a stored version, from its matches as they stand.

    ``today`` is the day on which freshness is judged. With ``known_at`` the claims and answers are those that were public
    at that instant; how the text relates to them is what is known of it now. ``within`` asks for the claims and the shelved
    sentences alone that begin in a part of the text; ``looked_up`` then says which of its claims these are. Of a text that
    is not read to the end nothing is told: what is there of it would pass for the whole.
    """
    if version.processing is not ProcessingState.PROCESSED:
        return LookupAnswer(_reference(session, version), (), (), range(0), version.language)
    wanted = [Appearance.article_version_id == version.id]
    before = 0
    if within is not None:
        earlier = (*wanted, is_standing(), Appearance.start < within.start)
        before = session.scalars(select(func.count()).select_from(Appearance).where(*earlier)).one()
        wanted += [Appearance.start >= within.start, Appearance.start < within.end]
    rows = session.scalars(select(Appearance).where(*wanted).order_by(*_IN_TEXT)).all()
    standing = [row for row in rows if row.disposition is not Disposition.DEMOTED]
    appearances = _answers(session, version, standing, and_(*wanted), today, known_at, settings)
    answer = LookupAnswer(
        article=_reference(session, version),
        appearances=with_speakers(session, appearances, on=publication_date(version), known_at=known_at),
        rejected=_stored_shelf(session, version, within),
        looked_up=range(before, before + len(standing)),
        language=version.language,
        demoted=_taken_off(session, version, [row for row in rows if row.disposition is Disposition.DEMOTED]),
    )
    note_served(session, answer, actor=actor, now=now)
    return answer


def part_after(session: Session, version: ArticleVersion, *, after: str | None, limit: int) -> tuple[Span, str | None]:
    """The part of a version's text in which its next claims begin, at most ``limit`` but for more that begin at one place,
    and the cursor after it; None with the last part. The parts that follow each other are the whole text. A text that is
    not read to the end has none: a cursor would lead past what is not told of it yet.

    Raises ``Invalid`` (code ``bad_cursor``) where ``after`` is not of this version.
    """
    begin = 0 if after is None else _place_in(version, after)
    if version.processing is not ProcessingState.PROCESSED:
        return Span(begin, len(version.body) + 1), None
    claims = select(Appearance.start).where(Appearance.article_version_id == version.id, is_standing())
    ahead = claims.where(Appearance.start >= begin).order_by(*_IN_TEXT).limit(limit + 1)
    starts = session.scalars(ahead).all()
    end = starts[limit] if len(starts) > limit else None
    if end is not None and end == starts[0]:
        end = session.scalars(claims.where(Appearance.start > end).order_by(Appearance.start).limit(1)).first()
    if end is None:
        return Span(begin, len(version.body) + 1), None
    return Span(begin, end), encode_cursor(_PARTS, RankPlace(end, version.id))


def version_of_cursor(session: Session, article_id: int, after: str) -> int:
    """The number of the article's version that a cursor of ``part_after`` is of; raises ``Invalid`` for any other one."""
    found = session.get(ArticleVersion, decode_rank_cursor(_PARTS, after).id)
    if found is None or found.article_id != article_id:
        raise bad_cursor()
    return found.number


def _place_in(version: ArticleVersion, after: str) -> int:
    place = decode_rank_cursor(_PARTS, after)
    if place.id != version.id or not 0 <= place.rank <= len(version.body):
        raise bad_cursor()
    return place.rank


_PARTS = "article_claims"


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the claims of a stored version stand, in the order of the text, by appearance, what people took off, and its
    shelved sentences; ``not_taken`` is how many rows its shelf has."""

    claims: Mapping[int, Span]
    taken_off: Mapping[int, Span]
    shelved: tuple[Span, ...]
    not_taken: int

    def place_of(self, appearance_id: int | None) -> Span | None:
        """Where an appearance stands, whether it still counts or was taken off; None of one that the version has not."""
        if appearance_id is None:
            return None
        return self.claims.get(appearance_id) or self.taken_off.get(appearance_id)


def outline_of(session: Session, version: ArticleVersion) -> Outline:
    """Where everything stands, without what is known of it: few numbers a claim."""
    places = select(
        Appearance.id, Appearance.start, Appearance.end, Appearance.disposition, Appearance.sentence_positions
    ).where(Appearance.article_version_id == version.id)
    rows = session.execute(places.order_by(*_IN_TEXT)).all()
    shelf = session.execute(
        select(Sentence.position, Sentence.start, Sentence.end).where(
            Sentence.article_version_id == version.id, Sentence.rejected.is_not(None)
        )
    ).all()
    demoted = [row for row in rows if row.disposition is Disposition.DEMOTED]
    taken_whole = {row.sentence_positions[0] for row in demoted} & {row.position for row in shelf}
    return Outline(
        {row.id: Span(row.start, row.end) for row in rows if row.disposition is not Disposition.DEMOTED},
        {row.id: Span(row.start, row.end) for row in demoted},
        tuple(Span(row.start, row.end) for row in shelf),
        len(shelf) + len(demoted) - len(taken_whole),
    )


def lookup_answered(
    session: Session,
    version: ArticleVersion,
    *,
    today: dt.date,
    known_at: dt.datetime | None = None,
    settings: MatchingSettings,
) -> dict[int, AppearanceAnswer]:
    """By appearance what is known of those claims of a version that a match or a review may answer: of a long text few.

    Only reads, like ``lookup_appearance``; speakers are not named.
    """
    reviewed = exists().where(Review.claim_id == Appearance.claim_id, Review.current_number.is_not(None))
    merged = exists().where(
        or_(Claim.id == Appearance.claim_id, Claim.merged_into_id == Appearance.claim_id),
        Claim.merged_into_id.is_not(None),
    )
    same = exists().where(
        Match.appearance_id == Appearance.id,
        Match.relation == Relation.SAME,
        Match.state.in_((MatchState.CONFIRMED, MatchState.SUGGESTED)),
    )
    known_of = or_(*(condition.correlate(Appearance) for condition in (same, reviewed, merged)))
    of_version = Appearance.article_version_id == version.id
    answered = and_(of_version, is_standing(), known_of)
    rows = session.scalars(select(Appearance).where(answered).order_by(*_IN_TEXT)).all()
    found = _answers(session, version, rows, answered, today, known_at, settings)
    return {row.id: answer for row, answer in zip(rows, found, strict=True)}


def _answers(
    session: Session,
    version: ArticleVersion,
    rows: Sequence[Appearance],
    wanted: ColumnElement[bool],
    today: dt.date,
    known_at: dt.datetime | None,
    settings: MatchingSettings,
) -> list[AppearanceAnswer]:
    """What is known of these appearances, of which ``wanted`` is the condition."""
    matches = _stored_matches(session, wanted)
    claim_ids = [match.claim_id for found in matches.values() for match in found]
    claim_ids += [row.claim_id for row in rows if row.claim_id is not None]
    through = [match.through_id for found in matches.values() for match in found]
    known = Known(session, claim_ids, today, publication_date(version), known_at, through_ids=through)
    return [_stored_appearance(row, matches.get(row.id, []), known, settings=settings) for row in rows]


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
    known = Known(session, claim_ids, today, published, known_at, through_ids=[match.through_id for match in matches])
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
            known.match(match.claim_id, decision_of(match), match.state, row.period, match.through_id),
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


def _stored_shelf(session: Session, version: ArticleVersion, within: Span | None = None) -> tuple[RejectedAnswer, ...]:
    shelved = [Sentence.article_version_id == version.id, Sentence.rejected.is_not(None)]
    if within is not None:
        shelved += [Sentence.start >= within.start, Sentence.start < within.end]
    rows = session.scalars(select(Sentence).where(*shelved).order_by(Sentence.position))
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
