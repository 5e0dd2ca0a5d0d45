"""Articles: post one, read it, see what is known about its claims."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import current_app

from claims.api.blueprint import bp
from claims.api.jobs import job_value
from claims.api.operation import Answer, Call, operation
from claims.api.reading import Preference, preference
from claims.core.errors import Invalid
from claims.core.extraction.text.languages import detect_languages
from claims.core.records import Span
from claims.models import ArticleVersion, ProcessingState, Scope
from claims.schemas.articles import (
    ArticleClaimsQuery,
    ArticleList,
    ArticleListQuery,
    ArticleLookupQuery,
    ArticleLookupRead,
    ArticleRead,
    ArticleWrite,
    VersionDiffQuery,
    VersionDiffRead,
)
from claims.schemas.jobs import JobAccepted
from claims.services.answers.answers_json import language_to_dict, lookup_to_dict
from claims.services.articles import articles
from claims.services.articles.articles import ArticleView
from claims.services.base.as_of import AsOf, as_of
from claims.services.directories.outlet_directory import get_outlet
from claims.services.intake import intake
from claims.services.intake.intake import ArticleInput, Received, TooManyClaims
from claims.services.intake.version_diffs import diff_versions
from claims.services.intake.version_diffs_json import diff_to_dict
from claims.services.lookup import stored_lookup
from claims.services.settings import intake_limits, matching_settings

CHARACTERS_A_SECOND = 1_000
CLAIMS_A_SECOND = 12
"""What is read, matched and stored in a second while the machine has other work too. A quiet one does three times as much:
17,115 characters with 225 claims took 6 seconds, with six other programs on its two cores 24 (1 December 2026)."""

MOST_CLAIMS_AT_ONCE = 300
"""However long the sender waits: what it waits for is stored in one transaction, and other writers wait too. For 280
claims they waited 6 seconds on a busy machine, for 579 they were refused (SQLite, 1 December 2026). A job stores some at a
time."""

USUAL_WAIT_S = 10
"""Seconds that a sender waits who does not say how long: 1,600 words or 120 claims. News articles have 800 and 40."""

CLAIMS_AT_A_TIME = 50
"""Claims in a part of a look-up that does not say how many it wants."""


@bp.post("/articles")
@operation(
    "Post an article; get its claims with what is known about each",
    tag="Articles",
    body=ArticleWrite,
    answers={200: ArticleLookupRead, 201: ArticleLookupRead, 202: JobAccepted},
    scopes=(Scope.ARTICLES_WRITE,),
    reads_first=True,
    failures=(409,),
)
def post_article(call: Call) -> Answer:
    """Store the article and answer with its claims; one of more than 10,000 characters or 120 claims, or with ``Prefer:
    respond-async``, with a job (202). ``Prefer: wait=30`` waits longer, for 1,000 characters or 12 claims a second, 300
    in all."""
    return _receive(call, None)


@bp.post("/articles/<int:article_id>/versions")
@operation(
    "Post a changed text of an article",
    tag="Articles",
    body=ArticleWrite,
    answers={200: ArticleLookupRead, 201: ArticleLookupRead, 202: JobAccepted},
    scopes=(Scope.ARTICLES_WRITE,),
    reads_first=True,
    failures=(404, 409),
)
def post_version(call: Call, article_id: int) -> Answer:
    """Store the text as the article's next version, unless it is one of its versions already; else as ``post_article``."""
    return _receive(call, article_id)


@bp.get("/articles")
@operation(
    "List articles, newest first",
    tag="Articles",
    query=ArticleListQuery,
    answers={200: ArticleList},
    scopes=(Scope.LOOKUP, Scope.ARTICLES_WRITE),
    failures=(404,),
)
def list_articles(call: Call) -> Answer:
    """A page of articles with their newest versions; by ``url`` a program finds its own without keeping their ids."""
    asked = call.query
    if asked["outlet_id"] is not None:
        get_outlet(call.session, asked["outlet_id"])
    page = articles.list_articles(
        call.session,
        outlet_id=asked["outlet_id"],
        url=asked["url"],
        after=asked["after"],
        limit=asked["limit"],
    )
    return Answer({"items": [article_row(view) for view in page.items], "next_cursor": page.next_cursor})


@bp.get("/articles/<int:article_id>")
@operation(
    "Read one article",
    tag="Articles",
    query=ArticleLookupQuery,
    answers={200: ArticleRead},
    scopes=(Scope.LOOKUP, Scope.ARTICLES_WRITE),
    failures=(404,),
)
def read_article(call: Call, article_id: int) -> Answer:
    """One version of the article, the newest, or the newest as of then, unless another is asked for."""
    moment = as_of(call.query["as_of"], now=call.now)
    view = _version_then(call, article_id, moment, call.query["version"])
    value = article_row(view) | {
        "body": view.version.body,
        "authors": view.version.authors,
        **language_to_dict(view.version.language),
        "languages_mixed": detect_languages(view.version.body).is_mixed,
        "limited": view.version.limited,
        "received_at": view.version.received_at,
        "processing": view.version.processing.value,
        "versions": articles.version_numbers(call.session, article_id),
    }
    return Answer(value)


