"""``sources retract``: lists in both forms, repeated, and with lines that name nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from claims.core.errors import Invalid
from claims.core.sources.source_address import source_key
from claims.core.sources.source_states import SourceState
from claims.models import Change, ListedRetraction, Source
from claims.services.archive.snapshots import change_state
from claims.services.base.actors import CLI
from claims.services.evidence.sources import Work, ensure_sources
from claims.services.followup.retractions import (
    ListedWork,
    import_retractions,
    reinstate_source,
    retract_source,
    supersede_source,
)
from tests.support.databases import on_both_databases
from tests.support.factories import cite_works, make_member, make_organization

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)
PAPER = Work("A paper", "", "https://doi.org/10.1234/ABC.5")
PAGE = Work("A page", "", "https://port.example/report")


def states(session) -> dict[str, str]:
    return {row.title: f"{row.state}: {row.state_reason}" for row in session.scalars(select(Source))}


def test_sources_on_a_list_are_marked_now_and_later(session):
    ensure_sources(session, [PAPER], now=NOW)
    works = [ListedWork("10.1234/abc.5", "Faked data"), ListedWork("https://port.example/report"), ListedWork("what")]
    report = import_retractions(session, works, now=NOW)
    assert (report.listed, report.sources, report.unreadable) == (2, 1, (3,))
    ensure_sources(session, [PAGE, Work("Another", "", "https://port.example/other")], now=NOW)
    assert states(session) == {
        "A paper": f"{SourceState.RETRACTED}: Faked data",
        "A page": "retracted: ",
        "Another": "unchecked: ",
    }
    again = import_retractions(session, works, now=NOW)
    assert (again.listed, again.sources, again.reasons) == (0, 0, 0)


def test_a_list_that_comes_again_does_not_overrule_a_reviewer(session):
    organization = make_organization(session)
    source_id = cite_works(session, PAPER, organization=organization)[PAPER.key]
    reviewer = make_member(session, organization, "reviewer")
    works = [ListedWork("10.1234/abc.5", "Faked data")]
    assert import_retractions(session, works, now=NOW).sources == 1
    reinstate_source(session, source_id, actor=reviewer, reason="It was another paper.", now=NOW)
    again = import_retractions(session, works, now=NOW)
    assert (again.sources, again.reasons) == (0, 0)
    assert session.get_one(Source, source_id).state is SourceState.UNCHECKED


def test_what_a_list_says_first_counts_though_a_reviewer_took_a_mark_back_before(session):
    organization = make_organization(session)
    source_id = cite_works(session, PAPER, organization=organization)[PAPER.key]
    marked = {"actor": make_member(session, organization, "reviewer"), "reason": "Said so.", "now": NOW}
    retract_source(session, source_id, **marked)
    reinstate_source(session, source_id, **marked)
    assert import_retractions(session, [ListedWork("10.1234/abc.5", "Faked data")], now=NOW).sources == 1


SPELLINGS = ("https://port.example/report", "http://www.port.example/report/", "http://port.example/report")


@on_both_databases
@pytest.mark.parametrize("listed", SPELLINGS)
def test_an_address_is_found_however_list_and_citation_spell_it(session, listed):
    first, *others = [Work(url, "", url) for url in SPELLINGS]
    ensure_sources(session, [first], now=NOW)
    report = import_retractions(session, [ListedWork(url, "Faked data") for url in (listed, *SPELLINGS)], now=NOW)
    assert (report.listed, report.sources) == (1, 1)
    ensure_sources(session, [*others, Work("Other", "", "https://port.example/report/2")], now=NOW)
    assert states(session) == dict.fromkeys(SPELLINGS, "retracted: Faked data") | {"Other": "unchecked: "}


def test_a_list_kept_by_an_early_version_is_not_new_though_its_addresses_are_kept_anew(session):
    address = "http://www.port.example/report/"
    organization = make_organization(session)
    source_id = cite_works(session, Work("A page", "", address), organization=organization)[source_key(address, "", "")]
    session.add(ListedRetraction(key=f"url:{source_key(address, '', '')}", reason="", listed_at=NOW))
    source = session.get_one(Source, source_id)
    change_state(session, source, SourceState.RETRACTED, reason="", actor=CLI, now=NOW)
    reviewer = make_member(session, organization, "reviewer")
    reinstate_source(session, source_id, actor=reviewer, reason="It was another page.", now=NOW)
    assert import_retractions(session, [ListedWork(address)], now=NOW).sources == 0
    ensure_sources(session, [Work("Again", "", SPELLINGS[0])], now=NOW)
    assert states(session)["Again"].startswith("retracted")


@pytest.mark.parametrize(
    ("work", "key"),
    [
        ("https://doi.org/10.1234/ABC.5", "doi:10.1234/abc.5"),
        ("doi:10.1234/abc.5.", "doi:10.1234/abc.5"),
        ("https://journal.example/doi/10.1234%2Fabc.5?x=1", "doi:10.1234/abc.5"),
        ("nothing", None),
        ("", None),
    ],
)
def test_works_are_known_by_doi_or_address(work, key):
    assert ListedWork(work).keys == (() if key is None else (key,))


@on_both_databases
def test_no_line_of_a_list_keeps_the_others_out(session):
    """Lists come from many hands: what cannot be kept of one work must not cost thousands of others their marks."""
    odd = ["10.1234/a\x00b", "10.1234/a\ud800b", "10.1234/a\u200bb", "10.123456789/" + "\u0390" * 200, "http://[b/"]
    works = [
        *(ListedWork(work) for work in odd),
        ListedWork("10.1234/abc.5", "Faked\x00 da\ud800ta\u202e" + "." * 3_000),
    ]
    source_id = ensure_sources(session, [PAPER, Work("", "", "https://doi.org/10.1234/a")], now=NOW)[PAPER.key]
    report = import_retractions(session, works, now=NOW)
    assert (report.listed, report.sources, report.unreadable) == (1, 1, (1, 2, 3, 4, 5))
    session.expire_all()
    assert session.get_one(Source, source_id).state_reason == f"Faked data{'.' * 1_990}"


def test_a_mark_is_the_reviewers_and_says_why(session):
    organization = make_organization(session)
    source_id = cite_works(session, PAPER, organization=organization)[PAPER.key]
    reviewer = make_member(session, organization, "reviewer")
    told = {"actor": reviewer, "now": NOW}
    newer = " https://doi.org/10.1234/abc.6 "
    for how, more in ((retract_source, {}), (supersede_source, {"by": newer}), (reinstate_source, {})):
        with pytest.raises(Invalid) as refused:
            how(session, source_id, reason=" \n ", **more, **told)
        assert refused.value.code == "reason_missing"
    supersede_source(session, source_id, reason="A newer count.", by=newer, **told)
    assert session.get_one(Source, source_id).superseded_by == newer.strip()
    reinstate_source(session, source_id, reason="It stands.", **told)
    retract_source(session, source_id, reason="Faked.", **told)
    rows = session.scalars(select(Change).where(Change.subject_type == "source").order_by(Change.id)).all()
    assert [(row.action, row.user_id, row.reason) for row in rows] == [
        ("superseded", reviewer.user_id, "A newer count."),
        ("reinstated", reviewer.user_id, "It stands."),
        ("retracted", reviewer.user_id, "Faked."),
    ]


def test_what_a_reviewer_took_back_of_one_source_says_nothing_of_another(session):
    organization = make_organization(session)
    ids = cite_works(session, PAPER, PAGE, organization=organization)
    told = {"actor": make_member(session, organization, "reviewer"), "reason": "Said so.", "now": NOW}
    works = [ListedWork("10.1234/abc.5"), ListedWork("https://port.example/report", "Withdrawn")]
    import_retractions(session, works, now=NOW)
    reinstate_source(session, ids[PAPER.key], **told)
    session.get_one(Source, ids[PAGE.key]).state = SourceState.OK
    session.flush()
    assert import_retractions(session, works, now=NOW).sources == 1
    assert states(session) == {"A paper": "unchecked: ", "A page": "retracted: Withdrawn"}
    last = session.scalars(select(Change).where(Change.subject_type == "source").order_by(Change.id.desc())).first()
    assert (last.subject_id, last.action, last.actor, last.user_id) == (ids[PAGE.key], "retracted", CLI.label, None)
