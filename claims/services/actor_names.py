"""Names of those who act, from the labels that histories keep."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.api_key import ApiKey
from claims.models.user import User

_PROGRAM = {
    "system": "the registry",
    "cli": "an operator",
    "import": "an import",
    "matcher": "the matcher",
}
_IDS_PER_STATEMENT = 500


def actor_names(session: Session, labels: Iterable[str]) -> dict[str, str]:
    """The display name of each label (``user:3``, ``key:7``, ``system`` …); a label that nobody has stands for itself."""
    wanted = sorted(set(labels))
    people = _names(session, User, _ids(wanted, "user"))
    keys = _names(session, ApiKey, _ids(wanted, "key"))
    return {label: _PROGRAM.get(label) or people.get(label) or keys.get(label) or label for label in wanted}


def _ids(labels: list[str], kind: str) -> list[int]:
    numbers = (label.removeprefix(f"{kind}:") for label in labels if label.startswith(f"{kind}:"))
    return [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 19]


def _names(session: Session, model: type[User] | type[ApiKey], ids: list[int]) -> dict[str, str]:
    """By label; a key without a name is called by its number."""
    prefix = "user" if model is User else "key"
    found: dict[str, str] = {}
    for start in range(0, len(ids), _IDS_PER_STATEMENT):
        part = ids[start : start + _IDS_PER_STATEMENT]
        rows = session.execute(select(model.id, model.name).where(model.id.in_(part)))
        found |= {f"{prefix}:{row.id}": row.name or f"key {row.id}" for row in rows}
    return found
