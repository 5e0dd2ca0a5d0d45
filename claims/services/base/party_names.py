"""The names of speakers, outlets and organizations, for lists that name some of each."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.organization import Organization
from claims.models.outlet import Outlet
from claims.models.party import PartyRow
from claims.models.speaker import Speaker

PARTY_MODELS: dict[str, type[PartyRow]] = {"speaker": Speaker, "outlet": Outlet, "organization": Organization}
"""By the word that the log calls one of them."""


def party_names(session: Session, parties: Collection[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The present name of each party by kind and id; unknown ones are left out. For as many as a page shows."""
    found: dict[tuple[str, int], str] = {}
    for kind, model in PARTY_MODELS.items():
        ids = [number for of_kind, number in parties if of_kind == kind]
        if ids:
            rows = session.execute(select(model.id, model.name).where(model.id.in_(ids)))
            found |= {(kind, row.id): row.name for row in rows}
    return found
