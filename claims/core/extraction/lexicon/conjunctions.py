"""Subordinating conjunctions, which several steps look for where a clause may begin.

A step that leaves some of them out says why beside its list.
"""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

CONTRASTING = words("although though while whereas")
"""Those that set a clause against another one."""

CONDITIONAL = words("if unless whether")
"""Those whose clause is not said to be so."""

FACTUAL = CONTRASTING | words("after as because before once since until when")
"""Those whose clause is told as a fact."""

OPENING = FACTUAL | CONDITIONAL
"""Those that may open a sentence with a clause before the main one; "that" is a pronoun there."""

SUBORDINATORS = OPENING | words("that")
"""All of them."""

BEFORE_CLAUSES = OPENING - words("after as before once since until")
"""Those behind which a clause stands and no noun alone ("after | the vote", "as | mayor")."""

IN_CONTRAST = CONTRASTING | {"but"}
"""Those and "but": what sets a clause against the one before it."""

JOINING = IN_CONTRAST | words("and yet")
"""Those that join clauses of which each may have a source of its own."""
