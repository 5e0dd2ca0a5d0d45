"""Job ``process_article``: take a stored version's claims out and match them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from claims.jobs.context import JobContext, Write
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.services.base import jobs
from claims.services.intake.processing import PreparedText, prepare_version
from claims.services.intake.storing import store_slices


def process_article(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Extract and match without a lock, then write slice by slice; arguments ``{version_id}``.

    The result names the article, the version and its page. A version that is processed already is left alone; of one whose
    storing was cut off the rest is stored.
    """
    version_id = int(arguments["version_id"])
    matching = context.settings.matching
    with context.reading() as session:
        prepared = prepare_version(session, version_id, settings=matching, progress=context.progress)
    if prepared is not None:
        _store(context, version_id, prepared)

    def write(session: Session) -> dict[str, Any]:
        version = session.get_one(ArticleVersion, version_id)
        return {
            "article_id": version.article_id,
            "version": version.number,
            "permalink": f"/articles/{version.article_id}",
        }

    return write


def _store(context: JobContext, version_id: int, prepared: PreparedText) -> None:
    """Write in slices, each with how far it is: what one lost lease has not written, the next attempt does."""
    with context.open_session() as session:
        slices = store_slices(
            session,
            version_id,
            prepared,
            now=context.clock(),
            actor=context.actor,
            settings=context.settings.matching,
        )
        for done, total in slices:
            jobs.progress(session, context.lease, "storing", done, total)
            session.commit()
            context.check()


def mark_failed(session: Session, arguments: Mapping[str, Any]) -> None:
    """Say on the version that its job was given up."""
    unprocessed = (
        ArticleVersion.id == int(arguments["version_id"]),
        ArticleVersion.processing != ProcessingState.PROCESSED,
    )
    session.execute(update(ArticleVersion).where(*unprocessed).values(processing=ProcessingState.FAILED))
