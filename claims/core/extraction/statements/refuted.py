"""Statements of what a sentence does not assert: the words that take it back, or make it conditional, belong to them."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.clauses.refutations import Refutation, find_condition, find_exception, find_refutations
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.own_statements import of_same_voice
from claims.core.extraction.statements.records import Form, Reading, Statement, in_own_voice
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.records import Modality, Span

_BESIDE = frozenset({Role.RELATIVE, Role.APPOSITION, Role.IDENTITY, Role.DURATION})
"""What stands beside a refuted clause, and is no part of what is refuted ("that Roe, | who is 52, | sold it")."""

_SHARE = 3
"""A statement is of refuted words if at least one of so many of its words is among them ("A claim | that he left")."""


@dataclass(slots=True)
class _Sentence:
    """A sentence with what it does not assert, and all its statements; ``taken`` are the words that were taken back."""

    parsed: ParsedSentence
    refutations: tuple[Refutation, ...]
    condition: tuple[int, int] | None
    exception: tuple[int, int] | None
    statements: list[Statement]
    taken: set[int]


def hold_refuted(reading: Reading) -> None:
    """Give each statement of unasserted words the clause that does not assert them ("It is false | that taxes rose").

    So what will be "if you give me four more years" keeps that condition. What a clause takes back stays one claim: of two
    statements of its words the first is kept.
    """
    article = reading.article
    sentences: dict[int, _Sentence] = {}
    for statement in reading.statements:
        if statement.sentence not in sentences:
            sentences[statement.sentence] = _read_sentence(article.parsed[statement.sentence])
        sentences[statement.sentence].statements.append(statement)
    held = (_held(article, sentences[statement.sentence], statement) for statement in reading.statements)
    reading.statements[:] = [statement for statement in held if statement is not None]


def _read_sentence(parsed: ParsedSentence) -> _Sentence:
    said = {token.lower for token in parsed.tokens}
    condition = find_condition(parsed) if not said.isdisjoint(("if", "unless")) else None
    exception = find_exception(parsed) if "unless" in said else None
    return _Sentence(parsed, find_refutations(parsed), condition, exception, [], set())


def _held(article: Article, sentence: _Sentence, statement: Statement) -> Statement | None:
    """The statement with what takes it back or makes it conditional; None where nothing of it is asserted, or again."""
    exception, condition = sentence.exception, sentence.condition
    if exception is not None and statement.piece is not None and statement.piece.first >= exception[0]:
        return None
    if condition is not None and _is_without(statement, condition):
        whole = _conditional(article, sentence.parsed, statement, condition)
        told = whole is not None and any(other.spans == whole.spans for other in sentence.statements)
        return None if told else whole
    refutation = next((one for one in sentence.refutations if _lacks(statement, one)), None)
    again = refutation is not None and _is_told(sentence, refutation)
    if refutation is None:
        refutation = next((one for one in sentence.refutations if _is_found_alone(statement, one)), None)
    if refutation is None:
        return statement
    again = again or refutation.by in sentence.taken
    sentence.taken.add(refutation.by)
    return None if again else _whole(article, sentence.parsed, statement, refutation)


def _is_found_alone(statement: Statement, refutation: Refutation) -> bool:
    """Whether a statement has what was not found, without who found none of it ("found | no evidence that he drank")."""
    if statement.form is not Form.CLAUSE or statement.piece is None or statement.attribution is None:
        return False
    return refutation.first < statement.piece.first == refutation.by


def _is_without(statement: Statement, condition: tuple[int, int]) -> bool:
    """Whether a statement is of a conditional sentence, and not of all that the condition asks for."""
    if statement.form is not Form.CLAUSE or statement.piece is None or statement.piece.role in _BESIDE:
        return False
    first, last = statement.piece.first, statement.piece.parts[-1][1]
    if first <= condition[0]:
        return False
    depends = statement.modality is not Modality.IS and statement.piece.role is Role.MAIN
    return last <= condition[1] or first < condition[1] or depends


def _conditional(
    article: Article, parsed: ParsedSentence, statement: Statement, condition: tuple[int, int]
) -> Statement | None:
    """The statement with its condition; None for what only the condition says, which nobody asserts."""
    last = statement.piece.parts[-1][1] if statement.piece is not None else 0
    if last <= condition[1]:
        return None
    return of_same_voice(article, parsed, statement, (condition[0], last), attributed=False)


def _lacks(statement: Statement, refutation: Refutation) -> bool:
    """Whether a statement has words of the content without the one that takes them back."""
    if statement.form is not Form.CLAUSE or statement.piece is None or statement.piece.role in _BESIDE:
        return False
    if statement.attribution is not None and not refutation.is_refuted:
        # "his claim that taxes had doubled": it is his.
        return False
    at = [place for first, last in statement.piece.parts for place in range(first, last)]
    inside = sum(1 for place in at if refutation.content[0] <= place < refutation.content[1])
    return refutation.by not in at and _SHARE * inside >= len(at)


def _is_told(sentence: _Sentence, refutation: Refutation) -> bool:
    """Whether a statement of the sentence holds the refuting word and content already."""
    tokens = sentence.parsed.tokens
    words_ = (tokens[refutation.by], tokens[refutation.content[0]])
    return any(
        statement.form is not Form.OFFICE
        and all(any(span.start <= word.start < span.end for span in statement.spans) for word in words_)
        for statement in sentence.statements
    )


def _whole(article: Article, parsed: ParsedSentence, statement: Statement, refutation: Refutation) -> Statement:
    """The refuting clause as a statement of whoever made ``statement``."""
    said = statement.attribution
    first = refutation.first
    if said is not None and said.cue is not None and _is_object_of(parsed, said.cue, refutation):
        # "The inquiry found | no evidence to show that": what was found is told of the inquiry.
        statement, said = in_own_voice(statement), None
    if said is not None and said.cue is not None and said.cue.start < parsed.tokens[refutation.by].start:
        first = max(first, parsed.index_at(said.cue.start) + 1)
    return of_same_voice(article, parsed, statement, (first, refutation.last), attributed=said is not None)


def _is_object_of(parsed: ParsedSentence, cue: Span, refutation: Refutation) -> bool:
    """Whether what a "no" denies is the cue's object, not the subject of what is said ("said | no evidence showed it")."""
    tokens, no = parsed.tokens, refutation.by
    if no == 0 or tokens[no].lower != "no" or tokens[no - 1].end != cue.end:
        return False
    # A past is often read as a participle there.
    return not any(token.tag in FINITE or token.tag == "E" for token in tokens[no : refutation.content[0]])
