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
    batches,
    check_requests,
    claims,
    compare,
    compression,
    correction_letters,
    corrections,
    desk,
    draft_check,
    duplicates,
    home,
    insights,
    log,
    match_settings,
    notifications,
    organization,
    paste,
    preferences,
    problems,
    queue,
    recheck_requests,
    regroup,
    review_editor,
    review_work,
    reviews,
    scales,
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
    adjudication,
    approval,
    organization,
    scales,
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
