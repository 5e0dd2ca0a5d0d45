"""What organizations say of a claim, as lines and blocks of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.core.matching.differences.found import SLOTS_OF
from claims.core.records import PairDecision, Relation, SlotComparison
from claims.core.reviews.freshness import freshness
from claims.core.reviews.public_status import Agreement, agreement
from claims.core.reviews.recheck_need import RecheckNeed
from claims.core.reviews.reviewing import ReviewState
from claims.core.reviews.scales import scale_path
from claims.core.reviews.second_opinions import SecondOpinionOutcome
from claims.core.sources.source_states import QuoteState
from claims.core.verdicts import Freshness, Stance, Verdict
from claims.models import Review, ReviewRevision
from claims.services.answers.answers import ReviewAnswer, SourceAnswer, permalink
from claims.web.words.local_paths import in_site
from claims.web.words.marks import find_mark
from claims.web.words.words import RECHECK_WORDS, FreshnessLine, describe_freshness, describe_relation

_LINKABLE = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A quoted passage; ``url`` is only ever an http or https address."""

    title: str
    publisher: str
    url: str
    quote: str
    stance: Stance
    locator: str
    source_id: int = 0
    state: str = ""
    """A key of ``words.SOURCE_WORDS``; empty for a work without an address."""
    state_since: dt.datetime | None = None
    retrieved: dt.datetime | None = None
    snapshot: str = ""
    note: str = ""
    """What is known of it before it is public."""


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One organization's answer in the shape that the macro ``verdict`` reads, with what stands below the line.

    ``freshness_at_publication`` is a word, and only given where it differs from today's. ``href`` is the revision's
    permalink, ``page`` the organization's own page.
    """

    review_id: int
    claim_id: int
    organization: str
    rating: str
    verdict: Verdict
    as_of: dt.date
    freshness: FreshnessLine
    revision: int
    href: str
    freshness_at_publication: str = ""
    formerly: str = ""
    """The organization that made it, where it was merged into ``organization``."""
    summary: str = ""
    page: str = ""
    single_reviewer: bool = False
    second_opinion: SecondOpinionOutcome | None = None
    """What came of a blind second opinion; None where none was asked for."""
    single_origin: bool = False
    links_unchecked: bool = False
    """Whether nobody looked at the links when it was published."""
    links_checked_on: dt.date | None = None
    """The day of publication, where the links were looked at for it."""
    source_unarchived: bool = False
    """Whether it is decisive, and nothing archived proves it."""
    evidence: tuple[EvidenceLine, ...] = ()
    recheck: str = ""
    """Why it is not settled, in words; empty where it is."""
    method: str = ""
    """Path of the page that says what the organization's grades mean."""
    local_rating: str = ""
    """The rating in the claim's language, ``local_language``; empty where it is only had as it was worded."""
    local_language: str = ""

    @property
    def stands(self) -> bool:
        """Whether the answer may be relied on: neither lapsed nor withdrawn, nor older than what it is asked about."""
        return not self.freshness.drains and not self.recheck


@dataclass(frozen=True, slots=True)
class RelationLine:
    """How a text relates to a claim, in the shape that the macro ``relation`` reads.

    ``also`` are the words for further differences; ``slots`` are all compared ones.
    """

    name: Relation
    sentence: str
    also: tuple[str, ...]
    slots: dict[str, SlotComparison]


