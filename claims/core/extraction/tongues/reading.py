"""From a body in a language of the basic level to its claims: whole sentences, or main clauses without who says them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.text.long_sentences import LONGEST_SENTENCE, cut_long_sentences
from claims.core.extraction.times.expressions import period_of
from claims.core.extraction.tongues.borders import find_quotations_in, split_into_sentences
from claims.core.extraction.tongues.figures import find_figures
from claims.core.extraction.tongues.french import FRENCH
from claims.core.extraction.tongues.german import GERMAN
from claims.core.extraction.tongues.judging import Judgment, judge
from claims.core.extraction.tongues.spanish import SPANISH
from claims.core.extraction.tongues.speech import Said, parts_of, read_speech
from claims.core.extraction.tongues.times import find_times_in
from claims.core.extraction.tongues.tongue import Tongue
from claims.core.records import (
    Addition,
    ExtractedClaim,
    Force,
    Quantity,
    RejectedSentence,
    RejectReason,
    Sentence,
    Span,
    TimeExpression,
    Voice,
)
from claims.core.verdicts import ClaimKind

TONGUES: Mapping[str, Tongue] = {tongue.language: tongue for tongue in (GERMAN, FRENCH, SPANISH)}
"""The languages that are read at the basic level, by ISO 639-1 code."""

_TO_NOBODY = frozenset((Force.DENIED, Force.DOUBTED, Force.ASKED))
"""Cues that do not assert what follows: the claim is then that it was said, the whole sentence."""

Read = tuple[tuple[Sentence, ...], tuple[ExtractedClaim, ...], tuple[RejectedSentence, ...]]


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence (``index`` among all), a claim that it makes, and why that is not taken, None if it is."""

    index: int
    sentence: Sentence
    claim: ExtractedClaim
    reject: RejectReason | None


def read_body(body: str, tongue: Tongue, *, published: dt.date) -> Read:
    """The sentences, claims and shelf of ``body`` (already in NFC): every sentence is taken or shelved, exactly once."""
    claims: list[ExtractedClaim] = []
    shelf: dict[int, RejectedSentence] = {}
    seen: set[tuple[str, str | None]] = set()
    rows = read_sentences(body, tongue, published=published)
    for row in rows:
        key = (" ".join(row.claim.exact.lower().split()), row.claim.speaker)
        reason = row.reject or (RejectReason.DUPLICATE_IN_ARTICLE if key in seen else None)
        if _is_noise(row.sentence):
            reason = RejectReason.BOILERPLATE
        if reason is None:
            seen.add(key)
            claims.append(row.claim)
        else:
            span = row.sentence.span
            shelf[row.index] = RejectedSentence(span, body[span.start : span.end], reason, row.claim.score, row.index)
    taken = {index for claim in claims for index in claim.sentences}
    sentences = {row.index: row.sentence for row in rows}
    rejected = tuple(entry for index, entry in shelf.items() if index not in taken)
    return tuple(sentences.values()), tuple(claims), rejected


def read_sentences(body: str, tongue: Tongue, *, published: dt.date) -> tuple[ReadSentence, ...]:
    """Each sentence of ``body`` with what it claims, whether that is taken or not; two rows where two tell it."""
    day = published.date() if isinstance(published, dt.datetime) else published
    sentences = cut_long_sentences(body, split_into_sentences(body, tongue))
    quotations = find_quotations_in(body, sentences, tongue)
    parts = [
        (index, part, times)
        for index, sentence in enumerate(sentences)
        for times in (_times(body, sentence.span, tongue, day),)
        for part in parts_of(body, sentence, times, tongue)
    ]
    said = read_speech(body, [p for _, p, _ in parts], quotations, [times for _, _, times in parts], tongue, day)
    rows = []
    for (index, part, times), told in zip(parts, said, strict=True):
        one = _asserted(told, part)
        quantities, inside, judgment = _judged(body, one, times, tongue)
        if judgment.reject is RejectReason.PERSONAL_EXPERIENCE and _is_somebodys(one):
            one = Said(part.span, one.attribution)
            judgment = replace(judgment, kind=ClaimKind.QUOTE, reject=None)
        elif _is_denial(one):
            judgment = replace(judgment, kind=ClaimKind.QUOTE)
        claim = _claim(body, index, one, quantities, inside, judgment)
        rows.append(ReadSentence(index, sentences[index], claim, judgment.reject))
    return tuple(rows)


