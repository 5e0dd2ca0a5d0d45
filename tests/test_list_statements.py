"""What the lists of pages and API ask the database: no rows are skipped by number, and none are counted without a bound.

A page far back in a list, and a list as long as the registry, must be as quick as the first page of a short one.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import CTE, ClauseElement, CompoundSelect, FromClause, Select, Subquery, event, func, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.functions import FunctionElement

from claims.core.reviews.ageing import WAITING
from claims.extensions import db
from claims.models import Claim, Review, Scope
from claims.services.access.keys import create_key
from claims.services.base.actors import SYSTEM
from claims.services.insights import insight_figures
from claims.services.insights.insight_figures import compute, keep, list_wanted
from claims.services.insights.insights import Insight
from claims.services.reviews.review_queue import QueueSort, QueueTab
from tests.support.filled import fill_round, finish, make_people, plainly
from tests.support.page_table import DESK, LOOKS, OTHER
from tests.support.pages import Reader, now

LISTS = [
    *(f"/queue?tab={tab}" for tab in (*QueueTab, "suggestions")),
    *(f"/queue?tab={tab}&sort={QueueSort.DEMAND}&kind=quantity" for tab in QueueTab),
    *(f"/claims?status={status}" for status in ("checked", "unchecked", "conflict", "expired", "withdrawn")),
    "/claims?verdict=true&kind=quantity&as_of=2026-01-01",
    "/claims?q=harbor",
    *(f"/insights/{insight}" for insight in Insight),
    *(f"/insights/{insight}.csv" for insight in Insight),
    "/insights/verdicts-by-type/reviews?kind=quantity&verdict=true",
    "/insights/verdicts-by-month/reviews?verdict=true",
    "/insights/ageing/reviews?state=open&band=0",
    "/insights/ageing/reviews?due=over_target",
    "/insights/arrivals-and-closures/reviews?side=closures",
    "/insights/people/reviews?person_id=1",
    "/insights/agreement/reviews",
    "/insights/expiring/reviews",
    "/insights/sources/reviews",
    "/corrections/feed.atom",
    "/matching/disagreements?kind=all",
]
API_LISTS = [
    "articles",
    "claims",
    "claims?status=checked",
    "claims/1/appearances",
    "claims/1/history",
    "claims/1/matches",
    "claims/1/regroupings",
    "correction-requests",
    "corrections",
    "draft-policies",
    "duplicates",
    "insights/sources",
    "log/checkpoints",
    "log/entries",
    "log/entries?from=0",
    "matches/disagreements",
    "queue?tab=new",
    "sources",
    "speakers",
]

COUNTED_BY_ID = {"claim_demands", "articles", "usages", "memberships", "demand_alerts", "api_keys", "webhook_endpoints"}
"""Tables of which statements count what belongs to one claim, one page of claims, or one organization's people."""


@pytest.fixture
def filled(app: Flask, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, int], str]:
    """Ids of a registry with something of everything, whose figures are kept as those of a large one; and a key."""
    monkeypatch.setattr(insight_figures, "LIVE_UP_TO", 0)
    monkeypatch.setattr(insight_figures, "KEPT_FROM", 0)
    with app.app_context():
        session = db.session()
        people = make_people(session, now())
        ids = fill_round(session, people, plainly, now())
        finish(session, now())
        keep(session, [compute(session, wanted, now=now()) for wanted in list_wanted(session, now=now())])
        _, secret = create_key(
            session,
            scopes=list(Scope),
            now=now(),
            organization_id=people.home,
            user_id=people.anna.user_id,
            actor=SYSTEM,
        )
        session.commit()
    return ids, secret


@pytest.fixture
def statements(app: Flask) -> Iterator[list[ClauseElement]]:
    """What was sent to the database, as it was built."""
    seen: list[ClauseElement] = []

    def note(_connection, statement, *_rest):
        if isinstance(statement, ClauseElement):
            seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_execute", note)
    yield seen
    event.remove(engine, "before_execute", note)


def faults(statement: ClauseElement) -> Iterator[str]:
    """What a list must not ask."""
    for element in visitors.iterate(statement):
        if isinstance(element, Select | CompoundSelect) and element._offset_clause is not None:
            yield f"skips rows: {element}"
        if isinstance(element, Select) and _counts(element) and not _is_bounded(element):
            yield f"counts without a bound: {element}"


def _counts(query: Select) -> bool:
    return any(_holds_count(column) for column in query.selected_columns)


def _holds_count(element: ClauseElement) -> bool:
    if isinstance(element, FunctionElement) and element.name == "count":
        return True
    if isinstance(element, FromClause):
        return False  # looked at by itself
    return any(_holds_count(child) for child in element.get_children())


def _is_bounded(query: Select) -> bool:
    """Whether it counts a part of limited length, or what belongs to a few rows that are named."""
    sources = query.get_final_froms()
    if all(isinstance(source, Subquery | CTE) and source.element._limit_clause is not None for source in sources):
        return True
    names = {str(getattr(table, "name", "")) for source in sources for table in visitors.iterate(source)}
    return bool(names & COUNTED_BY_ID)


def found_faults(statements: list[ClauseElement]) -> list[str]:
    return [fault for statement in statements for fault in faults(statement)]


def test_no_page_skips_or_counts_rows(app, filled, statements):
    ids, _ = filled
    readers = {"": Reader(app)} | {who: Reader(app).enter(f"{who}@desk.example") for who in (DESK, OTHER)}
    wrong = {}
    looks = [(look.path(ids), look.who, look.status) for look in LOOKS] + [(path, DESK, 200) for path in LISTS]
    for address, who, wanted in looks:
        statements.clear()
        answer = readers[who].get(address)
        assert answer.status in (wanted, 200, 301, 302, 303, 404), address
        assert statements or answer.status != 200 or address.startswith(("/problems", "/style", "/login"))
        if found := found_faults(statements):
            wrong[f"{address} ({who})"] = found
    assert wrong == {}, "\n".join(f"{place}: {found}" for place, found in wrong.items())


def test_no_list_of_the_api_skips_or_counts_rows(app, filled, statements):
    _, secret = filled
    client = app.test_client()
    wrong = {}
    for path in API_LISTS:
        statements.clear()
        answer = client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"})
        assert (answer.status_code, bool(statements)) == (200, True), f"{path}: {answer.text}"
        if found := found_faults(statements):
            wrong[path] = found
    assert wrong == {}, "\n".join(f"{place}: {found}" for place, found in wrong.items())


@pytest.mark.parametrize(
    ("statement", "is_fault"),
    [
        (select(Claim).order_by(Claim.id).limit(50), False),
        (select(Claim).offset(50).limit(50), True),
        (select(select(Claim.id).offset(50).limit(1).subquery()), True),
        (select(func.count()).select_from(Claim), True),
        (select(func.count(Review.id)).where(Review.state.in_(WAITING)), True),
        (select(func.count()).select_from(select(Review.id).limit(100).subquery()), False),
        (select(func.count()).select_from(select(Review.id).subquery()), True),
        (select(func.count()).select_from(select(Review.id).limit(100).cte()), False),
        (select(func.count()).select_from(select(Review.id).cte()), True),
        (select(Review.state, func.count()).group_by(Review.state), True),
    ],
)
def test_the_watch_sees_what_it_is_for(statement, is_fault):
    assert bool(list(faults(statement))) is is_fault
