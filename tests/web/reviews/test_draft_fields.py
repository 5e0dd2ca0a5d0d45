"""The form of a draft: read as sent, merged from two, problems led to their fields."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid, Problem
from claims.services.reviews.reviews import DraftInput, EvidenceInput
from claims.web.reviews.draft_fields import (
    DraftForm,
    EvidenceRow,
    differing,
    draft_of,
    field_of,
    form_of,
    listed,
    merge,
    read_form,
    taken,
    with_row_back,
    without_wrong,
)

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
EVIDENCE = st.builds(EvidenceInput, TEXT, TEXT, TEXT, TEXT, st.sampled_from(["supports", "refutes", "context"]), TEXT)
DRAFTS = st.builds(
    DraftInput,
    rating=st.sampled_from([None, "true", "kept"]),
    rationale=TEXT,
    kind=st.sampled_from([None, "quantity", "status"]),
    true_as_of=st.none() | st.dates(dt.date(1000, 1, 1)),
    next_release=st.none() | st.dates(dt.date(1000, 1, 1)),
    valid_until=st.none() | st.dates(dt.date(1000, 1, 1)),
    timeless=st.booleans(),
    timeless_reason=TEXT,
    evidence=st.lists(EVIDENCE.filter(lambda item: any((item.title, item.url, item.quote))), max_size=4).map(tuple),
)


@given(DRAFTS)
def test_a_draft_comes_back_from_its_form(draft):
    assert draft_of(form_of(draft)) == draft


@given(DRAFTS, DRAFTS)
def test_merging_takes_each_field_from_one_side(mine, theirs):
    left, right = form_of(mine), form_of(theirs)
    names = [pair.name for pair in differing(left, right)]
    assert differing(left, left) == ()
    assert merge(left, right, dict.fromkeys(names, "mine")) == left
    assert differing(merge(left, right, dict.fromkeys(names, "theirs")), right) == ()


def test_rows_keep_their_order_and_close_up():
    sent = {
        "ev-7-title": "B",
        "ev-2-title": " A ",
        "ev-2-quote": "q",
        "ev-x-title": "no",
        "ev-9999-title": "no",
        "ev-8-stance": "refutes",
        "ev-9-locator": "p. 4",
        "timeless": "1",
        "rationale": " Why. ",
    }
    form = read_form(sent)
    assert [row.title for row in form.evidence] == ["A", "B", "", ""]
    assert (form.timeless, form.rationale) == (True, " Why. ")
    assert form.filled == (0, 1, 3)
    assert [item.locator for item in draft_of(form).evidence] == ["", "", "p. 4"]


@pytest.mark.parametrize(
    ("at", "titles"),
    [("0", ["B", "A"]), *((forged, ["A", "B"]) for forged in ("7", "", "-1", "x", "²", "9" * 30, "9" * 5_000))],
)
def test_a_row_comes_back_in_its_place_a_forged_one_at_the_end_and_none_that_is_empty(at, titles):
    form = DraftForm(evidence=(EvidenceRow(), EvidenceRow(title="A")))
    assert (taken(form, 0), taken(form, 2), taken(form, 1).row.title) == (None, None, "A")
    sent = {"removed-at": at, "removed-title": "B"}
    assert [row.title for row in with_row_back(form, sent).evidence] == titles
    assert len(with_row_back(DraftForm(evidence=(EvidenceRow(title="A"),) * 60), sent).evidence) == 60


@pytest.mark.parametrize(
    ("pointers", "left"),
    [
        (["/valid_until", "/evidence/1/url"], [("A", "a"), ("", ""), ("B", "")]),
        (["/evidence/2/url"], None),
        (["/evidence/0/quote"], None),
        (["/valid_until", "/rationale"], None),
    ],
)
def test_what_cannot_be_taken_is_left_out_and_no_text(pointers, left):
    rows = (EvidenceRow(title="A", url="a"), EvidenceRow(), EvidenceRow(title="B", url="b"))
    form = DraftForm(valid_until="soon", rationale="Why.", evidence=rows)
    kept = without_wrong(form, [Problem("Wrong.", pointer) for pointer in pointers])
    assert (kept and [(row.title, row.url) for row in kept.evidence]) == left
    assert kept is None or (kept.valid_until, kept.rationale) == ("", "Why.")


def test_a_verdict_that_stands_to_a_day_has_not_lapsed_on_it():
    day = dt.date(2024, 5, 2)
    told = [DraftForm(valid_until=until).ends_before(day) for until in ("2024-05-01", "2024-05-02")]
    assert told == [True, False]
    assert not DraftForm(valid_until="2024-05-01", timeless=True).ends_before(day)
    assert not DraftForm(valid_until="soon").ends_before(day)


def test_a_flood_of_rows_is_cut():
    assert len(read_form({f"ev-{n}-title": "x" for n in range(1000)}).evidence) == 60


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"kind": "quantity", "true_as_of": "2024-01-01", "valid_until": "2024-12-31", "timeless": "1"}, ""),
        ({"kind": "quantity", "true_as_of": "2024-01-01", "valid_until": "2024-12-31"}, "2024-12-31"),
        ({"kind": "quantity", "true_as_of": "2024-01-01", "valid_until": "2024-06-30", "timeless": "1"}, "2024-06-30"),
        (
            {"kind": "quantity", "true_as_of": "2024-01-01", "valid_until": "2024-12-31", "timeless": "1"}
            | {"next_release": "2024-09-30"},
            "",
        ),
        ({"kind": "quantity", "true_as_of": "soon", "valid_until": "2024-12-31", "timeless": "1"}, "2024-12-31"),
        ({"kind": "none", "true_as_of": "2024-01-01", "valid_until": "2024-12-31", "timeless": "1"}, "2024-12-31"),
    ],
)
def test_ticking_timeless_takes_the_date_away_that_the_form_had_proposed(sent, kept):
    assert read_form(sent).valid_until == kept


FIGURE = {"kind": "quantity", "true_as_of": "2024-01-01"}
USUAL = {"valid_until": "2024-12-31", "proposed_until": "2024-12-31"}
RELEASE = {"next_release": "2024-09-30"}


@pytest.mark.parametrize(
    ("sent", "until"),
    [
        (FIGURE | USUAL | RELEASE, "2024-09-30"),
        (FIGURE | {"valid_until": ""} | RELEASE, "2024-09-30"),
        (FIGURE | USUAL | {"true_as_of": "2024-03-01"} | RELEASE, "2024-09-30"),
        # What the page still shows after an autosave without an answer, and another release.
        (FIGURE | USUAL | {"next_release": "2024-10-31"}, "2024-10-31"),
        # Taken back.
        (FIGURE | {"valid_until": "2024-09-30", "proposed_until": "2024-09-30", "next_release": ""}, "2024-12-31"),
        # A day of one's own.
        (FIGURE | {"valid_until": "2024-06-30", "proposed_until": "2024-12-31"} | RELEASE, "2024-06-30"),
        (FIGURE | {"valid_until": "2024-12-31", "proposed_until": ""} | RELEASE, "2024-12-31"),
        # Emptied by hand, and no release: the rules ask for it.
        (FIGURE | {"valid_until": "", "proposed_until": "2024-12-31"}, ""),
        # No figure, and days that are none.
        (FIGURE | USUAL | RELEASE | {"kind": "comparison"}, "2024-12-31"),
        (FIGURE | {"valid_until": ""} | RELEASE | {"kind": "comparison"}, ""),
        (FIGURE | USUAL | {"next_release": "soon"}, "2024-12-31"),
        (FIGURE | USUAL | RELEASE | {"true_as_of": ""}, "2024-12-31"),
        (FIGURE | USUAL | RELEASE | {"timeless": "1"}, ""),
    ],
)
def test_a_figure_stands_until_its_next_release_unless_its_author_chose_a_day(sent, until):
    assert read_form(sent).valid_until == until


@pytest.mark.parametrize(
    ("until", "proposed"), [("2024-09-30", "2024-09-30"), ("2024-12-31", ""), ("2024-06-30", ""), ("", "")]
)
def test_the_form_knows_which_day_it_proposed(until, proposed):
    form = form_of(DraftInput("quantity", true_as_of=dt.date(2024, 1, 1), next_release=dt.date(2024, 9, 30)))
    day = dt.date.fromisoformat(until) if until else None
    draft = DraftInput("quantity", true_as_of=dt.date(2024, 1, 1), next_release=dt.date(2024, 9, 30), valid_until=day)
    assert form_of(draft).proposed_until == proposed
    assert form.next_release == "2024-09-30"


def test_every_date_that_is_none_is_named():
    with pytest.raises(Invalid) as caught:
        draft_of(DraftForm(true_as_of="soon", next_release="later", valid_until="2024-13-01"))
    assert [problem.pointer for problem in caught.value.problems] == ["/true_as_of", "/next_release", "/valid_until"]


@pytest.mark.parametrize(
    ("pointer", "filled", "field"),
    [
        ("/rating", (), "rating"),
        ("/evidence", (), "evidence"),
        ("/evidence/0/quote", (1, 3), "ev-1-quote"),
        ("/evidence/1/quote", (1, 3), "ev-3-quote"),
        ("/evidence/4/quote", (1,), "ev-4-quote"),
        ("", (), ""),
        ("/unknown/field", (), ""),
    ],
)
def test_a_pointer_leads_to_its_field(pointer, filled, field):
    assert field_of(pointer, filled) == field


def test_values_of_lists_are_written_as_words():
    problem = Problem("The verdict mostly_true needs evidence.", "/evidence/0/quote")
    assert listed([problem]) == [
        {"detail": "Evidence 1: The verdict mostly true needs evidence.", "field": "ev-0-quote"}
    ]


def test_both_texts_stand_below_each_other_and_evidence_is_joined():
    row, other = EvidenceRow(title="A"), EvidenceRow(title="B")
    mine = DraftForm(rationale="Mine.", rating="true", timeless_reason="It is law.", evidence=(row, other))
    theirs = DraftForm(rationale="Theirs.", rating="false", timeless_reason="It is over.", evidence=(row,))
    both = merge(mine, theirs, dict.fromkeys(("rationale", "rating", "timeless_reason", "evidence"), "both"))
    assert both.rationale == "Theirs.\n\nMine."
    assert both.timeless_reason == "It is over.\n\nIt is law."
    assert both.rating == "true"
    assert both.evidence == (row, other)
    lines = DraftForm(rationale="One.\r\nTwo.\n", evidence=(row, EvidenceRow()))
    assert differing(lines, DraftForm(rationale="One.\nTwo.", evidence=(row,))) == ()
