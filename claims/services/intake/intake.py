"""Articles come in: checked, known again by address and content, and taken apart into claims.

One service behind the three doors (API, page, command line). What is refused leaves no trace: everything is checked
before the first row is written. Who does not want to keep other writers waiting checks the article and reads it
(``read_article``) first, and then only writes (``store_article``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.core.extraction.text.languages import detect_language
from claims.core.messages.events import ArticleReceived
from claims.models.article import Article
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.models.job import Job
from claims.models.outlet import Outlet
from claims.services.articles.article_identity import identity_key
from claims.services.articles.article_input import (
    ArticleInput,
    CheckedArticle,
    IntakeLimits,
    article_from_page,
    check_article,
)
from claims.services.articles.article_language import is_known_well
from claims.services.articles.articles import processed_before
from claims.services.articles.outlets import find_article, find_outlet, get_or_add_outlet
from claims.services.base import jobs
from claims.services.base.actors import Actor
from claims.services.base.events import write_event
from claims.services.base.rows import find_row
from claims.services.base.saving import saving
from claims.services.intake.processing import (
    PreparedText,
    Progress,
    Text,
    TooManyClaims,
    prepare_text,
    prepare_version,
    publication_zone,
)
from claims.services.intake.storing import store_version
from claims.services.matching.matching import MatchingSettings

__all__ = [
    "ArticleInput",
    "IntakeLimits",
    "Received",
    "TooManyClaims",
    "article_from_page",
    "check_article",
    "process_version",
    "queue_reading",
    "read_article",
    "receive_article",
    "store_article",
]

READING_JOB = "process_article"

_RACED = "Somebody sent another text of this article at the same moment. Send yours again."


@dataclass(frozen=True, slots=True)
class Received:
    """Where an article ended up: ``created`` if the article is new, ``new_version`` if this text of it is."""

    article: Article
    version: ArticleVersion
    created: bool
    new_version: bool


def receive_article(
    session: Session, article: ArticleInput, *, actor: Actor, now: dt.datetime, limits: IntakeLimits | None = None
) -> Received:
    """Store an article, or find it again.

    Same URL (without one, same outlet) and same content: the article and version there are. Changed content at the same
    URL: the next version. Raises ``TooLarge``, or ``Invalid`` with everything that is wrong at once.
    """
    checked = check_article(article, now=now, limits=limits or IntakeLimits())
    return store_article(session, checked, actor=actor, now=now)


def read_article(
    session: Session,
    checked: CheckedArticle,
    *,
    article_id: int | None = None,
    matching: MatchingSettings,
    most_claims: int | None = None,
) -> PreparedText | None:
    """Take the claims out of a text and match them before anything is stored; None where that was done already.

    ``article_id`` names the article of which it is a version. Only reads; raises ``NotFound`` for an unknown article,
    ``TooManyClaims`` for a text with more than ``most_claims``.
    """
    article = _find_article(session, checked) if article_id is None else _article(session, article_id)
    before_id = None
    if article is not None:
        version = _find_version(session, article, checked.content_hash)
        if version is not None:
            return prepare_version(session, version.id, settings=matching, most_claims=most_claims)
        before_id = processed_before(session, article.id)
    text = Text(
        body=checked.body,
        headline=checked.headline,
        language=_language_of(checked),
        published=checked.published_on,
        zone=publication_zone(checked.published_at, checked.offset_minutes, given=checked.published_given),
        before_id=before_id,
    )
    return prepare_text(session, text, settings=matching, most_claims=most_claims)


def store_article(
    session: Session,
    checked: CheckedArticle,
    *,
    article_id: int | None = None,
    actor: Actor,
    now: dt.datetime,
    prepared: PreparedText | None = None,
    matching: MatchingSettings | None = None,
) -> Received:
    """Store a checked article, or find it again; as a version of ``article_id`` where that is given.

    With what ``read_article`` gave (``prepared``) the version is processed at once. Raises ``NotFound`` for an unknown
    article, ``Conflict`` where another text of it was stored in this moment.
    """
    if article_id is None:
        outlet = get_or_add_outlet(session, checked.url, checked.outlet, on=checked.published_on, now=now)
        article, created = _get_or_add_article(session, outlet, checked, now)
    else:
        article, created = _article(session, article_id), False
    received = _receive_text(session, article, checked, actor=actor, now=now)
    if received.new_version:
        _tell_received(session, received, now=now)
    if prepared is not None:
        settings = matching or MatchingSettings()
        store_version(session, received.version.id, prepared, now=now, actor=actor, settings=settings)
    return replace(received, created=created and received.new_version)


def queue_reading(session: Session, version: ArticleVersion, *, actor: Actor, now: dt.datetime) -> Job:
    """The job that reads a stored version; the one that the same sender asked for already, where that is not over."""
    asked = select(Job).where(
        Job.state.in_(jobs.OPEN),
        Job.name == READING_JOB,
        Job.owner == actor.label,
        Job.arguments["version_id"].as_integer() == version.id,
    )
    open_job = session.scalars(asked.order_by(Job.id).limit(1)).first()
    return open_job or jobs.enqueue(
        session,
        READING_JOB,
        {"version_id": version.id},
        owner=actor.label,
        organization_id=actor.organization_id,
        now=now,
    )


def process_version(
    session: Session,
    version_id: int,
    *,
    now: dt.datetime,
    actor: Actor,
    matching: MatchingSettings | None = None,
    progress: Progress | None = None,
) -> None:
    """Take a version's claims out, match them, and open reviews of new ones; a processed version is left alone.

    Everything is written in the caller's transaction. ``progress`` is called with stage, done and total.
    """
    settings = matching or MatchingSettings()
    prepared = prepare_version(session, version_id, settings=settings, progress=progress)
    if prepared is not None:
        store_version(session, version_id, prepared, now=now, actor=actor, settings=settings)


def _article(session: Session, article_id: int) -> Article:
    found = find_row(session, Article, article_id)
    if found is None:
        raise NotFound(f"There is no article {article_id}.", code="article_not_found")
    return found


def _find_article(session: Session, checked: CheckedArticle) -> Article | None:
    outlet = find_outlet(session, checked.url, checked.outlet, on=checked.published_on)
    key = identity_key(checked.url, checked.content_hash)
    return None if outlet is None else find_article(session, outlet, key)


def _language_of(checked: CheckedArticle) -> str:
    return checked.language or detect_language(checked.body)


def _receive_text(
    session: Session, article: Article, checked: CheckedArticle, *, actor: Actor, now: dt.datetime
) -> Received:
    """The version of the article with this text, found or added."""
    version = _find_version(session, article, checked.content_hash)
    if version is not None:
        return Received(article, version, created=False, new_version=False)
    version, is_new = _add_version(session, article, checked, actor=actor, now=now)
    return Received(article, version, created=False, new_version=is_new)


def _tell_received(session: Session, received: Received, *, now: dt.datetime) -> None:
    article, version = received.article, received.version
    data = ArticleReceived(
        article_id=article.id,
        version=version.number,
        headline=version.headline or "",
        url=article.url,
        outlet=session.get_one(Outlet, article.outlet_id).name,
        permalink=f"/articles/{article.id}",
    )
    write_event(session, data, now=now)


def _get_or_add_article(
    session: Session, outlet: Outlet, checked: CheckedArticle, now: dt.datetime
) -> tuple[Article, bool]:
    """The article, and whether it was made here rather than found."""
    key = identity_key(checked.url, checked.content_hash)
    found = find_article(session, outlet, key)
    if found is not None:
        return found, False
    article = Article(outlet_id=outlet.id, identity_key=key, url=checked.url, created_at=now)
    try:
        with saving(session, conflict=_RACED):
            session.add(article)
    except Conflict:
        taken = select(Article).where(Article.outlet_id == outlet.id, Article.identity_key == key)
        return session.scalars(taken).one(), False
    return article, True


def _find_version(session: Session, article: Article, content_hash: str) -> ArticleVersion | None:
    same = (ArticleVersion.article_id == article.id, ArticleVersion.content_hash == content_hash)
    return session.scalar(select(ArticleVersion).where(*same))


def _add_version(
    session: Session, article: Article, checked: CheckedArticle, *, actor: Actor, now: dt.datetime
) -> tuple[ArticleVersion, bool]:
    """The next version and True; the one that somebody else stored in this moment and False.

    Raises ``Conflict`` where another text of the article took the number: the sender sends again.
    """
    last = session.scalar(select(func.max(ArticleVersion.number)).where(ArticleVersion.article_id == article.id))
    language = _language_of(checked)
    version = ArticleVersion(
        article_id=article.id,
        number=(last or 0) + 1,
        headline=checked.headline,
        body=checked.body,
        content_hash=checked.content_hash,
        authors=list(checked.authors),
        language=language,
        published_at=checked.published_at,
        published_offset_minutes=checked.offset_minutes,
        published_given=checked.published_given,
        received_at=now,
        input_format=checked.input_format,
        limited=not is_known_well(language),
        processing=ProcessingState.RECEIVED,
        received_from=actor.label,
    )
    try:
        with saving(session, conflict=_RACED, code="article_changed_meanwhile"):
            session.add(version)
    except Conflict:
        stored = _find_version(session, article, checked.content_hash)
        if stored is None:
            raise
        return stored, False
    return version, True
