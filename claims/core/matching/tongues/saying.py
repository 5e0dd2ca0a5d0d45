"""Whether a statement in German, French or Spanish only says that somebody said something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claims.core.extraction.tongues.borders import find_quotations_in, split_into_sentences
from claims.core.extraction.tongues.speech import in_indirect_speech, read_speech, signs_of_hearsay
from claims.core.extraction.tongues.times import find_times_in
from claims.core.extraction.tongues.tongue import Tongue, fold
from claims.core.matching.parts.said import Said
from claims.core.records import Force, Span

_ANY_DAY = dt.date(2000, 1, 1)
"""Where a time stands does not depend on the day that it is read against."""

_INFINITIVE = re.compile(r"\s(?:haber|ser|estar|avoir|être|s['’]être)\s", re.IGNORECASE)
_NEAR_START = 4
_MARKS = " .,;:\n\"'“”„«»\u00a0\u202f"


def split_said_in(text: str, tongue: Tongue) -> Said | None:
    """The saying around a text's content, or ``None`` where the text asserts it itself."""
    return _attributed(text, tongue) or _hearsay(text, tongue)


def _attributed(text: str, tongue: Tongue) -> Said | None:
    sentences = split_into_sentences(text, tongue)
    if len(sentences) != 1:
        return None
    times = find_times_in(text, tongue, _ANY_DAY)
    (said,) = read_speech(text, sentences, find_quotations_in(text, sentences, tongue), [times], tongue)
    attribution = said.attribution
    if attribution is None or attribution.cue is None:
        return None
    parts = tuple(_parts(text, said.content, attribution.source, attribution.cue, sentences[0].span))
    speaker = " ".join((attribution.speaker or "").lower().split())
    return Said(speaker, attribution.force, parts) if parts else None


def _parts(text: str, content: Span, source: Span | None, cue: Span, sentence: Span) -> Iterator[Span]:
    """The spans that are not content: what was cut off, else who says it and how, wherever that stands."""
    if content == sentence and _INFINITIVE.match(text, cue.end) is not None:
        yield cue  # whoever denies having done it is who may have done it
        return
    if content == sentence:
        ends = [cue, source] if source is not None else [cue]
        start, end = min(one.start for one in ends), max(one.end for one in ends)
        yield Span(0 if start - sentence.start < _NEAR_START else start, end)
        return
    for part in (Span(0, content.start), Span(content.end, len(text))):
        if text[part.start : part.end].strip(_MARKS):
            yield part


def _hearsay(text: str, tongue: Tongue) -> Said | None:
    """ "angeblich", "aurait vendu", "supuestamente": somebody says so, nobody is named."""
    folded = fold(text)
    for found in (*signs_of_hearsay(folded, tongue.speech), in_indirect_speech(folded, tongue.speech)):
        if found is not None:
            parts = tuple(Span(*found.span(number)) for number in range(1, len(found.groups()) + 1) if found[number])
            return Said("", Force.CLAIMED, parts)
    return None
