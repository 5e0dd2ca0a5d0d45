"""Which facts are public, and what the log keeps of each: its leaf.

A leaf names the fact and its subjects, and holds the SHA-256 of the fact's content: no text that may have to be removed
later and nobody's name stands in it. Content and leaf are canonical JSON. A format never changes once leaves have it: of
revisions there are two, and ``v`` in the leaf says by which one its content is hashed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claims.core.reviews.reviewing import ReviewAction
from claims.core.transparency.canonical_json import canonical_json

FIRST_FORMAT = 1
SECOND_FORMAT = 2
"""Of revisions: with what came of the blind opinion, whether links were checked, and what was archived of the evidence."""

EVERY = frozenset({"*"})

REDACTED = "redacted"
"""Action of the change by which text was removed on a legal ground."""

REMOVAL = f".{REDACTED}"
"""How the names of such facts end."""

LEAF = "leaf"
"""What a removal calls the leaf itself."""

_REGROUPED = frozenset({"merged", "took_in", "merge_undone", REDACTED})

PUBLIC_CHANGES: Mapping[str, frozenset[str]] = {
    "claim": EVERY,
    "organization_profile": _REGROUPED,
    "outlet": _REGROUPED,
    "recheck_reason": frozenset({"opened", "answered", REDACTED}),
    "recheck_request": frozenset({"accepted", "declined", REDACTED}),
    "source": frozenset({"retracted", "superseded", "reinstated", REDACTED}),
    "speaker": _REGROUPED,
}
"""Changes that anybody may read, by subject; the others (members, keys, what only a draft rests on) are an organization's
own. Whoever records one of these enters it into the log by that."""

_LOGGED_AS = {"organization_profile": "organization"}
"""What the log calls a subject that its history calls otherwise: an organization's history of its own is not public."""

PUBLIC_STEPS = frozenset(
    {
        ReviewAction.OPEN,
        ReviewAction.DECLINE,
        ReviewAction.RECHECK,
        ReviewAction.DISMISS,
        ReviewAction.WITHDRAW,
        ReviewAction.REOPEN,
    }
)
"""Steps of a review that anybody may read; the others are the organization's own work, blind opinions among them.
Publications stand as revisions."""

EvidenceContent = Mapping[str, str | None]
"""``stance``, ``quote``, ``locator``, ``title``, ``publisher`` and ``url`` of one piece of evidence; in the second format
also ``snapshot`` (SHA-256 of the archived page), ``retrieved_at`` and ``origin_group``."""

_FIRST_EVIDENCE = ("stance", "quote", "locator", "title", "publisher", "url")


@dataclass(frozen=True, slots=True)
class PublicFact:
    """One fact: ``name`` such as ``claim.imported``, plain fields of the leaf, and the content that it holds the hash
    of."""

    name: str
    at: dt.datetime
    content: Mapping[str, Any]
    fields: Mapping[str, int | str] = field(default_factory=dict)
    format: int = FIRST_FORMAT


def is_public_change(subject_type: str, action: str) -> bool:
    """Whether such a change to such a subject is a public fact."""
    actions = PUBLIC_CHANGES.get(subject_type, frozenset())
    return actions == EVERY or action in actions


def is_public_step(action: str) -> bool:
    """Whether a review's step of this name is a public fact."""
    return action in PUBLIC_STEPS


def change_fact(
    *,
    subject_type: str,
    subject_id: int,
    action: str,
    actor: str,
    reason: str,
    detail: Mapping[str, Any],
    at: dt.datetime,
) -> PublicFact:
    """A change to a claim (made, reworded, merged, a match judged), a source, a party, a reason to look again.

    Of what is not a claim itself, ``claim`` and ``review`` in the detail say which it is about; they stand in the leaf. The
    leaf of a removal says which entry it was of, and what: so that an empty leaf can be held against it.
    """
    subject = _LOGGED_AS.get(subject_type, subject_type)
    content = {
        "action": action,
        "actor": actor,
        "at": format_time(at),
        "detail": detail,
        "reason": reason,
        subject: subject_id,
    }
    about = {name: detail[name] for name in ("claim", "review") if isinstance(detail.get(name), int)}
    own: dict[str, int | str] = about if subject != "claim" else {}
    removed = _removal(detail) if action == REDACTED else {}
    return PublicFact(f"{subject}.{action}", at, content, {**own, **removed, subject: subject_id})


