"""How often a statement finds something among claims about other things, and what it finds of those that it should.

Statements are those of the annotated articles (tests/cases/gold_articles). Claims about other things are the ones of the
judged pairs (tests/cases/relation_pairs), which other people invented, and, where DATA has any, published sets of claims.
What should be found are judged pairs that relate: the claim of each, among all others. The peer is rapidfuzz
``token_set_ratio`` over all claims, at the threshold that finds as many of those pairs. Of all three thirds are made by a
checksum of the article or the pair: one to fit on, one to choose on, one to report on.

Run: ``.venv/bin/python benchmarks/matching_unrelated.py [--json] [--part report] [--statements N] [--data DATA] [--fit]``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.judged_sets import fitting_files
from benchmarks.matching_article import DAY, fill, read_all
from benchmarks.matching_recall import read_rows
from claims.artifacts.relation_encoder import load_relation_reader
from claims.artifacts.text_likeness import text_likeness
from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.relatedness import relate
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.decision.topic import Alike, TextLikeness, log_odds
from claims.core.matching.evaluation.contrast import is_relation_right
from claims.core.matching.statements.reading import AttributionView, Statement, read_statement
from claims.core.records import Relation
from claims.models import Base
from claims.services.matching import matching
from claims.services.settings import shipped_matching
from claims.training.relation_data import JudgedTexts, is_kept_back, read_pairs

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
PARTS = {"fit": 0, "choose": 1, "report": 2}
MOST_CLAIMS = 4_000
"""Claims of a published set."""

LONGEST_CLAIM = 300
"""Code points of a published claim; some are whole articles."""

Floats = npt.NDArray[np.float64]

SHORTEST_CLAIM = 4
"""Words of a published claim; some were cut at their source."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a matcher finds for statements among claims about other things."""

    statements: int
    suggestions: int
    same: int


def part_of(text: str) -> int:
    """The third that an article or a pair belongs to."""
    return zlib.crc32(text.encode()) % len(PARTS)


