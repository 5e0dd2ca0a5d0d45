"""Merge, split or reword a claim, see what was done before, and undo it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound, Problem
from claims.core.records import Relation
from claims.models import Claim, OrganizationRole, RegroupingAction
from claims.services.articles.appearances import list_appearances
from claims.services.articles.articles import publication_date
from claims.services.base.claim_families import family_of
from claims.services.claims import claims as registry
from claims.services.claims.claim_texts import named
from claims.services.claims.regroupings import RegroupingView, get_regrouping, list_regroupings
from claims.services.matching import pairs
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.rewording import reword_claim
from claims.services.regrouping.splitting_claims import Split, split_claim, undo_split
from claims.web.page.desk import Toast, for_people, problems_of, remember_toast, sent_claim, status_of, told_names
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text
from claims.web.page.visit import Visit, visit
from claims.web.words.marks import find_mark
from claims.web.words.pasted import read_number

bp = for_people(Blueprint("regroup", __name__, url_prefix="/claims/<int:claim_id>/regroup"))

APPEARANCES_SHOWN = 100
NEAR_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form held; empty for a page that is looked at first."""

    into: str = ""
    text: str = ""
    relation: str = Relation.UNRELATED.value
    reason: str = ""
    chosen: frozenset[int] = frozenset()
    form: str = ""


@bp.get("")
def show(claim_id: int) -> Response:
    """Both forms, and the merges and splits that there were."""
    here = visit()
    claim = registry.get_claim(here.session, claim_id)
    if claim.merged_into_id is not None:
        return go_to(url_for("regroup.show", claim_id=claim.merged_into_id))
    return _page(here, claim_id, Sent())


@bp.post("/merge")
def merge(claim_id: int) -> Response:
    """Let another claim answer for this one."""
    here = visit()
    sent = Sent(into=request.form.get("into", "").strip(), reason=_reason(), form="merge")
    try:
        row = merge_claims(here.session, claim_id, _sent_other(), actor=here.actor, reason=sent.reason, now=here.now)
    except ClaimsError as error:
        return _refused(here, claim_id, sent, error)
    text = f"The {named(registry.get_claim(here.session, claim_id))} was merged into this one."
    undo_href = url_for("regroup.undo", claim_id=row.other_id, regrouping_id=row.id)
    remember_toast(Toast(text, undo_href, {"reason": "Undone right after the merge."}))
    return go_to(url_for("claims.show", claim_id=row.other_id))


@bp.post("/split")
def split(claim_id: int) -> Response:
    """Make a new claim of the chosen appearances."""
    here = visit()
    sent = Sent(
        text=request.form.get("text", "").strip(),
        relation=request.form.get("relation", ""),
        reason=_reason(),
        chosen=frozenset(filter(None, map(read_number, request.form.getlist("appearance")))),
        form="split",
    )
    try:
        if sent.relation not in set(Relation):
            raise Invalid("Choose how the new claim relates to this one.", field="relation")
        wanted = Split(sent.text, sorted(sent.chosen), Relation(sent.relation))
        row = split_claim(here.session, claim_id, wanted, actor=here.actor, reason=sent.reason, now=here.now)
    except ClaimsError as error:
        return _refused(here, claim_id, sent, error)
    undo_href = url_for("regroup.undo", claim_id=row.other_id, regrouping_id=row.id)
    remember_toast(Toast("Split off as this claim.", undo_href, {"reason": "Undone right after the split."}))
    return go_to(url_for("claims.show", claim_id=row.other_id))


@bp.post("/reword")
def reword(claim_id: int) -> Response:
    """Say the claim in other words: in place, or as a new claim where the old words are public."""
    here = visit()
    sent = Sent(text=request.form.get("text", "").strip(), reason=_reason(), form="reword")
    try:
        claim = reword_claim(
            here.session,
            claim_id,
            sent.text,
            actor=here.actor,
            reason=sent.reason,
            now=here.now,
            seen=request.form.get("seen"),
        )
    except ClaimsError as error:
        return _refused(here, claim_id, sent, error)
    remember_toast(
        Toast("Reworded." if claim.id == claim_id else "Reworded as this claim; the old one keeps its words.")
    )
    return go_to(url_for("claims.show", claim_id=claim.id))


