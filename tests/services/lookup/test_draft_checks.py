"""Draft checks over a registry: the specification's sample, fields, time that runs out, policies, what is kept."""

from __future__ import annotations

import datetime as dt
import itertools
import json

import pytest
from sqlalchemy import func, select

from claims.core.drafts.draft_check import DEFAULT_POLICY, NAMED_POLICIES, Finding, Outcome
from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, TooLarge
from claims.models import Article, Change, DraftCheck, Organization, Review
from claims.services.articles.short_texts import MAX_SHORT
from claims.services.base.actors import SYSTEM, Actor
from claims.services.desk.draft_policies import find_policy, list_policies, remove_policy, save_policy
from claims.services.exchange.imports import import_lines
from claims.services.lookup.draft_checks import CheckSettings, Draft, DraftField, check_draft
from claims.services.lookup.draft_checks_json import draft_to_dict, forget_check, keep_check, kept_check
from claims.services.matching.matching import MatchingSettings
from tests.services.lookup.test_lookup import register, review
from tests.support.factories import let_day_come, make_claim, make_member, make_organization, step
from tests.support.live_fixtures import DEMO, _import_line
from tests.support.sample import BODY, HEADLINE

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
PUBLISHED = dt.date(2020, 2, 22)


@pytest.fixture
def registry(session):
    lines = [(number, json.dumps(_import_line(row))) for number, row in enumerate(DEMO, 1)]
    assert not import_lines(session, lines, now=NOW, actor=SYSTEM).problems
    return session


def check(session, body=BODY, *, policy=DEFAULT_POLICY, seconds=60.0, clock=None, site="", **fields):
    draft = Draft(**({"body": body, "headline": HEADLINE, "publish_at": PUBLISHED} | fields))
    settings = CheckSettings(MatchingSettings(), clock or (lambda: 0.0), seconds=seconds, site=site)
    return check_draft(session, draft, policy, now=NOW, today=NOW.date(), settings=settings)


def found(answer):
    return [(claim.outcome.value, claim.findings[0].said.finding.value) for claim in answer.claims]


@pytest.mark.parametrize(("body", "first"), [(BODY, 4), (BODY, 99), ("What a lovely day!", 1)])
def test_a_part_that_the_text_does_not_have_is_no_pass(registry, body, first):
    with pytest.raises(Invalid) as refused:
        check(registry, body, first=first)
    assert refused.value.code == "out_of_range"


def test_the_sample_warns(registry):
    answer = check(registry)
    assert answer.outcome is Outcome.WARN
    assert found(answer) == [
        ("warn", "unchecked"),
        ("warn", "prediction"),
        ("pass", "confirmed"),
        ("pass", "confirmed"),
    ]
    assert (answer.publish_on, answer.incomplete, answer.nothing_to_check) == (PUBLISHED, False, False)


def test_rechecks_of_today_and_counts_of_later_say_nothing_about_a_day_that_is_over(registry):
    text = "About 176,000 people were killed in the war in Afghanistan between 2001 and August 2021"
    later = {**DEMO[0], "external_id": "later", "text": text, "true_as_of": "2021-09-01", "valid_until": "2027-09-01"}
    assert not import_lines(registry, [(1, json.dumps(_import_line(later)))], now=NOW, actor=SYSTEM).problems
    assert let_day_come(registry, NOW) > 0
    assert found(check(registry))[2:] == [("pass", "confirmed"), ("pass", "confirmed")]
    assert ("warn", "different_figure") in [
        (claim.outcome.value, finding.said.finding.value)
        for claim in check(registry, publish_at=dt.date(2022, 1, 1)).claims
        for finding in claim.findings
    ]


def test_published_after_a_verdict_lapsed_it_is_one_confirmed_and_one_expired(registry):
    answer = check(registry, publish_at=dt.date(2020, 10, 20))
    assert found(answer)[2:] == [("warn", "expired"), ("pass", "confirmed")]
    assert "lapsed after 6 Oct 2020" in answer.claims[2].findings[0].detail


def test_civilians_block_and_the_note_has_all_that_corrects_them(registry):
    answer = check(registry, BODY.replace("people", "civilians"), site="https://registry.example")
    assert answer.outcome is Outcome.BLOCK
    first = answer.claims[3].findings[0]
    assert first.detail.startswith("Matches a claim rated False (Org A, revision 1)")
    assert "Org A rates this False" in first.note
    assert "“Own words.”" in first.note
    assert first.note.splitlines()[-1].startswith("https://registry.example/reviews/")


