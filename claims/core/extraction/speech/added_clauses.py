"""Clauses behind somebody's words that the outlet adds itself (", and an inquiry later cleared him")."""

from __future__ import annotations

from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.lexicon.calendar_words import LENGTHS, SPELLS
from claims.core.extraction.lexicon.conjunctions import IN_CONTRAST
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Statement, in_own_voice
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import before_adverbs, first_finite, has_finite

_JOINING = words("and but")
_SHIFTED = words("had would could might was were")
"""Verbs of what somebody said in the past, as that is told."""
_UNSHIFTED = words("has have is are")
_SINCE = words("later since subsequently")
_LONGEST_SPELL = 6
"""Words of "less than two weeks after" at most."""
_CUE_BEHIND = "according to"


def opening_of(parsed: ParsedSentence, first: int) -> int:
    """Where a clause begins behind the contrasting word that it may hold (", | while the army said …")."""
    return first + 1 if parsed.tokens[first].lower in IN_CONTRAST else first


def without_added_to(article: Article, statement: Statement) -> Statement:
    """``statement`` as nobody's but the outlet's, where it goes on in the outlet's voice."""
    if not is_added(article, statement):
        return statement
    return in_own_voice(statement)


def is_added(article: Article, statement: Statement) -> bool:
    """Whether a clause behind somebody's words goes on in the outlet's voice.

    ", according to the ministry, | while the railway cut its trains" sets its own fact beside the ministry's; "Roe said it
    would close, | but he has named no date" and "Roe insisted he had paid, | and a court later cleared him" leave the tense
    of what he said.
    """
    parsed, piece, told = article.parsed[statement.sentence], statement.piece, statement.attribution
    if statement.form is not Form.CLAUSE or piece is None or told is None or told.cue is None:
        return False
    if told.cue.start >= statement.spans[0].start or parsed.quoted[piece.first]:
        return False
    first = opening_of(parsed, piece.first)
    cue = parsed.index_at(told.cue.start)
    if piece.role is Role.COORDINATE and piece.subject is not None and piece.subject[0] > cue:
        # "The rebels say they hold 412; the government puts it at 900 and | has published no list".
        between = parsed.tokens[cue : piece.subject[0]]
        if any(token.text == ";" for token in between):
            return True
    if first > 1 and parsed.tokens[first - 1].text == ";":
        return _is_done_since(parsed, cue, first, piece.parts[-1][1])
    if has_finite(parsed.tokens[:cue]) and _tells_how_long_after(parsed, piece.first):
        return True
    if first < 2 or parsed.tokens[first - 2].text != ",":
        return False
    joint = parsed.tokens[first - 1].lower
    if told.cue_verb == _CUE_BEHIND:
        # In front of the sentence it is the source of all of it.
        return joint in IN_CONTRAST and has_finite(parsed.tokens[:cue])
    return joint in _JOINING and _leaves_tense(parsed, cue, first, piece.parts[-1][1])


def _tells_how_long_after(parsed: ParsedSentence, first: int) -> bool:
    """Whether a clause tells how long after something else this was said (", the governor said, | two days after …")."""
    tokens = parsed.tokens[first : first + _LONGEST_SPELL]
    joint = next((at for at, token in enumerate(tokens) if token.lower in ("after", "before")), 0)
    spell = tokens[:joint]
    counted = joint > 1 and parsed.tokens[first - 1].text == "," and spell[-1].lower in LENGTHS | SPELLS
    return counted and all(token.tag in "DCNSRJ" for token in spell)


def _is_done_since(parsed: ParsedSentence, cue: int, first: int, last: int) -> bool:
    """Whether the clause ``[first, last)`` tells what has come of a plan: "Roe promised to free all; | so far he has freed
    31"."""
    tokens = parsed.tokens
    verb = first + first_finite(tokens[first:last])
    planned = tokens[cue].tag == "T" and not has_finite(tokens[cue + 1 : first])
    return planned and verb < last and tokens[verb].lower in _UNSHIFTED


def _leaves_tense(parsed: ParsedSentence, cue: int, first: int, last: int) -> bool:
    """Whether the clause ``[first, last)`` is not told in the tense of the words behind the past cue at ``cue``."""
    tokens = parsed.tokens
    content = cue + 1 + first_finite(tokens[cue + 1 : first])
    verb = first + first_finite(tokens[first:last])
    if tokens[cue].tag != "T" or content >= first - 2 or not first < verb < last:
        return False
    if tokens[content].lower not in _SHIFTED or tokens[first].lower in ("that", "i", "we"):
        return False
    if tokens[verb].lower in _UNSHIFTED:
        return True
    adverbs = tokens[before_adverbs(tokens, verb) + 1 : verb]
    return tokens[content].lower == "had" and tokens[verb].tag == "T" and any(t.lower in _SINCE for t in adverbs)
