"""The rules of a complete verdict: each one alone, and all that fail at once."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.core.reviews.completeness import EvidenceDraft, VerdictDraft, failing_rules
from claims.core.reviews.scales import TRUTH, Grade, Scale
from claims.core.verdicts import ClaimKind, Stance, Verdict

TODAY = dt.date(2024, 6, 1)
SUPPORTING = EvidenceDraft("Yearbook", "Office", "https://o.example/1", "It was 40 million.", Stance.SUPPORTS, "p. 3")
REFUTING = replace(SUPPORTING, stance=Stance.REFUTES)
CONTEXT = EvidenceDraft("Glossary", "Office", "https://o.example/2", stance=Stance.CONTEXT)
COMPLETE = VerdictDraft(
    kind=ClaimKind.QUANTITY,
    rating="true",
    rationale="The office counted 40 million.",
    true_as_of=dt.date(2024, 5, 1),
    valid_until=dt.date(2025, 5, 1),
    evidence=(SUPPORTING, CONTEXT),
)


def codes(draft, today=TODAY):
    return [(problem.pointer, problem.code) for problem in failing_rules(draft, today=today)]


@pytest.mark.parametrize(
    "draft",
    [
        COMPLETE,
        replace(COMPLETE, rating="false", evidence=(REFUTING,)),
        replace(COMPLETE, rating="mixed", evidence=(REFUTING, SUPPORTING)),
        replace(COMPLETE, rating="unproven", evidence=()),
        replace(COMPLETE, rating="pending", evidence=()),
        replace(COMPLETE, kind=ClaimKind.PROMISE, rating="kept"),
        replace(COMPLETE, kind=ClaimKind.PROMISE, rating="in_progress", evidence=()),
        replace(COMPLETE, kind=ClaimKind.QUOTE, rating="fabricated", evidence=(REFUTING,)),
        replace(COMPLETE, valid_until=None, timeless=True, timeless_reason="It happened."),
        replace(COMPLETE, true_as_of=TODAY + dt.timedelta(days=1)),  # already tomorrow in Auckland
        replace(COMPLETE, true_as_of=COMPLETE.valid_until - dt.timedelta(days=365), valid_until=COMPLETE.valid_until),
        replace(COMPLETE, evidence=(replace(SUPPORTING, url=""),)),  # a book
        replace(COMPLETE, rationale="统计局公布的数据与该说法一致吻合。"),
    ],
)
def test_complete(draft):
    assert codes(draft) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (replace(COMPLETE, rating=None), [("/rating", "rating_missing")]),
        (replace(COMPLETE, rating="kept"), [("/rating", "rating_not_on_scale")]),
        (replace(COMPLETE, kind=ClaimKind.PROMISE), [("/rating", "rating_not_on_scale")]),
        (replace(COMPLETE, rationale="12, 34."), [("/rationale", "rationale_missing")]),
        (replace(COMPLETE, true_as_of=None), [("/true_as_of", "true_as_of_missing")]),
        (replace(COMPLETE, true_as_of=TODAY + dt.timedelta(days=2)), [("/true_as_of", "true_as_of_in_future")]),
        (replace(COMPLETE, valid_until=None), [("/valid_until", "validity_missing")]),
        (replace(COMPLETE, valid_until=dt.date(2024, 4, 30)), [("/valid_until", "dates_contradict")]),
        (replace(COMPLETE, next_release=dt.date(2024, 4, 30)), [("/next_release", "dates_contradict")]),
        (replace(COMPLETE, timeless=True, timeless_reason="x"), [("/valid_until", "dates_contradict")]),
        (replace(COMPLETE, valid_until=None, timeless=True), [("/timeless_reason", "timeless_reason_missing")]),
        (replace(COMPLETE, evidence=()), [("/evidence", "evidence_supports_missing")]),
        (replace(COMPLETE, evidence=(CONTEXT,)), [("/evidence", "evidence_supports_missing")]),
        (replace(COMPLETE, evidence=(REFUTING,)), [("/evidence", "evidence_supports_missing")]),
        (replace(COMPLETE, rating="mostly_false"), [("/evidence", "evidence_refutes_missing")]),
        (replace(COMPLETE, rating="mixed"), [("/evidence", "evidence_refutes_missing")]),
        (replace(COMPLETE, evidence=(replace(SUPPORTING, quote=""),)), [("/evidence/0/quote", "quote_missing")]),
        (
            replace(COMPLETE, evidence=(CONTEXT, replace(SUPPORTING, locator=""))),
            [("/evidence/1/locator", "locator_missing")],
        ),
        (replace(COMPLETE, evidence=(replace(SUPPORTING, title=""),)), [("/evidence/0/title", "source_title_missing")]),
        (
            replace(COMPLETE, evidence=(replace(SUPPORTING, url="", publisher=""),)),
            [("/evidence/0/url", "source_unknown")],
        ),
        (
            replace(COMPLETE, evidence=(replace(SUPPORTING, url="ftp://o.example"),)),
            [("/evidence/0/url", "address_invalid")],
        ),
        (
            replace(COMPLETE, rating="mixed", evidence=()),
            [("/evidence", "evidence_refutes_missing"), ("/evidence", "evidence_supports_missing")],
        ),
    ],
)
def test_one_rule_fails(draft, expected):
    assert codes(draft) == expected


def test_everything_that_fails_is_listed_at_once():
    draft = VerdictDraft(
        ClaimKind.EVENT, rating="true", timeless=True, evidence=(EvidenceDraft(stance=Stance.SUPPORTS),)
    )
    assert codes(draft) == [
        ("/rationale", "rationale_missing"),
        ("/true_as_of", "true_as_of_missing"),
        ("/timeless_reason", "timeless_reason_missing"),
        ("/evidence/0/title", "source_title_missing"),
        ("/evidence/0/url", "source_unknown"),
        ("/evidence/0/quote", "quote_missing"),
        ("/evidence/0/locator", "locator_missing"),
    ]


def test_evidence_that_decides_nothing_needs_no_quote():
    assert codes(replace(COMPLETE, rating="unproven", evidence=(replace(SUPPORTING, quote="", locator=""),))) == []


OWN = Scale("o1.quantity/2", (Grade("true", "Correct", Verdict.TRUE), Grade("wrong", "Wrong", Verdict.FALSE)))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"scale": OWN}, []),
        ({"scale": OWN, "rating": "mostly_true"}, [("/rating", "rating_not_on_scale")]),
        ({"scale": OWN, "rating": "wrong", "evidence": (REFUTING,)}, []),
        ({"scale": OWN, "rated_on": TRUTH}, [("/rating", "scale_changed")]),
        ({"scale": OWN, "rated_on": TRUTH, "rating": "mixed"}, [("/rating", "rating_not_on_scale")]),
        ({"scale": OWN, "rated_on": replace(OWN, name="o1.quantity/1")}, []),
        ({"scale": OWN, "rated_on": OWN}, []),
    ],
)
def test_rating_is_held_against_the_scale_in_use(changes, expected):
    assert codes(replace(COMPLETE, **changes)) == expected
