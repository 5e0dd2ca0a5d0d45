"""gum_news_sentences: F1 of sentence borders inside paragraphs, and of whole sentences.

A border is the place where a sentence ends and another follows in its paragraph; the end of a paragraph is plain to see and
counts for nothing. Paragraphs are divided by a line break. A whole sentence is right where both its ends are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claims.core.extraction.text.sentences import split_sentences
from claims.core.set_scores.protocol import Row, SetFigure, SetScore, f1_figure

_MEASURES = ("border", "sentence")


def score_gum(rows: Iterable[Row]) -> list[SetFigure]:
    """F1 of borders and of whole sentences."""
    counts = {name: Counter[str]() for name in _MEASURES}
    for row in rows:
        text = row["text"]
        found = {(sentence.span.start, sentence.span.end) for sentence in split_sentences(text)}
        gold = {(start, end) for start, end in row["sentences"]}
        sides = {"border": (_borders(text, found), _borders(text, gold)), "sentence": (found, gold)}
        for name, (given, of) in sides.items():
            counts[name].update(given=len(given), of=len(of), right=len(given & of))
    return [
        f1_figure(name, given=count["given"], of=count["of"], right=count["right"]) for name, count in counts.items()
    ]


def _borders(text: str, sentences: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The ends of the sentences that another one follows in the same paragraph, each as an empty span."""
    return {(end, end) for _, end in sentences if _goes_on(text, end)}


def _goes_on(text: str, end: int) -> bool:
    """Whether a paragraph goes on behind a place; blanks are stepped over, a line break ends it."""
    while end < len(text) and text[end] == " ":
        end += 1
    return end < len(text) and not text[end].isspace()


SET = SetScore(name="gum_news_sentences", shape={"text": str, "sentences": [[int, int]]}, score=score_gum)
"""Zeldes 2017, GUM: Wikinews articles."""
