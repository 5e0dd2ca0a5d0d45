"""Days, moments, ages and periods in words."""

import datetime as dt

import pytest

from claims.web.words.dates import (
    format_age,
    format_day,
    format_moment,
    format_month,
    format_near_day,
    format_near_moment,
    format_period,
    format_time,
    format_utc,
    format_years,
    machine_time,
)
from tests.support.desk import home, within
from tests.support.factories import make_member, make_review, publish_review
from tests.support.pages import Reader, now

MOMENT = dt.datetime(2020, 2, 22, 23, 42, 5, tzinfo=dt.UTC)
DAY = dt.date(2020, 2, 22)


def plain(text):
    return text.replace("\u00a0", " ")


def test_day_and_month_never_wrap():
    assert format_day(DAY) == "22\u00a0Feb\u00a02020"
    assert format_month(DAY) == "Feb\u00a02020"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2020, 2, 22), "Sat 22 Feb"),
        (dt.date(2020, 2, 29), "Sat 29 Feb"),
        (dt.date(2020, 3, 1), "1 Mar"),
        (dt.date(2019, 10, 7), "7 Oct 2019"),
        (MOMENT, "Sat 22 Feb"),
    ],
)
def test_near_day(day, expected):
    assert plain(format_near_day(day, DAY)) == expected


def test_moments_are_shown_in_the_newsroom_zone():
    assert format_time(MOMENT, "Europe/Berlin") == "00:42"
    assert plain(format_moment(MOMENT, "Europe/Berlin")) == "23 Feb 2020, 00:42"
    assert format_utc(MOMENT) == "2020-02-22 23:42:05 UTC"
    assert machine_time(MOMENT) == "2020-02-22T23:42:05Z"
    assert machine_time(DAY) == "2020-02-22"


def test_a_moment_near_its_reader_is_said_in_the_newsroom_zone():
    assert plain(format_near_moment(MOMENT, DAY, "Europe/Berlin")) == "Sun 23 Feb, 00:42"
    assert plain(format_near_moment(MOMENT, dt.date(2020, 11, 1), "Europe/Berlin")) == "23 Feb, 00:42"
    assert plain(format_near_moment(MOMENT, dt.date(2021, 11, 1), "Europe/Berlin")) == "23 Feb 2020, 00:42"


def test_a_page_says_near_days_by_their_weekday_and_a_permalink_with_its_year(app):
    def publish(session):
        desk = home(session)
        author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
        review = publish_review(session, make_review(session, desk), author, approver, now())
        return review.claim_id, review.id

    claim_id, review_id = within(app, publish)
    today = now()
    event = Reader(app).get(f"/claims/{claim_id}").tree.xpath("//ol[@reversed]/li[1]/time")[0]
    assert plain(event.text).startswith(f"{today:%a} {today.day} {today:%b}, ")
    assert event.get("title") == format_utc(dt.datetime.fromisoformat(event.get("datetime")))
    page = Reader(app).get(f"/reviews/{review_id}/revisions/1")
    assert f"published {plain(format_day(today))}, " in plain(page.text)


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        format_time(dt.datetime(2020, 2, 22, 10, 42))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(-5, "now"), (59, "now"), (60, "1 min"), (7_200, "2 h"), (86_399, "23 h"), (259_200, "3 d")],
)
def test_age(seconds, expected):
    assert plain(format_age(MOMENT, MOMENT + dt.timedelta(seconds=seconds))) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2001, 2019, "2001–2019"),
        (2001, None, "since 2001"),
        (None, 2019, "until 2019"),
        (2019, 2019, "2019"),
        (None, None, ""),
    ],
)
def test_years(first, last, expected):
    assert format_years(first, last) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (dt.date(2001, 1, 1), dt.date(2019, 12, 31), "2001–2019"),
        (dt.date(2001, 1, 1), None, "since 2001"),
        (DAY, DAY, "22 Feb 2020"),
        (DAY, None, "since 22 Feb 2020"),
        (None, DAY, "until 22 Feb 2020"),
        (DAY, dt.date(2020, 2, 29), "22 Feb 2020 – 29 Feb 2020"),
        (None, None, ""),
    ],
)
def test_period(start, end, expected):
    assert plain(format_period(start, end)) == expected
