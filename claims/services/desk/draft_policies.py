"""The policies by which drafts are checked: those that every organization has, and its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims.core.drafts.draft_check import NAMED_POLICIES, DraftPolicy, Finding, Outcome
from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.texts.input_text import checked_line
from claims.models.draft_policy import DraftPolicyRow
from claims.services.base.actors import Actor, require_own_admin
from claims.services.base.changes import record_change
from claims.services.base.saving import saving

MAX_POLICIES = 50
"""Policies of one organization."""

MAX_NAME_LENGTH = 100


def list_policies(session: Session, organization_id: int | None) -> list[DraftPolicy]:
    """The policies that an organization may name, the common ones first, its own by name."""
    own = select(DraftPolicyRow).where(DraftPolicyRow.organization_id == organization_id).order_by(DraftPolicyRow.name)
    rows = () if organization_id is None else session.scalars(own.limit(MAX_POLICIES)).all()
    return [*NAMED_POLICIES.values(), *(_policy(row) for row in rows)]


def find_policy(session: Session, organization_id: int | None, name: str | None) -> DraftPolicy:
    """The policy of this name, the default one for none; ``Invalid`` (code ``policy_unknown``) names those there are."""
    policies = {policy.name: policy for policy in list_policies(session, organization_id)}
    found = policies.get(name or "default")
    if found is None:
        known = ", ".join(policies)
        raise Invalid(f"There is no policy of this name; there are: {known}.", code="policy_unknown", field="policy")
    return found


def save_policy(
    session: Session,
    organization_id: int,
    name: str,
    outcomes: Mapping[str, str],
    *,
    worth_from: float = 0.0,
    actor: Actor,
    now: dt.datetime,
) -> DraftPolicy:
    """Make or change a policy of an organization; ``outcomes`` by finding, those left out stay as they are by default.

    Raises ``NotAllowed`` for all but its admins, ``Invalid`` for what is no finding or outcome or would raise one,
    ``Conflict`` for a name that every organization has and for one policy too many.
    """
    require_own_admin(actor, organization_id)
    name = checked_line(name, "name", max_length=MAX_NAME_LENGTH, required=True)
    if name in NAMED_POLICIES:
        raise Conflict(f"“{name}” is a policy that every organization has; choose another name.", code="policy_taken")
    policy = DraftPolicy(name, _lowered(outcomes), worth_from)
    row = _row(session, organization_id, name)
    if row is None:
        if len(list_policies(session, organization_id)) >= MAX_POLICIES + len(NAMED_POLICIES):
            raise Conflict(f"An organization has at most {MAX_POLICIES} policies.", code="policy_taken")
        row = DraftPolicyRow(organization_id=organization_id, name=name, created_at=now)
    with saving(session, conflict=f"A policy “{name}” was just made by somebody else.", code="policy_taken"):
        session.add(row)
        row.outcomes = {finding.value: outcome.value for finding, outcome in sorted(policy.lowered.items())}
        row.worth_from, row.updated_at = worth_from, now
    detail = {"name": name, "outcomes": dict(row.outcomes), "worth_from": worth_from}
    record_change(session, "organization", organization_id, "draft_policy_set", actor=actor, now=now, detail=detail)
    session.flush()
    return policy


def remove_policy(session: Session, organization_id: int, name: str, *, actor: Actor, now: dt.datetime) -> None:
    """Remove a policy of an organization.

    Raises ``NotAllowed`` for all but its admins, ``NotFound`` where it has none of this name, ``Invalid`` for what can be
    no name.
    """
    require_own_admin(actor, organization_id)
    name = checked_line(name, "name", max_length=MAX_NAME_LENGTH, required=True)
    if _row(session, organization_id, name) is None:
        raise NotFound("There is no policy of this name.", code="policy_unknown")
    session.execute(
        delete(DraftPolicyRow).where(DraftPolicyRow.organization_id == organization_id, DraftPolicyRow.name == name)
    )
    detail = {"name": name}
    record_change(session, "organization", organization_id, "draft_policy_removed", actor=actor, now=now, detail=detail)
    session.flush()


def _row(session: Session, organization_id: int, name: str) -> DraftPolicyRow | None:
    return session.scalar(
        select(DraftPolicyRow).where(DraftPolicyRow.organization_id == organization_id, DraftPolicyRow.name == name)
    )


def _lowered(outcomes: Mapping[str, str]) -> dict[Finding, Outcome]:
    found: dict[Finding, Outcome] = {}
    for name, outcome in outcomes.items():
        if name not in set(Finding) or outcome not in set(Outcome):
            raise Invalid(f"{name}: {outcome} is no finding with an outcome.", field=f"outcomes/{name[:60]}")
        found[Finding(name)] = Outcome(outcome)
    return found


def _policy(row: DraftPolicyRow) -> DraftPolicy:
    return DraftPolicy(row.name, _lowered(row.outcomes), row.worth_from)
