"""What people make of sentences against extraction: an appearance is taken off, a sentence of the shelf is taken.

A decision is a judgement: it is kept beside what the machine said, later versions of the article take it over where the
words are the same, and undoing it is another one. Only the newest version of an article is decided on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.records import Disposition, MatchState, RejectReason, Relation
from claims.core.texts.input_text import checked_text
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.disposition_judgement import DispositionJudgement
from claims.models.match import Match
from claims.models.sentence import Sentence
from claims.services.articles.articles import processed_before, publication_date, require_read
from claims.services.articles.extracting import extract_sentence
from claims.services.base.actors import Actor
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.claim_families import wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.rows import find_row
from claims.services.desk.demand_counts import refresh_demand
from claims.services.intake.appearance_rows import appearance_row
from claims.services.intake.new_claims import open_claim
from claims.services.intake.processing import name_speakers
from claims.services.judging.judgements import require_deciding_person
from claims.services.judging.linking import move_appearance
from claims.services.judging.wording_decisions import judged_wordings, keep_wordings, let_passage_go, weigh_wordings
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import MatchingSettings, find_matches, match_row
from claims.services.matching.said_beside import is_said_beside, said_beside
from claims.services.matching.statements import stored_statement
from claims.services.messages.verdict_changes import sides_of, tell_moved

SHELF_REASONS = tuple(reason for reason in RejectReason if reason is not RejectReason.DUPLICATE_IN_ARTICLE)
"""Why a person takes an appearance off; that it is said twice is no reason for that: both places stay marked."""


def demote_appearance(
    session: Session,
    appearance_id: int,
    *,
    shelf_reason: RejectReason | str,
    actor: Actor,
    reason: str = "",
    now: dt.datetime,
) -> Appearance:
    """Put an appearance on the reject shelf: it leaves its claim, the claim's demand and the matches to be decided.

    The claim and its reviews stay as they are, so that undoing it loses nothing: whether a claim that no article says any
    more is worth checking is a decision of its own. Raises ``NotFound``, ``NotAllowed`` as ``judge``, ``Invalid``
    (``shelf_reason_unknown``), ``Conflict`` (``appearance_demoted``, ``version_outdated``, ``version_unread``).
    """
    user_id = require_deciding_person(actor, "what is a claim")
    why = _shelf_reason(shelf_reason)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    wait_for_other_regroupings(session)
    appearance = locked_appearance(session, appearance_id)
    require_newest(session, appearance.article_version_id)
    if appearance.disposition is Disposition.DEMOTED:
        raise Conflict("Somebody took this sentence off already.", code="appearance_demoted")
    with appending(session):
        before, answered = appearance.claim_id, sides_of(session, [appearance])
        appearance.claim_id = None
        appearance.disposition, appearance.shelved_as = Disposition.DEMOTED, why
        appearance.disposed_by_id = user_id
        session.add(_judgement(appearance, user_id, why, before, reason, now))
        session.flush()  # what is left of the sentence and of the claim is asked from the database
        _shelve_sentences(session, appearance)
        let_passage_go(session, appearance, actor=actor, now=now)
        weigh_wordings(session, judged_wordings(session, appearance), actor=actor, now=now)
        if before is not None:
            detail = {"appearance_id": appearance.id, "shelf_reason": why.value}
            record_change(
                session, "claim", before, "appearance_unlinked", actor=actor, now=now, reason=reason, detail=detail
            )
            refresh_demand(session, [before], now=now)
        tell_moved(session, [appearance], answered, now=now)
        session.flush()  # the caller may read the shelf at once
    return appearance


def promote_sentence(
    session: Session,
    sentence_id: int,
    *,
    appearance_id: int | None = None,
    actor: Actor,
    reason: str = "",
    now: dt.datetime,
    settings: MatchingSettings,
) -> list[Appearance]:
    """Take a sentence for what it says: appearances that were taken off come back, else the whole sentence becomes one.

    ``appearance_id`` names the one of them that is meant. What is taken is matched as in processing; without any *same*
    claim it opens one. Raises ``NotFound``, ``NotAllowed`` as ``judge``, ``Conflict`` (``sentence_taken``,
    ``version_outdated``, ``version_unread``).
    """
    user_id = require_deciding_person(actor, "what is a claim")
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    wait_for_other_regroupings(session)
    sentence = find_row(session, Sentence, sentence_id, with_for_update=True)
    if sentence is None:
        raise NotFound(f"There is no sentence {sentence_id}.", code="sentence_not_found")
    version = require_newest(session, sentence.article_version_id)
    demoted = [row for row in _appearances_in(session, sentence) if row.disposition is Disposition.DEMOTED]
    if appearance_id is not None:
        demoted = [row for row in demoted if row.id == appearance_id]
        if not demoted:
            raise NotFound(f"No appearance {appearance_id} was taken off this sentence.", code="appearance_not_found")
    if not demoted and sentence.rejected is None:
        raise Conflict("This sentence is taken already.", code="sentence_taken")
    settings = live_settings(session, settings)
    with appending(session):
        taken = demoted or [_new_appearance(session, version, sentence)]
        for row in taken:
            was = row.shelved_as or sentence.rejected
            row.disposition, row.shelved_as, row.disposed_by_id = Disposition.PROMOTED, None, user_id
            _unshelve_sentences(session, row)
            session.flush()  # matches name the appearance
            _link(session, version, row, settings, actor=actor, now=now)
            leading = keep_wordings(session, row, actor=actor, now=now)
            weigh_wordings(session, [*leading, *judged_wordings(session, row)], actor=actor, now=now)
            session.add(_judgement(row, user_id, was, row.claim_id, reason, now))
        session.flush()  # demand is counted in the database
        tell_moved(session, taken, {}, now=now)
        refresh_demand(session, [row.claim_id for row in taken], now=now)
    return taken


def judgements_of(session: Session, appearance_id: int) -> Sequence[DispositionJudgement]:
    """What people decided about an appearance, newest first."""
    wanted = select(DispositionJudgement).where(DispositionJudgement.appearance_id == appearance_id)
    return session.scalars(wanted.order_by(DispositionJudgement.id.desc())).all()


def _shelf_reason(value: RejectReason | str) -> RejectReason:
    if value not in {reason.value for reason in SHELF_REASONS}:
        allowed = ", ".join(reason.value for reason in SHELF_REASONS)
        raise Invalid(f"Choose why it is no claim: {allowed}.", code="shelf_reason_unknown", field="shelf_reason")
    return RejectReason(value)


def locked_appearance(session: Session, appearance_id: int) -> Appearance:
    """The appearance, on which nobody else decides until the transaction ends. Raises ``NotFound``."""
    row = find_row(session, Appearance, appearance_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(f"There is no appearance {appearance_id}.", code="appearance_not_found")
    return row


def require_newest(session: Session, version_id: int) -> ArticleVersion:
    """The version, if its article was not read in a newer one; else ``Conflict`` (``version_outdated``, ``version_unread``
    where it is still being read itself)."""
    version = require_read(session, version_id)
    if processed_before(session, version.article_id) != version.id:
        raise Conflict("A newer version of this article was read; decide there.", code="version_outdated")
    return version


def _judgement(
    row: Appearance,
    user_id: int,
    shelf_reason: RejectReason | None,
    claim_id: int | None,
    reason: str,
    now: dt.datetime,
) -> DispositionJudgement:
    return DispositionJudgement(
        appearance_id=row.id,
        disposition=row.disposition,
        shelf_reason=shelf_reason,
        claim_id=claim_id,
        user_id=user_id,
        reason=reason,
        created_at=now,
    )


def _appearances_in(session: Session, sentence: Sentence) -> list[Appearance]:
    """The appearances that come from the sentence, whether they stand or not."""
    wanted = select(Appearance).where(Appearance.article_version_id == sentence.article_version_id)
    rows = session.scalars(wanted.order_by(Appearance.position).with_for_update())
    # Not by their spans: what is said twice is one appearance, at the first place, of both sentences.
    return [row for row in rows if sentence.position in row.sentence_positions]


def _sentences_of(session: Session, appearance: Appearance) -> Sequence[Sentence]:
    wanted = select(Sentence).where(
        Sentence.article_version_id == appearance.article_version_id,
        Sentence.position.in_(appearance.sentence_positions),
    )
    return session.scalars(wanted).all()


def _shelve_sentences(session: Session, appearance: Appearance) -> None:
    """Put the sentences of a demoted appearance on the shelf of which nothing else is taken."""
    for sentence in _sentences_of(session, appearance):
        if all(row.disposition is Disposition.DEMOTED for row in _appearances_in(session, sentence)):
            sentence.rejected, sentence.score = appearance.shelved_as, appearance.score


def _unshelve_sentences(session: Session, appearance: Appearance) -> None:
    for sentence in _sentences_of(session, appearance):
        sentence.rejected = None


def _new_appearance(session: Session, version: ArticleVersion, sentence: Sentence) -> Appearance:
    """The whole sentence as an appearance of its version, added to the session."""
    claim = extract_sentence(
        version.body,
        sentence.position,
        published=publication_date(version),
        headline=version.headline or None,
        language=version.language,
    )
    if claim is None or not (sentence.start <= claim.span.start and claim.span.end <= sentence.end):
        # Sentences are counted otherwise than when this version was read.
        raise Conflict("This version was read by an older release; post its text again.", code="version_outdated")
    wanted = select(func.max(Appearance.position)).where(Appearance.article_version_id == version.id)
    last = session.scalar(wanted)
    row = appearance_row(version, 0 if last is None else last + 1, claim)
    row.score = sentence.score or 0.0
    name_speakers(session, version, [row])
    session.add(row)
    return row


def _link(
    session: Session,
    version: ArticleVersion,
    row: Appearance,
    settings: MatchingSettings,
    *,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Give an appearance that was taken its matches and its claim."""
    before = _claim_before(session, row)
    if before is not None:
        move_appearance(session, row, before, actor=actor, now=now)
        return
    matches = list(session.scalars(select(Match).where(Match.appearance_id == row.id)))
    if not matches:
        matches = _match(session, version, row, settings, now=now)
    open_states = (MatchState.SUGGESTED, MatchState.CONFIRMED)
    same = [match for match in matches if match.relation is Relation.SAME and match.state in open_states]
    confirmed = [match for match in same if match.state is MatchState.CONFIRMED]
    if confirmed:
        move_appearance(session, row, confirmed[0].claim_id, actor=actor, now=now)
    elif not same:
        open_claim(session, row, language=version.language, date=publication_date(version), actor=actor, now=now)


def _claim_before(session: Session, row: Appearance) -> int | None:
    """The claim that an appearance belonged to when it was taken off, merged since or not."""
    newest = next((one for one in judgements_of(session, row.id) if one.disposition is Disposition.DEMOTED), None)
    return None if newest is None else newest.claim_id


def _match(
    session: Session, version: ArticleVersion, row: Appearance, settings: MatchingSettings, *, now: dt.datetime
) -> list[Match]:
    """The matches of an appearance that was never compared, stored."""
    statement = stored_statement(row, published=publication_date(version))
    beside = said_beside(session, [row])[row.id]
    matches = [
        match_row(row, found, settings=settings, now=now)
        for found in find_matches(session, statement, settings=settings)
        if not is_said_beside(found, beside)
    ]
    session.add_all(matches)
    return matches
