"""Speakers: a list to look in, a page for each with names, offices and claims, and merging two that are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound, Problem
from claims.models import OrganizationRole, SpeakerKind
from claims.services import speaker_directory as directory
from claims.services.claim_history import changes_of
from claims.services.speaker_merging import merge_speakers, preview_merge, undo_merge
from claims.web.desk import Toast, go_to, listed, person_names, problems_of, remember_toast, sent_number, status_of
from claims.web.pasted import read_day
from claims.web.visit import Visit, sign_in_first, visit

bp = Blueprint("speakers", __name__, url_prefix="/speakers")

LIST_LENGTH = 50


@bp.get("")
def index() -> Response:
    """Speakers, newest first, or those whose name begins with ``q``."""
    here, q = visit(), request.args.get("q", "")[:100]
    page = directory.list_speakers(here.session, q, after=request.args.get("after") or None, limit=LIST_LENGTH)
    return make_response(render_template("speakers/index.html", page=page, q=q))


@bp.get("/<int:speaker_id>")
def show(speaker_id: int) -> Response:
    """One speaker; a merged one leads to its successor."""
    here = visit()
    speaker = directory.get_speaker(here.session, speaker_id)
    if speaker.merged_into_id is not None:
        return redirect(url_for("speakers.show", speaker_id=speaker.merged_into_id), 301)  # type: ignore[return-value]
    return _page(here, speaker_id)


@bp.post("/<int:speaker_id>/<any(kind, alias, role, external_id):part>")
def add(speaker_id: int, part: str) -> Response:
    """Say more about a speaker: what it is, another name, an office, an id elsewhere."""
    return _do(speaker_id, lambda here: _ADDERS[part](here, speaker_id))


@bp.post("/<int:speaker_id>/alias/<int:alias_id>/remove")
def remove_alias(speaker_id: int, alias_id: int) -> Response:
    """Take back another name."""

    def remove(here: Visit) -> str:
        directory.remove_alias(here.session, speaker_id, alias_id, actor=here.actor, now=here.now)
        return "The name is taken back."

    return _do(speaker_id, remove)


@bp.get("/<int:speaker_id>/merge")
def confirm_merge(speaker_id: int) -> Response:
    """What merging this speaker into another would touch, before anything is done."""
    here = visit()
    if not here.is_signed_in:
        return sign_in_first()
    return _preview(here, speaker_id)


@bp.post("/<int:speaker_id>/merge")
def merge(speaker_id: int) -> Response:
    """Let this speaker lead to another."""
    here = visit()
    if not here.is_signed_in:
        return sign_in_first()
    into, reason = sent_number("into_id"), request.form.get("reason", "")
    try:
        if into is None:
            raise NotFound("Give the number of the other speaker.", code="speaker_unknown")
        merge_speakers(here.session, speaker_id, into, reason=reason, actor=here.actor, now=here.now)
    except NotAllowed:
        raise
    except ClaimsError as error:
        here.session.rollback()
        return _preview(here, speaker_id, problems=problems_of(error), status=status_of(error))
    remember_toast(Toast("Merged. For 30 days this can be taken back here."))
    return _to(into)


@bp.post("/<int:speaker_id>/merges/<int:merge_id>/undo")
def undo(speaker_id: int, merge_id: int) -> Response:
    """Take a merge back."""

    def take_back(here: Visit) -> str:
        undo_merge(here.session, merge_id, actor=here.actor, now=here.now)
        return "The merge is taken back."

    return _do(speaker_id, take_back)


def _kind(here: Visit, speaker_id: int) -> str:
    directory.set_kind(here.session, speaker_id, request.form.get("kind", ""), actor=here.actor, now=here.now)
    return "Noted."


def _alias(here: Visit, speaker_id: int) -> str:
    directory.add_alias(
        here.session,
        speaker_id,
        request.form.get("name", ""),
        language=request.form.get("language", ""),
        since=read_day(request.form.get("since"), "since"),
        until=read_day(request.form.get("until"), "until"),
        actor=here.actor,
        now=here.now,
    )
    return "The name is added."


def _role(here: Visit, speaker_id: int) -> str:
    directory.add_role(
        here.session,
        speaker_id,
        request.form.get("title", ""),
        since=read_day(request.form.get("since"), "since"),
        until=read_day(request.form.get("until"), "until"),
        actor=here.actor,
        now=here.now,
    )
    return "The office is added."


def _external_id(here: Visit, speaker_id: int) -> str:
    scheme, value = request.form.get("scheme", ""), request.form.get("value", "")
    directory.add_external_id(here.session, speaker_id, scheme, value, actor=here.actor, now=here.now)
    return "The id is added."


_ADDERS: dict[str, Callable[[Visit, int], str]] = {
    "kind": _kind,
    "alias": _alias,
    "role": _role,
    "external_id": _external_id,
}


def _do(speaker_id: int, step: Callable[[Visit], str]) -> Response:
    here = visit()
    if not here.is_signed_in:
        return sign_in_first()
    try:
        said = step(here)
    except (NotAllowed, NotFound):
        raise
    except ClaimsError as error:
        here.session.rollback()
        return _page(here, speaker_id, problems=problems_of(error), status=status_of(error))
    remember_toast(Toast(said))
    return _to(speaker_id)


def _page(here: Visit, speaker_id: int, *, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    speaker = directory.get_speaker(here.session, speaker_id)
    changes = changes_of(here.session, directory.SUBJECT, speaker.id)[:50]
    context: dict[str, Any] = {
        "view": directory.view_speaker(here.session, speaker),
        "claims": directory.claims_of(here.session, speaker.id, after=request.args.get("after") or None),
        "changes": changes,
        "names": person_names(here, [change.user_id for change in changes]),
        "may_edit": here.may_judge,
        "may_merge": OrganizationRole.REVIEWER in here.actor.roles,
        "kinds": [("", "Choose …"), *((kind.value, kind.value) for kind in SpeakerKind)],
        "problems": listed(problems),
        "sent": request.form if status >= 400 else {},
    }
    return make_response(render_template("speakers/show.html", **context), status)


def _preview(here: Visit, speaker_id: int, *, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    if OrganizationRole.REVIEWER not in here.actor.roles:
        raise NotAllowed("Only a reviewer may merge speakers.", code="role_missing")
    context: dict[str, Any] = {
        "speaker": directory.get_speaker(here.session, speaker_id),
        "preview": preview_merge(here.session, speaker_id),
        "into_id": request.form.get("into_id") or request.args.get("into", ""),
        "reason": request.form.get("reason", ""),
        "problems": listed(problems),
    }
    return make_response(render_template("speakers/merge.html", **context), status)


def _to(speaker_id: int) -> Response:
    return go_to(url_for("speakers.show", speaker_id=speaker_id))
