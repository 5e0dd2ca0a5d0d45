"""Claims that are only the beginning of what a sentence says: "who in recent weeks", "As part of his plea, Roe, 44".

A phrase that names an event or an act ("a campaign stop in Mour") is none of them: people mark such phrases as claims.
"""

from __future__ import annotations

from claims.core.extraction.clauses.pieces import has_main_verb
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.tagger import may_be_verb

_PLAIN = frozenset("IDJNSCRPYW")
"""Tags of words none of which is a verb."""
_LONGEST_OPENING = 4
"""Words of "who in recent weeks", at most."""


def is_fragment(article: Article, statement: Statement) -> bool:
    """Whether ``statement`` only leads up to something that it does not say."""
    words = statement.tokens
    if statement.form is not Form.CLAUSE or has_main_verb(words):
        return False
    if words[0].tag == "W":
        is_short = len(words) <= _LONGEST_OPENING
        return is_short and all(token.tag in _PLAIN and not may_be_verb(token.lower) for token in words[1:])
    return _leads_up_to_name(article, statement)


def _leads_up_to_name(article: Article, statement: Statement) -> bool:
    """Whether words only open a sentence, with the person that it tells of ("As part of his plea, Roe, 44")."""
    words = statement.tokens
    comma = next((token.end for token in words if token.text == ","), None)
    if words[0].tag != "I" or comma is None:
        return False
    people = [m for m in article.mentions[statement.sentence] if m.kind is NameKind.PERSON]
    return any(m.span.start == comma + 1 and holds(statement.spans, m.span) for m in people)
