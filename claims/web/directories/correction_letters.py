"""Letters to outlets about passages that the reader's organization rates false."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound, Problem, Stale
from claims.core.messages.letters import LETTER_STEPS, LetterState
from claims.services.claims.claim_history import changes_of
from claims.services.followup.correction_letters import (
    SUBJECT,
    WRITING_ROLES,
    begin_letter,
    get_letter,
    list_letters,
    move_letter,
    save_letter,
)
from claims.web.page.desk import (
    Toast,
    for_people,
    listed,
    person_names,
    problems_of,
    remember_toast,
    sent_number,
    status_of,
)
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text
from claims.web.page.visit import Visit, visit
from claims.web.words.desk_words import LETTER_WORDS

bp = for_people(Blueprint("correction_letters", __name__, url_prefix="/correction-requests"))


@bp.get("")
def index() -> Response:
    """The organization's letters, newest first."""
    here = visit()
    if here.actor.organization_id is None:
        return make_response(render_template("queue/no_organization.html"))
    state = request.args.get("state", "")
    page = list_letters(
        here.session,
        organization_id=here.actor.organization_id,
        state=LetterState(state) if state in set(LetterState) else None,
        after=request.args.get("after") or None,
    )
    context = {"page": page, "state": state, "states": list(LETTER_WORDS.items()), "state_words": LETTER_WORDS}
    return make_response(render_template("correction_letters/index.html", **context))


@bp.post("")
def begin() -> Response:
    """Begin the letter about a passage, or go to the one there is."""
    here = visit()
    appearance_id, review_id = sent_number("appearance_id"), sent_number("review_id")
    if appearance_id is None or review_id is None:
        raise Invalid("Say which passage and which review the letter is about.", code="appearance_unknown")
    letter = begin_letter(
        here.session,
        appearance_id,
        review_id,
        actor=here.actor,
        now=here.now,
        address_of=lambda path: request.url_root.rstrip("/") + path,
    )
    return _to(letter.id)


@bp.get("/<int:letter_id>")
def show(letter_id: int) -> Response:
    """The letter, what became of it, and what can be noted next."""
    return _page(visit(), letter_id)


@bp.post("/<int:letter_id>")
def change(letter_id: int) -> Response:
    """Save the text, or note what became of the letter."""
    here, action = visit(), request.form.get("action", "save")
    version = sent_number("version")
    try:
        if action in ("save", LetterState.SENT.value) and "text" in request.form:
            letter = save_letter(
                here.session,
                letter_id,
                request.form["text"],
                actor=here.actor,
                expected_version=version,
            )
            version = letter.lock_version
        if action != "save":
            move_letter(
                here.session,
                letter_id,
                action,
                note=request.form.get("note", ""),
                actor=here.actor,
                now=here.now,
                expected_version=version,
            )
    except (NotAllowed, NotFound):
        raise
    except ClaimsError as error:
        here.session.rollback()
        if isinstance(error, Conflict) and not isinstance(error, Stale):
            hand_back_text(error)
        is_stale = isinstance(error, Stale)
        return _page(here, letter_id, problems=problems_of(error), status=status_of(error), shows_saved=is_stale)
    remember_toast(Toast("Saved." if action == "save" else f"Noted: {LETTER_WORDS[LetterState(action)].lower()}."))
    return _to(letter_id)


def _page(
    here: Visit, letter_id: int, *, problems: Sequence[Problem] = (), status: int = 200, shows_saved: bool = False
) -> Response:
    view = get_letter(here.session, letter_id, here.actor)
    changes = changes_of(here.session, SUBJECT, letter_id)
    context: dict[str, Any] = {
        "view": view,
        "text": request.form.get("text", view.letter.text),
        "saved_text": view.letter.text if shows_saved else "",
        "steps": [(state.value, LETTER_WORDS[state]) for state in LETTER_STEPS[view.letter.state]],
        "state_words": LETTER_WORDS,
        "changes": changes,
        "names": person_names(here, [change.user_id for change in changes]),
        "may_write": bool(here.actor.roles & set(WRITING_ROLES)),
        "problems": listed(problems),
        "sent": request.form,
    }
    return make_response(render_template("correction_letters/show.html", **context), status)


def _to(letter_id: int) -> Response:
    return go_to(url_for("correction_letters.show", letter_id=letter_id))
