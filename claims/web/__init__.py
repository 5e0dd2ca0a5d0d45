"""The review UI: pages rendered on the server, parts swapped by htmx; one module a page group."""

from __future__ import annotations

from flask import Flask

from claims.web import (
    account,
    adjudication,
    approval,
    article_progress,
    articles,
    assets,
    badge,
    badge_snippets,
    batches,
    check_requests,
    claim_feeds,
    claim_reviews,
    claim_revisions,
    claims,
    compare,
    compression,
    correction_letters,
    corrections,
    deliveries,
    desk,
    draft_check,
    duplicates,
    given_pages,
    home,
    insights,
    list_feeds,
    log,
    match_settings,
    notifications,
    organization,
    outlet,
    paste,
    preferences,
    problems,
    queue,
    ratings,
    recheck_requests,
    regroup,
    review_editor,
    review_work,
    reviews,
    second_opinion,
    sources,
    speakers,
    style_page,
    surroundings,
    targets,
    templating,
)

PAGES = (
    home,
    paste,
    articles,
    article_progress,
    claims,
    claim_feeds,
    claim_reviews,
    claim_revisions,
    ratings,
    badge,
    badge_snippets,
    list_feeds,
    log,
    correction_letters,
    recheck_requests,
    speakers,
    corrections,
    insights,
    notifications,
    sources,
    reviews,
    queue,
    batches,
    compare,
    review_work,
    review_editor,
    second_opinion,
    given_pages,
    adjudication,
    approval,
    organization,
    deliveries,
    outlet,
    targets,
    account,
    problems,
    style_page,
    preferences,
    assets,
    duplicates,
    regroup,
    match_settings,
    check_requests,
    draft_check,
)
"""Every page group: a module with its blueprint ``bp``. A new group of pages is added here."""


def register(app: Flask) -> None:
    """Add the pages to the app: helpers of templates, frame and reader, routes; failures are shown by ``web.failures``."""
    templating.register(app)
    surroundings.register(app)
    compression.register(app)
    desk.register(app)
    for page in PAGES:
        app.register_blueprint(page.bp)
