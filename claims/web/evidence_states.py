"""What is known of each piece of evidence in a draft or opinion, in the words of its card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.core.completeness import EvidenceDraft
from claims.core.day_words import day_in_words
from claims.core.verdicts import Stance
from claims.models import Review
from claims.services.evidence_checks import CIRCULAR_WORDS, CheckedEvidence, examine, states_of
from claims.services.link_checking import is_checking
from claims.web.answer_lines import EvidenceLine, draft_evidence_lines
from claims.web.visit import Visit
from claims.web.words import SOURCE_WORDS

_WORDS = {
    "found": "in the archived page",
    "lost": "not in the archived page",
    "not_searchable": "archived; its text cannot be searched",
    "ok": "in the archived page",
    "changed": "page changed, quote still there",
}

_GIVEN_WORDS = {
    "found": "in the text that was given",
    "lost": "not in the text that was given",
    "ok": "in the text that was given",
}

SavedKey = tuple[str, str]
"""Address and quote, by which a row of the form is the saved piece of evidence."""


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """What is known of one piece of evidence: a line, whether more comes in a moment, and its source (0: none yet)."""

    text: str
    is_pending: bool = False
    source_id: int = 0


def evidence_states(here: Visit, review: Review, evidence: Iterable[Mapping[str, Any]]) -> dict[SavedKey, EvidenceNote]:
    """A note for each piece of evidence of a draft or opinion of which something is or can be archived, by address and
    quote."""
    items = [EvidenceDraft(**{**item, "stance": Stance(item["stance"])}) for item in evidence]
    known = examine(here.session, review, items)
    checking, states = is_checking(here.session), states_of(known)
    return {
        (one.item.url, one.item.quote): _note(one, states[place], checking=checking)
        for place, one in enumerate(known)
        if one.is_linked or one.snapshot is not None
    }


def noted_evidence(here: Visit, review: Review, evidence: Sequence[Mapping[str, Any]]) -> tuple[EvidenceLine, ...]:
    """The evidence of a draft or opinion as its readers see it before it is public: each piece with its note."""
    notes = evidence_states(here, review, evidence)
    found = ((line, notes.get((item["url"], item["quote"]))) for line, item in _with_lines(evidence))
    return tuple(replace(line, note=note.text, source_id=note.source_id) if note else line for line, note in found)


def _with_lines(evidence: Sequence[Mapping[str, Any]]) -> Iterable[tuple[EvidenceLine, Mapping[str, Any]]]:
    return zip(draft_evidence_lines(evidence), evidence, strict=True)


def _note(one: CheckedEvidence, state: str, *, checking: bool) -> EvidenceNote:
    source_id = one.source.id if one.source is not None else 0
    if one.circularity is not None:
        return EvidenceNote(CIRCULAR_WORDS[one.circularity], source_id=source_id)
    source = one.source
    if checking and one.is_linked and (source is None or source.attempted_at is None):
        return EvidenceNote("Being archived …", is_pending=True, source_id=source_id)
    words = _WORDS.get(state, SOURCE_WORDS.get(state, state))
    if not one.is_linked:
        words = _GIVEN_WORDS.get(state, words)
    words = words[0].upper() + words[1:]
    if one.snapshot is not None:
        archived = day_in_words(one.snapshot.retrieved_at.date())
        return EvidenceNote(f"{words} · archived {archived} · sha {one.snapshot.sha256[:8]}", source_id=source_id)
    why = source.state_reason if source is not None else ""
    return EvidenceNote(f"{words}: {why}" if why else f"{words}.", source_id=source_id)
