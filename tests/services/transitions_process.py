"""A process for ``test_log_concurrency``: starts and dismisses rechecks of a review, one transaction each, until killed."""

from __future__ import annotations

import datetime as dt
from multiprocessing.connection import Connection

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.extensions import set_up_sqlite
from claims.models import OrganizationRole, Review
from claims.services.base.actors import Actor
from claims.services.reviews.reviews import ActionPayload, act

NOW = dt.datetime(2024, 6, 2, 12, 0, tzinfo=dt.UTC)


def step_without_end(
    telling: Connection, database_url: str, review_id: int, user_id: int, organization_id: int
) -> None:
    """Tells "done" after each commit."""
    engine = create_engine(database_url)
    set_up_sqlite(engine)
    actor = Actor(
        f"user:{user_id}",
        user_id=user_id,
        organization_id=organization_id,
        roles=frozenset({OrganizationRole.REVIEWER}),
    )
    while True:
        with Session(engine) as session, session.begin():
            state = session.get_one(Review, review_id).state
            action = ReviewAction.DISMISS if state is ReviewState.RECHECK else ReviewAction.RECHECK
            payload = ActionPayload(reason="Looked at again.")
            act(session, review_id, action, actor=actor, now=NOW, expected_version=None, payload=payload)
        telling.send("done")
