"""A process for ``test_log_concurrency``: starts and dismisses rechecks of a review, one transaction each, until killed.

Usage: ``python transitions_process.py DATABASE_URL REVIEW_ID USER_ID ORGANIZATION_ID``. Prints a line after each commit.
"""

from __future__ import annotations

import datetime as dt
import sys

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.core.reviewing import ReviewAction, ReviewState
from claims.extensions import set_up_sqlite
from claims.models import OrganizationRole, Review
from claims.services.actors import Actor
from claims.services.reviews import ActionPayload, act

NOW = dt.datetime(2024, 6, 2, 12, 0, tzinfo=dt.UTC)

if __name__ == "__main__":
    engine = create_engine(sys.argv[1])
    set_up_sqlite(engine)
    review_id, user_id, organization_id = map(int, sys.argv[2:5])
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
        sys.stdout.write("done\n")
        sys.stdout.flush()
