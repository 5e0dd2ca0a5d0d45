"""What a new revision changed: the kind is computed from both states, and the author's choice is held against it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import find_mentions
from claims.core.extraction.tagging.parsed import parse_sentences
from claims.core.extraction.text.languages import detect_language
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.tongues.figures import find_figures
from claims.core.extraction.tongues.reading import TONGUES
from claims.core.records import Quantity
from claims.core.reviews.reviewing import CorrectionKind
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

FigureReader = Callable[[str], tuple[Quantity, ...]]

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
    readers = _readers(f"{old.rationale[:_READ]}\n{new.rationale[:_READ]}")
    if old.claim_text != new.claim_text or _differ(old, new, readers, _figures):
        return (CorrectionKind.FIGURE_UPDATED, CorrectionKind.SCOPE_CHANGED)
    if old.rationale != new.rationale and (
        _places(old.rationale) != _places(new.rationale) or _differ(old, new, readers, _counted)
    ):
        return (CorrectionKind.SCOPE_CHANGED, CorrectionKind.FIGURE_UPDATED)
    return (_lesser_kind(old, new), CorrectionKind.FIGURE_UPDATED, CorrectionKind.SCOPE_CHANGED)


def _lesser_kind(old: RevisionContent, new: RevisionContent) -> CorrectionKind:
    if old.evidence != new.evidence:
        return CorrectionKind.EVIDENCE_REPLACED
    return CorrectionKind.DATES_EXTENDED if _dates(old) != _dates(new) else CorrectionKind.WORDING


def _dates(content: RevisionContent) -> tuple[dt.date, dt.date | None, bool]:
    return content.true_as_of, content.valid_until, content.timeless


def _readers(text: str) -> tuple[FigureReader, ...]:
    """What reads the figures of a text: the English reader, and that of its language, where it has one of its own."""
    tongue = TONGUES.get(detect_language(text)[:2])
    return (find_quantities,) if tongue is None else (find_quantities, lambda text: find_figures(text, tongue))


def _differ(
    old: RevisionContent,
    new: RevisionContent,
    readers: Sequence[FigureReader],
    tell: Callable[[str, FigureReader], Counter[str] | frozenset[str]],
) -> bool:
    """Whether any of the readers finds something else in the new rationale."""
    return any(tell(old.rationale, read) != tell(new.rationale, read) for read in readers)


def _figures(text: str, read: FigureReader) -> Counter[str]:
    """The figures of a text without its dates, in digits or words, with what they are told in ("4 million"); thousands
    separators do not count."""
    undated = _DATE.sub(" ", text)
    figures = Counter(_plain(written) for written in _FIGURE.findall(undated))
    for quantity in read(undated[:_READ]):
        written = _FIGURE.findall(undated[quantity.number_span.start : quantity.number_span.end])
        if len(written) == 1:
            figures[_plain(written[0])] -= 1  # told by the value
        figures.update(f"{value:.15g}" for value in (quantity.value, quantity.value_to) if value is not None)
    return +figures


def _plain(written: str) -> str:
    """Digits as the value would be written: "40,100" as "40100", "4.50" as "4.5"; a version number stays."""
    digits = written.replace(",", "")
    return digits if digits.count(".") > 1 else f"{float(digits):.15g}"


def _counted(text: str, read: FigureReader) -> frozenset[str]:
    """The nouns that a text counts."""
    counted = (quantity.measure or quantity.unit for quantity in read(text[:_READ]))
    return frozenset(noun for noun in counted if noun)


def _places(text: str) -> frozenset[str]:
    """The places that a text names."""
    text = text[:_READ]
    sentences = split_sentences(text)
    parsed = parse_sentences(text, sentences, find_quotations(text, sentences))
    return frozenset(
        mention.name for row in find_mentions(text, parsed) for mention in row if mention.kind is NameKind.PLACE
    )
