"""Words that others quote, and whose they are: behind a colon, and "Reuters quoted Ana Roe as saying …"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.said_content import Frame, Shape, content_end
from claims.core.extraction.attribution.source_phrases import source_before
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force

_LEAST_QUOTED = 5
"""Words and marks of a quotation that is a clause rather than a name."""
_TITLE = 5
"""Words of a title before the name of whoever is quoted behind a colon at most."""
_LONGEST_DESCRIPTION = 9
"""Words of a description between a name and its colon at most."""
_QUOTING = words("quote cite report")
"""Verbs of those who pass on what somebody is "as saying"."""
_SAYING = words("saying telling warning claiming alleging arguing insisting adding stating declaring denying")
_FARTHEST_QUOTED = 16
"""Words from "quoted" to "as saying" at most."""
_FARTHEST_THAT = 9
"""Words from "as saying" to its "that" at most ("as saying by the agency | that")."""
_QUOTED_BY = words("by in on")
_MARKS = ",—–"


def quoted_after_colon(parsed: ParsedSentence, mentions: Sequence[Mention]) -> Frame | None:
    """A name or a subject with any predicate, a colon and a quoted clause.

    'Opposition leader Jane Roe: "He closed nine mines."', 'Roe is less diplomatic: "It was a disgrace."'.
    """
    tokens = parsed.tokens
    colon = next((at for at in range(2, len(tokens) - _LEAST_QUOTED) if tokens[at].text == ":"), None)
    if colon is None or not parsed.quoted[colon + 1] or any(parsed.quoted[:colon]):
        return None
    named = next((m for m in mentions if m.last <= colon and m.kind is NameKind.PERSON), None)
    if named is not None and named.first <= _TITLE and _is_described_to(tokens, named, colon):
        content = ((colon + 1, len(tokens)),)
        return Frame(Shape.INITIAL, (0, colon), (colon, colon + 1), "say", Force.SAID, content)
    for at in range(colon - 1, 0, -1):
        if tokens[at].tag not in FINITE:
            continue
        source = source_before(parsed, mentions, at, 0)
        if source is not None and source[0] == 0:
            content = ((colon + 1, len(tokens)),)
            return Frame(Shape.INITIAL, source, (at, at + 1), base_of(tokens[at].lower), Force.SAID, content)
    return None


def _is_described_to(tokens: Sequence[Token], named: Mention, colon: int) -> bool:
    """Whether nothing but who somebody is stands between a name and a colon ("Jane Roe, chairman of Acme:")."""
    behind = tokens[named.last : colon]
    return not behind or (behind[0].text in ",(" and len(behind) <= _LONGEST_DESCRIPTION and not has_finite(behind))


def quoted_as_saying(parsed: ParsedSentence, mentions: Sequence[Mention], first: int, end: int) -> Frame | None:
    """The frame of somebody whom others quote among the words ``[first, end)``, else None.

    "Reuters quoted Jane Roe as saying …", "Jane Roe was quoted by Reuters as saying …", '"…," it quoted her as saying.'
    """
    tokens = parsed.tokens
    for at in range(first + 2, end - 1):
        if tokens[at].lower != "as" or tokens[at + 1].lower not in _SAYING or parsed.quoted[at]:
            continue
        nearest = range(at - 1, max(first, at - _FARTHEST_QUOTED), -1)
        verb = next((place for place in nearest if base_of(tokens[place].lower) in _QUOTING), None)
        if verb is None or any(parsed.quoted[verb:at]) or has_finite(tokens[verb + 1 : at]):
            continue
        is_passive = base_of(tokens[before_adverbs(tokens, verb)].lower) == "be"
        subject = source_before(parsed, mentions, verb, first)
        source = subject if is_passive else _quoted_person(tokens, verb, at)
        if source is None or (is_passive and verb + 1 < at and tokens[verb + 1].lower not in _QUOTED_BY):
            continue
        cue = (at if verb + 1 < at else verb, at + 2)
        said = base_of(tokens[at + 1].lower)
        force = FORCE_BY_VERB.get(said, Force.SAID)
        before = first if subject is None else subject[0]
        if before > first and (parsed.quoted[before - 1] or (tokens[before - 1].text in _MARKS and cue[1] >= end - 1)):
            return Frame(Shape.FINAL, source, cue, said, force, ((first, before),))
        near = range(at + 2, min(at + 2 + _FARTHEST_THAT, end))
        led = next((place for place in near if tokens[place].lower in ("that", ":")), at + 1)
        start = at + 2 if has_finite(tokens[at + 2 : led]) else led + 1
        if has_finite(tokens[start:end]) or any(parsed.quoted[start:end]):
            return Frame(Shape.INITIAL, source, cue, said, force, ((start, content_end(parsed, at + 1, start, end)),))
    return None


def _quoted_person(tokens: Sequence[Token], verb: int, end: int) -> tuple[int, int] | None:
    """Whom a verb of quoting has as its object ("quoted | Jane Roe, the mayor, | as saying"); None for nobody."""
    last = end - 1 if tokens[end - 1].text in _MARKS else end
    return (verb + 1, last) if verb + 1 < last and tokens[verb].tag in FINITE | {"E"} else None
