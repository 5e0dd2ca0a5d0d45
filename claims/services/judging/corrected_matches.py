"""What becomes of an appearance's matches and of its claim when a person corrects what was read of it.

The machine decides anew on the corrected words, as it does on those of a new version; what a person decided stays. Where
the claim is not said any more, the appearance goes on to the claim that is, or to a new one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.matching.statements.reading import Statement
from claims.core.records import MatchState, Relation
from claims.core.verdicts import BOUND_TO_SPEAKER
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.articles import publication_date
from claims.services.articles.readings import is_asserted
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import family_of, roots_of
from claims.services.intake.new_claims import open_claim
from claims.services.intake.own_claims import decline_left_alone
from claims.services.judging.linking import link_appearance
from claims.services.judging.rematching import may_be_same, rather_anew, take_over
from claims.services.matching.matching import MatchingSettings, decide_against, find_matches, match_row
from claims.services.matching.said_beside import is_said_beside, said_beside
from claims.services.matching.statements import stored_statement
from claims.services.matching.wordings import wordings_through


@dataclass(frozen=True, slots=True)
class Corrected:
    """An appearance whose reading changed, its version, and who changed it."""

    row: Appearance
    version: ArticleVersion
    settings: MatchingSettings
    actor: Actor
    now: dt.datetime
    is_anothers: bool = False
    """Whether the words are said by somebody else than before."""

    @property
    def statement(self) -> Statement:
        """What the appearance says now."""
        return stored_statement(self.row, published=publication_date(self.version))


def match_again(session: Session, one: Corrected, *, rather: int | None = None) -> None:
    """Decide anew how the appearance relates to claims: those that it was compared with, and whatever is like it now, but
    not the claim that it opened itself. ``rather`` as for ``follow_words``."""
    statement = one.statement
    stored = _stored(session, one.row)
    known = {match.claim_id for match in stored}
    found = {match.claim_id: match for match in find_matches(session, statement, settings=one.settings)}
    claims = {claim.id: claim for claim in session.scalars(select(Claim).where(Claim.id.in_(known)))}
    slots_alone = replace(one.settings, reader=None)  # it was not among the candidates that are read
    wordings = wordings_through(session, [match.through_id for match in stored])
    for match in stored:
        claim = claims[match.claim_id]
        again = rather_anew(statement, match, claim, wordings, found.get(claim.id), settings=slots_alone)
        take_over(one.row, match, again, one.settings, now=one.now)
    own = {claim_id for claim_id in (one.row.claim_id, rather) if claim_id is not None} - known
    roots = roots_of(session, {*known, *found, *own})
    settled = {roots[match.claim_id] for match in stored if match.decided_by_id is not None}
    settled |= {roots[claim_id] for claim_id in own}
    beside = said_beside(session, [one.row])[one.row.id]
    for new in found.values():
        if new.claim_id not in known and roots[new.claim_id] not in settled and not is_said_beside(new, beside):
            session.add(match_row(one.row, new, settings=one.settings, now=one.now))
    session.flush()  # what is left to suggest is asked from the database


def follow_words(session: Session, one: Corrected, *, rather: int | None = None) -> None:
    """Let the appearance go to the claim that its words say now, and stay where they still say its own.

    ``rather`` is the claim that it had when it said the same before; claims that nobody says any more are let go.
    """
    row, before = one.row, one.row.claim_id
    if before is not None:
        goes_back = rather is not None and before not in family_of(session, rather)
        if _still_says(session, one, before, goes_back=goes_back):
            return
        row.claim_id = None
        detail = {"appearance_id": row.id}
        record_change(session, "claim", before, "appearance_unlinked", actor=one.actor, now=one.now, detail=detail)
        session.flush()  # who says a claim is asked from the database
    matches = _stored(session, row)
    confirmed = [match for match in matches if match.relation is Relation.SAME and match.state is MatchState.CONFIRMED]
    if confirmed:
        best = max(confirmed, key=lambda match: (match.decided_by_id is not None, match.probability, -match.id))
        link_appearance(session, row, best.claim_id, actor=one.actor, now=one.now)
    elif rather is not None and _was_own(session, matches, rather):
        link_appearance(session, row, rather, actor=one.actor, now=one.now)
    elif is_asserted(row) and not any(may_be_same(match) for match in matches):
        day = publication_date(one.version)
        open_claim(session, row, language=one.version.language, date=day, actor=one.actor, now=one.now)
    session.flush()  # who says a claim is asked from the database
    _let_go(session, one, before)


def _stored(session: Session, row: Appearance) -> list[Match]:
    wanted = select(Match).where(Match.appearance_id == row.id).order_by(Match.id)
    return list(session.scalars(wanted.with_for_update().execution_options(populate_existing=True)))


def _still_says(session: Session, one: Corrected, claim_id: int, *, goes_back: bool) -> bool:
    """Whether the appearance may stay with a claim: by a match that holds, whoever confirmed it, or, of one that it opened
    itself, because that says the same. Who ``goes_back`` to another claim stays for a judgement alone."""
    family = family_of(session, claim_id)
    matches = [match for match in _stored(session, one.row) if match.claim_id in family]
    if matches:
        confirmed = [match for match in matches if match.state is MatchState.CONFIRMED]
        return any(match.decided_by_id is not None or not goes_back for match in confirmed)
    claim = session.get_one(Claim, family[0])
    if goes_back or not is_asserted(one.row):
        return False
    if one.is_anothers and claim.kind in BOUND_TO_SPEAKER and claim.speaker_id is not None:
        return False
    decision = decide_against(one.statement, claim.text, claim.claim_date, settings=one.settings)
    return decision.relation is Relation.SAME


def _was_own(session: Session, matches: list[Match], claim_id: int) -> bool:
    """Whether the appearance belonged to the claim without a match: it had opened it."""
    family = family_of(session, claim_id)
    return not any(match.claim_id in family for match in matches)


def _let_go(session: Session, one: Corrected, before: int | None) -> None:
    """Decline what waits for a claim that no article says any more, as a duplicate of the one that is said instead."""
    now_said = one.row.claim_id
    if before is not None and now_said is not None and now_said != before:
        decline_left_alone(session, before, now_said, actor=one.actor, now=one.now)
