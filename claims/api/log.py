"""The transparency log: entries, checkpoints, proofs."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.transparency.checkpoint import encode_hash
from claims.models import LogCheckpoint, LogEntry
from claims.schemas.lists import PageQuery
from claims.schemas.log import (
    CheckpointList,
    CheckpointRead,
    LogEntryList,
    LogEntryQuery,
    LogEntryRead,
    ProofQuery,
    ProofRead,
)
from claims.services.transparency import log_checkpoints, log_entries, log_proofs


@bp.get("/log/entries")
@operation("List the log's entries", tag="Log", query=LogEntryQuery, answers={200: LogEntryList}, public=True)
def list_log_entries(call: Call) -> Answer:
    """Newest first, of one claim where asked; or oldest first from an index on."""
    query = call.query
    if query["first"] is None:
        page = log_entries.list_entries(
            call.session, claim_id=query["claim"], after=query["after"], limit=query["limit"]
        )
    elif query["claim"] is not None:
        raise Invalid("Send either from or claim.", field="from")
    else:
        page = log_entries.list_entries_from(call.session, query["first"], after=query["after"], limit=query["limit"])
    return Answer({"items": [_entry(row) for row in page.items], "next_cursor": page.next_cursor})


@bp.get("/log/entries/<int:index>")
@operation("Read one entry with its content", tag="Log", answers={200: LogEntryRead}, public=True, failures=(404,))
def read_log_entry(call: Call, index: int) -> Answer:
    """The leaf, and what it is about as the registry holds it now."""
    entry = log_entries.get_entry(call.session, index)
    found = log_entries.entry_contents(call.session, [entry])[index]
    value = _entry(entry) | {
        "content": found.content,
        "content_unchanged": found.is_unchanged,
        "redactions": [
            {"fields_removed": row.fields, "reason": row.reason, "at": row.created_at} for row in found.redactions
        ],
    }
    return Answer(value)


@bp.get("/log/checkpoints")
@operation("List signed checkpoints", tag="Log", query=PageQuery, answers={200: CheckpointList}, public=True)
def list_checkpoints(call: Call) -> Answer:
    """Newest first."""
    page = log_checkpoints.list_checkpoints(call.session, after=call.query["after"], limit=call.query["limit"])
    return Answer({"items": [_checkpoint(row) for row in page.items], "next_cursor": page.next_cursor})


@bp.get("/log/checkpoints/latest")
@operation("Read the latest checkpoint", tag="Log", answers={200: CheckpointRead}, public=True, failures=(404,))
def read_latest_checkpoint(call: Call) -> Answer:
    """The newest signed tree head."""
    latest = log_checkpoints.latest_checkpoint(call.session)
    if latest is None:
        raise NotFound("No checkpoint was signed yet.", code="log_checkpoint_unknown")
    return Answer(_checkpoint(latest))


@bp.get("/log/checkpoints/<int:size>")
@operation("Read the checkpoint of a size", tag="Log", answers={200: CheckpointRead}, public=True, failures=(404,))
def read_checkpoint(call: Call, size: int) -> Answer:
    """The newest one of exactly this many entries."""
    return Answer(_checkpoint(log_checkpoints.checkpoint_of_size(call.session, size)))


@bp.get("/log/proofs")
@operation(
    "Prove that an entry is in the log, or that an earlier log begins a later one",
    tag="Log",
    query=ProofQuery,
    answers={200: ProofRead},
    public=True,
    failures=(409,),
)
def read_proof(call: Call) -> Answer:
    """By ``index`` (and ``size``), or by ``first`` and ``second``."""
    query = call.query
    if query["index"] is not None and query["first"] is None and query["second"] is None:
        return Answer(_inclusion(call, query["index"], query["size"]))
    if None not in (query["first"], query["second"]) and query["index"] is None and query["size"] is None:
        hashes = log_proofs.consistency_proof(call.session, query["first"], query["second"])
        return Answer(
            {"first": query["first"], "second": query["second"], "hashes": [encode_hash(item) for item in hashes]}
        )
    raise Invalid("Send index, with or without size; or first and second.")


def _inclusion(call: Call, index: int, size: int | None) -> dict[str, Any]:
    if index >= log_proofs.log_size(call.session):
        raise Invalid(f"The log has no entry {index} yet.", code="log_range", field="index")
    proof = log_proofs.inclusion_proof(call.session, index, size=size)
    if proof is None:
        raise Conflict(
            f"No checkpoint covers entry {index} yet. The log is signed once an hour: ask again then.",
            code="log_not_signed_yet",
        )
    return {
        "leaf_index": index,
        "tree_size": proof.checkpoint.size,
        "leaf_hash": encode_hash(proof.entry.leaf_hash),
        "leaf": None if proof.entry.leaf is None else encode_hash(proof.entry.leaf),
        "hashes": [encode_hash(item) for item in proof.hashes],
        "checkpoint": proof.checkpoint.note,
    }


def _entry(row: LogEntry) -> dict[str, Any]:
    return {
        "index": row.leaf_index,
        "fact": row.fact,
        "at": row.created_at,
        "claim_id": row.claim_id,
        "leaf": None if row.leaf is None else encode_hash(row.leaf),
        "leaf_hash": encode_hash(row.leaf_hash),
    }


def _checkpoint(row: LogCheckpoint) -> dict[str, Any]:
    return {
        "origin": row.origin,
        "size": row.size,
        "root": encode_hash(row.root),
        "note": row.note,
        "signed_at": row.signed_at,
    }
