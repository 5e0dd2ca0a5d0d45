"""Answers as plain JSON values: the command line and the API give the same fields because both are made here.

Dates are ISO 8601 strings, figures are integers where they are whole, offsets are code points.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from claims.core.claim_review.writing import write_number
from claims.core.extraction.centrality import RankedClaim
from claims.core.extraction.text.languages import level_of
from claims.core.records import (
    Addition,
    Comparison,
    ExtractedClaim,
    Extraction,
    NormalizedQuantity,
    PairDecision,
    Period,
    Quantity,
    RejectedSentence,
    SlotComparison,
    Span,
    TimeExpression,
)
from claims.services.answers.answers import ReviewAnswer, SourceAnswer
from claims.services.answers.lookup_answers import (
    AppearanceAnswer,
    ClaimReference,
    DemotedAnswer,
    LookupAnswer,
    MatchAnswer,
    ProbableClaim,
    RejectedAnswer,
    WordingReference,
)

Json = dict[str, Any]

_QUANTITY_DEFAULTS: Json = {"approximator": None, "precision": None, "per": None}
"""What figures that were stored before they had these fields are answered with."""


def extraction_rows(extraction: Extraction, ranked: Sequence[RankedClaim] = ()) -> list[Json]:
    """One row an appearance and one a rejected sentence, in the order of the text.

    With ``ranked`` an appearance has its ``rank``, 1 for what the text is about, and ``rank_reasons``.
    """
    ranks = {claim.index: {"rank": rank, "rank_reasons": list(claim.reasons)} for rank, claim in enumerate(ranked, 1)}
    claims = [extracted_fields(claim) | ranks.get(at, {}) for at, claim in enumerate(extraction.claims)]
    return _in_order(claims + [rejected_fields(rejected) for rejected in extraction.rejected])


def lookup_rows(answer: LookupAnswer) -> list[Json]:
    """As ``extraction_rows``, with the matches and near misses of each appearance; then one row for each claim that
    probably settles the text as a whole."""
    appearances = [appearance_to_dict(appearance) for appearance in answer.appearances]
    rows = _in_order(appearances + [rejected_to_dict(rejected) for rejected in answer.rejected])
    return rows + [{"probable": probable_to_dict(one)} for one in answer.probable]


def lookup_to_dict(answer: LookupAnswer) -> Json:
    """A look-up as one object; ``article`` and ``demoted`` stand only in that of a stored article, ``probable`` and how far
    it came only in that of a text, with the claims that were looked up."""
    part = answer.part() if answer.article is None else answer
    article: Json = {
        "probable": [probable_to_dict(one) for one in answer.probable],
        "incomplete": answer.incomplete,
        "first": answer.looked_up.start,
        "total": len(answer.appearances),
        "next_first": answer.next_first,
    }
    if answer.article is not None:
        found = answer.article
        article = {
            "article": {"id": found.id, "version": found.version, "url": found.url, "permalink": found.permalink},
            "demoted": [demoted_to_dict(demoted) for demoted in answer.demoted],
        }
    return article | {
        **language_to_dict(answer.language),
        "appearances": [appearance_to_dict(appearance) for appearance in part.appearances],
        "rejected": [rejected_to_dict(rejected) for rejected in part.rejected],
    }


def language_to_dict(language: str) -> Json:
    """The language that a text was read as, and how well that is read."""
    return {"language": language, "language_level": level_of(language).value}


def appearance_to_dict(appearance: AppearanceAnswer) -> Json:
    """An appearance with everything that is known of it."""
    return {
        "id": appearance.id,
        "claim_id": appearance.claim_id,
        "start": appearance.start,
        "end": appearance.end,
        "exact": appearance.exact,
        "prefix": appearance.prefix,
        "suffix": appearance.suffix,
        "parts": [list(part) for part in appearance.parts],
        "standalone": appearance.standalone,
        "additions": [dict(addition) for addition in appearance.additions],
        "context_needed": appearance.context_needed,
        "kind": appearance.kind.value,
        "speaker": appearance.speaker,
        "speaker_id": appearance.speaker_id,
        "speaker_candidates": [{"id": row.id, "name": row.name} for row in appearance.speaker_candidates],
        "voice": appearance.voice.value,
        "force": appearance.force.value if appearance.force else None,
        "quantities": [_QUANTITY_DEFAULTS | dict(quantity) for quantity in appearance.quantities],
        "times": [dict(time) for time in appearance.times],
        "period": dict(appearance.period) if appearance.period else None,
        "place": appearance.place,
        "polarity": appearance.polarity.value,
        "score": appearance.score,
        "reasons": list(appearance.reasons),
        "matches": [match_to_dict(match) for match in appearance.matches],
        "near_misses": [match_to_dict(match) for match in appearance.near_misses],
        "promoted_by": appearance.promoted_by,
        "corrected": list(appearance.corrected),
        "corrected_by": appearance.corrected_by,
    }


def rejected_to_dict(rejected: RejectedAnswer) -> Json:
    """A sentence on the shelf; ``rejected`` is the reason, ``id`` that of the stored sentence."""
    return {
        "id": rejected.id,
        "start": rejected.start,
        "end": rejected.end,
        "exact": rejected.exact,
        "rejected": rejected.reason.value,
        "score": rejected.score,
    }


def demoted_to_dict(demoted: DemotedAnswer) -> Json:
    """What a person took off; ``rejected`` is their reason."""
    return {
        "appearance_id": demoted.appearance_id,
        "sentence_id": demoted.sentence_id,
        "start": demoted.start,
        "end": demoted.end,
        "exact": demoted.exact,
        "rejected": demoted.reason.value,
        "decided_by": demoted.decided_by,
    }


def match_to_dict(match: MatchAnswer) -> Json:
    """A match or near miss; ``review`` is the newest one that stands, ``reviews`` holds one an organization."""
    return {
        "id": match.id,
        "claim": _claim_to_dict(match.claim),
        "relation": match.decision.relation.value,
        "differing_slots": list(match.decision.differing_slots),
        "probability": match.decision.probability,
        "state": match.state.value,
        "decided_by": match.decided_by,
        "look_again": match.look_again,
        "matcher_version": match.matcher_version,
        "wording": wording_to_dict(match.wording),
        "explanation": match.explanation,
        "slots": slots_to_dict(match.decision.slots),
        "review": review_to_dict(match.review) if match.review else None,
        "reviews": [review_to_dict(review) for review in match.reviews],
    }


def probable_to_dict(probable: ProbableClaim) -> Json:
    """A claim that probably settles the text, with what is known of it."""
    return {
        "claim": _claim_to_dict(probable.claim),
        "probability": probable.probability,
        "explanation": PROBABLY_ABOUT,
        "review": review_to_dict(probable.review) if probable.review else None,
        "reviews": [review_to_dict(review) for review in probable.reviews],
    }


PROBABLY_ABOUT = "Probably what this text is about; how the two relate is not told, so compare them."


def _claim_to_dict(claim: ClaimReference) -> Json:
    return {"id": claim.id, "external_id": claim.external_id, "text": claim.text}


def review_to_dict(review: ReviewAnswer) -> Json:
    """One organization's answer about a claim, with its sources."""
    return {
        "id": review.id,
        "organization": review.organization,
        "formerly": review.formerly,
        "rating": review.rating,
        "verdict": review.verdict.value,
        "true_as_of": _day(review.true_as_of),
        "valid_until": _day(review.valid_until),
        "timeless": review.timeless,
        "revision": review.revision,
        "freshness": review.freshness.value,
        "freshness_at_publication": review.freshness_at_publication.value if review.freshness_at_publication else None,
        "needs_recheck": review.needs_recheck.value if review.needs_recheck else None,
        "permalink": review.permalink,
        "summary": review.summary,
        "url": review.url,
        "single_reviewer": review.single_reviewer,
        "second_opinion": review.second_opinion,
        "single_origin": review.single_origin,
        "source_archived": review.source_archived,
        "sources": [_source_to_dict(source) for source in review.sources],
    }


