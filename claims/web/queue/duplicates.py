"""Duplicates: pairs of claims that may be the same, side by side; a reviewer merges them or keeps them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound, Problem
from claims.models import Claim, OrganizationRole, PairState, Sweep, SweepKind
from claims.services.answers.answers import answers_for_claims
from claims.services.claims import demand
from claims.services.claims.claim_texts import named
from claims.services.claims.claims import get_claim
from claims.services.claims.regroupings import get_regrouping
from claims.services.matching import sweeps
from claims.services.regrouping import duplicates
from claims.services.regrouping.duplicates import DuplicateView, decision_of_pair
from claims.services.regrouping.merging import undo_merge
from claims.web.claims.answer_lines import RelationLine, VerdictLine, leading_line, relation_line, verdict_line
from claims.web.page.desk import (
    Toast,
    for_people,
    problems_of,
    remember_toast,
    require_deciding,
    sent_number,
    status_of,
    told_names,
)
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text
from claims.web.page.sweep_progress import SweepStrip, strip_of
from claims.web.page.visit import Visit, visit
from claims.web.words.looks import Piece, mark_differences
from claims.web.words.words import KIND_WORDS

bp = for_people(Blueprint("duplicates", __name__, url_prefix="/duplicates"))

STATES = {"suggested": "To look at", "kept_apart": "Kept apart", "merged": "Merged"}
UNDONE = "Undone right after the merge."


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair: its words with what differs set off, what is known of it, how often it was said."""

    claim: Claim
    kind: str
    pieces: tuple[Piece, ...]
    lines: tuple[VerdictLine, ...]
    leading: VerdictLine | None
    articles: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as a row of the list and as the head of its page."""

    view: DuplicateView
    first: Side
    second: Side
    relation: RelationLine


@bp.get("")
def index() -> Response:
    """The pairs of one state, most probable first, and how far the search is."""
    here = visit()
    state = request.args.get("state", PairState.SUGGESTED.value)
    if state not in set(PairState):
        raise Invalid(f"There is no list “{state[:40]}” of pairs.", field="state")
    page = duplicates.list_duplicates(here.session, state=PairState(state), after=request.args.get("after") or None)
    waiting = duplicates.count_duplicates(here.session)
    sweep = sweeps.latest_sweep(here.session, SweepKind.DUPLICATES)
    context: dict[str, Any] = {
        "rows": _rows(here, page.items),
        "next_cursor": page.next_cursor,
        "state": state,
        "waiting": waiting,
        "tabs": [
            {
                "label": label,
                "href": url_for("duplicates.index", state=name),
                "count": waiting if name == PairState.SUGGESTED else 0,
                "current": name == state,
            }
            for name, label in STATES.items()
        ],
        "sweep": sweep,
        "strip": _strip(here, sweep),
        "is_empty": sweeps.is_registry_empty(here.session),
        "may_review": _may_review(here),
    }
    return make_response(render_template("duplicates/index.html", **context))


@bp.get("/<int:pair_id>")
def show(pair_id: int) -> Response:
    """Both claims and what differs; the decision below."""
    return _page(visit(), pair_id)


@bp.post("/<int:pair_id>")
def decide(pair_id: int) -> Response:
    """Merge the pair into the claim that was chosen, keep it apart, or look at it again."""
    here = visit()
    reason = request.form.get("reason", "").strip()
    action = request.form.get("action", "")
    try:
        toast = _decided(here, pair_id, action, reason)
    except ClaimsError as error:
        if isinstance(error, NotAllowed | NotFound):
            raise
        here.session.rollback()
        if isinstance(error, Conflict):
            hand_back_text(error)
        return _page(here, pair_id, problems=problems_of(error), status=status_of(error))
    remember_toast(toast)
    if action == "again":
        return go_to(url_for("duplicates.show", pair_id=pair_id))
    following = duplicates.list_duplicates(here.session, limit=1).items
    return go_to(url_for("duplicates.show", pair_id=following[0].pair.id) if following else url_for("duplicates.index"))


@bp.post("/undo")
def undo() -> Response:
    """Take a merge back that was just made; the pair is suggested again."""
    here = visit()
    row = get_regrouping(here.session, sent_number("regrouping") or 0)
    undo_merge(here.session, row, actor=here.actor, reason=UNDONE, now=here.now)
    remember_toast(Toast("Taken back."))
    return go_to(url_for("claims.show", claim_id=row.claim_id))


@bp.post("/search")
def search() -> Response:
    """Start a search among the claims that came since the last one, or among all."""
    here = visit()
    require_deciding(here)
    everything = request.form.get("everything") == "1"
    sweeps.start_duplicates(here.session, everything=everything, actor=here.actor, now=here.now)
    return go_to(url_for("duplicates.index"))


@bp.get("/searches/<int:sweep_id>")
def progress(sweep_id: int) -> Response:
    """The strip alone; once the search is over htmx loads the page anew."""
    here = visit()
    strip = _strip(here, sweeps.get_sweep(here.session, sweep_id))
    if strip is None or not strip.poll_href:
        return Response(status=204, headers={"HX-Refresh": "true"})
    return make_response(render_template("partials/progress.html", job=strip))


@bp.post("/searches/<int:sweep_id>/cancel")
def cancel(sweep_id: int) -> Response:
    """Stop a search; what it found stays."""
    here = visit()
    sweeps.cancel_sweep(here.session, sweep_id, actor=here.actor, now=here.now)
    return go_to(url_for("duplicates.index"))


@bp.post("/searches/<int:sweep_id>/resume")
def resume(sweep_id: int) -> Response:
    """Go on with a search that was stopped."""
    here = visit()
    require_deciding(here)
    sweeps.resume_sweep(here.session, sweep_id, now=here.now)
    return go_to(url_for("duplicates.index"))


def _strip(here: Visit, sweep: Sweep | None) -> SweepStrip | None:
    may_stop = sweep is not None and sweeps.may_stop(here.session, sweep, here.actor)
    return strip_of(sweep, may_stop=may_stop, may_resume=here.may_judge)


def _decided(here: Visit, pair_id: int, action: str, reason: str) -> Toast:
    version = sent_number("version")
    asked: dict[str, Any] = {"actor": here.actor, "reason": reason, "now": here.now}
    if action == "apart":
        duplicates.keep_apart(here.session, pair_id, expected_version=version, **asked)
        return Toast("Kept apart. The pair will not be suggested again.")
    if action == "again":
        duplicates.reconsider(here.session, pair_id, **asked)
        return Toast("To be looked at again.")
    if action != "merge":
        raise Invalid("Merge the claims or keep them apart.", field="action")
    keep = sent_number("keep")
    if keep is None:
        raise Invalid("Choose which claim stays.", code="same_claim", field="keep")
    row = duplicates.merge_pair(here.session, pair_id, keep, expected_version=version, **asked)
    one, other = (named(get_claim(here.session, number)) for number in (row.claim_id, row.other_id))
    text = f"Merged: {one} into {other}."
    return Toast(text, url_for("duplicates.undo"), {"regrouping": str(row.id)})


def _page(here: Visit, pair_id: int, *, problems: list[Problem] | None = None, status: int = 200) -> Response:
    view = duplicates.get_duplicate(here.session, pair_id)
    row = _rows(here, [view])[0]
    decider = view.pair.decided_by_id
    context: dict[str, Any] = {
        "row": row,
        "pair": view.pair,
        "decided_by": told_names(here, [decider]).get(decider or 0, ""),
        "problems": [{"detail": problem.detail, "field": _field_of(problem)} for problem in problems or ()],
        "keep": request.form.get("keep") or _suggested_to_stay(row),
        "reason": request.form.get("reason", ""),
        "may_review": _may_review(here),
    }
    return make_response(render_template("duplicates/show.html", **context), status)


def _suggested_to_stay(row: PairRow) -> int:
    """The checked one of the two, else the older one."""
    return row.second.claim.id if row.second.leading and not row.first.leading else row.first.claim.id


def _rows(here: Visit, views: list[DuplicateView]) -> list[PairRow]:
    ids = [claim_id for view in views for claim_id in (view.first.id, view.second.id)]
    known = answers_for_claims(here.session, ids, on=here.today, published=None)
    said = demand.demand_by_claim(here.session, ids) if ids else {}

    def side(claim: Claim, pieces: tuple[Piece, ...]) -> Side:
        lines = tuple(verdict_line(answer, today=here.today) for answer in known.get(claim.id, ()))
        articles = said[claim.id].articles if claim.id in said else 0
        return Side(claim, KIND_WORDS[claim.kind.value], pieces, lines, leading_line(lines), articles)

    rows = []
    for view in views:
        line = relation_line(decision_of_pair(view.pair))
        first = side(view.first, mark_differences(view.first.text, line.slots, side="left"))
        second = side(view.second, mark_differences(view.second.text, line.slots, side="right"))
        rows.append(PairRow(view, first, second, line))
    return rows


def _field_of(problem: Problem) -> str:
    return {"/reason": "reason", "reason": "reason", "keep": "keep"}.get(problem.pointer, "")


def _may_review(here: Visit) -> bool:
    return OrganizationRole.REVIEWER in here.actor.roles
