"""Rules of times: the look at how a word begins finds what the rules find without it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from claims.core.extraction.figures.value_tokens import fold
from claims.core.extraction.times.patterns import RULES, compile_any

CASES = Path(__file__).parents[3] / "cases"
SHORT = (
    "Q3 2020, H1 2025, FY24 and fy '23; '90s; a.d. 410; AD 410; at present; by mid 2019; in '98; of '98; on Fridays; "
    "a-year; an hour ago; 9/11; 2020-02-21; 2/21/2020; Ötzi died; Q5; fa; th; q; the year-ago quarter; a year-ago loss; "
    "nineteen eighty-four; year-end sales; each May; this morning; the week after next; Tuesday week; this time last year; "
    "in two years' time; the past fortnight; the week of March 6; last May; the 2019 quarter; the summer of 2019; "
    "1250 B.C. and after; weeks ago; yesterday; mid-afternoon yesterday; the day before Friday; the quarter a year ago; "
    "half an hour; week-long; in recent weeks; all week; "
    "this season; the end of the week; overnight; each Monday; daily; now; noon"
)


def test_a_look_at_the_first_letters_hides_no_rule() -> None:
    found = compile_any()
    plain = re.compile(
        rf"(?<![\w$£€.])(?:{'|'.join(rf'(?:{_anonymous(rule.pattern)})(?P<{rule.name}>)' for rule in RULES)})"
    )
    names = set()
    for text in (SHORT, *_texts("times"), *_texts("quantities"), *_texts("paraphrases")):
        folded = fold(text)
        expected = [(match.span(), match.lastgroup) for match in plain.finditer(folded)]
        assert [(match.span(), match.lastgroup) for match in found.finditer(folded)] == expected, text
        names.update(name for _, name in expected)
    assert names == {rule.name for rule in RULES}


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _texts(name: str) -> list[str]:
    rows = map(json.loads, (CASES / f"{name}.ndjson").read_text(encoding="utf-8").splitlines())
    return [value for row in rows for key, value in row.items() if key in {"text", "new", "verified"}]
