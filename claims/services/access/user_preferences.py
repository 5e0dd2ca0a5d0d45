"""How a person wants the pages: kept with the account, so that it is the same in every browser."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from claims.models.user_preference import UserPreference
from claims.services.base.saving import saving


def find_preferences(session: Session, user_id: int) -> UserPreference | None:
    """What the person chose; None for who never did."""
    return session.get(UserPreference, user_id)


def keep_choices(session: Session, user_id: int, choices: str) -> None:
    """Keep theme, density and keys. Raises ``Stale`` where another window did so at the same moment for the first time."""
    _row(session, user_id).choices = choices
    session.flush()  # the next page shows them


def keep_keys(session: Session, user_id: int, keys: Mapping[str, str]) -> None:
    """Keep which keys are pressed instead of the usual ones. Raises ``Stale`` as ``keep_choices``."""
    _row(session, user_id).keys = dict(keys)
    session.flush()  # the next page shows them


def keep_muted(session: Session, user_id: int, kinds: Collection[str]) -> None:
    """Keep which kinds of notifications are not wanted. Raises ``Stale`` as ``keep_choices``."""
    _row(session, user_id).muted = sorted(kinds)
    session.flush()  # the next page shows them


def _row(session: Session, user_id: int) -> UserPreference:
    found = find_preferences(session, user_id)
    if found is not None:
        return found
    made = UserPreference(user_id=user_id, choices="", keys={}, muted=[])
    with saving(session):
        session.add(made)
    return made
