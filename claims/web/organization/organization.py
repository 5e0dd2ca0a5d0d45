"""The organization: its policy, its members, its keys; what only an admin may change."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for
from flask_security import hash_password
from flask_security.recoverable import generate_reset_password_token

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, Problem, Stale
from claims.core.reviews.second_opinions import SecondOpinionShare
from claims.models import FourEyes, Organization, OrganizationRole, Scope
from claims.services.access import keys, members
from claims.services.access.members import Member
from claims.services.base.organizations import get_organization, is_single_reviewer, lock_organization
from claims.web.page.desk import for_people, listed, own_organization_id, problems_of, sent_number, status_of
from claims.web.page.redirects import go_to
from claims.web.page.shown_values import as_shown, refuse_unseen
from claims.web.page.visit import Visit, visit
from claims.web.words.desk_words import POLICY_WORDS, ROLE_WORDS, SCOPE_WORDS, SHARE_WORDS
from claims.web.words.history_lines import history_lines
from claims.web.words.numbers import count_of

bp = for_people(Blueprint("organization", __name__, url_prefix="/organization"))

ONE_TIME_PASSWORD_BYTES = 12


@bp.get("")
def show() -> Response:
    """Policy, members and keys, as far as the reader may see them."""
    here = visit()
    if here.actor.organization_id is None:
        return make_response(render_template("queue/no_organization.html"))
    return _page(here)


@bp.post("/policy")
def set_policy() -> Response:
    """Set who must look before a review is public, and which texts get a blind second opinion."""
    here, sent = visit(), request.form
    policy = members.PolicyInput(
        four_eyes=sent.get("four_eyes", ""),
        share=sent.get("second_opinion_share") or None,
        percent=sent_number("second_opinion_percent"),
        hours=sent_number("second_opinion_hours"),
        strict="strict_approval" in sent,
    )
    organization_id = own_organization_id(here)
    members.require_admin(here.actor, organization_id)
    try:
        organization = lock_organization(here.session, organization_id)
        about = ("organization", organization_id)
        refuse_unseen(here, _policy_of(organization), _say_policy, subject=about, actions=("policy_changed",))
        members.set_policy(here.session, organization_id, policy, actor=here.actor, now=here.now)
    except (Invalid, Stale) as error:
        return _refused(here, error)
    flash("The policy is set.")
    return _back("policy")


@bp.post("/members")
def add_member() -> Response:
    """Give somebody a role; a new account gets a one-time password, shown on this answer and never again."""
    here = visit()
    members.require_admin(here.actor, own_organization_id(here))
    password = secrets.token_urlsafe(ONE_TIME_PASSWORD_BYTES)
    try:
        user, is_new = members.add_person(
            here.session,
            own_organization_id(here),
            email=request.form.get("email", ""),
            name=request.form.get("name", ""),
            role=request.form.get("role", ""),
            password_hash=hash_password(password),
            actor=here.actor,
            now=here.now,
        )
    except (Invalid, Conflict) as error:
        here.session.rollback()
        return _refused(here, error)
    if is_new:
        return _page(here, shown={"what": f"One-time password of {user.name}", "secret": password})
    flash(f"{user.name} has an account already and got the role.")
    return _back("members")


@bp.post("/members/<int:user_id>/remove-role")
def remove_role(user_id: int) -> Response:
    """Take a role from a member."""
    here = visit()
    try:
        members.remove_role(
            here.session,
            own_organization_id(here),
            user_id,
            request.form.get("role", ""),
            actor=here.actor,
            now=here.now,
        )
    except (Invalid, Conflict) as error:
        return _refused(here, error)
    flash("The role is taken away.")
    return _back("members")


@bp.post("/members/<int:user_id>/password")
def reset_password(user_id: int) -> Response:
    """Put a one-time password in the place of a member's; shown on this answer and never again."""
    here = visit()
    members.require_admin(here.actor, own_organization_id(here))
    password = secrets.token_urlsafe(ONE_TIME_PASSWORD_BYTES)
    try:
        user = members.reset_password(
            here.session,
            own_organization_id(here),
            user_id,
            password_hash=hash_password(password),
            actor=here.actor,
            now=here.now,
        )
    except NotAllowed as error:
        return _refused(here, error)
    return _page(here, shown={"what": f"One-time password of {user.name}", "secret": password})


