"""Interviews without labels: questions as paragraphs of their own, and what the one who was introduced answers.

"Has it changed the business?", and below it "The website fell over in six minutes. We sell 90 wheels a month.".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from claims.core.extraction.tagging.parsed import ParsedSentence

Test = Callable[[ParsedSentence], bool]

_LEAST_QUESTIONS = 3
"""Paragraphs that ask, at least."""
_LONGEST_QUESTION = 40
"""Words and marks of such a paragraph at most."""
_LEAST_ANSWERED = 0.5
"""Share of them behind which somebody speaks of himself, at least: in lists of questions nobody does."""


def answers_of(
    body: str, parsed: Sequence[ParsedSentence], *, speaks: Test, asks_somebody: Test
) -> tuple[int, list[int]] | None:
    """The first question and the sentences of the answers; None where the text is no such interview.

    ``speaks`` tells whether a sentence has a word for whoever speaks, ``asks_somebody`` whether one has "you".
    """
    paragraphs = [list(rows) for _, rows in groupby(parsed, key=lambda row: row.sentence.paragraph)]
    asked = [at for at, rows in enumerate(paragraphs) if _asks(body, rows) and not any(map(speaks, rows))]
    turns = [
        _answer(paragraphs, at, following, speaks) for at, following in zip(asked, [*asked[1:], None], strict=False)
    ]
    answered = [turn for turn in turns if turn]
    addressed = sum(any(map(asks_somebody, paragraphs[at])) for at in asked)
    if len(asked) < _LEAST_QUESTIONS or addressed < _LEAST_QUESTIONS - 1:
        return None
    if len(answered) < _LEAST_ANSWERED * len(asked):
        return None
    return paragraphs[asked[0]][0].index, [row.index for turn in answered for row in turn]


def _asks(body: str, rows: Sequence[ParsedSentence]) -> bool:
    """Whether a paragraph is a question outside of quotation marks, and short."""
    text = body[rows[0].span.start : rows[-1].span.end].rstrip("*_ ")
    short = sum(len(row.tokens) for row in rows) <= _LONGEST_QUESTION
    return short and text.endswith("?") and not any(any(row.quoted) for row in rows)


def _answer(
    paragraphs: Sequence[Sequence[ParsedSentence]], question: int, following: int | None, speaks: Test
) -> list[ParsedSentence]:
    """The sentences from behind a question to the last paragraph before the next in which somebody says "I" or "we".

    What else stands there is the reporter's, as are brackets and questions put as statements ("You nearly gave up.").
    """
    behind = paragraphs[question + 1 : following]
    own = [at for at, rows in enumerate(behind) if any(map(speaks, rows))]
    if not own:
        return []
    told = behind[: own[-1] + 1]
    return [row for at, rows in enumerate(told) if at in own or at < own[0] for row in rows]
