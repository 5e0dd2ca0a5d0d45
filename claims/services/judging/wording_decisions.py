"""What a person's decision on a match does to wordings: the words of its passage lead to the claim while it stands.

Where it is taken back, what a machine had confirmed through these words is decided anew, without them; where somebody
rejects the same words in another article, they only suggest the claim, as long as that stands. The versions of an article
say it once: a decision on a passage counts for those before it that have the same words.

Whoever decides holds the one lock of those who link what was said (``wait_for_other_regroupings``), so that of two people
at once the second sees what the first has decided; the passages that follow are held as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Row, Select, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from claims.core.matching.statements.reading import Statement
from claims.core.records import MatchState, Relation
from claims.core.texts.removed_words import REMOVED
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.appearances import is_standing
from claims.services.articles.articles import is_newest_read, is_newest_version, publication_date
from claims.services.articles.readings import is_judged_before
from claims.services.base.actors import Actor
from claims.services.base.claim_families import families_of, family_of
from claims.services.claims.claim_texts import text_changes, text_then
from claims.services.index.claim_readings import read_claim
from claims.services.index.indexed_texts import WORDINGS, index_wording, unindex_wording
from claims.services.judging.rematching import decide_again, follow_up
from claims.services.matching.going_live import live_settings
from claims.services.matching.matches import is_confirmed_by_person, with_sides
from claims.services.matching.matching import MatchingSettings, found_again, is_provably_the_same
from claims.services.matching.statements import saved_statement, stored_statement
from claims.services.matching.wordings import Wording, find_wording, is_alike
from claims.services.messages.verdict_changes import sides_of

_Sides = Row[Match, Appearance, ArticleVersion, Claim]

MOST_WAITING = 200
"""Waiting passages at most that are looked at for words which confirm a claim from now on, the newest; those with like
words are compared, some 2 ms each. The next re-run of matching comes to the others."""

_REJECTED = (Match.state == MatchState.REJECTED, Match.decided_by_id.is_not(None))
_WAITING = (
    Match.state == MatchState.SUGGESTED,
    Match.relation == Relation.SAME,
    Match.decided_by_id.is_(None),
    Appearance.claim_id.is_(None),
    or_(is_newest_read(), is_newest_version()),
)
"""The conditions on ``with_sides`` that a person has rejected the match, in whichever version of an article, and that its
passage waits for one to say whether it is the claim."""

MOST_WORDINGS = 20
"""Wordings of a claim at most, the first ones: the index looks through all of them, a statement is compared with few."""


def follow_decision(session: Session, match: Match, *, actor: Actor, now: dt.datetime) -> None:
    """Make the passage of a match a wording where a person has confirmed the match, and none where that stands no more."""
    passage = session.get_one(Appearance, match.appearance_id)
    if _is_confirmed(match):
        keep_wording(session, match, actor=actor, now=now)
    else:
        let_passage_go(session, passage, claim_id=match.claim_id, actor=actor, now=now)
    session.flush()  # what people have rejected is asked from the database
    own = [match.id] if match.is_wording else []
    beside = [*_wordings_beside(session, match), *_wordings_waited_for(session, passage)]
    weigh_wordings(session, [*own, *beside], actor=actor, now=now)


def count_confirmed_through(session: Session, match: Match, *, now: dt.datetime) -> int:
    """How many passages that waited were confirmed when this match was judged: through its words, or through others of its
    claim that nobody rejects any more."""
    leading = select(Match.id).where(Match.is_wording, Match.claim_id.in_(family_of(session, match.claim_id)))
    confirmed = (Match.state == MatchState.CONFIRMED, Match.decided_by_id.is_(None), Match.machine_decided_at == now)
    return session.scalar(select(func.count()).where(Match.through_id.in_(leading), *confirmed)) or 0


def keep_wordings(session: Session, passage: Appearance, *, actor: Actor, now: dt.datetime) -> list[int]:
    """Let the words of a passage lead to the claims that people have confirmed it to say, unless they do so already; gives
    the matches whose words lead to their claims now."""
    matches = session.scalars(select(Match).where(Match.appearance_id == passage.id).order_by(Match.id)).all()
    for match in matches:
        if _is_confirmed(match) and not is_judged_before(passage, match):
            keep_wording(session, match, actor=actor, now=now)
    return [match.id for match in matches if match.is_wording]


def let_passage_go(
    session: Session,
    passage: Appearance,
    *,
    claim_id: int | None = None,
    words: str | None = None,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Let the words of a passage, here and in the earlier versions of its article, lead no more to the claim, or to any.

    ``words`` are those that the passage had, where somebody has corrected them since.
    """
    version = session.get_one(ArticleVersion, passage.article_version_id)
    before = (
        select(Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(
            ArticleVersion.article_id == version.article_id,
            ArticleVersion.number < version.number,
            Appearance.standalone_text == (words or passage.standalone_text),
        )
    )
    # Asked for first: with the passage itself in one condition a database reads all appearances.
    passages = [passage.id, *session.scalars(before)]
    wordings = select(Match).where(Match.is_wording, Match.appearance_id.in_(passages))
    if claim_id is not None:
        wordings = wordings.where(Match.claim_id == claim_id)
    for match in session.scalars(wordings.order_by(Match.id)).all():
        text = words if match.appearance_id == passage.id else None
        let_wording_go(session, match, until=version, words=text, actor=actor, now=now)


def judged_wordings(session: Session, passage: Appearance, *, words: str | None = None) -> list[int]:
    """The matches whose words confirm their claims or only suggest them by what people have decided on these of this
    passage, or would if it counted: rejected them, or taken back a rejection in an earlier version. ``words`` as in
    ``let_passage_go``."""
    judged = select(Match).where(Match.appearance_id == passage.id, Match.decided_by_id.is_not(None))
    return [
        wording_id
        for match in session.scalars(judged.order_by(Match.id)).all()
        for wording_id in _wordings_beside(session, match, words=words)
    ]


def weigh_claims(session: Session, claim_ids: Iterable[int], *, actor: Actor, now: dt.datetime) -> None:
    """Weigh the wordings of claims that became one, or are one no more: who rejects words of one of them has spoken for
    all. Those of claims of which nobody has rejected anything stand as they did."""
    members = {member for family in families_of(session, claim_ids).values() for member in family}
    rejected = exists().where(Match.claim_id.in_(members), *_REJECTED)
    if session.scalar(select(rejected)):
        wordings = select(Match.id).where(Match.is_wording, Match.claim_id.in_(members))
        weigh_wordings(session, session.scalars(wordings).all(), actor=actor, now=now)


def follow_rewording(session: Session, claim: Claim, *, actor: Actor, now: dt.datetime) -> None:
    """Weigh the words that lead to a claim which was reworded in place; the caller holds the lock of those who decide.

    What a person said of a passage stands. Where the claim does not provably say what it said then, the passage's words
    lead to it no more until somebody confirms them anew, and what had followed them is decided by the new text; where it
    says that again, they lead again.
    """
    of_claim = (Match.claim_id == claim.id, is_confirmed_by_person())
    for match in session.scalars(select(Match).where(Match.is_wording, *of_claim).order_by(Match.id)).all():
        if not _is_meant(session, _as_wording(session, match)):
            let_wording_go(session, match, actor=actor, now=now)
    confirmed = with_sides().where(is_standing(), *of_claim).order_by(Match.id).limit(MOST_WAITING)
    for row in session.execute(confirmed).all():
        if not is_judged_before(row.Appearance, row.Match):
            keep_wording(session, row.Match, actor=actor, now=now)
    leading = select(Match.id).where(Match.is_wording, *of_claim)
    weigh_wordings(session, session.scalars(leading).all(), actor=actor, now=now)


def weigh_wordings(session: Session, match_ids: Iterable[int], *, actor: Actor, now: dt.datetime) -> None:
    """Let what follows these wordings be confirmed, or wait for a person, by whether somebody rejects them in another
    article now. What waits and repeats words that confirm their claim follows at once."""
    for match_id in sorted(set(match_ids)):
        wording = find_wording(session, match_id)
        if wording is None:
            continue
        # What somebody has rejected comes first: where it repeats these words, they only suggest the claim.
        rejected = (*_REJECTED, Match.through_id.is_(None))
        if wording.confirms and _decide_alike(session, wording, *rejected, actor=actor, now=now):
            wording = find_wording(session, match_id) or wording
        differs = Match.state == (MatchState.SUGGESTED if wording.confirms else MatchState.CONFIRMED)
        rows = _followers(session, wording.match, Match.decided_by_id.is_(None), differs)
        _decide_each(session, rows, wording, actor=actor, now=now)
        if wording.confirms:
            _decide_alike(session, wording, *_WAITING, actor=actor, now=now)


def keep_wording(session: Session, match: Match, *, actor: Actor, now: dt.datetime) -> None:
    """Let the words of a confirmed match lead to its claim, where that says what it did when the match was confirmed.

    Words that are provably the same lead once: those that were there first, or the ones that confirm it by themselves.
    """
    if match.is_wording or match.id >= WORDINGS:
        return
    new = _as_wording(session, match)
    if new.appearance.standalone_text in (new.claim.text, REMOVED) or not _is_meant(session, new):
        return
    known = [Wording(*row) for row in session.execute(_wordings_of([match.claim_id]))]
    alike = next((one for one in known if _is_the_same(new.statement, one)), None)
    if alike is None and len(known) >= MOST_WORDINGS:
        return
    if alike is not None and (alike.stands_alone or not new.stands_alone):
        return
    index_wording(session, match.id, new.appearance.standalone_text)
    match.is_wording = True
    session.flush()  # what follows asks the database which words lead to the claim
    if alike is not None:
        _end_wording(session, alike.match, alike.appearance.standalone_text)
        _decide_followers(session, alike.match, match, actor=actor, now=now)


def let_wording_go(
    session: Session,
    match: Match,
    *,
    until: ArticleVersion | None = None,
    words: str | None = None,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Let the words of a match lead nowhere any more; those of another passage that says the same take their place, but not
    in the version ``until`` which they were taken back, or one before it.

    ``words`` are those that the passage had, where somebody has corrected them since.
    """
    ended = _as_wording(session, match)
    _end_wording(session, match, words or ended.appearance.standalone_text)
    other = _confirmed_alike(session, ended, words, until)
    if other is not None:
        keep_wording(session, other, actor=actor, now=now)
    _decide_followers(session, match, other, actor=actor, now=now)


def _end_wording(session: Session, match: Match, words: str) -> None:
    unindex_wording(session, match.id, words)
    match.is_wording = False
    session.flush()  # the others are asked for in the database


def _as_wording(session: Session, match: Match) -> Wording:
    """A match with both its sides, as if its words led to the claim."""
    return Wording(*session.execute(with_sides().where(Match.id == match.id)).one())


def _wordings_of(claim_ids: Sequence[int]) -> Select[Match, Appearance, ArticleVersion, Claim]:
    return with_sides().where(Match.claim_id.in_(claim_ids), Match.is_wording).order_by(Match.id)


def _is_meant(session: Session, confirmed: Wording) -> bool:
    """Whether a claim says provably what it said when a person confirmed that a passage says it."""
    claim, then = confirmed.claim, confirmed.match.decided_at
    text = text_then(claim, then, text_changes(session, [claim.id])[claim.id])
    day = claim.claim_date
    return text == claim.text or is_provably_the_same(read_claim(text, day), read_claim(claim.text, day))


def _is_the_same(statement: Statement, wording: Wording) -> bool:
    """Whether a statement has the words of a wording, or others that are provably the same."""
    if statement.text == wording.appearance.standalone_text:
        return True
    return is_alike(statement.text, wording) and is_provably_the_same(statement, wording.statement)


def _is_confirmed(match: Match) -> bool:
    return match.state is MatchState.CONFIRMED and match.relation is Relation.SAME and match.decided_by_id is not None


def _is_rejected(match: Match) -> bool:
    return match.state is MatchState.REJECTED and match.decided_by_id is not None


def _confirmed_alike(session: Session, ended: Wording, words: str | None, until: ArticleVersion | None) -> Match | None:
    """Another match with the claim that a person confirmed, of a passage whose words are provably the same."""
    wanted = with_sides().where(
        is_standing(),
        is_confirmed_by_person(),
        Match.claim_id == ended.match.claim_id,
        Match.id != ended.match.id,
        not_(Match.is_wording),
    )
    if until is not None:
        wanted = wanted.where(or_(ArticleVersion.article_id != until.article_id, ArticleVersion.number > until.number))
    said = _said(ended, words)
    nearest = wanted.order_by(Appearance.standalone_text != said.text, Match.id).limit(MOST_WAITING)
    for row in session.execute(nearest).all():
        other = Wording(*row)
        if not is_judged_before(other.appearance, other.match) and _is_the_same(said, other):
            return other.match
    return None


def _said(one: Wording, words: str | None) -> Statement:
    """What a passage says, or said in the ``words`` that it had before a correction."""
    passage, day = one.appearance, publication_date(one.version)
    if words is None or words == passage.standalone_text:
        return one.statement
    return saved_statement(
        words, kind=passage.kind, force=passage.force, place=passage.place, additions=(), published=day
    )


def _wordings_beside(session: Session, match: Match, *, words: str | None = None) -> list[int]:
    """The other wordings of the claim of a match, or of one that is one with it, whose words are provably those of its
    passage, and the one through which the match was decided. ``words`` as in ``let_passage_go``."""
    said = _said(_as_wording(session, match), words)
    rows = session.execute(_wordings_of(family_of(session, match.claim_id)).where(Match.id != match.id)).all()
    return [row.Match.id for row in rows if row.Match.id == match.through_id or _is_the_same(said, Wording(*row))]


def _wordings_waited_for(session: Session, passage: Appearance) -> list[int]:
    """The wordings whose words are provably those of a passage, of the claims that it may say where it has none."""
    waiting = with_sides().where(Match.appearance_id == passage.id, *_WAITING).order_by(Match.id)
    matches = session.scalars(waiting).all()
    return [wording_id for match in matches for wording_id in _wordings_beside(session, match)]


def _decide_followers(session: Session, match: Match, other: Match | None, *, actor: Actor, now: dt.datetime) -> None:
    """Compare what was decided through the words of this match with those of the other one, else with the claim itself.

    What people have rejected comes first: it tells whether the other words confirm what else followed.
    """
    by_machine = Match.decided_by_id.is_(None)
    for which in (not_(by_machine), by_machine):
        through = find_wording(session, other.id if other else None)
        _decide_each(session, _followers(session, match, which), through, actor=actor, now=now)
        session.flush()


def _decide_alike(
    session: Session, wording: Wording, *which: ColumnElement[bool], actor: Actor, now: dt.datetime
) -> bool:
    """Let those of the newest other matches with the claim follow a wording that repeat it, and leave the others as they
    stand; gives whether there are any with like words. Only their passages are held, and looked at again then."""
    which = (*which, Match.claim_id == wording.match.claim_id, Match.id != wording.match.id, is_standing())
    newest = (
        select(Match.id, Appearance.standalone_text)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(*which)
        .order_by(Appearance.id.desc())
        .limit(MOST_WAITING)
    )
    alike = [row.id for row in session.execute(newest) if is_alike(row.standalone_text, wording)]
    if alike:
        rows = _held(session, Match.id.in_(alike), *which)
        _decide_each(session, rows, wording, only_confirmed=True, actor=actor, now=now)
        session.flush()  # what was rejected in these words is asked from the database
    return bool(alike)


def _followers(session: Session, match: Match, *which: ColumnElement[bool]) -> Sequence[_Sides]:
    """Those of the matches that were decided through the words of this one, held."""
    return _held(session, Match.through_id == match.id, *which)


def _held(session: Session, *which: ColumnElement[bool]) -> Sequence[_Sides]:
    """Matches with both their sides as they are now; nobody else decides on their passages until the transaction ends.

    A lock that lets foreign keys be checked: whoever writes what names a passage waits for nothing, and is not waited for.
    """
    wanted = with_sides().where(*which).order_by(Appearance.id).with_for_update(of=Appearance, key_share=True)
    return session.execute(wanted.execution_options(populate_existing=True)).all()


def _decide_each(
    session: Session,
    rows: Sequence[_Sides],
    wording: Wording | None,
    *,
    only_confirmed: bool = False,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Decide matches anew, through the wording where there is one; what people confirmed is compared with the claim. With
    ``only_confirmed`` those stay as they are that would not be confirmed."""
    if not rows:
        return
    appearances = [row.Appearance for row in rows]
    answered, settings = sides_of(session, appearances), live_settings(session, MatchingSettings())
    for follower, appearance, version, claim in rows:
        statement = stored_statement(appearance, published=publication_date(version))
        leads = follower.decided_by_id is None or _is_rejected(follower)
        found = found_again(statement, claim, wording if leads else None, settings=settings)
        if found.decision.auto_confirm or not only_confirmed:
            decide_again(session, appearance, follower, found, settings, actor=actor, now=now)
    follow_up(session, appearances, answered, now=now)
    let_go = [one for one in appearances if one.claim_id is None and answered[one.id].claim_id is not None]
    leading = [wording_id for appearance in let_go for wording_id in _wordings_waited_for(session, appearance)]
    weigh_wordings(session, leading, actor=actor, now=now)
