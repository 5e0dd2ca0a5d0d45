"""What a person's decisions spare the next one: statements that repeat words which somebody has confirmed to say a claim.

Judged *same* pairs (tests/cases/relation_pairs, but those that measure alone) that the machine does not confirm by
itself stand for matches that a person has confirmed: the left text is the wording, the right one the claim. Asked are
the wording itself, as the next paper prints it, and mutants of it, in which one figure, year, name, denial or source
was changed. The peer knows a statement where rapidfuzz finds it nearly the same as the wording, at each of four
thresholds.

Run: ``.venv/bin/python benchmarks/known_wordings.py [--json]``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.judged_sets import fitting_files
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.decision.wordings import stands_alone, tells_the_same_values
from claims.core.matching.statements.reading import Statement, read_statement
from claims.core.records import Relation
from claims.training.relation_data import JudgedTexts, read_pairs
from claims.training.relation_mutants import mutants_of

DAY = dt.date(2026, 11, 2)
THRESHOLDS = (100.0, 98.0, 95.0, 90.0)
SEEDS = range(5)
"""Each gives mutants of three wordings in five."""

COPY, MUTANT = "the same words", "mutants"

IsKnown = Callable[["Asked"], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that is asked beside a wording: its copy, which says the claim, or a mutant, which does not."""

    kind: str
    text: str
    wording: JudgedTexts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    as_json = parser.parse_args().json
    pairs = read_pairs(fitting_files())
    wordings = [pair for pair in pairs if pair.relation is Relation.SAME and not _is_confirmed(pair.left, pair.right)]
    asked = list(_copies_and_mutants(wordings))
    rows = [_measured("confirmed", asked, _confirmed), _measured("confirmed or suggested", asked, _known)]
    rows += [_measured(f"token_sort_ratio from {least:g}", asked, _alike(least)) for least in THRESHOLDS]
    if as_json:
        print("\n".join(json.dumps(row) for row in rows))
        return
    print(f"{len(wordings):,} wordings")
    for row in rows:
        print(f"{row['how']:<28}" + "".join(f"{row[kind]:>34}" for kind in (COPY, MUTANT)))


def _copies_and_mutants(wordings: list[JudgedTexts]) -> Iterator[Asked]:
    for wording in wordings:
        yield Asked(COPY, wording.left, wording)
        beside_itself = JudgedTexts(wording.left, wording.left, Relation.SAME, "same")
        for text in sorted({one.left for seed in SEEDS for one in mutants_of([beside_itself], seed)}):
            yield Asked(MUTANT, text, wording)


def _measured(how: str, asked: list[Asked], is_known: IsKnown) -> dict[str, str]:
    counts: dict[str, list[bool]] = defaultdict(list)
    for one in asked:
        counts[one.kind].append(is_known(one))
    return {"how": how} | {kind: f"{kind}: {sum(known):,} of {len(known):,}" for kind, known in counts.items()}


def _confirmed(one: Asked) -> bool:
    return _known(one) and stands_alone(_read(one.wording.left), _read(one.wording.right))


@cache
def _known(one: Asked) -> bool:
    wording = one.wording.left
    return tells_the_same_values(_read(one.text), _read(wording)) and _is_confirmed(one.text, wording)


def _alike(least: float) -> IsKnown:
    return lambda one: fuzz.token_sort_ratio(one.text, one.wording.left) >= least


@cache
def _is_confirmed(text: str, other: str) -> bool:
    return decide_pair(_read(text), _read(other)).auto_confirm


@cache
def _read(text: str) -> Statement:
    return read_statement(text, published=DAY)


if __name__ == "__main__":
    main()
