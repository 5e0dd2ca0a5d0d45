"""Who belongs to the organization of a key: to whom work can be given."""

from __future__ import annotations

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Invalid
from claims.models import Scope
from claims.schemas.reviews import MemberList
from claims.services.access.members import list_members


@bp.get("/members")
@operation(
    "Who belongs to the organization of the key",
    tag="Reviews",
    answers={200: MemberList},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
)
def read_members(call: Call) -> Answer:
    """People with their roles, by name: whose ``id`` the step ``assign`` and the queue speak of."""
    if call.actor.organization_id is None:
        raise Invalid("This key belongs to no organization, so it has no members.")
    items = [
        {
            "id": member.user.id,
            "name": member.user.name,
            "roles": [role.value for role in member.roles],
            "is_active": member.user.active,
        }
        for member in list_members(call.session, call.actor.organization_id)
    ]
    return Answer({"items": items})
