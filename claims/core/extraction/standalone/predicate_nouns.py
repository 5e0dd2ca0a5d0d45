"""Relative clauses behind what somebody or something is said to be: "Roe was a novice who lost $3 million"."""

from __future__ import annotations

from claims.core.extraction.clauses.pieces import phrase_before
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.written_out import phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE

_NEGATING = words("not n't never no hardly")
_EMPTY = words("there it this that these those what who which here")
"""Subjects of "be" that name nothing that the clause could tell of ("there was | a man who")."""


def is_predicate_noun(parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether the noun phrase ``head`` tells what a subject is or became: it names nobody of its own."""
    tokens = parsed.tokens
    if tokens[head[0]].lower == "the" and tokens[head[1]].text == ",":
        # "The culprit is the tax system, which is old": one that is known, and described.
        return False
    verb = _verb_before(parsed, head[0])
    return verb is not None and tokens[verb - 1].lower not in _EMPTY


def subject_of(article: Article, parsed: ParsedSentence, head: tuple[int, int]) -> tuple[str, bool] | None:
    """Who or what is ``head``, written out, and whether that stays unresolved; None where it is not plain."""
    verb = _verb_before(parsed, head[0])
    if verb is None:
        return None
    if any(token.lower in _NEGATING for token in parsed.tokens[verb : head[0]]):
        return None
    end = _behind_adverbs(parsed, verb)
    pronoun = parsed.tokens[end - 1]
    subject = (end - 1, end) if pronoun.tag == "O" else phrase_before(parsed, end, 0)
    if subject is None or (subject[0] > 0 and parsed.tokens[subject[0] - 1].tag in "IGETJN"):
        # "The head of the agency in | Velm | is a man who".
        return None
    return phrase_text(article, parsed, subject)


def _verb_before(parsed: ParsedSentence, first: int) -> int | None:
    """The place of "is" or "became" right before an article, and behind a word."""
    tokens = parsed.tokens
    if tokens[first].lower not in ARTICLES:
        return None
    verb = _behind_adverbs(parsed, first) - 1
    if verb < 1 or tokens[verb].tag not in FINITE or base_of(tokens[verb].lower) not in ("be", "become"):
        return None
    return verb


def _behind_adverbs(parsed: ParsedSentence, at: int) -> int:
    """The place behind the last word before ``at`` that is no adverb."""
    while at > 1 and parsed.tokens[at - 1].tag == "R":
        at -= 1
    return at
