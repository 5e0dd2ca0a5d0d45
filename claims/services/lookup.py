"""Look-ups: each claim of a text with what the registry knows of it, and the search for claims."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotFound, TooLarge
from claims.core.extraction.text.body import context_around, normalize_body
from claims.core.extraction.text.languages import detect_language
from claims.core.matching.statements.reading import AttributionView
from claims.core.records import (
    Disposition,
    ExtractedClaim,
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
from claims.services.actors import Actor, decider_label, user_label
from claims.services.answers_json import addition_to_dict, period_to_dict, quantity_to_dict, time_to_dict
from claims.services.going_live import live_settings
from claims.services.known_for_lookup import Known, found_then
from claims.services.lookup_answers import (
    AppearanceAnswer,
    ArticleReference,
    DemotedAnswer,
    LookupAnswer,
    MatchAnswer,
    RejectedAnswer,
)
from claims.services.matching import (
    FoundMatch,
    MatchingSettings,
    decision_of,
    find_matches_of_each,
    nearness,
    statement_of,
)
from claims.services.processing import publication_date
from claims.services.search import SearchHit, search_claims
from claims.services.sentences_asked import beside_pieces, known_sentences, unconfirmed
from claims.services.short_texts import AskedText, read_asked
from claims.services.speaker_choices import with_speakers
from claims.services.usages import note_usages

__all__ = [
    "LookupAnswer",
    "SearchHit",
    "lookup_appearance",
    "lookup_text",
    "lookup_version",
    "note_served",
    "read_text",
    "search_claims",
]

MAX_LOOKUP_BYTES = 200_000
"""Text that is looked up without being stored, in bytes of UTF-8."""

_IN_TEXT = (Appearance.start, Appearance.end, Appearance.id)
"""The order of appearances in their text."""


def lookup_text(
    session: Session,
    body: str,
    *,
    published: dt.date,
    headline: str | None = None,
    language: str | None = None,
    today: dt.date,
    known_at: dt.datetime | None = None,
    now: dt.datetime | None = None,
    actor: Actor,
    settings: MatchingSettings,
) -> LookupAnswer:
    """What is known about each claim of a text; nothing is stored but that the caller was served these revisions.

    ``today`` is the day on which freshness is judged; with ``known_at`` the claims and answers are those that were public
    at that instant. Raises ``Invalid`` for an empty or unstorable text, ``TooLarge`` over ``MAX_LOOKUP_BYTES``.
    """
    answer = read_text(
        session,
        body,
        published=published,
        headline=headline,
        language=language,
        today=today,
        known_at=known_at,
        settings=settings,
    )
    note_served(session, answer, actor=actor, now=now or _midnight(today))
    return answer


def read_text(
    session: Session,
    body: str,
    *,
    published: dt.date,
    headline: str | None = None,
    language: str | None = None,
    today: dt.date,
    known_at: dt.datetime | None = None,
    settings: MatchingSettings,
    first: int = 0,
    has_time: Callable[[], bool] | None = None,
    is_article: bool = False,
) -> LookupAnswer:
    """As ``lookup_text``, but only reads, however long it takes; what is answered goes to ``note_served`` then.

    With ``is_article`` a short text is read as any other: its length changes nothing of what is found.
    Claims are looked up in the order of the text, from number ``first`` (from 0) on and for as long as ``has_time`` says
    so, but at least one; ``looked_up`` of the answer says which.
    """
    text = _checked_text(body)
    settings = live_settings(session, settings)
    asked = read_asked(
        text,
        published=published,
        headline=headline,
        language=language or detect_language(text),
        encoder=settings.detection_encoder,
        is_article=is_article,
        is_at_once=first == 0 and has_time is None,
    )
    found, last = _find_each(session, asked, settings=settings, first=first, has_time=has_time)
    if known_at is not None:
        found = found_then(session, found, known_at)
    known = Known(session, (match.claim_id for matches in found for match in matches), today, published, known_at)
    return _fresh_answer(session, asked, found, known, range(first, last), known_at=known_at)


def _find_each(
    session: Session,
    asked: AskedText,
    *,
    settings: MatchingSettings,
    first: int,
    has_time: Callable[[], bool] | None,
) -> tuple[list[list[FoundMatch]], int]:
    """What is found for each claim, none for those that were not looked up, and for each whole sentence; and the number
    of the claim before which it ended."""
    found: list[list[FoundMatch]] = [[] for _ in asked.claims]
    view = None if asked.is_taken else AttributionView.WHOLE
    wanted = [(claim, view) for claim in asked.claims[first:]] + [(one, AttributionView.WHOLE) for one in asked.whole]
    statements = (statement_of(claim, published=asked.published, view=view) for claim, view in wanted)
    matches = find_matches_of_each(session, statements, settings=settings)
    last = first
    for place in range(first, len(asked.claims)):
        if asked.is_taken and has_time is not None and place > first and not has_time():
            break
        found[place] = next(matches)
        last = place + 1
    return found + [next(matches) for _ in asked.whole], last


def _fresh_answer(
    session: Session,
    asked: AskedText,
    found: Sequence[list[FoundMatch]],
    known: Known,
    looked_up: range,
    *,
    known_at: dt.datetime | None,
) -> LookupAnswer:
    """The answer from what was found; ``looked_up`` are the claims that were."""
    claims = [*asked.claims, *asked.whole]
    appearances = [
        _fresh_appearance(asked.text, claim, matches, known) for claim, matches in zip(claims, found, strict=True)
    ]
    if asked.whole:
        pieces, whole = appearances[: len(asked.claims)], appearances[len(asked.claims) :]
        appearances = beside_pieces(pieces, [unconfirmed(one) for one in whole])
    rejected = asked.rejected
    if not (asked.is_taken and asked.is_all):
        appearances = [unconfirmed(one) for one in appearances]
    if not asked.is_taken:
        appearances, rejected = known_sentences(appearances, rejected)
    count = len(appearances)
    last = count if asked.whole or not asked.is_taken else min(looked_up.stop, count)
    return LookupAnswer(
        article=None,
        appearances=with_speakers(session, appearances, on=asked.published, known_at=known_at),
        rejected=tuple(
            RejectedAnswer(row.span.start, row.span.end, row.exact, row.reason, row.score)
            for row in sorted(rejected, key=lambda row: row.span)
        ),
        looked_up=range(min(looked_up.start, count), last),
    )


def lookup_version(
    session: Session,
    version: ArticleVersion,
    *,
    today: dt.date,
    known_at: dt.datetime | None = None,
    now: dt.datetime | None = None,
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
        demoted=_taken_off(session, version, [row for row in rows if row.disposition is Disposition.DEMOTED]),
    )
    note_served(session, answer, actor=actor, now=now or _midnight(today))
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
    standing = select(Appearance.id).where(
        Appearance.article_version_id == version.id,
        Appearance.disposition.is_distinct_from(Disposition.DEMOTED),
    )
    numbers = {found: at for at, found in enumerate(session.scalars(standing.order_by(*_IN_TEXT)))}
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
    )


def note_served(session: Session, answer: LookupAnswer, *, actor: Actor, now: dt.datetime) -> None:
    """Note the revisions that were given as an answer; near misses answer nothing."""
    served = (
        review.revision_id
        for appearance in answer.appearances
        for match in appearance.matches
        for review in match.reviews
    )
    article_id = answer.article.id if answer.article is not None else None
    note_usages(session, served, actor=actor, now=now, article_id=article_id)


def _fresh_appearance(body: str, claim: ExtractedClaim, found: list[FoundMatch], known: Known) -> AppearanceAnswer:
    prefix, suffix = context_around(body, claim.span)
    period = period_to_dict(claim.period)
    answers = [
        known.match(match.claim_id, match.decision, match.state, period)
        for match in found
        if known.was_there(match.claim_id)
    ]
    return AppearanceAnswer(
        id=None,
        claim_id=None,
        start=claim.span.start,
        end=claim.span.end,
        exact=claim.exact,
        prefix=prefix,
        suffix=suffix,
        parts=tuple((part.start, part.end) for part in claim.parts),
        standalone=claim.standalone_text,
        additions=tuple(addition_to_dict(addition) for addition in claim.additions),
        context_needed=claim.context_needed,
        kind=claim.kind,
        speaker=claim.speaker,
        voice=claim.voice,
        force=claim.attribution.force if claim.attribution else None,
        quantities=tuple(quantity_to_dict(quantity) for quantity in claim.quantities),
        times=tuple(time_to_dict(time) for time in claim.times),
        period=period,
        place=claim.place,
        polarity=claim.polarity,
        score=claim.score,
        reasons=claim.reasons,
        matches=tuple(answer for answer in answers if answer.decision.relation is Relation.SAME),
        near_misses=tuple(answer for answer in answers if answer.decision.relation is not Relation.SAME),
    )


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


def _checked_text(body: str) -> str:
    if len(body) > MAX_LOOKUP_BYTES or len(body.encode("utf-8", "surrogatepass")) > MAX_LOOKUP_BYTES:
        raise TooLarge(f"A look-up takes at most {MAX_LOOKUP_BYTES:,} bytes; post an article instead.", field="body")
    text = normalize_body(body)
    if not text.strip():
        raise Invalid("The text is empty.", code="body_empty", field="body")
    return text


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
