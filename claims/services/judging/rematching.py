"""Stored appearances matched again: with claims that were imported or split off since, or by a newer matcher.

What a person decided stays as it is; what the machine says by now is kept beside it, so that a disagreement can be listed.
An appearance that opened a claim of its own keeps it: where a claim that came later says the same, the two claims are
suggested as duplicates, for a reviewer to merge. A merge itself needs no new matching: no text changes by it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.core.matching.statements.reading import Statement
from claims.core.messages.events import VerdictSide
from claims.core.records import MatchState, Relation
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.sweep import Sweep, SweepKind, SweepState
from claims.services.articles.appearances import is_standing
from claims.services.articles.articles import is_newest_read, is_newest_version, publication_date
from claims.services.articles.readings import is_asserted
from claims.services.base.actors import Actor
from claims.services.base.claim_families import family_of, roots_of, wait_for_other_regroupings
from claims.services.desk.demand_counts import refresh_demand
from claims.services.judging.linking import link_appearance, unlink_appearance
from claims.services.matching.duplicate_search import FoundPair, pair_in_order, store_pairs
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import (
    FoundMatch,
    MatchingSettings,
    decide_against,
    find_matches_of_each,
    found_again,
    match_row,
)
from claims.services.matching.said_beside import is_said_beside, said_beside, said_in_texts
from claims.services.matching.statements import stored_statement
from claims.services.matching.sweeps import Advance, start_rematch
from claims.services.matching.wordings import Wording, leads_still, wordings_through
from claims.services.messages.verdict_changes import sides_of, tell_moved

APPEARANCES_AT_ONCE = 200
"""Appearances of one slice."""

COMPARED_WITH_FEW = 5_000
"""Appearances of one slice where only a few claims are asked about: most are put aside by a look at their words."""

LEAST_ALIKE = 50
"""Likeness of the words (0..100) from which an appearance is compared with one of a few named claims: half of what
``matching.LOOKS_ALIKE`` asks for and less than any judged *same* pair of the tests has."""


_Standing = tuple[MatchState, int | None]
"""The state of a stored match, and the match through whose words it was decided."""


@dataclass(frozen=True, slots=True)
class Rematched:
    """What the matcher says of one appearance now; ``again`` are matches that it had already, ``stood`` tells by claim how
    these stood when they were looked at."""

    appearance_id: int
    found: tuple[FoundMatch, ...]
    again: tuple[FoundMatch, ...]
    stood: Mapping[int, _Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RematchSlice:
    """What one slice found, how far it came, and from where."""

    after: int
    step: Advance
    rows: tuple[Rematched, ...]


def request_rematch(session: Session, *, newer_than: int, actor: Actor, now: dt.datetime) -> Sweep | None:
    """Let stored appearances be matched with claims of a greater id; one pass that has not begun yet serves all."""
    waiting = session.scalars(
        select(Sweep).where(Sweep.kind == SweepKind.REMATCH, Sweep.state == SweepState.RUNNING, Sweep.cursor == 0)
    )
    for sweep in waiting:
        if sweep.arguments.get("newer_than", newer_than + 1) <= newer_than:
            return sweep
    return start_rematch(session, newer_than=newer_than, actor=actor, now=now)


def search_slice(
    session: Session, sweep: Sweep, *, settings: MatchingSettings, limit: int | None = None
) -> RematchSlice:
    """Match the next appearances of a sweep, those of newest versions and, while one waits to be read or cannot be,
    of the newest one that is; only reads."""
    settings = live_settings(session, settings)
    named = _named_claims(session, sweep)
    limit = limit or (APPEARANCES_AT_ONCE if named is None else COMPARED_WITH_FEW)
    window = select(Appearance.id).where(Appearance.id > sweep.cursor, Appearance.id <= sweep.last_id)
    ids = session.scalars(window.order_by(Appearance.id).limit(limit)).all()
    rows = session.execute(
        select(Appearance, ArticleVersion)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(Appearance.id > sweep.cursor, Appearance.id <= (ids[-1] if ids else 0), is_standing())
        .where(or_(is_newest_read(), is_newest_version()))
        .order_by(Appearance.id)
    ).all()
    known = _known_claims(session, sweep, ids)
    wordings = wordings_through(session, [match.through_id for pairs in known.values() for match, _ in pairs])
    statements = [stored_statement(appearance, published=publication_date(version)) for appearance, version in rows]
    newer_than = int(sweep.arguments.get("newer_than", 0))
    matches = find_matches_of_each(session, statements, newer_than=newer_than, settings=settings)
    own = {} if named is not None else said_in_texts(session, {version.id for _, version in rows})
    found = []
    for (appearance, version), statement in zip(rows, statements, strict=True):
        now: dict[int, FoundMatch] = {}
        if named is None:
            now = {match.claim_id: match for match in next(matches) if not is_said_beside(match, own[version.id])}
        stored = known.get(appearance.id, ())
        again = [
            rather_anew(
                statement, match, claim, wordings, now.get(claim.id), settings=_as_before(match, sweep, settings)
            )
            for match, claim in stored
        ]
        stood = {match.claim_id: _standing(match) for match, _ in stored}
        new = tuple(now.values()) if named is None else tuple(_compare(statement, named, settings))
        found.append(Rematched(appearance.id, new, tuple(again), stood))
    is_last = len(ids) < limit
    step = Advance(sweep.last_id if is_last else ids[-1], len(ids), is_last)
    return RematchSlice(sweep.cursor, step, tuple(row for row in found if row.found or row.again))


def store_matches(
    session: Session, rows: Sequence[Rematched], *, settings: MatchingSettings, actor: Actor, now: dt.datetime
) -> int:
    """Write what a slice found beside what people decided; gives how many matches are new.

    What waited for people to say which claim it is, and may be none of them any more, opens one of its own.
    """
    settings = live_settings(session, settings)
    wait_for_other_regroupings(session)  # a split holds the claim, then the appearances that it moves
    appearances = _locked(session, [row.appearance_id for row in rows])
    stored = _stored_matches(session, list(appearances))
    claim_ids = {match.claim_id for matches in stored.values() for match in matches}
    claim_ids |= {match.claim_id for row in rows for match in row.found}
    claim_ids |= {appearance.claim_id for appearance in appearances.values() if appearance.claim_id is not None}
    roots, answered = roots_of(session, claim_ids), sides_of(session, appearances.values())
    beside = said_beside(session, list(appearances.values()))
    wordings, slots_alone = _wordings_now(session, rows, stored), replace(settings, reader=None)
    new, pairs = 0, []
    for looked_at in rows:
        appearance = appearances.get(looked_at.appearance_id)
        if appearance is None:  # somebody took it off since it was compared
            continue
        own = {match.claim_id: match for match in stored[appearance.id]}
        row = _as_of_now(session, appearance, looked_at, own, wordings, slots_alone)
        waited = appearance.claim_id is None and any(may_be_same(match) for match in own.values())
        settled = {roots[match.claim_id] for match in own.values() if match.decided_by_id is not None}
        for match in row.again:
            decide_again(session, appearance, own[match.claim_id], match, settings, actor=actor, now=now)
            _let_go_beside(own[match.claim_id], match, beside[appearance.id])
        for match in row.found:
            if roots[match.claim_id] in settled or is_said_beside(match, beside[appearance.id]):
                continue
            session.add(match_row(appearance, match, settings=settings, now=now))
            new += 1
            pairs += _adopt(session, appearance, match, roots, actor=actor, now=now)
        if waited and appearance.claim_id is None and is_asserted(appearance):
            session.flush()  # what is left to suggest is asked from the database
            unlink_appearance(session, appearance, (), actor=actor, now=now)
    session.flush()  # pairs name claims, and the caller counts
    store_pairs(session, pairs, settings=settings, now=now)
    follow_up(session, list(appearances.values()), answered, now=now)
    return new


def rather_anew(
    statement: Statement,
    match: Match,
    claim: Claim,
    wordings: Mapping[int, Wording],
    found: FoundMatch | None,
    *,
    settings: MatchingSettings,
) -> FoundMatch:
    """What the machine says of a stored match: what was ``found`` just now, else how its two sides compare. Beside what a
    person decided it says that of the claim itself: the words may be those that the person confirmed. What was rejected
    stays with the words that it was taken for, which do not say the claim everywhere (``wording_decisions``)."""
    is_judged = match.decided_by_id is not None
    leads = not is_judged or match.state is MatchState.REJECTED
    through = wordings.get(match.through_id) if leads and match.through_id is not None else None
    if found is not None and (not is_judged or found.through_id == (through.match.id if through else None)):
        return found
    return found_again(statement, claim, through, settings=settings)


def take_over(
    appearance: Appearance, match: Match, found: FoundMatch, settings: MatchingSettings, *, now: dt.datetime
) -> bool:
    """Write beside a stored match what the machine says of it now; relation and state follow, and this gives True, only
    where no person has decided."""
    fresh = match_row(appearance, found, settings=settings, now=now)
    for name in ("machine_relation", "probability", "differing_slots", "slots", "features", "threshold", "through_id"):
        setattr(match, name, getattr(fresh, name))
    match.matcher_version, match.machine_decided_at = fresh.matcher_version, now
    match.candidates_seen = fresh.candidates_seen or match.candidates_seen
    if match.decided_by_id is not None or match.state is MatchState.SUPERSEDED:
        return False
    match.relation, match.state, match.decided_at = fresh.relation, fresh.state, now
    return True


def _wordings_now(
    session: Session, rows: Sequence[Rematched], stored: Mapping[int, Sequence[Match]]
) -> Mapping[int, Wording]:
    """The wordings of today among those through which anything was found, or was decided before."""
    through = [match.through_id for row in rows for match in (*row.found, *row.again)]
    through += [match.through_id for matches in stored.values() for match in matches]
    return wordings_through(session, through)


def _as_of_now(
    session: Session,
    appearance: Appearance,
    looked_at: Rematched,
    own: Mapping[int, Match],
    wordings: Mapping[int, Wording],
    settings: MatchingSettings,
) -> Rematched:
    """What was found of an appearance, decided anew where somebody has decided since then on the words through which it was
    found, or so that the stored match stands otherwise. Matches that it has by now are not new."""

    def anew(found: FoundMatch) -> FoundMatch:
        version = session.get_one(ArticleVersion, appearance.article_version_id)
        statement = stored_statement(appearance, published=publication_date(version))
        claim, match = session.get_one(Claim, found.claim_id), own.get(found.claim_id)
        if match is not None:
            return rather_anew(statement, match, claim, wordings, None, settings=settings)
        return found_again(statement, claim, wordings.get(found.through_id or 0), settings=settings)

    again, new = [], []
    for found in looked_at.again:
        stands = own.get(found.claim_id)
        if stands is not None:
            is_as_it_stood = _standing(stands) == looked_at.stood.get(found.claim_id)
            again.append(found if is_as_it_stood and _leads_still(found, wordings) else anew(found))
    for found in looked_at.found:
        if found.claim_id in own:
            continue
        if _leads_still(found, wordings):
            new.append(found)
        elif _is_suggested(one := anew(found), settings):
            new.append(one)
    return replace(looked_at, again=tuple(again), found=tuple(new))


def _leads_still(found: FoundMatch, wordings: Mapping[int, Wording]) -> bool:
    """Whether the words through which a claim was found, if it was through any, lead to it as they did."""
    if found.through_id is None:
        return True
    return leads_still(wordings.get(found.through_id), confirmed=found.decision.auto_confirm)


def _standing(match: Match) -> _Standing:
    return match.state, match.through_id


def _locked(session: Session, appearance_ids: Sequence[int]) -> dict[int, Appearance]:
    """Those of the appearances that nobody has taken off; nobody else decides on them until the transaction ends."""
    wanted = select(Appearance).where(Appearance.id.in_(appearance_ids), is_standing())
    held = wanted.order_by(Appearance.id).with_for_update().execution_options(populate_existing=True)
    return {appearance.id: appearance for appearance in session.scalars(held)}


def follow_up(
    session: Session, appearances: Sequence[Appearance], before: Mapping[int, VerdictSide], *, now: dt.datetime
) -> None:
    """Count the claims anew that appearances left or came to, and tell of those that are answered otherwise."""
    moved = [row for row in appearances if row.claim_id != before[row.id].claim_id]
    if moved:
        tell_moved(session, moved, before, now=now)
        claim_ids = {before[row.id].claim_id for row in moved} | {row.claim_id for row in moved}
        refresh_demand(session, claim_ids, now=now)


def _adopt(
    session: Session,
    appearance: Appearance,
    match: FoundMatch,
    roots: dict[int, int],
    *,
    actor: Actor,
    now: dt.datetime,
) -> list[FoundPair]:
    """Link an appearance that had no claim; one that has its own leaves a pair of claims for people to look at."""
    if match.decision.relation is not Relation.SAME:
        return []
    if appearance.claim_id is None:
        if match.state is MatchState.CONFIRMED:
            link_appearance(session, appearance, match.claim_id, actor=actor, now=now)
            roots[match.claim_id] = match.claim_id
        return []
    own = roots.get(appearance.claim_id, appearance.claim_id)  # one that was opened just now stands for itself
    return [] if own == roots[match.claim_id] else [pair_in_order(own, roots[match.claim_id], match.decision)]


def decide_again(
    session: Session,
    appearance: Appearance,
    match: Match,
    found: FoundMatch,
    settings: MatchingSettings,
    *,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Take over what the machine says now, and let the appearance follow it."""
    was_confirmed = match.state is MatchState.CONFIRMED
    if not take_over(appearance, match, found, settings, now=now):
        return
    session.flush()  # what is left to suggest is asked from the database
    if match.state is MatchState.CONFIRMED and appearance.claim_id is None:
        link_appearance(session, appearance, match.claim_id, actor=actor, now=now)
    elif was_confirmed and match.state is not MatchState.CONFIRMED:
        unlink_appearance(session, appearance, family_of(session, match.claim_id), actor=actor, now=now)


