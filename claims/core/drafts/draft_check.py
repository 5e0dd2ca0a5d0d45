"""Whether a draft can be printed: pass, warn or block for each of its claims, and for the whole.

The rules alone, over what a look-up found; which day counts, who asks and where the answer goes is others' business. What
a policy says can only lower an outcome: an outcome that it would raise is refused when the policy is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claims.core.errors import Invalid
from claims.core.matching.decision.slots import MIN_SLOTS
from claims.core.records import AGREEING, MatchState, Relation, SlotComparison, Voice
from claims.core.reviews.public_status import FALSE_SIDE, TRUE_SIDE, Agreement, agreement
from claims.core.reviews.recheck_need import RecheckNeed
from claims.core.verdicts import ClaimKind, Freshness, Verdict


class Outcome(StrEnum):
    """What a draft check says."""

    PASS = "pass"  # noqa: S105  (an outcome, no secret)
    WARN = "warn"
    BLOCK = "block"


OUTCOME_ORDER = {Outcome.PASS: 0, Outcome.WARN: 1, Outcome.BLOCK: 2}
"""From the best to the worst."""


class Finding(StrEnum):
    """What was found about one claim of a draft."""

    RATED_FALSE = "rated_false"
    RATED_FALSE_LIKELY = "rated_false_likely"
    RATED_FALSE_REPORTED = "rated_false_reported"
    RATED_FALSE_SUGGESTED = "rated_false_suggested"
    CONFLICT = "conflict"
    EXPIRED = "expired"
    UNDER_RECHECK = "under_recheck"
    WITHDRAWN = "withdrawn"
    OUT_OF_DATE = "out_of_date"
    NOT_CLEAR = "not_clear"
    DIFFERENT_FIGURE = "different_figure"
    OPPOSITE = "opposite"
    SUGGESTED = "suggested"
    PREDICTION = "prediction"
    UNCHECKED = "unchecked"
    NOT_IN_TIME = "not_in_time"
    NOT_WORTH_CHECKING = "not_worth_checking"
    CONFIRMED = "confirmed"


OUTCOMES: Mapping[Finding, Outcome] = {
    **dict.fromkeys(Finding, Outcome.WARN),
    Finding.RATED_FALSE: Outcome.BLOCK,
    Finding.RATED_FALSE_LIKELY: Outcome.BLOCK,
    Finding.NOT_WORTH_CHECKING: Outcome.PASS,
    Finding.CONFIRMED: Outcome.PASS,
}
"""What each finding amounts to where no policy lowers it, findings in the order in which they are told."""

FIXED = frozenset({Finding.NOT_IN_TIME})
"""What no policy lowers: a check that did not end never passes."""

FINDING_ORDER = {finding: place for place, finding in enumerate(OUTCOMES)}
"""From what is told first to what is told last."""

_NEAR = {Relation.DIFFERENT_FIGURE: Finding.DIFFERENT_FIGURE, Relation.OPPOSITE: Finding.OPPOSITE}
_KNOWN = frozenset({Finding.CONFIRMED, Finding.RATED_FALSE, Finding.RATED_FALSE_REPORTED})
"""Findings that a confirmed answer gives, by which what is nearly the same is weighed."""
_UNSETTLED = frozenset({Finding.SUGGESTED, Finding.WITHDRAWN})
"""Findings that say nothing where another claim that surely says the same is answered."""
_ALWAYS_THERE = frozenset({"polarity", "modality"})
_LAPSED = frozenset({Freshness.EXPIRED, Freshness.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class DraftPolicy:
    """How strict an organization is: findings that amount to less than they do by default.

    ``worth_from`` (0..1) is the check-worthiness from which a claim that nobody has checked is warned of; 0 is the
    strictest. Raises ``Invalid`` (code ``policy_raises``) for an outcome above the default, or below it where that is
    ``FIXED``.
    """

    name: str = "default"
    lowered: Mapping[Finding, Outcome] = field(default_factory=dict)
    worth_from: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what would raise an outcome."""
        for finding, outcome in self.lowered.items():
            if OUTCOME_ORDER[outcome] > OUTCOME_ORDER[OUTCOMES[finding]]:
                detail = f"A policy can only lower: {finding} is {OUTCOMES[finding]} at most, so not {outcome}."
                raise Invalid(detail, code="policy_raises", field=f"outcomes/{finding}")
            if finding in FIXED and outcome is not OUTCOMES[finding]:
                raise Invalid(f"No policy lowers {finding}.", code="policy_raises", field=f"outcomes/{finding}")
        if not 0 <= self.worth_from <= 1:
            raise Invalid("Check-worthiness lies between 0 and 1.", field="worth_from")

    def outcome(self, finding: Finding) -> Outcome:
        """What a finding amounts to."""
        return self.lowered.get(finding, OUTCOMES[finding])


DEFAULT_POLICY = DraftPolicy()
"""Nothing lowered."""

LENIENT = DraftPolicy(
    "lenient",
    dict.fromkeys((Finding.UNCHECKED, Finding.PREDICTION, Finding.SUGGESTED), Outcome.PASS),
)
"""Only what the registry knows something against: what nobody has checked passes."""

NAMED_POLICIES = {policy.name: policy for policy in (DEFAULT_POLICY, LENIENT)}
"""Policies that every organization has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One organization's answer to a claim, with its freshness on the day of publication."""

    verdict: Verdict
    freshness: Freshness
    needs_recheck: RecheckNeed | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A claim of the registry and what is known of it. ``agrees``: nothing that both texts say speaks against *same*
    (``slots_agree``), whether or not anybody has confirmed it. ``is_later``: all that is known of it speaks about days
    after that of the publication, as the count of a year to come does."""

    relation: Relation
    state: MatchState
    answers: tuple[Answer, ...] = ()
    agrees: bool = False
    is_later: bool = False


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim of the draft; ``related`` in the order of the look-up, None where time ran out before it was looked up."""

    kind: ClaimKind
    voice: Voice
    score: float
    related: tuple[Related, ...] | None


