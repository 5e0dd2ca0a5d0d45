"""Speakers: found under all their names, linked in articles where the name can only be theirs, merged and parted again."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.models import Appearance, Organization, Speaker
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.organizations import ensure_default_organization
from claims.services.claims.claim_history import changes_of
from claims.services.directories import parties
from claims.services.directories import speaker_directory as directory
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speaker_merging import merge_speakers, preview_speaker_merge, undo_speaker_merge
from claims.services.directories.speaker_resolution import resolve_names
from claims.services.directories.speakers import ensure_speaker, speaker_names
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_claim, make_member, make_organization
from tests.support.waiting import do_in_turn

DAY = dt.timedelta(days=1)
TODAY = NOW.date()


class People:
    """A checker and a reviewer, and a few speakers."""

    def __init__(self, session: Session) -> None:
        self.organization: Organization = make_organization(session)
        self.checker: Actor = make_member(session, self.organization, "checker")
        self.reviewer: Actor = make_member(session, self.organization, "reviewer")
        names = ("Ana Lopez", "Bea Lopez", "Ana M. Lopez", "Ministry of Rivers")
        self.ana, self.bea, self.ana_m, self.ministry = (ensure_speaker(session, name, now=NOW) for name in names)


@pytest.fixture
def people(session: Session) -> People:
    return People(session)


def means(session: Session, name: str, on: dt.date = TODAY) -> tuple[int | None, tuple[int, ...]]:
    found = resolve_names(session, [name], on=on)[name]
    return found.speaker_id, found.candidates


@on_both_databases
def test_names_lead_to_their_speaker_and_surnames_to_a_choice(session: Session) -> None:
    people = People(session)
    assert means(session, "ana lopez") == (people.ana, ())
    assert means(session, "Lopez") == (None, tuple(sorted((people.ana, people.bea, people.ana_m))))
    assert means(session, "Nobody") == (None, ())
    parties.add_name(session, SPEAKERS, people.ministry, "Rivers Ministry", actor=people.checker, now=NOW)
    assert means(session, "Rivers Ministry") == (people.ministry, ())
    parties.add_name(session, SPEAKERS, people.bea, "Ana Lopez", actor=people.checker, now=NOW)
    assert means(session, "Ana Lopez") == (None, (people.ana, people.bea))


def test_an_alias_counts_for_its_time(session: Session, people: People) -> None:
    since, until = dt.date(2019, 1, 1), dt.date(2021, 12, 31)
    parties.add_name(
        session,
        SPEAKERS,
        people.bea,
        "Bea Marsh",
        language="en",
        since=since,
        until=until,
        actor=people.checker,
        now=NOW,
    )
    assert means(session, "Bea Marsh", dt.date(2020, 5, 1)) == (people.bea, ())
    assert means(session, "Bea Marsh", dt.date(2018, 12, 31)) == (None, ())
    assert means(session, "Bea Marsh", dt.date(2022, 1, 1)) == (None, ())


@on_both_databases
def test_a_merge_leads_on_and_back(session: Session) -> None:
    people = People(session)
    claim = make_claim(session, speaker="Ana M. Lopez")
    third = ensure_speaker(session, "A. Lopez", now=NOW)
    merge_speakers(session, third, people.ana_m, reason="Her initial.", actor=people.reviewer, now=NOW)
    preview = preview_speaker_merge(session, people.ana_m)
    assert (preview.count, [row.id for row in preview.examples]) == (1, [claim.id])
    merge = merge_speakers(session, people.ana_m, people.ana, reason="One person.", actor=people.reviewer, now=NOW)
    assert speaker_names(session, [people.ana_m, third]) == {people.ana_m: "Ana Lopez", third: "Ana Lopez"}
    assert means(session, "Ana M. Lopez") == means(session, "A. Lopez") == (people.ana, ())
    assert ensure_speaker(session, "Ana M. Lopez", now=NOW) == people.ana
    assert [row.id for row in directory.claims_of(session, people.ana).items] == [claim.id]
    view = directory.view_speaker(session, directory.get_speaker(session, people.ana))
    assert [alias.name for alias in view.aliases] == ["A. Lopez", "Ana Lopez", "Ana M. Lopez"]
    undo_speaker_merge(session, merge.id, actor=people.reviewer, now=NOW + 30 * DAY)
    assert means(session, "Ana M. Lopez") == means(session, "A. Lopez") == (people.ana_m, ())
    assert directory.claims_of(session, people.ana).items == []
    actions = [change.action for change in changes_of(session, "speaker", people.ana_m)]
    assert actions == ["merge_undone", "merged", "took_in"]


def test_what_a_merge_refuses(session: Session, people: People) -> None:
    def merge(one: int, other: int, actor: Actor = people.reviewer, reason: str = "One.") -> None:
        merge_speakers(session, one, other, reason=reason, actor=actor, now=NOW)

    with pytest.raises(NotAllowed):
        merge(people.ana, people.bea, people.checker)
    with pytest.raises(NotFound):
        merge(people.ana, 10**9)
    with pytest.raises(Invalid):
        merge(people.ana, people.bea, reason=" ")
    with pytest.raises(Conflict) as same:
        merge(people.ana, people.ana)
    assert same.value.code == "same_speaker"
    merge(people.ana_m, people.ana)
    for one, other in ((people.ana_m, people.bea), (people.bea, people.ana_m), (people.ana, people.ana_m)):
        with pytest.raises(Conflict) as refused:
            merge(one, other)
        assert refused.value.code == "speaker_merged"
    assert session.scalars(select(Speaker.id).where(Speaker.merged_into_id.is_not(None))).all() == [people.ana_m]


def test_what_an_undo_refuses(session: Session, people: People) -> None:
    merge = merge_speakers(session, people.ana_m, people.ana, reason="One.", actor=people.reviewer, now=NOW)
    with pytest.raises(NotAllowed):
        undo_speaker_merge(session, merge.id, actor=people.checker, now=NOW)
    for now, code in ((NOW + 31 * DAY, "undo_too_late"),):
        with pytest.raises(Conflict) as refused:
            undo_speaker_merge(session, merge.id, actor=people.reviewer, now=now)
        assert refused.value.code == code
    merge_speakers(session, people.ana, people.bea, reason="Also one.", actor=people.reviewer, now=NOW)
    with pytest.raises(Conflict) as refused:
        undo_speaker_merge(session, merge.id, actor=people.reviewer, now=NOW)
    assert refused.value.code == "merged_since"


@pytest.mark.parametrize(
    ("scheme", "value", "code"),
    [("wikidata", "42", "external_id_invalid"), ("Wiki data", "Q42", "scheme_unknown"), ("isni", "", "text_missing")],
)
def test_ids_elsewhere_are_checked(session: Session, people: People, scheme: str, value: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        parties.add_external_id(session, SPEAKERS, people.ana, scheme, value, actor=people.checker, now=NOW)
    assert refused.value.code == code


def test_what_is_noted_of_a_speaker(session: Session, people: People) -> None:
    directory.set_kind(session, people.ana, "person", actor=people.checker, now=NOW)
    directory.add_role(
        session, people.ana, "Minister of rivers", since=dt.date(2019, 3, 1), actor=people.checker, now=NOW
    )
    with pytest.raises(Conflict) as refused:
        directory.add_role(
            session, people.ana, " Minister of  rivers", since=dt.date(2019, 3, 1), actor=people.checker, now=NOW
        )
    assert refused.value.code == "office_held"
    for days in ({}, {"since": dt.date(2019, 3, 1), "until": dt.date(2021, 3, 1)}):
        directory.add_role(session, people.ana, "Minister of rivers", **days, actor=people.checker, now=NOW)
    with pytest.raises(Conflict):
        directory.add_role(session, people.ana, "Minister of rivers", actor=people.checker, now=NOW)
    directory.add_role(session, people.bea, "Minister of rivers", actor=people.checker, now=NOW)
    parties.add_external_id(session, SPEAKERS, people.ana, "wikidata", "Q42", actor=people.checker, now=NOW)
    with pytest.raises(Conflict):
        parties.add_external_id(session, SPEAKERS, people.bea, "wikidata", "Q42", actor=people.checker, now=NOW)
    alias = parties.add_name(session, SPEAKERS, people.ana, "Anita Lopez", actor=people.checker, now=NOW)
    with pytest.raises(Conflict):
        parties.add_name(session, SPEAKERS, people.ana, "ANITA LOPEZ", actor=people.checker, now=NOW)
    with pytest.raises(Invalid):
        parties.add_name(
            session,
            SPEAKERS,
            people.ana,
            "Nita",
            since=dt.date(2020, 1, 2),
            until=dt.date(2020, 1, 1),
            actor=people.checker,
            now=NOW,
        )
    with pytest.raises(NotFound):
        parties.remove_name(session, SPEAKERS, people.bea, alias.id, actor=people.checker, now=NOW)
    parties.remove_name(session, SPEAKERS, people.ana, alias.id, actor=people.checker, now=NOW)
    view = directory.view_speaker(session, directory.get_speaker(session, people.ana))
    assert [item.name for item in view.aliases] == ["Ana Lopez"]
    with pytest.raises(Conflict):
        parties.remove_name(session, SPEAKERS, people.ana, view.aliases[0].id, actor=people.checker, now=NOW)
    assert (view.speaker.kind, view.roles[0].title, view.external_ids[0].value) == (
        "person",
        "Minister of rivers",
        "Q42",
    )
    reader = make_member(session, people.organization, "reader")
    with pytest.raises(NotAllowed):
        parties.add_name(session, SPEAKERS, people.ana, "X", actor=reader, now=NOW)


@on_both_databases
def test_of_two_clicks_at_once_one_notes_the_office(session: Session) -> None:
    people = People(session)
    session.commit()

    def add(session: Session) -> None:
        directory.add_role(session, people.ana, "Mayor of harbors", actor=people.checker, now=NOW)

    with pytest.raises(Conflict):
        do_in_turn(session, add, add)
    assert len(directory.view_speaker(session, directory.get_speaker(session, people.ana)).roles) == 1


@on_both_databases
def test_the_list_finds_by_any_beginning(session: Session) -> None:
    people = People(session)
    parties.add_name(session, SPEAKERS, people.ministry, "Rivers Ministry", actor=people.checker, now=NOW)

    def found(q: str) -> list[int]:
        return [speaker.id for speaker in directory.list_speakers(session, q).items]

    assert found("ana") == [people.ana_m, people.ana]
    assert found("lopez") == [people.ana_m, people.bea, people.ana]
    assert found("RIVERS") == [people.ministry]
    assert found("100%") == []
    merge_speakers(session, people.ana_m, people.ana, reason="One.", actor=people.reviewer, now=NOW)
    assert found("ana m") == [people.ana]
    first = directory.list_speakers(session, limit=2)
    rest = directory.list_speakers(session, after=first.next_cursor, limit=2)
    assert [row.id for row in (*first.items, *rest.items)] == [people.ministry, people.bea, people.ana]


def test_an_article_links_whom_a_name_can_only_mean(session: Session) -> None:
    ensure_default_organization(session, name="Desk", now=NOW)
    people = People(session)
    body = (
        "Ana Lopez said the bridge cost 40 million euros in 2019. "
        "Karl Unknown said the tunnel was closed for seven days in March 2020."
    )
    version = receive_article(session, ArticleInput(body=body, published_at=NOW), actor=SYSTEM, now=NOW).version
    process_version(session, version.id, now=NOW, actor=SYSTEM)
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id)).all()
    linked = {row.speaker: row.speaker_id for row in rows if row.speaker}
    assert linked == {"Ana Lopez": people.ana, "Karl Unknown": None}
