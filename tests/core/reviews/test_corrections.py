"""What a revision changed: the computed kind, and what an author may call it."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.core.reviews.corrections import LOGGED, RevisionContent, correction_kinds
from claims.core.reviews.corrections import MATERIAL as PUBLIC_KINDS
from claims.core.verdicts import Stance, Verdict

OLD = RevisionContent(
    claim_text="About 40 people moved.",
    rating="True",
    verdict=Verdict.TRUE,
    rationale="The office counted 40,100 people by 7 October 2019.",
    true_as_of=dt.date(2019, 10, 7),
    valid_until=dt.date(2020, 10, 6),
    timeless=False,
    evidence=frozenset({("a", Stance.SUPPORTS, "40,100")}),
)
NEW_EVIDENCE = frozenset({("b", Stance.SUPPORTS, "40,100")})
MATERIAL = ["figure_updated", "scope_changed"]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        (replace(OLD, verdict=Verdict.FALSE), ["verdict_changed"]),
        (replace(OLD, verdict=Verdict.FALSE, rationale="Other words."), ["verdict_changed"]),
        (replace(OLD, rationale="The office counted 46,000 people by 7 October 2019."), MATERIAL),
        (replace(OLD, rationale="The office counted 46,000 people.", evidence=NEW_EVIDENCE), MATERIAL),
        (replace(OLD, claim_text="About 41 people moved."), MATERIAL),
        (replace(OLD, evidence=NEW_EVIDENCE), ["evidence_replaced", *MATERIAL]),
        (replace(OLD, evidence=NEW_EVIDENCE, valid_until=dt.date(2021, 1, 1)), ["evidence_replaced", *MATERIAL]),
        (replace(OLD, valid_until=dt.date(2021, 10, 6)), ["dates_extended", *MATERIAL]),
        (replace(OLD, valid_until=None, timeless=True), ["dates_extended", *MATERIAL]),
        # New dates in the words are no new figures, and separators are no change at all.
        (
            replace(
                OLD, rationale="The office counted 40100 people by 6 October 2020.", valid_until=dt.date(2021, 1, 1)
            ),
            ["dates_extended", *MATERIAL],
        ),
        (replace(OLD, rationale="The office had counted 40,100 people by Oct. 7, 2019."), ["wording", *MATERIAL]),
        (replace(OLD, rating="Right"), ["wording", *MATERIAL]),
    ],
)
def test_kind_of_a_correction(new, expected):
    assert list(correction_kinds(OLD, new)) == expected


def test_year_sized_figure_with_a_separator_is_a_figure():
    old, new = replace(OLD, rationale="They have 2,019 seats."), replace(OLD, rationale="They have 2,020 seats.")
    assert correction_kinds(old, new)[0] == "figure_updated"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Some forty boats sank.", "Some thirteen boats sank.", "figure_updated"),
        ("The office counted 40,100 people.", "The office counted 40,100 civilians.", "scope_changed"),
        ("It fell by 4% in Norway.", "It fell by 4% in Sweden.", "scope_changed"),
        ("It fell by 4% in Norway.", "In Norway it fell by 4 %.", "wording"),
        ("The works cost 4 million euros.", "The works cost 4 billion euros.", "figure_updated"),
        ("The works cost 4 million euros.", "The works cost 4,000,000 euros.", "wording"),
        ("The works cost 4 million euros.", "The works cost 4m euros.", "wording"),
        ("Between 40 and 50 million left.", "Between 40 and 50 billion left.", "figure_updated"),
        ("It rose to $1.2bn.", "It rose to $1.2m.", "figure_updated"),
        ("Two thirds left.", "Three quarters left.", "figure_updated"),
        ("3 of 4 left.", "6 of 8 left.", "figure_updated"),
        ("Rents rose by 4.50 percent.", "Rents rose by 4.5 percent.", "wording"),
        ("Table 1.2.3 says so.", "Table 1.2.4 says so.", "figure_updated"),
        ("It weighs 4 tonnes.", "It weighs 4 kilograms.", "scope_changed"),
        ("Am Hafen kosteten sie 4 Millionen Euro.", "Am Hafen kosteten sie 4 Milliarden Euro.", "figure_updated"),
        ("Das Amt hat rund vierzig Boote gezählt.", "Das Amt hat rund dreizehn Boote gezählt.", "figure_updated"),
        ("Das Amt hat hier 40 Boote gezählt.", "Das Amt hat hier 40 Häuser gezählt.", "scope_changed"),
        ("Les travaux ont coûté 4 millions d'euros.", "Les travaux ont coûté 4 milliards d'euros.", "figure_updated"),
        ("Las obras costaron 4 millones de euros.", "Las obras costaron 4 mil millones de euros.", "figure_updated"),
    ],
)
def test_what_differs_in_a_slot_is_no_wording(old, new, kind):
    kinds = correction_kinds(replace(OLD, rationale=old), replace(OLD, rationale=new))
    assert kinds[0] == kind
    assert ("wording" in kinds) == (kind == "wording")


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("form", ["%-d %B %Y", "%-d %b %Y", "%B %-d, %Y", "%b. %-d, %Y", "%Y-%m-%d", "%-dth %B"])
def test_another_day_is_no_other_figure(month, form):
    old, new = (dt.date(year, month, day).strftime(form) for year, day in ((2019, 5), (2020, 6)))
    kinds = correction_kinds(
        replace(OLD, rationale=f"Counted by {old}, it was 40."), replace(OLD, rationale=f"Counted by {new}, it was 40.")
    )
    assert kinds[0] == "wording"


def test_which_kinds_the_public_is_told_of():
    told_to_all = ["verdict_changed", "figure_updated", "scope_changed", "withdrawn", "reinstated"]
    assert sorted(told_to_all) == sorted(PUBLIC_KINDS)
    assert sorted([*told_to_all, "evidence_replaced"]) == sorted(LOGGED)


def test_verdict_after_a_withdrawal_is_reinstated():
    assert list(correction_kinds(OLD, OLD, was_withdrawn=True)) == ["reinstated"]
    changed = replace(OLD, verdict=Verdict.FALSE)
    assert list(correction_kinds(OLD, changed, was_withdrawn=True)) == ["reinstated", "verdict_changed"]


def test_comparing_long_rationales_takes_linear_time():
    long = "12 Jan 1 Jan 1, 1.2.3," * 50_000
    assert correction_kinds(replace(OLD, rationale=long), replace(OLD, rationale=long + " 7"))[0] == "figure_updated"
