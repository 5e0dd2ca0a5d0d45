"""A text that is not stored, part by part: which part is asked for, what the page tells the next one, what has changed."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.articles.short_texts import read_asked
from claims.services.lookup.lookup import time_limit
from claims.web.articles import pasted_parts
from claims.web.articles.pasted_parts import UNTOLD, Place, course_of, read_place, time_for_rest

BODY = "\n\n".join(f"The dam of Lund cost {number} million euros in 2019." for number in range(11, 31))
QUESTIONS = "\n\n".join(f"Who knew of pier {number}?" for number in range(11, 23))


def read(body: str = BODY, *, is_article: bool = True):
    return read_asked(
        body,
        published=dt.date(2020, 2, 22),
        headline=None,
        language="en",
        encoder=False,
        is_article=is_article,
        is_whole=True,
    )


@pytest.fixture(autouse=True)
def short_parts(monkeypatch):
    """Parts of four claims or shelved sentences."""
    monkeypatch.setattr(pasted_parts, "MOST_ITEMS", 4)


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({}, Place()),
        ({"told": "aa", "of": "1"}, Place()),
        ({"first": "0", "told": "aa", "of": "1"}, Place()),
        ({"first": "x"}, Place()),
        ({"part": "2", "told": "aa", "of": "1"}, Place(2, None, "aa", "1")),
        ({"first": "7", "told": "aa", "of": "1"}, Place(None, 7, "aa", "1")),
    ],
)
def test_a_form_that_names_no_place_begins_anew_whatever_was_told_before(sent, place):
    assert read_place(sent) == place


@pytest.mark.parametrize(
    ("place", "part", "first"),
    [
        (Place(), 1, 0),
        (Place(part=3), 3, 8),
        (Place(part=0), 1, 0),
        (Place(part=99), 5, 16),
        (Place(first=9), 3, 9),
        (Place(first=20), 5, 20),
    ],
)
def test_the_part_that_is_asked_for(place, part, first):
    course = course_of(read(), place)
    assert (len(course.parts), course.part.number, course.first) == (5, part, first)


def test_a_place_within_a_part_leaves_what_is_before_it():
    course = course_of(read(), Place(first=9))
    assert (course.part.first, course.first, course.most) == (9, 9, 3)


def test_a_number_that_the_text_does_not_have_is_left_to_the_look_up_to_refuse():
    assert course_of(read(), Place(first=20)).most is None


def test_what_was_told_is_known_on_the_next_page_of_the_same_text_alone():
    asked = read()
    begun = course_of(asked, Place())
    begun.tell(range(4), "abcd")
    begun.tell(range(12, 14), "ab")
    told = "".join(begun.told)
    assert told == "abcd--------ab------"
    assert list(begun.gaps()) == [range(4, 12), range(14, 20)]
    assert begun.left == 14
    gone_on = course_of(asked, Place(part=2, told=told, of=begun.of))
    assert ("".join(gone_on.told), gone_on.has_changed, gone_on.part.number) == (told, False, 2)
    other = course_of(read(BODY + " It rained."), Place(part=2, told=told, of=begun.of))
    assert (other.left, other.has_changed, other.part.number) == (20, True, 1)
    of_nothing = course_of(asked, Place(part=2, told=told))
    assert (of_nothing.left, of_nothing.has_changed, of_nothing.part.number) == (20, False, 2)
    by_other_rules = course_of(asked, Place(part=2, told=told, of=begun.of), beside=["lenient"])
    assert (by_other_rules.left, by_other_rules.has_changed) == (20, True)


@pytest.mark.parametrize("told", ["a" * 19, "a" * 21, "a" * 19 + "!", ""])
def test_what_cannot_have_been_told_is_not_believed(told):
    asked = read()
    course = course_of(asked, Place(part=2, told=told, of=course_of(asked, Place()).of))
    assert (course.told, course.has_changed) == ([UNTOLD] * 20, False)


def test_a_part_without_a_claim_can_be_asked_for():
    course = course_of(read(f"{BODY}\n\n{QUESTIONS}"), Place(part=7))
    assert (len(course.parts), course.first, course.most) == (8, 20, 0)


def test_a_statement_is_not_gone_on_with():
    course = course_of(read("The dam of Lund cost 12 million euros in 2019.", is_article=False), Place())
    course.tell(range(1), "a")
    assert (course.is_short, course.told, course.left, list(course.gaps())) == (True, [], 0, [])


def test_ways_lead_to_neighbors_ends_and_what_has_to_be_looked_at():
    body = "\n\n".join(f"The dam of Lund cost {number} million euros in 2019." for number in range(11, 91))
    course = course_of(read(body), Place(part=10))
    course.tell(range(24, 25), "b")
    course.tell(range(56, 57), "p")
    links = course.links({"b": "block", "p": "pass"}.__getitem__, ["block"])
    assert [link and (link.number, link.mark) for link in links] == [
        (1, ""),
        None,
        (7, "block"),
        (8, ""),
        (9, ""),
        (10, ""),
        (11, ""),
        (12, ""),
        None,
        (20, ""),
    ]


@pytest.mark.parametrize(("place", "seconds"), [(Place(), 9), (Place(part=2), pasted_parts.REST_SECONDS)])
def test_a_further_part_takes_little_time_for_the_rest(place, seconds):
    now = [0.0]
    has_time = time_limit(9, lambda: now[0])
    assert has_time()
    has_more = time_for_rest(place, has_time, lambda: now[0])
    assert has_more()
    now[0] = seconds - 0.1
    assert has_more()
    now[0] = seconds
    assert not has_more()


def test_the_rest_has_no_more_time_than_the_page():
    has_more = time_for_rest(Place(part=2), lambda: False, lambda: 0.0)
    assert not has_more()
