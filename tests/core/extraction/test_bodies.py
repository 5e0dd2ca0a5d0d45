"""Which name stands behind "the company", "the council" and "the mayor"."""

from __future__ import annotations

import datetime as dt

from claims.core.extraction.article import read_article


def bodies(body, headline=None):
    return read_article(body, published=dt.date(2024, 1, 2), headline=headline).bodies


def test_the_firm_that_is_named_most_and_first():
    text = (
        "Acme Holdings lost $2 million in May. Acme will cut 300 jobs. Rival Bolt Inc. grew. Acme was founded in 1990."
    )
    assert bodies(text).company == "Acme Holdings"


def test_two_firms_leave_the_company_open():
    assert (
        bodies("Acme Holdings sued Bolt Holdings in May. Acme Holdings and Bolt Holdings make tyres.").company is None
    )


def test_one_council_is_the_council_and_two_are_none():
    assert bodies("Leeds City Council met on Monday.").by_noun == {"council": "the Leeds City Council"}
    assert bodies("Leeds City Council met York City Council on Monday.").by_noun == {}


def test_one_holder_of_an_office():
    assert bodies("Mayor Ana Ruiz left Oslo on Monday.").by_office == {"mayor": "Ana Ruiz"}
    assert bodies("Mayor Ana Ruiz met Mayor Joan Roe on Monday.").by_office == {}
    assert bodies("Former Mayor Ana Ruiz left Oslo on Monday.").by_office == {}
