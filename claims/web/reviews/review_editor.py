"""The editor of a verdict: rating, rationale, dates and evidence, saved as one writes, submitted when it is complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, current_app, flash, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed
from claims.core.reviews.reviewing import CorrectionKind, ReviewAction, ReviewState
from claims.core.reviews.scales import Scale
from claims.core.sources.source_address import is_single_origin, origin
from claims.core.verdicts import ClaimKind
from claims.models import FourEyes, Review, ReviewDraft
from claims.services.answers.answers import answers_for_claims
from claims.services.answers.scales import scale_of
from claims.services.base.claim_families import family_of
from claims.services.base.organizations import get_organization
from claims.services.claims.claims import get_claim, has_public_review
from claims.services.desk.review_steps import notes_on_texts
from claims.services.matching import pairs
from claims.services.matching.matching import decision_of
from claims.services.reviews import reviews
from claims.services.reviews.rechecks import open_reasons
from claims.services.reviews.review_publishing import usual_validity
from claims.services.reviews.reviews import StaleDraft
from claims.web.articles.appearance_facts import facts_with_voice
from claims.web.claims.answer_lines import leading_line, relation_line, verdict_line
from claims.web.page.desk import (
    Toast,
    for_people,
    own_review,
    person_names,
    problems_of,
    remember_toast,
    require_deciding,
    require_writer,
    review_heading,
    review_toast,
    revisions_so_far,
    sent_number,
    sent_version,
    status_of,
    to_work,
)
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.queue.queue_answers import UNDO_REASON
from claims.web.reviews.approval import reader_view
from claims.web.reviews.draft_fields import (
    DraftForm,
    EvidenceRow,
    RemovedRow,
    differing,
    draft_of,
    form_of,
    listed,
    merge,
    read_form,
)
from claims.web.reviews.evidence_states import EvidencePoll, evidence_states
from claims.web.reviews.verdict_forms import (
    change_rows,
    form_context,
    keep_what_can_be,
    not_kept,
    say_not_saved,
    say_saved,
)
from claims.web.words.dates import format_time
from claims.web.words.desk_words import DONE_WORDS, SECOND_WORDS, TIMELESS_HINT, VALIDITY_HINTS
from claims.web.words.words import CORRECTION_WORDS, KIND_WORDS

bp = for_people(Blueprint("review_editor", __name__, url_prefix="/reviews"))

NEAR_MISSES = 5
_SUBMITTING = {
    "submit": ReviewAction.SUBMIT,
    "revise": ReviewAction.REVISE,
    "reaffirm": ReviewAction.REAFFIRM,
}
CHOOSE_FIRST = "Not saved: choose which text to keep."

_NEVER_CHOSEN = frozenset({CorrectionKind.WITHDRAWN, CorrectionKind.REINSTATED})
"""Kinds of correction that follow from withdrawing and reopening, not from a text."""


@bp.get("/<int:review_id>/edit")
def show(review_id: int) -> Response:
    """The form with the draft, or with what the public revision says; who may not edit is told on the work's page."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    try:
        reviews.require_editor(here.session, review, here.actor)
    except (Conflict, NotAllowed) as error:
        flash(error.detail)
        return to_work(review.id)
    draft = reviews.get_draft(here.session, review.id)
    form = form_of(reviews.starting_draft(here.session, review, today=here.today))
    version = draft.lock_version if draft else 0
    return _page(here, review, form, draft_version=version, focus=None if draft else "rating")


@bp.post("/<int:review_id>/edit")
def send(review_id: int) -> Response:
    """What the pressed button says: another row, save, or submit."""
    here = visit()
    require_writer()
    review = own_review(here, review_id)
    require_deciding(here)
    form, action = read_form(request.form), request.form.get("action", "save")
    version = sent_number("draft_version")
    if action == "scale":
        return _page(here, review, _on_scale(here, review, form), draft_version=version, unsaved=True)
    if rows := change_rows(form, request.form):
        removed, focus = rows.removed, rows.focus
        return _page(here, review, rows.form, draft_version=version, focus=focus, removed=removed, unsaved=True)
    return _save(here, review, form, version, action)


