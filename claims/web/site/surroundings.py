"""What every page gets besides its own values: the frame of the request and the reader."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Flask, request

from claims.models import OrganizationRole
from claims.services.base.notifications import count_unread
from claims.services.reviews.review_queue import count_new
from claims.services.transparency.log_proofs import log_root
from claims.web.account.preferences import preferences_of
from claims.web.page.frame import Frame, Place, PlaceGroup, mark_current
from claims.web.page.visit import Visit, visit

PUBLIC_PLACES = (
    Place("Look up", "/"),
    Place("Claims", "/claims"),
    Place("Articles", "/articles"),
    Place("Corrections", "/corrections"),
    Place("Insights", "/insights"),
)
OWN_PLACES = (Place("Queue", "/queue", key="g q"),)
NOTIFICATIONS = Place("Notifications", "/notifications")
WRITING = (Place("Check a draft", "/draft-check"), Place("Paste an article", "/articles/new"))
MY_WORK = Place("My work", "/queue?tab=mine", key="g m")
MY_OUTLET = Place("My outlet", "/my-outlet")
RECENT = Place("Recent actions", "/account/actions")
DESK = PlaceGroup(
    "Requests and duplicates",
    (
        Place("Requested checks", "/check-requests"),
        Place("Requests for rechecks", "/recheck-requests"),
        Place("Correction requests", "/correction-requests"),
        Place("Duplicates", "/duplicates"),
    ),
)
REGISTRY = PlaceGroup(
    "Registry",
    (
        Place("Speakers", "/speakers"),
        Place("Outlets", "/outlets"),
        Place("Organizations", "/organizations"),
        Place("Match settings", "/matching"),
        Place("ClaimReview of others", "/claimreview"),
    ),
)
OWN_ORGANIZATION = (
    Place("Organization", "/organization"),
    Place("Target times", "/organization/targets"),
    Place("Scales", "/organization/scales"),
)
DELIVERIES = Place("Deliveries", "/deliveries")
ACCOUNT = Place("Account", "/account")


def register(app: Flask) -> None:
    """Give all templates ``frame`` and ``here`` (the visit)."""
    app.context_processor(surround)


def surround() -> dict[str, Any]:
    """The frame and the visit of this request; what its reader prefers is looked up for all templates."""
    here = visit()
    preferences_of(here)
    return {"frame": frame_of(here, request.path), "here": here}


def frame_of(here: Visit, path: str) -> Frame:
    """The frame as this reader sees it; the queue is a place only for who is signed in."""
    places = PUBLIC_PLACES + (_own_places(here) if here.is_signed_in else ())
    return Frame(
        places=mark_current(places, path),
        person=here.person,
        person_groups=_person_groups(here) if here.is_signed_in else (),
        time_zone=here.zone,
        log_root=log_root(here.session).hex(),
    )


def _person_groups(here: Visit) -> tuple[PlaceGroup, ...]:
    """The menu of somebody who is signed in, what is done most often first."""
    writing, outlet = (WRITING, (MY_OUTLET,)) if here.may_store else ((), ())
    ruling = (DELIVERIES,) if OrganizationRole.ADMIN in here.actor.roles else ()
    return (
        PlaceGroup("Your work", (*writing, MY_WORK, *outlet, RECENT)),
        DESK,
        REGISTRY,
        PlaceGroup("Settings", (*OWN_ORGANIZATION, *ruling, ACCOUNT)),
    )


def _own_places(here: Visit) -> tuple[Place, ...]:
    """The places of somebody who is signed in, with how many claims are new and how many notifications unread."""
    assert here.actor.user_id is not None  # asked only for who is signed in
    told = replace(NOTIFICATIONS, count=count_unread(here.session, here.actor.user_id))
    if here.actor.organization_id is None:
        return (*OWN_PLACES, told)
    waiting = tuple(
        replace(place, count=count_new(here.session, here.actor.organization_id, now=here.now)) for place in OWN_PLACES
    )
    return (*waiting, told)
