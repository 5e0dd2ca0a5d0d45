"""The living style page: every token, mark and component with its states, in words written for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, render_template

from claims.core.records import Comparison, SlotComparison, Span
from claims.core.verdicts import Freshness, Verdict
from claims.web.articles.segments import Highlight, Shelved, cut_body
from claims.web.organization.insight_sections import Section
from claims.web.words.charts import Dot, DotRow, Segment, draw_line, part_labels, stack_bars
from claims.web.words.looks import Look, look_of_match, look_without_match, mark_differences
from claims.web.words.marks import find_mark, marks_of
from claims.web.words.words import FreshnessLine, describe_freshness, freshness_as_published

bp = Blueprint("style_page", __name__)

TONES = ("accent", "yes", "mid", "no", "clash", "open")
COLORS = (
    *("paper", "surface", "sunken", "ink", "ink2", "ink3", "line", "line-strong"),
    *(name for tone in TONES for name in (tone, f"{tone}-wash")),
    *("ins", "ins-bg", "del", "del-bg"),
    *(f"band-{number}" for number in (1, 2, 3, 4)),
)
FAMILIES = ("verdict", "status", "freshness", "state", "relation", "outcome", "stance")
TYPE = (
    ("--t-micro", "c-micro", "12 / 16", "column heads, counts, key caps"),
    ("--t-meta", "c-meta", "13 / 20", "dates, names, explanations"),
    ("--t-ui", "", "14 / 20", "default"),
    ("--t-claim", "c-text", "17 / 24", "claims in lists, notes, quotes"),
    ("--t-article", "c-body", "19 / 30", "article text"),
    ("--t-title", "c-title", "24 / 32", "page titles"),
)

_TODAY = dt.date(2026, 11, 3)
_NOW = dt.datetime(2026, 11, 3, 9, 42, tzinfo=dt.UTC)
_BODY = (
    "The city council raised the bus fare to 3.20 euros on Monday, the mayor’s office said. "
    "Ridership has fallen by 12 percent since 2019, and the fleet has lost 40 buses because two depots closed in March. "
    "What a shame!\n\n"
    "“We will add 25 night buses by June”, the mayor said. The city has 310 stops. "
    "The operator earned 14 million euros last year."
)


def sample_freshness() -> dict[str, FreshnessLine]:
    """One freshness line a state, and that of a page that does not know it."""
    until, since = dt.date(2026, 12, 1), dt.date(2026, 11, 2)
    return {
        "current": describe_freshness(Freshness.CURRENT, today=_TODAY, valid_until=until),
        "timeless": describe_freshness(Freshness.CURRENT, today=_TODAY),
        "expiring": describe_freshness(Freshness.EXPIRING, today=_TODAY, valid_until=dt.date(2026, 11, 12)),
        "expired": describe_freshness(Freshness.EXPIRED, today=_TODAY, valid_until=dt.date(2026, 10, 6)),
        "under_recheck": describe_freshness(
            Freshness.UNDER_RECHECK, today=_TODAY, since=since, reason="the source changed"
        ),
        "withdrawn": describe_freshness(Freshness.WITHDRAWN, today=_TODAY, since=since),
        "published": freshness_as_published(until),
    }


def sample_slots() -> dict[str, SlotComparison]:
    """A pair whose slots show every comparison."""
    return {
        "subject": SlotComparison("the council", "the council", Comparison.EQUAL),
        "quantity": SlotComparison("3.20 euros", "2.80 euros", Comparison.DIFFERENT, Span(42, 52), Span(42, 52)),
        "time": SlotComparison("Monday", "2 Nov 2026", Comparison.COMPATIBLE, Span(56, 62), None, inferred=True),
        "place": SlotComparison(None, "Lyon", Comparison.ONLY_RIGHT),
        "population": SlotComparison("adults", None, Comparison.ONLY_LEFT),
        "modality": SlotComparison(None, None, Comparison.UNKNOWN),
    }


def sample_article() -> dict[str, Any]:
    """A text with every look of a claim: paragraphs, and look, text and review by number."""
    fresh = sample_freshness()
    highlights = (
        Highlight(1, (_find("The city council raised the bus fare to 3.20 euros on Monday"),)),
        Highlight(2, (_find("Ridership has fallen by 12 percent since 2019"),)),
        Highlight(3, (_find("the fleet has lost 40 buses because two depots closed in March"),)),
        Highlight(4, (_find("two depots closed in March"),)),
        Highlight(5, (_find("We will add 25 night buses by June"),), quoted=True),
        Highlight(6, (_find("The city has"), _find("stops"))),
        Highlight(7, (_find("The operator earned 14 million euros last year"),)),
    )
    looks: dict[int, Look] = {
        1: look_of_match("confirmed", "true", fresh["current"]),
        2: look_of_match("confirmed", "false", fresh["current"]),
        3: look_of_match("suggested", "true", fresh["current"]),
        4: look_of_match("confirmed", "true", fresh["expired"]),
        5: look_without_match(),
        6: look_of_match("confirmed", "mixed", fresh["expiring"]),
        7: look_of_match("confirmed", "true", fresh["current"], conflict=True),
    }
    shelved = (Shelved(_find("What a shame!"), "opinion"),)
    return {
        "paragraphs": cut_body(_BODY, highlights, shelved),
        "looks": looks,
        "texts": {h.number: " … ".join(_BODY[p.start : p.end] for p in h.parts) for h in highlights},
    }


def sample_reviews() -> dict[str, dict[str, Any]]:
    """One review for each way a verdict line can look."""
    fresh = sample_freshness()
    base = {"organization": "Org A", "revision": 2, "as_of": dt.date(2026, 10, 1), "freshness": fresh["current"]}
    return {
        "current": base | {"rating": "True", "verdict": "true", "href": "#verdict"},
        "own words": base | {"rating": "Largely untrue", "verdict": "mostly_false", "freshness": fresh["timeless"]},
        "expiring": base | {"rating": "Mixed", "verdict": "mixed", "freshness": fresh["expiring"]},
        "expired": base
        | {"rating": "True", "verdict": "true", "freshness": fresh["expired"], "freshness_at_publication": "current"},
        "under recheck": base | {"rating": "False", "verdict": "false", "freshness": fresh["under_recheck"]},
        "withdrawn": base | {"rating": "False", "verdict": "false", "freshness": fresh["withdrawn"]},
        "as published": base | {"rating": "True", "verdict": "true", "freshness": fresh["published"]},
    }


def sample_charts() -> list[Section]:
    """A chart of each form."""
    ages = [
        Segment("under 1 d", "is-band-1", 4, "#chart-ages"),
        Segment("1–3 d, over target", "is-band-2", 2, "#chart-ages", "ink"),
        Segment("3–7 d", "is-band-3", 3, "#chart-ages"),
        Segment("over 7 d, over target", "is-band-4", 2, "#chart-ages", "paper"),
    ]
    grades = [Segment(find_mark(f"verdict/{name}").word, f"is-{name}", 3, "#chart-grades") for name in Verdict]
    weeks = [(f"{day} Nov 2026", day % 4, "#chart-weeks") for day in (2, 9, 16, 23)]
    came = draw_line("Arrivals", "is-arrivals", weeks, 5)
    went = draw_line("Closures", "is-closures", [(week, 2, href) for week, _, href in weeks], 5)
    dot = Dot("is-precision", 90.0, 82.0, 95.0, "0.90 (0.82 to 0.95)")
    base: dict[str, Any] = {"heads": ["Part", "Number"], "table": [(["A", "4"], ""), (["B", "2"], "")], "csv_href": ""}
    keys = [(f"verdict/{name}", f"is-{name}") for name in Verdict]
    bands = [*((part.name.partition(",")[0], part.look) for part in ages), ("over target", "is-late")]
    rows = [("Open", ages, "half within 2 d, nine tenths within 8 d; 4 over target")]
    return [
        Section("grades", "What did we conclude?", "6 of 27 claims were false or mostly false.", "bars", **base,
                bars=stack_bars([("quantity", grades, "")], gap=1.5, split=frozenset({"is-unproven"})), legend=keys),
        Section("ages", "How long does work wait?", "11 reviews wait, 4 over target.", "bars", **base,
                bars=stack_bars(rows), legend=bands),
        Section("weeks", "Do we keep up?", "2 fewer arrived than were closed.", "lines", **base,
                lines=part_labels([came, went]), axis=("5", "0"), ends=("2 Nov 2026", "23 Nov 2026")),
        Section("right", "How often is the matcher right?", "Measured on 40 judged pairs by matcher 3.", "dots", **base,
                dots=[DotRow("Same claim", (dot,), "precision 36 of 40")], axis=("0", "1"),
                legend=[("Precision", "is-precision"), ("Recall", "is-recall")]),
        Section("few", "Do two people come to the same verdict?", "2 of 4 pairs of opinions agreed.", "", **base,
                instead="Too few cases (n = 4) for a rate."),
    ]  # fmt: skip


def _find(words: str) -> Span:
    start = _BODY.index(words)
    return Span(start, start + len(words))


@bp.get("/style")
def show() -> str:
    """The page with all samples."""
    return render_template(
        "style/show.html",
        colors=COLORS,
        families=[(family, marks_of(family)) for family in FAMILIES],
        type_scale=TYPE,
        fresh=sample_freshness(),
        reviews=sample_reviews(),
        slots=sample_slots(),
        pieces=mark_differences(
            "The council raised the single bus fare to 3.20 euros on Monday.", sample_slots(), side="left"
        ),
        article=sample_article(),
        charts=sample_charts(),
        now=_NOW,
        today=_TODAY,
    )
