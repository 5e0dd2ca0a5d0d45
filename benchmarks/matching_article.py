"""How long it takes to match an article of 40 claims against a registry of 10,000: candidates, slots, decision; one core.

It calls the service that the product calls, with its default settings, on SQLite. The peer is rapidfuzz ``extractOne`` with
``token_set_ratio`` over the same claims in the same run, which says nothing of slots. Each article is other; claims read
into their parts for an earlier one are forgotten before each, as after a restart.

Run: ``.venv/bin/python benchmarks/matching_article.py [--json] [--claims N] [--articles N]``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process
from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.cli.collector import spare_what_stays
from claims.core.matching.statements.reading import AttributionView, read_statement
from claims.core.verdicts import ClaimKind
from claims.models import Base, Claim
from claims.services.index.candidates import IndexedText, index_claims
from claims.services.index.claim_readings import (
    ReadableClaim,
    forget_readings,
    note_claims,
    read_claims,
    store_readings,
    waiting_claims,
)
from claims.services.matching import matching
from claims.services.settings import shipped_matching

ARTICLE_CLAIMS = 40
WARMING = 3
DAY = dt.date(2024, 12, 1)
SETTINGS = shipped_matching(encoder=False)
READING = shipped_matching()

_ACTORS = """government council union hospital company university court museum police army airline bank ministry club school
church senate farmers doctors teachers engineers brewery theatre zoo railway port factory laboratory charity newspaper
regulator orchestra college prison festival team builder insurer retailer harbour"""
_VERBS = """closed opened bought sold rejected approved banned built cancelled doubled reported lost hired counted planted
repaired inspected treated trained rescued seized exported imported recycled delivered insured photographed restored"""
_NOUNS = """schools houses workers patients tickets bridges farms trains books cars licences branches vaccines doses trees
students boats pensions contracts cattle paintings letters roofs wells turbines phones meals seats crates lamps tunnels
bicycles horses bottles uniforms computers statues samples tractors beds"""
_TAILS = """after the storm|in the north of the country|for the third time|under a new law|despite the protests|during the
drought|without a permit|with help from abroad|at its own cost|because of a strike|before the election|by mistake|to save
water|to cut emissions|within two weeks|on the advice of doctors|after a fire|for the first time in a decade"""
_SYLLABLES = "bar ket lor vane mis sol dun hal ri tor gen wick ne pel os ma ter qui fen ul".split()  # noqa: SIM905


def make_name(chance: random.Random) -> str:
    """A place that no map has."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


def make_claim(chance: random.Random) -> str:
    """A sentence with an actor, a figure, places and a year."""
    actor, verb, noun = (chance.choice(words.split()) for words in (_ACTORS, _VERBS, _NOUNS))
    tail = " ".join(chance.choice(_TAILS.split("|")).split())
    small, large, share = chance.randint(2, 99), chance.randint(100, 9_900), chance.randint(2, 40)
    figure = chance.choice((f"{small}", f"{large:,}", f"{share} percent of the"))
    home, place, year = make_name(chance), make_name(chance), chance.randint(1990, 2024)
    return f"The {actor} of {home} {verb} {figure} {noun} in {place} {tail} in {year}."


def make_article(chance: random.Random, claims: list[str]) -> list[str]:
    """Forty claims: half say again what a known claim says, with one small word changed, half are new."""
    known = [
        claim.replace("The ", "the ", 1).replace(" in ", " at ", 1)
        for claim in chance.sample(claims, ARTICLE_CLAIMS // 2)
    ]
    return known + [make_claim(chance) for _ in range(ARTICLE_CLAIMS - len(known))]


def fill(session: Session, claims: list[str]) -> None:
    """Store and index the claims as an import does, in one go."""
    now = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)
    rows = [{"id": n, "text": text, "kind": ClaimKind.EVENT, "created_at": now} for n, text in enumerate(claims, 1)]
    session.execute(insert(Claim), rows)
    index_claims(session, [IndexedText(n, text) for n, text in enumerate(claims, 1)])
    note_claims(session, [ReadableClaim(n, text, None) for n, text in enumerate(claims, 1)])


def read_all(session: Session) -> None:
    """What the worker does after an import: read the claims into their parts and store that."""
    while waiting := waiting_claims(session):
        store_readings(session, read_claims(waiting))


def match_article(
    session: Session, article: list[str], settings: matching.MatchingSettings = SETTINGS
) -> list[matching.FoundMatch]:
    """Every match and near miss of an article's claims."""
    forget_readings()
    statements = (read_statement(text, published=DAY, attribution=AttributionView.CONTENT) for text in article)
    found = matching.find_matches_of_each(session, statements, settings=settings)
    return [match for matches in found for match in matches]


def match_brute(claims: list[str], article: list[str]) -> None:
    """The peer: the most similar string for every claim of an article, no slots, no decision."""
    for text in article:
        process.extractOne(text, claims, scorer=fuzz.token_set_ratio)


def milliseconds(run: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1_000


def main() -> None:
    """Measure and print."""
    options = read_options()
    chance = random.Random(20_200_222)
    claims = [make_claim(chance) for _ in range(options.claims)]
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        load = milliseconds(lambda: fill(session, claims))
        reading = milliseconds(lambda: read_all(session))
        for _ in range(WARMING):
            match_article(
                session, make_article(chance, claims)
            )  # warms the caches of words, as a running process has them
        spare_what_stays()  # as the commands that serve do
        articles = [make_article(chance, claims) for _ in range(options.articles)]
        ours = statistics.median([milliseconds(partial(match_article, session, article)) for article in articles])
        read = statistics.median([milliseconds(partial(match_article, session, one, READING)) for one in articles])
        peer = statistics.median([milliseconds(partial(match_brute, claims, article)) for article in articles])
    against = f"{options.claims:,}"
    with_encoder = "the same, pairs read by the encoder too" if READING.reader else "without an encoder: not installed"
    rows = [
        row_of(f"article of {ARTICLE_CLAIMS} claims against {against}", ours, peer),
        row_of(with_encoder, read, peer),
        row_of(f"read {against} claims into their parts and store that", reading),
        row_of(f"store and index {against} claims", load),
    ]
    for row in rows:
        print(json.dumps(row) if options.json else "  ".join(str(value) for value in row.values() if value is not None))


def row_of(name: str, value: float, peer: float | None = None) -> dict[str, object]:
    """A line of the table: milliseconds of ours, and of brute force where that was measured."""
    return {
        "name": name,
        "value": round(value, 1),
        "unit": "ms of core time",
        "peer": None if peer is None else "rapidfuzz token_set_ratio, all claims",
        "peer_value": None if peer is None else round(peer, 1),
        "ratio": None if peer is None else round(peer / value, 2),
    }


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
