"""Names, ids and merges of speakers, outlets and organizations as the API says them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claims.models.party import PartyExternalId, PartyMerge, PartyName


def name_values(names: Iterable[PartyName]) -> list[dict[str, Any]]:
    """Names with language and period."""
    return [
        {"id": item.id, "name": item.name, "language": item.language, "since": item.since, "until": item.until}
        for item in names
    ]


def external_id_values(external_ids: Iterable[PartyExternalId]) -> list[dict[str, Any]]:
    """Ids elsewhere."""
    return [{"id": item.id, "scheme": item.scheme, "value": item.value} for item in external_ids]


def merge_values(merges: Iterable[PartyMerge]) -> list[dict[str, Any]]:
    """Merges that led to a party, whoever did them."""
    return [
        {
            "id": merge.id,
            "merged_id": merge.party_id,
            "reason": merge.reason,
            "created_at": merge.created_at,
            "undone_at": merge.undone_at,
        }
        for merge in merges
    ]
