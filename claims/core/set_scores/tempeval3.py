"""tempeval3: F1 of time expressions whose spans overlap (relaxed), are equal (strict), or that have the gold value.

Expressions are paired one to one, each gold one with the finding that overlaps it most; a value counts when the spans
overlap and the TIMEX3 values are equal as strings.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from claims.core.extraction.times.expressions import find_points
from claims.core.records import TimeExpression
from claims.core.set_scores.protocol import Row, SetFigure, SetScore, f1_figure

_MEASURES = ("relaxed", "strict", "value")


def score_tempeval(rows: Iterable[Row]) -> list[SetFigure]:
    """F1 relaxed, strict and of value."""
    count = Counter[str]()
    for row in rows:
        found = find_points(row["text"], reference_of(row))
        count.update(given=len(found), of=len(row["timexes"]))
        count.update(dict(zip(_MEASURES, _match(found, row["timexes"]), strict=True)))
    return [f1_figure(name, given=count["given"], of=count["of"], right=count[name]) for name in _MEASURES]


def reference_of(row: Row) -> dt.date | None:
    """The day that the document was published, or None where it is not known or no date."""
    try:
        return dt.date.fromisoformat(str(row.get("published") or "")[:10])
    except ValueError:
        return None


def _match(found: Sequence[TimeExpression], gold: Sequence[Row]) -> tuple[int, int, int]:
    relaxed = strict = value = 0
    used: set[int] = set()
    for item in gold:
        best = max(
            (index for index in range(len(found)) if index not in used),
            key=lambda index: _overlap(found[index], item),
            default=None,
        )
        if best is None or _overlap(found[best], item) <= 0:
            continue
        used.add(best)
        relaxed += 1
        strict += (found[best].span.start, found[best].span.end) == (item["start"], item["end"])
        value += found[best].timex == item["value"]
    return relaxed, strict, value


def _overlap(time: TimeExpression, gold: Row) -> int:
    return min(time.span.end, int(gold["end"])) - max(time.span.start, int(gold["start"]))


SET = SetScore(
    name="tempeval3",
    shape={"text": str, "published?": str, "timexes": [{"start": int, "end": int, "value": str}]},
    score=score_tempeval,
)
"""UzZaman et al. 2013, the cleaned TimeBank and AQUAINT documents."""
