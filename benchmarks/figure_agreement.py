"""How far two annotators agree on the figures and times of the same claims, and how far the extraction agrees with each.

One marked the articles (``tests/cases/gold_articles``), another one the figures and times of their claims anew, with the
spans given (``tests/cases/figures_anew``). The extraction has to find the claims too; its figures are those of the claims
that it found. All are compared as ``bin/claims evaluate extraction`` does: value, approximation and unit; value of a time.

Run: ``.venv/bin/python benchmarks/figure_agreement.py [--json]``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.claim_spans import CASES, Row, articles
from claims.core.extraction.evaluation import Metric, same_figure, same_time, same_value, score_article, sum_metrics
from claims.core.records import Comparator, Quantity, Span, TimeExpression
from claims.services.articles.extracting import extract_claims

GROUPS = {
    "the ninth's ten": [
        *(f"dev-{name}" for name in ("armistice", "cityhall", "runoff", "striker", "tenants")),
        *(f"held-{name}" for name in ("blizzard", "stabbing", "takeover", "transplant", "verdict")),
    ],
    "the eleventh's ten": [
        *(f"held-{name}" for name in ("boatyard", "cement", "convoy", "eels", "expansion")),
        *(f"held-{name}" for name in ("island", "landslide", "munitions", "pressure", "rates")),
    ],
}
NOWHERE = Span(0, 1)
"""Stands for the place of what an annotator marked: only values are compared."""


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    anew = json.loads((CASES / "figures_anew" / "annotations.json").read_text(encoding="utf-8"))
    rows = [row for group, names in GROUPS.items() for row in compare(group, names, anew)]
    for row in rows:
        print(
            json.dumps(row)
            if options.json
            else "{articles:20} {who:44} {what:8} {right:4}/{of:<4} {share:.3f}".format(**row)
        )
    return 0


def compare(group: str, names: list[str], anew: dict[str, dict[str, Row]]) -> Iterator[Row]:
    """The lines of a group of articles: annotator against annotator, the extraction against each."""
    texts = [text for name in names for text in articles(name)]
    golds = [text.gold for text in texts]
    others = [with_marks(gold, anew[name]) for gold, name in zip(golds, names, strict=True)]
    found = [extract_claims(text.body, published=text.published, encoder=True) for text in texts]
    yield from lines(group, "the other annotator, spans given, and the first", agreement(golds, others))
    for who, wanted in (("the extraction and the first annotator", golds), ("the extraction and the other", others)):
        scores = [score_article(one, gold) for one, gold in zip(found, wanted, strict=True)]
        yield from lines(
            group, who, [one for one in sum_metrics(scores) if one.name in ("figures right", "times right")]
        )


def lines(group: str, who: str, metrics: list[Metric]) -> Iterator[Row]:
    """The metrics as lines."""
    for one in metrics:
        what = one.name.partition(" ")[0]
        yield {"articles": group, "who": who, "what": what, "right": one.right, "of": one.of, "share": one.value}


def with_marks(gold: Row, marks: dict[str, Row]) -> Row:
    """The gold with figures and times as the other annotator marked them."""
    nothing: Row = {"quantities": [], "times": []}
    return gold | {"claims": [claim | marks.get(claim["id"], nothing) for claim in gold["claims"]]}


def agreement(golds: list[Row], others: list[Row]) -> list[Metric]:
    """How many of the first annotator's figures and times the other one has in the same claim."""
    pairs = [
        (claim, other)
        for gold, marked in zip(golds, others, strict=True)
        for claim, other in zip(gold["claims"], marked["claims"], strict=True)
    ]
    figures = [
        ([quantity_of(one) for one in other["quantities"]], wanted)
        for claim, other in pairs
        for wanted in claim["quantities"]
    ]
    times = [
        any(same_time(time_of(one), str(value)) for one in other["times"] for value in values_of(wanted))
        for claim, other in pairs
        for wanted in claim["times"]
        if not wanted.get("vague")
    ]
    right = sum(any(same_figure(one, wanted) for one in marked) for marked, wanted in figures)
    values = sum(any(same_value(one, wanted) for one in marked) for marked, wanted in figures)
    return [
        Metric("figures right", right, len(figures)),
        Metric("values alone", values, len(figures)),
        Metric("times right", sum(times), len(times)),
    ]


def quantity_of(mark: Row) -> Quantity:
    """A marked figure as the extraction would give it."""
    return Quantity(
        NOWHERE,
        NOWHERE,
        float(mark["value"]),
        unit=mark.get("unit"),
        measure=mark.get("role"),
        approximate=bool(mark.get("approx")),
        comparator=Comparator(mark.get("comparator", "=")),
        value_to=mark.get("value_to"),
    )


def time_of(mark: Row) -> TimeExpression:
    """A marked time, known by its value alone."""
    return TimeExpression(NOWHERE, mark["type"], str(mark["value"]), edtf=str(mark["value"]))


def values_of(wanted: Row) -> list[object]:
    """The values that a marked time may have."""
    return [wanted["value"], *wanted.get("alternatives", [])]


if __name__ == "__main__":
    sys.exit(main())
