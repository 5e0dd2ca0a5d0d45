"""Triage of many rows of the queue: what would happen first, then the job that does it, then what it left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import Invalid, NotFound, Problem
from claims.models import Job
from claims.services.access import members
from claims.services.base import jobs
from claims.services.followup import batches
from claims.services.followup.batches import BATCH_JOB, Batch, BatchAction
from claims.web.page.desk import (
    Toast,
    for_people,
    person_names,
    problems_of,
    remember_toast,
    require_deciding,
    sent_number,
    status_of,
)
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.queue.queue import TAB_WORDS
from claims.web.queue.queue_view import SUGGESTIONS
from claims.web.words.desk_words import BATCH_WORDS, DECLINE_WORDS
from claims.web.words.local_paths import local_path, within_registry
from claims.web.words.marks import find_mark
from claims.web.words.numbers import count_of
from claims.web.words.words import OTHER_RELATIONS

bp = for_people(Blueprint("batches", __name__, url_prefix="/queue/batch"))

_QUEUE = re.compile(r"/queue(?:\?|\Z)")


@dataclass(frozen=True, slots=True)
class BatchStrip:
    """How far a batch is, in the shape that the macro ``progress`` reads."""

    label: str
    done: int
    total: int
    poll_href: str
    cancel_href: str


@dataclass(frozen=True, slots=True)
class NotDone:
    """A row that was or would be refused: its words and why."""

    text: str
    href: str
    reason: str


@bp.post("")
def preview() -> Response:
    """How many of the selected rows would be done, and which not and why; nothing is changed."""
    here = visit()
    require_deciding(here)
    try:
        batch = _sent()
        found = batches.preview(here.session, batch, actor=here.actor, now=here.now)
    except Invalid as error:
        return _asked(here, None, problems=problems_of(error), status=status_of(error))
    return _asked(here, batch, found=found)


@bp.post("/run")
def run() -> Response:
    """Queue the batch, and go to the page that shows how far it is."""
    here = visit()
    require_deciding(here)
    try:
        batch = _sent()
        job_id = batches.enqueue_batch(here.session, batch, actor=here.actor, now=here.now)
    except Invalid as error:
        return _asked(here, None, problems=problems_of(error), status=status_of(error))
    return go_to(url_for("batches.show", job_id=job_id, **_place()))


@bp.get("/<int:job_id>")
def show(job_id: int) -> Response:
    """How far a batch of the reader's is; once it is over what was done, and what was not and why."""
    here = visit()
    job = _own_job(here, job_id)
    is_open = job.state in jobs.OPEN
    if is_part() and not is_open:
        return Response(status=204, headers={"HX-Refresh": "true"})
    if is_part():
        return make_response(render_template("partials/progress.html", job=_strip(job)))
    return make_response(_result_page(here, job))


@bp.post("/<int:job_id>/cancel")
def cancel(job_id: int) -> Response:
    """Stop a batch; what it has done stays done."""
    here = visit()
    job = _own_job(here, job_id)
    if job.state in jobs.OPEN:
        jobs.cancel(here.session, job.id, actor=here.actor, now=here.now)
        remember_toast(Toast("The batch is stopped. What was done stays done."))
    return go_to(url_for("batches.show", job_id=job_id, **_place()))


def _sent() -> Batch:
    """The batch of the form; an option counts only with the action that it belongs to."""
    action = request.form.get("action", "")
    return batches.read_batch(
        action,
        request.form.getlist("selected"),
        assignee_id=sent_number("assignee_id") if action == BatchAction.ASSIGN else None,
        decline_reason=request.form.get("decline_reason", "") if action == BatchAction.DECLINE else "",
        relation=request.form.get("relation", "") if action == BatchAction.RELATION else "",
        reason=request.form.get("reason", ""),
    )


def _asked(
    here: Visit,
    batch: Batch | None,
    *,
    found: batches.Preview | None = None,
    problems: Sequence[Problem] = (),
    status: int = 200,
) -> Response:
    """The page before the run: counts, refused rows, the option that the action needs."""
    words = BATCH_WORDS[batch.action] if batch else None
    context: dict[str, Any] = {
        "batch": batch,
        "words": words,
        "ready": len(found.ready) if found else 0,
        "not_done": _not_done(here, batch.action, found.refused) if batch and found else [],
        "reasons": _grouped(item.reason for item in found.refused) if found else "",
        "selected": _texts(here, batch, found) if batch else [],
        "kept": _kept(batch) if batch else [],
        "option": _option(here, batch) if batch else None,
        "queue_href": _queue_href(),
        "problems": [{"detail": item.detail, "field": ""} for item in problems],
    }
    return make_response(render_template("queue/batch.html", **context), status)


def _texts(here: Visit, batch: Batch, found: batches.Preview | None) -> list[str]:
    """The words of the selected rows in their order, without those that are refused."""
    assert here.actor.organization_id is not None
    refused = {item.id for item in found.refused} if found else set()
    ids = [row.id for row in batch.rows if row.id not in refused]
    texts = batches.texts_of(here.session, batch.action, ids, organization_id=here.actor.organization_id)
    return [texts[number] for number in ids if number in texts]


def _kept(batch: Batch) -> list[tuple[str, str]]:
    """The fields of the form without its option: what the next step sends again."""
    rows = [("selected", batches.selected_value(row.id, row.seen)) for row in batch.rows]
    return [("action", batch.action.value), *_place().items(), *rows]


