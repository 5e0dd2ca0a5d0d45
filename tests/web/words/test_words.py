"""Words for what the registry knows: relations, slots, freshness, voices, ratings."""

import datetime as dt

import pytest

from claims.core.records import Comparison, MatchState, RejectReason, Relation, SlotComparison
from claims.core.verdicts import ClaimKind, Freshness, Verdict
from claims.web.words.words import (
    COMPARISON_SIGNS,
    KIND_WORDS,
    MATCH_WORDS,
    REJECT_SAID,
    REJECT_WORDS,
    describe_freshness,
    describe_relation,
    describe_shelf,
    describe_voice,
    format_rating,
    slot_rows,
    verdict_mark,
)

TODAY = dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (REJECT_WORDS, RejectReason),
        (REJECT_SAID, RejectReason),
        (KIND_WORDS, ClaimKind),
        (MATCH_WORDS, MatchState),
        (COMPARISON_SIGNS, Comparison),
    ],
)
def test_every_value_has_a_word(words, values):
    assert set(words) == set(values)


def test_a_shelf_is_told_in_a_sentence():
    counts = [("opinion", 3), ("question", 1), ("said before in this article", 2)]
    assert (
        describe_shelf(counts).replace("\u00a0", " ") == "3 sentences are opinion, 1 is a question, 2 were said before"
    )
    assert describe_shelf([("rhetorical", 1)]).replace("\u00a0", " ") == "1 sentence is rhetorical"


def slot(left, right, comparison=Comparison.DIFFERENT):
    return SlotComparison(left, right, comparison)


def test_relation_names_the_values_that_differ():
    slots = {"place": slot(None, "Lyon"), "quantity": slot("157,000", "175,000")}
    said = describe_relation(Relation.DIFFERENT_FIGURE, slots, ("place", "quantity"))
    assert said == "Different figure: 157,000 here, 175,000 there"
    assert describe_relation(Relation.OTHER_PLACE, slots, ("place",)) == "Other place: Lyon there"
    assert describe_relation(Relation.SAME, slots, ()) == "Same claim"
    assert describe_relation(Relation.BROADER, {}, ("population",)) == "Broader than the claim"
    denied = {"attribution": SlotComparison("denied", None, Comparison.DIFFERENT)}
    assert describe_relation(Relation.REPORTED_ONLY, denied, ("attribution",)) == "Denied by somebody"
    assert describe_relation(Relation.OTHER_DATE, slots, ("time",)) == "Other date"


def test_differing_rows_come_first_and_keep_reading_order():
    slots = {
        "subject": slot("a", "a", Comparison.EQUAL),
        "quantity": slot("7", "3"),
        "time": slot("2020", "2020", Comparison.COMPATIBLE),
        "measure": slot("people", "civilians"),
        "own_slot": slot("x", None, Comparison.ONLY_LEFT),
        "place": slot("Rome", "Rome", Comparison.EQUAL),
    }
    for given in (slots, dict(reversed(slots.items()))):
        rows = slot_rows(given)
        assert [row.slot for row in rows] == ["Figure", "Counted", "Own slot", "Time", "Subject", "Place"]
        assert [row.differs for row in rows] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("state", "kwargs", "sentence", "drains"),
    [
        ("current", {"valid_until": dt.date(2026, 12, 1)}, "Current, valid until 1 Dec 2026", False),
        ("current", {}, "Current", False),
        ("expiring", {"valid_until": dt.date(2026, 11, 12)}, "Expires in 9 days, 12 Nov 2026", False),
        ("expiring", {"valid_until": dt.date(2026, 11, 4)}, "Expires in 1 day, 4 Nov 2026", False),
        ("expiring", {"valid_until": TODAY}, "Expires today, 3 Nov 2026", False),
        ("expired", {"valid_until": dt.date(2020, 10, 6)}, "Expired 6 Oct 2020", True),
        (
            "under_recheck",
            {"since": dt.date(2026, 11, 2), "reason": "the source changed"},
            "Under recheck since 2 Nov 2026, because the source changed",
            False,
        ),
        ("withdrawn", {"since": dt.date(2026, 11, 2)}, "Withdrawn 2 Nov 2026", True),
    ],
)
def test_freshness(state, kwargs, sentence, drains):
    line = describe_freshness(state, today=TODAY, **kwargs)
    assert line.sentence.replace("\u00a0", " ") == sentence
    assert line.drains is drains
    assert line.former is (state == "withdrawn")


def test_every_freshness_can_be_said_without_a_date():
    assert all(describe_freshness(state, today=TODAY).text for state in Freshness)


@pytest.mark.parametrize(
    ("rating", "verdict", "expected"),
    [
        ("False", "false", ("False", "")),
        (" false ", Verdict.FALSE, ("False", "")),
        ("", "true", ("True", "")),
        ("Largely untrue", "mostly_false", ("“Largely untrue”", "(Mostly false)")),
    ],
)
def test_own_words_lead_where_they_differ(rating, verdict, expected):
    assert format_rating(rating, verdict) == expected


@pytest.mark.parametrize(
    ("voice", "speaker", "expected"),
    [
        ("own", None, ""),
        ("own", "Brown University", "according to Brown University"),
        ("reported", "the mayor", "said by the mayor"),
        ("reported", None, "somebody's words, reported"),
        ("quoted", "the mayor", "in the words of the mayor"),
        ("quoted", None, "in somebody's words"),
    ],
)
def test_voice(voice, speaker, expected):
    assert describe_voice(voice, speaker) == expected


def test_no_verdict_reads_not_checked():
    assert verdict_mark(None).word == "Not checked"
    assert {verdict_mark(verdict).name for verdict in Verdict} == set(Verdict)
