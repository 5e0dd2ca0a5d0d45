"""What people decide on matches: kept for ever, above every re-run, and the gold set that matching is measured by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from claims.core.records import Disposition, MatchState, Relation
from claims.core.texts.input_text import checked_text
from claims.models.api_key import Scope
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.outlet import Outlet
from claims.models.user import OrganizationRole
from claims.services.articles.appearances import is_standing
from claims.services.articles.articles import is_newest_read, require_read
from claims.services.articles.outlets import is_shown_outlet
from claims.services.base.actors import Actor, require_role, require_scope
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.claim_families import family_of, wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to, find_row
from claims.services.base.saving import STALE_DETAIL
from claims.services.desk.demand_counts import refresh_demand
from claims.services.desk.seen_words import require_words
from claims.services.intake.own_claims import (
    let_wait_again,
)
from claims.services.judging.linking import link_appearance, may_say_the_same, unlink_appearance
from claims.services.judging.wording_decisions import follow_decision
from claims.services.matching.judged_matches import judgement_of, note_judged, tell_decided
from claims.services.messages.verdict_changes import sides_of, tell_moved

_LIST = "suggestions"


@dataclass(frozen=True, slots=True)
class SuggestedMatch:
    """A claim that the matcher thinks says the same."""

    match: Match
    claim: Claim


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An appearance that waits for a person to say which claim it is, best suggestion first."""

    appearance: Appearance
    version: ArticleVersion
    outlet: str
    matches: tuple[SuggestedMatch, ...]


def judge(
    session: Session,
    match_id: int,
    *,
    state: MatchState,
    relation: Relation | None = None,
    actor: Actor,
    reason: str = "",
    now: dt.datetime,
    expected: MatchState | None = None,
    words: str | None = None,
) -> Match:
    """Record a person's decision on a match and let the appearance follow it.

    *Confirmed* means that both say the same, and links the appearance to the claim. *Rejected* means that they do not
    (``relation`` may say how they relate instead); once nothing else may say the same, the appearance becomes a new
    claim. *Suggested* means that the person is unsure, or takes a decision back: the match is a suggestion, marked as
    looked at, and an appearance that it had linked waits again, as does one for which a rejection had opened a claim that
    nobody went on from.

    ``expected`` is the state that the person saw, ``words`` what stood for the words that they saw
    (``services/desk/seen_words.py``). Raises ``NotFound``, ``NotAllowed`` (``person_needed``, ``role_missing``,
    ``scope_missing``), ``Stale``, ``Conflict`` (``words_changed``, ``appearance_demoted``, ``version_unread``), and
    ``Invalid`` (``relation_and_state``, ``state_not_judged``; of the reason as ``text_problem`` says).
    """
    require_deciding_person(actor, "a match")
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    wait_for_other_regroupings(session)  # a split holds the claim, then the appearances that it moves
    match, appearance = _locked(session, match_id)
    if expected is not None and match.state is not expected:
        raise Stale(STALE_DETAIL)
    if words is not None:
        require_words(session, match.id, words)
    require_read(session, appearance.article_version_id)
    if appearance.disposition is Disposition.DEMOTED:
        raise Conflict("Somebody took this sentence off; take it back first.", code="appearance_demoted")
    match.relation = _judged_relation(match, state, relation)
    match.state = state
    note_judged(match, actor=actor, now=now)
    with appending(session):
        _record(session, match, actor=actor, reason=reason, now=now)
        session.flush()  # what is left to suggest is asked from the database
        _follow(session, match, appearance, actor=actor, now=now)
        follow_decision(session, match, actor=actor, now=now)
    return match


def require_deciding_person(actor: Actor, what: str) -> int:
    """The id of the person who decides on ``what``: a checker or reviewer of any organization, by page or key.

    Raises ``NotAllowed`` (``person_needed``, ``role_missing``, ``scope_missing``).
    """
    require_scope(actor, Scope.REVIEWS_WRITE)
    require_role(actor, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
    if actor.user_id is None:
        raise NotAllowed(f"Only a person decides on {what}; a program may suggest.", code="person_needed")
    return actor.user_id


def suggestions(session: Session, *, after: str | None = None, limit: int = 50) -> Page[Suggestion]:
    """Appearances that have suggested *same* claims and no claim yet, newest first, in the newest versions of articles that
    are read to the end."""
    query = (
        select(Appearance, ArticleVersion, Outlet.name)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, is_shown_outlet())
        .where(_is_open(), is_newest_read(), _waits())
    )
    found = session.execute(newest_first(query, Appearance.id, _LIST, after=after, limit=limit)).all()
    matches = _open_matches(session, [appearance.id for appearance, _, _ in found])
    rows = [Suggestion(row, version, outlet, tuple(matches[row.id])) for row, version, outlet in found]
    return page_of(rows, limit, _LIST, lambda row: RankPlace(0, row.appearance.id))