def extracted_fields(claim: ExtractedClaim) -> Json:
    """A claim as extraction finds it."""
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "exact": claim.exact,
        "parts": [[part.start, part.end] for part in claim.parts],
        "standalone": claim.standalone_text,
        "additions": [addition_to_dict(addition) for addition in claim.additions],
        "context_needed": claim.context_needed,
        "kind": claim.kind.value,
        "speaker": claim.speaker,
        "voice": claim.voice.value,
        "force": claim.attribution.force.value if claim.attribution else None,
        "quantities": [quantity_to_dict(quantity) for quantity in claim.quantities],
        "times": [time_to_dict(time) for time in claim.times],
        "period": period_to_dict(claim.period),
        "place": claim.place,
        "polarity": claim.polarity.value,
        "score": claim.score,
        "reasons": list(claim.reasons),
    }


def rejected_fields(rejected: RejectedSentence) -> Json:
    """A sentence that extraction put on the shelf."""
    return {
        "start": rejected.span.start,
        "end": rejected.span.end,
        "exact": rejected.exact,
        "rejected": rejected.reason.value,
        "score": rejected.score,
    }


def decision_fields(decision: PairDecision) -> Json:
    """How two texts relate."""
    return {
        "relation": decision.relation.value,
        "differing_slots": list(decision.differing_slots),
        "probability": decision.probability,
        "auto_confirm": decision.auto_confirm,
        "slots": slots_to_dict(decision.slots),
    }


