"""Where else a text stands that is removed on a legal ground: a reason is copied into steps, a rationale into revisions.

A copy is the whole text of a column, or a sentence in a row's detail, that is the same in the same claim's rows, whatever
its case, spaces and last sign. What a longer text of the record quotes of it is another text, and is removed by naming its
own entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, ScalarSelect, exists, or_, select, union_all, update
from sqlalchemy.orm import Session

from claims.core.reviews.rechecks import READER_ASKS
from claims.core.texts.removed_words import REMOVED, RemovedWords
from claims.models.base import Base
from claims.models.change import Change, StatusChange
from claims.models.check_request import CheckRequest
from claims.models.claim import Claim
from claims.models.claim_reading import UNREAD, ClaimReading
from claims.models.claim_regrouping import ClaimRegrouping
from claims.models.disposition_judgement import DispositionJudgement
from claims.models.duplicate_pair import DuplicatePair
from claims.models.match import Judgement, Match
from claims.models.organization import OrganizationMerge
from claims.models.outlet import OutletMerge
from claims.models.party import PartyMerge
from claims.models.reading_correction import ReadingCorrection
from claims.models.recheck_reason import RecheckReason
from claims.models.recheck_request import RecheckRequest
from claims.models.review import Review, ReviewDraft
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.second_opinion import Adjudication, SecondOpinion
from claims.models.speaker import SpeakerMerge
from claims.services.index.posting_writes import unindex_claim


@dataclass(frozen=True, slots=True)
class Copy:
    """A row and the columns of it in which a removed text stands."""

    model: type[Base]
    row: Any
    columns: tuple[str, ...]

    @property
    def row_id(self) -> int:
        """The row's number, as the log of removals names it."""
        return int(self.row.review_id if self.model is ReviewDraft else self.row.id)


def texts_in(row: Any, columns: Sequence[str]) -> set[str]:  # noqa: ANN401  (a row of any table)
    """The texts of these columns whose copies are to go as well: sentences, not names, pages or addresses."""
    found: set[str] = set()
    for name in columns:
        if name not in _NO_SENTENCES:
            found.update(_sentences(getattr(row, name)))
    # A request of a reader stands in the reason of its recheck behind these words.
    found |= {text.removeprefix(READER_ASKS) for text in found} | {READER_ASKS + text for text in found}
    return found - {"", REMOVED, READER_ASKS}


def wordings_of(session: Session, claim: Claim) -> set[str]:
    """The words that a claim has, and those that it had before it was reworded."""
    told = select(Change.detail).where(
        Change.subject_type == "claim", Change.subject_id == claim.id, Change.action.in_(("created", "reworded"))
    )
    before = {text for detail in session.scalars(told) for text in _sentences(detail)}
    return ({claim.text} | before) - {"", REMOVED}


def claims_of_acts(session: Session, claim_ids: Sequence[int], texts: set[str]) -> list[int]:
    """These claims, and those that something was done with together for a reason that is one of the texts: who splits,
    keeps apart or rewords says it in the history of both."""
    regrouped = ClaimRegrouping.reason.in_(texts)
    kept_apart = DuplicatePair.reason.in_(texts)
    reworded = exists().where(
        Change.subject_type == "claim",
        Change.subject_id == Claim.id,
        Change.action == "rewords",
        Change.reason.in_(texts),
    )
    others: CompoundSelect[Any] = union_all(
        select(ClaimRegrouping.other_id).where(regrouped, ClaimRegrouping.claim_id.in_(claim_ids)),
        select(ClaimRegrouping.claim_id).where(regrouped, ClaimRegrouping.other_id.in_(claim_ids)),
        select(DuplicatePair.second_id).where(kept_apart, DuplicatePair.first_id.in_(claim_ids)),
        select(DuplicatePair.first_id).where(kept_apart, DuplicatePair.second_id.in_(claim_ids)),
        select(Claim.rewords_id).where(reworded, Claim.id.in_(claim_ids)),
        select(Claim.id).where(reworded, Claim.rewords_id.in_(claim_ids)),
    )
    return sorted({*claim_ids, *session.scalars(others)})