def _option(here: Visit, batch: Batch) -> dict[str, Any] | None:
    """The select of what the action needs beside the rows; None where it needs nothing."""
    if batch.action is BatchAction.ASSIGN:
        assert here.actor.organization_id is not None
        people = members.list_deciders(here.session, here.actor.organization_id)
        return _select("assignee_id", "Assign to", [(person.id, person.name) for person in people], batch.assignee_id)
    if batch.action is BatchAction.DECLINE:
        reasons = [(reason.value, word) for reason, word in DECLINE_WORDS.items() if reason.value != "duplicate"]
        return _select("decline_reason", "Why these are not checked", reasons, batch.decline_reason)
    if batch.action is BatchAction.RELATION:
        relations = [(name, find_mark(f"relation/{name}").word) for name in OTHER_RELATIONS]
        return _select("relation", "How they relate to the suggested claims", relations, batch.relation)
    return None


def _select(name: str, label: str, options: Sequence[tuple[Any, str]], value: object) -> dict[str, Any]:
    return {"name": name, "label": label, "options": [("", "Choose …"), *options], "value": value or ""}


def _result_page(here: Visit, job: Job) -> str:
    batch = batches.batch_of(job.arguments)
    result = job.result or {"done": [], "refused": []}
    refused = [batches.Refusal(item["id"], item["code"], item["reason"]) for item in result["refused"]]
    done, total = len(result["done"]), len(batch.rows)
    were = "was" if 1 in (done, total) else "were"
    how = _how(here, batch) if done else ""
    return render_template(
        "queue/batch_result.html",
        job=_strip(job) if job.state in jobs.OPEN else None,
        state=job.state.value,
        error=job.error,
        said=f"{done} of {count_of(total, 'claim')} {were} {BATCH_WORDS[batch.action].done}{how}.",
        done=_done(here, batch.action, result["done"]),
        left=total - done - len(refused),
        not_done=_not_done(here, batch.action, refused),
        reasons=_grouped(item.reason for item in refused),
        queue_href=_queue_href(),
    )


def _how(here: Visit, batch: batches.Batch) -> str:
    """To whom, why, or which relation: what was chosen for all rows."""
    if batch.action is BatchAction.ASSIGN:
        return f" to {person_names(here, [batch.assignee_id]).get(batch.assignee_id or 0, 'nobody')}"
    if batch.action is BatchAction.DECLINE and batch.decline_reason is not None:
        return f": {DECLINE_WORDS[batch.decline_reason].lower()}"
    if batch.action is BatchAction.RELATION and batch.relation is not None:
        return f": {find_mark(f'relation/{batch.relation}').word.lower()}"
    return ""


def _done(here: Visit, action: BatchAction, ids: Sequence[int]) -> list[tuple[str, str]]:
    """The words of what was done, and where they lead."""
    assert here.actor.organization_id is not None
    texts = batches.texts_of(here.session, action, ids, organization_id=here.actor.organization_id)
    return [(texts[number], _href(action, number, texts)) for number in ids if number in texts]


def _not_done(here: Visit, action: BatchAction, refused: Sequence[batches.Refusal]) -> list[NotDone]:
    assert here.actor.organization_id is not None
    ids = [item.id for item in refused]
    texts = batches.texts_of(here.session, action, ids, organization_id=here.actor.organization_id)
    return [
        NotDone(texts.get(item.id, "A row that is not there"), _href(action, item.id, texts), item.reason)
        for item in refused
    ]


def _href(action: BatchAction, row_id: int, texts: dict[int, str]) -> str:
    if row_id not in texts:
        return ""
    if action is BatchAction.RELATION:
        return url_for("compare.show", match_id=row_id)
    return url_for("review_work.show", review_id=row_id)


def _grouped(reasons: Iterable[str]) -> str:
    """The reasons with how often each came, the most frequent first: "taken by Ben (2), already published (1)"."""
    return ", ".join(f"{reason} ({number})" for reason, number in Counter(reasons).most_common())


def _strip(job: Job) -> BatchStrip:
    label = job.stage or "waiting for its turn"
    poll = url_for("batches.show", job_id=job.id, **_place())
    return BatchStrip(label, job.done, job.total or 0, poll, url_for("batches.cancel", job_id=job.id, **_place()))


def _own_job(here: Visit, job_id: int) -> Job:
    """The batch, if it is the reader's and of the organization that they act in."""
    job = jobs.get_job(here.session, job_id, here.actor)
    if job.name != BATCH_JOB or job.organization_id != here.actor.organization_id:
        raise NotFound(f"There is no batch {job_id} of yours.", code="job_not_found")
    return job


def _tab() -> str:
    tab = request.values.get("tab", "new")
    return tab if tab in TAB_WORDS or tab == SUGGESTIONS else "new"


def _place() -> dict[str, Any]:
    """Where the rows were selected, carried from page to page: the tab, and the address of the list with its filters."""
    back = local_path(request.values.get("back"))
    return {"tab": _tab()} | ({"back": back} if _QUEUE.match(within_registry(back)) else {})


def _queue_href() -> str:
    place = _place()
    return str(place.get("back", "")) or url_for("queue.show", tab=place["tab"])