def quantity_to_dict(quantity: Quantity) -> Json:
    """A figure as written, the converted value apart; ``value_to`` is null unless it is a range."""
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "value": write_number(quantity.value),
        "value_to": write_number(quantity.value_to),
        "unit": quantity.unit,
        "measure": quantity.measure,
        "approximate": quantity.approximate,
        "comparator": quantity.comparator.value,
        "approximator": quantity.approximator,
        "precision": write_number(quantity.precision),
        "per": quantity.per,
        "normalized": _normalized_to_dict(quantity.normalized),
    }


def time_to_dict(time: TimeExpression) -> Json:
    """A time expression with its days; ``at`` is the moment of a clock time with its offset, where a zone is known."""
    return {
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "timex": time.timex,
        "edtf": time.edtf,
        "first_day": _day(time.start),
        "last_day": _day(time.end),
        "granularity": time.granularity,
        "relative": time.relative,
        "modifier": time.modifier,
        "approximate": time.approximate,
        "uncertain": time.uncertain,
        "recurrence": time.recurrence,
        "at": time.at.isoformat() if time.at else None,
    }


def period_to_dict(period: Period | None) -> Json | None:
    """The time that a statement speaks about."""
    if period is None:
        return None
    return {"start": _day(period.start), "end": _day(period.end), "edtf": period.edtf}


def addition_to_dict(addition: Addition) -> Json:
    """A change that made a text standalone."""
    return {
        "start": addition.span.start,
        "end": addition.span.end,
        "replaced": addition.replaced,
        "reason": addition.reason,
    }


def wording_to_dict(wording: WordingReference | None) -> Json | None:
    """The words that the slots of a match compare with, where these are not the claim's."""
    return None if wording is None else {"match_id": wording.match_id, "text": wording.text}


def slots_to_dict(slots: dict[str, SlotComparison]) -> Json:
    """The compared slots of a pair, in reading order."""
    return {name: slot_to_dict(slot) for name, slot in slots.items()}


def slot_to_dict(slot: SlotComparison) -> Json:
    """One compared slot: values, outcome and spans, left being what was asked about."""
    return {
        "left": slot.left,
        "right": slot.right,
        "comparison": slot.comparison.value,
        "left_span": _span_to_list(slot.left_span),
        "right_span": _span_to_list(slot.right_span),
        "inferred": slot.inferred,
    }


def slot_from_dict(data: Json) -> SlotComparison:
    """The slot that ``slot_to_dict`` wrote."""
    return SlotComparison(
        left=data["left"],
        right=data["right"],
        comparison=Comparison(data["comparison"]),
        left_span=Span(*data["left_span"]) if data["left_span"] else None,
        right_span=Span(*data["right_span"]) if data["right_span"] else None,
        inferred=data["inferred"],
    )


def _in_order(rows: list[Json]) -> list[Json]:
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _normalized_to_dict(normalized: NormalizedQuantity | None) -> Json | None:
    if normalized is None:
        return None
    return {
        "value": write_number(normalized.value),
        "value_to": write_number(normalized.value_to),
        "unit": normalized.unit,
    }


def _source_to_dict(source: SourceAnswer) -> Json:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "quote": source.quote,
        "stance": source.stance.value,
        "locator": source.locator,
    }


def _span_to_list(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None