def verdict_line(answer: ReviewAnswer, *, today: dt.date, at_publication: bool = False) -> VerdictLine:
    """The line of an answer; ``at_publication`` shows how it stood when the article came out."""
    then = answer.freshness_at_publication
    shown = then if at_publication and then is not None else answer.freshness
    differs = then is not None and then is not answer.freshness and not at_publication
    return VerdictLine(
        review_id=answer.id,
        claim_id=answer.claim_id,
        organization=answer.organization,
        formerly=answer.formerly or "",
        rating=answer.rating,
        verdict=answer.verdict,
        as_of=answer.true_as_of,
        freshness=freshness_line(answer, shown, today=today),
        recheck=_recheck_words(answer, shown),
        revision=answer.revision,
        href=in_site(answer.permalink),
        freshness_at_publication=find_mark(f"freshness/{then}").word.lower() if differs else "",
        summary=answer.summary,
        page=linkable(answer.url),
        single_reviewer=answer.single_reviewer,
        second_opinion=SecondOpinionOutcome(answer.second_opinion) if answer.second_opinion else None,
        single_origin=answer.single_origin,
        links_unchecked=not answer.links_checked and any(source.url for source in answer.sources),
        links_checked_on=answer.published_at.date() if answer.links_checked and answer.sources else None,
        source_unarchived=not answer.source_archived,
        evidence=tuple(evidence_line(source) for source in answer.sources),
        method=in_site(scale_path(answer.scale)),
        local_rating=answer.local_rating[0] if answer.local_rating else "",
        local_language=answer.local_rating[1] if answer.local_rating else "",
    )


def revision_line(
    review: Review, revision: ReviewRevision, organization: str, *, today: dt.date, began: Mapping[int, dt.datetime]
) -> VerdictLine:
    """The line of a public revision alone, for lists: without evidence and what the claim's other answers say. ``began`` as
    of ``rechecks_began``."""
    return VerdictLine(
        review_id=review.id,
        claim_id=review.claim_id,
        organization=organization,
        rating=revision.rating,
        verdict=revision.verdict,
        as_of=revision.true_as_of,
        freshness=revision_freshness(review, revision, today=today, began=began),
        revision=revision.number,
        href=in_site(permalink(review.id, revision.number)),
    )


def revision_freshness(
    review: Review,
    revision: ReviewRevision,
    *,
    today: dt.date,
    began: Mapping[int, dt.datetime],
    latest: int | None = None,
) -> FreshnessLine:
    """How a public revision stands today, in words; ``began`` as of ``rechecks_began``. ``latest`` is the review's last
    one, where ``revision`` may be older: a replaced one answers nothing any more, however long it was meant to be
    valid."""
    if latest is not None and revision.number < latest:
        return FreshnessLine(Freshness.EXPIRED, f"Replaced by revision\u00a0{latest}", drains=True)
    is_withdrawn = review.withdrawn_at is not None and review.current_number == revision.number
    state = freshness(
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        state=ReviewState.WITHDRAWN if is_withdrawn else review.state,
        on=today,
    )
    return describe_freshness(
        state,
        today=today,
        valid_until=None if revision.timeless else revision.valid_until,
        since=(review.withdrawn_at or began.get(review.id) or review.state_since).date(),
    )


def overlaps_with(leading: VerdictLine | None, lines: Iterable[VerdictLine]) -> dict[int, int]:
    """By review how many of its sources the leading answer cites as well; answers without any in common are left out."""
    if leading is None:
        return {}
    own = {item.source_id for item in leading.evidence if item.source_id}
    shared = {
        line.review_id: len(own & {item.source_id for item in line.evidence}) for line in lines if line is not leading
    }
    return {review_id: count for review_id, count in shared.items() if count}


def _recheck_words(answer: ReviewAnswer, shown: Freshness) -> str:
    """Why the answer, as it is shown, is not settled."""
    if shown is Freshness.EXPIRED:
        return RECHECK_WORDS[RecheckNeed.EXPIRED]
    return RECHECK_WORDS[RecheckNeed.OLDER_THAN_PERIOD] if answer.needs_recheck is RecheckNeed.OLDER_THAN_PERIOD else ""


def freshness_line(answer: ReviewAnswer, state: Freshness, *, today: dt.date) -> FreshnessLine:
    """The freshness of an answer in words."""
    return describe_freshness(
        state, today=today, valid_until=None if answer.timeless else answer.valid_until, since=answer.since
    )


def evidence_line(source: SourceAnswer) -> EvidenceLine:
    """A source as a page shows it."""
    return EvidenceLine(
        source.title,
        source.publisher,
        linkable(source.url),
        source.quote,
        source.stance,
        source.locator,
        source_id=source.source_id,
        state=_state_key(source),
        state_since=source.state_since,
        retrieved=source.retrieved_at,
        snapshot=source.snapshot or "",
    )


