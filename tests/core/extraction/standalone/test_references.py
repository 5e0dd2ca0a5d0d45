"""What "the council" and "it" stand for in standalone texts, and where that is left open."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2024, 8, 8)

BODIES = [
    # Named before.
    ("Orrin City Council met on Monday. The council approved 40 homes.", "The Orrin City Council approved 40 homes."),
    ("Orrin County Court sat in May. Two men came. The court jailed both.", "The Orrin County Court jailed both."),
    ("Mour Hospital opened in 1990. Staff cheered. The hospital has 400 beds.", "The Mour Hospital has 400 beds."),
    # Named only later, or after another of its sort.
    ("The council approved 40 homes. Orrin City Council met on Monday.", None),
    ("A hospital in Tarn was shut. The hospital has 400 beds. Mour Hospital took in 12 people.", None),
    ("Mour Hospital took in 12 people. A hospital in Tarn was shut. The hospital has 400 beds.", None),
    ("Mour Hospital took in 12 people. Six hospitals in Tarn were shut. The hospital has 400 beds.", None),
    (
        "Velda plc agreed to buy Orrin plc. Velda plc grew after Tarn Savings Bank failed. The bank will cut 300 jobs.",
        None,
    ),
]


@pytest.mark.parametrize(("body", "told"), BODIES)
def test_a_body_is_written_out_where_it_was_named_and_no_other_of_its_sort_since(body, told):
    claims = extract(body, published=PUBLISHED).claims
    if told is not None:
        assert told in [claim.standalone_text for claim in claims]
        return
    open_ = [
        claim for claim in claims if claim.standalone_text.startswith(("The council a", "The hospital h", "The bank w"))
    ]
    assert len(open_) == 1
    assert open_[0].context_needed


AGED = [
    ("Ana Roe won the race on Monday. The 27-year-old had 40 cows in May.", "Ana Roe"),
    ("Ana Roe won the race on Monday. It was her fourth win. The 27-year-old had 40 cows in May.", "Ana Roe"),
    ("Ana Roe beat Jan Lund on Monday. The 27-year-old had 40 cows in May.", None),
    ("Roe scored in May before Lund did. The 27-year-old had 40 cows in May.", None),
    ("Police held a man over the death of Ana Roe. The 27-year-old had 40 cows in May.", None),
    ("Ana Roe won the race on Monday. Another driver was hurt. The 27-year-old had 40 cows in May.", None),
]


@pytest.mark.parametrize(("body", "name"), AGED)
def test_who_is_told_by_an_age_is_the_one_person_told_of_just_before(body, name):
    claims = extract(body, published=PUBLISHED).claims
    assert f"In August 2024 {name} was 27 years old." in [c.standalone_text for c in claims] or name is None
    assert not (name is None and any("was 27 years old" in c.standalone_text for c in claims))
    cows = claims[-1]
    assert cows.standalone_text == f"{name or 'The 27-year-old'} had 40 cows in May 2024."
    assert cows.context_needed or name is not None


THINGS = [
    ("Police said the boat was stolen. It was found in Orrin on Monday.", None),
    ("Staff said the mill would shut. It lost £90,000 in 2023.", None),
    ("The crew left on Monday. It sank in 2023.", None),
    ("Tarn Council said the bridge would close. It was built in 1950.", None),
    ("Tarn Council said on Monday that the old bridge would close. It was built in 1950.", None),
    ("Velda said sales fell by 5%. It cut 300 jobs.", "Velda cut 300 jobs."),
    ("Tarn Council said it had no money. It closed two schools.", "Tarn Council closed two schools."),
    ("Tarn Police said two men were hurt. It arrested four people.", "Tarn Police arrested four people."),
    ("Velda opened a mill in Orrin. It employs 400 people.", "Velda employs 400 people."),
]


@pytest.mark.parametrize(("body", "told"), THINGS)
def test_it_is_no_speaker_where_a_thing_was_spoken_of(body, told):
    claim = extract(body, published=PUBLISHED).claims[-1]
    if told is None:
        assert claim.context_needed
        assert claim.standalone_text.startswith("It ")
    else:
        assert (claim.standalone_text, claim.context_needed) == (told, False)
