"""What the outlet itself tells in a sentence of somebody's words: of the speaker, before the saying, behind it."""

from __future__ import annotations

from collections.abc import Iterator

from claims.core.extraction.attribution.said_content import Frame
from claims.core.extraction.clauses.asides import joined_relatives
from claims.core.extraction.clauses.pieces import Piece, Role, relative_clauses, without_marks
from claims.core.extraction.clauses.splitting import split_statements
from claims.core.extraction.clauses.subjects import starts_past_clause
from claims.core.extraction.clauses.trailing import NO_STATEMENT, end_of_description, end_of_opening
from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB, WISHING
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.own_statements import own_statement, take_embedded
from claims.core.extraction.statements.records import Reading
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE

_LEAST_CIRCUMSTANCE = 4
"""Words of what a speaker did meanwhile at least."""


def read_around(reading: Reading, parsed: ParsedSentence, frame: Frame) -> None:
    """Take what stands before "and says", what is told of the speaker ("…, who …,"), and what the speaker did."""
    if frame.own is not None:
        for piece in split_statements(parsed, *frame.own):
            _take(reading, parsed, piece)
    if frame.source is None:
        return
    opened = end_of_opening(parsed, 0, len(parsed.tokens)) or end_of_description(parsed, 0, len(parsed.tokens))
    # "Shelling killed seven, | the governor said": that is what was said.
    is_said = any(first == 0 for first, _ in frame.content)
    if opened is not None and opened + 1 == frame.source[0] and not is_said:
        _take(reading, parsed, Piece(Role.PRESUPPOSED, ((0, opened),), frame.source))
    for piece in _relatives_of(parsed, frame, frame.source):
        if _take(reading, parsed, piece):
            take_embedded(reading, parsed, piece)
    take_embedded(reading, parsed, Piece(Role.MAIN, (frame.source,)))
    circumstance = _circumstance(parsed, frame, frame.source)
    if circumstance is not None:
        _take(reading, parsed, circumstance)
    for piece in _clauses_behind(parsed, frame, frame.source):
        _take(reading, parsed, piece)


def read_behind(reading: Reading, parsed: ParsedSentence, frame: Frame) -> None:
    """Take what is added behind a wish ("wants the road moved, | a change that would cost $3 million")."""
    first = frame.content[-1][1] + 1
    if frame.verb not in WISHING or first >= len(parsed.tokens):
        return
    for piece in split_statements(parsed, first, len(parsed.tokens)):
        _take(reading, parsed, piece)


def _take(reading: Reading, parsed: ParsedSentence, piece: Piece) -> bool:
    """Take ``piece`` in the outlet's own voice if it can be checked; True if it can."""
    assessment = assess_piece(reading.article, parsed, piece, attributed=False)
    if assessment.is_checkable:
        reading.statements.append(own_statement(parsed, piece, piece, assessment))
    return assessment.is_checkable


def _relatives_of(parsed: ParsedSentence, frame: Frame, source: tuple[int, int]) -> Iterator[Piece]:
    """The relative clauses that tell of the source, apart from what it says."""
    end = frame.cue[0] if frame.cue[0] >= source[1] else len(parsed.tokens)
    for whole in relative_clauses(parsed, source[0], end, source):
        for piece in joined_relatives(parsed, *whole.parts[0], whole.subject):
            if not any(first <= piece.first < last for first, last in frame.content):
                yield piece


def _clauses_behind(parsed: ParsedSentence, frame: Frame, source: tuple[int, int]) -> Iterator[Piece]:
    """What happened meanwhile or before, behind all that was said: ""…," Roe told reporters, | as crowds chanted"."""
    tokens = parsed.tokens
    begin = max(source[1], frame.cue[1])
    if any(last > begin for _, last in frame.content):
        return
    for at in range(begin, len(tokens) - _LEAST_CIRCUMSTANCE):
        if parsed.quoted[at] or tokens[at].tag in FINITE or (tokens[at].tag == "W" and tokens[at].lower != "when"):
            return
        joined = tokens[at].text == "," and tokens[at + 1].lower in ("but", "and")
        if (tokens[at].lower in FACTUAL or joined) and starts_past_clause(parsed, at + 1 + joined, len(tokens)):
            yield from split_statements(parsed, at + 1 + joined, len(tokens))
            return


def _circumstance(parsed: ParsedSentence, frame: Frame, source: tuple[int, int]) -> Piece | None:
    """What the speaker did meanwhile or before: "said Roe, | holding up a vial", "Roe said | after driving all night"."""
    tokens = parsed.tokens
    begin = max(source[1], frame.cue[1])
    if any(last > begin for _, last in frame.content):
        return None
    for at in range(begin, len(tokens) - _LEAST_CIRCUMSTANCE):
        leads = tokens[at].text == "," or tokens[at].lower in ("after", "before")
        if parsed.quoted[at] or not leads or tokens[at + 1].tag != "G":
            continue
        if base_of(tokens[at + 1].lower) in FORCE_BY_VERB or tokens[at + 1].lower in NO_STATEMENT:
            return None
        end = next((p for p in range(at + 1, len(tokens)) if tokens[p].text in ".;" or parsed.quoted[p]), len(tokens))
        long = end - at > _LEAST_CIRCUMSTANCE
        return Piece(Role.PRESUPPOSED, (without_marks(tokens, at + 1, end),), source) if long else None
    return None
