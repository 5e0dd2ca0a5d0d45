"""Check a draft before it is printed, and the policies that say how strictly."""

from __future__ import annotations

import time
from typing import Any

from flask import current_app, request

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.drafts.draft_check import DraftPolicy
from claims.core.errors import Invalid
from claims.models import Scope
from claims.schemas.draft_checks import (
    DraftCheckRead,
    DraftCheckWrite,
    Nothing,
    PolicyList,
    PolicyRead,
    PolicyWrite,
)
from claims.services.desk.draft_policies import find_policy, list_policies, remove_policy, save_policy
from claims.services.lookup import draft_checks_json as kept
from claims.services.lookup import lookup
from claims.services.lookup.draft_checks import CheckSettings, Draft, DraftField, check_draft
from claims.services.lookup.kept_readings import KEPT_READINGS
from claims.services.settings import intake_limits, matching_settings


@bp.post("/draft-checks")
@operation(
    "Pass, warn or block for each claim of a draft; the text is not stored unless keep is true",
    tag="Draft check",
    body=DraftCheckWrite,
    answers={200: DraftCheckRead, 201: DraftCheckRead},
    scopes=(Scope.LOOKUP,),
    reads_first=True,
    fleeting=frozenset({200}),
)
def post_draft_check(call: Call) -> Answer:
    """The outcome as of `publish_at`, worst claim first in each `findings`; which revisions were served is noted."""
    body, reader = call.body, KEPT_READINGS.reader_for(call.actor.label)
    answer = check_draft(
        call.session,
        _draft(body),
        find_policy(call.session, call.actor.organization_id, body["policy"]),
        now=call.now,
        today=call.now.date(),
        settings=CheckSettings(
            matching=matching_settings(current_app.config),
            clock=time.monotonic,
            seconds=current_app.config["DRAFT_CHECK_SECONDS"],
            limits=intake_limits(current_app.config),
            site=request.url_root.rstrip("/"),
            read=reader,
        ),
    )
    reader.settle(goes_on=answer.incomplete)
    call.begin_writing()
    lookup.note_served(call.session, answer.lookup, actor=call.actor, now=call.now)
    value = kept.draft_to_dict(answer)
    if not body["keep"]:
        return Answer(value)
    value = kept.keep_check(call.session, value, actor=call.actor, now=call.now)
    return Answer(value, status=201, headers={"Location": kept.check_path(value["id"])})


@bp.get("/draft-checks/<int:check_id>")
@operation(
    "Read a draft check that was kept",
    tag="Draft check",
    answers={200: DraftCheckRead},
    scopes=(Scope.LOOKUP,),
    failures=(404,),
)
def read_draft_check(call: Call, check_id: int) -> Answer:
    """What was answered then, for the organization that asked."""
    return Answer(kept.kept_check(call.session, check_id, actor=call.actor))


@bp.delete("/draft-checks/<int:check_id>")
@operation(
    "Remove a draft check that was kept, with its text",
    tag="Draft check",
    answers={200: Nothing},
    scopes=(Scope.LOOKUP,),
    failures=(404,),
)
def delete_draft_check(call: Call, check_id: int) -> Answer:
    """Nothing is left but which revisions were served."""
    kept.forget_check(call.session, check_id, actor=call.actor)
    return Answer({})


@bp.get("/draft-policies")
@operation(
    "The policies by which the key's organization may have drafts checked",
    tag="Draft check",
    answers={200: PolicyList},
    scopes=(Scope.LOOKUP,),
)
def list_draft_policies(call: Call) -> Answer:
    """Those that everybody has, then the organization's own."""
    policies = list_policies(call.session, call.actor.organization_id)
    return Answer({"items": [_policy_value(policy) for policy in policies]})


@bp.put("/draft-policies/<path:name>")
@operation(
    "Make or replace a policy of the key's organization",
    tag="Draft check",
    body=PolicyWrite,
    answers={200: PolicyRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(409,),
)
def put_draft_policy(call: Call, name: str) -> Answer:
    """For keys that act for an admin; what was checked before stays as it was answered."""
    policy = save_policy(
        call.session,
        _own_organization(call),
        name,
        call.body["outcomes"],
        worth_from=call.body["worth_from"],
        actor=call.actor,
        now=call.now,
    )
    return Answer(_policy_value(policy))


@bp.delete("/draft-policies/<path:name>")
@operation(
    "Remove a policy of the key's organization",
    tag="Draft check",
    answers={200: Nothing},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404,),
)
def delete_draft_policy(call: Call, name: str) -> Answer:
    """For keys that act for an admin; a check that names it from then on is refused."""
    remove_policy(call.session, _own_organization(call), name, actor=call.actor, now=call.now)
    return Answer({})


def _own_organization(call: Call) -> int:
    if call.actor.organization_id is None:
        raise Invalid("This key belongs to no organization, so it has no policies of its own.")
    return call.actor.organization_id


def _policy_value(policy: DraftPolicy) -> dict[str, Any]:
    return {
        "name": policy.name,
        "outcomes": {finding.value: outcome.value for finding, outcome in policy.lowered.items()},
        "worth_from": policy.worth_from,
    }


def _draft(body: dict[str, Any]) -> Draft:
    return Draft(
        body=body["body"],
        html=body["html"],
        fields=tuple(DraftField(field["name"], field["text"]) for field in body["fields_"]),
        headline=body["headline"],
        publish_at=body["publish_at"],
        language=body["language"],
        first=body["first"],
    )
