"""What is chosen of a sentence: made-up odds, with and without statements of the rules."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.extraction.spans.claim_spans import (
    LEAST_ODDS,
    LEAST_OF_PHRASE,
    RULED,
    SAME,
    VETO,
    ChosenSpan,
    Odds,
    SpanKind,
    choose_spans,
)

CLAIM, SAYING, UNCHECKABLE = SpanKind
NEVER = -30.0
WORDS = 12


def odds_of(said: Mapping[tuple[SpanKind, int, int], float], count: int = WORDS) -> Odds:
    """Odds of a sentence of so many words: these stretches [first, last), and no other."""
    odds = np.full((len(SpanKind), count, count), NEVER, dtype=np.float32)
    odds[:, np.tril_indices(count, -1)[0], np.tril_indices(count, -1)[1]] = -np.inf
    for (kind, first, last), value in said.items():
        odds[kind, first, last - 1] = value
    return odds


def places(chosen: list[ChosenSpan]) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in chosen]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[Odds, list[tuple[int, int]], list[int]]:
    """Odds of any sentence, with statements of the rules that may reach beyond the words that were read."""
    count = draw(st.integers(0, 9))
    value = st.floats(-12, 12, width=32)
    flat = draw(st.lists(value, min_size=3 * count * count, max_size=3 * count * count))
    odds = np.array(flat, dtype=np.float32).reshape(3, count, count)
    below = np.tril_indices(count, -1)
    odds[:, below[0], below[1]] = -np.inf
    stretch = st.tuples(st.integers(0, count + 2), st.integers(1, 5)).map(lambda one: (one[0], one[0] + one[1]))
    ruled = draw(st.lists(stretch, max_size=4, unique=True))
    return odds, ruled, draw(st.lists(st.integers(0, count + 2), max_size=4))


@settings(max_examples=150, deadline=None)
@given(sentences())
def test_any_odds_give_stretches_in_range_in_order_and_none_twice(sentence) -> None:
    odds, ruled, verbs = sentence
    chosen = choose_spans(odds, ruled, verbs)
    count = odds.shape[1]
    assert choose_spans(odds.copy(), list(ruled), list(verbs)) == chosen
    assert places(chosen) == sorted(places(chosen), key=lambda one: (one[0], -one[1]))
    for one in chosen:
        assert 0 <= one.first < one.last
        assert one.last <= count or (one.first, one.last) == ruled[one.rule]
        assert one.odds >= LEAST_ODDS
        assert one.kind is not UNCHECKABLE
    read = [one for one in chosen if one.last <= count]
    for a, b in combinations(read, 2):
        speaker = a.first == b.first and {a.kind, b.kind} == {CLAIM, SAYING}
        inserted = a.first < b.first and any(b.last <= verb < a.last for verb in verbs)
        assert a.likeness(b.first, b.last) < SAME or speaker or inserted
    numbers = [one.rule for one in chosen if one.rule is not None]
    assert len(numbers) == len(set(numbers))


@settings(max_examples=100, deadline=None)
@given(sentences())
def test_what_the_rules_found_beyond_the_words_that_were_read_stays_as_it_is(sentence) -> None:
    odds, ruled, verbs = sentence
    beyond = {number: words for number, words in enumerate(ruled) if words[1] > odds.shape[1]}
    chosen = {one.rule: (one.first, one.last) for one in choose_spans(odds, ruled, verbs)}
    assert {number: chosen.get(number) for number in beyond} == beyond


def test_without_words_there_is_nothing_but_what_the_rules_found() -> None:
    assert choose_spans(odds_of({}, 0), [], []) == []
    assert places(choose_spans(odds_of({}, 0), [(0, 4), (2, 9)], [1])) == [(0, 4), (2, 9)]


@pytest.mark.parametrize(("value", "taken"), [(LEAST_ODDS, True), (LEAST_ODDS - 0.1, False)])
def test_the_reader_alone_takes_what_is_likely_enough(value: float, taken: bool) -> None:
    chosen = choose_spans(odds_of({(CLAIM, 2, 7): value}), [], [4])
    assert places(chosen) == ([(2, 7)] if taken else [])
    assert all(one.rule is None and one.odds == pytest.approx(value) for one in chosen)


@pytest.mark.parametrize(
    ("verbs", "value", "taken"),
    [
        ([], LEAST_OF_PHRASE - 0.1, False),
        ([1, 7], LEAST_OF_PHRASE - 0.1, False),
        ([], LEAST_OF_PHRASE, True),
        ([2], LEAST_OF_PHRASE - 0.1, True),
        ([6], LEAST_OF_PHRASE - 0.1, True),
    ],
)
def test_a_phrase_without_a_verb_must_be_likelier(verbs: list[int], value: float, taken: bool) -> None:
    assert places(choose_spans(odds_of({(CLAIM, 2, 7): value}), [], verbs)) == ([(2, 7)] if taken else [])


@pytest.mark.parametrize(("value", "kept"), [(LEAST_ODDS - RULED, True), (LEAST_ODDS - RULED - 0.1, False)])
def test_a_statement_of_the_rules_needs_less(value: float, kept: bool) -> None:
    chosen = choose_spans(odds_of({(CLAIM, 2, 7): value}), [(2, 7)], [])
    assert [(one.rule, one.first, one.last) for one in chosen] == ([(0, 2, 7)] if kept else [])
    assert choose_spans(odds_of({(CLAIM, 2, 7): value}), [], [4]) == []


def test_a_sure_statement_of_the_rules_stays_whatever_the_reader_says() -> None:
    odds = odds_of({(UNCHECKABLE, 2, 7): 9, (CLAIM, 2, 8): 3})
    assert choose_spans(odds, [(0, 1), (2, 7)], []) == []
    (kept,) = choose_spans(odds, [(0, 1), (2, 7)], [], sure=[1])
    assert kept == ChosenSpan(2, 7, CLAIM, math.inf, 1)


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (1.0, 2.1, (2, 10)),
        (1.0, 1.9, (2, 8)),
        (NEVER, 0.0, (2, 10)),
    ],
)
def test_borders_are_the_readers_where_it_is_surer(inner: float, outer: float, expected: tuple[int, int]) -> None:
    (one,) = choose_spans(odds_of({(CLAIM, 2, 8): inner, (CLAIM, 2, 10): outer}), [(2, 8)], [4])
    assert (one.first, one.last) == expected
    assert one.rule == 0
    assert one.odds == pytest.approx(max(inner, outer) + RULED)


@pytest.mark.parametrize("moved", [(1, 8), (3, 8), (2, 9), (2, 7), (1, 9)])
def test_borders_that_differ_by_a_word_stay_those_of_the_rules(moved: tuple[int, int]) -> None:
    (one,) = choose_spans(odds_of({(CLAIM, *moved): 5.0}), [(2, 8)], [4])
    assert (one.first, one.last, one.rule) == (2, 8, 0)


def test_other_words_are_no_other_borders() -> None:
    chosen = choose_spans(odds_of({(CLAIM, 2, 4): -3.0, (CLAIM, 2, 10): 5.0}), [(2, 4)], [8])
    assert [(one.first, one.last, one.rule) for one in chosen] == [(2, 10, None), (2, 4, 0)]


@pytest.mark.parametrize(("claim", "taken"), [(3 + VETO, True), (3 + VETO - 0.1, False)])
@pytest.mark.parametrize("doubted", [(2, 7), (1, 7), (3, 7), (2, 6), (3, 8)])
def test_what_cannot_be_checked_is_not_taken(doubted: tuple[int, int], claim: float, taken: bool) -> None:
    odds = odds_of({(CLAIM, 2, 7): claim, (UNCHECKABLE, *doubted): 3.0})
    assert places(choose_spans(odds, [], [4])) == ([(2, 7)] if taken else [])
    assert places(choose_spans(odds, [(2, 7)], [4])) == ([(2, 7)] if taken else [])


def test_doubt_two_words_away_is_about_something_else() -> None:
    odds = odds_of({(CLAIM, 2, 7): 1.0, (UNCHECKABLE, 4, 7): 9.0, (UNCHECKABLE, 2, 9): 9.0})
    assert places(choose_spans(odds, [], [4])) == [(2, 7)]


@pytest.mark.parametrize(("saying", "taken"), [(3.0, True), (2.9, False)])
def test_a_saying_need_only_be_likelier_than_the_doubt(saying: float, taken: bool) -> None:
    chosen = choose_spans(odds_of({(SAYING, 2, 7): saying, (CLAIM, 2, 7): 4.9, (UNCHECKABLE, 2, 7): 3.0}), [], [4])
    assert [one.kind for one in chosen] == ([SAYING] if taken else [])


def test_the_likelier_kind_is_taken() -> None:
    for claim, saying, kind in ((1.0, 2.0, SAYING), (2.0, 1.0, CLAIM)):
        (one,) = choose_spans(odds_of({(CLAIM, 2, 7): claim, (SAYING, 2, 7): saying}), [], [4])
        assert (one.kind, one.odds) == (kind, 2.0)


@pytest.mark.parametrize(
    ("inner", "outer", "verbs", "expected"),
    [
        # A clause, and the same one with another behind it.
        ((CLAIM, 0, 4), (CLAIM, 0, 11), [2, 7], [(0, 11)]),
        ((CLAIM, 0, 4), (CLAIM, 0, 11), [7], [(0, 11), (0, 4)]),
        ((CLAIM, 1, 5), (CLAIM, 0, 11), [2, 7], [(0, 11), (1, 5)]),
        ((CLAIM, 0, 4), (SAYING, 0, 11), [2, 7], [(0, 11), (0, 4)]),
        ((SAYING, 0, 4), (CLAIM, 0, 11), [2, 7], [(0, 11), (0, 4)]),
        # Most of the words are those of the other.
        ((CLAIM, 3, 9), (CLAIM, 0, 11), [2, 7], [(0, 11)]),
        ((CLAIM, 6, 11), (SAYING, 0, 11), [2, 7], [(0, 11), (6, 11)]),
        ((CLAIM, 2, 11), (SAYING, 0, 11), [2, 7], [(0, 11)]),
    ],
)
def test_of_two_that_say_the_same_the_likelier_stays(inner, outer, verbs, expected) -> None:
    assert places(choose_spans(odds_of({inner: 1.0, outer: 2.0}), [], verbs)) == expected
    swapped = choose_spans(odds_of({inner: 2.0, outer: 1.0}), [], verbs)
    assert places(swapped) == (expected if len(expected) == 2 else [inner[1:]])


def test_claims_that_share_no_words_stand_side_by_side() -> None:
    odds = odds_of({(CLAIM, 7, 12): 1.0, (CLAIM, 0, 3): 4.0, (CLAIM, 3, 7): 2.0})
    assert places(choose_spans(odds, [], [1, 4, 9])) == [(0, 3), (3, 7), (7, 12)]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ((0, 4), (0, 4), 1.0),
        ((0, 4), (2, 6), 1 / 3),
        ((0, 4), (4, 8), 0.0),
        ((0, 2), (6, 8), 0.0),
        ((1, 3), (0, 4), 0.5),
    ],
)
def test_likeness_is_intersection_over_union(one, other, likeness) -> None:
    for a, b in ((one, other), (other, one)):
        assert ChosenSpan(*a, CLAIM, 0.0).likeness(*b) == pytest.approx(likeness)


def test_a_claim_stays_whose_verb_stands_behind_one_inside_it() -> None:
    # "The charity, set up in 2010, runs a school": half of its words are another claim.
    odds = odds_of({(CLAIM, 0, 12): 6.0, (CLAIM, 2, 9): 6.5})
    assert places(choose_spans(odds, [], [2, 10])) == [(0, 12), (2, 9)]
    assert places(choose_spans(odds, [], [2])) == [(2, 9)]


@pytest.mark.parametrize(("part", "taken"), [(-1.5, [(0, 12), (1, 5), (7, 12)]), (3.0, [(1, 5), (7, 12)])])
def test_a_claim_is_dropped_only_for_likely_parts(part: float, taken: list[tuple[int, int]]) -> None:
    odds = odds_of({(CLAIM, 0, 12): 4.0, (CLAIM, 1, 5): part, (CLAIM, 7, 12): part})
    assert places(choose_spans(odds, [], [3, 8])) == taken


def test_what_is_settled_is_not_dropped_for_what_it_is_made_of() -> None:
    odds = np.full((3, 14, 14), -30.0, dtype=np.float32)
    odds[SpanKind.CLAIM, 2, 6] = odds[SpanKind.CLAIM, 8, 12] = 3.0
    chosen = choose_spans(odds, [(1, 14)], [3, 9], sure=[0])
    assert [(one.first, one.last, one.rule) for one in chosen] == [(1, 14, 0), (2, 7, None), (8, 13, None)]


@pytest.mark.parametrize(
    ("inner", "outer", "verbs", "taken"),
    [
        (CLAIM, SAYING, [6], [(0, 11), (0, 6)]),
        (CLAIM, CLAIM, [6], [(0, 6)]),
        (CLAIM, SAYING, [4, 6], [(0, 6)]),
        (SAYING, SAYING, [6], [(0, 6)]),
    ],
)
def test_a_speakers_title_and_what_the_speaker_said_are_two_claims(inner, outer, verbs, taken) -> None:
    odds = odds_of({(inner, 0, 6): 6, (outer, 0, 11): 3})
    assert places(choose_spans(odds, [], verbs)) == taken
