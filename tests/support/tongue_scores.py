"""How well the annotated texts of ``tests/cases/tongues`` are read: their claims, figures, times and speakers."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

from claims.core.extraction.pipeline import extract
from claims.core.records import ExtractedClaim, Extraction

FOLDER = Path(__file__).parents[1] / "cases" / "tongues"
LANGUAGES = {"german": "de", "french": "fr", "spanish": "es"}
_LEAST_OVERLAP = 0.5

Span = tuple[int, int]


def load_texts(name: str, parts: frozenset[str]) -> list[dict[str, Any]]:
    """The texts of a language in these parts ("dev", "held", "fresh")."""
    texts = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [text for text in texts if text["part"] in parts]


def body_of(text: dict[str, Any]) -> tuple[str, list[Span]]:
    """The body, three sentences a paragraph, with the place of each sentence."""
    body, spans = "", []
    for number, row in enumerate(text["sentences"]):
        if number:
            body += " " if number % 3 else "\n\n"
        spans.append((len(body), len(body) + len(row["text"])))
        body += row["text"]
    return body, spans


def read(text: dict[str, Any]) -> Extraction:
    """What extraction makes of the text; the language is detected."""
    return extract(body_of(text)[0], published=dt.date.fromisoformat(text["published"]))


def score(name: str, *parts: str) -> dict[str, float]:
    """Shares (0..1) of sentences, claims, opinions taken as claims, figures and times with their precision, speakers."""
    counts: Counter[str] = Counter()
    for text in load_texts(name, frozenset(parts)):
        _count(text, read(text), counts)
    pairs = {
        "language": ("language right", "texts"),
        "sentences": ("sentences right", "sentences"),
        "claims": ("claims found", "claims"),
        "claim precision": ("claims right", "claims made"),
        "opinions": ("opinions taken", "opinions"),
        "figures": ("figures right", "figures"),
        "figure precision": ("figures right", "figures made"),
        "times": ("times right", "times"),
        "time precision": ("times right", "times made"),
        "speakers": ("speakers right", "claims found"),
    }
    return {measure: counts[right] / max(counts[all_], 1) for measure, (right, all_) in pairs.items()}


def _count(text: dict[str, Any], extraction: Extraction, counts: Counter[str]) -> None:
    _, spans = body_of(text)
    counts["texts"] += 1
    counts["language right"] += extraction.language in LANGUAGES.values()
    found = {(sentence.span.start, sentence.span.end) for sentence in extraction.sentences}
    counts["sentences"] += len(spans)
    counts["sentences right"] += len(found & set(spans))
    counts["claims made"] += len(extraction.claims)
    for row, span in zip(text["sentences"], spans, strict=True):
        claims = [claim for claim in extraction.claims if _overlap(claim, span) >= _LEAST_OVERLAP]
        if "shelf" in row:
            counts["opinions"] += 1
            counts["opinions taken"] += bool(claims)
            continue
        counts["claims"] += 1
        counts["claims found"] += bool(claims)
        counts["claims right"] += len(claims)
        if claims:
            _count_slots(row, claims, counts)


def _overlap(claim: ExtractedClaim, span: Span) -> float:
    """Share of the claim's characters that lie in the sentence."""
    inside = min(claim.span.end, span[1]) - max(claim.span.start, span[0])
    return max(inside, 0) / max(claim.span.end - claim.span.start, 1)


def _count_slots(row: dict[str, Any], claims: list[ExtractedClaim], counts: Counter[str]) -> None:
    made = [(quantity.value, quantity.unit) for claim in claims for quantity in claim.quantities]
    counts["figures"] += len(row["figures"])
    counts["figures made"] += len(made)
    for value, unit in row["figures"]:
        match = next((one for one in made if _is_same(one, value, unit)), None)
        counts["figures right"] += match is not None
        if match is not None:
            made.remove(match)
    times = Counter(time.edtf or time.timex for claim in claims for time in claim.times)
    counts["times"] += len(row["times"])
    counts["times made"] += times.total()
    counts["times right"] += (times & Counter(row["times"])).total()
    counts["speakers right"] += {claim.speaker for claim in claims} == {row.get("speaker")}


def _is_same(made: tuple[float, str | None], value: float, unit: str | None) -> bool:
    """Whether value and unit agree; a counted noun has no unit, or is a person."""
    units = (unit,) if unit else (None, "person")
    return abs(made[0] - value) <= 1e-6 * max(abs(value), 1) and made[1] in units
