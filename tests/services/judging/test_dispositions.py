"""Appearances that people take off, and sentences of the shelf that they take: kept, followed by demand, undone."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.core.records import Disposition, MatchState, RejectReason, Relation
from claims.core.reviews.reviewing import ReviewState
from claims.models import Appearance, ArticleVersion, Claim, DispositionJudgement, Match, Review, Scope, Sentence
from claims.services.base.actors import SYSTEM, Actor
from claims.services.claims.claim_history import claim_history
from claims.services.claims.claims import create_claim
from claims.services.claims.demand import demand
from claims.services.judging.dispositions import demote_appearance, judgements_of, promote_sentence
from claims.services.judging.judgements import judge, suggestions
from claims.services.judging.rematching import search_slice
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.matching.sweeps import start_rematch
from tests.support.factories import NOW, make_home_checker, make_member, make_organization, read_article

SAID = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
VIEW = "Everybody should love this bridge."
BODY = f"{SAID} {VIEW} The harbor of Leeds employs 4,000 people."
SETTINGS = MatchingSettings()


@pytest.fixture
def checker(session: Session) -> Actor:
    return make_home_checker(session)


def store(session: Session, body: str = BODY, after: ArticleVersion | None = None) -> ArticleVersion:
    return read_article(session, body, after=after, url="https://coast.example/bridge")


def said_in(session: Session, version: ArticleVersion, words: str) -> Appearance:
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id))
    return next(row for row in rows if words in row.exact)


def sentence_of(session: Session, version: ArticleVersion, words: str) -> Sentence:
    rows = session.scalars(select(Sentence).where(Sentence.article_version_id == version.id))
    return next(row for row in rows if words in version.body[row.start : row.end])


def answer(session: Session, version: ArticleVersion):
    return lookup_version(session, version, today=NOW.date(), now=NOW, actor=SYSTEM, settings=SETTINGS)


def demote(session: Session, row: Appearance, actor: Actor, shelf_reason: str = "opinion") -> Appearance:
    return demote_appearance(session, row.id, shelf_reason=shelf_reason, actor=actor, reason="No fact.", now=NOW)


def promote(session: Session, row: Sentence, actor: Actor, appearance_id: int | None = None) -> list[Appearance]:
    return promote_sentence(
        session, row.id, appearance_id=appearance_id, actor=actor, reason="A fact.", now=NOW, settings=SETTINGS
    )


def accounted(session: Session, version: ArticleVersion) -> bool:
    """Whether each sentence is the source of a standing appearance or on the shelf, and never both."""
    found = answer(session, version)
    rejected = {row.start for row in found.rejected}
    taken = {
        at
        for row in session.scalars(select(Appearance).where(Appearance.article_version_id == version.id))
        if row.disposition is not Disposition.DEMOTED
        for at in row.sentence_positions
    }
    rows = session.scalars(select(Sentence).where(Sentence.article_version_id == version.id)).all()
    return all((row.position in taken) != (row.start in rejected) for row in rows)


def test_demoted_appearance_leaves_claim_demand_queue_and_matches(session, checker):
    version = store(session)
    row = said_in(session, version, "Elbe")
    claim_id = row.claim_id
    assert demand(session, claim_id).articles == 1
    demote(session, row, checker)
    assert (row.claim_id, row.disposition, row.shelved_as) == (None, Disposition.DEMOTED, RejectReason.OPINION)
    assert demand(session, claim_id).articles == 0
    found = answer(session, version)
    assert row.id not in {one.id for one in found.appearances}
    assert [(one.appearance_id, one.decided_by, one.whole) for one in found.demoted] == [(row.id, checker.label, True)]
    assert accounted(session, version)
    assert session.scalars(select(Review.state).where(Review.claim_id == claim_id)).one() is ReviewState.OPEN
    [judgement] = judgements_of(session, row.id)
    assert (judgement.user_id, judgement.claim_id, judgement.reason) == (checker.user_id, claim_id, "No fact.")
    told = {item.what: item.detail for item in claim_history(session, claim_id)}
    assert told["appearance_unlinked"] == {"appearance_id": row.id, "shelf_reason": "opinion"}


def test_appearance_that_still_waits_for_its_claim_is_taken_off_and_comes_back(session, checker):
    known = create_claim(
        session,
        text="The bridge over the Elbe at Dresden was closed for some days in March 2019.",
        kind="event",
        actor=SYSTEM,
        now=NOW,
    )
    version = store(session)
    row = said_in(session, version, "Elbe")
    row.claim_id = None  # as a match that says the same and is not decided yet leaves it
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    match.relation, match.state = Relation.SAME, MatchState.SUGGESTED
    demote(session, row, checker)
    assert [one.claim_id for one in judgements_of(session, row.id)] == [None]
    promote(session, sentence_of(session, version, "Elbe"), checker)
    assert row.claim_id is None, "the match is still to be decided"
    assert accounted(session, version)


def test_demotion_is_undone_by_another_judgement(session, checker):
    version = store(session)
    row = said_in(session, version, "Elbe")
    claim_id, claims = row.claim_id, session.scalar(select(func.count(Claim.id)))
    demote(session, row, checker)
    assert promote(session, sentence_of(session, version, "Elbe"), checker) == [row]
    assert (row.claim_id, row.disposition, row.shelved_as) == (claim_id, Disposition.PROMOTED, None)
    assert demand(session, claim_id).articles == 1
    assert session.scalar(select(func.count(Claim.id))) == claims
    assert session.scalars(select(Review.state).where(Review.claim_id == claim_id)).one() is ReviewState.OPEN
    assert [one.disposition for one in judgements_of(session, row.id)] == [Disposition.PROMOTED, Disposition.DEMOTED]
    assert accounted(session, version)


def test_promoted_sentence_gets_a_claim_as_processing_gives_it(session, checker):
    version = store(session)
    [row] = promote(session, sentence_of(session, version, VIEW), checker)
    assert (row.exact, version.body[row.start : row.end]) == (VIEW[:-1], VIEW[:-1])
    assert row.claim_id is not None
    assert demand(session, row.claim_id).articles == 1
    assert session.scalars(select(Review.state).where(Review.claim_id == row.claim_id)).one() is ReviewState.OPEN
    shown = next(one for one in answer(session, version).appearances if one.id == row.id)
    assert shown.promoted_by == checker.label
    assert accounted(session, version)
    demote(session, row, checker, "opinion")
    assert demand(session, row.claim_id or 0).articles == 0
    assert accounted(session, version)


def test_promoted_sentence_finds_the_claim_that_says_the_same(session, checker):
    known = create_claim(session, text=VIEW, kind="event", actor=SYSTEM, now=NOW)
    version = store(session)
    [row] = promote(session, sentence_of(session, version, VIEW), checker)
    assert row.id in {match.appearance_id for match in session.scalars(select(Match).where(Match.claim_id == known.id))}
    assert row.claim_id in (known.id, None), "confirmed, or left to a person"
    assert session.scalar(select(func.count(Claim.id))) == 3


def test_what_is_decided_in_one_article_leaves_another_as_it_was(session, checker):
    more = f"It rained. {BODY} The quay of Ferrow was opened in May 1998."
    other = read_article(session, more, url="https://hill.example/bridge")
    version = store(session)
    demote(session, said_in(session, other, "Elbe"), checker)

    def state(one: ArticleVersion) -> list[tuple[object, ...]]:
        session.expire_all()
        sentences = session.scalars(select(Sentence).where(Sentence.article_version_id == one.id))
        appearances = session.scalars(select(Appearance).where(Appearance.article_version_id == one.id))
        return [
            *((row.position, row.rejected, row.score) for row in sentences),
            *((row.position, row.disposition, row.claim_id) for row in appearances),
        ]

    before, row = state(other), said_in(session, version, "Elbe")
    demote(session, row, checker)
    promote(session, sentence_of(session, version, "Elbe"), checker)
    known = set(session.scalars(select(Claim.id)))
    [taken] = promote(session, sentence_of(session, version, VIEW), checker)
    assert taken.claim_id not in {*known, None}
    places = select(Appearance.position).where(Appearance.article_version_id == version.id)
    assert sorted(session.scalars(places)) == list(range(taken.position + 1))
    assert [one.disposition for one in judgements_of(session, row.id)] == [Disposition.PROMOTED, Disposition.DEMOTED]
    assert state(other) == before
    assert accounted(session, other)
    assert accounted(session, version)


def test_what_is_said_twice_is_taken_off_at_both_places(session, checker):
    version = store(session, f"{SAID} {VIEW} {SAID}")
    demote(session, said_in(session, version, "Elbe"), checker)
    assert accounted(session, version)
    promote(session, session.scalars(select(Sentence).where(Sentence.position == 2)).one(), checker)
    assert accounted(session, version)


@pytest.mark.parametrize("prefix", ["", "Dresden, Monday. "], ids=["same place", "moved"])
def test_judgements_are_kept_in_the_next_version(session, checker, prefix):
    first = store(session)
    demote(session, said_in(session, first, "Elbe"), checker, "too_vague")
    [taken] = promote(session, sentence_of(session, first, VIEW), checker)
    claims = session.scalar(select(func.count(Claim.id)))
    second = store(session, prefix + BODY.replace("4,000", "4,100"), after=first)
    off, again = said_in(session, second, "Elbe"), said_in(session, second, "love")
    assert (off.disposition, off.claim_id, off.shelved_as) == (Disposition.DEMOTED, None, RejectReason.TOO_VAGUE)
    assert (again.disposition, again.claim_id, again.disposed_by_id) == (
        Disposition.PROMOTED,
        taken.claim_id,
        checker.user_id,
    )
    assert second.body[again.start : again.end] == again.exact
    assert session.scalar(select(func.count(Claim.id))) == claims + 1, "only the changed figure is new"
    assert accounted(session, second)


def test_words_that_changed_are_a_new_case(session, checker):
    first = store(session)
    demote(session, said_in(session, first, "Elbe"), checker)
    second = store(session, BODY.replace("seven days", "nine days"), after=first)
    row = said_in(session, second, "Elbe")
    assert row.disposition is None
    assert row.claim_id is not None


def test_demoted_appearance_is_not_matched_again_nor_suggested(session, checker):
    known = create_claim(
        session,
        text="In March 2019 the bridge over the Elbe at Dresden was closed for a week.",
        kind="event",
        actor=SYSTEM,
        now=NOW,
    )
    version = store(session)
    row = said_in(session, version, "Elbe")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    demote(session, row, checker)
    match.state = MatchState.SUGGESTED
    session.flush()
    assert suggestions(session).items == []
    with pytest.raises(Conflict) as caught:
        judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert caught.value.code == "appearance_demoted"
    sweep = start_rematch(session, actor=SYSTEM, now=NOW)
    assert sweep is not None
    assert row.id not in {one.appearance_id for one in search_slice(session, sweep, settings=SETTINGS).rows}


def test_match_with_the_claim_that_came_back_can_be_rejected(session, checker):
    known = create_claim(session, text=SAID, kind="event", actor=SYSTEM, now=NOW)
    version = store(session)
    row = said_in(session, version, "Elbe")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    demote(session, row, checker)
    promote(session, sentence_of(session, version, "Elbe"), checker)
    assert row.claim_id == known.id
    judge(session, match.id, state=MatchState.REJECTED, actor=checker, now=NOW)
    assert row.claim_id not in (known.id, None)


def test_one_of_two_claims_of_a_sentence_is_taken_off(session, checker):
    version = store(
        session, "The harbor of Leeds employs 4,000 people and the bridge at Dresden cost 40 million euros."
    )
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id)).all()
    assert len(rows) == 2
    demote(session, rows[0], checker)
    found = answer(session, version)
    assert ([one.whole for one in found.demoted], found.rejected) == ([False], ())
    assert accounted(session, version)
    sentence = sentence_of(session, version, "Leeds")
    assert promote(session, sentence, checker, rows[0].id) == [rows[0]]
    with pytest.raises(Conflict) as caught:
        promote(session, sentence, checker)
    assert caught.value.code == "sentence_taken"


def test_an_older_version_is_not_decided_on(session, checker):
    first = store(session)
    store(session, BODY + " It rained.", after=first)
    for act in (
        lambda: demote(session, said_in(session, first, "Elbe"), checker),
        lambda: promote(session, sentence_of(session, first, VIEW), checker),
    ):
        with pytest.raises(Conflict) as caught:
            act()
        assert caught.value.code == "version_outdated"


def test_who_decides_and_on_what(session, checker):
    version = store(session)
    row, shelved = said_in(session, version, "Elbe"), sentence_of(session, version, VIEW)
    other = make_member(session, make_organization(session), "reviewer")
    reader = make_member(session, make_organization(session), "editor")
    program = Actor("key:7", key_id=7, scopes=frozenset({Scope.REVIEWS_WRITE}), roles=checker.roles)
    for actor in (reader, program, SYSTEM):
        with pytest.raises(NotAllowed):
            demote(session, row, actor)
        with pytest.raises(NotAllowed):
            promote(session, shelved, actor)
    for shelf_reason in ("", "ugly", "duplicate_in_article"):
        with pytest.raises(Invalid) as caught:
            demote(session, row, checker, shelf_reason)
        assert caught.value.code == "shelf_reason_unknown"
    for number in (0, -1, 10**9, 2**70):
        with pytest.raises(NotFound):
            demote_appearance(session, number, shelf_reason="opinion", actor=checker, now=NOW)
        with pytest.raises(NotFound):
            promote_sentence(session, number, actor=checker, now=NOW, settings=SETTINGS)
    with pytest.raises(NotFound):
        promote(session, shelved, checker, row.id)
    assert session.scalar(select(func.count(DispositionJudgement.id))) == 0
    demote(session, row, other)
    with pytest.raises(Conflict):
        demote(session, row, checker)
    assert session.scalar(select(func.count(DispositionJudgement.id))) == 1
