"""Months and weekdays as words of names."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.mentions.calendar_names import names_in
from claims.core.extraction.statements.article import read_article
from claims.core.extraction.times.expressions import find_times

PUBLISHED = dt.date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Teresa May quit in 2018. In May her party lost. May later wrote a book.", 2),
        ("Mr March lost the seat by 40 votes.", 1),
        ("Prime Minister May lost the vote.", 1),
        ("June Ostrow won the seat in May.", 1),
        ("The jury heard Judge April Castell on Tuesday.", 1),
        ("The mayor, August Brandt, opened two schools.", 1),
        ("Nine people were shot on Bloody Sunday.", 1),
        ("Stocks sank on Black Thursday in 1929.", 1),
        ("The Grand Saturday drew 900 people.", 1),
        ("Sheffield Wednesday lost to Hull on Saturday.", 1),
        ("The Mail on Sunday said 40 had left.", 1),
        ("In April Norvex sold 400 vans.", 0),
        ("The June Norvex meeting ended.", 0),
        ("June Brent crude rose by 2%.", 0),
        ("April CPI rose by 0.3%.", 0),
        ("Last May Norvex sold 400 vans.", 0),
        ("Charles May 5 saw two schools.", 0),
        ("President Roe Friday signed two bills.", 0),
        ("She told Reuters Sunday that it closed.", 0),
        ("Early Monday, trains stopped.", 0),
        ("The Norvale court heard it in May. May was wet.", 0),
        ("They met on Good Friday.", 0),
        ("On May Day, 300 people marched.", 0),
    ],
)
def test_calendar_words_of_names(text: str, names: int):
    assert len(names_in(text)) == names


def test_words_of_names_are_no_times():
    assert find_times("Brian May met June Ostrow on Black Friday.", PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brian May sold 40 lamps in June.", ["Brian May"]),
        ("June Ostrow was elected in May.", ["June Ostrow"]),
        ("Brian May won. May said so.", ["Brian May", "May"]),
        ("Sheffield Wednesday lost in May.", ["Sheffield Wednesday"]),
        ("A lamp was sold to Norvex in June.", ["Norvex"]),
        ("He read it in the Mail on Sunday twice.", ["Mail on Sunday"]),
    ],
)
def test_names_hold_their_calendar_words(text: str, names: list[str]):
    article = read_article(text, published=PUBLISHED, headline=None)
    assert [mention.name for row in article.mentions for mention in row] == names
