"""Names that a person may mean who says whose words a passage of an article is in."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.extraction.attribution.turns import mentions_in
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.sentence import Sentence
from claims.models.speaker import Speaker
from claims.services.articles.articles import publication_date
from claims.services.base.parts import in_parts
from claims.services.directories.speaker_resolution import resolve_names

SENTENCES_READ = 60
"""Sentences of the text in which names are looked for, those nearest to the passage: each takes some 1 ms."""

LONGEST_READ = 1_000
"""Code points from which a sentence is left out: lists and tables, not reports."""


def suggest_speakers(session: Session, version: ArticleVersion, row: Appearance) -> tuple[str, ...]:
    """Who speaks elsewhere in the article, who is named in it, and the speakers of the directory that these names may mean;
    in the order of the alphabet."""
    wanted = select(Appearance.speaker).where(
        Appearance.article_version_id == version.id, Appearance.speaker.is_not(None)
    )
    names = {name for name in session.scalars(wanted.distinct()) if name} | _named_near(session, version, row)
    found = resolve_names(session, names, on=publication_date(version))
    ids = {number for one in found.values() for number in (one.speaker_id, *one.candidates) if number is not None}
    for part in in_parts(sorted(ids)):
        names |= set(session.scalars(select(Speaker.name).where(Speaker.id.in_(part))))
    return tuple(sorted(names, key=str.casefold))


def _named_near(session: Session, version: ArticleVersion, row: Appearance) -> set[str]:
    sentences = session.execute(
        select(Sentence.start, Sentence.end)
        .where(Sentence.article_version_id == version.id)
        .order_by(Sentence.position)
    ).all()
    nearest = sorted(sentences, key=lambda one: abs(one.start - row.start))[:SENTENCES_READ]
    texts = [version.body[one.start : one.end] for one in nearest if one.end - one.start <= LONGEST_READ]
    kinds = (NameKind.PERSON, NameKind.ORGANIZATION)
    return {mention.name for text in texts for mention in mentions_in(text) if mention.kind in kinds}
