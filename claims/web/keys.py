"""The single keys of the pages, as the key help lists them; the script acts on the ``data-key`` of what a page shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one page: title and (keys, what they do), keys pressed one after the other separated by spaces."""

    title: str
    keys: tuple[tuple[str, str], ...]


KEY_GROUPS: tuple[KeyGroup, ...] = (
    KeyGroup(
        "Everywhere",
        (
            ("/", "Look up"),
            ("g q", "Go to the queue"),
            ("g m", "Go to my work"),
            ("u", "Undo"),
            ("?", "This help"),
        ),
    ),
    KeyGroup(
        "Lists",
        (
            ("j", "Next row"),
            ("k", "Row before"),
            ("o", "Open"),
            ("x", "Select"),
            ("e", "Take"),
            ("c", "Compare"),
            ("d", "Decline"),
        ),
    ),
    KeyGroup("Compare", (("1–9", "Set the relation"), ("n", "None of these"))),
    KeyGroup("Review", (("s", "Submit for approval"), ("a", "Approve and publish"), ("r", "Return with comment"))),
)
