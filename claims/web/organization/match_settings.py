"""Match settings: the thresholds in force, how right they were, what another one would have done, who disagrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import Invalid
from claims.core.matching.evaluation.gold_scores import Share
from claims.models import Job, JobState, Replay
from claims.services.base import jobs
from claims.services.judging.replay import REPLAY_JOB, list_replays, newest_replay_job
from claims.services.matching.disagreements import DisagreementKind, count_disagreements, list_disagreements
from claims.services.matching.going_live import is_live
from claims.services.matching.matching import MATCHER_VERSION
from claims.services.settings import matching_settings, shipped_matching_figures
from claims.web.page.desk import Toast, for_people, remember_toast, require_deciding
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit

bp = for_people(Blueprint("match_settings", __name__, url_prefix="/matching"))

LIST_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table: where the figures come from, and precision and recall of both purposes in words."""

    source: str
    note: str
    confirm_precision: str
    confirm_recall: str
    suggest_precision: str
    suggest_recall: str


@bp.get("")
def show() -> Response:
    """Both thresholds with what was measured of them, the stored replays, and a form for another."""
    return _page(visit())


@bp.post("/replay")
def replay() -> Response:
    """Queue a replay with the threshold that was written; its report is stored."""
    here = visit()
    require_deciding(here)
    try:
        threshold = _threshold(request.form.get("threshold", "").strip())
    except Invalid as error:
        return _page(here, problem=error.detail, status=422)
    jobs.enqueue(
        here.session,
        REPLAY_JOB,
        {"threshold": threshold},
        owner=here.actor.label,
        organization_id=here.actor.organization_id,
        now=here.now,
    )
    remember_toast(Toast("The replay is queued; its report will stand in the list."))
    return go_to(url_for("match_settings.show"))


@bp.get("/disagreements")
def disagreements() -> Response:
    """Matches on which a person and the matcher differ."""
    here = visit()
    kind = DisagreementKind(request.args["kind"]) if request.args.get("kind") in set(DisagreementKind) else None
    kind = kind or DisagreementKind.NOW
    page = list_disagreements(here.session, kind=kind, after=request.args.get("after") or None, limit=LIST_LENGTH)
    return make_response(
        render_template(
            "matching/disagreements.html",
            rows=page.items,
            next_cursor=page.next_cursor,
            kind=kind.value,
            waiting=count_disagreements(here.session),
            tabs=[
                {
                    "label": label,
                    "href": url_for("match_settings.disagreements", kind=name),
                    "count": 0,
                    "current": name == kind,
                }
                for name, label in (("now", "Machine now disagrees"), ("all", "All disagreements"))
            ],
        )
    )


def _page(here: Visit, *, problem: str = "", status: int = 200) -> Response:
    settings = matching_settings(current_app.config)
    replays = list_replays(here.session)
    job = newest_replay_job(here.session)
    context: dict[str, Any] = {
        "version": MATCHER_VERSION,
        "live": is_live(here.session),
        "confirm_from": settings.threshold,
        "suggest_from": settings.suggest_from,
        "measured": _measured(replays, settings.threshold, settings.suggest_from),
        "has_gold": any(row.judged for row in replays),
        "replays": replays,
        "running": job if job is not None and job.state in jobs.OPEN else None,
        "failed": _failure(job),
        "disagreements": count_disagreements(here.session),
        "may_replay": here.may_judge,
        "threshold": request.form.get("threshold", ""),
        "problem": problem,
    }
    return make_response(render_template("matching/show.html", **context), status)


def _measured(replays: Sequence[Replay], confirm_from: float, suggest_from: float) -> list[Measured]:
    """The newest stored replay at the threshold in force, then what ships with the matcher."""
    rows = []
    own = next((row for row in replays if row.judged and row.threshold == confirm_from), None)
    if own is not None:
        confirm, suggest = own.report["confirm"], own.report["suggest"]
        rows.append(
            Measured(
                "Your judgements",
                f"matcher {own.matcher_version}, {own.judged} judged pairs",
                *(_of_json(confirm[name]) for name in ("precision", "recall")),
                *(_of_json(suggest[name]) for name in ("precision", "recall")),
            )
        )
    for shipped in shipped_matching_figures():
        confirm_row, suggest_row = shipped.at(confirm_from), shipped.at(suggest_from)
        rows.append(
            Measured(
                f"Shipped: {shipped.name.replace('_', ' ')}",
                f"matcher {shipped.matcher_version}, {shipped.pairs} pairs, measured at "
                f"{confirm_row.threshold:g} and {suggest_row.threshold:g}",
                format_share(confirm_row.confirm_precision),
                format_share(confirm_row.confirm_recall),
                format_share(suggest_row.suggest_precision),
                format_share(suggest_row.suggest_recall),
            )
        )
    return rows


def format_share(share: Share) -> str:
    """A share with its 95 % interval and its count: "0.97 (0.83–0.99, 29 of 30)"; a dash where nothing was counted."""
    if share.value is None or share.interval is None:
        return "—"
    low, high = share.interval
    return f"{share.value:.2f} ({low:.2f}\N{EN DASH}{high:.2f}, {share.right} of {share.of})"


def _of_json(value: dict[str, Any]) -> str:
    return format_share(Share(int(value["right"]), int(value["of"])))


def _failure(job: Job | None) -> str:
    return job.error if job is not None and job.state is JobState.FAILED else ""


def _threshold(text: str) -> float | None:
    """The threshold as written, 0..1; None for the one in force."""
    if not text:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise Invalid("Write a number between 0 and 1, such as 0.85.", field="threshold")
    return value