@bp.post("/<int:regrouping_id>/undo")
def undo(claim_id: int, regrouping_id: int) -> Response:
    """Undo a merge or split, with the reason."""
    here = visit()
    row = get_regrouping(here.session, regrouping_id)
    take_back = undo_merge if row.action is RegroupingAction.MERGE else undo_split
    try:
        take_back(here.session, row, actor=here.actor, reason=_reason(), now=here.now)
    except ClaimsError as error:
        return _refused(here, claim_id, Sent(reason=_reason(), form="undo"), error)
    remember_toast(Toast("Undone; the history keeps both."))
    return go_to(url_for("claims.show", claim_id=row.claim_id))


def _refused(here: Visit, claim_id: int, sent: Sent, error: ClaimsError) -> Response:
    """The page with what was sent and what is wrong with it."""
    if isinstance(error, NotAllowed) or (isinstance(error, NotFound) and sent.form != "merge"):
        raise error
    here.session.rollback()
    if sent.form == "undo" and isinstance(error, Conflict):
        hand_back_text(error)
    status = 422 if isinstance(error, NotFound) else status_of(error)
    return _page(here, claim_id, sent, problems=problems_of(error), status=status)


def _page(
    here: Visit, claim_id: int, sent: Sent, *, problems: list[Problem] | None = None, status: int = 200
) -> Response:
    claim = registry.get_claim(here.session, claim_id)
    views = list_regroupings(here.session, family_of(here.session, claim_id))
    people = [row.user_id for view in views for row in (view.regrouping, view.undone_by) if row is not None]
    context: dict[str, Any] = {
        "claim": claim,
        "sent": sent,
        "problems": [{"detail": problem.detail, "field": _field_of(problem, sent)} for problem in problems or ()],
        "appearances": list_appearances(here.session, claim_id, limit=APPEARANCES_SHOWN),
        "near": _near(here, claim),
        "published_on": publication_date,
        "relations": [(item.value, find_mark(f"relation/{item}").word) for item in Relation if item != Relation.SAME],
        "done": [_described(here, view) for view in views],
        "names": told_names(here, people),
        "may_review": OrganizationRole.REVIEWER in here.actor.roles,
        "may_reword": here.may_judge,
        "is_frozen": registry.has_public_review(here.session, claim_id),
    }
    return make_response(render_template("claims/regroup.html", **context), status)


def _near(here: Visit, claim: Claim) -> list[Claim]:
    """The claims that are likeliest to what was last said of this one, for who does not know their numbers."""
    newest = list_appearances(here.session, claim.id, limit=1).items
    if not newest:
        return []
    matches = pairs.candidates_of(here.session, newest[0].appearance.id)
    likeliest = list(dict.fromkeys(match.claim_id for match in matches))
    known = registry.standing_claims(here.session, likeliest)
    return [known[number] for number in likeliest if number in known and number != claim.id][:NEAR_SHOWN]


def _described(here: Visit, view: RegroupingView) -> dict[str, Any]:
    """One line of the list: what was done, in words, and whether it still holds."""
    row = view.regrouping
    merged = row.action is RegroupingAction.MERGE
    one, other = (named(registry.get_claim(here.session, number)) for number in (row.claim_id, row.other_id))
    words = f"Merged: {one} into {other}" if merged else f"Split: {other} off {one}"
    return {"row": row, "words": words, "undone_by": view.undone_by}


def _sent_other() -> int:
    number = sent_claim("into")
    if number is None:
        raise Invalid("Give the number of the claim that stays, or its address.", field="into")
    return number


def _field_of(problem: Problem, sent: Sent) -> str:
    """The id of the input that a problem is about."""
    name = problem.pointer.strip("/")
    return {
        "into": "into",
        "text": "reword-text" if sent.form == "reword" else "text",
        "relation": "relation",
        "appearances": "appearances-h",
        "reason": f"{sent.form}-reason",
    }.get(name, "")


def _reason() -> str:
    return request.form.get("reason", "").strip()