@bp.post("/members/<int:user_id>/reset-link")
def make_reset_link(user_id: int) -> Response:
    """Make a link with which a member chooses a new password, once and within a day; shown on this answer only."""
    here = visit()
    try:
        user = members.note_reset_link(here.session, own_organization_id(here), user_id, actor=here.actor, now=here.now)
    except (NotAllowed, Conflict) as error:
        return _refused(here, error)
    token = generate_reset_password_token(user)  # type: ignore[no-untyped-call]
    link = url_for("security.reset_password", token=token, _external=True)
    return _page(
        here, shown={"what": f"Link for {user.name} to choose a new password, good once and for a day", "secret": link}
    )


@bp.post("/members/<int:user_id>/second-factor")
def reset_second_factor(user_id: int) -> Response:
    """Take a lost second factor away."""
    here = visit()
    try:
        user = members.reset_second_factor(
            here.session, own_organization_id(here), user_id, actor=here.actor, now=here.now
        )
    except NotAllowed as error:
        return _refused(here, error)
    flash(f"{user.name} signs in with the password alone, until they set up a second factor again.")
    return _back("members")


@bp.post("/members/<int:user_id>/<any(close, open):step>")
def set_active(user_id: int, step: str) -> Response:
    """Close a member's account, or open it again."""
    here, is_opening = visit(), step == "open"
    try:
        user = members.set_active(
            here.session, own_organization_id(here), user_id, active=is_opening, actor=here.actor, now=here.now
        )
    except (NotAllowed, Conflict) as error:
        return _refused(here, error)
    flash(f"The account of {user.name} is {'open again' if is_opening else 'closed; what they did stays theirs'}.")
    return _back("members")


@bp.get("/history")
def history() -> Response:
    """Who changed what of the organization, newest first; for admins."""
    here = visit()
    organization_id = own_organization_id(here)
    members.require_admin(here.actor, organization_id)
    page = members.list_history(here.session, organization_id, after=request.args.get("after") or None)
    return make_response(
        render_template(
            "organization/history.html",
            organization=get_organization(here.session, organization_id),
            rows=history_lines(here.session, page.items, reader=here.actor),
            next_cursor=page.next_cursor,
            after=request.args.get("after", ""),
        )
    )


@bp.post("/keys")
def create_key() -> Response:
    """Make a key; it is shown on this answer and never again."""
    here = visit()
    organization_id = own_organization_id(here)
    members.require_admin(here.actor, organization_id)
    name = " ".join(request.form.get("name", "").split())
    try:
        _check_key_name(here, organization_id, name)
        key, secret = keys.create_key(
            here.session,
            scopes=request.form.getlist("scopes"),
            now=here.now,
            organization_id=organization_id,
            name=name,
            user_id=sent_number("user_id"),
            actor=here.actor,
        )
    except (Invalid, Conflict) as error:
        here.session.rollback()
        return _refused(here, error)
    return _page(here, shown={"what": f"Key “{key.name}”", "secret": secret})


@bp.post("/keys/<int:key_id>/revoke")
def revoke_key(key_id: int) -> Response:
    """Stop a key for good."""
    here = visit()
    key = keys.revoke_key(here.session, key_id, actor=here.actor, now=here.now)
    flash(f"The key “{key.name or key.prefix}” is revoked.")
    return _back("keys")


def _policy_of(organization: Organization) -> dict[str, Any]:
    """What the form of the policy shows."""
    return {
        "four_eyes": organization.four_eyes.value,
        "share": organization.second_opinion_share.value,
        "percent": organization.second_opinion_percent,
        "hours": organization.second_opinion_hours,
        "strict": organization.strict_approval,
    }


