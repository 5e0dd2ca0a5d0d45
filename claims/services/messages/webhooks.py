"""Endpoints of organizations: made, changed, tested, switched on and off by their owners."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from claims.core.messages.events import SUBSCRIBABLE, EventType, WebhookTest, plain_data
from claims.core.messages.webhooks import ROTATION, DeliveryState, DisabledReason
from claims.core.texts.input_text import checked_line
from claims.core.transparency.facts import format_time
from claims.fetch import check_post_address
from claims.models.api_key import Scope
from claims.models.organization import Organization
from claims.models.user import Membership, OrganizationRole, User
from claims.models.webhook import WebhookDelivery, WebhookEndpoint
from claims.services.base.actors import Actor, require_role, require_scope
from claims.services.base.changes import record_change
from claims.services.base.notifications import Notice, notify
from claims.services.base.rows import find_row
from claims.services.messages.webhook_deliveries import new_message_id, queue_sending
from claims.services.messages.webhook_secrets import MOST_FORMER, FormerSecret, SecretBox, new_secret, standing, written

MOST_ENDPOINTS = 20
"""Endpoints of one organization: each gets every message apart."""

MAX_DESCRIPTION = 200

_UNFINISHED = (DeliveryState.PENDING, DeliveryState.RETRYING)
_REASON_WORDS = {
    DisabledReason.GONE: "it answered 410, which asks for no more messages",
    DisabledReason.FAILING: "it has failed for five days",
    DisabledReason.SECRET_LOST: "its secret cannot be read under the registry's present key",
}


@dataclass(frozen=True, slots=True)
class EndpointRules:
    """What this installation lets endpoints be, and what keeps their secrets; ``local_hosts`` may be inside ones."""

    box: SecretBox
    local_hosts: frozenset[str] = frozenset()


def require_manager(actor: Actor) -> int:
    """Refuse whoever may not look after endpoints; gives the organization.

    People and the keys that act for them must be admins; a key of the organization alone needs the scope ``webhooks``.
    """
    require_scope(actor, Scope.WEBHOOKS)
    if actor.organization_id is None:
        raise NotAllowed("You are a member of no organization.", code="not_member")
    if actor.key_id is None or actor.user_id is not None:
        require_role(actor, OrganizationRole.ADMIN)
    return actor.organization_id


def create_endpoint(
    session: Session,
    *,
    url: str,
    event_types: Sequence[str],
    description: str = "",
    rules: EndpointRules,
    actor: Actor,
    now: dt.datetime,
) -> tuple[WebhookEndpoint, str]:
    """A new endpoint and its secret, which nobody is shown again.

    Raises ``NotAllowed``, ``Invalid`` (``url_invalid``, ``address_refused``, ``event_type_unknown``) and ``Conflict``
    (``webhook_exists`` for an address that is taken, ``too_many_webhooks``).
    """
    organization_id = require_manager(actor)
    _lock_organization(session, organization_id)
    values = _checked(url, event_types, description, rules)
    _require_free(session, organization_id, values.url)
    present = select(func.count()).select_from(WebhookEndpoint).where(*_present(organization_id))
    count = session.scalar(present) or 0
    if count >= MOST_ENDPOINTS:
        raise Conflict(
            f"An organization has {MOST_ENDPOINTS} endpoints at most. Delete one first.", code="too_many_webhooks"
        )
    secret = new_secret()
    endpoint = WebhookEndpoint(
        organization_id=organization_id,
        url=values.url,
        description=values.description,
        event_types=values.event_types,
        secret=rules.box.seal(secret),
        created_at=now,
        created_by_id=actor.user_id,
    )
    session.add(endpoint)
    session.flush()  # the answer names its id
    _note(session, endpoint, "webhook_added", actor=actor, now=now)
    return endpoint, secret


def list_endpoints(session: Session, actor: Actor) -> list[WebhookEndpoint]:
    """The organization's endpoints, oldest first."""
    rows = select(WebhookEndpoint).where(*_present(require_manager(actor))).order_by(WebhookEndpoint.id)
    return list(session.scalars(rows))


