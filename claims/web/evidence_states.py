"""What is known of each piece of evidence in a draft, in the words of its card."""

from __future__ import annotations

from claims.core.completeness import EvidenceDraft
from claims.core.day_words import day_in_words
from claims.core.verdicts import Stance
from claims.models import Review, ReviewDraft
from claims.services.evidence_checks import CIRCULAR_WORDS, CheckedEvidence, examine, states_of
from claims.services.link_checking import is_checking
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


def evidence_states(here: Visit, review: Review, draft: ReviewDraft | None) -> dict[SavedKey, str]:
    """A line for each saved piece of evidence of which something is or can be archived, by address and quote."""
    if draft is None:
        return {}
    items = [EvidenceDraft(**{**item, "stance": Stance(item["stance"])}) for item in draft.evidence]
    known = examine(here.session, review, items)
    checking, states = is_checking(here.session), states_of(known)
    return {
        (one.item.url, one.item.quote): _line(one, states[place], checking=checking)
        for place, one in enumerate(known)
        if one.is_linked or one.snapshot is not None
    }


def _line(one: CheckedEvidence, state: str, *, checking: bool) -> str:
    if one.circularity is not None:
        return CIRCULAR_WORDS[one.circularity]
    source = one.source
    if checking and one.is_linked and (source is None or source.attempted_at is None):
        return "Being archived: this shows here when the page is loaded again."
    words = _WORDS.get(state, SOURCE_WORDS.get(state, state))
    if not one.is_linked:
        words = _GIVEN_WORDS.get(state, words)
    words = words[0].upper() + words[1:]
    if one.snapshot is None:
        return f"{words}."
    return f"{words} · archived {day_in_words(one.snapshot.retrieved_at.date())} · sha {one.snapshot.sha256[:8]}"
