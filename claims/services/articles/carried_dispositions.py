"""What people made of sentences of an article, taken over into its next version where the words are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.records import Disposition, Span
from claims.core.texts.anchoring import AnchorState, TextAnchor, reanchor
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.sentence import Sentence
from claims.services.articles.readings import READ, anchor_of, moved_reading, put_reading, reading_of

_OF_ITS_OWN = frozenset({"id", "article_version_id", "position", "claim_id", "as_read", *READ})
"""Columns that a copy at another place has values of its own for, or has read anew."""


@dataclass(frozen=True, slots=True)
class TakenAgain:
    """A sentence that extraction shelved and a person had taken before, as an appearance with its forerunner's id."""

    row: Appearance
    source_id: int


def carry_dispositions(
    session: Session,
    before_id: int | None,
    version: ArticleVersion,
    sentences: Sequence[Sentence],
    rows: Sequence[Appearance],
) -> list[TakenAgain]:
    """Mark the rows that people took off before, and make rows of the shelved sentences that they took.

    Nothing is written but fields of the given rows. Words that changed are a new case: extraction decides on them.
    """
    if before_id is None:
        return []
    query = select(Appearance).where(Appearance.article_version_id == before_id, Appearance.disposition.is_not(None))
    by_span = {(row.start, row.end): row for row in rows}
    again: list[TakenAgain] = []
    for source in session.scalars(query.order_by(Appearance.position)):
        place = same_words(anchor_of(reading_of(source)), version.body)
        if place is None:
            continue
        held = by_span.get((place.start, place.end))
        if held is not None:
            held.disposition, held.shelved_as = source.disposition, source.shelved_as
            held.disposed_by_id = source.disposed_by_id
        elif source.disposition is Disposition.PROMOTED:
            sentence = next((row for row in sentences if row.start <= place.start and place.end <= row.end), None)
            if sentence is not None and sentence.rejected is not None:
                sentence.rejected = None
                position = len(rows) + len(again)
                again.append(TakenAgain(copy_at(source, version, place, [sentence.position], position), source.id))
    _shelve(sentences, rows)
    return again


def same_words(anchor: TextAnchor, body: str) -> Span | None:
    """Where the very words of a passage stand in another version of its text."""
    found = reanchor(anchor, body)
    return found.span if found.state in (AnchorState.EXACT, AnchorState.MOVED) else None


def copy_at(
    source: Appearance, version: ArticleVersion, place: Span, sentence_positions: Sequence[int], position: int
) -> Appearance:
    """The appearance as it stands, at the place of its words in another version."""
    by = place.start - source.start
    kept = [column.key for column in Appearance.__table__.columns if column.key not in _OF_ITS_OWN]
    copy = Appearance(
        article_version_id=version.id,
        position=position,
        as_read=None if source.as_read is None else moved_reading(source.as_read, by, version.body),
        **{name: getattr(source, name) for name in kept},
    )
    put_reading(copy, moved_reading(reading_of(source), by, version.body))
    copy.sentence_positions = list(sentence_positions)
    return copy


def _shelve(sentences: Sequence[Sentence], rows: Sequence[Appearance]) -> None:
    """Put the sentences on the shelf whose appearances were all taken off."""
    standing = {at for row in rows if row.disposition is not Disposition.DEMOTED for at in row.sentence_positions}
    for row in rows:
        if row.disposition is Disposition.DEMOTED:
            for at in set(row.sentence_positions) - standing:
                sentences[at].rejected, sentences[at].score = row.shelved_as, row.score