def _is_noise(sentence: Sentence) -> bool:
    return sentence.span.end - sentence.span.start > LONGEST_SENTENCE


def _times(body: str, span: Span, tongue: Tongue, day: dt.date) -> tuple[TimeExpression, ...]:
    if span.end - span.start > LONGEST_SENTENCE:
        return ()
    found = find_times_in(body[span.start : span.end], tongue, day)
    return tuple(replace(time, span=time.span.moved(span.start)) for time in found)


def _asserted(said: Said, sentence: Sentence) -> Said:
    """What is claimed: the content, or where the cue denies or doubts it the whole sentence.

    A denial is its speaker's; that somebody doubts or asks is told in the outlet's voice.
    """
    attribution = said.attribution
    if attribution is not None and attribution.force in _TO_NOBODY and attribution.voice is Voice.REPORTED:
        return Said(sentence.span, attribution if attribution.force is Force.DENIED else None)
    return said


def _is_denial(said: Said) -> bool:
    attribution = said.attribution
    return attribution is not None and attribution.force is Force.DENIED and attribution.voice is Voice.REPORTED


def _is_somebodys(said: Said) -> bool:
    """Whether somebody is known to have said it, of themselves then ("wir haben alle Akten übergeben")."""
    return said.attribution is not None and said.attribution.speaker is not None


def _judged(
    body: str, said: Said, times: Sequence[TimeExpression], tongue: Tongue
) -> tuple[tuple[Quantity, ...], tuple[TimeExpression, ...], Judgment]:
    content = said.content
    if content.end - content.start > LONGEST_SENTENCE:
        return (), (), judge("", (), (), tongue, is_attributed=False)
    text = body[content.start : content.end]
    inside = tuple(time for time in times if content.holds(time.span))
    taken = [time.span.moved(-content.start) for time in inside if _is_of_calendar(time)]
    found = find_figures(text, tongue, taken)
    quantities = tuple(
        replace(one, span=one.span.moved(content.start), number_span=one.number_span.moved(content.start))
        for one in found
    )
    ages = [one.span for one in quantities if one.measure == "age" or one.value_to is not None]
    inside = tuple(time for time in inside if not any(span.overlaps(time.span) for span in ages))
    return quantities, inside, judge(text, quantities, inside, tongue, is_attributed=said.attribution is not None)


def _is_of_calendar(time: TimeExpression) -> bool:
    """Whether its numbers are those of a date or clock rather than a count of units ("vor drei Jahren")."""
    counts = time.relative and time.granularity in ("year", "quarter", "month", "week", "decade")
    return time.type in ("DATE", "TIME") and not counts


def _claim(
    body: str,
    index: int,
    said: Said,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeExpression, ...],
    judgment: Judgment,
) -> ExtractedClaim:
    span, attribution = said.content, said.attribution
    exact = body[span.start : span.end]
    standalone, additions = _as_sentence(exact)
    return ExtractedClaim(
        span=span,
        parts=(span,),
        exact=exact,
        standalone_text=standalone,
        kind=judgment.kind,
        voice=attribution.voice if attribution is not None else Voice.OWN,
        speaker=attribution.speaker if attribution is not None else None,
        attribution=attribution,
        quantities=quantities,
        times=times,
        period=period_of(times),
        place=None,
        polarity=judgment.polarity,
        score=judgment.score,
        reasons=judgment.reasons,
        sentences=(index,),
        additions=additions,
        context_needed=judgment.context_needed,
    )


def _as_sentence(exact: str) -> tuple[str, tuple[Addition, ...]]:
    """The words with a capital at the beginning and a mark at the end, and the changes that made them so."""
    first = exact[:1].upper() if len(exact[:1].upper()) == 1 else exact[:1]
    text = " ".join(f"{first}{exact[1:]}".split())
    if text and text[-1] in ",;:":
        text = text[:-1]
    ended = text if text[-1:] in (".", "!", "…", "?", "”", "“", "»", '"') else f"{text}."
    if first == exact[:1] or not exact:
        return ended, ()
    return ended, (Addition(Span(0, 1), exact[0], "sentence start"),)
