"""The single keys of the pages: what they do, and which others somebody may press instead.

The script acts on the ``data-key`` of what a page shows, always the usual key; it translates what is pressed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.core.errors import Invalid, Problem


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the usual one (those pressed one after the other with a space between), what it does, and the name of its
    field on the page of keys, "" where it stays what it is."""

    usual: str
    word: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one kind of page."""

    title: str
    keys: tuple[Key, ...]


KEY_GROUPS: tuple[KeyGroup, ...] = (
    KeyGroup(
        "Everywhere",
        (
            Key("/", "Look up", "look-up"),
            Key("g q", "Go to the queue", "go-queue"),
            Key("g m", "Go to my work", "go-mine"),
            Key("u", "Undo, for 10 seconds", "undo"),
            Key("?", "This help"),
        ),
    ),
    KeyGroup(
        "Lists",
        (
            Key("j", "Next row, candidate or claim", "next"),
            Key("k", "Row, candidate or claim before", "previous"),
            Key("o", "Open (or Enter)", "open"),
            Key("x", "Select; with Shift all from the last one", "select"),
            Key("e", "Take, or the next step", "take"),
            Key("c", "Compare", "compare"),
            Key("d", "Decline", "decline"),
            Key("z", "Snooze for 24 hours, or bring back", "snooze"),
        ),
    ),
    KeyGroup(
        "Matches",
        (
            Key("1–9", "Set the relation; 1 also says that a suggestion is right"),
            Key("n", "None of these, or wrong", "none"),
        ),
    ),
    KeyGroup(
        "Review",
        (
            Key("1–9", "Choose the rating"),
            Key("s", "Submit for approval", "submit"),
            Key("a", "Approve and publish", "approve"),
            Key("r", "Return with comment", "return"),
        ),
    ),
)
"""All of them."""

OWN = tuple(key for group in KEY_GROUPS for key in group.keys if key.name)
"""Those that may be pressed otherwise; the help and the values 1 to 9 stay, so that nobody is lost."""

_FIXED = frozenset("123456789?")
_PLACES = "g "
"""What the keys that go to a place begin with."""


def read_keys(sent: Mapping[str, str]) -> dict[str, str]:
    """The keys of a form by the usual one, without those that are as usual; an empty field is as usual.

    Raises ``Invalid`` with every field that holds no key, or one that another has.
    """
    chosen = {key: _tidy(sent.get(key.name, "")) or key.usual for key in OWN}
    problems = [Problem(problem, f"/{key.name}", "invalid") for key in OWN if (problem := _problem(chosen, key))]
    if problems:
        raise Invalid(problems[0].detail, problems=tuple(problems))
    return {key.usual: own for key, own in chosen.items() if own != key.usual}


def known_keys(kept: Mapping[str, object]) -> dict[str, str]:
    """What was kept, as far as there is such a key (still)."""
    usual = {key.usual for key in OWN}
    return {name: own for name, own in kept.items() if name in usual and isinstance(own, str)}


def _problem(chosen: Mapping[Key, str], key: Key) -> str:
    own = chosen[key]
    single = own.removeprefix(_PLACES)
    if len(single) != 1 or not single.isprintable() or single.isspace():
        return f"“{key.word}” needs a single key, as t, or g and a key, as g t."
    if own in _FIXED:
        return f"“{own}” always does the same; choose another key for “{key.word}”."
    if own == _PLACES.strip():
        return f"“g” begins the keys that go to a place; choose another key for “{key.word}”."
    twins = [other.word for other, value in chosen.items() if value == own and other is not key]
    return f"“{own}” is also the key for “{twins[0]}”." if twins else ""


def _tidy(text: str) -> str:
    """One key in lower case: the capital letter is the same key with Shift."""
    return " ".join(text[:20].split()).lower()
