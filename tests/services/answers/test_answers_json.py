"""The JSON of answers: the documented fields, the same at every door."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from claims.services.answers.answers_json import extraction_rows, lookup_rows, lookup_to_dict
from claims.services.articles.extracting import extract_claims
from claims.services.base.actors import SYSTEM
from claims.services.lookup.lookup import lookup_text
from tests.support.bridge import BRIDGE, NOW, SETTINGS, TEXT, TODAY, register


def look_up(session: Session, body: str = TEXT):
    return lookup_text(session, body, published=TODAY, today=TODAY, now=NOW, actor=SYSTEM, settings=SETTINGS)


LINE_KEYS = {
    "appearance": {
        "start",
        "end",
        "exact",
        "standalone",
        "kind",
        "speaker",
        "voice",
        "quantities",
        "times",
        "period",
        "score",
        "reasons",
    },
    "quantity": {"value", "unit", "measure", "approximate", "comparator", "approximator", "precision", "per"},
    "rejected": {"id", "start", "end", "exact", "rejected", "score"},
    "match": {"claim", "relation", "differing_slots", "probability", "state", "review", "reviews"},
    "review": {
        "organization",
        "rating",
        "verdict",
        "true_as_of",
        "valid_until",
        "revision",
        "freshness",
        "freshness_at_publication",
        "permalink",
        "sources",
    },
    "source": {"title", "url", "quote", "stance"},
}


def test_rows_hold_the_documented_fields_in_the_order_of_the_text(session):
    register(session)
    answer = look_up(session)
    rows = json.loads(json.dumps(lookup_rows(answer), allow_nan=False))
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["exact"] for row in rows)
    taken = [row for row in rows if "rejected" not in row]
    shelf = [row for row in rows if "rejected" in row]
    assert len(taken) >= 2
    assert len(shelf) >= 2
    assert all(set(row) == LINE_KEYS["rejected"] for row in shelf)
    for row in taken:
        assert LINE_KEYS["appearance"] | {"matches", "near_misses"} <= set(row)
        assert all(LINE_KEYS["quantity"] <= set(quantity) for quantity in row["quantities"])
    match = next(row for row in taken if row["matches"])["matches"][0]
    assert LINE_KEYS["match"] <= set(match)
    assert match["claim"] == {"id": match["claim"]["id"], "external_id": "bridge", "text": BRIDGE}
    assert LINE_KEYS["review"] <= set(match["review"])
    assert match["review"]["true_as_of"] == "2019-04-02"
    assert LINE_KEYS["source"] <= set(match["review"]["sources"][0])
    whole = lookup_to_dict(answer)
    assert "article" not in whole
    assert sorted(whole["appearances"] + whole["rejected"], key=lambda row: (row["start"], row["end"])) == lookup_rows(
        answer
    )


def test_extract_lines_are_the_look_up_lines_without_matches(session):
    register(session)
    extraction = extract_claims(TEXT, published=TODAY, language="en", encoder=False)
    looked_up = lookup_rows(look_up(session))
    for plain, full in zip(extraction_rows(extraction), looked_up, strict=True):
        assert plain.items() <= full.items()


def test_figures_are_whole_where_they_were_written_whole(session):
    rows = extraction_rows(
        extract_claims("The mayor spent 1.2 billion euros in 2019, and rents rose by 4.5 percent.", published=TODAY)
    )
    values = {quantity["unit"]: quantity["value"] for row in rows for quantity in row.get("quantities", [])}
    assert values["euro"] == 1_200_000_000
    assert isinstance(values["euro"], int)
    assert values["percent"] == 4.5
