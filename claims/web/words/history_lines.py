"""What admins changed, as sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from claims.models import Change, OrganizationRole
from claims.services.base.actor_names import actor_names
from claims.services.base.actors import Actor, user_label
from claims.web.words.desk_words import ROLE_WORDS

_SENTENCES = {
    "member_added": "made {person} a {role}",
    "member_removed": "took the role {role} from {person}",
    "password_reset": "gave {person} a one-time password",
    "reset_link_made": "made a link for {person} to choose a new password",
    "second_factor_reset": "took the second factor of {person} away",
    "member_deactivated": "closed the account of {person}",
    "member_reactivated": "opened the account of {person} again",
    "policy_changed": "changed the policy: {policy}",
    "scale_added": "put the scale {scale} in the place of {replaces}",
    "key_created": "made the key {prefix}… ({scopes})",
    "key_revoked": "revoked the key {prefix}…",
    "webhook_added": "added webhook {webhook}",
    "webhook_changed": "changed webhook {webhook}",
    "webhook_deleted": "deleted webhook {webhook}",
    "webhook_secret_rotated": "rotated the secret of webhook {webhook}",
    "webhook_enabled": "switched webhook {webhook} on",
    "webhook_disabled": "switched webhook {webhook} off",
}
"""By action what was done; an action that is not listed is named as it is stored."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: when, who, what."""

    at: dt.datetime
    who: str
    what: str


def history_lines(session: Session, changes: Sequence[Change], *, reader: Actor) -> list[HistoryLine]:
    """The changes as sentences, in their order."""
    people = [user_label(change.detail["user_id"]) for change in changes if change.detail.get("user_id")]
    names = actor_names(session, [*(change.actor for change in changes), *people], reader=reader)
    return [HistoryLine(change.created_at, names[change.actor], _sentence(change, names)) for change in changes]


def _sentence(change: Change, names: dict[str, str]) -> str:
    detail = change.detail
    words = {
        "person": names.get(user_label(detail.get("user_id", 0)), "somebody"),
        "role": _role(detail.get("role")),
        "prefix": detail.get("prefix", ""),
        "scopes": ", ".join(detail.get("scopes") or ()),
        "policy": _policy(detail),
        "webhook": detail.get("webhook_id", ""),
        "scale": detail.get("scale", ""),
        "replaces": detail.get("replaces", ""),
    }
    return _SENTENCES.get(change.action, change.action.replace("_", " ")).format(**words)


def _role(role: Any) -> str:  # noqa: ANN401  (as it was stored)
    return ROLE_WORDS[OrganizationRole(role)][0].lower() if role in set(OrganizationRole) else str(role)


def _policy(detail: dict[str, Any]) -> str:
    old, new = detail.get("old") or {}, detail.get("new") or {}
    return ", ".join(f"{name.replace('_', ' ')} {old.get(name)} → {value}" for name, value in new.items())