def _state_key(source: SourceAnswer) -> str:
    if not source.url:
        return ""
    is_seen = source.quote_state in (QuoteState.FOUND, QuoteState.LOST)
    return f"{source.state}_{source.quote_state}" if is_seen else source.state.value


def draft_evidence_lines(evidence: Iterable[Mapping[str, Any]]) -> tuple[EvidenceLine, ...]:
    """The evidence of a draft or of an opinion, in the shape that ``ReviewDraft.evidence`` stores."""
    return tuple(
        EvidenceLine(
            item["title"],
            item["publisher"],
            linkable(item["url"]),
            item["quote"],
            Stance(item["stance"]),
            item["locator"],
        )
        for item in evidence
    )


def leading_line(lines: Sequence[VerdictLine]) -> VerdictLine | None:
    """The answer to show first: the newest that stands, else the newest lapsed one, else a withdrawn one."""
    standing = [line for line in lines if line.stands]
    readable = [line for line in lines if line.freshness.state is not Freshness.WITHDRAWN]
    return next(iter(standing or readable or lines), None)


def agreement_of(lines: Iterable[VerdictLine]) -> Agreement | None:
    """How the answers that stand agree; None where fewer than two stand."""
    standing = [line.verdict for line in lines if line.stands]
    return agreement(standing) if len(standing) > 1 else None


def relation_line(decision: PairDecision) -> RelationLine:
    """The relation in words: the leading difference with both values, further ones by name."""
    slots = dict(decision.slots)
    leading = tuple(
        sorted(decision.differing_slots, key=lambda slot: _RELATION_OF_SLOT.get(slot) is not decision.relation)
    )
    return RelationLine(
        decision.relation,
        describe_relation(decision.relation, slots, leading),
        tuple(find_mark(f"relation/{other}").word.lower() for other in _also(decision)),
        slots,
    )


def found_line(decision: PairDecision) -> RelationLine:
    """As ``relation_line``, for what a look-up found: what differs comes first, then that it is only asked or reported."""
    line, differing = relation_line(decision), _also(decision)
    if decision.relation is not Relation.REPORTED_ONLY or not differing:
        return line
    first = Relation(differing[0])
    slots = tuple(slot for slot in decision.differing_slots if _RELATION_OF_SLOT.get(slot) is first)
    saying = line.sentence[0].lower() + line.sentence[1:]
    return RelationLine(first, describe_relation(first, line.slots, slots), (*line.also[1:], saying), line.slots)


def _also(decision: PairDecision) -> tuple[str, ...]:
    return also_differing(decision.relation, decision.differing_slots)


def also_differing(relation: Relation, differing: Sequence[str]) -> tuple[str, ...]:
    """Relations that further differing slots stand for, without the leading one and without repetition; none beside *same*,
    which they would contradict."""
    if relation is Relation.SAME:
        return ()
    further = (slot for slot in differing if slot in _RELATION_OF_SLOT and slot not in SLOTS_OF.get(relation, ()))
    others = dict.fromkeys(_RELATION_OF_SLOT[slot] for slot in further)
    return tuple(other.value for other in others if other is not relation)


def linkable(address: str | None) -> str:
    """The address if a browser may follow it from a page; nothing for ``javascript:`` and its like, as those of sources,
    which come from outside, may be."""
    return address if address is not None and address.lower().startswith(_LINKABLE) else ""


_RELATION_OF_SLOT = {
    "subject": Relation.OTHER_ENTITY,
    "object": Relation.OTHER_ENTITY,
    "quantity": Relation.DIFFERENT_FIGURE,
    "measure": Relation.OTHER_MEASURE,
    "population": Relation.OTHER_MEASURE,
    "time": Relation.OTHER_DATE,
    "place": Relation.OTHER_PLACE,
    "polarity": Relation.OPPOSITE,
}
