"""Which answer leads, what is said of the others, and how a relation is put into words."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from claims.core.records import Comparison, PairDecision, Relation, SlotComparison
from claims.core.reviews.public_status import Agreement
from claims.core.reviews.reviewing import ReviewState
from claims.core.sources.source_states import QuoteState, SourceState
from claims.core.verdicts import Freshness, Stance, Verdict
from claims.models import Review, ReviewRevision
from claims.services.answers.answers import SourceAnswer
from claims.web.claims.answer_lines import (
    VerdictLine,
    agreement_of,
    also_differing,
    evidence_line,
    found_line,
    leading_line,
    linkable,
    relation_line,
    revision_freshness,
    revision_line,
)
from claims.web.words.words import SOURCE_WORDS, describe_freshness

TODAY = dt.date(2026, 11, 3)


def line(organization: str, verdict: str = "true", state: str = "current") -> VerdictLine:
    fresh = describe_freshness(Freshness(state), today=TODAY, valid_until=dt.date(2026, 10, 6))
    return VerdictLine(1, 1, organization, verdict, Verdict(verdict), TODAY, fresh, 1, "/reviews/1/revisions/1")


@pytest.mark.parametrize(
    ("lines", "leader"),
    [
        ([], None),
        ([line("A", state="expired"), line("B")], "B"),
        ([line("A", state="withdrawn"), line("B", state="expired")], "B"),
        ([line("A", state="withdrawn")], "A"),
        ([line("A", state="under_recheck"), line("B")], "A"),
    ],
)
def test_the_newest_answer_that_stands_leads(lines, leader):
    found = leading_line(lines)
    assert (found.organization if found else None) == leader


@pytest.mark.parametrize(
    ("lines", "agreement"),
    [
        ([line("A")], None),
        ([line("A"), line("B")], Agreement.AGREE),
        ([line("A"), line("B", "mostly_true")], Agreement.DIFFER),
        ([line("A"), line("B", "false")], Agreement.CONFLICT),
        ([line("A"), line("B", "false", "expired")], None),
    ],
)
def test_only_answers_that_stand_agree_or_not(lines, agreement):
    assert agreement_of(lines) is agreement


def test_the_slot_behind_the_relation_is_named_first():
    slots = {
        "time": SlotComparison("2001", "2011", Comparison.DIFFERENT),
        "quantity": SlotComparison("157,000", "175,000", Comparison.DIFFERENT),
    }
    shown = relation_line(PairDecision(Relation.DIFFERENT_FIGURE, ("time", "quantity"), 0.2, False, slots))
    assert shown.sentence == "Different figure: 157,000 here, 175,000 there"
    assert shown.also == ("other date",)


def test_a_look_up_tells_what_differs_before_that_it_is_only_asked():
    slots = {
        "attribution": SlotComparison("asked", None, Comparison.DIFFERENT),
        "measure": SlotComparison("people", "civilians", Comparison.DIFFERENT),
        "population": SlotComparison("Roe", "Roe", Comparison.EQUAL),
        "time": SlotComparison("2001", "2011", Comparison.DIFFERENT),
    }
    found = found_line(PairDecision(Relation.REPORTED_ONLY, ("attribution", "measure", "time"), 0.2, False, slots))
    assert (found.name, found.sentence) == (Relation.OTHER_MEASURE, "Other measure: people here, civilians there")
    assert found.also == ("other date", "only asked")
    asked = found_line(PairDecision(Relation.REPORTED_ONLY, ("attribution",), 0.2, False, slots))
    assert (asked.name, asked.sentence, asked.also) == (Relation.REPORTED_ONLY, "Only asked", ())
    apart = PairDecision(Relation.OTHER_DATE, ("time", "measure"), 0.2, False, slots)
    assert found_line(apart) == relation_line(apart)


def test_further_differences_are_named_once():
    assert also_differing(Relation.OTHER_DATE, ("time", "subject", "object", "modality")) == ("other_entity",)
    assert also_differing(Relation.BROADER, ("population", "time")) == ("other_date",)
    assert also_differing(Relation.SAME, ("time", "population")) == (), "the same claim has no other date"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("//a.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address, kept):
    assert linkable(address) == (address if kept else "")


@pytest.mark.parametrize(
    ("latest", "until", "withdrawn", "text", "drains"),
    [
        (None, dt.date(2027, 1, 1), False, "Current, valid until", False),
        (None, dt.date(2026, 10, 6), False, "Expired", True),
        (None, dt.date(2027, 1, 1), True, "Withdrawn", True),
        (1, dt.date(2027, 1, 1), False, "Current, valid until", False),
        (2, dt.date(2027, 1, 1), False, "Replaced by revision\u00a02", True),
        (3, dt.date(2026, 10, 6), False, "Replaced by revision\u00a03", True),
    ],
)
def test_a_revision_says_whether_it_still_stands(latest, until, withdrawn, text, drains):
    day = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    review = Review(
        id=3,
        claim_id=7,
        state=ReviewState.WITHDRAWN if withdrawn else ReviewState.PUBLISHED,
        state_since=day,
        current_number=1,
        withdrawn_at=day if withdrawn else None,
    )
    revision = ReviewRevision(
        number=1,
        rating="True",
        verdict=Verdict.TRUE,
        true_as_of=dt.date(2026, 1, 1),
        valid_until=until,
        timeless=False,
    )
    found = revision_freshness(review, revision, today=TODAY, began={}, latest=latest)
    assert (found.text, found.drains) == (text, drains)
    if latest is None:
        assert revision_line(review, revision, "A", today=TODAY, began={}).freshness == found


@pytest.mark.parametrize(
    ("state", "quote_state", "words"),
    [
        (SourceState.OK, None, "ok"),
        (SourceState.CHANGED, None, "changed"),
        (SourceState.CHANGED, QuoteState.NOT_SEARCHABLE, "changed"),
        (SourceState.CHANGED, QuoteState.FOUND, "changed, quote still there"),
        (SourceState.CHANGED, QuoteState.LOST, "changed, quote no longer there"),
        (SourceState.DEAD, None, "dead"),
    ],
)
def test_only_of_a_quote_that_was_looked_for_it_is_said_whether_it_still_stands(state, quote_state, words):
    source = SourceAnswer("Accounts", "Harbor office", "https://harbor.example/", "Forty.", Stance.SUPPORTS, "p. 1")
    shown = evidence_line(dataclasses.replace(source, state=state, quote_state=quote_state))
    assert SOURCE_WORDS[shown.state] == words
