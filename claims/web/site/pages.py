"""All pages, joined to the app: helpers of templates, frame and reader, routes."""

from __future__ import annotations

from flask import Flask

from claims.web.account import account, key_settings, notifications, preferences
from claims.web.articles import article_progress, articles, dispositions, paste, readings, speaker_choice
from claims.web.claims import badge, badge_snippets, claim_revisions, claims, reviews
from claims.web.directories import claim_reviews, correction_letters, organizations, outlets, ratings, sources, speakers
from claims.web.lookup import draft_check, home
from claims.web.organization import deliveries, insights, match_settings, organization, outlet, scales, targets
from claims.web.page import assets, compression, desk, problems, recent_actions
from claims.web.public import claim_feeds, corrections, list_feeds, log
from claims.web.queue import (
    batches,
    check_requests,
    compare,
    duplicates,
    queue,
    recheck_requests,
    regroup,
    saved_filters,
    snoozing,
)
from claims.web.reviews import adjudication, approval, given_pages, review_editor, review_work, second_opinion
from claims.web.site import style_page, surroundings, templating

PAGES = (
    home,
    paste,
    articles,
    article_progress,
    dispositions,
    readings,
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
    organizations,
    outlets,
    speakers,
    speaker_choice,
    corrections,
    insights,
    notifications,
    sources,
    reviews,
    queue,
    saved_filters,
    snoozing,
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
    scales,
    targets,
    account,
    key_settings,
    recent_actions,
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
    """Add the pages to the app. What fails is shown by ``claims.web.page.failures``."""
    templating.register(app)
    surroundings.register(app)
    compression.register(app)
    desk.register(app)
    for page in PAGES:
        app.register_blueprint(page.bp)