def copies_of(session: Session, claim_ids: Sequence[int], texts: set[str]) -> Iterator[Copy]:
    """The rows about these claims in which one of the texts stands."""
    words = RemovedWords(texts)
    if not words:
        return
    reviews = select(Review.id).where(Review.claim_id.in_(claim_ids)).scalar_subquery()
    revisions = select(ReviewRevision.id).where(ReviewRevision.review_id.in_(reviews)).scalar_subquery()
    opinions = select(SecondOpinion.id).where(SecondOpinion.review_id.in_(reviews)).scalar_subquery()
    matches = select(Match.id).where(Match.claim_id.in_(claim_ids)).scalar_subquery()
    subjects: dict[str, Collection[int] | ScalarSelect[int]] = {
        "claim": list(claim_ids),
        "recheck_reason": select(RecheckReason.id).where(RecheckReason.review_id.in_(reviews)).scalar_subquery(),
        "recheck_request": select(RecheckRequest.id).where(RecheckRequest.review_id.in_(reviews)).scalar_subquery(),
    }
    places: Mapping[type[Base], ColumnElement[bool]] = {
        Claim: Claim.id.in_(claim_ids),
        Change: or_(*(_changes_of(subject, ids) for subject, ids in subjects.items())),
        StatusChange: StatusChange.review_id.in_(reviews),
        ReviewRevision: ReviewRevision.review_id.in_(reviews),
        Evidence: Evidence.revision_id.in_(revisions),
        Judgement: Judgement.match_id.in_(matches),
        RecheckReason: RecheckReason.review_id.in_(reviews),
        RecheckRequest: RecheckRequest.review_id.in_(reviews),
        ReviewDraft: ReviewDraft.review_id.in_(reviews),
        SecondOpinion: SecondOpinion.review_id.in_(reviews),
        Adjudication: Adjudication.opinion_id.in_(opinions),
        ClaimRegrouping: ClaimRegrouping.claim_id.in_(claim_ids) | ClaimRegrouping.other_id.in_(claim_ids),
        DuplicatePair: DuplicatePair.first_id.in_(claim_ids) | DuplicatePair.second_id.in_(claim_ids),
        DispositionJudgement: DispositionJudgement.claim_id.in_(claim_ids),
        ReadingCorrection: ReadingCorrection.claim_id.in_(claim_ids) | ReadingCorrection.from_claim_id.in_(claim_ids),
        CheckRequest: CheckRequest.claim_id.in_(claim_ids),
    }
    for model, condition in places.items():
        for row in session.scalars(select(model).where(condition)):
            held = tuple(name for name in COLUMNS[model] if any(map(words.are, _sentences(getattr(row, name)))))
            if held:
                yield Copy(model, row, held)


def copies_about(session: Session, subject: str, subject_id: int, texts: set[str]) -> Iterator[Copy]:
    """The rows about a source, or about a party and those it was merged with, in which one of the texts stands: who merges
    says why in the history of both."""
    ids = {subject_id}
    if subject == "source":
        for source in session.scalars(select(Source).where(Source.id == subject_id, Source.state_reason.in_(texts))):
            yield Copy(Source, source, ("state_reason",))
    elif merges := _MERGES.get(subject):
        for merge in session.scalars(
            select(merges).where(or_(merges.party_id == subject_id, merges.into_id == subject_id))
        ):
            ids |= {merge.party_id, merge.into_id}
            if merge.reason in texts:
                yield Copy(merges, merge, ("reason",))
    for change in session.scalars(select(Change).where(_changes_of(subject, ids), Change.reason.in_(texts))):
        yield Copy(Change, change, ("reason",))


def _changes_of(subject: str, ids: Collection[int] | ScalarSelect[int]) -> ColumnElement[bool]:
    return (Change.subject_type == subject) & Change.subject_id.in_(ids)


def forget_claim_text(session: Session, claim: Claim, text: str) -> None:
    """Take a removed text out of the search index, and the words that were read from it out of comparisons."""
    unindex_claim(session, claim.id, text)
    session.execute(update(ClaimReading).where(ClaimReading.claim_id == claim.id).values(reader=UNREAD, packed=None))
    session.execute(update(Match).where(Match.claim_id == claim.id).values(slots={}))
    of_it = (DuplicatePair.first_id == claim.id) | (DuplicatePair.second_id == claim.id)
    session.execute(update(DuplicatePair).where(of_it).values(slots={}))


_MERGES: Mapping[str, type[PartyMerge]] = {
    "organization_profile": OrganizationMerge,
    "outlet": OutletMerge,
    "speaker": SpeakerMerge,
}

_NO_SENTENCES = frozenset({"url", "locator", "title", "leaf"})

COLUMNS: Mapping[type[Base], tuple[str, ...]] = {
    Claim: ("text",),
    Change: ("reason", "detail"),
    StatusChange: ("reason", "detail"),
    ReviewRevision: ("claim_text", "rationale", "reason", "timeless_reason"),
    Evidence: ("quote",),
    Judgement: ("reason",),
    RecheckReason: ("text", "answer"),
    RecheckRequest: ("text", "source_quote", "answer"),
    ReviewDraft: ("rationale", "timeless_reason", "revision_reason", "evidence"),
    SecondOpinion: ("rationale", "evidence"),
    Adjudication: ("reason",),
    ClaimRegrouping: ("reason",),
    DuplicatePair: ("reason",),
    DispositionJudgement: ("reason",),
    ReadingCorrection: ("after", "before", "reason"),
    CheckRequest: ("text", "note", "reason"),
}
"""Columns with words of people, by table."""


def _sentences(value: Any) -> set[str]:  # noqa: ANN401  (any value of a column)
    """The texts in a value; of what stands in JSON those of several words, for the others are ids and names of closed
    lists."""
    if isinstance(value, str):
        return {value}
    parts: Sequence[Any] = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in parts for text in _sentences(part) if " " in text}
