"""What is kept of a time beside its days: early or late, about, perhaps, how often, and its moment in its zone."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.core.extraction.evaluation_days import first_and_last_day
from claims.core.extraction.lexicon.vocabulary import words_in_order
from claims.core.extraction.pipeline import extract
from claims.core.extraction.times.absolute_dates import MONTHS
from claims.core.extraction.times.expressions import find_times, find_times_by_sentence
from claims.core.records import Span

NEW_YORK_SUMMER = dt.timezone(dt.timedelta(hours=-4))
PUBLISHED = dt.datetime(2021, 6, 16, 22, 30, tzinfo=NEW_YORK_SUMMER)


def only_time(text, reference=PUBLISHED):
    found = find_times(text, reference)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "edtf", "modifier"),
    [
        ("The mill was built around 1990.", "1990~", "APPROX"),
        ("He was possibly born in 1850.", "1850", None),
        ("He was born possibly in 1850.", "1850?", None),
        ("It opened perhaps around 1850.", "1850%", "APPROX"),
        ("It closed in early 2019.", "2019", "START"),
        ("It closed in mid-2019.", "2019", "MID"),
        ("It closed late in 2019.", "2019", "END"),
        ("It has been shut since about 1990.", "1990~/..", "APPROX"),
        ("It was dug in the 1890s.", "189X", None),
        ("It was dug in the summer of 2019.", "2019-22", None),
        ("It was dug in the third quarter of 2019.", "2019-35", None),
        ("It was dug in the 18th century.", "17XX", None),
        ("It lasted from 2001 to 2005.", "2001/2005", None),
        ("The office keeps it until May 2030.", "../2030-05", None),
    ],
)
def test_edtf_says_how_sure_a_time_is(text, edtf, modifier):
    time = only_time(text)
    assert (time.edtf, time.modifier) == (edtf, modifier)
    assert (time.approximate, time.uncertain) == (edtf.endswith(("~", "%")) or "~" in edtf, edtf.endswith(("?", "%")))


def test_a_month_without_year_or_reference_is_unspecified():
    assert only_time("It was dug on May 3.", None).edtf == "XXXX-05-03"


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It took more than two years.", "MORE_THAN"),
        ("It took nearly a decade.", "LESS_THAN"),
        ("It took at least ten days.", "EQUAL_OR_MORE"),
        ("It took up to ten days.", "EQUAL_OR_LESS"),
        ("It took about three weeks.", "APPROX"),
        ("It took three weeks.", None),
    ],
)
def test_a_length_keeps_its_bound(text, modifier):
    assert only_time(text).modifier == modifier


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("They meet every two weeks.", "R/P2W"),
        ("They meet every Friday.", "R/2021-06-18/P1W"),
        ("They meet every Wednesday.", "R/2021-06-16/P1W"),
        ("They meet each May.", "R/2022-05/P1Y"),
        ("They meet each June.", "R/2021-06/P1Y"),
        ("They meet annually.", "R/P1Y"),
    ],
)
def test_what_recurs_is_a_repeating_interval(text, recurrence):
    time = only_time(text)
    assert (time.type, time.recurrence) == ("SET", recurrence)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Polls closed at 8 p.m. EST on Tuesday.", "2021-06-15T20:00:00-05:00"),
        ("Polls closed at 8 p.m. Eastern time on Tuesday.", "2021-06-15T20:00:00-04:00"),
        ("Polls closed at 8 p.m. Eastern time on January 5, 2021.", "2021-01-05T20:00:00-05:00"),
        ("Polls closed at 8 p.m. London time on January 5, 2021.", "2021-01-05T20:00:00+00:00"),
        ("Polls closed at 14:30 GMT+2 yesterday.", "2021-06-15T14:30:00+02:00"),
        ("Polls closed at 14:30 UTC yesterday.", "2021-06-15T14:30:00+00:00"),
        ("Polls closed at 8 p.m. yesterday.", "2021-06-15T20:00:00-04:00"),
        ("Polls closed at 8 p.m. local time yesterday.", "2021-06-15T20:00:00-04:00"),
        ("Polls closed at midnight on Tuesday.", "2021-06-16T00:00:00-04:00"),
    ],
)
def test_a_clock_time_is_a_moment_in_its_zone(text, at):
    time = only_time(text)
    assert time.at is not None
    assert (time.at.isoformat(), time.edtf) == (at, at)


def test_without_any_zone_a_clock_time_has_its_day_alone():
    time = only_time("Polls closed at 8 p.m. yesterday.", dt.date(2021, 6, 16))
    assert (time.at, time.edtf, time.timex) == (None, "2021-06-15", "2021-06-15T20:00")


@pytest.mark.parametrize(
    "day",
    [
        "3 March 2019",
        "the 3rd of March 2019",
        "Mar. 3, 2019",
        "Sunday, 3 March 2019",
        "Sunday, March 3, 2019",
        "Sunday 3 March 2019",
    ],
)
def test_a_clock_time_is_of_the_day_said_behind_it_however_that_is_written(day):
    time = only_time(f"The mill burned at 3 p.m. on {day}.", dt.date(2021, 6, 16))
    assert (time.timex, time.edtf) == ("2019-03-03T15:00", "2019-03-03")


def test_the_day_of_publication_is_that_of_its_own_zone():
    late = dt.datetime(2021, 6, 16, 23, 30, tzinfo=NEW_YORK_SUMMER)
    assert only_time("It fell yesterday.", late).edtf == "2021-06-15"
    claims = extract("The bridge fell at 9 a.m. on Monday.", published=late).claims
    assert [time.at.isoformat() for claim in claims for time in claim.times if time.at] == ["2021-06-14T09:00:00-04:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2018 the mill burned. A year earlier it had made 40 tons.", ["2018-05", "2017-05"]),
        ("The strike began on 3 March 2020. Ten days later it ended.", ["2020-03-03", "2020-03-13"]),
        ("The study appeared in 1998. It was withdrawn 12 years later.", ["1998", "2010"]),
    ],
)
def test_what_an_earlier_sentence_named_stays_known(text, expected):
    border = text.index(". ") + 1
    rows = find_times_by_sentence(text, [Span(0, border), Span(border + 1, len(text))], dt.date(2021, 6, 16))
    assert [time.edtf for row in rows for time in row] == expected
    assert all(text[time.span.start : time.span.end].strip() for row in rows for time in row)


PIECES = st.sampled_from(
    words_in_order(
        "about around possibly early mid- late since until from to between and May Friday 2019 1850 3 24 the 1990s "
        "9 a.m. noon midnight EST GMT+2 local time Eastern every each year week quarter ended Sept. 30 yesterday overnight "
        "winter following a two later earlier ago week of day before Easter . ,"
    )
)
_EDTF_END = re.compile(
    r"(?:[\dX]{4}|\d{3}X|\d\dXX)(?:-[\dX]{2}(?:-[\dX]{2}(?:T\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?)?)?)?[~?%]?|\.\."
)


@given(st.lists(PIECES, max_size=25).map(" ".join), st.sampled_from([PUBLISHED, PUBLISHED.date(), None]))
@example("before noon, by 5 pm, from 3:20 am on", PUBLISHED.date())
def test_every_edtf_is_well_formed_and_its_days_are_those_of_the_record(text, reference):
    end = 0
    for time in find_times(text, reference):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
        if time.start and time.end:
            assert time.start <= time.end
        if time.edtf is None:
            continue
        ends = time.edtf.split("/")
        assert len(ends) <= 2
        assert all(_EDTF_END.fullmatch(part) for part in ends), time.edtf
        first = first_and_last_day(ends[0])[0]
        if first is not None and len(ends[0].rstrip("~?%")) <= 10 and "-3" not in ends[0][4:6]:
            assert first == time.start


@given(st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(2200, 12, 31)))
def test_a_written_day_is_read_back(day):
    month = MONTHS[day.month - 1]
    for written in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        time = only_time(f"It was signed on {written}.", dt.date(2021, 6, 16)) if 1000 <= day.year <= 2099 else None
        assert time is None or (time.edtf, time.start, time.end) == (day.isoformat(), day, day)
