"""How often two texts of next to the same words are told as *same*, where they are and where a small change turns them.

Asked are pairs that the slots take for *same* and that no machine may confirm: the rewritings of newsrooms
(tests/cases/rewritings.txt), judged pairs (tests/cases/relation_pairs) and traps (tests/cases/never_confirmed.ndjson), of
both what was kept from the encoder. "Sure" is the rule of look-ups: another relation is told where the encoder is sure of
it. Beside it the encoder's likeliest relation, the slots alone, and rapidfuzz ``ratio`` at the threshold that keeps as many
of those that say the same as the rule does.

Run: ``.venv/bin/python benchmarks/near_copies.py [--json]``
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.judged_sets import MEASURED_ONLY, PAIRS, fitting_files
from claims.artifacts.relation_encoder import load_relation_reader
from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.relatedness import relate
from claims.core.matching.decision.relation_reader import RelationReader, most_likely
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import Statement
from claims.core.matching.statements.reading import read_statement as read
from claims.core.records import Relation
from claims.training.relation_data import is_kept_back, read_pairs, read_traps
from tests.core.matching.rewritings import read_blocks, statements_of

TRAPS = PAIRS.parent / "never_confirmed.ndjson"
CHANGES_OF_A_BLOCK = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """Two statements, where they come from, and whether they say the same."""

    origin: str
    left: Statement
    right: Statement
    is_same: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Whether the pair is told as *same* by the rule and by the encoder's likeliest relation, and how alike its texts are
    (0..100)."""

    asked: Asked
    by_rule: bool
    by_encoder: bool
    alike: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    as_json = parser.parse_args().json
    reader = load_relation_reader()
    if reader is None:
        sys.exit("onnxruntime or the packaged encoder is not installed: bin/serve installs both.")
    told = [_told(one, reader) for one in (*_rewritings(), *_judged(), *_traps()) if _is_open(one, reader)]
    least = _likeness_that_keeps_as_many(told)
    rows = [_row(origin, told, least) for origin in dict.fromkeys(one.asked.origin for one in told)]
    if as_json:
        print("\n".join(json.dumps(row) for row in rows))
        return
    print(f"{'':<12}{'':<16}" + "".join(f"{name:>16}" for name in ("slots", "sure", "likeliest", "ratio")))
    for row in rows:
        for kind in ("same", "other"):
            counts = "".join(f"{row[kind][name]:>16}" for name in ("slots", "sure", "likeliest", "ratio"))
            print(f"{row['origin']:<12}{'say the same' if kind == 'same' else 'do not':<16}{counts}")


def _likeness_that_keeps_as_many(told: Sequence[Told]) -> float:
    """The least likeness from which as many of the pairs that say the same are told so as by the rule."""
    same = [one for one in told if one.asked.is_same]
    kept = sum(one.by_rule for one in same)
    return sorted((one.alike for one in same), reverse=True)[kept - 1]


def _row(origin: str, told: Sequence[Told], least: float) -> dict[str, object]:
    """How many pairs of an origin are told as *same* in each way, of those that are and of the others; alike are those of
    ``least`` and more."""
    mine = [one for one in told if one.asked.origin == origin]
    row: dict[str, object] = {"origin": origin}
    for kind, is_same in (("same", True), ("other", False)):
        those = [one for one in mine if one.asked.is_same is is_same]
        row[kind] = {
            "slots": len(those),
            "sure": sum(one.by_rule for one in those),
            "likeliest": sum(one.by_encoder for one in those),
            "ratio": sum(one.alike >= least for one in those),
        }
    return row


def _told(asked: Asked, reader: RelationReader) -> Told:
    texts = asked.left.text, asked.right.text
    shares = reader.encode(*texts)
    return Told(
        asked,
        by_rule=decide_pair(asked.left, asked.right, reader=reader).relation is Relation.SAME,
        by_encoder=shares is None or most_likely(shares) is Relation.SAME,
        alike=fuzz.ratio(*texts),
    )


def _is_open(asked: Asked, reader: RelationReader) -> bool:
    """Whether the slots take the pair for *same*, leave no word to be read, and forbid to confirm it."""
    by_slots = decide_pair(asked.left, asked.right)
    if by_slots.relation is not Relation.SAME or by_slots.auto_confirm:
        return False
    pair = compare_statements(asked.left, asked.right)
    return not reader.is_asked(pair, relate(pair))


def _rewritings() -> Iterator[Asked]:
    chance = random.Random(11)
    for block in read_blocks():
        for is_same, rewritten in ((True, block.keeping()), (False, block.changing(chance, CHANGES_OF_A_BLOCK))):
            for one in rewritten:
                yield Asked("rewritings", *statements_of(one), is_same=is_same)


def _judged() -> Iterator[Asked]:
    measured = [PAIRS / f"{name}.ndjson" for name in sorted(MEASURED_ONLY)]
    kept = [pair for pair in read_pairs(fitting_files()) if is_kept_back(pair)]
    for pair in (*kept, *read_pairs(measured)):
        yield Asked("judged", read(pair.left), read(pair.right), is_same=pair.relation is Relation.SAME)


def _traps() -> Iterator[Asked]:
    for trap in filter(is_kept_back, read_traps([TRAPS])):
        yield Asked("traps", read(trap.left), read(trap.right), is_same=False)


if __name__ == "__main__":
    main()
