"""The queue: what waits in the reader's organization, tab by tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import Problem
from claims.models import OrganizationRole
from claims.services.claims.expiring_verdicts import count_expiring
from claims.services.desk import saved_filters
from claims.services.followup.batches import BatchAction
from claims.services.followup.check_requests import count_open_requests
from claims.services.followup.recheck_requests import count_waiting_requests
from claims.services.judging import judgements
from claims.services.reviews import reviews
from claims.services.reviews.review_queue import queue_counts
from claims.web.page.desk import for_people, listed
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.queue.queue_rows import queue_rows, suggestion_rows
from claims.web.queue.queue_view import SUGGESTIONS, QueueView, choices_of, filter_count, filter_of, read_view
from claims.web.words.desk_words import BATCH_WORDS, DECLINE_WORDS
from claims.web.words.marks import find_mark
from claims.web.words.numbers import short_count
from claims.web.words.words import OTHER_RELATIONS

bp = for_people(Blueprint("queue", __name__, url_prefix="/queue"))

LIST_LENGTH = 50
SUGGESTIONS_ON_NEW = 5
"""Suggested matches that stand above the new claims; all of them have a tab."""

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
    "new": (BatchAction.CLAIM, BatchAction.ASSIGN, BatchAction.SNOOZE, BatchAction.DECLINE),
    "mine": (BatchAction.RELEASE, BatchAction.SNOOZE, BatchAction.DECLINE),
    "recheck": (BatchAction.CLAIM, BatchAction.ASSIGN, BatchAction.RELEASE, BatchAction.SNOOZE),
    SUGGESTIONS: (BatchAction.RELATION,),
}
"""What can be done to many rows of a tab; nothing where verdicts wait."""


@bp.get("")
def show() -> Response:
    """One tab, oldest work first; for htmx only its rows. The bare address leads to where the reader's queue starts."""
    here = visit()
    if here.actor.organization_id is None:
        return make_response(render_template("queue/no_organization.html"))
    assert here.actor.user_id is not None  # only people get here
    start = None if request.args else saved_filters.start_of(here.session, here.actor.user_id)
    if start is not None:
        return go_to(f"{url_for('queue.show')}?{start.query}")
    context = list_context(here, read_view(request.args))
    response = make_response(render_template("queue/list.html" if is_part() else "queue/show.html", **context))
    response.vary.add("HX-Request")
    # Going back has to bring what waits now: rows that were done meanwhile would look as if nobody had.
    response.headers["Cache-Control"] = "no-store"
    return response


def list_context(here: Visit, asked: QueueView, problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """The values of the list: its rows, tabs with counts, filters, pages."""
    assert here.actor.organization_id is not None
    assert here.actor.user_id is not None  # only people get here
    counts = count_tabs(here)
    view, wanted = filter_of(here, asked)
    context: dict[str, Any] = {
        "view": view,
        "batch_actions": _batch_actions(here, view),
        "tabs": tab_items(view.tab, counts),
        "rows": [],
        "suggested": [],
        "next_cursor": None,
        "choices": choices_of(here, view),
        "filters": filter_count(view),
        "saved": saved_filters.list_filters(here.session, here.actor.user_id),
        "here_again": f"{url_for('queue.show')}?{view.query}",
        "waiting": counts.get(view.tab, 0),
        "waiting_word": _TITLE_WORDS[view.tab],
        "problems": listed(problems),
        "asked": _asked_by_readers(here, view),
    } | row_words()
    if view.tab == SUGGESTIONS:
        page = judgements.suggestions(here.session, after=view.after, limit=LIST_LENGTH)
        return context | {"suggested": suggestion_rows(here, page.items), "next_cursor": page.next_cursor}
    if view.tab == "new" and view.after is None and not view.filters:
        found = judgements.suggestions(here.session, limit=SUGGESTIONS_ON_NEW)
        context |= {"suggested": suggestion_rows(here, found.items), "more_suggested": found.next_cursor is not None}
    rows = reviews.queue(
        here.session,
        organization_id=here.actor.organization_id,
        tab=view.tab,
        user_id=here.actor.user_id,
        wanted=wanted,
        sort=view.sort,
        after=view.after,
        limit=LIST_LENGTH,
        now=here.now,
    )
    if not rows.items and not context["suggested"] and not view.filters:
        context["expiring"] = count_expiring(here.session, here.actor.organization_id, today=here.today)
    return context | {"rows": queue_rows(here, rows.items), "next_cursor": rows.next_cursor}


def _asked_by_readers(here: Visit, view: QueueView) -> tuple[str, str] | None:
    """What readers ask for that belongs to the tab and waits for a checker, in words, and where it stands."""
    assert here.actor.organization_id is not None
    if not here.may_judge or view.after is not None:
        return None
    if view.tab == "recheck" and (number := count_waiting_requests(here.session, here.actor.organization_id)):
        word = "reader asks" if number == 1 else "readers ask"
        return f"{short_count(number)} {word} for a recheck", url_for("recheck_requests.index", state="received")
    if view.tab == "new" and (number := count_open_requests(here.session)):
        word = "statement is" if number == 1 else "statements are"
        return f"{short_count(number)} {word} asked to be checked", url_for("check_requests.index")
    return None


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
        "relations": [(name, find_mark(f"relation/{name}").word) for name in OTHER_RELATIONS],
    }


def count_tabs(here: Visit) -> dict[str, int]:
    """How many rows each tab has, with readers' requests for rechecks where the reader may answer them."""
    assert here.actor.organization_id is not None
    counts = queue_counts(
        here.session, organization_id=here.actor.organization_id, user_id=here.actor.user_id, now=here.now
    )
    shown = {tab.value: number for tab, number in counts.items()}
    if here.may_judge:
        shown["recheck"] = shown.get("recheck", 0) + count_waiting_requests(here.session, here.actor.organization_id)
    return shown | {SUGGESTIONS: judgements.count_suggestions(here.session)}


def _batch_actions(here: Visit, view: QueueView) -> list[tuple[str, str]]:
    """What the reader may do to many rows of a view at once; assigning to others is a reviewer's."""
    if not here.may_judge:
        return []
    may_assign = OrganizationRole.REVIEWER in here.actor.roles
    offered = (BatchAction.WAKE,) if view.snoozed else _BATCH_ACTIONS.get(view.tab, ())
    found = [action for action in offered if may_assign or action is not BatchAction.ASSIGN]
    return [(action.value, "Set relation" if view.tab == SUGGESTIONS else BATCH_WORDS[action].verb) for action in found]