@bp.get("/articles/<int:article_id>/lookup")
@operation(
    "What is known about each claim of a stored article",
    tag="Look-up",
    query=ArticleClaimsQuery,
    answers={200: ArticleLookupRead},
    scopes=(Scope.LOOKUP, Scope.ARTICLES_WRITE),
    failures=(404,),
)
def look_up_article(call: Call, article_id: int) -> Answer:
    """Every sentence of the version, with matches, near misses and verdicts as of today, or as they were known then; of
    a long text in parts, with ``limit`` and ``after``."""
    after, limit, number = call.query["after"], call.query["limit"], call.query["version"]
    if after is not None and number is None:
        number = stored_lookup.version_of_cursor(call.session, article_id, after)
    moment = as_of(call.query["as_of"], now=call.now)
    version = _version_then(call, article_id, moment, number).version
    if after is None and limit is None:
        return _answer(call, version, status=200, moment=moment)
    within, following = stored_lookup.part_after(call.session, version, after=after, limit=limit or CLAIMS_AT_A_TIME)
    return _answer(call, version, status=200, moment=moment, within=within, next_cursor=following)


@bp.get("/articles/<int:article_id>/versions/<int:number>/diff")
@operation(
    "What became of each claim from one version to another",
    tag="Articles",
    query=VersionDiffQuery,
    answers={200: VersionDiffRead},
    scopes=(Scope.LOOKUP, Scope.ARTICLES_WRITE),
    failures=(404, 409),
)
def diff_version(call: Call, article_id: int, number: int) -> Answer:
    """Unchanged, moved, reworded, changed (which slots), removed or added, each with its place in either text."""
    return Answer(diff_to_dict(diff_versions(call.session, article_id, number, to=call.query["to"])))


def article_input(body: dict[str, Any]) -> ArticleInput:
    """The service's input from the loaded ``ArticleWrite``; ``Invalid`` where both author fields are used."""
    if body["author"] and body["authors"]:
        raise Invalid("Send either author or authors, not both.", field="author")
    return ArticleInput(
        headline=body["headline"],
        body=body["body"],
        html=body["html"],
        url=body["url"],
        outlet=body["outlet"],
        authors=tuple(body["authors"]) or ((body["author"],) if body["author"] else ()),
        published_at=body["published_at"],
        language=body["language"],
    )


def article_row(view: ArticleView) -> dict[str, Any]:
    """The fields of ``ArticleRow``."""
    return {
        "id": view.article.id,
        "version": view.version.number,
        "headline": view.version.headline,
        "outlet": view.outlet,
        "outlet_id": view.outlet_id,
        "url": view.article.url,
        "permalink": f"/articles/{view.article.id}",
        "published_at": view.version.published_at,
    }


def _version_then(call: Call, article_id: int, moment: AsOf, number: int | None) -> ArticleView:
    """The version asked for; without a number the newest as of then, else (nothing was stored then) the first one."""
    return articles.article_then(call.session, article_id, number=number, known_at=moment.known_at)


def _receive(call: Call, article_id: int | None) -> Answer:
    """Check and read without a lock, then write; where it would take long, only store, and leave the reading to a job."""
    matching = matching_settings(current_app.config)
    checked = intake.check_article(article_input(call.body), now=call.now, limits=intake_limits(current_app.config))
    wish = preference()
    wait = _wait(wish)
    later = len(checked.body) > wait * CHARACTERS_A_SECOND
    prepared = None
    if not later:
        try:
            prepared = intake.read_article(
                call.session,
                checked,
                article_id=article_id,
                matching=matching,
                most_claims=min(wait * CLAIMS_A_SECOND, MOST_CLAIMS_AT_ONCE),
            )
        except TooManyClaims:
            later = True
    call.begin_writing()
    received = intake.store_article(
        call.session,
        checked,
        article_id=article_id,
        actor=call.actor,
        now=call.now,
        prepared=prepared,
        matching=matching,
    )
    is_processed = received.version.processing is ProcessingState.PROCESSED
    if later and (wait == 0 or not is_processed):
        return _accept(call, received, wish)
    status = 201 if received.created or received.new_version else 200
    answer = _answer(call, received.version, status=status)
    return replace(answer, headers={**answer.headers, **wish.applied(as_job=False)})


def _wait(wish: Preference) -> int:
    """Seconds that the sender waits for the claims of its text: none where it asks for a job and names none."""
    usual = 0 if wish.is_async else USUAL_WAIT_S
    return usual if wish.seconds is None else wish.seconds


def _accept(call: Call, received: Received, wish: Preference) -> Answer:
    job = intake.queue_reading(call.session, received.version, actor=call.actor, now=call.now)
    headers = {"Location": f"/api/v1/jobs/{job.id}", **wish.applied(as_job=True)}
    return Answer({"job": job_value(job)}, status=202, headers=headers)


def _answer(
    call: Call,
    version: ArticleVersion,
    *,
    status: int,
    moment: AsOf | None = None,
    within: Span | None = None,
    next_cursor: str | None = None,
) -> Answer:
    moment = moment or AsOf(call.now.date())
    found = stored_lookup.lookup_version(
        call.session,
        version,
        today=moment.on,
        known_at=moment.known_at,
        now=call.now,
        actor=call.actor,
        settings=matching_settings(current_app.config),
        within=within,
    )
    headers = {"Location": f"/api/v1/articles/{version.article_id}"} if status == 201 else {}
    return Answer(lookup_to_dict(found) | {"next_cursor": next_cursor}, status=status, headers=headers)
