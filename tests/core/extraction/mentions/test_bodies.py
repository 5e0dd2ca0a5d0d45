"""Which name stands behind "the company", "the council" and "the mayor"."""

from __future__ import annotations

import datetime as dt

from claims.core.extraction.statements.article import read_article


def bodies(body, headline=None):
    return read_article(body, published=dt.date(2024, 1, 2), headline=headline).bodies


def test_the_firm_that_is_named_most_and_first():
    text = (
        "Acme Holdings lost $2 million in May. Acme will cut 300 jobs. Rival Bolt Inc. grew. Acme was founded in 1990."
    )
    assert bodies(text).company == "Acme Holdings"


def test_a_part_named_later_is_not_the_firm():
    text = "Acme Foods PLC fell on Monday. Acme lost 40 jobs. So it was. Acme Textiles Inc will be sold. Acme grew."
    assert bodies(text).company == "Acme Foods PLC"


def test_two_firms_leave_the_company_open():
    assert (
        bodies("Acme Holdings sued Bolt Holdings in May. Acme Holdings and Bolt Holdings make tyres.").company is None
    )


def test_what_only_describes_is_no_company():
    text = "The Norlander navy met a Norlander boat. Nine Norlander nationals were held."
    assert bodies(text).company is None


def test_one_council_is_the_council_and_two_are_none():
    assert bodies("Leeds City Council met on Monday.").by_noun == {"council": "the Leeds City Council"}
    assert bodies("Leeds City Council met York City Council on Monday.").by_noun == {}


def test_one_holder_of_an_office():
    assert bodies("Mayor Ana Ruiz left Oslo on Monday.").by_office == {"mayor": "Ana Ruiz"}
    assert bodies("Mayor Ana Ruiz met Mayor Joan Roe on Monday.").by_office == {}
    assert bodies("Former Mayor Ana Ruiz left Oslo on Monday.").by_office == {}


def test_the_firm_with_its_legal_form_is_the_company_of_its_release():
    text = (
        "LEEDS – Velloria Foods plc (VLF) lost $2 million in Tarrow in May. Velloria will cut 300 jobs in Tarrow. "
        "The Company bought Grønhave in Tarrow."
    )
    assert bodies(text, headline="Velloria Foods and Tarrow").company == "Velloria Foods"
    assert bodies("Acme Ltd sued Bolt Ltd in Tarrow. Acme and Bolt make tyres in Tarrow.").company is None
