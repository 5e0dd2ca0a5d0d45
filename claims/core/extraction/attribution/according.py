"""Sources that a phrase names: "according to the ministry", ", per the firm Acme", ", citing two officials"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.attribution.source_phrases import end_of_source
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, SOURCE_NOUNS
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS, PLAIN_SPEECH
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force

_REPORTING = frozenset(("report", "say", "write"))
_CONTRASTING = frozenset(("while", "although", "though"))


def according_to(parsed: ParsedSentence, first: int, end: int) -> Frame | None:
    """The frame of "according to", "per" or "citing" with its source among the words ``[first, end)``, else None."""
    tokens = parsed.tokens
    for at in range(first, end - 2):
        if parsed.quoted[at]:
            continue
        if tokens[at].lower == "according" and tokens[at + 1].lower == "to":
            cue = (at, at + 2)
        elif tokens[at].text == "per" and _leads_to_source(parsed, at, first, end):
            cue = (at, at + 1)
        elif tokens[at].lower == "citing" and at > first and _cites_source(parsed, at, end):
            if _cites_for_report(tokens, first, at, end):
                continue
            cue = (at, at + 1)
        else:
            continue
        # "In May, according to Ana Roe, the dam lost water": the dam is nothing that she is.
        own = told_before(parsed, first, at)
        opens = at - first <= 1 or own is not None or not has_finite(tokens[first:at])
        source_end = end_of_source(parsed, cue[1], end, initial=opens and has_finite(tokens[at:end]))
        own = own if has_finite(tokens[source_end:end]) else None
        before = (first, at) if own is None else (at, at)
        after = (source_end, end)
        content = tuple(part for part in (before, after) if _has_words(tokens, *part, least=2))
        if content:
            return Frame(Shape.ACCORDING, (cue[1], source_end), cue, "according to", Force.SAID, content, own)
    return None


def told_before(parsed: ParsedSentence, first: int, at: int) -> tuple[int, int] | None:
    """What the outlet tells before another clause that its source opens.

    "It closed, and | according to Roe, …", "It closed and, | according to Roe, …", "It closed; | according to Roe, …".
    """
    tokens = parsed.tokens
    end = at - 1 if tokens[at - 1].text == "," else at
    joined = tokens[end - 1].tag == "K" or tokens[end - 1].lower in _CONTRASTING
    end -= 1 if joined else 0
    parted = tokens[end - 1].text == ";" or (joined and (tokens[end - 1].text == "," or end + 1 < at))
    if not parted or any(parsed.quoted[first:end]):
        return None
    end -= 1 if tokens[end - 1].text in ",;" else 0
    return (first, end) if end > first and has_finite(tokens[first:end]) else None


def _leads_to_source(parsed: ParsedSentence, at: int, first: int, end: int) -> bool:
    """Whether "per" behind a comma names a source (", per the firm Acme"), not a rate ("40 per cent")."""
    tokens = parsed.tokens
    if at <= first or tokens[at - 1].text != "," or tokens[at + 1].tag not in "DP":
        return False
    return _cites_source(parsed, at, end)


def _cites_source(parsed: ParsedSentence, at: int, end: int) -> bool:
    """Whether "citing" after a comma leads to a source, not to grounds ("citing his client's age and her record")."""
    tokens = parsed.tokens
    if tokens[at - 1].text != ",":
        return False
    stop = next((place for place in range(at + 1, end) if tokens[place].text in ",;"), end)
    if tokens[at - 2].tag == "K" and stop + 1 < end and tokens[stop + 1].tag in FINITE:
        # "stood up and, | citing the Bible, | endorsed Roe": what somebody did, and nobody's words.
        return False
    return any(
        token.tag == "P"
        or token.lower in DOCUMENT_NOUNS
        or token.lower in SOURCE_NOUNS
        or token.lower in INSTITUTIONS
        or token.lower in ("people", "person", "sources", "source")
        for token in tokens[at + 1 : stop]
    )


def _cites_for_report(tokens: Sequence[Token], first: int, at: int, end: int) -> bool:
    """Whether "citing" tells whom a report relies on that has a cue of its own.

    "…, Reuters reported, citing two officials", "Reuters reported, citing two officials, that …", "Reuters, citing two
    officials, reported that …".
    """
    reports = [place for place in range(first, at) if tokens[place].tag in FINITE]
    closing = next((place for place in range(at, end - 1) if tokens[place].text == ","), None)
    if not reports and closing is not None and base_of(tokens[closing + 1].lower) in PLAIN_SPEECH:
        return tokens[closing + 1].tag in FINITE
    told = [place for place in reports if base_of(tokens[place].lower) in PLAIN_SPEECH]
    if not told:
        return False
    if told[0] == reports[0] and base_of(tokens[told[0]].lower) in _REPORTING and has_finite(tokens[told[0] + 1 : at]):
        # "Reuters reported it had failed, citing two officials".
        return True
    adds = any(tokens[place].text == "," and tokens[place + 1].lower == "that" for place in range(at, end - 1))
    return told[-1] >= at - 4 or (adds and told == reports)


def _has_words(tokens: Sequence[Token], first: int, last: int, *, least: int) -> bool:
    return sum(1 for token in tokens[first:last] if token.is_word) >= least