def get_endpoint(session: Session, endpoint_id: int, actor: Actor) -> WebhookEndpoint:
    """An endpoint of the organization; ``NotFound`` for those of others, which are not even known to exist."""
    organization_id = require_manager(actor)
    found = find_row(session, WebhookEndpoint, endpoint_id)
    if found is None or found.deleted_at is not None or found.organization_id != organization_id:
        raise NotFound(f"Your organization has no webhook {endpoint_id}.", code="webhook_unknown")
    return found


def change_endpoint(
    session: Session,
    endpoint_id: int,
    *,
    url: str | None = None,
    event_types: Sequence[str] | None = None,
    description: str | None = None,
    rules: EndpointRules,
    actor: Actor,
    now: dt.datetime,
) -> WebhookEndpoint:
    """Change what is given, and leave the rest; what waits goes to the new address. Raises as ``create_endpoint``."""
    endpoint = held_endpoint(session, endpoint_id, actor)
    values = _checked(
        endpoint.url if url is None else url,
        endpoint.event_types if event_types is None else event_types,
        endpoint.description if description is None else description,
        rules,
    )
    if values.url != endpoint.url:
        _lock_organization(session, endpoint.organization_id)
        _require_free(session, endpoint.organization_id, values.url)
        endpoint.not_before, endpoint.slowed, endpoint.failing_since = None, 0, None
    endpoint.url, endpoint.event_types, endpoint.description = values.url, values.event_types, values.description
    _note(session, endpoint, "webhook_changed", actor=actor, now=now)
    session.flush()  # the answer is read from it
    return endpoint


def delete_endpoint(session: Session, endpoint_id: int, *, actor: Actor, now: dt.datetime) -> WebhookEndpoint:
    """Send nothing more, and forget the secret; what was sent stays in the log of deliveries."""
    endpoint = held_endpoint(session, endpoint_id, actor)
    endpoint.deleted_at, endpoint.secret, endpoint.former_secret = now, "", ""
    _give_up_waiting(session, endpoint, now)
    _note(session, endpoint, "webhook_deleted", actor=actor, now=now)
    session.flush()  # the list is read anew
    return endpoint


def rotate_secret(
    session: Session, endpoint_id: int, *, rules: EndpointRules, actor: Actor, now: dt.datetime
) -> tuple[WebhookEndpoint, str]:
    """Give the endpoint another secret, shown once; the one before signs beside it for a day.

    So do those before it, each to the end of its own day: who rotates twice because an answer was lost keeps the secret
    that receivers have. Of more than ``MOST_FORMER`` the oldest stops at once.
    """
    endpoint, secret = held_endpoint(session, endpoint_id, actor), new_secret()
    former = former_secrets(endpoint, rules.box, now=now)
    present = rules.box.open(endpoint.secret)
    if present is not None:
        former = [FormerSecret(present, now + ROTATION), *former][:MOST_FORMER]
    endpoint.former_secret = rules.box.seal(written(former)) if former else ""
    endpoint.former_until = former[0].until if former else None
    if endpoint.disabled_reason is DisabledReason.SECRET_LOST:
        endpoint.disabled_reason = DisabledReason.BY_OWNER  # from here on it only waits to be switched on
    endpoint.secret = rules.box.seal(secret)
    _note(session, endpoint, "webhook_secret_rotated", actor=actor, now=now)
    session.flush()  # the answer is read from it
    return endpoint, secret


def set_enabled(
    session: Session, endpoint_id: int, *, enabled: bool, actor: Actor, now: dt.datetime
) -> WebhookEndpoint:
    """Switch an endpoint on or off by hand. What waited when it was switched off is dead, and can be replayed.

    Raises ``Conflict`` (``secret_unreadable``) where the secret has to be rotated first.
    """
    endpoint = held_endpoint(session, endpoint_id, actor)
    if enabled and endpoint.disabled_at is not None:
        if endpoint.disabled_reason is DisabledReason.SECRET_LOST:
            raise Conflict("Rotate the secret first: the stored one cannot be read.", code="secret_unreadable")
        endpoint.disabled_at = endpoint.disabled_reason = None
        endpoint.failing_since = endpoint.not_before = None
        endpoint.slowed = 0
        _note(session, endpoint, "webhook_enabled", actor=actor, now=now)
    elif not enabled and endpoint.disabled_at is None:
        disable(session, endpoint, DisabledReason.BY_OWNER, now=now)
        _note(session, endpoint, "webhook_disabled", actor=actor, now=now)
    session.flush()  # the answer is read from it
    return endpoint


