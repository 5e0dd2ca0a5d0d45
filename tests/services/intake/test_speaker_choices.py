"""A name that several speakers bear: all are offered, a person chooses, and the next version keeps the choice."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed, NotFound
from claims.models import Appearance, ArticleVersion, ProcessingState
from claims.services.answers.lookup_answers import AppearanceAnswer
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.organizations import ensure_default_organization
from claims.services.claims.claim_history import changes_of
from claims.services.directories.speaker_merging import merge_speakers
from claims.services.directories.speakers import ensure_speaker
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.intake.speaker_choices import choose_speaker
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member

BODY = (
    "Lopez said the bridge cost 40 million euros in 2019. "
    "Karl Unknown said the tunnel was closed for seven days in March 2020."
)
URL = "https://post.example/a"


class Desk:
    """A checker, a reviewer, two of the same surname, and an article that names it."""

    def __init__(self, session: Session) -> None:
        organization = ensure_default_organization(session, name="Desk", now=NOW)
        self.session = session
        self.checker: Actor = make_member(session, organization, "checker")
        self.reviewer: Actor = make_member(session, organization, "reviewer")
        self.reader: Actor = make_member(session, organization, "reader")
        self.ana, self.bea = (ensure_speaker(session, f"{name} Lopez", now=NOW) for name in ("Ana", "Bea"))
        self.version = self.send(BODY)

    def send(self, body: str) -> ArticleVersion:
        sent = ArticleInput(url=URL, body=body, published_at=NOW)
        version = receive_article(self.session, sent, actor=SYSTEM, now=NOW).version
        process_version(self.session, version.id, now=NOW, actor=SYSTEM)
        return version

    def answer(self, version: ArticleVersion | None = None) -> AppearanceAnswer:
        found = lookup_version(
            self.session,
            version or self.version,
            today=NOW.date(),
            now=NOW,
            actor=SYSTEM,
            settings=MatchingSettings(),
        )
        return next(row for row in found.appearances if row.speaker == "Lopez")

    def choose(self, speaker_id: int | None, actor: Actor | None = None) -> None:
        number = self.answer().id
        assert number is not None
        choose_speaker(self.session, number, speaker_id, actor=actor or self.checker, now=NOW)


def test_nobody_is_chosen_in_a_text_that_is_half_stored(session: Session) -> None:
    desk = Desk(session)
    number = desk.answer().id or 0
    desk.version.processing = ProcessingState.RECEIVED
    session.flush()
    for wanted in (desk.ana, None):
        with pytest.raises(Conflict) as refused:
            choose_speaker(session, number, wanted, actor=desk.checker, now=NOW)
        assert refused.value.code == "version_unread"
    assert session.get_one(Appearance, number).speaker_id is None
    desk.version.processing = ProcessingState.PROCESSED
    desk.choose(desk.ana)
    assert desk.answer().speaker_id == desk.ana


@on_both_databases
def test_both_are_offered_and_one_is_chosen(session: Session) -> None:
    desk = Desk(session)
    answer = desk.answer()
    assert (answer.speaker_id, [row.id for row in answer.speaker_candidates]) == (None, [desk.ana, desk.bea])
    fresh = lookup_text(
        session, BODY, published=NOW.date(), today=NOW.date(), now=NOW, actor=SYSTEM, settings=MatchingSettings()
    )
    offered = {row.speaker: [one.name for one in row.speaker_candidates] for row in fresh.appearances}
    assert offered == {"Lopez": ["Ana Lopez", "Bea Lopez"], "Karl Unknown": []}
    desk.choose(desk.bea)
    answer = desk.answer()
    assert (answer.speaker_id, answer.speaker_candidates) == (desk.bea, ())
    (change,) = changes_of(session, "appearance", answer.id or 0)
    assert (change.user_id, change.detail) == (desk.checker.user_id, {"name": "Lopez", "old": None, "new": desk.bea})
    later = desk.send(BODY + " It rained.")
    assert desk.answer(later).speaker_id == desk.bea
    desk.choose(None)
    assert [row.id for row in desk.answer().speaker_candidates] == [desk.ana, desk.bea]


def test_a_merge_leaves_one_to_offer(session: Session) -> None:
    desk = Desk(session)
    desk.choose(desk.bea)
    merge_speakers(session, desk.bea, desk.ana, reason="One.", actor=desk.reviewer, now=NOW)
    assert desk.answer().speaker_id == desk.ana
    desk.choose(None)
    answer = desk.answer()
    assert (answer.speaker_id, [row.id for row in answer.speaker_candidates]) == (None, [desk.ana])


def test_what_is_refused(session: Session) -> None:
    desk = Desk(session)
    stranger = ensure_speaker(session, "Karl Berg", now=NOW)
    with pytest.raises(Conflict) as refused:
        desk.choose(stranger)
    assert refused.value.code == "speaker_not_offered"
    with pytest.raises(NotFound):
        desk.choose(10**9)
    with pytest.raises(NotAllowed):
        desk.choose(desk.ana, desk.reader)
    with pytest.raises(NotFound):
        choose_speaker(session, 2**70, desk.ana, actor=desk.checker, now=NOW)
    assert set(session.scalars(select(Appearance.speaker_id))) == {None}