def _let_go_beside(match: Match, found: FoundMatch, beside: Collection[int]) -> None:
    """Suggest no longer what an earlier release did: that a piece of a sentence is the claim of the one beside it."""
    if is_said_beside(found, beside) and match.decided_by_id is None and match.state is MatchState.SUGGESTED:
        match.state = MatchState.SUPERSEDED


def may_be_same(match: Match) -> bool:
    """Whether a match says the same, and nobody has rejected it."""
    return match.relation is Relation.SAME and match.state in (MatchState.SUGGESTED, MatchState.CONFIRMED)


def _as_before(match: Match, sweep: Sweep, settings: MatchingSettings) -> MatchingSettings:
    """How a stored match is decided where nothing was found anew: what the index does not put first is not read by the
    encoder in a look-up, so it is not here; with a claim that the sweep names as it was decided before."""
    is_read = "claim_ids" in sweep.arguments and "read_same" in match.features
    return settings if is_read else replace(settings, reader=None)


def _named_claims(session: Session, sweep: Sweep) -> list[Claim] | None:
    """The claims that the sweep is about, where it names some."""
    if "claim_ids" not in sweep.arguments:
        return None
    wanted = select(Claim).where(Claim.id.in_(sweep.arguments["claim_ids"]), Claim.merged_into_id.is_(None))
    return list(session.scalars(wanted.order_by(Claim.id)))


