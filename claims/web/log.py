"""The page Log: the latest checkpoint, the entries, one entry with its proof; notes and proofs as files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, make_response, render_template, request, send_file

from claims.config import ROOT
from claims.core.errors import NotFound
from claims.core.transparency.canonical_json import canonical_json
from claims.core.transparency.checkpoint import encode_hash, format_proof
from claims.core.transparency.merkle import inclusion_ranges
from claims.models import LogEntry
from claims.services import log_checkpoints, log_entries, log_proofs
from claims.services.claim_texts import claim_texts
from claims.services.log_proofs import InclusionProof
from claims.services.settings import log_signing
from claims.web.log_words import fact_words
from claims.web.visit import Visit, visit

bp = Blueprint("log", __name__, url_prefix="/log")

LIST_LENGTH = 50
VERIFIER = ROOT / "tools" / "verify_log.py"
_YEAR_S = 31_536_000


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the list: what happened to which claim."""

    entry: LogEntry
    words: str
    claim_text: str


@dataclass(frozen=True, slots=True)
class ProofStep:
    """One hash of a proof: on which side of what one has so far it is put, and the leaves that it stands for."""

    side: str
    hash: str
    first: int
    last: int


@bp.get("")
def index() -> str:
    """The latest checkpoint, how to verify, and the entries, newest first; of one claim where asked."""
    here = visit()
    claim_id = request.args.get("claim", type=int)
    page = log_entries.list_entries(
        here.session, claim_id=claim_id, after=request.args.get("after") or None, limit=LIST_LENGTH
    )
    return render_template(
        "log/index.html",
        size=log_proofs.log_size(here.session),
        checkpoint=log_checkpoints.latest_checkpoint(here.session),
        keys=[str(signer.verifier) for signer in log_signing(current_app.config).signers],
        rows=_rows(here, page.items),
        next_cursor=page.next_cursor,
        claim_id=claim_id,
        claim_text=claim_texts(here.session, [claim_id]).get(claim_id, "") if claim_id and 0 < claim_id < 2**63 else "",
        encode_hash=encode_hash,
    )


@bp.get("/<int:index>")
def entry(index: int) -> str:
    """One entry: what it says, whether that still is what was logged, and the proof that it is in the log."""
    here = visit()
    found = log_entries.get_entry(here.session, index)
    content = log_entries.entry_contents(here.session, [found])[index]
    proof = log_proofs.inclusion_proof(here.session, index)
    leaf = None if found.leaf is None else found.leaf.decode("utf-8", "replace")
    return render_template(
        "log/entry.html",
        row=_rows(here, [found])[0],
        leaf=leaf,
        leaf_fields=_fields(leaf),
        content=content,
        content_text=None if content.content is None else canonical_json(content.content).decode(),
        proof=proof,
        steps=[] if proof is None else _steps(proof),
        encode_hash=encode_hash,
    )


@bp.get("/<int:index>.json")
def leaf(index: int) -> Response:
    """The bytes of a leaf, exactly as they are hashed."""
    found = log_entries.get_entry(visit().session, index)
    if found.leaf is None:
        raise NotFound(f"Entry {index} was removed on a legal ground; its hash stays.", code="log_entry_unknown")
    return _file(found.leaf, "application/json", f"leaf-{index}.json")


@bp.get("/<int:index>.tlog-proof")
def proof(index: int) -> Response:
    """The proof of an entry in the latest checkpoint, as a file of C2SP's form."""
    found = log_proofs.inclusion_proof(visit().session, index)
    if found is None:
        raise NotFound(f"No checkpoint covers entry {index} yet.", code="log_checkpoint_unknown")
    text = format_proof(index, found.hashes, found.checkpoint.note)
    return _file(text.encode(), "text/plain; charset=utf-8", f"entry-{index}.tlog-proof")


@bp.get("/checkpoint")
def checkpoint() -> Response:
    """The latest signed note, as plain text."""
    latest = log_checkpoints.latest_checkpoint(visit().session)
    if latest is None:
        raise NotFound("No checkpoint was signed yet.", code="log_checkpoint_unknown")
    return _note(latest.note, "no-store")


@bp.get("/checkpoint/<int:size>")
def checkpoint_of_size(size: int) -> Response:
    """The signed note of exactly this many entries."""
    found = log_checkpoints.checkpoint_of_size(visit().session, size)
    return _note(found.note, f"public, max-age={_YEAR_S}")


@bp.get("/verify_log.py")
def verifier() -> Response:
    """The program that verifies an export without this registry."""
    return send_file(VERIFIER, mimetype="text/x-python", as_attachment=True, download_name="verify_log.py")


def _rows(here: Visit, entries: Sequence[LogEntry]) -> list[EntryRow]:
    texts = claim_texts(here.session, {entry.claim_id for entry in entries if entry.claim_id is not None})
    return [EntryRow(entry, fact_words(entry.fact), texts.get(entry.claim_id or 0, "")) for entry in entries]


def _steps(found: InclusionProof) -> list[ProofStep]:
    index = found.entry.leaf_index
    ranges = inclusion_ranges(index, found.checkpoint.size)
    return [
        ProofStep("left" if end <= index else "right", encode_hash(value), start, end - 1)
        for (start, end), value in zip(ranges, found.hashes, strict=True)
    ]


def _fields(leaf: str | None) -> dict[str, object]:
    """What a leaf says, by name; nothing of one that cannot be read."""
    try:
        value = json.loads(leaf or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _file(data: bytes, mimetype: str, name: str) -> Response:
    response = make_response(data)
    response.headers["Content-Type"] = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _note(note: str, caching: str) -> Response:
    response = make_response(note)
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Cache-Control"] = caching
    return response
