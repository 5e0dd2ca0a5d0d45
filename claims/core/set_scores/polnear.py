"""polnear: F1 of the sentences that hold attributed content, and of attributions with source and cue both right.

A sentence, as the app splits the text, holds attributed content where a letter or digit of it lies in the content of an
attribution. An attribution is right where the head of its cue is a word of an annotated cue and the head of its source a
word of that annotation's source, or neither names a source. They are paired one to one, in the order of the text, each
with the first annotation still free that it fits. All annotations with a cue count, also those without a source; a second
figure leaves out, on both sides, those without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.core.extraction.attribution.layer import SentenceAttributions, read_attributions
from claims.core.extraction.attribution.network import AttributionNetwork
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.records import Span
from claims.core.set_scores.protocol import Row, SetFigure, SetScore, f1_figure

_MEASURES = ("sentence holds attributed content", "source and cue", "source and cue, source named")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Cue and source as spans; annotated ones may be in pieces. No source: nobody is named."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]

    def fits(self, annotated: _Pair) -> bool:
        """Whether each of its words is one of ``annotated``."""
        if not _touches(self.cue, annotated.cue):
            return False
        return _touches(self.source, annotated.source) if self.source else not annotated.source


def polnear_set(network: AttributionNetwork) -> SetScore:
    """How the set is scored with these weights."""
    return SetScore(
        name="polnear",
        shape={"text": str, "attributions": [{"source": [[int, int]], "cue": [[int, int]], "content": [[int, int]]}]},
        score=lambda rows: score_polnear(rows, network),
    )


def score_polnear(rows: Iterable[Row], network: AttributionNetwork) -> list[SetFigure]:
    """F1 of sentences, of all attributions, and of those whose source is named."""
    judged = (judge_article(row, network) for row in rows)
    return figures_of(judged, cue_threshold=network.cue_threshold, sentence_threshold=network.sentence_threshold)


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article as found and as annotated: attributions with their probability; per sentence probability and truth."""

    found: tuple[tuple[float, _Pair], ...]
    annotated: tuple[_Pair, ...]
    sentences: tuple[tuple[float, bool], ...]


def judge_article(row: Row, network: AttributionNetwork) -> JudgedArticle:
    """One row as the network reads it; attributions under its threshold are not among those found."""
    text = row["text"]
    sentences = split_sentences(text)
    parsed = parse_sentences(text, sentences, find_quotations(text, sentences))
    read = read_attributions(parsed, network)
    contents = [span for annotation in row["attributions"] for span in _spans(annotation["content"])]
    return JudgedArticle(
        found=tuple(pair for sentence, one in zip(parsed, read, strict=True) for pair in _pairs_of(sentence, one)),
        annotated=tuple(_Pair(_spans(a["cue"]), _spans(a["source"])) for a in row["attributions"] if a["cue"]),
        sentences=tuple(
            (one.holds_content, any(_shares_words(text, sentence.span, content) for content in contents))
            for sentence, one in zip(parsed, read, strict=True)
        ),
    )


def figures_of(
    articles: Iterable[JudgedArticle], *, cue_threshold: float, sentence_threshold: float
) -> list[SetFigure]:
    """The figures at these thresholds, in the order of the module's description."""
    counts = {name: Counter[str]() for name in _MEASURES}
    for article in articles:
        found = [pair for probability, pair in article.found if probability >= cue_threshold]
        counts[_MEASURES[0]].update(_sentence_counts(article.sentences, sentence_threshold))
        counts[_MEASURES[1]].update(_pair_counts(found, article.annotated))
        counts[_MEASURES[2]].update(
            _pair_counts([pair for pair in found if pair.source], [pair for pair in article.annotated if pair.source])
        )
    return [f1_figure(name, given=c["given"], of=c["of"], right=c["right"]) for name, c in counts.items()]


def _pairs_of(sentence: ParsedSentence, found: SentenceAttributions) -> list[tuple[float, _Pair]]:
    tokens = sentence.tokens
    return [
        (cue.probability, _Pair((tokens[cue.at].span,), () if cue.source is None else (tokens[cue.source].span,)))
        for cue in found.cues
    ]


def _sentence_counts(sentences: Iterable[tuple[float, bool]], threshold: float) -> Counter[str]:
    counts: Counter[str] = Counter()
    for probability, holds in sentences:
        given = probability >= threshold
        counts.update(given=given, of=holds, right=given and holds)
    return counts


def _pair_counts(given: Sequence[_Pair], gold: Sequence[_Pair]) -> dict[str, int]:
    free = list(gold)
    right = 0
    for pair in given:
        match = next((annotated for annotated in free if pair.fits(annotated)), None)
        if match is not None:
            free.remove(match)
            right += 1
    return {"given": len(given), "of": len(gold), "right": right}


def _shares_words(text: str, left: Span, right: Span) -> bool:
    return any(char.isalnum() for char in text[max(left.start, right.start) : min(left.end, right.end)])


def _touches(left: Sequence[Span], right: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in left for other in right)


def _spans(pieces: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pieces)
