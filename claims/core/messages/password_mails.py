"""The words of the mails about passwords."""

from __future__ import annotations

from enum import StrEnum

LINK_HOURS = 24
"""How long a link to a new password is good."""


class PasswordMail(StrEnum):
    """What somebody is written."""

    RESET = "reset"
    CHANGED = "changed"


SUBJECTS = {
    PasswordMail.RESET: "Choose a new password",
    PasswordMail.CHANGED: "Your password was changed",
}


def reset_text(name: str, link: str) -> str:
    """The mail with a link to a new password."""
    return (
        f"Hello {name},\n\n"
        "somebody, probably you, asked for a new password for the claims registry. Choose one here:\n\n"
        f"{link}\n\n"
        f"The link works once, within {LINK_HOURS} hours. If you did not ask for it, do nothing: your password stays as "
        "it is.\n"
    )


def changed_text(name: str, address: str) -> str:
    """The mail that tells of a changed password; ``address`` is the registry's."""
    return (
        f"Hello {name},\n\n"
        f"your password for the claims registry at {address} was changed, and all sessions were ended.\n\n"
        "If that was not you, tell an admin of your organization at once: they can close your account.\n"
    )