def send_test(session: Session, endpoint_id: int, *, actor: Actor, now: dt.datetime) -> WebhookDelivery:
    """Queue a message of type ``webhook.test``, to be sent at once, before all that waits. Where it arrives, it ends the
    wait for an endpoint that is left alone; where it fails, the rest waits as before. Raises ``Conflict``
    (``webhook_disabled``)."""
    endpoint = held_endpoint(session, endpoint_id, actor)
    require_enabled(endpoint)
    data = WebhookTest(webhook_id=endpoint.id, text="A test: it tells of nothing that happened.")
    body = {"type": EventType.WEBHOOK_TEST.value, "timestamp": format_time(now), "data": plain_data(data)}
    delivery = WebhookDelivery(
        endpoint_id=endpoint.id,
        event_type=EventType.WEBHOOK_TEST.value,
        message_id=new_message_id(),
        body=json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        next_at=now,
        created_at=now,
    )
    session.add(delivery)
    session.flush()  # the answer names its id
    queue_sending(session, endpoint, at=now, now=now)
    return delivery


def require_enabled(endpoint: WebhookEndpoint) -> None:
    """Refuse to send to an endpoint that is switched off (``Conflict``, code ``webhook_disabled``)."""
    if endpoint.disabled_at is not None:
        known = None if endpoint.disabled_reason is None else _REASON_WORDS.get(endpoint.disabled_reason)
        why = f": {known}" if known else ""
        raise Conflict(
            f"The endpoint is switched off{why}. Switch it on first (enabled: true).", code="webhook_disabled"
        )


def stop_waiting(session: Session, endpoint: WebhookEndpoint, *, now: dt.datetime) -> None:
    """Send to an endpoint again that is left alone because it was slow or away, all that waits: its owner says that it is
    there, or a test has shown it. The endpoint's row must be locked."""
    if endpoint.not_before is None:
        return
    endpoint.not_before, endpoint.slowed = None, 0
    waiting = update(WebhookDelivery).where(
        WebhookDelivery.endpoint_id == endpoint.id, WebhookDelivery.state == DeliveryState.RETRYING
    )
    session.execute(waiting.values(next_at=now).execution_options(synchronize_session=False))


def held_endpoint(session: Session, endpoint_id: int, actor: Actor) -> WebhookEndpoint:
    """An endpoint of the organization, locked until the transaction ends. Raises ``NotFound``, ``NotAllowed``."""
    get_endpoint(session, endpoint_id, actor)
    return session.get_one(WebhookEndpoint, endpoint_id, with_for_update=True, populate_existing=True)


def disable(session: Session, endpoint: WebhookEndpoint, reason: DisabledReason, *, now: dt.datetime) -> None:
    """Switch an endpoint off; what waits is dead, and its owners are told unless they did it. The row must be locked."""
    endpoint.disabled_at, endpoint.disabled_reason = now, reason
    _give_up_waiting(session, endpoint, now)
    if reason is DisabledReason.BY_OWNER:
        return
    text = f"Nothing is sent to {endpoint.url} any more: {_REASON_WORDS[reason]}."
    for user_id in _owners(session, endpoint):
        notify(session, user_id, Notice.WEBHOOK_DISABLED.value, text, f"/deliveries/{endpoint.id}", now)


def former_secrets(endpoint: WebhookEndpoint, box: SecretBox, *, now: dt.datetime) -> list[FormerSecret]:
    """The secrets of earlier rotations that still sign, newest first."""
    return standing(box.open(endpoint.former_secret), until=endpoint.former_until, at=now)


