"""How many posts are led to the claim that settles them, and how many to a wrong one, where half of them have none.

The registry holds the claims of a published set, but for the right ones of half of its posts (told by a checksum of the
post) and their near copies. Each post is looked up as a person would paste it. Found: the right claim is among matches and
near misses, or shown as probable. Misled: no right claim is shown, and another is as *same* or probable; of posts that have
none, any. The peer is rapidfuzz ``token_set_ratio`` over all claims, its best one shown from the score on that finds as
many, or all that it can. Claims whose day the set tells were checked on it, by one organization; of the posts "with the
day of the post" that day and the one that a post is signed with speak too.

Run: ``.venv/bin/python benchmarks/probable_answers.py [--json] [--data DATA] [--split dev] [--set NAME ...]``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process, utils
from sqlalchemy import insert
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.matching_unrelated import LONGEST_CLAIM, registry_of
from claims.artifacts.text_answers import text_answers
from claims.cli.corpus import CorpusClaim
from claims.cli.evaluation_matching import read_judgements
from claims.cli.evaluation_sets import packed_or_not
from claims.cli.retrieval import read_corpus, read_queries
from claims.core.matching.ranking.near_copies import is_near_copy
from claims.core.matching.ranking.occasion import TimedText
from claims.core.matching.ranking.ranking_model import TextAnswers
from claims.core.records import Relation
from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Organization, Review, ReviewRevision
from claims.services.answers.lookup_answers import LookupAnswer
from claims.services.lookup.lookup import read_text
from claims.services.matching.matching import MatchingSettings
from claims.services.settings import shipped_matching

ROOT = Path(__file__).resolve().parent.parent

SETS = ("ct2020-t2", "ct2022-2a")
DAY = dt.date(2024, 5, 1)

Row = dict[str, Any]
Checked = tuple[str, int | None]
"""The text of a claim, and the day of its check as ``date.toordinal`` counts, None where unknown."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post and the right claims, by their places; none where they were taken out of the registry."""

    text: str
    right: frozenset[int]


@dataclass(slots=True)
class Told:
    """What was told of the posts."""

    found: int = 0
    misled: int = 0
    misled_without: int = 0


def read_set(folder: Path, split: str) -> tuple[list[Checked], list[Post]]:
    """The claims that the registry holds, and the posts."""
    files = [packed_or_not(folder, name) for name in ("claims.ndjson", f"queries-{split}.ndjson", f"qrels-{split}.tsv")]
    claims_file, queries, judgements = files
    if claims_file is None or queries is None or judgements is None:
        raise SystemExit(f"{folder} lacks claims, queries or judgements of {split}.")
    claims, relevant = list(read_corpus(str(claims_file))), read_judgements(judgements)
    asked = {query.id: query.text for query in read_queries(str(queries)) if query.id in relevant}
    gone = _copies_of(claims, {one for query in asked if _is_unanswered(query) for one in relevant[query]})
    kept = [claim for claim in claims if claim.id not in gone]
    places = {claim.id: place for place, claim in enumerate(kept)}
    posts = [
        Post(text, frozenset(places[one] for one in relevant[query] if one in places)) for query, text in asked.items()
    ]
    return [(claim.text[:LONGEST_CLAIM], None if claim.occasion.said else claim.occasion.day) for claim in kept], posts


def _is_unanswered(query: str) -> bool:
    return zlib.crc32(query.encode()) % 2 == 0


def _copies_of(claims: Sequence[CorpusClaim], wanted: set[str]) -> set[str]:
    right = [claim for claim in claims if claim.id in wanted]
    return {
        claim.id
        for claim in claims
        if any(claim.id == one.id or is_near_copy(claim.text, claim.title, one.text, one.title) for one in right)
    }


def look_up(claims: Sequence[Checked], posts: Sequence[Post], ways: Mapping[str, MatchingSettings]) -> dict[str, Told]:
    """What each way tells of the posts."""
    told = {way: Told() for way in ways}
    with registry_of([text for text, _ in claims]) as session:
        note_checks(session, {place: day for place, (_, day) in enumerate(claims, start=1) if day is not None})
        for way, settings in ways.items():
            for post in posts:
                answer = read_text(session, post.text, published=DAY, today=DAY, settings=settings)
                _count(told[way], post, *_shown(answer))
    return told


