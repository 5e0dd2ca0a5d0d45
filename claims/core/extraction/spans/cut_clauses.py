"""Claims with all of their own clause and nothing of the one around it.

"leased the hall, | which has stood empty since 2019, | to a charity", "The roof was sound and | the pump, a copy, may
fail", "A clerk who took $3 million, and | spent it on horses, | has been jailed": what stands behind a clause between
commas belongs to the clause around it, a subject to its verb, and a pronoun to the verb before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.core.extraction.lexicon.determiners import ARTICLES, THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.spans.claim_spans import ChosenSpan
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_HANDING = words("sell lease let give hand transfer move lend pass award send return donate present rent offer promise")
_TAKING = words("buy acquire take lease rent recover purchase borrow obtain")
_RECEIVING = words("to for")
_GIVING = words("from for")
_OBJECTS = words("me him her us them")
"""Pronouns of those to whom something is given or told."""
_OWNED = frozenset("NSPJCGER")
"""Tags of what stands behind "her" where it tells whose something is."""
_STOPS = frozenset(';:—–.!?()"“”')
_PHRASE = frozenset("DNSPJCQR")
_LONGEST_SUBJECT = 8
"""Words of a subject that was cut off at most."""


def with_own_clauses(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims of a sentence with these borders set right, in order."""
    kept = list(spans)
    if not any(span.is_claim for span in spans):
        return kept
    if any(token.tag == "W" for token in parsed.tokens):
        kept = list(_behind_second_predicates(parsed, list(_behind_relatives(parsed, kept))))
    kept = list(_with_pronouns(parsed, list(_with_subjects(parsed, kept))))
    if all(one is span for one, span in zip(kept, spans, strict=False)) and len(kept) == len(spans):
        return kept
    return sorted(dict.fromkeys(kept), key=lambda span: (span.first, -span.last))