@bp.get("/<int:review_id>/preview")
def preview(review_id: int) -> Response:
    """The saved draft as the public would read it; without one, or for who may not edit it, back to the form."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    if not reviews.may_edit(here.session, review, here.actor):
        return go_to(url_for("review_editor.show", review_id=review.id))
    draft = reviews.read_draft(here.session, review, here.actor, now=here.now)
    if draft is None:
        return go_to(url_for("review_editor.show", review_id=review.id))
    heading = review_heading(here, review)
    context = heading | reader_view(here, review, draft, heading["claim"].kind)
    return not_kept(render_template("reviews_desk/preview.html", **context))


@bp.post("/<int:review_id>/autosave")
def autosave(review_id: int) -> Response:
    """Save what is written so far and say so; of the fields only a last valid day is set, that of a next release."""
    here = visit()
    require_writer()
    review = own_review(here, review_id)
    require_deciding(here)
    form = read_form(request.form)
    if request.form.get("theirs_version"):
        return say_not_saved(CHOOSE_FIRST, 409)
    try:
        version = sent_number("draft_version")
        draft, wrong = keep_what_can_be(form, lambda kept: _write(here, review, kept, version))
    except StaleDraft as error:
        said = CHOOSE_FIRST if error.current else "Not saved: there is no draft any more."
        html = _conflict(here, form, error.current)
        html += render_template("reviews_desk/saved.html", said=said, swapped=True)
        response = make_response(html, 412)
        response.headers["HX-Retarget"] = "#conflict-place"
        return response
    except Invalid as error:
        found = listed(error.problems, form.filled)[0]["detail"]
        return say_not_saved(f"Not saved yet: {found}", 422)
    missing = reviews.missing_rules(here.session, review, today=here.today)
    notes = {
        "evidence_states": evidence_states(here, review, draft.evidence),
        "form": form,
        "review": review,
        "poll": EvidencePoll(form.filled),
    }
    here.session.commit()  # the rest is kept, whatever else is wrong
    return say_saved(here, form, version=draft.lock_version, missing=missing, wrong=wrong, moved=_moved(form) | notes)


@bp.get("/<int:review_id>/evidence/<int:number>")
def evidence_state(review_id: int, number: int) -> Response:
    """What is known by now of the saved evidence with a digest, for its row in the form; nothing where it was changed."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    draft = reviews.read_draft(here.session, review, here.actor, now=here.now)
    notes = evidence_states(here, review, draft.evidence) if draft else {}
    asked_for = next((key for key, note in notes.items() if note.digest == request.args.get("of")), None)
    if asked_for is None:
        return Response(status=204)
    poll = EvidencePoll.sent(request.args)
    context = {
        "evidence_states": notes,
        "review": review,
        "number": number,
        "row": EvidenceRow(url=asked_for[0], quote=asked_for[1]),
        "poll": poll,
        "rules": None if any(note.is_pending for note in notes.values()) else _rules_left(here, review, poll.filled),
    }
    return not_kept(render_template("reviews_desk/evidence_state.html", **context))


def _rules_left(here: Visit, review: Review, filled: Sequence[int]) -> list[dict[str, str]]:
    return listed(reviews.missing_rules(here.session, review, today=here.today), filled)


def _moved(form: DraftForm) -> dict[str, Any]:
    """The last valid day where a next release has set it, or taking it back: what was sent is another one."""
    if not form.valid_until or form.valid_until == request.form.get("valid_until", "").strip():
        return {}
    return {"until": form, "validity_hint": VALIDITY_HINTS[ClaimKind(form.kind)]}