def note_checks(session: Session, day_by_claim: Mapping[int, int]) -> None:
    """Store a check of each claim, made on this day."""
    checked = {
        claim_id: dt.datetime.combine(dt.date.fromordinal(day), dt.time(12), dt.UTC)
        for claim_id, day in day_by_claim.items()
    }
    if not checked:
        return
    desk = Organization(slug="desk", name="Desk", created_at=min(checked.values()))
    session.add(desk)
    session.flush()  # its id
    reviews = [
        {
            "id": claim_id,
            "claim_id": claim_id,
            "organization_id": desk.id,
            "state": ReviewState.PUBLISHED,
            "current_number": 1,
            "opened_at": at,
            "state_since": at,
        }
        for claim_id, at in checked.items()
    ]
    revisions = [
        {"review_id": claim_id, "number": 1, "kind": ClaimKind.EVENT, "rating": "False", "scale": "imported",
         "verdict": Verdict.FALSE, "rationale": "It did not happen.", "true_as_of": at.date(), "timeless": True,
         "claim_text": "", "reviewed_at": at, "published_at": at}
        for claim_id, at in checked.items()
    ]  # fmt: skip
    session.execute(insert(Review), reviews)
    session.execute(insert(ReviewRevision), revisions)


def without_days(answers: TextAnswers) -> TextAnswers:
    """The same answers as if nobody knew when anything was said or checked."""
    return lambda text, claims, weights: answers(
        TimedText(text.text), [TimedText(claim.text) for claim in claims], weights
    )


def _shown(answer: LookupAnswer) -> tuple[set[int], set[int]]:
    """The places of all claims that are shown, and of those that are shown as ones that settle the post."""
    related = [match for one in answer.appearances for match in (*one.matches, *one.near_misses)]
    probable = {one.claim.id - 1 for one in answer.probable}
    same = {match.claim.id - 1 for match in related if match.decision.relation is Relation.SAME}
    return {match.claim.id - 1 for match in related} | probable, same | probable


def _count(told: Told, post: Post, shown: set[int], settling: set[int]) -> None:
    told.found += bool(shown & post.right)
    told.misled += bool(post.right and settling and not shown & post.right)
    told.misled_without += bool(settling and not post.right)


def ask_peer(claims: Sequence[Checked], posts: Sequence[Post], found: int) -> Told:
    """What the peer tells where it finds as many."""
    plain = [utils.default_process(text) for text, _ in claims]
    best = []
    for post in posts:
        one = process.extractOne(utils.default_process(post.text), plain, scorer=fuzz.token_set_ratio)
        best.append((one[1], one[2] in post.right, bool(post.right)))
    told = Told()
    for _, is_right, has_answer in sorted(best, reverse=True):
        if told.found >= found:
            break
        told.found += is_right
        told.misled += has_answer and not is_right
        told.misled_without += not has_answer
    return told


def measure(folder: Path, split: str) -> Iterator[Row]:
    """The rows of a set."""
    claims, posts = read_set(folder, split)
    answered = sum(bool(post.right) for post in posts)
    shipped = shipped_matching()
    ways = {
        "matches and near misses": replace(shipped, answers=None),
        "with probable answers": replace(shipped, answers=without_days(text_answers())),
        "with the day of the post": shipped,
    }
    for way, told in look_up(claims, posts, ways).items():
        peer = ask_peer(claims, posts, told.found)
        for name, value, of, other in (
            ("found", told.found, answered, peer.found),
            ("misled", told.misled, answered, peer.misled),
            ("misled, without an answer", told.misled_without, len(posts) - answered, peer.misled_without),
        ):
            yield {
                "name": f"{folder.name}, {way}: {name}",
                "value": value,
                "unit": f"of {of:,}",
                "peer": "rapidfuzz token_set_ratio where it finds as many",
                "peer_value": other,
                "ratio": round(other / max(value, 1), 2),
            }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "matching")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--set", dest="sets", nargs="+", default=list(SETS))
    options = parser.parse_args()
    for name in options.sets:
        for line in measure(options.data / name, options.split):
            print(json.dumps(line) if options.json else "  ".join(map(str, line.values())), flush=True)


if __name__ == "__main__":
    main()
