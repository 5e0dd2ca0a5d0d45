"""Claims of other systems, with reviews that are public there: read in batches, each line whole or not at all.

A batch is planned first, against what is stored, and then written in few statements; should another writer come
between, its lines are written one by one, so that only those that clash are reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError, Conflict, Stale
from claims.core.extraction.text.languages import detect_language
from claims.core.formats.import_lines import ImportedClaim, parse_line
from claims.core.texts.removed_words import REMOVED
from claims.core.verdicts import ClaimKind
from claims.models.claim import Claim
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import lock_claims, wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.parts import in_parts
from claims.services.base.saving import STALE_DETAIL, saving
from claims.services.claims.claims import change_claim_text, make_findable, public_claims, tell_created
from claims.services.claims.regroupings import lock_reviews
from claims.services.directories.speakers import ensure_speakers
from claims.services.exchange.import_reviews import ReviewPlan, plan_reviews, write_reviews
from claims.services.index.claim_readings import ReadableClaim, note_claims
from claims.services.judging.rematching import request_rematch
from claims.services.judging.wording_decisions import follow_rewording
from claims.services.matching.sweeps import start_rematch

Line = tuple[int, ImportedClaim]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a batch: numbers of claims made, changed and found as they were, and bad lines by number with a
    sentence; ``reworded`` are the claims that have another text now.

    Empty lines count nowhere.
    """

    imported: int = 0
    unchanged: int = 0
    updated: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)
    reworded: list[int] = field(default_factory=list)

    def __add__(self, other: ImportReport) -> ImportReport:
        """Both batches together."""
        return ImportReport(
            self.imported + other.imported,
            self.unchanged + other.unchanged,
            self.updated + other.updated,
            self.problems + other.problems,
            self.reworded + other.reworded,
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a line does to the claim that is stored (None: not yet) and to its reviews."""

    number: int
    line: ImportedClaim
    claim: Claim | None
    changes: dict[str, object]
    reviews: tuple[ReviewPlan, ...]


def import_lines(
    session: Session, numbered_lines: Sequence[tuple[int, str]], *, now: dt.datetime, actor: Actor
) -> ImportReport:
    """Import one batch of (line number, text); the caller commits after each.

    Claims are kept apart by ``external_id``; the same line again changes nothing, a changed review makes the next revision.
    Lines may be in any order and repeat an id: later ones see earlier ones.
    """
    report = ImportReport()
    parsed: list[Line] = []
    for number, text in numbered_lines:
        if not text.strip():
            continue
        try:
            parsed.append((number, parse_line(text)))
        except ClaimsError as error:
            report.problems.append((number, error.detail))
    report += import_claims(session, parsed, now=now, actor=actor)
    report.problems.sort()
    return report


def import_claims(session: Session, lines: Iterable[Line], *, now: dt.datetime, actor: Actor) -> ImportReport:
    """The same for claims that were read already, each with a number that problems name it by."""
    report = ImportReport()
    newest = session.scalar(select(func.max(Claim.id))) or 0
    with appending(session):
        for wave in _waves(lines):
            report += _import_wave(session, wave, now=now, actor=actor)
    if report.imported:
        request_rematch(session, newer_than=newest, actor=actor, now=now)
    if report.reworded:
        start_rematch(session, claim_ids=sorted(set(report.reworded)), actor=actor, now=now)
    return report


def default_kind(text: str) -> ClaimKind:
    """The claim type of a line that gives none: a quantity if there is a figure in it, else an event."""
    return ClaimKind.QUANTITY if any(character.isdecimal() for character in text) else ClaimKind.EVENT


def _waves(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in order, cut wherever an external id comes again."""
    wave: list[Line] = []
    seen: set[str] = set()
    for number, line in lines:
        if line.external_id in seen:
            yield wave
            wave, seen = [], set()
        wave.append((number, line))
        seen.add(line.external_id)
    if wave:
        yield wave


def _import_wave(session: Session, wave: Sequence[Line], *, now: dt.datetime, actor: Actor) -> ImportReport:
    try:
        with saving(session, conflict="Another import wrote the same claim in the meantime."), appending(session):
            return _write_wave(session, wave, now=now, actor=actor)
    except Conflict as error:
        if len(wave) == 1:
            return ImportReport(problems=[(wave[0][0], error.detail)])
    report = ImportReport()
    for line in wave:
        report += _import_wave(session, [line], now=now, actor=actor)
    return report


def _write_wave(session: Session, wave: Sequence[Line], *, now: dt.datetime, actor: Actor) -> ImportReport:
    plans, problems = _plan(session, wave, now=now)
    new = [plan for plan in plans if plan.claim is None]
    kept = [plan for plan in plans if plan.claim is not None]
    _hold(session, kept)
    made = _make_claims(session, new, now=now, actor=actor)
    for plan in kept:
        _change_claim(session, plan, now=now, actor=actor)
    reworded = [plan.claim.id for plan in kept if plan.claim is not None and "text" in plan.changes]
    claims = {plan.number: plan.claim or made[plan.number] for plan in plans}
    write_reviews(
        session,
        [(claims[plan.number], review) for plan in plans for review in plan.reviews],
        now=now,
        actor=actor,
    )
    updated = sum(1 for plan in kept if plan.changes or plan.reviews)
    return ImportReport(len(new), len(kept) - updated, updated, problems, reworded)


def _hold(session: Session, plans: Sequence[_Plan]) -> None:
    """Hold what is to be changed, and ask again what may have been published or merged since it was planned.

    Reviews before claims, as in a step that publishes: two who lock both then wait in no circle. Raises ``Conflict``
    where a plan no longer holds.
    """
    changed = [(plan.claim, plan) for plan in plans if plan.claim is not None and (plan.changes or plan.reviews)]
    changed.sort(key=lambda item: item[0].id)
    read = [(found.review, found.review.lock_version) for _, plan in changed for found in plan.reviews if found.review]
    if any("text" in plan.changes for _, plan in changed):
        wait_for_other_regroupings(session)  # what was found through the words of a claim may be decided anew
    for part in in_parts([claim.id for claim, _ in changed]):
        lock_reviews(session, part)
    if any(review.lock_version != version for review, version in read):
        raise Stale(STALE_DETAIL)
    bound = [(claim, plan) for claim, plan in changed if {"text", "kind"} & plan.changes.keys()]
    for some in in_parts(bound):
        held = lock_claims(session, *(claim.id for claim, _ in some))
        public = public_claims(session, list(held))
        for claim, plan in some:
            problem = _frozen(claim, plan.changes, is_public=claim.id in public)
            if problem is not None:
                raise Conflict(problem)


def _plan(session: Session, wave: Sequence[Line], *, now: dt.datetime) -> tuple[list[_Plan], list[tuple[int, str]]]:
    """What each line does; lines that contradict what is stored are left out and reported."""
    stored = _stored_claims(session, [line.external_id for _, line in wave])
    public = public_claims(session, [claim.id for claim in stored.values()])
    speakers = ensure_speakers(session, [line.claimant for _, line in wave if line.claimant], now=now)
    reviews = plan_reviews(session, [(line, stored.get(line.external_id)) for _, line in wave], now=now)
    plans: list[_Plan] = []
    problems: list[tuple[int, str]] = []
    for (number, line), review_plans in zip(wave, reviews, strict=True):
        claim = stored.get(line.external_id)
        speaker_id = speakers[line.claimant] if line.claimant else None
        changes = _differences(line, claim, speaker_id)
        problem = _frozen(claim, changes, is_public=claim is not None and claim.id in public)
        if problem is None and isinstance(review_plans, str):
            problem = review_plans
        if problem is not None:
            problems.append((number, problem))
        elif not isinstance(review_plans, str):
            plans.append(_Plan(number, line, claim, changes, review_plans))
    return plans, problems


def _stored_claims(session: Session, external_ids: Sequence[str]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for part in in_parts(external_ids):
        claims = session.scalars(select(Claim).where(Claim.external_id.in_(part)))
        found.update((claim.external_id, claim) for claim in claims if claim.external_id is not None)
    return found


def _differences(line: ImportedClaim, claim: Claim | None, speaker_id: int | None) -> dict[str, object]:
    """The columns to write: all for a new claim, else those that are given and differ."""
    given: dict[str, object] = {
        "text": line.text,
        "kind": line.kind,
        "language": line.language,
        "claim_date": line.claim_date,
        "speaker_id": speaker_id,
    }
    if claim is None:
        given["kind"] = line.kind or default_kind(line.text)
        given["language"] = line.language or detect_language(line.text)
        return given
    return {name: value for name, value in given.items() if value is not None and value != getattr(claim, name)}


def _frozen(claim: Claim | None, changes: dict[str, object], *, is_public: bool) -> str | None:
    if claim is not None and claim.text == REMOVED and "text" in changes:
        return f"text: the words of claim “{claim.external_id}” were removed on a legal ground; an import brings none back."
    if claim is not None and claim.merged_into_id is not None and "text" in changes:
        return (
            f"text: claim “{claim.external_id}” was merged into claim {claim.merged_into_id}, which answers for it. "
            "Send the text that it has, or undo the merge."
        )
    if claim is None or not is_public:
        return None
    if "text" in changes:
        return (
            f"text: the text of claim “{claim.external_id}” is frozen because a review of it is public. "
            "Give the new wording an external_id of its own."
        )
    if "kind" in changes:
        return f"kind: claim “{claim.external_id}” is of type {claim.kind}; a type is fixed at the first publication."
    return None


def _make_claims(session: Session, plans: Sequence[_Plan], *, now: dt.datetime, actor: Actor) -> dict[int, Claim]:
    made = {
        plan.number: Claim(external_id=plan.line.external_id, check_worthiness=0.5, created_at=now, **plan.changes)
        for plan in plans
    }
    session.add_all(made.values())
    session.flush()  # the index, the reviews and the history need the ids
    for claim in made.values():
        record_change(session, "claim", claim.id, "imported", actor=actor, now=now, detail={"text": claim.text})
        tell_created(session, claim, now=now)
    make_findable(session, list(made.values()))
    return made


def _change_claim(session: Session, plan: _Plan, *, now: dt.datetime, actor: Actor) -> None:
    claim, changes = plan.claim, dict(plan.changes)
    if claim is None or not changes:
        return
    text = changes.pop("text", None)
    if changes:
        old = {name: getattr(claim, name) for name in changes}
        for name, value in changes.items():
            setattr(claim, name, value)
        if "claim_date" in changes:
            note_claims(session, [ReadableClaim(claim.id, claim.text, claim.claim_date)])
        detail = {name: [_plain(old[name]), _plain(value)] for name, value in changes.items()}
        record_change(session, "claim", claim.id, "changed", actor=actor, now=now, reason="import", detail=detail)
    if text is not None:  # last: what follows is decided by all that the claim says now
        change_claim_text(session, claim, str(text), actor=actor, now=now, reason="import")
        follow_rewording(session, claim, actor=actor, now=now)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
