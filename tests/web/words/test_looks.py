"""How claims look in running text, and the words of differing slots."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.records import Comparison, SlotComparison, Span
from claims.web.words.looks import look_of_match, look_without_match, mark_differences
from claims.web.words.words import describe_freshness

TODAY = dt.date(2026, 11, 3)


def fresh(state):
    return describe_freshness(state, today=TODAY, valid_until=dt.date(2026, 12, 1), since=TODAY)


@pytest.mark.parametrize(
    ("state", "verdict", "freshness", "conflict", "case", "tone", "drained"),
    [
        ("confirmed", "true", "current", False, "same", "yes", False),
        ("confirmed", "false", "current", False, "same", "no", False),
        ("confirmed", "false", "under_recheck", False, "same", "no", False),
        ("confirmed", "true", "expired", False, "lapsed", "open", True),
        ("confirmed", "false", "withdrawn", False, "lapsed", "open", True),
        ("suggested", "false", "current", False, "suggested", "", False),
        ("confirmed", "true", "current", True, "conflict", "clash", False),
        ("confirmed", None, "current", False, "none", "", False),
    ],
)
def test_the_line_says_how_sure_and_the_color_what(state, verdict, freshness, conflict, case, tone, drained):
    look = look_of_match(state, verdict, fresh(freshness), conflict=conflict)
    assert (look.case, look.tone, look.drained) == (case, tone, drained)
    assert look.hidden


def test_lapsed_answers_are_told_in_gray_print_and_by_ear():
    look = look_of_match("confirmed", "false", fresh("withdrawn"))
    assert look.freshness == "freshness/withdrawn"
    assert "formerly False" in look.hidden


def test_a_suggestion_lends_no_tone():
    look = look_of_match("suggested", "false", fresh("current"))
    assert not look.mark
    assert "suggested" in look.hidden


def test_near_misses_are_named():
    assert look_without_match(2, "different_figure").hidden == "not checked, near miss: Different figure"
    assert look_without_match().hidden == "not checked"


SLOT_SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 14), st.sampled_from(Comparison)).map(
        lambda t: SlotComparison("a", "b", t[2], Span(t[0], max(t[0], t[1])))
    ),
    max_size=5,
)


@given(st.text(max_size=12), SLOT_SPANS)
def test_pieces_give_the_text_back(text, slots):
    pieces = mark_differences(text, {str(n): slot for n, slot in enumerate(slots)}, side="left")
    assert "".join(piece.text for piece in pieces) == text


def test_differing_words_say_what_they_differ_from():
    slots = {
        "quantity": SlotComparison("seven days", "three days", Comparison.DIFFERENT, Span(2, 11), Span(4, 14)),
        "place": SlotComparison("here", None, Comparison.EQUAL, Span(12, 17)),
    }
    pieces = mark_differences("a seven-day truce", slots, side="left")
    assert [(p.text, p.kind) for p in pieces] == [("a ", ""), ("seven-day", "differs"), (" truce", "")]
    assert pieces[1].hidden == "differs: seven days here, three days there"
