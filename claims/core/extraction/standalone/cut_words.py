"""Whether the words of a statement go on outside it, or have a date in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.gaps import runs_on
from claims.core.extraction.standalone.records import StandaloneText
from claims.core.extraction.standalone.written_out import has_doubtful_date
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite, may_be_verb
from claims.core.extraction.text.tokens import Token

_LEADS_TO_CLAUSE = OPENING | words("that than for but except like so lest till")
"""Words tagged like prepositions behind which a clause may begin."""
_WHOLE = frozenset((Role.MAIN, Role.CONTRAST, Role.COORDINATE, Role.SEQUEL, Role.APPOSITION))
"""Roles of words that are told as they stand."""


def is_left_open(article: Article, statement: Statement, standalone: StandaloneText) -> bool:
    """Whether the words of a statement have a date in doubt, run on into another clause, or are cut out of their own."""
    parsed = article.parsed[statement.sentence]
    if article.times[statement.sentence] and has_doubtful_date(article, parsed, statement.spans):
        return True
    if statement.piece is None:
        return False
    is_as_told = not any(addition.reason.endswith("made a sentence") for addition in standalone.additions)
    is_open = runs_on(parsed, statement.piece.first, statement.piece.parts[-1][1])
    return is_open or (is_as_told and _is_cut(parsed, statement, statement.piece))


def _is_cut(parsed: ParsedSentence, statement: Statement, piece: Piece) -> bool:
    """Whether the words of a clause begin behind the preposition that leads to them, or end before their verb or object.

    "Nothing about | Roe will please them", "came as the facts about it | are gathered", "described | the case as a shame,
    but stopped".
    """
    told = statement.tokens
    first, last = parsed.index_at(told[0].start), parsed.index_at(told[-1].start) + 1
    behind = parsed.tokens[last] if last < len(parsed.tokens) else None
    if piece.role not in _WHOLE or piece.subject is not None:
        return False
    if _is_led(parsed.tokens, first) or _lacks_subject(told):
        return True
    is_inside = first > 0 and parsed.tokens[first - 1].lower in OPENING
    # "His gaze as | Roe stood there | is odd": a clause for itself.
    return behind is not None and _is_verb(behind) and not is_inside


def _is_led(tokens: Sequence[Token], first: int) -> bool:
    """Whether a preposition stands right before the words."""
    lead = tokens[first - 1] if first > 0 else None
    return lead is not None and lead.tag in "IA" and lead.lower not in _LEADS_TO_CLAUSE


def _lacks_subject(told: Sequence[Token]) -> bool:
    """Whether the first verb with tense is joined to one that stands outside ("the case as a shame, but | stopped")."""
    verb = next((at for at, token in enumerate(told) if token.tag in FINITE), 0)
    if verb == 0 or told[verb - 1].lower not in ("and", "or", "but"):
        return False
    before = told[: verb - 1]
    # "Roe lives or | dies by her bets": a verb that was taken for a noun.
    verbs = (t.tag in "ET" or (t.tag == "S" and may_be_verb(base_of(t.lower))) for t in before)
    return not any(verbs) and not may_be_verb(base_of(before[-1].lower))


def _is_verb(token: Token) -> bool:
    """Whether a word surely is a verb with tense, and no participle of a description ("the act | committed by them")."""
    return has_finite([token]) and not (token.tag == "T" and token.lower.endswith("ed"))
