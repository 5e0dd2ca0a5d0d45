"""From a body to its claims: the steps of extraction, in order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.attribution.network import AttributionNetwork
from claims.core.extraction.attribution.said_content import LABELING
from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.reading import read_statements
from claims.core.extraction.spans.claim_spans import SpanReader
from claims.core.extraction.standalone.decontextualization import make_standalone
from claims.core.extraction.standalone.fragments import is_fragment
from claims.core.extraction.statements.article import Article, kinds_of, read_article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.statements.claim_times import times_of, told_in_passing
from claims.core.extraction.statements.kinds import kind_of
from claims.core.extraction.statements.polarity import polarity_of
from claims.core.extraction.statements.records import Form, Reading, Statement
from claims.core.extraction.text.body import check_body
from claims.core.extraction.text.languages import LanguageLevel, detect_languages, level_of
from claims.core.extraction.times.expressions import period_of
from claims.core.extraction.tongues.reading import TONGUES, read_body
from claims.core.records import (
    ExtractedClaim,
    Extraction,
    Force,
    Polarity,
    Quantity,
    RejectedSentence,
    RejectReason,
    Span,
)
from claims.core.verdicts import ClaimKind


def extract(
    body: str,
    *,
    published: dt.date,
    headline: str | None = None,
    language: str | None = None,
    attribution: AttributionNetwork | None = None,
    spans: SpanReader | None = None,
) -> Extraction:
    """The claims of ``body`` and its reject shelf: every sentence is the source of a claim or shelved, exactly once.

    ``body`` is in NFC with ``\\n`` line ends (``text.body.normalize_body``); offsets index it as it is. Relative times are
    resolved against ``published``, a day or an aware moment whose zone clock times are then in. The headline gives context
    (which country, which war) and yields no claim. ``language`` is a BCP 47 tag; without it the text tells. German,
    French and
    Spanish are read at a basic level, by sentences; all others but English with the rules of English, and marked
    ``limited``.
    ``attribution`` is the fitted network that finds speakers which the rules of English miss; without it those
    statements are nobody's. ``spans`` is the fitted reader of claim spans, which tells with the rules what a sentence
    asserts; without it they are alone. Raises ``Invalid`` for NUL and lone surrogates.
    """
    check_body(body)
    detected = detect_languages(body)
    spoken = language or detected.code
    level = level_of(spoken)
    if level is LanguageLevel.BASIC:
        sentences, found, shelved = read_body(body, TONGUES[spoken[:2].lower()], published=published)
        return Extraction(sentences, found, shelved, spoken, is_mixed=detected.is_mixed)
    article = read_article(body, published=published, headline=headline, attribution=attribution)
    reading = read_statements(article, spans)
    claims = _without_duplicates(_whole_claims(article, reading))
    return Extraction(
        sentences=article.sentences,
        claims=claims,
        rejected=_rejected(article, reading, claims),
        language=spoken,
        limited=level is LanguageLevel.LIMITED,
        is_mixed=detected.is_mixed,
        detected=reading.detected,
    )


def _whole_claims(article: Article, reading: Reading) -> list[ExtractedClaim]:
    """The claims without those that only begin what another claim of their sentence says."""
    together = _by_sentence(reading.statements)
    claims = [
        (statement, _without_passing(article, statement, claim_of(article, statement), together[statement.sentence]))
        for statement in reading.statements
    ]
    pieces = {id(claim) for statement, claim in claims if is_fragment(article, statement)}
    told = {index for _, claim in claims if id(claim) not in pieces for index in claim.sentences}
    return [claim for _, claim in claims if id(claim) not in pieces or told.isdisjoint(claim.sentences)]


def _by_sentence(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    together = defaultdict[int, list[Statement]](list)
    for statement in statements:
        together[statement.sentence].append(statement)
    return together


def _without_passing(
    article: Article, statement: Statement, claim: ExtractedClaim, others: Sequence[Statement]
) -> ExtractedClaim:
    """The claim without the times of what other claims tell in passing of something that it names."""
    passing = told_in_passing(article, statement, others) if claim.times else ()
    times = tuple(time for time in claim.times if not any(span.holds(time.span) for span in passing))
    return claim if times == claim.times else replace(claim, times=times, period=period_of(times, article.body))


def claim_of(article: Article, statement: Statement) -> ExtractedClaim:
    """One statement with its slots and its standalone text."""
    span = Span(statement.spans[0].start, statement.spans[-1].end)
    # The sentences between those of a saying may be claims themselves: its span holds their figures all the same.
    places = range(statement.sentences[0], statement.sentences[-1] + 1)
    quantities = tuple(q for i in places for q in article.quantities[i] if holds(statement.spans, q.span))
    times = times_of(article, statement.spans, [t for i in places for t in article.times[i]])
    standalone = make_standalone(article, statement)
    polarity = polarity_of(statement.tokens)[0]
    return ExtractedClaim(
        span=span,
        parts=statement.spans,
        exact=article.text(span),
        standalone_text=standalone.text,
        kind=_kind(article, statement, quantities),
        voice=statement.voice,
        speaker=statement.speaker,
        attribution=statement.attribution,
        quantities=quantities,
        times=times,
        period=period_of(times, article.body),
        place=_place(article, statement),
        polarity=polarity if statement.form is Form.CLAUSE else Polarity.POSITIVE,
        score=statement.score,
        reasons=statement.reasons,
        sentences=statement.sentences,
        additions=standalone.additions,
        context_needed=standalone.context_needed,
    )


def _kind(article: Article, statement: Statement, quantities: Sequence[Quantity]) -> ClaimKind:
    if statement.form is Form.SAYING:
        return ClaimKind.QUOTE
    if statement.form is Form.OFFICE:
        return ClaimKind.STATUS
    role = statement.piece.role if statement.piece is not None else Role.MAIN
    stated = any(_is_stated(article.body, quantity) for quantity in quantities)
    said = statement.attribution
    if role is Role.RELATIVE and said is not None and (said.cue_verb in LABELING or said.force is Force.DENIED):
        return ClaimKind.QUOTE
    return kind_of(statement.tokens, role, statement.modality, states_figure=stated)


def _is_stated(body: str, quantity: Quantity) -> bool:
    """Whether the figure is what is said, not how a thing is told apart ("a seven-day truce", "two sides")."""
    attributive = quantity.is_duration and body[quantity.number_span.end : quantity.number_span.end + 1] in "-‑"
    small = (
        quantity.unit not in ("percent", "percentage point", "share")
        and quantity.value in (1, 2)
        and not quantity.normalized
    )
    return not attributive and not small and quantity.unit != "rank"


def _place(article: Article, statement: Statement) -> str | None:
    """The place that the statement names, else none: what is only inferred stands in the standalone text."""
    for place in kinds_of(article.mentions[statement.sentence], NameKind.PLACE):
        if holds(statement.spans, place.span):
            return place.name
    return None


def _without_duplicates(claims: Sequence[ExtractedClaim]) -> tuple[ExtractedClaim, ...]:
    """In order of place; of claims that say the same words the first stays, with the sentences of all."""
    kept: dict[tuple[str, str | None, ClaimKind], ExtractedClaim] = {}
    for claim in sorted(claims, key=lambda c: (c.span, c.parts)):
        key = (" ".join(claim.standalone_text.lower().split()), claim.speaker, claim.kind)
        first = kept.get(key)
        kept[key] = (
            claim if first is None else replace(first, sentences=tuple(sorted({*first.sentences, *claim.sentences})))
        )
    return tuple(kept.values())


def _rejected(article: Article, reading: Reading, claims: Sequence[ExtractedClaim]) -> tuple[RejectedSentence, ...]:
    """The shelf: every sentence that no claim comes from, in order."""
    taken = {index for claim in claims for index in claim.sentences}
    shelved = {entry.sentence: entry for entry in reading.shelved}
    rejected = []
    for index, sentence in enumerate(article.sentences):
        if index in taken:
            continue
        entry = shelved.get(index)
        rejected.append(
            RejectedSentence(
                span=sentence.span,
                exact=article.text(sentence.span),
                reason=entry.reason if entry is not None else RejectReason.NO_ASSERTION,
                score=round(entry.score, 3) if entry is not None else 0.0,
                sentence=index,
            )
        )
    return tuple(rejected)