def _save(here: Visit, review: Review, form: DraftForm, version: int | None, action: str) -> Response:
    """Save what was sent; then what the button says: stay, show it as the public would read it, or submit it."""
    step = _SUBMITTING.get(action)
    chosen = _chosen(here, review, form)
    if chosen is not None:
        form, version = chosen
        if "both" in _choices().values():
            action, step = "save", None  # two texts in one field are made one before anybody else reads them
    try:
        draft, wrong = keep_what_can_be(form, lambda kept: _write(here, review, kept, version))
    except StaleDraft as error:
        current = error.current
        here.session.rollback()
        kept = own_review(here, review.id)
        return _page(here, kept, form, draft_version=version, theirs=current, unsaved=True, status=412)
    except Invalid as error:
        problems = listed(error.problems, form.filled)
        return _page(here, review, form, draft_version=version, problems=problems, unsaved=True, status=422)
    if wrong:
        here.session.commit()
        version = draft.lock_version
        return _page(here, review, form, draft_version=version, problems=wrong, unsaved=True, has_rest=True, status=422)
    if action == "preview":
        return go_to(url_for("review_editor.preview", review_id=review.id))
    if step is None:
        remember_toast(Toast(f"Saved at {format_time(here.now, here.zone)}.", listed=False))
        return go_to(url_for("review_editor.show", review_id=review.id))
    # The draft is kept even where the rules refuse to let it out.
    here.session.commit()
    return _submit(here, review, step, form_of(reviews.draft_as_input(draft)), draft.lock_version)


def _write(here: Visit, review: Review, form: DraftForm, version: int | None) -> ReviewDraft:
    return reviews.save_draft(
        here.session, review.id, draft_of(form), actor=here.actor, now=here.now, expected_version=version
    )


def _submit(here: Visit, review: Review, step: ReviewAction, form: DraftForm, draft_version: int) -> Response:
    try:
        review = reviews.act(
            here.session,
            review.id,
            step,
            actor=here.actor,
            now=here.now,
            expected_version=sent_version(),
            secret=current_app.config["SECRET_KEY"],
        )
    except ClaimsError as error:
        problems = listed(problems_of(error), form.filled)
        here.session.rollback()
        kept = own_review(here, review.id)
        return _page(here, kept, form, draft_version=draft_version, problems=problems, status=status_of(error))
    remember_toast(review_toast(here, review, _said(review, step)))
    return to_work(review.id)


def _said(review: Review, step: ReviewAction) -> str:
    """What became of a text that was submitted."""
    if review.state is ReviewState.PUBLISHED:
        return f"Published: revision {review.current_number} is public."
    words = SECOND_WORDS if review.state is ReviewState.SECOND_OPINION else DONE_WORDS
    return f"{words[step]}."


def _chosen(here: Visit, review: Review, form: DraftForm) -> tuple[DraftForm, int] | None:
    """The one text made of two and the version it goes over, once a choice was made for each differing field."""
    theirs_version = sent_number("theirs_version")
    draft = reviews.get_draft(here.session, review.id)
    if theirs_version is None or draft is None or draft.lock_version != theirs_version:
        return None
    theirs = form_of(reviews.draft_as_input(draft))
    choices = _choices()
    if not all(choices.get(pair.name) for pair in differing(form, theirs)):
        return None
    return merge(form, theirs, choices), theirs_version


def _choices() -> dict[str, str]:
    """Which text was chosen for each field."""
    return {name.removeprefix("keep-"): value for name, value in request.form.items() if name.startswith("keep-")}


def _conflict(here: Visit, form: DraftForm, theirs: ReviewDraft | None) -> str:
    return render_template("reviews_desk/conflict.html", **_conflict_context(here, form, theirs))