def _known_claims(
    session: Session, sweep: Sweep, appearance_ids: Sequence[int]
) -> dict[int, list[tuple[Match, Claim]]]:
    """By appearance the matches that are decided anew, with their claims: all of them, or those with the claims that the
    sweep names, which may say something else now; none where it only looks for claims that came since."""
    found: dict[int, list[tuple[Match, Claim]]] = defaultdict(list)
    if "newer_than" in sweep.arguments or not appearance_ids:
        return found
    rows = select(Match, Claim).join(Claim, Claim.id == Match.claim_id).order_by(Match.id)
    if "claim_ids" in sweep.arguments:
        of_slice = Match.appearance_id > sweep.cursor, Match.appearance_id <= appearance_ids[-1]
        rows = rows.where(Match.claim_id.in_(sweep.arguments["claim_ids"]), *of_slice)
    else:
        rows = rows.where(Match.appearance_id.in_(appearance_ids))
    for match, claim in session.execute(rows):
        found[match.appearance_id].append((match, claim))
    return found


def _compare(statement: Statement, claims: Sequence[Claim], settings: MatchingSettings) -> list[FoundMatch]:
    """The statement against each of some claims: what may be the same."""
    found = []
    for claim in claims:
        if fuzz.token_set_ratio(statement.text.lower(), claim.text.lower()) < LEAST_ALIKE:
            continue
        match = FoundMatch(claim.id, decide_against(statement, claim.text, claim.claim_date, settings=settings))
        if _is_suggested(match, settings):
            found.append(match)
    return found


def _is_suggested(found: FoundMatch, settings: MatchingSettings) -> bool:
    return found.decision.relation is Relation.SAME and found.decision.probability >= settings.suggest_from


def _stored_matches(session: Session, appearance_ids: Sequence[int]) -> dict[int, list[Match]]:
    found: dict[int, list[Match]] = defaultdict(list)
    for match in session.scalars(select(Match).where(Match.appearance_id.in_(appearance_ids)).with_for_update()):
        found[match.appearance_id].append(match)
    return found
