"""Words that a court forbids are found however they are written, and nothing else is."""

from __future__ import annotations

import json

import pytest

from claims.core.removed_words import MASK, REMOVED, RemovedWords

CLAIM = "The mayor of Møllevik “took” the harbor's money."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (CLAIM, REMOVED),
        ('THE MAYOR OF MØLLEVIK "TOOK" THE HARBOR’S MONEY', REMOVED),
        (f"He writes: {CLAIM} That is new.", f"He writes: {REMOVED} That is new."),
        ("The mayor of\nMøllevik  «took» the harbor's\u00a0money, says Berg.", f"{REMOVED}, says Berg."),
        ("/lookup?q=The+mayor+of+Møllevik+“took”+the+harbor's+money", f"/lookup?q={REMOVED}"),
        ("The mayor of Møllevik “took” the harbor's moneybag.", None),
        ("The lady mayor of Møllevik “took” the harbor's money.", None),
        ("Amayor of Møllevik “took” the harbor's money.", None),
        ("[removed]", None),
        ("", None),
    ],
)
def test_words_are_found_as_they_stand(text, left):
    words = RemovedWords([CLAIM])
    assert words.without(text) == (text if left is None else left)
    assert words.stand_in(text) == (left is not None)


@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_words_are_found_in_json_and_in_text_that_is_json(ensure_ascii):
    value = {"claims": [{"text": f"So:\n{CLAIM}"}, {"text": "Another."}], "count": 2, "none": None}
    words = RemovedWords([CLAIM])
    left = {"claims": [{"text": f"So:\n{REMOVED}"}, {"text": "Another."}], "count": 2, "none": None}
    assert words.without(value) == left
    assert json.loads(words.without(json.dumps(value, ensure_ascii=ensure_ascii))) == left


def test_a_cover_keeps_all_places():
    body = f"First.\n\n{CLAIM} Last."
    covered = RemovedWords([CLAIM]).without(body, MASK)
    assert len(covered) == len(body)
    assert (covered[:8], covered[-6:]) == ("First.\n\n", " Last.")
    assert set(covered[8:-6]) == {MASK}


def test_a_short_text_is_taken_only_where_it_stands_alone():
    words = RemovedWords(["Prices rose."])
    assert words.without(["prices  rose", "Prices rose. So did wages."]) == [REMOVED, "Prices rose. So did wages."]


def test_nothing_is_found_for_nothing():
    words = RemovedWords(["", REMOVED, " "])
    assert not words
    assert words.without({"text": CLAIM}) == {"text": CLAIM}
