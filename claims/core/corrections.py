"""What a new revision changed: the kind is computed from both states, and the author's choice is held against it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.mentions.names import NameKind, find_mentions
from claims.core.extraction.tagging.parsed import parse_sentences
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.reviewing import CorrectionKind
from claims.core.verdicts import Stance, Verdict

MATERIAL = frozenset(
    {
        CorrectionKind.VERDICT_CHANGED,
        CorrectionKind.FIGURE_UPDATED,
        CorrectionKind.SCOPE_CHANGED,
        CorrectionKind.WITHDRAWN,
        CorrectionKind.REINSTATED,
    }
)
"""Kinds that reach the public list of corrections and the recall notices."""

LOGGED = MATERIAL | {CorrectionKind.EVIDENCE_REPLACED}
"""Kinds that stand on the public list of corrections; later dates and mere wording do not."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?"
    rf"|\b{_MONTH} \d{{1,2}}(?:, \d{{4}})?\b"
    r"|\b(?:1[5-9]|20|21)\d{2}\b(?![.,]\d)"
)
"""Days and years, which are no figures: "7 October 2019", "Oct. 7, 2019", "2019-10-07", "since 2001"."""

_READ = 20_000
"""Characters of a rationale that are read for places and what is counted; longer ones are not written by people."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

EvidenceItem = tuple[str, Stance, str]
"""What makes a piece of evidence: key of its source, stance, quote."""


@dataclass(frozen=True, slots=True)
class RevisionContent:
    """What the public is told by one revision; ``evidence`` in any order."""

    claim_text: str
    rating: str
    verdict: Verdict
    rationale: str
    true_as_of: dt.date
    valid_until: dt.date | None
    timeless: bool
    evidence: frozenset[EvidenceItem]


def correction_kinds(
    old: RevisionContent, new: RevisionContent, *, was_withdrawn: bool = False
) -> tuple[CorrectionKind, ...]:
    """The kinds that may be given to a new revision, the computed one first; empty if nothing at all differs.

    An author may choose a more material kind than the computed one, never a lesser one: so a changed verdict is always
    ``verdict_changed``, and where figures of the claim's text or of the rationale differ (dates and years apart), or the
    places that it names and what it counts, the change cannot be called ``wording``. A verdict that stands again after a
    withdrawal is ``reinstated``.
    """
    if was_withdrawn:
        changed = (CorrectionKind.VERDICT_CHANGED,) if old.verdict is not new.verdict else ()
        return (CorrectionKind.REINSTATED, *changed)
    if old == new:
        return ()
    if old.verdict is not new.verdict:
        return (CorrectionKind.VERDICT_CHANGED,)
    if old.claim_text != new.claim_text or _figures(old.rationale) != _figures(new.rationale):
        return (CorrectionKind.FIGURE_UPDATED, CorrectionKind.SCOPE_CHANGED)
    if old.rationale != new.rationale and _scope(old.rationale) != _scope(new.rationale):
        return (CorrectionKind.SCOPE_CHANGED, CorrectionKind.FIGURE_UPDATED)
    return (_lesser_kind(old, new), CorrectionKind.FIGURE_UPDATED, CorrectionKind.SCOPE_CHANGED)


def _lesser_kind(old: RevisionContent, new: RevisionContent) -> CorrectionKind:
    if old.evidence != new.evidence:
        return CorrectionKind.EVIDENCE_REPLACED
    return CorrectionKind.DATES_EXTENDED if _dates(old) != _dates(new) else CorrectionKind.WORDING


def _dates(content: RevisionContent) -> tuple[dt.date, dt.date | None, bool]:
    return content.true_as_of, content.valid_until, content.timeless


def _figures(text: str) -> Counter[str]:
    """The figures of a text without its dates, in digits or words; thousands separators do not count."""
    undated = _DATE.sub(" ", text)
    written = [
        f"{quantity.value:g}"
        for quantity in find_quantities(undated[:_READ])
        if not any(character.isdigit() for character in undated[quantity.span.start : quantity.span.end])
    ]
    return Counter([*(figure.replace(",", "") for figure in _FIGURE.findall(undated)), *written])


def _scope(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The places that a text names, and the nouns that it counts."""
    text = text[:_READ]
    sentences = split_sentences(text)
    parsed = parse_sentences(text, sentences, find_quotations(text, sentences))
    places = frozenset(
        mention.name for row in find_mentions(text, parsed) for mention in row if mention.kind is NameKind.PLACE
    )
    counted = (quantity.measure or quantity.unit for quantity in find_quantities(text))
    return places, frozenset(noun for noun in counted if noun)
