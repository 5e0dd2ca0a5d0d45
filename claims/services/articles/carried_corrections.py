"""What people corrected of what is read in an article, taken over into its next version where the words are the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.records import Disposition, RejectReason, Span
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.reading_correction import ReadingCorrection
from claims.models.sentence import Sentence
from claims.services.articles.carried_dispositions import TakenAgain, copy_at, same_words
from claims.services.articles.readings import (
    anchor_of,
    compared_words,
    extracted_reading,
    moved_reading,
    newest_standing,
    put_reading,
    reading_of,
    span_of,
    without_marks,
)


@dataclass(slots=True)
class CarriedCorrections:
    """What was taken over: ``again`` are appearances that extraction did not find this time, ``sources`` by position those
    whose corrected words are compared as before, with their forerunner's id, ``reattributed`` the positions of those whose
    words somebody else does something else with."""

    again: list[TakenAgain] = field(default_factory=list)
    sources: dict[int, int] = field(default_factory=dict)
    reattributed: set[int] = field(default_factory=set)
    notes: list[tuple[Appearance, Appearance, dict[str, Any]]] = field(default_factory=list)
    """Appearance, forerunner, and what was read of it before."""


def carry_corrections(
    session: Session,
    before_id: int | None,
    version: ArticleVersion,
    sentences: Sequence[Sentence],
    rows: Sequence[Appearance],
) -> CarriedCorrections:
    """Put what people corrected in the version before into the rows that say the same words; nothing else is written.

    What they left to extraction is read anew. Words that changed are a new case.
    """
    carried = CarriedCorrections()
    if before_id is None:
        return carried
    corrected = select(Appearance).where(
        Appearance.article_version_id == before_id, Appearance.corrected_by_id.is_not(None)
    )
    free = list(rows)
    for source in session.scalars(corrected.order_by(Appearance.position)):
        place = same_words(anchor_of(reading_of(source)), version.body)
        if place is None:
            continue
        row = _row_for(source, free, place, version.body)
        if row is not None:
            free.remove(row)
            _correct(carried, row, source, place, version.body, sentences)
        elif source.disposition is not Disposition.DEMOTED:
            _take_again(carried, source, version, place, sentences, len(rows))
    _account(sentences, [*rows, *(one.row for one in carried.again)], carried)
    return carried


def note_carried(session: Session, carried: CarriedCorrections, *, now: dt.datetime) -> None:
    """Record what was taken over at the appearances that have it now, so that it is undone there."""
    if not carried.notes:
        return
    of_sources = ReadingCorrection.appearance_id.in_([source.id for _, source, _ in carried.notes])
    standing = select(ReadingCorrection.appearance_id, ReadingCorrection.id)
    newest = dict(session.execute(standing.where(ReadingCorrection.id.in_(newest_standing(of_sources)))).all())
    for row, source, before in carried.notes:
        note = ReadingCorrection(
            appearance_id=row.id,
            before=before,
            after=reading_of(row),
            from_claim_id=None,
            claim_id=row.claim_id,
            carried_from_id=newest.get(source.id),
            user_id=source.corrected_by_id,
            reason="",
            created_at=now,
        )
        session.add(note)


def _row_for(source: Appearance, rows: Sequence[Appearance], place: Span, body: str) -> Appearance | None:
    """What extraction read now where it had read the source: at the same words, else what shares most with the corrected
    ones."""
    was = same_words(anchor_of(extracted_reading(source)), body)
    for span in (was, place):
        exactly = [row for row in rows if span_of(row) == span]
        if exactly:
            return exactly[0]
    shares = {row.position: min(row.end, place.end) - max(row.start, place.start) for row in rows}
    best = max(rows, key=lambda row: shares[row.position], default=None)
    if best is None or 2 * shares[best.position] < max(best.end - best.start, place.end - place.start):
        return None
    return best


def _correct(
    carried: CarriedCorrections,
    row: Appearance,
    source: Appearance,
    place: Span,
    body: str,
    sentences: Sequence[Sentence],
) -> None:
    before = reading_of(row)
    left, touched = _touched(sentences, span_of(row)), _touched(sentences, place)
    kept = moved_reading(reading_of(source), place.start - source.start, body)
    # What is said twice is one appearance of both sentences: the other place stays as it is read.
    kept["sentence_positions"] = sorted({*touched, *(set(row.sentence_positions) - set(left))})
    put_reading(row, kept, source.corrected)
    _mark(row, source, before)
    carried.notes.append((row, source, before))
    if compared_words(reading_of(row)) == compared_words(reading_of(source)):
        carried.sources[row.position] = source.id
    elif compared_words(reading_of(row)) != compared_words(before):
        carried.reattributed.add(row.position)


def _touched(sentences: Sequence[Sentence], span: Span) -> list[int]:
    return [one.position for one in sentences if span_of(one).overlaps(span)]


def _mark(row: Appearance, source: Appearance, as_read: Mapping[str, Any]) -> None:
    row.corrected, row.corrected_by_id = list(source.corrected), source.corrected_by_id
    row.words_corrected_at = source.words_corrected_at
    row.as_read = without_marks(as_read)


def _take_again(
    carried: CarriedCorrections,
    source: Appearance,
    version: ArticleVersion,
    place: Span,
    sentences: Sequence[Sentence],
    count: int,
) -> None:
    """What a person corrected is a claim, though extraction finds none there this time."""
    row = copy_at(source, version, place, _touched(sentences, place), count + len(carried.again))
    carried.again.append(TakenAgain(row, source.id))
    before = moved_reading(extracted_reading(source), place.start - source.start, version.body)
    carried.notes.append((row, source, {**before, "corrected": [], "words_corrected_at": None}))


def _account(sentences: Sequence[Sentence], rows: Sequence[Appearance], carried: CarriedCorrections) -> None:
    """Shelve the sentences that corrected spans left, and take those from the shelf that they came to."""
    if not carried.notes:
        return
    taken = {at for row in rows for at in row.sentence_positions}
    for sentence in sentences:
        if sentence.position in taken:
            sentence.rejected = None
        elif sentence.rejected is None:
            sentence.rejected, sentence.score = RejectReason.NO_ASSERTION, 0.0
