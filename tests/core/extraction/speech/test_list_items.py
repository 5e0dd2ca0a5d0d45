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
        "12 people arrested",
        "Costs cut by 4%",
        "Dividend raised to 40 cents",
    ],
)
def test_an_item_without_a_verb_is_taken_for_its_figure(item):
    claim = claims_of(f"Highlights\n\n• {item}\n• Outlook")[0]
    assert claim.exact == item
    assert claim.quantities


@pytest.mark.parametrize(
    "item",
    [
        "Boil water for 3 minutes",
        "3 things to know",
        "Chapter 4",
        "Hotline: 0555 0199",
        "Call 0800 123 456",
        "Phone 0555 123 456",
        # Recipes.
        "3 eggs beaten",
        "1 onion chopped",
        "2 carrots peeled",
        "200 g butter melted",
        "3 apples sliced into rings",
        "6 potatoes boiled until soft",
        # Offers.
        "40% off all shoes, up to $30",
        "Tickets at $40 from the door",
        "Rooms from $80 a night",
        "Adults $12, children $5 at the gate",
        "Tours by bus at $25",
        "Save up to 30% on coats",
    ],
)
def test_other_items_are_shelved(item):
    assert claims_of(f"Advice\n\n• {item}\n• Outlook") == ()


@pytest.mark.parametrize("item", ["300 people marched in Oslo", "12 schools reopened", "40 firms joined the scheme"])
def test_an_item_with_a_verb_behind_its_number_is_read(item):
    assert [claim.exact for claim in claims_of(f"Facts\n\n• {item}\n• Outlook")] == [item]


def test_what_such_an_item_is_of_stays_open():
    assert claims_of("Highlights\n\n• Revenue up 12% to $418 million\n• Outlook")[0].context_needed
