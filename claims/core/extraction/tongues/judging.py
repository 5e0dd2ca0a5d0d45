"""Whether what a sentence of a language given as data says is checkable: a score with its reasons, or why it is shelved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.tongues.tongue import Tongue, fold
from claims.core.records import Polarity, Quantity, RejectReason, TimeExpression
from claims.core.verdicts import ClaimKind

_FIGURE, _DATE, _PAST = "figure with unit", "date or period", "reported event, past tense"
_STATES, _CAUSE, _COMPARES = "states what is the case", "states a cause", "compares or ranks"
_FORECAST = "forecast that a day settles"
_WEIGHTS = {_FIGURE: 0.25, _DATE: 0.12, _PAST: 0.1, _STATES: 0.05, _CAUSE: 0.05, _COMPARES: 0.05, _FORECAST: 0.0}
_BASE = 0.4
_LEAST_WORDS = 5
"""Words from which a sentence without figure or time says enough to be checked; one less where its speaker is cut off."""
_LEAST_TOLD = 4
"""The same of a sentence that tells what happened and names to whom; one less where nobody or nothing was ("niemand
wurde verletzt")."""
_LEAST_LETTERS = 0.5
_MARKS = " \"'“”„«»"


@dataclass(frozen=True, slots=True)
class Judgment:
    """A score (0..1) with the reasons, in the words that English claims have; ``reject`` is None where it is checkable."""

    score: float
    reasons: tuple[str, ...]
    kind: ClaimKind
    polarity: Polarity
    context_needed: bool
    reject: RejectReason | None = None


def judge(
    content: str,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    tongue: Tongue,
    *,
    is_attributed: bool,
) -> Judgment:
    """Judge the words of one statement with the figures and times that stand among them."""
    words, folded = tongue.judging, fold(content)
    stated = [quantity for quantity in quantities if not quantity.is_duration or quantity.measure]
    dated = [time for time in times if time.type != "DURATION" or time.start]
    is_future = bool(tongue.times.future.search(folded))
    is_past = bool(words.past.search(folded))
    reasons = [_FIGURE] if stated else []
    reasons += [_DATE] if dated else []
    reasons += [_PAST] if is_past else [_FORECAST] if is_future and (stated or dated) else [_STATES]
    reasons += [_CAUSE] if words.cause.search(folded) else []
    reasons += [_COMPARES] if words.comparison.search(folded) else []
    score = min(1.0, _BASE + sum(_WEIGHTS[reason] for reason in reasons))
    facts = _Facts(bool(stated or dated), bool(quantities), is_attributed, is_past)
    reject = _reject(content, folded, tongue, facts)
    if reject is not None:
        score *= 0.5
    return Judgment(
        score=round(score, 3),
        reasons=tuple(reasons),
        kind=_kind(tongue, folded, stated=bool(stated), is_future=is_future, is_past=is_past),
        polarity=_polarity(tongue, folded),
        context_needed=bool(words.pronoun_start.match(folded)),
        reject=reject,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a statement beside its words; ``counted`` also says of a length of time that it is there."""

    measured: bool
    counted: bool
    is_attributed: bool
    is_past: bool


def _reject(content: str, folded: str, tongue: Tongue, facts: _Facts) -> RejectReason | None:
    """Why the statement is none to be checked.

    A figure or a date outweighs a judging word, a figure also a duty ("muss 3 Millionen Euro zahlen"), neither a demand nor
    a question.
    """
    words = tongue.judging
    plain = folded.strip(_MARKS)
    count = len(plain.replace("'", " ").split())
    letters = sum(map(str.isalpha, plain))
    if words.boilerplate.search(plain) or (letters < _LEAST_LETTERS * len(plain.replace(" ", "")) and count > 1):
        return RejectReason.BOILERPLATE
    if plain.endswith("?") or plain.startswith("¿"):
        return RejectReason.QUESTION
    is_address = words.address is not None and words.address.match(content.strip(_MARKS)) is not None
    if is_address or words.call.search(plain):
        return RejectReason.CALL_OR_WISH
    is_own_call = words.first_person.search(plain) is not None
    if words.duty.search(plain) and (is_own_call or not facts.counted):
        return RejectReason.CALL_OR_WISH
    if facts.measured:
        return None
    if words.opinion.search(plain) or (content.rstrip().endswith("!") and not facts.is_attributed):
        return RejectReason.OPINION
    if words.first_person.search(plain):
        return RejectReason.PERSONAL_EXPERIENCE if facts.is_past else RejectReason.OPINION
    if words.prediction.search(plain):
        return RejectReason.PREDICTION
    is_told = facts.is_past and words.pronoun_start.match(plain) is None
    least = _LEAST_TOLD - (words.negation.search(plain) is not None) if is_told else _LEAST_WORDS - facts.is_attributed
    if count < least:
        is_sentence = content.rstrip()[-1:] in ".!…" or facts.is_attributed
        return RejectReason.TOO_VAGUE if is_sentence else RejectReason.NO_ASSERTION
    return None


def _kind(tongue: Tongue, folded: str, *, stated: bool, is_future: bool, is_past: bool) -> ClaimKind:
    if is_future and not is_past:
        return ClaimKind.PREDICTION
    if stated:
        return ClaimKind.QUANTITY
    if tongue.judging.cause.search(folded):
        return ClaimKind.CAUSAL
    return ClaimKind.EVENT if is_past else ClaimKind.STATUS


def _polarity(tongue: Tongue, folded: str) -> Polarity:
    """Negative where a negation is left when what only looks like one is taken out; two are one ("no vino nadie")."""
    words = tongue.judging
    denied = words.negation.search(words.not_negation.sub(" ", folded))
    return Polarity.NEGATIVE if denied else Polarity.POSITIVE