def _conflict_context(here: Visit, form: DraftForm, theirs: ReviewDraft | None) -> dict[str, Any]:
    if theirs is None:
        return {"theirs": None, "pairs": ()}
    saved_by = person_names(here, [theirs.updated_by_id])[theirs.updated_by_id]
    return {
        "theirs": theirs,
        "saved_by": "You" if theirs.updated_by_id == here.actor.user_id else saved_by,
        "saved_at": format_time(theirs.updated_at, here.zone),
        "pairs": differing(form, form_of(reviews.draft_as_input(theirs))),
    }


def _page(
    here: Visit,
    review: Review,
    form: DraftForm,
    *,
    draft_version: int | None,
    problems: Sequence[dict[str, str]] = (),
    theirs: ReviewDraft | None = None,
    focus: str | None = "",
    removed: RemovedRow | None = None,
    unsaved: bool = False,
    has_rest: bool = False,
    status: int = 200,
) -> Response:
    """The form; ``focus`` None is the first field that a rule still asks for."""
    reviews.require_editor(here.session, review, here.actor)
    draft = reviews.read_draft(here.session, review, here.actor, now=here.now)
    heading = review_heading(here, review)
    kind = ClaimKind(form.kind) if form.kind in set(ClaimKind) else heading["claim"].kind
    scale = scale_of(here.session, review.organization_id, kind)
    context = form_context(
        here,
        form,
        scale=scale,
        version=draft_version,
        saved_at=draft.updated_at if draft else None,
        missing=reviews.missing_rules(here.session, review, today=here.today) if draft else (),
        problems=problems,
        focus=focus,
        removed=removed,
        unsaved=unsaved,
        has_rest=has_rest,
        status=status,
    )
    context |= _typed(here, review, draft, kind, scale) | _written(here, review, form, draft)
    context |= _told(here, review) | _beside(here, review, heading) | _conflict_context(here, form, theirs)
    return not_kept(render_template("reviews_desk/edit.html", **(heading | context)), status)


def _typed(here: Visit, review: Review, draft: ReviewDraft | None, kind: ClaimKind, scale: Scale) -> dict[str, Any]:
    """What the form shows of the claim's type, and of what follows from it."""
    return {
        "kind": kind,
        "kinds": [(member.value, KIND_WORDS[member.value]) for member in ClaimKind],
        "kind_is_fixed": has_public_review(here.session, review.claim_id),
        "scale_note": _scale_note(draft, kind, scale),
        "validity_hint": VALIDITY_HINTS.get(kind, TIMELESS_HINT),
    }


def _written(here: Visit, review: Review, form: DraftForm, draft: ReviewDraft | None) -> dict[str, Any]:
    """What the form shows of what was written, and of where it is sent."""
    four_eyes = get_organization(here.session, review.organization_id).four_eyes
    return {
        "corrections": _corrections(here, review, form),
        "evidence_states": evidence_states(here, review, draft.evidence) if draft else {},
        "one_origin": _is_one_origin(form),
        "in_approval": review.state is ReviewState.IN_APPROVAL,
        "is_author": draft is not None and here.actor.user_id in draft.author_ids,
        "may_approve": ReviewAction.APPROVE
        in reviews.available_actions(here.session, review, here.actor, now=here.now),
        "needs_approval": four_eyes is not FourEyes.OFF,
        "submit_word": "Submit" if four_eyes is FourEyes.BLIND else "Submit for approval",
        "address": url_for("review_editor.send", review_id=review.id),
    }


def _told(here: Visit, review: Review) -> dict[str, Any]:
    """What whoever writes has to know first: the comments that the text came back with, and why a verdict is looked at
    again."""
    notes = [
        note for note in notes_on_texts(here.session, [review.id]).get(review.id, []) if note.reason != UNDO_REASON
    ]
    return {
        "notes": notes,
        "note_names": person_names(here, [note.user_id for note in notes]),
        "reasons": open_reasons(here.session, [review.id]).get(review.id, []),
    }