def read_article_statements(part: int) -> list[Statement]:
    """What the annotated articles of a part say, each statement by itself."""
    statements = []
    for file in sorted((CASES / "gold_articles").glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if part_of(gold["article"]["id"]) == part:
            day = dt.date.fromisoformat(gold["article"]["published"][:10])
            texts = [claim["standalone"] for claim in gold["claims"] if claim.get("standalone")]
            statements += [_read(text, day) for text in texts]
    return statements


def _read(text: str, day: dt.date) -> Statement:
    return read_statement(text, published=day, attribution=AttributionView.CONTENT)


def read_judged(part: int) -> list[JudgedTexts]:
    """The judged pairs of a part that relate and were kept from the encoder."""
    return [
        pair
        for pair in read_pairs(fitting_files())
        if is_kept_back(pair) and part_of(pair.left) == part and pair.relation is not Relation.UNRELATED
    ]


def read_other_claims() -> list[str]:
    """The claims of all judged pairs for fitting."""
    return list(dict.fromkeys(pair.right for pair in read_pairs(fitting_files())))


def read_published(folder: Path) -> list[str]:
    """Some claims of a published set."""
    texts = [row["text"][:LONGEST_CLAIM] for row in read_rows(folder, "claims.ndjson")]
    long_enough = [text for text in dict.fromkeys(texts) if len(text.split()) >= SHORTEST_CLAIM]
    return random.Random(folder.name).sample(long_enough, min(MOST_CLAIMS, len(long_enough)))


@contextmanager
def registry_of(claims: Sequence[str]) -> Iterator[Session]:
    """A registry in memory; the id of a claim is its place, from 1."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        fill(session, list(claims))
        read_all(session)
        yield session
    engine.dispose()


def find_unrelated(session: Session, statements: Sequence[Statement], settings: matching.MatchingSettings) -> Found:
    """What statements find in a registry of claims about other things."""
    answers = list(matching.find_matches_of_each(session, statements, settings=settings))
    relations = [match.decision.relation for matches in answers for match in matches]
    return Found(sum(map(bool, answers)), len(relations), sum(one is Relation.SAME for one in relations))


def find_judged(
    session: Session, claims: Sequence[str], pairs: Sequence[JudgedTexts], settings: matching.MatchingSettings
) -> tuple[int, int]:
    """Of how many judged pairs the claim is found for the statement, and told to relate as judged."""
    statements = [_read(pair.left, DAY) for pair in pairs]
    found = right = 0
    for pair, matches in zip(pairs, matching.find_matches_of_each(session, statements, settings=settings), strict=True):
        told = next((one.decision.relation for one in matches if claims[one.claim_id - 1] == pair.right), None)
        found += told is not None
        right += told is not None and is_relation_right(pair.judged, told)
    return found, right


def threshold_of_peer(pairs: Sequence[JudgedTexts], found: int) -> float:
    """The ratio of words that as many of the pairs reach as were found."""
    ratios = sorted((fuzz.token_set_ratio(pair.left, pair.right) for pair in pairs), reverse=True)
    return ratios[max(found, 1) - 1]


def count_peer(statements: Sequence[Statement], claims: Sequence[str], threshold: float) -> int:
    """Statements for which the peer finds a claim."""
    return sum(
        process.extractOne(one.text, claims, scorer=fuzz.token_set_ratio, score_cutoff=threshold) is not None
        for one in statements
    )


def measure(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The rows of the report."""
    part = PARTS[options.part]
    statements = read_article_statements(part)
    statements = random.Random(part).sample(statements, min(options.statements, len(statements)))
    pairs = read_judged(part)
    registries = {f"{CASES.name}: claims of judged pairs": read_other_claims()}
    registries |= {path.parent.name: read_published(path.parent) for path in sorted(options.data.glob("*/claims.nd*"))}
    ways = {"slots": shipped_matching(encoder=False)}
    if load_relation_reader() is not None:
        ways["slots and encoder"] = shipped_matching()
    thresholds: dict[str, float] = {}
    for name, claims in registries.items():
        with registry_of(claims) as session:
            for way, settings in ways.items():
                if way not in thresholds:
                    found, right = find_judged(session, claims, pairs, settings)
                    thresholds[way] = threshold_of_peer(pairs, found)
                    yield row(f"{way}: judged pairs found", found, len(pairs), found)
                    yield row(f"{way}: told rightly", right, len(pairs), None)
                unrelated = find_unrelated(session, statements, settings)
                peer = count_peer(statements, claims, thresholds[way])
                where = f"among {len(claims):,} of {name}"
                yield row(f"{way}: statements that find something {where}", unrelated.statements, len(statements), peer)
                yield row(f"{way}: suggestions there", unrelated.suggestions, len(statements), None)
                yield row(f"{way}: of them told as same", unrelated.same, len(statements), None)


def row(name: str, value: int, of: int, peer_value: int | None) -> dict[str, Any]:
    """A line of the report; the ratio is better above 1."""
    peer = None if peer_value is None else "rapidfuzz token_set_ratio at equal recall"
    ratio = None if peer_value is None else round(peer_value / max(value, 1), 2)
    return {"name": name, "value": value, "unit": f"of {of:,}", "peer": peer, "peer_value": peer_value, "ratio": ratio}


def fit() -> dict[str, dict[str, float]]:
    """The weights of ``core/matching/decision/topic`` anew, from the part for fitting."""
    likeness, claims = text_likeness(), read_other_claims()
    pairs = {(pair.left, pair.right) for pair in read_judged(PARTS["fit"])}
    statements = [*(_read(left, DAY) for left, _ in sorted(pairs)), *read_article_statements(PARTS["fit"])]
    bare = matching.MatchingSettings(reader=load_relation_reader())
    with registry_of(claims) as session:
        found = matching._find_promising(session, statements, excluded=frozenset(), newer_than=0, settings=bare)
    judged = {left for left, _ in pairs}
    rows = [
        (
            _fitted(one.statement, claim.text, likeness, is_read=rank < matching.READ_PAIRS),
            float((text, claim.text) in pairs),
        )
        for one in found
        for text in (one.statement.text,)
        for rank, claim in enumerate(one.claims)
        if text not in judged or (text, claim.text) in pairs  # its others were judged by nobody
    ]
    kept = [(one, truth) for one, truth in rows if one is not None]
    truth = np.array([label for _, label in kept])
    print(f"{len(kept):,} pairs, {truth.sum():,.0f} of them judged ones", file=sys.stderr)
    alike = [one.alike for one, _ in kept]
    shared, whole, pieces = (
        [one.shared for one, _ in kept],
        [one.whole for one in alike],
        [one.pieces for one in alike],
    )
    fitted = {"BY_WORDS": _logistic(shared, whole, pieces, truth)}
    if bare.reader is not None and bare.reader.likeness is not None:
        read = [bare.reader.likeness(one.left, one.right) for one, _ in kept]
        whole = [words if one is None else one for one, words in zip(read, whole, strict=True)]
        fitted["BY_SENTENCES"] = _logistic(shared, whole, pieces, truth)
        unrelated = [bare.reader.apart(one.left, one.right) for one, _ in kept]
        apart = [log_odds(0.5 if one is None else one) for one in unrelated]
        fitted["BY_READING"] = _logistic(shared, whole, pieces, truth, apart)
    return fitted


class _Fitted(NamedTuple):
    """Both texts, how alike their words are, and the share of content in common."""

    left: str
    right: str
    alike: Alike
    shared: float


def _fitted(statement: Statement, text: str, likeness: TextLikeness, *, is_read: bool) -> _Fitted | None:
    """The pair as it is fitted on; None where it would not be suggested in any case."""
    claim = read_statement(text, published=None)
    pair = compare_statements(statement, claim)
    common = relate(pair)
    reader = load_relation_reader()
    alike = likeness(statement.text, text)
    may_be_read = is_read and reader is not None and reader.is_asked(pair, common, alike)
    if not may_be_read and decide_pair(statement, claim).relation is Relation.UNRELATED:
        return None
    return _Fitted(statement.text, text, alike, common.least)


STEPS, PENALTY = 60, 3e-4


def _logistic(
    shared: Sequence[float],
    whole: Sequence[float],
    pieces: Sequence[float],
    truth: Floats,
    apart: Sequence[float] | None = None,
) -> dict[str, float]:
    """Logistic regression by Newton's method; columns are scaled for the penalty."""
    columns = {"shared": shared, "whole": whole, "pieces": pieces} | ({} if apart is None else {"apart": apart})
    table = np.column_stack(tuple(columns.values()))
    mean, spread = table.mean(axis=0), table.std(axis=0)
    scaled = np.column_stack(((table - mean) / spread, np.ones(len(table))))
    weights = np.zeros(scaled.shape[1])
    penalty = np.append(np.full(table.shape[1], PENALTY), 0.0)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (share - truth) / len(truth) + penalty * weights
        bend = (scaled * (share * (1 - share))[:, None]).T @ scaled / len(truth) + np.diag(penalty + 1e-9)
        weights = weights - np.linalg.solve(bend, slope)
    bias = weights[-1] - (weights[:-1] * mean / spread).sum()
    named = zip((*columns, "bias"), [*(weights[:-1] / spread), bias], strict=True)
    return {name: round(float(weight), 2) for name, weight in named}


def main() -> None:
    """Measure and print, or fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--part", choices=PARTS, default="report", help="the third of articles and pairs")
    parser.add_argument("--statements", type=int, default=300)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "matching")
    parser.add_argument(
        "--fit", action="store_true", help="print the weights of core/matching/decision/topic, fitted anew"
    )
    options = parser.parse_args()
    if options.fit:
        print(json.dumps(fit()))
        return
    for line in measure(options):
        shown = (str(value) for value in line.values() if value is not None)
        print(json.dumps(line) if options.json else "  ".join(shown), flush=True)


if __name__ == "__main__":
    main()
