"""When an "-ing" form that hangs on a verb is told of: before it, with it, or to come like it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.presupposed import reckons
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_TO_COME = frozenset(("will", "would"))
_LEADING_UP = words("after since despite following having for")
"""Words before what led to something, which is past where that is still to come."""
_COMPLETING = words("serve complete finish spend undergo pass reach receive register sign enter join leave")
"""Verbs whose act may be to come behind "will … after"."""
_BEFORE_DOING = frozenset(("going", "keeping", "being"))


def modal_before(parsed: ParsedSentence, participle: Token) -> str | None:
    """The modal of the verb that a participle hangs on ("would shrink before | growing", "will close it, | cutting").

    None where the participle tells what led to it: "will close the plant after | losing its biggest client".
    """
    at = parsed.index_at(participle.start)
    if _word_before(parsed, at) in _LEADING_UP:
        return None
    verb = next((token for token in reversed(parsed.tokens[:at]) if token.tag in FINITE), None)
    return verb.lower if verb is not None and verb.lower in _TO_COME else None


def goes_on_meanwhile(parsed: ParsedSentence, participle: Token) -> bool:
    """Whether something went on while what the verb before it tells happened ("was hurt while | mending a roof")."""
    at = parsed.index_at(participle.start)
    verb = next((token for token in reversed(parsed.tokens[:at]) if token.tag in FINITE), None)
    return _word_before(parsed, at) == "while" and verb is not None and verb.tag == "T"


def may_be_other_act(article: Article, parsed: ParsedSentence, tokens: Sequence[Token], at: int) -> bool:
    """Whether an "-ing" form may tell no past act of its subject: what is to come, how it was reckoned, or a noun.

    "after | cleaning | costing £2,000": a noun.
    """
    if tokens[at].tag != "G":
        return False
    is_noun = at + 1 < len(tokens) and tokens[at + 1].tag == "G" and tokens[at].lower not in _BEFORE_DOING
    told = Span(tokens[at].start, tokens[-1].end)
    is_dated_later = modal_before(parsed, tokens[at]) is None and any(
        time.start is not None and time.start > article.published and told.holds(time.span)
        for time in article.times[parsed.index]
    )
    return is_noun or is_dated_later or reckons(tokens, at) or _may_be_to_come(parsed, tokens[at])


def _may_be_to_come(parsed: ParsedSentence, participle: Token) -> bool:
    """Whether what a verb to come follows may be to come itself ("will be freed after | serving nine years")."""
    at = parsed.index_at(participle.start)
    verb = next((token for token in reversed(parsed.tokens[:at]) if token.tag in FINITE), None)
    to_come = verb is not None and verb.tag == "M"
    return to_come and _word_before(parsed, at) == "after" and base_of(participle.lower) in _COMPLETING


def _word_before(parsed: ParsedSentence, at: int) -> str:
    """The word before the one at ``at``, adverbs passed, in lower case."""
    before = before_adverbs(parsed.tokens, at)
    return parsed.tokens[before].lower if before >= 0 else ""
