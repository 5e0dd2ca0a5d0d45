"""The queue: what waits in the reader's organization, tab by tab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import Invalid
from claims.core.verdicts import ClaimKind
from claims.models import OrganizationRole
from claims.services import judgements, reviews
from claims.services.batches import BatchAction
from claims.services.review_queue import queue_counts
from claims.services.reviews import QueueSort, QueueTab
from claims.web.desk import for_people
from claims.web.desk_words import BATCH_WORDS, DECLINE_WORDS
from claims.web.marks import find_mark
from claims.web.queue_rows import queue_rows, suggestion_rows
from claims.web.visit import Visit, is_part, visit
from claims.web.words import KIND_WORDS

bp = for_people(Blueprint("queue", __name__, url_prefix="/queue"))

LIST_LENGTH = 50
SUGGESTIONS_ON_NEW = 5
"""Suggested matches that stand above the new claims; all of them have a tab."""

SUGGESTIONS = "suggestions"
TAB_WORDS = {
    "new": "New",
    SUGGESTIONS: "Suggested matches",
    "mine": "Mine",
    "second_opinion": "Second opinion",
    "approval": "Approval",
    "adjudication": "Adjudication",
    "recheck": "Recheck",
    "overdue": "Overdue",
    "published": "Published",
    "declined": "Declined",
}
"""The tabs in their order."""

_TITLE_WORDS = {
    "new": "new",
    SUGGESTIONS: "suggested",
    "mine": "in your hands",
    "second_opinion": "for a second opinion",
    "approval": "in approval",
    "adjudication": "in adjudication",
    "recheck": "in recheck",
    "overdue": "overdue",
    "published": "published",
    "declined": "declined",
}
"""What the title counts on each tab: "2 new"."""

_COUNTED = ("new", SUGGESTIONS, "mine", "second_opinion", "approval", "adjudication", "recheck", "overdue")
"""Tabs on which something waits for somebody."""

_BATCH_ACTIONS = {
    "new": (BatchAction.CLAIM, BatchAction.ASSIGN, BatchAction.DECLINE),
    "mine": (BatchAction.RELEASE, BatchAction.DECLINE),
    "recheck": (BatchAction.CLAIM, BatchAction.ASSIGN, BatchAction.RELEASE),
    SUGGESTIONS: (BatchAction.RELATION,),
}
"""What can be done to many rows of a tab; nothing where verdicts wait."""

RELATIONS = (
    "different_figure",
    "opposite",
    "other_entity",
    "other_place",
    "other_date",
    "other_measure",
    "narrower",
    "broader",
    "reported_only",
    "unrelated",
)
"""What a wrong match may be instead."""


@dataclass(frozen=True, slots=True)
class QueueView:
    """Which part of the queue is looked at."""

    tab: str
    kind: ClaimKind | None = None
    after: str | None = None
    sort: QueueSort = QueueSort.USUAL


@bp.get("")
def show() -> Response:
    """One tab, oldest work first; for htmx only its rows."""
    here, view = visit(), _view()
    if here.actor.organization_id is None:
        return make_response(render_template("queue/no_organization.html"))
    context = list_context(here, view)
    if is_part():
        response = make_response(render_template("queue/list.html", **context))
        response.headers["Vary"] = "HX-Request"
        return response
    return make_response(render_template("queue/show.html", **context))


def list_context(here: Visit, view: QueueView) -> dict[str, Any]:
    """The values of the list: its rows, tabs with counts, filters, pages."""
    counts = count_tabs(here)
    context: dict[str, Any] = {
        "view": view,
        "batch_actions": _batch_actions(here, view.tab),
        "tabs": tab_items(view.tab, counts),
        "rows": [],
        "suggested": [],
        "next_cursor": None,
        "kinds": [("", "all"), *((kind.value, KIND_WORDS[kind.value]) for kind in ClaimKind)],
        "sorts": [(QueueSort.USUAL.value, "as they wait"), (QueueSort.DEMAND.value, "demand")],
        "filtered": _filtered(view),
        "waiting": counts.get(view.tab, 0),
        "waiting_word": _TITLE_WORDS[view.tab],
    } | row_words()
    if view.tab == SUGGESTIONS:
        page = judgements.suggestions(here.session, after=view.after, limit=LIST_LENGTH)
        return context | {"suggested": suggestion_rows(here, page.items), "next_cursor": page.next_cursor}
    if view.tab == "new" and view.after is None and view.kind is None:
        found = judgements.suggestions(here.session, limit=SUGGESTIONS_ON_NEW)
        context |= {"suggested": suggestion_rows(here, found.items), "more_suggested": found.next_cursor is not None}
    assert here.actor.organization_id is not None
    rows = reviews.queue(
        here.session,
        organization_id=here.actor.organization_id,
        tab=view.tab,
        user_id=here.actor.user_id,
        kind=view.kind,
        sort=view.sort,
        after=view.after,
        limit=LIST_LENGTH,
        now=here.now,
    )
    return context | {"rows": queue_rows(here, rows.items), "next_cursor": rows.next_cursor}


def tab_items(current: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    """The tabs in the shape that the macro ``tabs`` reads, with counts of what waits."""
    return [
        {
            "label": label,
            "href": url_for("queue.show", tab=tab),
            "count": counts.get(tab, 0) if tab in _COUNTED else 0,
            "current": tab == current,
        }
        for tab, label in TAB_WORDS.items()
    ]


def row_words() -> dict[str, Any]:
    """The lists of words that the rows' forms offer."""
    return {
        "decline_reasons": list(DECLINE_WORDS.items()),
        "relations": [(name, find_mark(f"relation/{name}").word) for name in RELATIONS],
    }


def count_tabs(here: Visit) -> dict[str, int]:
    """How many rows each tab has."""
    assert here.actor.organization_id is not None
    counts = queue_counts(
        here.session, organization_id=here.actor.organization_id, user_id=here.actor.user_id, now=here.now
    )
    suggested = judgements.count_suggestions(here.session)
    return {tab.value: number for tab, number in counts.items()} | {SUGGESTIONS: suggested}


def _batch_actions(here: Visit, tab: str) -> list[tuple[str, str]]:
    """What the reader may do to many rows of a tab at once; assigning to others is a reviewer's."""
    if not here.may_judge:
        return []
    may_assign = OrganizationRole.REVIEWER in here.actor.roles
    found = [action for action in _BATCH_ACTIONS.get(tab, ()) if may_assign or action is not BatchAction.ASSIGN]
    return [(action.value, "Set relation" if tab == SUGGESTIONS else BATCH_WORDS[action].verb) for action in found]


def _view() -> QueueView:
    tab = request.args.get("tab", QueueTab.NEW.value)
    if tab not in TAB_WORDS:
        raise Invalid(f"The queue has no tab “{tab[:40]}”.", code="tab_unknown", field="tab")
    kind, sort = request.args.get("kind", ""), request.args.get("sort", "")
    return QueueView(
        tab,
        ClaimKind(kind) if kind in set(ClaimKind) else None,
        request.args.get("after") or None,
        QueueSort(sort) if sort in set(QueueSort) else QueueSort.USUAL,
    )


def _filtered(view: QueueView) -> dict[str, str]:
    """What the address says beside the tab."""
    kind = {"kind": view.kind.value} if view.kind else {}
    return kind | ({} if view.sort is QueueSort.USUAL else {"sort": view.sort.value})
