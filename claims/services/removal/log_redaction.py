"""Removing text on a legal ground, with all its copies: the log keeps the hash, the public reads the reason, and who
removes is told what went and where the words stand still."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import null, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.texts.input_text import checked_text
from claims.core.texts.removed_words import REMOVED, RemovedWords, has_words, is_long
from claims.core.transparency.facts import LEAF, REDACTED, REMOVAL
from claims.models.append_only import APPEND_ONLY
from claims.models.base import Base
from claims.models.change import Change, StatusChange
from claims.models.claim import Claim
from claims.models.log_entry import LogEntry
from claims.models.log_redaction import LogRedaction
from claims.models.match import Judgement
from claims.models.reading_correction import ReadingCorrection
from claims.models.review_revision import Evidence, ReviewRevision
from claims.services.base.actors import Actor
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.claim_families import family_of
from claims.services.base.log import appending
from claims.services.base.removals import wait_for_removals
from claims.services.base.saving import saving
from claims.services.removal.removed_copies import (
    claims_of_acts,
    copies_about,
    copies_of,
    forget_claim_text,
    texts_in,
    wordings_of,
)
from claims.services.removal.removed_everywhere import LeftWords, forget_everywhere, left_words, unlogged_copies
from claims.services.removal.removed_messages import forget_told
from claims.services.transparency.log_entries import get_entry

EVIDENCE = "evidence"
"""Stands for all that the evidence of a revision says in words."""

CLAIM = "claim"
"""Stands for the wording of the claim that the fact is about, wherever it is kept, the search index included."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """What a removal did.

    ``noted`` says which fields of the record were emptied, ``cleared`` how many rows of everything else lost the words, by
    table and column, ``left`` where they stand still. ``words`` are those that were looked for, for who looks elsewhere:
    none where there were none to look for; what was removed before is known to nobody.
    """

    noted: tuple[LogRedaction, ...]
    cleared: Counter[str]
    left: tuple[LeftWords, ...]
    words: RemovedWords


_MODELS: dict[str, type[Base]] = {
    "changes": Change,
    "evidence": Evidence,
    "judgements": Judgement,
    "log_entries": LogEntry,
    "reading_corrections": ReadingCorrection,
    "review_revisions": ReviewRevision,
    "status_changes": StatusChange,
}
_KEYS = {"log_entries": "leaf_index", "review_drafts": "review_id"}


def removable_fields(entry: LogEntry) -> tuple[str, ...]:
    """What can be removed of an entry's fact."""
    evidence = (EVIDENCE,) if entry.fact_table == "review_revisions" else ()
    claim = () if entry.claim_id is None else (CLAIM,)
    leaf = () if entry.fact.endswith(REMOVAL) else (LEAF,)  # an empty leaf is held against the leaf of its removal
    return (*APPEND_ONLY[entry.fact_table], *evidence, *claim, *leaf)


def redact_entry(
    session: Session, index: int, fields: Sequence[str], *, reason: str, actor: Actor, now: dt.datetime
) -> Redaction:
    """Empty fields of the row that an entry is about, for good, and every copy of what stood there; that it was done is
    itself a public fact.

    The words of a claim are taken out of everything that is not the record, too. The reason is public. Raises
    ``NotFound``, and ``Invalid`` for a missing reason (``reason_missing``) and for fields that the fact does not have
    (``field_not_removable``).
    """
    wait_for_removals(session)  # who has read the words either has written them by now, or will not
    entry = get_entry(session, index)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    if not reason.strip():
        raise Invalid("Give the public reason of the removal.", code="reason_missing", field="reason")
    known = removable_fields(entry)
    unknown = sorted(set(fields) - set(known))
    if unknown or not fields:
        raise Invalid(f"Of this fact can be removed: {', '.join(known)}.", code="field_not_removable", field="fields")
    subject = _subject(session, entry)
    with saving(session), appending(session):
        found = _found(session, entry, fields)
        made = tuple(
            _empty(session, _Removal(model, row_id, sorted(columns)), reason=reason, now=now)
            for (model, row_id), columns in found.removals.items()
        )
        cleared = forget_everywhere(session, RemovedWords(found.everywhere))
        sought = found.everywhere | {text for text in found.texts if is_long(text)}
        words = RemovedWords(sought, any_longer=True)
        left = left_words(session, words)
        detail = {"entry": index, "fields": sorted(set(fields))}
        record_change(session, *subject, REDACTED, actor=actor, now=now, reason=reason, detail=detail)
    return Redaction(made, cleared, tuple(left), words)


