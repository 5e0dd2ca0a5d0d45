"""What the pages of speakers, outlets and organizations share: a list to look in, a page for each, adding and taking back
what is known, merging, undoing.

Each directory says what differs in a ``PartyPages``; ``add_pages`` gives its blueprint the routes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound, Problem
from claims.models import OrganizationRole
from claims.models.party import PartyMerge
from claims.services.base.actors import require_role
from claims.services.base.paging import Page
from claims.services.claims.claim_history import changes_of
from claims.services.directories import parties
from claims.web.page.desk import Toast, listed, problems_of, remember_toast, sent_number, status_of, told_names
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.pasted import read_day, read_number

CHANGES_SHOWN = 50
LIST_LENGTH = 50

AnyKind = parties.PartyKind[Any, Any, Any, Any]

Adder = Callable[[Visit, int], str]
"""Does what a form of a party says; gives the sentence that tells so."""

Remover = Callable[[Visit, int, int], str]
"""The same for one row of a party."""


def require_reviewer(here: Visit, party_id: int) -> None:
    """Refuse who merges no parties that belong to nobody: a reviewer of any organization does."""
    require_role(here.actor, OrganizationRole.REVIEWER)


@dataclass(frozen=True, slots=True)
class PartyPages:
    """The pages of one directory.

    ``find`` lists parties as its service does, ``listed`` are words that the list's page needs besides. ``show`` gives the
    context of a party's page, ``preview`` that of the page before a merge with the party and, where
    one is named, the other. ``merge`` and ``undo`` are the services; ``may_merge`` says who finds their buttons.
    """

    kind: AnyKind
    find: Callable[..., Page[Any]]
    show: Callable[[Visit, int], dict[str, Any]]
    preview: Callable[[Visit, int, int | None], dict[str, Any]]
    require_merger: Callable[[Visit, int], None]
    merge: Callable[..., PartyMerge]
    undo: Callable[..., PartyMerge]
    adders: Mapping[str, Adder] = field(default_factory=dict)
    removers: Mapping[str, Remover] = field(default_factory=dict)
    listed: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Of the blueprint and the folder of templates."""
        return f"{self.kind.word}s"


def add_pages(bp: Blueprint, pages: PartyPages) -> None:
    """Give a blueprint the list of its parties, the page of each and its forms."""

    def index() -> Response:
        here, q = visit(), request.args.get("q", "")[:100]
        found = pages.find(here.session, q, after=request.args.get("after") or None, limit=LIST_LENGTH)
        return make_response(render_template(f"{pages.name}/index.html", page=found, q=q, **pages.listed))

    def show(party_id: int) -> Response:
        return party_page(visit(), pages, party_id)

    bp.add_url_rule("", view_func=index)
    bp.add_url_rule("/<int:party_id>", view_func=show)
    _add_steps(bp, pages)


def _add_steps(bp: Blueprint, pages: PartyPages) -> None:
    """The forms: add, take back, merge after a preview, undo."""
    adders = _common_adders(pages.kind) | dict(pages.adders)
    removers = _common_removers(pages.kind) | dict(pages.removers)

    def add(party_id: int, part: str) -> Response:
        return _do(pages, party_id, lambda here: adders[part](here, party_id))

    def remove(party_id: int, part: str, row_id: int) -> Response:
        return _do(pages, party_id, lambda here: removers[part](here, party_id, row_id))

    def confirm_merge(party_id: int) -> Response:
        here = visit()
        return _preview(here, pages, party_id) if here.is_signed_in else ask_to_sign_in()

    def merge(party_id: int) -> Response:
        here = visit()
        return _merge(here, pages, party_id) if here.is_signed_in else ask_to_sign_in()

    def undo(party_id: int, merge_id: int) -> Response:
        def take_back(here: Visit) -> str:
            pages.undo(here.session, merge_id, actor=here.actor, now=here.now)
            return "The merge is taken back."

        return _do(pages, party_id, take_back)

    party = "/<int:party_id>"
    bp.add_url_rule(f"{party}/<any({','.join(adders)}):part>", "add", add, methods=["POST"])
    bp.add_url_rule(f"{party}/<any({','.join(removers)}):part>/<int:row_id>/remove", "remove", remove, methods=["POST"])
    bp.add_url_rule(f"{party}/merge", "confirm_merge", confirm_merge, methods=["GET"])
    bp.add_url_rule(f"{party}/merge", "merge", merge, methods=["POST"])
    bp.add_url_rule(f"{party}/merges/<int:merge_id>/undo", "undo", undo, methods=["POST"])


