"""Time expressions: a table of own sentences, and what holds on any text and reference date."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.core.extraction.lexicon.vocabulary import words_in_order
from claims.core.extraction.times.expressions import find_points, find_times, period_of
from tests.support.growth import grows_no_faster_than_length

ROWS = [json.loads(line) for line in (Path(__file__).parents[3] / "cases" / "times.ndjson").read_text().splitlines()]
PIECES = st.sampled_from(
    words_in_order(
        "the a last next this past two 18 2019 1990s quarter first May March Friday February 29 30 9 a.m. "
        "week year decades ago since from to between and until in on of every early late century day-long - , "
        ". İ ٣ midnight summer '90s Q3 31/12/99 2020-13-40 "
    )
)


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_times_of_a_sentence(row):
    text = row["text"]
    reference = dt.date.fromisoformat(row["published"]) if row["published"] else None
    found = find_times(text, reference)
    assert [text[time.span.start : time.span.end] for time in found] == [time["exact"] for time in row["times"]]
    for time, expected in zip(found, row["times"], strict=True):
        actual = {name: getattr(time, name) for name in expected if name != "exact"}
        for name in {"start", "end"} & set(actual):
            actual[name] = actual[name] and actual[name].isoformat()
        assert actual == {name: value for name, value in expected.items() if name != "exact"}
    if "period" in row:
        period = period_of(found)
        actual_period = period and [period.start and period.start.isoformat(), period.end and period.end.isoformat()]
        assert actual_period == row["period"]


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell the year before last year's merger.",
        "The month before last summer's vote was quiet.",
        "They met the Friday before last Christmas.",
        "The week after next month's vote is free.",
    ],
)
def test_last_belongs_to_the_noun_behind(text):
    found = [text[time.span.start : time.span.end] for time in find_times(text, dt.date(2026, 11, 30))]
    assert not any("before" in words or "after" in words for words in found)


@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
@example("since May in the '00s", None)
@example("nine months to September 2019", None)
def test_spans_and_intervals_are_ordered_on_any_text(text, reference):
    for find in (find_times, find_points):
        end = 0
        found = find(text, reference)
        for time in found:
            assert end <= time.span.start < time.span.end <= len(text)
            assert time.start is None or time.end is None or time.start <= time.end
            assert reference is not None or not time.relative or (time.start is None and time.end is None)
            end = time.span.end
        period_of(found)


def test_a_caller_may_know_the_tense():
    text, reference = "Friday", dt.date(2021, 6, 16)
    assert find_times(text, reference, future=True)[0].start == dt.date(2021, 6, 18)
    assert find_times(text, reference, future=False)[0].start == dt.date(2021, 6, 11)


PATTERNS = [
    "8:30 in the ",
    "a quarter to ",
    "every second ",
    "2001 ",
    "2001-",
    "the late ",
    "Monday, ",
    "May ",
    "\n",
    "nineteen ",
    "first ",
    "the ",
    "1:",
    "April 4 and ",
    "since a b c d in ",
    "the year ended ",
    "9 a.m. (GMT+",
    "the day before ",
    "the summer ",
]


@pytest.mark.parametrize(
    "text",
    ["in 2019", "in 2014-15", "in March 2031", "on 2020-02-21", "on 2/21/2020", "in '98", "in nineteen ninety-four"],
)
def test_what_is_named_in_full_hangs_on_no_verb(text):
    reference = dt.date(2024, 12, 1)
    told = [find_times(text, reference, future=future) for future in (None, True, False)]
    assert told[0]
    assert told[0] == told[1] == told[2]
    for verb in ("opened", "will open", "had been due to open"):
        (time,) = find_times(f"The mine {verb} {text}.", reference)
        assert (time.start, time.end, time.timex) == (told[0][0].start, told[0][0].end, told[0][0].timex)


@pytest.mark.parametrize("piece", PATTERNS)
def test_time_grows_no_faster_than_length(piece):
    assert grows_no_faster_than_length(lambda text: find_times(text, dt.date(2021, 6, 16)), piece)
