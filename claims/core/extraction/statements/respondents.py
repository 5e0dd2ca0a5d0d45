"""What so many people say of themselves, told with how many they are: "62% of drivers said | they had used a phone"."""

from __future__ import annotations

from claims.core.extraction.clauses.actors import actor_before
from claims.core.extraction.clauses.pieces import has_figure
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.own_statements import of_same_voice
from claims.core.extraction.statements.records import Form, Reading, Statement, in_own_voice
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite

_THEMSELVES = words("they their")
_ANSWERING = words("say tell report admit think believe feel fear expect know agree answer claim hope")
"""What people do who are asked."""
_SHARES = words("most many few half more less fewer nearly almost over some")
"""What a share of people begins with, beside numbers."""
_GROUP = words("of among out when asked")
"""What may open the sentence before it: "Of 2,000 adults surveyed, | 400 said"."""
_NEAR = 5
"""Words from the verb to what is said at most ("told the survey that")."""


def hold_respondents(reading: Reading) -> None:
    """Give each statement of what counted people say of themselves the words that count them, each once."""
    article = reading.article
    kept: list[Statement] = []
    told: set[tuple[int, int]] = set()
    for statement in reading.statements:
        whole = _words_of_whole(article.parsed[statement.sentence], statement)
        if whole is None:
            kept.append(statement)
            continue
        place = (statement.sentence, whole[0])
        if place not in told:
            told.add(place)
            kept.append(_whole(article, statement, whole))
    openings = {sentence for sentence, first in told if first == 0}
    reading.statements[:] = [one for one in kept if not (one.sentence in openings and _is_opening(article, one))]


def _is_opening(article: Article, statement: Statement) -> bool:
    """Whether a statement has nothing but what opens such a sentence: "Of 2,000 adults surveyed"."""
    tokens, piece = article.parsed[statement.sentence].tokens, statement.piece
    if piece is None or piece.first > 1 or tokens[0].lower not in _GROUP:
        return False
    return not has_finite(tokens[: piece.parts[-1][1]][:-1])


def _words_of_whole(parsed: ParsedSentence, statement: Statement) -> tuple[int, int] | None:
    """The words from how many people say it to its end; None where nobody is counted, or speaks of others."""
    piece, tokens = statement.piece, parsed.tokens
    if piece is None or statement.form is not Form.CLAUSE or tokens[piece.first].lower not in _THEMSELVES:
        return None
    found = actor_before(parsed, 0, piece.first)
    if found is None or piece.first - found[1] > _NEAR or base_of(tokens[found[1]].lower) not in _ANSWERING:
        return None
    first, last = found[0]
    counted = tokens[first].tag == "C" or tokens[first].lower in _SHARES or has_figure(tokens[first:last])
    if not counted or any(token.tag == "P" for token in tokens[first:last]) or last > found[1]:
        return None
    opened = first > 1 and tokens[first - 1].text == "," and tokens[0].lower in _GROUP
    if opened and not has_finite(tokens[: first - 2]):
        # "Of 2,000 adults surveyed" ends in what may look like a past.
        first = 0
    return first, piece.parts[-1][1]


def _whole(article: Article, statement: Statement, words_: tuple[int, int]) -> Statement:
    own = in_own_voice(statement)
    return of_same_voice(article, article.parsed[statement.sentence], own, words_, attributed=False)
