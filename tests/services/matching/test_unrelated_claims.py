"""What statements find among claims about other things: hardly anything, and what relates all the same."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from claims.core.matching.statements.reading import AttributionView, Statement, read_statement
from claims.core.records import Relation
from claims.core.verdicts import ClaimKind
from claims.models import Claim
from claims.services.index.candidates import IndexedText, index_claims
from claims.services.index.claim_readings import ReadableClaim, note_claims
from claims.services.matching.matching import FoundMatch, MatchingSettings, find_matches_of_each
from claims.services.settings import shipped_matching

CASES = Path(__file__).resolve().parents[2] / "cases"
FILES = ("dev", "p", "q", "r")
"""Judged pairs whose claims make the registry; those of the first are looked for."""

ARTICLES = ("dev-airline", "dev-border", "dev-economy", "held-refugees")
NOW = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)


def read(text: str) -> Statement:
    return read_statement(text, published=NOW.date(), attribution=AttributionView.CONTENT)


def read_rows(name: str) -> list[dict[str, str]]:
    lines = (CASES / "relation_pairs" / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def pairs() -> list[dict[str, str]]:
    return read_rows(FILES[0])


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    files = [CASES / "gold_articles" / f"{name}.gold.json" for name in ARTICLES]
    claims = [claim for file in files for claim in json.loads(file.read_text(encoding="utf-8"))["claims"]]
    return [read(claim["standalone"]) for claim in claims if claim.get("standalone")]


@pytest.fixture
def registry(session: Session) -> Session:
    texts = [row["verified"] for name in FILES for row in read_rows(name)]
    session.add_all(
        Claim(id=number, text=text, kind=ClaimKind.EVENT, created_at=NOW) for number, text in enumerate(texts, 1)
    )
    session.flush()
    index_claims(session, [IndexedText(number, text) for number, text in enumerate(texts, 1)])
    note_claims(session, [ReadableClaim(number, text, None) for number, text in enumerate(texts, 1)])
    return session


@pytest.fixture(params=[False, True], ids=["slots", "slots and encoder"])
def settings(request: pytest.FixtureRequest) -> MatchingSettings:
    shipped = shipped_matching(encoder=request.param)
    if request.param and shipped.reader is None:
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    return shipped


def matches_of(session: Session, statements: list[Statement], settings: MatchingSettings) -> list[list[FoundMatch]]:
    return list(find_matches_of_each(session, statements, settings=settings))


def test_statements_find_hardly_anything_among_claims_about_other_things(registry, statements, settings) -> None:
    found = [match for matches in matches_of(registry, statements, settings) for match in matches]
    assert len(found) <= len(statements) // 50
    assert Relation.SAME not in {match.decision.relation for match in found}


def test_what_relates_is_found_all_the_same(registry, pairs, settings) -> None:
    related = [one for one in enumerate(pairs, 1) if not one[1]["relation"].startswith("unrelated")][::4]
    found = matches_of(registry, [read(pair["new"]) for _, pair in related], settings)
    told = [{match.claim_id for match in matches} for matches in found]
    right = sum(number in ids for (number, _), ids in zip(related, told, strict=True))
    assert right >= (0.85 if settings.reader else 0.7) * len(related)