@dataclass(frozen=True, slots=True)
class _Removal:
    """A row and the columns of it that are emptied."""

    model: type[Base]
    row_id: int
    columns: list[str]


_Removals = dict[tuple[type[Base], int], set[str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be emptied, the texts that stand there, and those of them that are to go from everywhere: a claim's of
    several words."""

    removals: _Removals
    texts: set[str]
    everywhere: set[str]


def _subject(session: Session, entry: LogEntry) -> tuple[str, int]:
    """What the fact is about, under whose name the removal is noted."""
    if entry.claim_id is not None:
        return "claim", entry.claim_id
    change = session.get_one(Change, entry.fact_id)
    return change.subject_type, change.subject_id


def _found(session: Session, entry: LogEntry, fields: Sequence[str]) -> _Found:
    """Every row that is concerned, with its columns: those that were named, and those in which the same texts stand."""
    removals: _Removals = defaultdict(set)
    texts: set[str] = set()
    for table, row_id, columns in _rows(session, entry, fields):
        model = _MODELS[table]
        removals[model, row_id].update(columns)
        texts |= texts_in(session.get_one(model, row_id), columns)
    claim = None if entry.claim_id is None else session.get(Claim, entry.claim_id)
    if claim is None:
        for copy in copies_about(session, *_subject(session, entry), texts):
            removals[copy.model, copy.row_id].update(copy.columns)
        return _Found(removals, texts, set())
    wordings = wordings_of(session, claim) if CLAIM in fields else set()
    texts |= wordings
    about = claims_of_acts(session, family_of(session, claim.id), texts)
    for copy in copies_of(session, about, texts):
        removals[copy.model, copy.row_id].update(copy.columns)
    forget_told(session, about, texts)
    everywhere = {text for text in wordings if has_words(text)}
    for table, row_id, columns in unlogged_copies(session, RemovedWords(everywhere)):
        removals[_MODELS[table], row_id].update(columns)
    for model, row_id in removals:
        if model is Claim:
            worded = session.get_one(Claim, row_id)
            forget_claim_text(session, worded, worded.text)
    return _Found(removals, texts, everywhere)


def _rows(session: Session, entry: LogEntry, fields: Sequence[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Table, id and columns of every row that is concerned."""
    own = [name for name in APPEND_ONLY[entry.fact_table] if name in fields]
    if own:
        yield entry.fact_table, entry.fact_id, own
    if EVIDENCE in fields:
        for row_id in session.scalars(select(Evidence.id).where(Evidence.revision_id == entry.fact_id)).all():
            yield EVIDENCE, row_id, list(APPEND_ONLY[EVIDENCE])
    if entry.fact_table == "changes" and "reason" in fields:
        for row_id in _judgements(session, entry.fact_id):
            yield "judgements", row_id, ["reason"]
    if LEAF in fields:
        yield "log_entries", entry.leaf_index, ["leaf"]


_EMPTY: dict[str, Any] = {"after": {}, "before": {}, "detail": {}, "evidence": []}
"""What is left of JSON columns."""


def _judgements(session: Session, change_id: int) -> Sequence[int]:
    """The judgement whose reason a change repeats."""
    change = session.get_one(Change, change_id)
    if change.action != "match_judged":
        return []
    same = (Judgement.match_id == change.detail.get("match_id"), Judgement.created_at == change.created_at)
    return session.scalars(select(Judgement.id).where(*same)).all()


def _empty(session: Session, removal: _Removal, *, reason: str, now: dt.datetime) -> LogRedaction:
    model, row_id = removal.model, removal.row_id
    table = str(model.__tablename__)
    redaction = LogRedaction(row_table=table, row_id=row_id, fields=removal.columns, reason=reason, created_at=now)
    session.add(redaction)
    session.flush()  # the database lets columns be emptied that a redaction names
    key = model.__table__.columns[_KEYS.get(table, "id")]
    values: dict[str, Any] = {}
    for name in removal.columns:
        column = model.__table__.columns[name]
        values[name] = null() if column.nullable else _EMPTY.get(name, REMOVED)
    session.execute(update(model).where(key == row_id).values(values).execution_options(synchronize_session=False))
    session.expire_all()  # what is loaded still says what was removed
    return redaction
