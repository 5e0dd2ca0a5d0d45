"""What stands around every page: the places of the top bar, the reader, the footer's facts."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the top bar: word, address, a count where something waits there, the keys that go there ("g q")."""

    label: str
    href: str
    count: int = 0
    is_current: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places of a menu under one word."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one request.

    ``person`` is the display name of who is signed in (None = nobody); ``person_groups`` are shown in their menu.
    ``lookup_href`` is where the look-up box of the bar sends ``q`` by GET. ``sign_out_href`` takes a POST.
    """

    places: tuple[Place, ...] = (Place("Look up", "/"), Place("Queue", "/queue", key="g q"))
    person: str | None = None
    person_groups: tuple[PlaceGroup, ...] = ()
    lookup_href: str = "/"
    sign_in_href: str = "/login"
    sign_out_href: str = "/logout"
    keys_href: str = "/account/keys"
    time_zone: str = "UTC"
    log_root: str = ""
    source_href: str = ""


def mark_current(places: tuple[Place, ...], path: str) -> tuple[Place, ...]:
    """The places with the one that the path lies under marked: the longest address that the path begins with."""
    under = [place for place in places if path == place.href or path.startswith(place.href.rstrip("/") + "/")]
    under = [place for place in under if place.href != "/" or path == "/"]
    current = max(under, key=lambda place: len(place.href), default=None)
    return tuple(replace(place, is_current=place is current) for place in places)