def _removal(detail: Mapping[str, Any]) -> dict[str, int | str]:
    entry, fields = detail.get("entry"), detail.get("fields")
    return {"entry": entry, "fields": ",".join(fields)} if isinstance(entry, int) and isinstance(fields, list) else {}


def step_fact(
    *,
    claim_id: int,
    review_id: int,
    action: str,
    from_state: str | None,
    to_state: str,
    actor: str,
    reason: str,
    detail: Mapping[str, Any],
    revision_number: int | None,
    at: dt.datetime,
) -> PublicFact:
    """A public step of a review."""
    content = {
        "action": action,
        "actor": actor,
        "at": format_time(at),
        "claim": claim_id,
        "detail": detail,
        "from": from_state,
        "reason": reason,
        "review": review_id,
        "revision": revision_number,
        "to": to_state,
    }
    return PublicFact(f"review.{action}", at, content, {"claim": claim_id, "review": review_id})


def revision_fact(
    *,
    claim_id: int,
    review_id: int,
    number: int,
    organization: str,
    kind: str,
    rating: str,
    scale: str,
    verdict: str,
    rationale: str,
    true_as_of: dt.date,
    valid_until: dt.date | None,
    timeless: bool,
    timeless_reason: str,
    claim_text: str,
    url: str | None,
    reviewed_at: dt.datetime,
    published_at: dt.datetime,
    single_reviewer: bool,
    single_origin: bool,
    imported: bool,
    correction_kind: str | None,
    reason: str,
    evidence: Sequence[EvidenceContent],
) -> PublicFact:
    """A published revision with its evidence, in the first format; ``organization`` is the slug. Who wrote it is not part
    of it."""
    content = {
        "claim": claim_id,
        "claim_text": claim_text,
        "correction": correction_kind,
        "evidence": [{name: item[name] for name in _FIRST_EVIDENCE} for item in evidence],
        "imported": imported,
        "kind": kind,
        "organization": organization,
        "published_at": format_time(published_at),
        "rating": rating,
        "rationale": rationale,
        "reason": reason,
        "review": review_id,
        "reviewed_at": format_time(reviewed_at),
        "revision": number,
        "scale": scale,
        "single_origin": single_origin,
        "single_reviewer": single_reviewer,
        "timeless": timeless,
        "timeless_reason": timeless_reason,
        "true_as_of": true_as_of.isoformat(),
        "url": url,
        "valid_until": None if valid_until is None else valid_until.isoformat(),
        "verdict": verdict,
    }
    fields: dict[str, int | str] = {"claim": claim_id, "review": review_id, "revision": number, "verdict": verdict}
    if correction_kind is not None:
        fields["correction"] = correction_kind
    return PublicFact("review.published", published_at, content, fields)


def in_second_format(
    fact: PublicFact, *, second_opinion: str | None, links_checked: bool, evidence: Sequence[EvidenceContent]
) -> PublicFact:
    """A revision's fact with the marks that the public reads beside it, and with what proves its evidence."""
    added = {
        "evidence": [dict(item) for item in evidence],
        "links_checked": links_checked,
        "second_opinion": second_opinion,
    }
    return replace(fact, content={**fact.content, **added}, format=SECOND_FORMAT)


def format_of(leaf: bytes | None) -> int:
    """The format by which a leaf's content is hashed; the newest for a leaf that was removed or cannot be read."""
    try:
        value = json.loads(leaf or b"{}")
    except ValueError:
        return SECOND_FORMAT
    return FIRST_FORMAT if isinstance(value, dict) and value.get("v") == FIRST_FORMAT else SECOND_FORMAT


def leaf_of(fact: PublicFact, index: int) -> bytes:
    """The bytes of the leaf at an index: what the log stores and hashes, never to be written anew from anything else."""
    return canonical_json(
        {
            **fact.fields,
            "at": format_time(fact.at),
            "content": content_hash(fact.content),
            "fact": fact.name,
            "index": index,
            "v": fact.format,
        }
    )


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON of a fact's content."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def format_time(moment: dt.datetime) -> str:
    """A time as leaves write it: UTC, six places of a second, ``Z``."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
