"""Statements that who says them opens or interrupts, which the borders of a reader would break."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.spans.claim_spans import ChosenSpan
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE


def is_interrupted(statement: Statement) -> bool:
    """Whether its cue stands between two parts of a clause ("The fire, | police said, | began at dawn")."""
    cue = statement.attribution.cue if statement.attribution is not None else None
    if statement.form is not Form.CLAUSE or cue is None:
        return False
    return statement.spans[0].end <= cue.start < statement.spans[-1].start


def is_left_out(parsed: ParsedSentence, statement: Statement, chosen: Sequence[ChosenSpan]) -> bool:
    """Whether nothing was chosen of what somebody says who opens the sentence or interrupts it.

    "According to police, …", "The fire, | police said, | began at dawn".
    """
    told = statement.attribution
    if statement.form is not Form.CLAUSE or told is None or told.cue is None:
        return False
    opens = told.cue_verb == "according to" and parsed.index_at(told.cue.start) <= 1
    if not opens and not is_interrupted(statement):
        return False
    first, last = parsed.index_at(statement.spans[-1].start), parsed.index_at(statement.spans[-1].end - 1) + 1
    verb = next((at for at in range(first, last) if parsed.tokens[at].tag in FINITE), None)
    return verb is not None and not any(one.first <= verb < one.last for one in chosen)