def test_what_somebody_else_says_is_warned_of_with_the_correction(registry):
    said = "The war in Afghanistan has killed about 157,000 civilians since 2001, the minister said."
    answer = check(registry, said)
    assert found(answer) == [("warn", "rated_false_reported")]
    assert "add the correction" in answer.claims[0].findings[0].detail
    assert answer.claims[0].findings[0].note


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [("157,000", "175,000", "different_figure"), ("has killed", "has not killed", "opposite")],
)
def test_near_misses_warn(registry, old, new, finding):
    answer = check(registry, BODY.replace(old, new))
    assert finding in [row.said.finding.value for row in answer.claims[3].findings]
    assert answer.claims[3].outcome is Outcome.WARN


def test_a_near_miss_is_not_called_checked_unless_it_is(registry):
    make_claim(registry, "The harbor of Northport cost 40 million euros in 2025.")
    details = {
        body: [found.detail for claim in check(registry, body).claims for found in claim.findings]
        for body in (
            "The harbor of Northport cost 60 million euros in 2025.",
            "The conflict has killed about 175,000 people in Afghanistan since 2001.",
        )
    }
    unchecked, checked = details.values()
    figures = "60 million euros here, 40 million euros there"
    assert f"A claim that nobody has checked says nearly this, with another figure: {figures}." in unchecked
    other = ", with another figure: about 175,000 people here, about 157,000 people there."
    assert any(line.startswith("A claim rated True (") and line.endswith(other) for line in checked)


def test_a_withdrawn_verdict_is_told_and_not_called_unchecked(registry):
    given = registry.scalars(select(Review).order_by(Review.id)).first()
    owner = registry.get_one(Organization, given.organization_id)
    step(registry, given, "withdraw", make_member(registry, owner, "reviewer"), NOW, reason="The count was replaced.")
    (claim,) = check(registry, "The war in Afghanistan has killed about 157,000 people since 2001.").claims
    assert (claim.outcome, claim.findings[0].said.finding) == (Outcome.WARN, Finding.WITHDRAWN)
    assert claim.findings[0].detail == "Was rated True (Org A, revision 1), but that was withdrawn: no verdict stands."


def test_nothing_to_check_is_no_plain_pass(registry):
    answer = check(registry, "What a day! Who would have thought it?")
    value = draft_to_dict(answer)
    assert (value["outcome"], value["nothing_to_check"], value["total"]) == ("pass", True, 0)
    assert len(value["rejected"]) == 2


@pytest.mark.parametrize(
    "body",
    [
        "Photo: {}.",
        "{}",
        "Is it true that {}?",
        "RT @anna_b: {} #news",
        "{}.",
    ],
)
def test_the_length_of_a_draft_changes_no_outcome(session, body):
    mill = "The paper mill in Ostrava dismissed 240 workers in March 2018"
    register(session, review("Org A", "false", "2019-04-02"), text=mill)
    text = f"{body.format(mill)}\n\nWhat a lovely day! "
    short, long = (check(session, one, headline="") for one in (text, text + "So warm! " * (MAX_SHORT // 8)))
    assert (short.outcome, found(short)) == (long.outcome, found(long))
    assert (short.outcome is Outcome.BLOCK) == (body == "{}.")


def test_time_that_runs_out_warns_and_the_rest_can_be_checked(registry):
    ticks = itertools.count()
    answer = check(registry, clock=lambda: float(next(ticks)), seconds=2.0)
    assert (answer.incomplete, answer.outcome) == (True, Outcome.WARN)
    reached = len(answer.lookup.looked_up)
    assert 1 <= reached < 4
    assert {claim.findings[0].said.finding.value for claim in answer.claims[reached:]} == {"not_in_time"}
    rest = check(registry, first=answer.next_first)
    assert (rest.incomplete, len(rest.claims)) == (False, 4 - reached)
    assert found(rest) == found(check(registry))[reached:]


def test_time_out_never_passes_whatever_the_policy(registry):
    text = "The war in Afghanistan has lasted 18 years. The conflict has killed about 157,000 people since 2001."
    ticks = itertools.count()
    answer = check(registry, text, policy=NAMED_POLICIES["lenient"], clock=lambda: float(next(ticks)), seconds=0.0)
    assert answer.incomplete
    assert answer.outcome is Outcome.WARN


def test_fields_of_a_content_system_are_read_as_one_and_counted_apart(registry):
    fields = (
        DraftField("lead", "The conflict in Afghanistan goes on.\r\n"),
        DraftField("empty", "  "),
        DraftField("body", "The war in Afghanistan has killed about 157,000 people since 2001."),
    )
    answer = check(registry, body=None, fields=fields)
    last = answer.claims[-1]
    name, start, end = last.place
    assert name == "body"
    assert fields[2].text[start:end] == last.appearance.exact
    assert answer.body[last.appearance.start : last.appearance.end] == last.appearance.exact


def test_html_is_read_as_text(registry):
    text = "The war in Afghanistan has killed about 157,000 people since 2001."
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    answer = check(registry, body=None, html=page)
    assert found(answer) == [("pass", "confirmed")]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"body": ""}, Invalid),
        ({"body": "a\x00b"}, Invalid),
        ({"body": None}, Invalid),
        ({"body": "x", "html": "<p>x</p>"}, Invalid),
        ({"body": "x", "fields": (DraftField("a", "b"),)}, Invalid),
        ({"body": None, "fields": (DraftField("a", " "),)}, Invalid),
        ({"body": None, "fields": tuple(DraftField(str(n), "b") for n in range(101))}, Invalid),
        ({"body": "word " * 50_000}, TooLarge),
        ({"publish_at": dt.date(2030, 1, 1)}, Invalid),
    ],
)
def test_what_cannot_be_checked_is_refused(session, fields, error):
    with pytest.raises(error):
        check(session, **fields)