def _policy_sent() -> dict[str, Any] | None:
    """Who looks, and how strictly, as the form was sent; None where it was not."""
    if request.endpoint != "organization.set_policy":
        return None
    return {"four_eyes": request.form.get("four_eyes"), "strict": "strict_approval" in request.form}


def _say_policy(name: str, value: Any) -> str:  # noqa: ANN401  (any setting)
    match name:
        case "four_eyes":
            return f"the policy is {POLICY_WORDS[FourEyes(value)][0]}"
        case "share":
            return f"a second opinion is asked for {SHARE_WORDS[SecondOpinionShare(value)]}"
        case "percent":
            return f"a sample is {value} percent"
        case "hours":
            return f"the target time is {count_of(value, 'hour')}"
        case _:
            return f"strict approval is {'on' if value else 'off'}"


def _check_key_name(here: Visit, organization_id: int, name: str) -> None:
    """A working key's name is taken: a form sent twice makes no second key that nobody knows of."""
    if not name:
        raise Invalid("Give the key a name, so that you know it in this list.", code="text_missing", field="name")
    if any(
        key.name == name and key.revoked_at is None
        for key in keys.list_keys(here.session, organization_id=organization_id)
    ):
        raise Conflict(
            f"There is a key “{name}” already. Revoke it first, or choose another name.", code="key_name_taken"
        )


def _refused(here: Visit, error: ClaimsError) -> Response:
    return _page(here, problems=problems_of(error), status=status_of(error))


def _count_checkers(people: Sequence[Member]) -> int:
    """How many can give second opinions."""
    return sum(member.user.active and OrganizationRole.CHECKER in member.roles for member in people)


def _page(
    here: Visit, *, problems: list[Problem] | None = None, shown: dict[str, str] | None = None, status: int = 200
) -> Response:
    organization = get_organization(here.session, own_organization_id(here))
    is_admin = OrganizationRole.ADMIN in here.actor.roles
    people = members.list_members(here.session, organization.id)
    deciders = members.list_deciders(here.session, organization.id)
    context: dict[str, Any] = {
        "organization": organization,
        "is_admin": is_admin,
        "shares": [(share.value, word) for share, word in SHARE_WORDS.items()],
        "is_single": is_single_reviewer(here.session, organization.id) and organization.four_eyes is not FourEyes.OFF,
        "is_blind": organization.four_eyes is FourEyes.BLIND,
        "checkers": _count_checkers(people),
        "members": people,
        "member_choices": {member.user.id: _role_choices(member) for member in people},
        "keys": keys.list_keys(here.session, organization_id=organization.id) if is_admin else [],
        "policies": [(policy.value, *words) for policy, words in POLICY_WORDS.items()],
        "role_choices": [(role.value, f"{word}: {text}") for role, (word, text) in ROLE_WORDS.items()],
        "role_words": {role.value: word for role, (word, _) in ROLE_WORDS.items()},
        "behalf_choices": [("", "the organization"), *((person.id, person.name) for person in deciders)],
        "scopes": [(scope.value, SCOPE_WORDS[scope]) for scope in Scope],
        "problems": listed(problems or ()),
        "errors": {item.pointer.strip("/"): item.detail for item in reversed(problems or [])},
        "shown": shown,
        "sent": request.form,
        "policy_shown": as_shown(_policy_of(organization)),
        "policy": _policy_sent() or _policy_of(organization),
        "tried": (request.path if status >= 400 else ""),
    }
    response = make_response(render_template("organization/show.html", **context), status)
    if shown:
        response.headers["Cache-Control"] = "no-store"
    return response


def _role_choices(member: Member) -> dict[str, list[tuple[str, str]]]:
    """The roles that a member may be given, and those that may be taken away."""
    named = [(role.value, word) for role, (word, _) in ROLE_WORDS.items()]
    held = set(member.roles)
    return {
        "missing": [pair for pair in named if pair[0] not in held],
        "held": [pair for pair in named if pair[0] in held],
    }


def _back(part: str) -> Response:
    return go_to(url_for("organization.show", _anchor=part))
