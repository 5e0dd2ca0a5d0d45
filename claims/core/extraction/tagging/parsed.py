"""A sentence as the later steps see it: tagged words, and which of them stand inside quotation marks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.core.extraction.tagging.clause_context import settle_by_clause
from claims.core.extraction.tagging.names_in_s import names_in_s, with_names_in_s
from claims.core.extraction.tagging.repairs import repair_clauses
from claims.core.extraction.tagging.tagger import tag
from claims.core.extraction.text.long_sentences import LONGEST_SENTENCE
from claims.core.extraction.text.opening_marks import BULLETS, behind_opening_mark
from claims.core.extraction.text.post_marks import end_of_words
from claims.core.extraction.text.quotations import Quotation
from claims.core.extraction.text.tokens import Token, tokenize
from claims.core.records import Sentence, Span

_LONGEST_DATELINE = 16
_LONGEST_WIRE = 6
"""Words and marks of the name of a wire in brackets behind the dash of a dateline at most ("TOKYO--(BUSINESS WIRE)--")."""
CLAIM_LABEL = re.compile(
    r"[-•*\s]{0,3}(?:(?:the|viral|original|main|online) ){0,2}"
    r"(?P<cue>claim|rumou?rs?|myths?|what (?:was|is being) claimed)(?: (?:no\. ?)?\d{1,2})?:\s",
    re.IGNORECASE,
)
"""How fact-checks mark what they look into, which they do not say themselves ("Claim: The council spent $3 million")."""


@dataclass(slots=True)
class ParsedSentence:
    """One sentence with its words; ``quoted[i]`` tells whether word ``i`` stands inside a quotation."""

    index: int
    sentence: Sentence
    tokens: list[Token]
    quotations: tuple[Quotation, ...]
    quoted: list[bool] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Its place in the body."""
        return self.sentence.span

    def index_at(self, offset: int) -> int:
        """Index of the first word that ends after ``offset``."""
        return bisect.bisect_right(self.tokens, offset, key=lambda token: token.end)

    def within(self, span: Span) -> list[Token]:
        """The words that lie inside ``span``."""
        return [token for token in self.tokens if span.start <= token.start and token.end <= span.end]


def parse_sentences(
    body: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[ParsedSentence, ...]:
    """Each sentence of ``body`` with its tagged words and the quotations that touch it."""
    parsed: list[ParsedSentence] = []
    first = 0
    for index, sentence in enumerate(sentences):
        while first < len(quotations) and quotations[first].span.end <= sentence.span.start:
            first += 1
        touching = []
        for quotation in quotations[first:]:
            if quotation.span.start >= sentence.span.end:
                break
            touching.append(quotation)
        parsed.append(_parse(body, index, sentence, tuple(touching)))
    return _join_names_in_s(parsed)


def parse_alone(text: str) -> list[Token]:
    """The tagged words of a sentence that stands in no body."""
    return _tagged(tokenize(text, Span(0, len(text))))


def _tagged(tokens: list[Token]) -> list[Token]:
    return repair_clauses(settle_by_clause(tag(tokens)))


def _join_names_in_s(parsed: Sequence[ParsedSentence]) -> tuple[ParsedSentence, ...]:
    """The sentences, with names that end in an apostrophe and "s" as one word each."""
    names = names_in_s([(row.tokens, row.quoted) for row in parsed])
    if not names:
        return tuple(parsed)
    joined = [with_names_in_s(row.tokens, row.quoted, names) for row in parsed]
    return tuple(
        replace(row, tokens=tokens, quoted=quoted) for row, (tokens, quoted) in zip(parsed, joined, strict=True)
    )


def _dateline_length(tokens: Sequence[Token]) -> int:
    """How many words a dateline takes ("KABUL, Afghanistan (AP) —"); 0 if the sentence has none."""
    if len(tokens) < 4 or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    for at, token in enumerate(tokens[1:_LONGEST_DATELINE], 1):
        if token.text in "—–―-":
            return _behind_wire(tokens, _behind_dashes(tokens, at))
        if not (token.is_capitalized or token.text in ",.()/" or token.text.isdigit()):
            return 0
    return 0


def _behind_dashes(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text in "—–―-":
        at += 1
    return at


def _behind_wire(tokens: Sequence[Token], at: int) -> int:
    """Past the name of a wire in brackets and its dash, if they stand at ``at``."""
    window = tokens[at : at + _LONGEST_WIRE]
    closing = next((place for place, token in enumerate(window) if token.text == ")"), None)
    if not window or window[0].text != "(" or closing is None:
        return at
    end = _behind_dashes(tokens, at + closing + 1)
    return end if end > at + closing + 1 else at


def _bullet_length(tokens: Sequence[Token]) -> int:
    """1 where a bullet or dash marks the sentence as an item of a list, else 0."""
    is_marked = len(tokens) > 2 and tokens[0].text in BULLETS and tokens[1].start > tokens[0].end
    return 1 if is_marked and tokens[1].text not in BULLETS else 0


def _parse(body: str, index: int, sentence: Sentence, quotations: tuple[Quotation, ...]) -> ParsedSentence:
    if sentence.span.end - sentence.span.start > LONGEST_SENTENCE:
        # An article's prose is cut before; what is left of that length is noise.
        return ParsedSentence(index, sentence, [], quotations)
    tokens = tokenize(body, sentence.span)
    span = sentence.span
    label = CLAIM_LABEL.match(body, span.start, span.end)
    first = label.end() if label is not None and label.end() < span.end else behind_opening_mark(body, span)
    tokens = [token for token in tokens if token.start >= first]
    closing = end_of_words(body, span.start, span.end)
    if closing < span.end and any(token.end <= closing for token in tokens):
        tokens = [token for token in tokens if token.end <= closing]
    tokens = _tagged(tokens[_dateline_length(tokens) or _bullet_length(tokens) :])
    quoted = [False] * len(tokens)
    for quotation in quotations:
        for place, token in enumerate(tokens):
            if quotation.span.start <= token.start < quotation.span.end:
                quoted[place] = True
    return ParsedSentence(index, sentence, tokens, quotations, quoted)