def party_page(
    here: Visit, pages: PartyPages, party_id: int, *, problems: Sequence[Problem] = (), status: int = 200
) -> Response:
    """The page of a party; a merged one leads to its successor, its old address for good."""
    party = parties.get_party(here.session, pages.kind, party_id)
    if party.merged_into_id is not None:
        return go_to(_address(pages, party.merged_into_id), 301)
    changes = changes_of(here.session, pages.kind.subject, party.id)[:CHANGES_SHOWN]
    context: dict[str, Any] = {
        "party": party,
        "changes": changes,
        "names": told_names(here, [change.user_id for change in changes]),
        "may_edit": _may(pages.kind.require_editor, here.actor, party_id),
        "may_merge": _may(pages.require_merger, here, party_id),
        "problems": listed(problems),
        "sent": request.form if status >= 400 else {},
        **pages.show(here, party_id),
    }
    return make_response(render_template(f"{pages.name}/show.html", **context), status)


def sent_name() -> dict[str, Any]:
    """Language, period and reason of a name, as the form says."""
    return {
        "language": request.form.get("language", ""),
        "since": read_day(request.form.get("since"), "since"),
        "until": read_day(request.form.get("until"), "until"),
        "reason": request.form.get("reason", ""),
    }


def _common_adders(kind: AnyKind) -> dict[str, Adder]:
    def alias(here: Visit, party_id: int) -> str:
        name = request.form.get("name", "")
        parties.add_name(here.session, kind, party_id, name, **sent_name(), actor=here.actor, now=here.now)
        return "The name is added."

    def external_id(here: Visit, party_id: int) -> str:
        scheme, value = request.form.get("scheme", ""), request.form.get("value", "")
        parties.add_external_id(here.session, kind, party_id, scheme, value, actor=here.actor, now=here.now)
        return "The id is added."

    return {"alias": alias, "external_id": external_id}


def _common_removers(kind: AnyKind) -> dict[str, Remover]:
    def alias(here: Visit, party_id: int, row_id: int) -> str:
        parties.remove_name(here.session, kind, party_id, row_id, actor=here.actor, now=here.now)
        return "The name is taken back."

    def external_id(here: Visit, party_id: int, row_id: int) -> str:
        parties.remove_external_id(here.session, kind, party_id, row_id, actor=here.actor, now=here.now)
        return "The id is taken back."

    return {"alias": alias, "external_id": external_id}


def _do(pages: PartyPages, party_id: int, step: Callable[[Visit], str]) -> Response:
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    try:
        said = step(here)
    except (NotAllowed, NotFound):
        raise
    except ClaimsError as error:
        here.session.rollback()
        return party_page(here, pages, party_id, problems=problems_of(error), status=status_of(error))
    remember_toast(Toast(said))
    return go_to(_address(pages, party_id))


def _merge(here: Visit, pages: PartyPages, party_id: int) -> Response:
    into, reason = sent_number("into_id"), request.form.get("reason", "")
    try:
        if into is None:
            raise NotFound(f"Give the number of the other {pages.kind.word}.", code="not_found")
        pages.merge(here.session, party_id, into, reason=reason, actor=here.actor, now=here.now)
    except NotAllowed:
        raise
    except ClaimsError as error:
        here.session.rollback()
        return _preview(here, pages, party_id, problems=problems_of(error), status=status_of(error))
    remember_toast(Toast("Merged. For 30 days this can be taken back here."))
    return go_to(_address(pages, into))


def _preview(
    here: Visit, pages: PartyPages, party_id: int, *, problems: Sequence[Problem] = (), status: int = 200
) -> Response:
    pages.require_merger(here, party_id)
    named = request.form.get("into_id") or request.args.get("into", "")
    into_id = read_number(named)
    into = here.session.get(pages.kind.model, into_id) if into_id else None
    if named and into is None and not problems:
        problems, status = [Problem(f"There is no {pages.kind.word} {named[:40]}.", "/into", "not_found")], 404
    context: dict[str, Any] = {
        "word": pages.kind.word,
        "pages": pages.name,
        "party": parties.get_party(here.session, pages.kind, party_id),
        "into": into,
        "named": named[:40],
        "reason": request.form.get("reason", ""),
        "problems": listed(problems),
        **pages.preview(here, party_id, into.id if into is not None else None),
    }
    return make_response(render_template(f"{pages.name}/merge.html", **context), status)


def _may(require: Callable[[Any, int], None], who: object, party_id: int) -> bool:
    try:
        require(who, party_id)
    except NotAllowed:
        return False
    return True


def _address(pages: PartyPages, party_id: int) -> str:
    return url_for(f"{pages.name}.show", party_id=party_id)