@dataclass(frozen=True, slots=True)
class Said:
    """A finding, what it amounts to, what it would without the policy, and which related claim it is about (its place;
    None: about none)."""

    finding: Finding
    outcome: Outcome
    by_default: Outcome
    place: int | None = None

    @property
    def is_lowered(self) -> bool:
        """Whether the policy made it less than it is."""
        return self.outcome is not self.by_default


def judge_claim(claim: DraftClaim, policy: DraftPolicy = DEFAULT_POLICY) -> tuple[Said, ...]:
    """Everything found about a claim, worst first; never empty."""
    found = dict.fromkeys(_findings(claim, policy))
    said = [Said(finding, policy.outcome(finding), OUTCOMES[finding], place) for finding, place in found]
    return tuple(
        sorted(said, key=lambda item: (-OUTCOME_ORDER[item.outcome], FINDING_ORDER[item.finding], item.place or 0))
    )


def slots_agree(slots: Mapping[str, SlotComparison]) -> bool:
    """Whether two texts agree in all that both say, in at least two points that either says itself.

    It is what a machine's confirmation asks for, without the threshold of its probability: too little to let a verdict
    *true* pass, enough to stop what is rated false until somebody has looked.
    """
    both = [(name, slot) for name, slot in slots.items() if slot.left and slot.right]
    if any(slot.comparison not in AGREEING for _, slot in both):
        return False
    return sum(not slot.inferred and name not in _ALWAYS_THERE for name, slot in both) >= MIN_SLOTS


def worst(outcomes: Iterable[Outcome], *, incomplete: bool = False) -> Outcome:
    """The outcome of the whole: the worst of its parts, pass for none; a check that did not end never passes."""
    floor = Outcome.WARN if incomplete else Outcome.PASS
    return max((floor, *outcomes), key=OUTCOME_ORDER.__getitem__)


Found = tuple[Finding, int | None]


def _findings(claim: DraftClaim, policy: DraftPolicy) -> list[Found]:
    if claim.related is None:
        return [(Finding.NOT_IN_TIME, None)]
    places = list(enumerate(claim.related))
    same = [(place, row) for place, row in places if row.relation is Relation.SAME]
    answered = [found for place, row in same for found in _of_same(place, row, claim.voice)]
    settled = [found for found in answered if found[0] not in _UNSETTLED]
    answered = settled or answered
    is_known = any(finding in _KNOWN for finding, _ in answered)
    near = [(_NEAR[row.relation], place) for place, row in places if _warns(row, is_known=is_known)]
    return [*(answered or [(_without_answer(claim, policy), None)]), *near]


def _warns(row: Related, *, is_known: bool) -> bool:
    """Whether a claim that says nearly the same is a reason to look. Beside a claim ``is_known`` only one that is rated
    true: another figure that is false, or that nobody has checked, says nothing against it."""
    if row.relation not in _NEAR or row.is_later:
        return False
    return not is_known or any(
        answer.verdict in TRUE_SIDE and answer.freshness not in _LAPSED for answer in row.answers
    )


def _of_same(place: int, row: Related, voice: Voice) -> list[Found]:
    """What a claim that says the same is known to be; nothing where nobody has answered it, nor where all have withdrawn
    and nobody has confirmed that it says the same."""
    is_confirmed = row.state is MatchState.CONFIRMED
    readable = [answer for answer in row.answers if answer.freshness is not Freshness.WITHDRAWN]
    if not readable:
        return [(Finding.WITHDRAWN, place)] if row.answers and is_confirmed else []
    standing = [answer for answer in readable if answer.freshness not in _LAPSED]
    finding = _of_answers(standing) if standing else Finding.EXPIRED
    if finding is Finding.RATED_FALSE:
        return [(_of_false(row, voice, is_confirmed=is_confirmed), place)]
    return [(finding if is_confirmed else Finding.SUGGESTED, place)]


def _of_false(row: Related, voice: Voice, *, is_confirmed: bool) -> Finding:
    if not (is_confirmed or row.agrees):
        return Finding.RATED_FALSE_SUGGESTED
    if voice is not Voice.OWN:
        return Finding.RATED_FALSE_REPORTED
    return Finding.RATED_FALSE if is_confirmed else Finding.RATED_FALSE_LIKELY


def _of_answers(standing: Sequence[Answer]) -> Finding:
    """What answers that neither lapsed nor were withdrawn say together."""
    if agreement(answer.verdict for answer in standing) is Agreement.CONFLICT:
        return Finding.CONFLICT
    if any(answer.verdict in FALSE_SIDE for answer in standing):
        return Finding.RATED_FALSE
    if any(answer.verdict not in TRUE_SIDE for answer in standing):
        return Finding.NOT_CLEAR
    settled = [answer for answer in standing if answer.needs_recheck is None]
    if not settled:
        return Finding.OUT_OF_DATE
    if all(answer.freshness is Freshness.UNDER_RECHECK for answer in settled):
        return Finding.UNDER_RECHECK
    return Finding.CONFIRMED


def _without_answer(claim: DraftClaim, policy: DraftPolicy) -> Finding:
    if claim.score < policy.worth_from:
        return Finding.NOT_WORTH_CHECKING
    return Finding.PREDICTION if claim.kind is ClaimKind.PREDICTION else Finding.UNCHECKED
