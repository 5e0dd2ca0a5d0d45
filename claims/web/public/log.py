"""The page Log: the latest checkpoint, the entries, one entry with its proof; notes and proofs as files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, make_response, render_template, request, send_file, url_for
from sqlalchemy.orm import Session

from claims.config import ROOT
from claims.core.errors import NotFound
from claims.core.transparency.canonical_json import canonical_json
from claims.core.transparency.checkpoint import encode_hash, format_proof
from claims.core.transparency.merkle import inclusion_ranges
from claims.models import LogEntry
from claims.services.base.party_names import PARTY_MODELS, party_names
from claims.services.claims.claim_texts import ClaimText, claim_texts
from claims.services.settings import log_signing
from claims.services.transparency import log_checkpoints, log_entries, log_proofs
from claims.services.transparency.log_proofs import InclusionProof
from claims.web.page.visit import visit
from claims.web.words.log_words import fact_words
from claims.web.words.pasted import read_number

bp = Blueprint("log", __name__, url_prefix="/log")

LIST_LENGTH = 50
VERIFIER = ROOT / "tools" / "verify_log.py"
_YEAR_S = 31_536_000


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the list: what happened to which claim, or else to which speaker, outlet or organization."""

    entry: LogEntry
    words: str
    claim_text: str
    language: str = ""
    party_name: str = ""
    party_href: str = ""

    @property
    def subject(self) -> str:
        """What the entry is about in its own words; "" where it is removed, or about something else."""
        return self.claim_text or self.party_name


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
    claim_id = read_number(request.args.get("claim"))
    page = log_entries.list_entries(
        here.session, claim_id=claim_id, after=request.args.get("after") or None, limit=LIST_LENGTH
    )
    return render_template(
        "log/index.html",
        size=log_proofs.log_size(here.session),
        checkpoint=log_checkpoints.latest_checkpoint(here.session),
        keys=[str(signer.verifier) for signer in log_signing(current_app.config).signers],
        rows=entry_rows(here.session, page.items),
        next_cursor=page.next_cursor,
        claim_id=claim_id,
        claim_text="" if claim_id is None else claim_texts(here.session, [claim_id]).get(claim_id, ClaimText()).text,
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
        row=entry_rows(here.session, [found])[0],
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


def entry_rows(session: Session, entries: Sequence[LogEntry]) -> list[EntryRow]:
    """The lines of entries, each with what it is about; at most a page of them."""
    texts = claim_texts(session, {entry.claim_id for entry in entries if entry.claim_id is not None})
    parties = {entry.leaf_index: _party(entry) for entry in entries}
    names = party_names(session, {party for party in parties.values() if party is not None})
    return [
        EntryRow(
            entry,
            fact_words(entry.fact),
            *texts.get(entry.claim_id or 0, ClaimText()),
            *_named(parties[entry.leaf_index], names),
        )
        for entry in entries
    ]


def _party(entry: LogEntry) -> tuple[str, int] | None:
    """Kind and id of the party that an entry about no claim is about, as its leaf says it."""
    kind = entry.fact.partition(".")[0]
    if entry.claim_id is not None or entry.leaf is None or kind not in PARTY_MODELS:
        return None
    number = _fields(entry.leaf.decode("utf-8", "replace")).get(kind)
    return (kind, number) if type(number) is int else None  # a bool is an int, too


def _named(party: tuple[str, int] | None, names: Mapping[tuple[str, int], str]) -> tuple[str, str]:
    """A party's name and the address of its page; nothing of one that is not known."""
    if party is None or party not in names:
        return "", ""
    kind, number = party
    return names[party], url_for(f"{kind}s.show", party_id=number)


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