def count_suggestions(session: Session, *, limit: int = MOST_COUNTED) -> int:
    """How many rows ``suggestions`` has, counted up to ``limit``."""
    found = (
        select(Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(_is_open(), is_newest_read(), _waits())
    )
    return count_up_to(session, found, limit)


def _locked(session: Session, match_id: int) -> tuple[Match, Appearance]:
    """A match with its appearance, the appearance first, as everyone who links or takes off appearances does: nobody else
    decides on either until the transaction ends."""
    match = find_row(session, Match, match_id)
    if match is None:
        raise NotFound(f"There is no match {match_id}.", code="match_not_found")
    held: dict[str, Any] = {"with_for_update": True, "populate_existing": True}
    appearance = session.get_one(Appearance, match.appearance_id, **held)
    return session.get_one(Match, match_id, **held), appearance


def _judged_relation(match: Match, state: MatchState, relation: Relation | None) -> Relation:
    """The relation as it stands after the judgement; state and relation must not contradict each other."""
    if state is MatchState.SUPERSEDED:
        raise Invalid("A person confirms, rejects or is unsure.", code="state_not_judged", field="state")
    if state is MatchState.CONFIRMED:
        if relation not in (None, Relation.SAME):
            raise Invalid(
                "Only a claim that says the same can be confirmed; to set another relation, reject the match with it.",
                code="relation_and_state",
                field="relation",
            )
        return Relation.SAME
    if state is MatchState.REJECTED:
        if relation is Relation.SAME:
            raise Invalid(
                "A claim that says the same cannot be rejected; confirm it.",
                code="relation_and_state",
                field="relation",
            )
        if relation is None:
            return Relation.UNRELATED if match.relation is Relation.SAME else match.relation
    return relation or match.relation


def _record(session: Session, match: Match, *, actor: Actor, reason: str, now: dt.datetime) -> None:
    session.add(judgement_of(match, actor=actor, reason=reason, now=now))
    detail = {
        "match_id": match.id,
        "appearance_id": match.appearance_id,
        "state": match.state.value,
        "relation": match.relation.value,
        "machine_relation": match.machine_relation.value,
    }
    record_change(session, "claim", match.claim_id, "match_judged", actor=actor, now=now, reason=reason, detail=detail)


def _follow(session: Session, match: Match, appearance: Appearance, *, actor: Actor, now: dt.datetime) -> None:
    """Let the appearance go where the judgement leads, tell of it, and count the claims that it left and came to."""
    before, was = appearance.claim_id, sides_of(session, [appearance])
    family = family_of(session, match.claim_id)
    if match.state is not MatchState.SUGGESTED:
        _supersede_others(session, match, family)
    if match.state is MatchState.CONFIRMED:
        link_appearance(session, appearance, match.claim_id, actor=actor, now=now)
    elif match.state is MatchState.REJECTED or appearance.claim_id in family:
        unlink_appearance(session, appearance, family, actor=actor, now=now)
    elif match.relation is Relation.SAME:
        let_wait_again(session, appearance, family[0], actor=actor, now=now)
    tell_decided(session, match, now=now)
    changed = {before, appearance.claim_id} if before != appearance.claim_id else set()
    if changed:
        tell_moved(session, [appearance], was, now=now)
    refresh_demand(session, changed, now=now)


def _supersede_others(session: Session, match: Match, family: Sequence[int]) -> None:
    """What the machine says of the same appearance and claims merged with this one no longer counts."""
    others = update(Match).where(
        Match.appearance_id == match.appearance_id,
        Match.claim_id.in_(family),
        Match.id != match.id,
        Match.decided_by_id.is_(None),
    )
    session.execute(others.values(state=MatchState.SUPERSEDED))


def _is_open() -> ColumnElement[bool]:
    """The condition on ``Appearance``: no claim yet, and nobody has taken it off."""
    return and_(Appearance.claim_id.is_(None), is_standing())


def _waits() -> ColumnElement[bool]:
    """The condition on ``Appearance`` that some claim is suggested as the same.

    Asked as a value: of ``EXISTS`` PostgreSQL makes a join, and reads all matches of the registry before the first row.
    """
    suggested = select(func.min(Match.id)).where(may_say_the_same(Appearance.id), Match.state == MatchState.SUGGESTED)
    return suggested.scalar_subquery().is_not(None)


def _open_matches(session: Session, appearance_ids: Sequence[int]) -> dict[int, list[SuggestedMatch]]:
    found: dict[int, list[SuggestedMatch]] = defaultdict(list)
    rows = session.execute(
        select(Match, Claim)
        .join(Claim, Claim.id == Match.claim_id)
        .where(
            Match.appearance_id.in_(appearance_ids),
            Match.relation == Relation.SAME,
            Match.state == MatchState.SUGGESTED,
        )
        .order_by(Match.probability.desc(), Match.id)
    )
    seen: set[tuple[int, int]] = set()
    for match, claim in rows:
        answering = (match.appearance_id, claim.merged_into_id or claim.id)
        if answering not in seen:  # of claims that were merged the likeliest stands for all
            found[match.appearance_id].append(SuggestedMatch(match, claim))
        seen.add(answering)
    return found