def test_nothing_is_stored(registry):
    def counts():
        return [registry.scalar(select(func.count()).select_from(table)) for table in (Article, DraftCheck, Change)]

    before = counts()
    check(registry)
    assert counts() == before


def test_policies_of_an_organization(session):
    organization, other = make_organization(session), make_organization(session)
    admin, reader = make_member(session, organization, "admin"), make_member(session, organization, "checker")
    with pytest.raises(NotAllowed):
        save_policy(session, organization.id, "mild", {}, actor=reader, now=NOW)
    with pytest.raises(NotAllowed):
        save_policy(session, other.id, "mild", {}, actor=admin, now=NOW)
    save_policy(session, organization.id, "mild", {"unchecked": "pass"}, worth_from=0.2, actor=admin, now=NOW)
    save_policy(session, organization.id, "mild", {"rated_false": "warn"}, actor=admin, now=NOW)
    assert find_policy(session, organization.id, "mild").lowered == {"rated_false": "warn"}
    assert [policy.name for policy in list_policies(session, organization.id)] == ["default", "lenient", "mild"]
    with pytest.raises(Invalid, match="default, lenient"):
        find_policy(session, other.id, "mild")
    changes = session.scalars(select(Change).where(Change.action == "draft_policy_set")).all()
    assert [change.detail["outcomes"] for change in changes] == [{"unchecked": "pass"}, {"rated_false": "warn"}]
    for name, outcomes, error in (
        ("strict", {"unchecked": "block"}, Invalid),
        ("odd", {"unknown": "pass"}, Invalid),
        ("lenient", {}, Conflict),
    ):
        with pytest.raises(error):
            save_policy(session, organization.id, name, outcomes, actor=admin, now=NOW)
    remove_policy(session, organization.id, "mild", actor=admin, now=NOW)
    with pytest.raises(NotFound):
        remove_policy(session, organization.id, "mild", actor=admin, now=NOW)


def test_what_is_kept_is_its_organizations_alone(registry):
    organization, other = make_organization(registry), make_organization(registry)
    actor = make_member(registry, organization, "editor")
    value = keep_check(registry, draft_to_dict(check(registry)), actor=actor, now=NOW)
    assert kept_check(registry, value["id"], actor=actor) == value
    stranger = make_member(registry, other, "editor")
    for ask in (kept_check, forget_check):
        with pytest.raises(NotFound):
            ask(registry, value["id"], actor=stranger)
    forget_check(registry, value["id"], actor=actor)
    assert registry.scalar(select(func.count()).select_from(DraftCheck)) == 0
    with pytest.raises(Invalid):
        keep_check(registry, value, actor=Actor("key:9", key_id=9), now=NOW)
