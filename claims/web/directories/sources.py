"""Sources: how each stands, what was archived of it, who cites it; reviewers mark what was retracted or replaced.

An archived page is other people's markup: it is shown stripped to its text structure, in a frame without rights, under a
policy that loads nothing.
"""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    render_template,
    request,
    send_file,
    url_for,
)

from claims.core.errors import ClaimsError, NotAllowed, NotFound
from claims.core.sources.source_states import BY_HAND, SourceState
from claims.models import OrganizationRole, Snapshot
from claims.services.archive.archived_pages import harmless_markup
from claims.services.archive.link_checking import is_checking, set_at
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.desk.review_steps import rechecks_began
from claims.services.evidence.source_access import may_mark
from claims.services.evidence.sources import SourceView, get_source, list_sources
from claims.services.followup.retractions import reinstate_source, retract_source, supersede_source
from claims.web.claims.answer_lines import revision_line
from claims.web.page.content_policies import FRAMING_POLICY
from claims.web.page.desk import Toast, problems_of, remember_toast, status_of
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text
from claims.web.page.visit import Visit, visit
from claims.web.words.words import SOURCE_WORDS

bp = Blueprint("sources", __name__, url_prefix="/sources")

LIST_LENGTH = 50

ARCHIVED_POLICY = "sandbox; default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
"""Nothing runs, nothing is loaded, nothing is sent, and only this registry may frame it."""


@bp.get("")
def index() -> str:
    """All sources of public verdicts, or those of one state."""
    here, sent = visit(), request.args.get("state", "")
    state = SourceState(sent) if sent in set(SourceState) else None
    page = list_sources(here.session, state=state, after=request.args.get("after") or None, limit=LIST_LENGTH)
    return render_template(
        "sources/index.html",
        page=page,
        state=state.value if state else "",
        states=[("", "all"), *((item.value, SOURCE_WORDS[item.value]) for item in SourceState)],
        checking=is_checking(here.session),
        set_at=set_at(here.session) if here.is_signed_in else None,
    )


@bp.get("/<int:source_id>")
def show(source_id: int) -> Response:
    """One source."""
    here = visit()
    return _page(here, get_source(here.session, source_id, viewer=here.actor))


@bp.post("/<int:source_id>/<any(retract, supersede, reinstate):action>")
def mark(source_id: int, action: str) -> Response:
    """Mark it as retracted or replaced, or take that back."""
    here, reason = visit(), request.form.get("reason", "")
    if not here.is_signed_in:
        return ask_to_sign_in()
    try:
        if action == "retract":
            retract_source(here.session, source_id, actor=here.actor, reason=reason, now=here.now)
        elif action == "supersede":
            by = request.form.get("superseded_by", "")
            supersede_source(here.session, source_id, by=by, actor=here.actor, reason=reason, now=here.now)
        else:
            reinstate_source(here.session, source_id, actor=here.actor, reason=reason, now=here.now)
    except ClaimsError as error:
        if isinstance(error, NotAllowed | NotFound):
            raise
        here.session.rollback()
        hand_back_text(error)
        return _page(here, get_source(here.session, source_id, viewer=here.actor), error=error)
    remember_toast(Toast({"retract": "Retracted", "supersede": "Superseded", "reinstate": "Mark removed"}[action]))
    return go_to(url_for("sources.show", source_id=source_id))


@bp.get("/<int:source_id>/snapshots/<sha256>")
def snapshot(source_id: int, sha256: str) -> Response:
    """One archived page in its frame, for people of the desk: what others wrote is not published anew."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    view, kept = _kept(here, source_id, sha256)
    response = make_response(render_template("sources/snapshot.html", view=view, snapshot=kept))
    response.headers["Content-Security-Policy"] = FRAMING_POLICY
    return response


@bp.get("/<int:source_id>/snapshots/<sha256>/page")
def archived(source_id: int, sha256: str) -> Response:
    """The archived page itself, without anything that acts or loads."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    _, kept = _kept(here, source_id, sha256)
    markup = harmless_markup(_store(), kept.sha256)
    response = make_response(render_template("sources/no_text.html", snapshot=kept) if markup is None else markup)
    response.content_type = "text/html; charset=utf-8"
    response.headers["Content-Security-Policy"] = ARCHIVED_POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-DNS-Prefetch-Control"] = "off"
    return response


@bp.get("/<int:source_id>/snapshots/<sha256>/record")
def record(source_id: int, sha256: str) -> Response:
    """The archived record as a file, for tools that read WARC."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    _, kept = _kept(here, source_id, sha256)
    store = _store()
    store.page(kept.sha256)  # a damaged record is not handed out
    path = store.page_path(kept.sha256)
    return send_file(path, mimetype="application/warc", as_attachment=True, download_name=path.name)


def _page(here: Visit, view: SourceView, *, error: ClaimsError | None = None) -> Response:
    problems = [] if error is None else problems_of(error)
    began = rechecks_began(here.session, (use.review for use in view.uses))
    context: dict[str, Any] = {
        "view": view,
        "uses": [
            (use, revision_line(use.review, use.revision, use.organization, today=here.today, began=began))
            for use in view.uses
        ],
        "may_mark": may_mark(here.session, view.source, here.actor),
        "is_reviewer": OrganizationRole.REVIEWER in here.actor.roles,
        "is_marked": view.source.state in BY_HAND,
        "may_read": here.is_signed_in,
        "checking": is_checking(here.session),
        "problems": [{"detail": problem.detail, "field": ""} for problem in problems],
    }
    return make_response(render_template("sources/show.html", **context), 200 if error is None else status_of(error))


def _kept(here: Visit, source_id: int, sha256: str) -> tuple[SourceView, Snapshot]:
    view = get_source(here.session, source_id, viewer=here.actor)
    kept = next((row for row in view.snapshots if row.sha256 == sha256), None)
    if kept is None:
        raise NotFound("This source has no such snapshot.", code="snapshot_missing")
    return view, kept


def _store() -> SnapshotStore:
    return SnapshotStore(current_app.config["SNAPSHOT_DIR"])