def reseal_secrets(session: Session, box: SecretBox, *, now: dt.datetime) -> int:
    """Store every secret under the present key, and disable endpoints whose secret no key reads; gives how many were seen.

    Run at the start of a worker, so that a former key is needed for one start only.
    """
    rows = session.scalars(
        select(WebhookEndpoint)
        .where(WebhookEndpoint.deleted_at.is_(None), WebhookEndpoint.secret != "")
        .order_by(WebhookEndpoint.id)
        .with_for_update()
    ).all()
    for endpoint in rows:
        if not box.is_current(endpoint.secret):
            _reseal(session, endpoint, box, now)
    session.flush()  # the caller commits what is written
    return len(rows)


def _reseal(session: Session, endpoint: WebhookEndpoint, box: SecretBox, now: dt.datetime) -> None:
    secret, former = box.open(endpoint.secret), box.open(endpoint.former_secret)
    endpoint.former_secret = "" if former is None else box.seal(former)
    if secret is not None:
        endpoint.secret = box.seal(secret)
    elif endpoint.disabled_reason is not DisabledReason.SECRET_LOST:
        disable(session, endpoint, DisabledReason.SECRET_LOST, now=now)


@dataclass(frozen=True, slots=True)
class _Values:
    url: str
    event_types: list[str]
    description: str


def _checked(url: str, event_types: Sequence[str], description: str, rules: EndpointRules) -> _Values:
    parts = check_post_address(url, allowed_hosts=rules.local_hosts)
    unknown = [kind for kind in event_types if kind not in SUBSCRIBABLE]
    if unknown or not event_types:
        known = ", ".join(SUBSCRIBABLE)
        detail = f"There is no event “{unknown[0]}”." if unknown else "Choose at least one event."
        raise Invalid(
            f"{detail} There are: {known}.",
            code="event_type_unknown",
            problems=(Problem(detail, "/events", "event_type_unknown"),),
        )
    return _Values(
        url=parts._replace(fragment="").geturl(),
        event_types=[kind.value for kind in SUBSCRIBABLE if kind in set(event_types)],
        description=checked_line(description, "description", max_length=MAX_DESCRIPTION),
    )


def _present(organization_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return WebhookEndpoint.organization_id == organization_id, WebhookEndpoint.deleted_at.is_(None)


def _lock_organization(session: Session, organization_id: int) -> None:
    """Two who add endpoints at once count one after the other."""
    session.execute(select(Organization.id).where(Organization.id == organization_id).with_for_update(key_share=True))


def _require_free(session: Session, organization_id: int, url: str) -> None:
    """Refuse an address that has an endpoint: a form sent twice must not double every message."""
    taken = session.scalar(select(WebhookEndpoint.id).where(*_present(organization_id), WebhookEndpoint.url == url))
    if taken is not None:
        raise Conflict(f"Endpoint {taken} has this address already. Change that one.", code="webhook_exists")


def _give_up_waiting(session: Session, endpoint: WebhookEndpoint, now: dt.datetime) -> None:
    session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.endpoint_id == endpoint.id, WebhookDelivery.state.in_(_UNFINISHED))
        .values(state=DeliveryState.DEAD, next_at=None, finished_at=now)
        .execution_options(synchronize_session="fetch")
    )


def _owners(session: Session, endpoint: WebhookEndpoint) -> list[int]:
    """Whoever made the endpoint, and the admins of the organization; active members only."""
    rows = (
        select(User.id)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.organization_id == endpoint.organization_id,
            User.active,
            or_(Membership.role == OrganizationRole.ADMIN, User.id == endpoint.created_by_id),
        )
        .distinct()
        .order_by(User.id)
    )
    return list(session.scalars(rows))


def _note(session: Session, endpoint: WebhookEndpoint, action: str, *, actor: Actor, now: dt.datetime) -> None:
    """A line in the organization's history; without the address, which may hold a token."""
    detail = {"webhook_id": endpoint.id}
    record_change(session, "organization", endpoint.organization_id, action, actor=actor, now=now, detail=detail)
