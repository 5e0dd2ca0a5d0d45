"""What is known of each piece of evidence in a draft or opinion, in the words of its card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from claims.core.reviews.completeness import EvidenceDraft
from claims.core.sources.source_states import USABLE
from claims.core.texts.day_words import day_in_words
from claims.core.verdicts import Stance
from claims.models import Review
from claims.services.archive.link_checking import is_checking
from claims.services.evidence.evidence_checks import CIRCULAR_WORDS, CheckedEvidence, examine, states_of
from claims.web.claims.answer_lines import EvidenceLine, draft_evidence_lines
from claims.web.page.visit import Visit
from claims.web.words.words import SOURCE_WORDS

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

MOST_POLLS = 20
"""Times that a row asks for its evidence, some seven minutes long: then no worker is likely to be at it."""

_FIRST_WAIT_S, _LONGER_S = 3, 2
_DIGEST_LENGTH = 16
_NUMBER = re.compile(r"[0-9]{1,3}\Z")

SavedKey = tuple[str, str]
"""Address and quote, by which a row of the form is the saved piece of evidence."""


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """What is known of one piece of evidence: a line, whether more comes in a moment, its source (0: none yet), and a
    digest of its address and quote, to ask for it again by."""

    text: str
    is_pending: bool = False
    source_id: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class EvidencePoll:
    """How a row asks by itself for what is known of its evidence: ``asked`` times already; ``filled`` are the numbers of
    the rows that are saved, by which the rules left name them."""

    filled: tuple[int, ...] = ()
    asked: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether to ask again."""
        return self.asked < MOST_POLLS

    @property
    def wait_s(self) -> int:
        """Seconds until it asks again, each time more."""
        return _FIRST_WAIT_S + _LONGER_S * self.asked

    @property
    def rows(self) -> str:
        """The numbers as they stand in an address."""
        return "-".join(str(number) for number in self.filled)

    @classmethod
    def sent(cls, args: Mapping[str, str]) -> EvidencePoll:
        """The poll after the one that asks with these words of its address."""
        rows, asked = args.get("rows", ""), args.get("asked", "")
        filled = tuple(int(number) for number in rows.split("-") if _NUMBER.match(number))
        return cls(filled, int(asked) + 1 if _NUMBER.match(asked) else MOST_POLLS)


def evidence_states(here: Visit, review: Review, evidence: Iterable[Mapping[str, Any]]) -> dict[SavedKey, EvidenceNote]:
    """A note for each piece of evidence of a draft or opinion of which something is or can be archived, by address and
    quote."""
    items = [EvidenceDraft(**{**item, "stance": Stance(item["stance"])}) for item in evidence]
    known = examine(here.session, review, items)
    checking, states = is_checking(here.session), states_of(known)
    notes = {
        (one.item.url, one.item.quote): _note(one, states[place], checking=checking)
        for place, one in enumerate(known)
        if one.is_linked or one.snapshot is not None
    }
    return {key: replace(note, digest=_digest(*key)) for key, note in notes.items()}


def noted_evidence(here: Visit, review: Review, evidence: Sequence[Mapping[str, Any]]) -> tuple[EvidenceLine, ...]:
    """The evidence of a draft or opinion as its readers see it before it is public: each piece with its note."""
    notes = evidence_states(here, review, evidence)
    found = ((line, notes.get((item["url"], item["quote"]))) for line, item in _with_lines(evidence))
    return tuple(replace(line, note=note.text, source_id=note.source_id) if note else line for line, note in found)


def _digest(url: str, quote: str) -> str:
    """Short, as it stands in an address: a quote may be longer than a server takes one."""
    return sha256(f"{url}\n{quote}".encode()).hexdigest()[:_DIGEST_LENGTH]


def _with_lines(evidence: Sequence[Mapping[str, Any]]) -> Iterable[tuple[EvidenceLine, Mapping[str, Any]]]:
    return zip(draft_evidence_lines(evidence), evidence, strict=True)


def _note(one: CheckedEvidence, state: str, *, checking: bool) -> EvidenceNote:
    source_id = one.source.id if one.source is not None else 0
    if one.circularity is not None:
        return EvidenceNote(CIRCULAR_WORDS[one.circularity], source_id=source_id)
    source = one.source
    if checking and one.is_linked and (source is None or source.attempted_at is None):
        return EvidenceNote("Being archived …", is_pending=True, source_id=source_id)
    if checking and one.is_linked and one.check is None and source is not None and source.state in USABLE:
        return EvidenceNote("Being looked for in the archived page …", is_pending=True, source_id=source_id)
    words = _WORDS.get(state, SOURCE_WORDS.get(state, state))
    if not one.is_linked:
        words = _GIVEN_WORDS.get(state, words)
    words = words[0].upper() + words[1:]
    if one.snapshot is not None:
        archived = day_in_words(one.snapshot.retrieved_at.date())
        return EvidenceNote(f"{words} · archived {archived} · sha {one.snapshot.sha256[:8]}", source_id=source_id)
    why = source.state_reason if source is not None else ""
    return EvidenceNote(f"{words}: {why}" if why else f"{words}.", source_id=source_id)
