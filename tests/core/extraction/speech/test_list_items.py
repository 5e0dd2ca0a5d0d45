"""Items of lists: read as sentences are, and taken for their figure where they have no verb."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract


def claims_of(body):
    return extract(body, published=dt.date(2020, 2, 22), headline=None).claims


@pytest.mark.parametrize("mark", ["-", "•", "*", "–"])
def test_an_item_is_read_though_it_has_no_end_mark(mark):
    body = f"What we know so far:\n\n{mark} More than 200 schools have shut\n{mark} A ship sank near Oslo on Friday"
    assert [claim.exact for claim in claims_of(body)] == [
        "More than 200 schools have shut",
        "A ship sank near Oslo on Friday",
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Revenue up 12% to $418 million",
        "Net debt reduced to $61 million",
        "Proposed dividend of 4.5 cents per share, up from 4.0 cents",
        "27 new products launched in 11 markets",
    ],
)
def test_an_item_without_a_verb_is_taken_for_its_figure(item):
    claim = claims_of(f"Highlights\n\n• {item}\n• Outlook")[0]
    assert claim.exact == item
    assert claim.quantities


@pytest.mark.parametrize("item", ["Boil water for 3 minutes", "3 things to know", "Chapter 4", "Hotline: 0555 0199"])
def test_other_items_are_shelved(item):
    assert claims_of(f"Advice\n\n• {item}\n• Outlook") == ()


def test_what_such_an_item_is_of_stays_open():
    assert claims_of("Highlights\n\n• Revenue up 12% to $418 million\n• Outlook")[0].context_needed
