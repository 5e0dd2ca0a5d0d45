"""Rating scales: those in use, any version by name, and another version of an organization's own."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Invalid
from claims.core.reviews.scales import Grade, value_of
from claims.models import Scope
from claims.schemas.scales import ScaleList, ScaleRead, ScaleWrite
from claims.services.answers.scales import ScaleView, add_version, get_scale, scales_in_use


@bp.get("/scales")
@operation("The rating scales in use", tag="Scales", answers={200: ScaleList}, public=True)
def list_scales(call: Call) -> Answer:
    """Everybody's first, then those that organizations have put in their place for a claim type."""
    return Answer({"items": [_value(view) for view in scales_in_use(call.session)]})


@bp.get("/scales/<path:name>")
@operation("Read a version of a scale", tag="Scales", answers={200: ScaleRead}, public=True, failures=(404,))
def read_scale(call: Call, name: str) -> Answer:
    """By the name that a revision gives, as truth/1."""
    return Answer(_value(get_scale(call.session, name)))


@bp.post("/scales")
@operation(
    "Add a version of the organization's own scale for a claim type",
    tag="Scales",
    body=ScaleWrite,
    answers={201: ScaleRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(409,),
)
def post_scale(call: Call) -> Answer:
    """For keys that act for an admin; what was rated before stays as it was worded."""
    if call.actor.organization_id is None:
        raise Invalid("This key belongs to no organization, so it has no scales.")
    body = call.body
    scale = add_version(
        call.session,
        call.actor.organization_id,
        body["kind"],
        [_grade(item) for item in body["values"]],
        language=body["language"],
        replaces=body["replaces"],
        actor=call.actor,
        now=call.now,
    )
    view = get_scale(call.session, scale.name)
    return Answer(_value(view), status=201, headers={"Location": f"/api/v1/scales/{scale.name}"})


def _grade(item: dict[str, Any]) -> Grade:
    value = item["value"] or value_of(item["label"])
    return Grade(value, item["label"], item["verdict"], tuple(item["labels"].items()))


def _value(view: ScaleView) -> dict[str, Any]:
    return {
        "name": view.scale.name,
        "version": view.scale.version,
        "organization": view.organization,
        "kinds": [kind.value for kind in view.kinds],
        "language": view.scale.language,
        "in_use": view.is_in_use,
        "created_at": view.created_at,
        "values": [
            {
                "value": grade.value,
                "label": grade.label,
                "labels": dict(grade.labels),
                "verdict": grade.verdict.value,
                "decisive": grade.is_decisive,
            }
            for grade in view.scale.grades
        ],
    }
