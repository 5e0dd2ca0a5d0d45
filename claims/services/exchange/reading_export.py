"""What people corrected of what was read in articles, as lines of JSON: data to train and evaluate extraction with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.reading_correction import ReadingCorrection
from claims.services.articles.articles import publication_date
from claims.services.articles.readings import Reading, extracted_reading, moved_reading, newest_standing, reading_of
from claims.services.base.actors import user_label
from claims.services.base.parts import in_key_order
from claims.services.judging.rereading import surroundings_of

_SHOWN = ("voice", "speaker", "force", "start", "end", "exact", "parts", "kind", "place", "context_needed")


def correction_lines(session: Session) -> Iterator[dict[str, Any]]:
    """One line for each appearance of which something is corrected now, in the newest version that took it over, in the
    order of their ids.

    ``text`` is the sentence with its neighbors, in which all offsets count; ``read`` is what extraction read, ``corrected``
    what a person made of it, ``fields`` which of it they set. Who corrected is a number, nobody's name.
    """
    for rows in in_key_order(lambda *part: session.execute(_rows(*part)).all(), lambda row: row[1].id):
        for correction, appearance, version in rows:
            yield _line(session, correction, appearance, version)


def _rows(after: int, limit: int) -> Select[ReadingCorrection, Appearance, ArticleVersion]:
    # What a later version took over stands there as it is now, or was taken back there.
    later = aliased(ReadingCorrection)
    taken_over = exists().where(later.carried_from_id == ReadingCorrection.id)
    return (
        select(ReadingCorrection, Appearance, ArticleVersion)
        .join(Appearance, Appearance.id == ReadingCorrection.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(ReadingCorrection.id.in_(newest_standing()), ~taken_over)
        .where(Appearance.corrected_by_id.is_not(None), Appearance.id > after)
        .order_by(Appearance.id)
        .limit(limit)
    )


def _line(
    session: Session, correction: ReadingCorrection, appearance: Appearance, version: ArticleVersion
) -> dict[str, Any]:
    around = surroundings_of(session, appearance).span
    read = extracted_reading(appearance)
    start, end = min(around.start, read["start"]), max(around.end, read["end"])
    text = version.body[start:end]
    return {
        "id": f"c{correction.id}",
        "text": text,
        "headline": version.headline,
        "language": version.language,
        "published": publication_date(version).isoformat(),
        "fields": list(appearance.corrected),
        "read": _shown(moved_reading(read, -start, text)),
        "corrected": _shown(moved_reading(reading_of(appearance), -start, text)),
        "appearance_id": appearance.id,
        "article_id": version.article_id,
        "version": version.number,
        "corrected_by": user_label(correction.user_id),
        "corrected_at": correction.created_at.isoformat(),
        "reason": correction.reason,
    }


def _shown(reading: Reading) -> dict[str, Any]:
    return {name: reading[name] for name in _SHOWN} | {"standalone": reading["standalone_text"]}