def _behind_relatives(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> Iterator[ChosenSpan]:
    """The claims, what a relative clause took of the clause around it given back to that one."""
    cuts = {span: comma for span in spans if (comma := _end_of_relative(parsed, span, spans)) is not None}
    for span in spans:
        taken = next((relative for relative in cuts if span.last == relative.first - 1 and span.is_claim), None)
        if span in cuts:
            yield replace(span, last=cuts[span])
        else:
            has_verb = has_finite(parsed.tokens[span.first : span.last])
            yield span if taken is None or not has_verb else replace(span, last=taken.last)


def _end_of_relative(parsed: ParsedSentence, span: ChosenSpan, spans: Sequence[ChosenSpan]) -> int | None:
    """The comma at which a relative clause ends inside a claim that goes on with a phrase of the clause before it."""
    tokens = parsed.tokens
    if not span.is_claim or span.first < 2 or not _opens_relative(tokens, span.first):
        return None
    host = next((one for one in spans if one.last == span.first - 1 and one.is_claim), None)
    commas = [at for at in range(span.first, span.last) if tokens[at].text == "," and not parsed.quoted[at]]
    if host is None or len(commas) != 1 or not has_finite(tokens[span.first : commas[0]]):
        return None
    behind = tokens[commas[0] + 1 : span.last]
    told = next((at for at, token in enumerate(behind) if token.tag == "W" or token.lower == "that"), len(behind))
    behind = behind[:told]
    if len(behind) < 2 or has_finite(behind) or not has_finite(tokens[host.first : host.last]):
        return None
    return commas[0] if _goes_on(tokens[host.first : host.last], behind) else None


def _opens_relative(tokens: Sequence[Token], first: int) -> bool:
    return tokens[first].tag == "W" and tokens[first - 1].text == ","


def _goes_on(host: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether words go on with what was done in ``host``: to or from whom, or what else it was done to."""
    if behind[0].lower == "and":
        # "keeps the tower, whose bell is silent, | and the memorial".
        definite = behind[1].tag == "D" and _last_phrase_is_definite(host)
        return definite and all(token.tag in _PHRASE for token in behind[1:])
    verbs = {base_of(token.lower) for token in host}
    given = behind[0].lower in _RECEIVING and verbs & _HANDING
    taken = behind[0].lower in _GIVING and verbs & _TAKING
    return bool(given or taken) and behind[1].tag in "DNSPJ"


def _last_phrase_is_definite(host: Sequence[Token]) -> bool:
    start = next((at for at in range(len(host) - 1, -1, -1) if host[at].tag not in "NSPJ"), 0)
    return start > 0 and host[start].lower in THIRD_POSSESSIVES | {"the"} and start + 1 < len(host)


def _behind_second_predicates(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> Iterator[ChosenSpan]:
    """The claims, a second predicate of a relative clause parted from the verb of the clause around it."""
    for span in spans:
        comma = _before_main_verb(parsed, span)
        if comma is None:
            yield span
            continue
        yield replace(span, last=comma)
        if not any(one is not span and one.first <= comma + 1 < one.last for one in spans):
            yield replace(span, first=0, rule=None)


def _before_main_verb(parsed: ParsedSentence, span: ChosenSpan) -> int | None:
    """The comma inside a claim behind which the verb stands whose subject is before the claim; None where none is."""
    tokens = parsed.tokens
    if not span.is_claim or span.first < 2 or tokens[span.first - 1].tag != "K" or tokens[span.first].tag not in "TZFE":
        return None
    relative = next((at for at in range(1, span.first) if tokens[at].tag == "W"), None)
    if relative is None or has_finite(tokens[:relative]) or any(token.text in _STOPS for token in tokens[: span.last]):
        return None
    return next(
        (at for at in range(span.first + 1, span.last - 1) if tokens[at].text == "," and tokens[at + 1].tag in FINITE),
        None,
    )


def _with_subjects(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> Iterator[ChosenSpan]:
    """The claims, a subject that ended one of them given to its verb behind an apposition."""
    cuts = {span: at for span in spans if (at := _cut_subject(parsed, span)) is not None}
    for span in spans:
        if span in cuts:
            yield replace(span, last=cuts[span] - 1)
            continue
        before = next((one for one in cuts if one.last < span.first <= one.last + 2), None)
        goes_on = before is not None and span.is_claim and _holds_main_verb(parsed, span, before.last)
        yield replace(span, first=cuts[before]) if before is not None and goes_on else span


def _cut_subject(parsed: ParsedSentence, span: ChosenSpan) -> int | None:
    """Where the subject of another clause begins that ends a claim behind "and" ("was small and | the test | , a …")."""
    tokens = parsed.tokens
    if not span.is_claim or span.last >= len(tokens) or tokens[span.last].text != ",":
        return None
    at = span.last
    while at > span.first and tokens[at - 1].tag in _PHRASE and span.last - at < _LONGEST_SUBJECT:
        at -= 1
    if at == span.last or at <= span.first + 1 or tokens[at - 1].tag != "K" or tokens[at].tag != "D":
        return None
    is_clause = has_finite(tokens[span.first : at])
    return at if is_clause and _main_verb_behind(parsed, span.last) is not None else None


def _main_verb_behind(parsed: ParsedSentence, comma: int) -> int | None:
    """The verb behind the apposition that begins at the comma; None where none stands there."""
    tokens = parsed.tokens
    if comma + 1 >= len(tokens) or tokens[comma + 1].lower not in ARTICLES:
        return None
    closing = next((at for at in range(comma + 1, len(tokens) - 1) if tokens[at].text in ",;:."), None)
    if closing is None or tokens[closing].text != "," or has_finite(tokens[comma:closing]):
        return None
    return closing + 1 if tokens[closing + 1].tag in FINITE else None


def _holds_main_verb(parsed: ParsedSentence, span: ChosenSpan, comma: int) -> bool:
    verb = _main_verb_behind(parsed, comma)
    return verb is not None and span.first <= verb < span.last


def _with_pronouns(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> Iterator[ChosenSpan]:
    """The claims, none beginning with to whom something was given or told by the verb before it."""
    tokens = parsed.tokens
    for span in spans:
        verb = span.first - 1
        if not span.is_claim or verb < 1 or tokens[verb].tag not in "FZTEB" or not _is_receiver(tokens, span.first):
            yield span
        elif has_finite(tokens[span.first + 2 : span.last]) and tokens[span.first + 1].tag not in FINITE:
            # "told | me | mine was the ninth".
            yield replace(span, first=span.first + 1)
        else:
            start = next((at + 1 for at in range(verb, -1, -1) if tokens[at].text in _STOPS | {","}), 0)
            yield replace(span, first=start)


def _is_receiver(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun tells to whom, and not whose the next noun is ("told | her colleague | had left")."""
    is_owner = tokens[at].lower == "her" and at + 1 < len(tokens) and tokens[at + 1].tag in _OWNED
    return tokens[at].lower in _OBJECTS and not is_owner
