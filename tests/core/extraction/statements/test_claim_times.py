"""The times of a claim: of what happened, not of the saying or of what is told in passing; dates it is cut off from."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "claim", "times"),
    [
        ("The bridge has been shut since 2017, when a barge hit it.", "a barge hit it", ["2017"]),
        ("The pier was the last that burnt in 2019, when eight people died.", "eight people died", ["2019"]),
        ("It was the coldest night since records began in 1968.", "records began in 1968", ["1968"]),
        ("It was the coldest night since 1968.", "It was the coldest night since 1968", ["1968/.."]),
        ("The bridge has been shut since 2017, said Mr Roe, when a barge hit it.", "a barge hit it", []),
    ],
)
def test_times_of_a_claim(text, claim, times):
    claims = {found.exact: found for found in extract(text, published=dt.date(2024, 5, 15)).claims}
    assert [time.edtf for time in claims[claim].times] == times


WHEN_SAID = (
    "on Tuesday", "Tuesday", "late on Monday", "on Sunday night", "Tuesday night", "last week", "this morning",
    "earlier this month", "on April 3", "on 3 April", "yesterday", "again on Tuesday", "in a statement on Tuesday",
)  # fmt: skip


@pytest.mark.parametrize("when", WHEN_SAID)
@pytest.mark.parametrize(
    "content", ["the firm cut 40 jobs in 2019", "prices rose by 4% in 2019", "she sold 40 cows in 2019"]
)
def test_when_it_was_said_is_no_time_of_it(when, content):
    for body in (
        f"Roe said {when} {content}.",
        f"Roe said {when} that {content}.",
        f"{content.capitalize()}, Roe said {when}.",
    ):
        claim = extract(body, published=dt.date(2024, 5, 15)).claims[-1]
        assert claim.exact.lower() == content
        assert [time.edtf for time in claim.times] == ["2019"]


@pytest.mark.parametrize(
    ("body", "verb", "times"),
    [
        ("The mill, built in 1998, burned down on Tuesday.", "burned", ["2024-05-14"]),
        ("The firm, founded in 1885, will close its last mill in October.", "will close", ["2024-10"]),
        ("Roe, elected mayor in 2019 and again in 2023, has 14 clerks.", "has 14", []),
        ("The mill, built in 1998, burned down on Tuesday.", "built", ["1998"]),
        # Before no verb of the clause it may date the clause.
        ("In the latest poll, conducted in April, Roe led Doe by 47 points.", "Roe led", ["2024-04"]),
        # Without commas it tells which ones are meant.
        ("A third of the clerks hired in 2021 had left by May 2023.", "had left", ["2021", "../2023-05"]),
        ("Figures published in April show the firm cut 40 jobs last year.", "cut 40", ["2023"]),
        ("A report released on Tuesday by the bank found that sales fell by 4% in 2019.", "fell by", ["2019"]),
        ("A report was published in April.", "published", ["2024-04"]),
    ],
)
def test_what_is_told_in_passing_has_its_own_time(body, verb, times):
    claims = [found for found in extract(body, published=dt.date(2024, 5, 15)).claims if verb in found.exact]
    shortest = min(claims, key=lambda found: len(found.exact))
    assert [time.edtf for time in shortest.times] == times
    assert shortest.period is None or shortest.period.edtf == times[0] or len(times) > 1


def test_the_day_its_source_came_out_is_written_out():
    (claim,) = extract(
        "A poll of Velm released on Tuesday showed Roe ahead by 16 points.", published=dt.date(2024, 5, 15)
    ).claims
    assert claim.times == ()
    assert claim.standalone_text == "A poll of Velm released on 14 May 2024 showed Roe ahead by 16 points."