def _beside(here: Visit, review: Review, heading: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the form."""
    return {
        "near_misses": _near_misses(here, review.claim_id, heading["near"].match_id if heading["near"] else None),
        "read": _read(here, heading["appearance_id"]),
        **revisions_so_far(here, review.id),
    }


def _is_one_origin(form: DraftForm) -> bool:
    """Whether several pieces of evidence come from one place, which the public page then says."""
    rows = [row for row in form.evidence if row.is_filled]
    return bool(rows) and is_single_origin(origin(row.url or None, row.publisher) for row in rows)


def _corrections(here: Visit, review: Review, form: DraftForm) -> list[tuple[str, str]]:
    """What a further revision may be called; nothing for a first one or one that brings a withdrawn verdict back."""
    if review.current_number is None or review.withdrawn_at is not None:
        return []
    proposed = reviews.proposed_kinds(here.session, review)
    offered = list(proposed or [kind for kind in CorrectionKind if kind not in _NEVER_CHOSEN])
    if form.correction_kind in set(CorrectionKind) and form.correction_kind not in offered:
        offered.append(CorrectionKind(form.correction_kind))
    named = [(kind.value, CORRECTION_WORDS[kind.value]) for kind in offered]
    if not proposed:
        return [("", "Choose …"), *named]
    return [("", f"Choose … (what changed makes it: {CORRECTION_WORDS[proposed[0].value].lower()})"), *named]


def _read(here: Visit, appearance_id: int | None) -> tuple[tuple[str, str], ...]:
    """What was read from the claim's sentence."""
    return () if appearance_id is None else facts_with_voice(pairs.get_appearance(here.session, appearance_id))


def _near_misses(here: Visit, claim_id: int, match_id: int | None) -> list[dict[str, Any]]:
    """The nearest claims of the registry but the one that is written about, and what was merged with it: how the text
    relates to them, and what is publicly known of them."""
    if match_id is None:
        return []
    candidates = pairs.get_pair(here.session, match_id).candidates
    own = family_of(here.session, claim_id)
    matches = [match for match in candidates if match.claim_id not in own][:NEAR_MISSES]
    answers = answers_for_claims(here.session, [match.claim_id for match in matches], on=here.today, published=None)
    return [
        {
            "line": relation_line(decision_of(match)),
            "claim": get_claim(here.session, match.claim_id),
            "verdict": leading_line(
                [verdict_line(answer, today=here.today) for answer in answers.get(match.claim_id, [])]
            ),
            "compare_href": url_for("compare.show", match_id=match.id),
        }
        for match in matches
    ]


def _on_scale(here: Visit, review: Review, form: DraftForm) -> DraftForm:
    """The form with a rating of the chosen type's scale, or none, and with its usual validity where none is given."""
    kind = ClaimKind(form.kind) if form.kind in set(ClaimKind) else None
    if kind is not None and not form.valid_until and not form.timeless:
        form = _with_usual_validity(here, review, form, kind)
    if kind is None or not form.rating:
        return form
    if scale_of(here.session, review.organization_id, kind).grade(form.rating) is not None:
        return form
    return replace(form, rating="")


def _with_usual_validity(here: Visit, review: Review, form: DraftForm, kind: ClaimKind) -> DraftForm:
    try:
        day = dt.date.fromisoformat(form.true_as_of)
    except ValueError:
        return form
    usual = usual_validity(here.session, review, kind, day)
    end = usual.valid_until.isoformat() if usual.valid_until else ""
    return replace(
        form,
        valid_until=end,
        proposed_until=end,
        timeless=usual.timeless,
        timeless_reason=usual.reason,
    )


def _scale_note(draft: ReviewDraft | None, kind: ClaimKind, scale: Scale) -> str:
    """That the draft was written on another version than the one offered; empty where it was not."""
    if draft is None or not draft.rating or draft.kind != kind or draft.scale in (None, scale.name):
        return ""
    return f"This was rated on {draft.scale}; the scale in use now is {scale.name}, and saving takes the rating over to it."
